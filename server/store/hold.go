package store

import (
	"fmt"

	"gorm.io/gorm/clause"

	"enplan/models"
)

type holdRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	SinceMs   int64  `gorm:"column:since_ms;primaryKey;autoIncrement:false"`
	Reason    []byte `gorm:"column:reason"`
	LiftedMs  *int64 `gorm:"column:lifted_ms"`
}

func (holdRow) TableName() string { return "holds" }

func (r holdRow) place() []byte { return fmt.Appendf(nil, "hold %q %d", r.CitizenID, r.SinceMs) }

// Hold keeps a citizen's data from being erased from now on. The citizen must be
// locked.
func (t *Tx) Hold(citizenID, reason string) (err error) {
	row := holdRow{CitizenID: citizenID, SinceMs: t.Now.UnixMilli()}
	if row.Reason, err = t.seal(citizenID, []byte(reason), row.place()); err != nil {
		return err
	}
	return rowsOf[holdRow](t.db, clause.OnConflict{UpdateAll: true}).Create(t.ctx, &row) // twice in one millisecond: the last stands
}

// LiftHolds ends all that hold a citizen's data, and says how many.
func (t *Tx) LiftHolds(citizenID string) (int64, error) {
	return t.exec("UPDATE holds SET lifted_ms = $1 WHERE citizen_id = $2 AND lifted_ms IS NULL", t.Now.UnixMilli(), citizenID)
}

// Holds are the citizen's, oldest first, those that were lifted too.
func (t *Tx) Holds(citizenID string) ([]models.Hold, error) {
	rows, err := rowsOf[holdRow](t.db).Where("citizen_id = ?", citizenID).Order("since_ms").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := make([]models.Hold, len(rows))
	for i, row := range rows {
		reason, err := t.open(citizenID, row.Reason, row.place())
		if err != nil {
			return nil, fmt.Errorf("open a hold: %w", err)
		}
		all[i] = models.Hold{Citizen: citizenID, Since: instant(&row.SinceMs), Reason: string(reason), Lifted: instant(row.LiftedMs)}
	}
	return all, nil
}

// IsHeld reports whether the citizen's data may not be erased now.
func (t *Tx) IsHeld(citizenID string) (bool, error) {
	n, err := rowsOf[holdRow](t.db).Where("citizen_id = ? AND lifted_ms IS NULL", citizenID).Count(t.ctx, "*")
	return n > 0, err
}
