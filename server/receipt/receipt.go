// Package receipt writes what happened to one consent as a record that others can
// read: ISO/IEC TS 27560 in the words of the W3C Data Privacy Vocabulary, as
// JSON-LD, and HL7 FHIR R4 Consent. Both carry every event and can be read back
// whole, and both are signed, so that they count without us.
//
// It refuses to know databases, requests and keys of ours: what it is given is
// all it says, and the key comes as a parameter.
package receipt

import (
	"encoding/hex"
	"slices"
	"time"

	"enplan/models"
)

// Receipt is one consent with what is told of it. Issued is when it is told.
type Receipt struct {
	Issued     time.Time
	Subject    string // the citizen's opaque id
	Controller Party  // the municipality
	From, To   Party  // the departments; From is the citizen for the citizen's own words
	FromHealth bool   // what From knows is health information (sundhedsloven §§ 43-44)
	Holds      bool   // it is a valid yes at Issued
	Consent    models.ConsentRecord
	Category   string // its category in words
	Purpose    string // its purpose in words
	Texts      []Text // every text that was shown, in the order of their hashes
	Looks      []models.ConsentLook
}

// Party is somebody a receipt names: the municipality or a department of it.
type Party struct {
	ID    string
	Title string
	Phone string
}

// Text is the exact text that was shown before a choice.
type Text struct {
	Hash     []byte // SHA-256 of Body
	Language string
	Body     string
}

// Law is what a consent rests on: in health its form and its year are set by
// law; elsewhere nothing but that it can be taken back.
func (r Receipt) Law() string {
	if r.FromHealth {
		return "sundhedsloven §§ 43-44"
	}
	return "forvaltningsloven § 28"
}

// Rights are what the citizen can do about it: take it back, and look into it.
var rights = []string{"eu-gdpr:A7-3", "eu-gdpr:A15"}

// event is one thing that happened, with nothing left out: the ground of both
// formats.
type event struct {
	Seq        int64  `json:"seq"`
	What       string `json:"what"`
	From       string `json:"from,omitempty"`
	To         string `json:"to,omitempty"`
	Category   string `json:"category,omitempty"`
	Item       string `json:"item,omitempty"`
	Purpose    string `json:"purpose,omitempty"`
	ForWhat    string `json:"forWhat,omitempty"`
	WithoutYes string `json:"withoutYes,omitempty"`
	Until      string `json:"until,omitempty"`
	ByRole     string `json:"byRole"`
	By         string `json:"by"`
	Capacity   string `json:"capacity,omitempty"`
	Guards     string `json:"guards,omitempty"`
	InForce    bool   `json:"inForce,omitempty"`
	Form       string `json:"form,omitempty"`
	Note       string `json:"note,omitempty"`
	Text       string `json:"textSHA256,omitempty"`
	Language   string `json:"language,omitempty"`
	At         string `json:"at"`
	Auth       string `json:"auth,omitempty"` // when the citizen had last shown who they are
	LOA        string `json:"loa,omitempty"`  // and how surely
}

func eventOf(e models.ConsentEvent) event {
	return event{
		Seq: e.Seq, What: string(e.What), From: e.Terms.From, To: e.Terms.To, Category: string(e.Terms.Category), Item: e.Terms.Item,
		Purpose: string(e.Terms.Purpose), ForWhat: e.Terms.ForWhat, WithoutYes: string(e.Terms.Without), Until: instant(e.Until),
		ByRole: string(e.By.Role), By: e.By.ID, Capacity: string(e.Capacity), Guards: string(e.Guards), InForce: e.InForce,
		Form: string(e.Form), Note: e.Note, Text: hex.EncodeToString(e.Text), Language: e.Language, At: instant(e.At),
		Auth: instant(e.Auth), LOA: string(e.LOA),
	}
}

func (e event) model(consent string) (models.ConsentEvent, error) {
	m := models.ConsentEvent{
		Seq: e.Seq, Consent: consent, What: models.ConsentDeed(e.What),
		Terms: models.Terms{
			From: e.From, To: e.To, Category: models.Category(e.Category), Item: e.Item,
			Purpose: models.Purpose(e.Purpose), ForWhat: e.ForWhat, Without: models.WithoutYes(e.WithoutYes),
		},
		By: models.Viewer{Role: models.Role(e.ByRole), ID: e.By}, Capacity: models.Capacity(e.Capacity),
		Guards: models.GuardianForm(e.Guards), InForce: e.InForce, Form: models.Form(e.Form), Note: e.Note, Language: e.Language, LOA: models.LOA(e.LOA),
	}
	var err error
	if m.Auth, err = parse(e.Auth); err != nil {
		return m, err
	}
	if m.Text, err = unhex(e.Text); err != nil {
		return m, err
	}
	if m.Until, err = parse(e.Until); err != nil {
		return m, err
	}
	m.At, err = parse(e.At)
	return m, err
}

// whole is the consent that the events make.
func whole(events []models.ConsentEvent) models.ConsentRecord {
	if records := models.ConsentRecords(events); len(records) == 1 {
		return records[0]
	}
	return models.ConsentRecord{}
}

// instant is a time in UTC to the millisecond, "" for none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(layout)
}

const layout = "2006-01-02T15:04:05.000Z"

func parse(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return time.Parse(layout, s)
}

func unhex(s string) ([]byte, error) {
	if s == "" {
		return nil, nil
	}
	return hex.DecodeString(s)
}

func sorted(texts []Text) []Text {
	texts = slices.Clone(texts)
	slices.SortFunc(texts, func(x, y Text) int { return slices.Compare(x.Hash, y.Hash) })
	return texts
}
