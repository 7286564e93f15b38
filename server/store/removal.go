package store

import (
	"bytes"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type removalRow struct {
	Source     string `gorm:"column:source;primaryKey"`
	Kind       string `gorm:"column:kind;primaryKey"`
	ExternalID string `gorm:"column:external_id;primaryKey"`
	CitizenID  string `gorm:"column:citizen_id"`
	Version    int64  `gorm:"column:version"`
	Digest     []byte `gorm:"column:digest"`
	AtMs       int64  `gorm:"column:at_ms"`
}

func (removalRow) TableName() string { return "removals" }

// RemovePlan removes the record that is a plan, and what was kept beside it that holds
// its words: what deliveries changed in it, what its department was told, what was told
// of its appointments, and every earlier plan of the citizen. plan names it in the one
// plan. The citizen must be locked, and what is made of the records must be made anew.
// there is false when no such record of the citizen's is here, or a newer one.
func (t *Tx) RemovePlan(r models.Removal, plan string) (there bool, err error) {
	row, err := rowsOf[recordRow](t.db, rowLock).Select("subject", "version", "digest").
		Where("source = ? AND kind = ? AND external_id = ?", r.Source, r.Kind, r.ID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	owner, err := t.CitizenOfRef(r.Source, row.Subject)
	if models.KindOf(err) == models.NotFound || owner != r.Citizen || row.Version > r.Version {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for _, s := range []struct {
		statement string
		args      []any
	}{
		{"DELETE FROM records WHERE source = $1 AND kind = $2 AND external_id = $3", []any{r.Source, r.Kind, r.ID}},
		// The number of the last event is not given again, so that one stays, with no words.
		{"UPDATE events SET note = NULL, shown = 0 WHERE citizen_id = $1 AND about = 'change' AND target = $2", []any{r.Citizen, plan}},
		{"DELETE FROM events WHERE citizen_id = $1 AND about = 'change' AND target = $2" +
			" AND seq < (SELECT MAX(seq) FROM events WHERE citizen_id = $3)", []any{r.Citizen, plan, r.Citizen}},
		{"DELETE FROM notices WHERE citizen_id = $1 AND source = $2 AND plan = $3", []any{r.Citizen, r.Source, r.ID}},
		{"DELETE FROM notifications WHERE citizen_id = $1 AND substr(ref, 1, length(CAST($2 AS TEXT))) = $3", []any{r.Citizen, plan + "~", plan + "~"}},
		{"DELETE FROM earlier_plans WHERE citizen_id = $1", []any{r.Citizen}},
	} {
		if _, err := t.exec(s.statement, s.args...); err != nil {
			return false, fmt.Errorf("remove a plan: %w", err)
		}
	}
	return true, t.noteRemoval(r, row.Digest)
}

func (t *Tx) noteRemoval(r models.Removal, digest []byte) error {
	return rowsOf[removalRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "source"}, {Name: "kind"}, {Name: "external_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"citizen_id", "version", "digest", "at_ms"}),
	}).Create(t.ctx, &removalRow{
		Source: r.Source, Kind: r.Kind, ExternalID: r.ID, CitizenID: r.Citizen, Version: r.Version, Digest: digest, AtMs: r.At.UnixMilli(),
	})
}

// Removals are all there were of citizens who are here, oldest first.
func (t *Tx) Removals() ([]models.Removal, error) {
	rows, err := rowsOf[removalRow](t.db).Order("at_ms, source, external_id").Find(t.ctx)
	all := make([]models.Removal, len(rows))
	for i, row := range rows {
		all[i] = models.Removal{
			Citizen: row.CitizenID, Source: row.Source, Kind: row.Kind, ID: row.ExternalID, Version: row.Version, At: instant(&row.AtMs),
			By: models.Viewer{Role: models.AsOperator},
		}
	}
	return all, err
}

// wasRemoved reports whether the very same was removed because its time was over, or
// something newer was. A version that is higher, with other content, is a new thing.
func (t *Tx) wasRemoved(r recordRow) (bool, error) {
	row, err := rowsOf[removalRow](t.db).
		Where("source = ? AND kind = ? AND external_id = ?", r.Source, r.Kind, r.ExternalID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	return err == nil && (r.Version <= row.Version || bytes.Equal(r.Digest, row.Digest)), err
}
