package store

import (
	"time"

	"gorm.io/gorm/clause"

	"enplan/models"
)

type dueRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Promise   string `gorm:"column:promise;primaryKey"`
	Source    string `gorm:"column:source"`
	DueDay    string `gorm:"column:due_day"`
	Kept      bool   `gorm:"column:kept"`
	Over      bool   `gorm:"column:over"`
}

func (dueRow) TableName() string { return "dues" }

// PromiseDue is what is kept of a promise: no words.
type PromiseDue struct {
	Promise string
	Source  string // whose department owes it, "" for the borgerkonsulent
	Due     models.Date
	Kept    bool // by its day
	Over    bool
}

// KeepDues brings the citizen's promises up to date with those that there are
// now. One that is no more is forgotten, unless it was over. The citizen should
// be locked.
func (t *Tx) KeepDues(citizenID string, now []PromiseDue) error {
	rows, err := rowsOf[dueRow](t.db).Where("citizen_id = ?", citizenID).Find(t.ctx)
	if err != nil {
		return err
	}
	before := map[string]dueRow{}
	for _, row := range rows {
		before[row.Promise] = row
	}
	for _, d := range now {
		row := dueRow{CitizenID: citizenID, Promise: d.Promise, Source: d.Source, DueDay: d.Due.String(), Kept: d.Kept, Over: d.Over}
		same := before[d.Promise] == row
		delete(before, d.Promise)
		if same {
			continue
		}
		if err := rowsOf[dueRow](t.db, clause.OnConflict{
			Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "promise"}},
			DoUpdates: clause.AssignmentColumns([]string{"source", "due_day", "kept", "over"}),
		}).Create(t.ctx, &row); err != nil {
			return err
		}
	}
	for _, row := range before {
		if row.Over {
			continue
		}
		if _, err := rowsOf[dueRow](t.db).Where("citizen_id = ? AND promise = ?", citizenID, row.Promise).Delete(t.ctx); err != nil {
			return err
		}
	}
	return nil
}

// Dues are the promises that fell due in the period, by the title of the source
// that owes them or the unit of the citizen's borgerkonsulent on that day.
func (t *Tx) Dues(p models.Period, loc *time.Location) ([]models.Due, error) {
	var rows []struct {
		CitizenID, Source, DueDay, Title string
		Kept                             bool
	}
	err := t.db.Raw(`SELECT d.citizen_id, d.source, d.due_day, d.kept, COALESCE(s.title, '') AS title FROM dues d
LEFT JOIN sources s ON s.name = d.source WHERE d.due_day >= ? AND d.due_day < ?`, p.From.String(), p.End().String()).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	units, err := t.coordinatingUnits()
	if err != nil {
		return nil, err
	}
	dues := make([]models.Due, len(rows))
	for i, r := range rows {
		by, err := models.ParseDate(r.DueDay)
		if err != nil {
			return nil, err
		}
		dues[i] = models.Due{Unit: r.Title, Citizen: r.CitizenID, By: by, Kept: r.Kept}
		if r.Source == "" {
			dues[i].Unit = unitAt(units[r.CitizenID], by.At(12, 0, loc).UnixMilli())
		}
	}
	return dues, nil
}
