package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"enplan/models"
)

type consentRow struct {
	CitizenID   string `gorm:"column:citizen_id;primaryKey"`
	Seq         int64  `gorm:"column:seq;primaryKey;autoIncrement:false"`
	ConsentID   string `gorm:"column:consent_id"`
	What        string `gorm:"column:what"`
	FromID      string `gorm:"column:from_id"`
	ToID        string `gorm:"column:to_id"`
	Category    string `gorm:"column:category"`
	Item        string `gorm:"column:item"`
	Purpose     string `gorm:"column:purpose"`
	WithoutYes  string `gorm:"column:without_yes"`
	UntilMs     *int64 `gorm:"column:until_ms"`
	ByRole      string `gorm:"column:by_role"`
	ByID        string `gorm:"column:by_id"`
	Capacity    string `gorm:"column:capacity"`
	Guards      string `gorm:"column:guards"`
	InForce     bool   `gorm:"column:in_force"`
	Form        string `gorm:"column:form"`
	Words       []byte `gorm:"column:words"`
	TextHash    []byte `gorm:"column:text_hash"`
	Language    string `gorm:"column:language"`
	AtMs        int64  `gorm:"column:at_ms"`
	KeyDigest   []byte `gorm:"column:key_digest"`
	AskedDigest []byte `gorm:"column:asked_digest"`
	AuthMs      *int64 `gorm:"column:auth_ms"`
	LOA         string `gorm:"column:loa"`
}

func (consentRow) TableName() string { return "consents" }

func (r consentRow) place() []byte { return fmt.Appendf(nil, "consent %q %d", r.CitizenID, r.Seq) }

// consentWords is what is sealed of a consent event: what people wrote.
type consentWords struct {
	ForWhat string `json:"forWhat,omitempty"`
	Note    string `json:"note,omitempty"`
	On      string `json:"on,omitempty"` // as models.Date
}

// AddConsent adds what happens now to a consent, and gives its Seq. The citizen
// must be locked.
func (t *Tx) AddConsent(citizenID string, e models.ConsentEvent, key Key) (seq int64, err error) {
	last, err := rowsOf[consentRow](t.db).Select("seq").Where("citizen_id = ?", citizenID).Order("seq DESC").Take(t.ctx)
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return 0, err
	}
	row := consentRow{
		CitizenID: citizenID, Seq: last.Seq + 1, ConsentID: e.Consent, What: string(e.What),
		FromID: e.Terms.From, ToID: e.Terms.To, Category: string(e.Terms.Category), Item: e.Terms.Item,
		Purpose: string(e.Terms.Purpose), WithoutYes: string(e.Terms.Without), UntilMs: millis(e.Until),
		ByRole: string(e.By.Role), ByID: e.By.ID, Capacity: string(e.Capacity), Guards: string(e.Guards), InForce: e.InForce,
		Form: string(e.Form), TextHash: e.Text, Language: e.Language, AtMs: e.At.UnixMilli(),
		KeyDigest: key.Name, AskedDigest: key.Asked, AuthMs: millis(e.Auth), LOA: string(e.LOA),
	}
	if words := (consentWords{e.Terms.ForWhat, e.Note, e.On.String()}); words != (consentWords{}) {
		plain, err := json.Marshal(words)
		if err != nil {
			return 0, err
		}
		if row.Words, err = t.seal(citizenID, plain, row.place()); err != nil {
			return 0, err
		}
	}
	return row.Seq, rowsOf[consentRow](t.db).Create(t.ctx, &row)
}

// ConsentKept reports whether the very same was kept before under this key, and
// of which consent. It returns ErrKeyUsed when the key was used for something
// else.
func (t *Tx) ConsentKept(citizenID string, key Key) (consent string, kept bool, err error) {
	if key.Name == nil {
		return "", false, nil
	}
	row, err := rowsOf[consentRow](t.db).Select("consent_id", "asked_digest").
		Where("citizen_id = ? AND key_digest = ?", citizenID, key.Name).Take(t.ctx)
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return "", false, nil
	case err != nil:
		return "", false, err
	case !bytes.Equal(row.AskedDigest, key.Asked):
		return "", false, ErrKeyUsed
	}
	return row.ConsentID, true, nil
}

// Consents is all that happened to the citizen's consents, oldest first. What did before
// an erasure is left out: it is kept to show that it was so, and allows nothing.
func (t *Tx) Consents(citizenID string) ([]models.ConsentEvent, error) {
	if err := t.needKeys(citizenID); err != nil {
		return nil, err
	}
	var events []models.ConsentEvent
	err := t.each(func(row *sql.Rows) error {
		r := consentRow{CitizenID: citizenID}
		if err := row.Scan(&r.Seq, &r.ConsentID, &r.What, &r.FromID, &r.ToID, &r.Category, &r.Item, &r.Purpose, &r.WithoutYes, &r.UntilMs,
			&r.ByRole, &r.ByID, &r.Capacity, &r.Guards, &r.InForce, &r.Form, &r.Words, &r.TextHash, &r.Language, &r.AtMs,
			&r.AuthMs, &r.LOA); err != nil {
			return err
		}
		e, err := t.openConsent(r)
		events = append(events, e)
		return err
	}, `SELECT seq, consent_id, what, from_id, to_id, category, item, purpose, without_yes, until_ms,
by_role, by_id, capacity, guards, in_force, form, words, text_hash, language, at_ms, auth_ms, loa
FROM consents WHERE citizen_id = $1 AND `+afterErasure+` ORDER BY seq`, citizenID)
	return events, err
}

func (t *Tx) openConsent(r consentRow) (models.ConsentEvent, error) {
	var words consentWords
	if r.Words != nil {
		plain, err := t.open(r.CitizenID, r.Words, r.place())
		if err != nil {
			return models.ConsentEvent{}, fmt.Errorf("open a consent: %w", err)
		}
		if err := json.Unmarshal(plain, &words); err != nil {
			return models.ConsentEvent{}, fmt.Errorf("read a consent: %w", err)
		}
	}
	on, err := models.ParseDate(words.On)
	if words.On != "" && err != nil {
		return models.ConsentEvent{}, fmt.Errorf("read a consent: %w", err)
	}
	return models.ConsentEvent{
		Seq: r.Seq, Consent: r.ConsentID, What: models.ConsentDeed(r.What),
		Terms: models.Terms{
			From: r.FromID, To: r.ToID, Category: models.Category(r.Category), Item: r.Item,
			Purpose: models.Purpose(r.Purpose), ForWhat: words.ForWhat, Without: models.WithoutYes(r.WithoutYes),
		},
		Until: instant(r.UntilMs), By: models.Viewer{Role: models.Role(r.ByRole), ID: r.ByID},
		Capacity: models.Capacity(r.Capacity), Guards: models.GuardianForm(r.Guards), InForce: r.InForce,
		Form: models.Form(r.Form), Note: words.Note, On: on, Text: r.TextHash, Language: r.Language, At: instant(&r.AtMs),
		Auth: instant(r.AuthMs), LOA: models.LOA(r.LOA),
	}, nil
}

// AskedFor are the departments that a consent of the citizen's was ever about.
func (t *Tx) AskedFor(citizenID string) (departments []string, err error) {
	err = t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		departments = append(departments, id)
		return err
	}, "SELECT DISTINCT to_id FROM consents WHERE citizen_id = $1 ORDER BY to_id", citizenID)
	return departments, err
}

// Revocations are all that made a consent less, of all citizens, oldest first for
// each.
func (t *Tx) Revocations() ([]models.Revocation, error) {
	rows, err := rowsOf[consentRow](t.db).
		Where("what IN ?", []models.ConsentDeed{models.ConsentNarrowed, models.ConsentPaused, models.ConsentResumed, models.ConsentWithdrawn}).
		Order("citizen_id, seq").Find(t.ctx)
	all := make([]models.Revocation, 0, len(rows))
	for _, row := range rows {
		row.Words = nil // nothing of them is in a revocation
		e, err := t.openConsent(row)
		if err != nil {
			return nil, err
		}
		if r, ok := models.RevocationOf(row.CitizenID, e); ok {
			all = append(all, r)
		}
	}
	return all, err
}
