package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type safetyRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Version   int64  `gorm:"column:version"`
	Body      []byte `gorm:"column:body"`
	EndsMs    *int64 `gorm:"column:ends_ms"`
	SavedMs   int64  `gorm:"column:saved_ms"`
}

func (safetyRow) TableName() string { return "safeties" }

func (r safetyRow) place() []byte { return fmt.Appendf(nil, "safety %q", r.CitizenID) }

func (t *Tx) openSafety(row safetyRow) (models.Safety, error) {
	plain, err := t.open(row.CitizenID, row.Body, row.place())
	if err != nil {
		return models.Safety{}, fmt.Errorf("open how a citizen is met: %w", err)
	}
	s := models.Safety{Version: models.Version(row.Version), Ends: instant(row.EndsMs)}
	return s, json.Unmarshal(plain, &s)
}

// Safety is the citizen's; the zero one when nothing was ever said of it.
func (t *Tx) Safety(citizenID string) (models.Safety, error) {
	row, err := rowsOf[safetyRow](t.db).Where("citizen_id = ?", citizenID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.Safety{}, nil
	}
	if err != nil {
		return models.Safety{}, err
	}
	return t.openSafety(row)
}

// SaveSafety keeps the citizen's, as the version it carries. The citizen must be
// locked.
func (t *Tx) SaveSafety(citizenID string, s models.Safety) error {
	body, err := json.Marshal(s)
	if err != nil {
		return err
	}
	row := safetyRow{CitizenID: citizenID, Version: int64(s.Version), EndsMs: millis(s.Ends), SavedMs: t.Now.UnixMilli()}
	if row.Body, err = t.seal(citizenID, body, row.place()); err != nil {
		return err
	}
	return rowsOf[safetyRow](t.db, clause.OnConflict{
		Columns: []clause.Column{{Name: "citizen_id"}}, DoUpdates: clause.AssignmentColumns([]string{"version", "body", "ends_ms", "saved_ms"}),
	}).Create(t.ctx, &row)
}

// SafetiesOver are citizens whose Safety was to end by now; at most limit.
func (t *Tx) SafetiesOver(limit int) ([]string, error) {
	rows, err := rowsOf[safetyRow](t.db).Select("citizen_id").Where("ends_ms <= ?", t.Now.UnixMilli()).Order("citizen_id").Limit(limit).Find(t.ctx)
	citizens := make([]string, len(rows))
	for i, row := range rows {
		citizens[i] = row.CitizenID
	}
	return citizens, err
}

// reachSafety silences those whose Safety is on.
func (t *Tx) reachSafety(citizens []string, reach map[string]*Reach) error {
	if err := t.needKeys(citizens...); err != nil {
		return err
	}
	return t.ofCitizens(citizens, func(row *sql.Rows) error {
		var r safetyRow
		if err := row.Scan(&r.CitizenID, &r.Version, &r.Body, &r.EndsMs); err != nil {
			return err
		}
		s, err := t.openSafety(r)
		reach[r.CitizenID].Wishes.Silent = s.IsOn(t.Now)
		return err
	}, "SELECT citizen_id, version, body, ends_ms FROM safeties WHERE citizen_id IN (", ")")
}
