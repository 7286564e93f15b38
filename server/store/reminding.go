package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"enplan/models"
)

type remindingRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Version   int64  `gorm:"column:version"`
	Body      []byte `gorm:"column:body"`
	SavedMs   int64  `gorm:"column:saved_ms"`
}

func (remindingRow) TableName() string { return "remindings" }

func (r remindingRow) place() []byte { return fmt.Appendf(nil, "reminding %q", r.CitizenID) }

// Reminding is how the citizen wants to be told; as those are who chose nothing,
// when the citizen has not. It is silent while the citizen's Safety is on.
func (t *Tx) Reminding(citizenID string) (models.Reminding, error) {
	safety, err := t.Safety(citizenID)
	if err != nil {
		return models.Reminding{}, err
	}
	r, err := t.chosen(citizenID)
	r.Silent = safety.IsOn(t.Now)
	return r, err
}

func (t *Tx) chosen(citizenID string) (models.Reminding, error) {
	row, err := rowsOf[remindingRow](t.db).Where("citizen_id = ?", citizenID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.DefaultReminding(), nil
	}
	if err != nil {
		return models.Reminding{}, err
	}
	plain, err := t.open(citizenID, row.Body, row.place())
	if err != nil {
		return models.Reminding{}, fmt.Errorf("open how a citizen is told: %w", err)
	}
	r := models.Reminding{Version: models.Version(row.Version)}
	return r, json.Unmarshal(plain, &r)
}

// SaveReminding keeps how the citizen wants to be told, as the version it carries.
// The citizen must be locked.
func (t *Tx) SaveReminding(citizenID string, r models.Reminding) error {
	plain, err := json.Marshal(r)
	if err != nil {
		return err
	}
	row := remindingRow{CitizenID: citizenID, Version: int64(r.Version), SavedMs: t.Now.UnixMilli()}
	if row.Body, err = t.seal(citizenID, plain, row.place()); err != nil {
		return err
	}
	if _, err := rowsOf[remindingRow](t.db).Where("citizen_id = ?", citizenID).Delete(t.ctx); err != nil {
		return err
	}
	return rowsOf[remindingRow](t.db).Create(t.ctx, &row)
}
