package store

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// EarlierPlan is a finished plan as it once was.
type EarlierPlan struct {
	Made   time.Time // set by KeepPlan
	Digest []byte    // of what in it is no work of the clock
	Body   []byte    // compressed
}

type earlierRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Language  string `gorm:"column:language;primaryKey"`
	MadeMs    int64  `gorm:"column:made_ms;primaryKey;autoIncrement:false"`
	Digest    []byte `gorm:"column:digest"`
	Body      []byte `gorm:"column:body"`
}

func (earlierRow) TableName() string { return "earlier_plans" }

func (r earlierRow) place() []byte {
	return fmt.Appendf(nil, "earlier plan %q %q %d", r.CitizenID, r.Language, r.MadeMs)
}

// KeepPlan keeps the plan as it is now, unless the last one kept is the same.
// The citizen must be locked.
func (t *Tx) KeepPlan(citizenID, language string, p EarlierPlan) error {
	last, err := rowsOf[earlierRow](t.db).Select("digest").
		Where("citizen_id = ? AND language = ?", citizenID, language).Order("made_ms DESC").Take(t.ctx)
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return err
	}
	if err == nil && bytes.Equal(last.Digest, p.Digest) {
		return nil
	}
	row := earlierRow{CitizenID: citizenID, Language: language, MadeMs: t.Now.UnixMilli(), Digest: p.Digest}
	if row.Body, err = t.seal(citizenID, p.Body, row.place()); err != nil {
		return err
	}
	return rowsOf[earlierRow](t.db, clause.OnConflict{ // twice in one millisecond: the last stands
		Columns:   []clause.Column{{Name: "citizen_id"}, {Name: "language"}, {Name: "made_ms"}},
		DoUpdates: clause.AssignmentColumns([]string{"digest", "body"}),
	}).Create(t.ctx, &row)
}

// EarlierPlans is when each kept plan was made, oldest first.
func (t *Tx) EarlierPlans(citizenID, language string) ([]time.Time, error) {
	rows, err := rowsOf[earlierRow](t.db).Select("made_ms").
		Where("citizen_id = ? AND language = ?", citizenID, language).Order("made_ms").Find(t.ctx)
	at := make([]time.Time, len(rows))
	for i, row := range rows {
		at[i] = instant(&row.MadeMs)
	}
	return at, err
}

// EarlierPlan returns models.ErrNotFound when none was kept that was made then.
func (t *Tx) EarlierPlan(citizenID, language string, made time.Time) (EarlierPlan, error) {
	row, err := rowsOf[earlierRow](t.db).
		Where("citizen_id = ? AND language = ? AND made_ms = ?", citizenID, language, made.UnixMilli()).Take(t.ctx)
	if err != nil {
		return EarlierPlan{}, missing(err)
	}
	body, err := t.open(citizenID, row.Body, row.place())
	return EarlierPlan{Made: instant(&row.MadeMs), Digest: row.Digest, Body: body}, err
}

// DropEarlier forgets the plan that was made then.
func (t *Tx) DropEarlier(citizenID, language string, made time.Time) error {
	_, err := rowsOf[earlierRow](t.db).Where("citizen_id = ? AND language = ? AND made_ms = ?", citizenID, language, made.UnixMilli()).Delete(t.ctx)
	return err
}
