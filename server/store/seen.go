package store

import (
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type seenRow struct {
	CitizenID  string `gorm:"column:citizen_id;primaryKey"`
	ReaderRole string `gorm:"column:reader_role;primaryKey"`
	ReaderID   string `gorm:"column:reader_id;primaryKey"`
	Seq        int64  `gorm:"column:seq"`
	AtMs       int64  `gorm:"column:at_ms"`
}

func (seenRow) TableName() string { return "seen" }

// SaveSeen notes how far the reader has read about the citizen. It never goes back.
func (t *Tx) SaveSeen(citizenID string, who models.Viewer, seq int64) error {
	row := seenRow{CitizenID: citizenID, ReaderRole: string(who.Role), ReaderID: who.ID, Seq: seq, AtMs: t.Now.UnixMilli()}
	return rowsOf[seenRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "reader_role"}, {Name: "reader_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"seq", "at_ms"}),
		Where:     clause.Where{Exprs: []clause.Expression{clause.Expr{SQL: "seen.seq < excluded.seq"}}},
	}).Create(t.ctx, &row)
}

// SeenBy is how far the reader has read about the citizen.
func (t *Tx) SeenBy(citizenID string, who models.Viewer) (models.Seen, error) {
	row, err := rowsOf[seenRow](t.db).
		Where("citizen_id = ? AND reader_role = ? AND reader_id = ?", citizenID, string(who.Role), who.ID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.Seen{}, nil
	}
	return models.Seen{Seq: row.Seq, Ever: err == nil}, err
}
