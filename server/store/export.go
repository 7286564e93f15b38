package store

import (
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type exportRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	BusyMs    int64  `gorm:"column:busy_ms"`
}

func (exportRow) TableName() string { return "exports" }

// ExportBusy is until when at the latest an export of the citizen's is being
// made, the zero time for none.
func (t *Tx) ExportBusy(citizenID string) (time.Time, error) {
	row, err := rowsOf[exportRow](t.db).Where("citizen_id = ?", citizenID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return time.Time{}, nil
	}
	return instant(&row.BusyMs), err
}

// KeepExportBusy notes that one is being made. The citizen must be locked.
func (t *Tx) KeepExportBusy(citizenID string, until time.Time) error {
	row := exportRow{CitizenID: citizenID, BusyMs: until.UnixMilli()}
	return rowsOf[exportRow](t.db, clause.OnConflict{
		Columns: []clause.Column{{Name: "citizen_id"}}, DoUpdates: clause.AssignmentColumns([]string{"busy_ms"}),
	}).Create(t.ctx, &row)
}

// EndExport notes that the one that was to be busy until then is made. Another
// that was begun since is left alone.
func (t *Tx) EndExport(citizenID string, until time.Time) error {
	_, err := rowsOf[exportRow](t.db).Where("citizen_id = ? AND busy_ms = ?", citizenID, until.UnixMilli()).Delete(t.ctx)
	return err
}

// DoneSince counts how often the action was done to the citizen since a time, by
// the log.
func (t *Tx) DoneSince(citizenID string, action models.Action, since time.Time) (int, error) {
	n, err := rowsOf[logRow](t.db).
		Where("citizen_id = ? AND action = ? AND result = ? AND at_ms >= ?", citizenID, string(action), string(models.Done), since.UnixMilli()).
		Count(t.ctx, "*")
	return int(n), err
}

// AllEntries are all lines of the citizen's log, oldest first.
func (t *Tx) AllEntries(citizenID string) ([]models.Entry, error) {
	rows, err := rowsOf[logRow](t.db).Where("citizen_id = ?", citizenID).Order("seq").Find(t.ctx)
	entries := make([]models.Entry, len(rows))
	for i, row := range rows {
		entries[i] = row.entry()
	}
	return entries, err
}
