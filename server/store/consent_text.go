package store

import (
	"errors"
	"fmt"

	"enplan/models"
	"enplan/server/vault"
)

// ConsentText is a text as it was shown to a citizen before a choice.
type ConsentText struct {
	Citizen  string
	Hash     []byte // SHA-256 of Body
	Language string
	Body     []byte
}

// consentTextRow is sealed: a text can name what the citizen called a goal.
type consentTextRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Hash      []byte `gorm:"column:hash;primaryKey"`
	KeptMs    int64  `gorm:"column:kept_ms;primaryKey;autoIncrement:false"`
	Language  string `gorm:"column:language"`
	Body      []byte `gorm:"column:body"`
}

func (consentTextRow) TableName() string { return "consent_texts" }

func (r consentTextRow) place() []byte {
	return fmt.Appendf(nil, "consent text %q %x", r.CitizenID, r.Hash)
}

// KeepConsentText keeps a text under its hash; the same again is no fault. The
// citizen must be locked.
func (t *Tx) KeepConsentText(text ConsentText) error {
	_, err := t.ConsentTextOf(text.Citizen, text.Hash)
	if models.KindOf(err) != models.NotFound {
		return err
	}
	row := consentTextRow{CitizenID: text.Citizen, Hash: text.Hash, KeptMs: t.Now.UnixMilli(), Language: text.Language}
	if row.Body, err = t.seal(text.Citizen, text.Body, row.place()); err != nil {
		return err
	}
	return rowsOf[consentTextRow](t.db).Create(t.ctx, &row)
}

// ConsentTextOf returns models.ErrNotFound when the citizen was shown no such text,
// or before an erasure.
func (t *Tx) ConsentTextOf(citizenID string, hash []byte) (ConsentText, error) {
	row, err := rowsOf[consentTextRow](t.db).Where("citizen_id = ? AND hash = ?", citizenID, hash).Order("kept_ms DESC").Take(t.ctx)
	if err != nil {
		return ConsentText{}, missing(err)
	}
	body, err := t.open(citizenID, row.Body, row.place())
	if errors.Is(err, vault.ErrGone) {
		return ConsentText{}, models.ErrNotFound
	}
	return ConsentText{citizenID, row.Hash, row.Language, body}, err
}
