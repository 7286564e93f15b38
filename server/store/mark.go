package store

import (
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type markRow struct {
	Name   string `gorm:"column:name;primaryKey"`
	MadeMs int64  `gorm:"column:made_ms"`
}

func (markRow) TableName() string { return "marks" }

// Mark keeps that something is true of the whole database.
func (t *Tx) Mark(name string) error {
	row := markRow{Name: name, MadeMs: t.Now.UnixMilli()}
	return rowsOf[markRow](t.db, clause.OnConflict{DoNothing: true}).Create(t.ctx, &row)
}

// Marked reports whether that was kept.
func (t *Tx) Marked(name string) (bool, error) {
	_, err := rowsOf[markRow](t.db).Where("name = ?", name).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	return err == nil, err
}
