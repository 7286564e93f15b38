package models

import (
	"slices"
	"time"
)

// Terms are what a consent (samtykke) is about: one category of one department's,
// or a single thing in it, to one department, for one purpose. Two things are two
// consents; nothing is bundled.
type Terms struct {
	From     string // department, or Citizens
	To       string // department
	Category Category
	Item     string // the single thing; "" is all of the category
	Purpose  Purpose
	ForWhat  string // in plain words, as the citizen read it
	Without  WithoutYes
}

// WithoutYes says what a no means, and is told before the choice.
type WithoutYes string

// What a no may mean.
const (
	NothingLost WithoutYes = "nothing_lost"
	Slower      WithoutYes = "slower"
	CannotBe    WithoutYes = "cannot_be"
)

// Capacity (i hvilken egenskab) is as what somebody gave a consent.
type Capacity string

// The capacities.
const (
	AsSelf     Capacity = "self"
	AsParent   Capacity = "parent"   // lapses when the citizen is 18
	AsGuardian Capacity = "guardian" // værge; GuardianForm says what for
	AsAttorney Capacity = "attorney" // fremtidsfuldmagt; nothing before it is put into force
)

// Capacities are all of them.
var Capacities = []Capacity{AsSelf, AsParent, AsGuardian, AsAttorney}

// GuardianForm is what a guardianship (værgemål) covers, værgemålsloven §§ 5-7.
type GuardianForm string

// The forms of guardianship.
const (
	GuardsNothing GuardianForm = ""
	GuardsMoney   GuardianForm = "money"
	GuardsPerson  GuardianForm = "person"
	GuardsAll     GuardianForm = "all"
)

// Form is how a consent was given.
type Form string

// The forms. Only the first two are written (sundhedsloven § 44).
const (
	ByLogin Form = "login" // in the app, logged in: with MitID outside the demo
	OnPaper Form = "paper"
	ByWord  Form = "word" // said, and noted by staff
)

// Written reports whether the form is written.
func (f Form) Written() bool { return f == ByLogin || f == OnPaper }

// ConsentDeed is what happened to a consent.
type ConsentDeed string

// What can happen to a consent. Lapsing is not among it: that is part of the
// decision itself, and waits for nobody.
const (
	ConsentAsked     ConsentDeed = "asked" // by a department
	ConsentGiven     ConsentDeed = "given"
	ConsentDeclined  ConsentDeed = "declined"
	ConsentNarrowed  ConsentDeed = "narrowed" // to a single thing, or to end sooner
	ConsentPaused    ConsentDeed = "paused"
	ConsentResumed   ConsentDeed = "resumed"
	ConsentWithdrawn ConsentDeed = "withdrawn"
)

// ConsentDeeds are all of them.
var ConsentDeeds = []ConsentDeed{
	ConsentAsked, ConsentGiven, ConsentDeclined, ConsentNarrowed, ConsentPaused, ConsentResumed, ConsentWithdrawn,
}

// ChangesSight reports whether the department may see something more or less after
// it: a question and a no to it leave all as it was.
func (d ConsentDeed) ChangesSight() bool { return d != ConsentAsked && d != ConsentDeclined }

// ConsentEvent is one thing that happened to one consent. Events are only added.
type ConsentEvent struct {
	Seq      int64  // 1, 2, 3 … for each citizen; also the version of its consent
	Consent  string // opaque
	What     ConsentDeed
	Terms    Terms     // when asked, given or narrowed
	Until    time.Time // when given or narrowed: from this instant on it is over
	By       Viewer
	Capacity Capacity
	Guards   GuardianForm
	InForce  bool // a power of attorney: it has been put into force
	Form     Form
	Note     string // what was said, when it was not written
	On       Date   // when it was said or signed, of what was noted later; zero is At
	Text     []byte // SHA-256 of the text that was shown
	Language string
	At       time.Time
	Auth     time.Time // when the citizen had last shown who they are; zero for what staff noted
	LOA      LOA       // and how surely
}

// ConsentRecord is one consent as its events leave it.
type ConsentRecord struct {
	ID      string
	Version int64 // Seq of its last event
	State   ConsentDeed
	Terms   Terms
	Until   time.Time
	Given   ConsentEvent // the event that gave it, as narrowed since; zero before
	Asked   ConsentEvent // the event that asked for it; zero when it was offered
	Events  []ConsentEvent
}

// ConsentRecords are the citizen's consents, in the order they began.
func ConsentRecords(events []ConsentEvent) []ConsentRecord {
	var records []ConsentRecord
	at := map[string]int{}
	for _, e := range events {
		i, known := at[e.Consent]
		if !known {
			i = len(records)
			at[e.Consent] = i
			records = append(records, ConsentRecord{ID: e.Consent})
		}
		records[i].add(e)
	}
	return records
}

func (c *ConsentRecord) add(e ConsentEvent) {
	c.Version, c.Events = e.Seq, append(c.Events, e)
	switch e.What {
	case ConsentAsked:
		c.State, c.Terms, c.Asked = ConsentAsked, e.Terms, e
	case ConsentGiven:
		c.State, c.Terms, c.Until, c.Given = ConsentGiven, e.Terms, e.Until, e
	case ConsentNarrowed:
		c.Terms, c.Until = e.Terms, e.Until
	case ConsentResumed:
		c.State = ConsentGiven
	case ConsentDeclined, ConsentPaused, ConsentWithdrawn:
		c.State = e.What
	}
}

// Holds reports whether the consent is a valid yes at an instant: given, not
// paused, not over, by somebody who could and still can say it, in a form that
// counts. born is the citizen's birthday, from the Field the thing comes from.
func (c ConsentRecord) Holds(at time.Time, from Field, born Date, zone *time.Location) bool {
	return c.State == ConsentGiven &&
		!at.Before(c.Given.At) && at.Before(c.Until) &&
		(c.Given.Form.Written() || c.Given.Form == ByWord && !from.IsHealth()) &&
		c.Given.couldSay(at, from, born, zone)
}

// couldSay reports whether who gave it speaks for the citizen at the instant.
func (e ConsentEvent) couldSay(at time.Time, from Field, born Date, zone *time.Location) bool {
	switch e.Capacity {
	case AsSelf:
		return true
	case AsParent:
		return !born.IsZero() && at.Before(born.AddYears(adult).At(0, 0, zone))
	case AsGuardian:
		return e.Guards == GuardsAll || e.Guards == GuardsPerson && from != FieldMoney || e.Guards == GuardsMoney && from == FieldMoney
	case AsAttorney:
		return e.InForce
	}
	return false
}

// adult is the age at which nobody speaks for one as a parent any more.
const adult = 18

// Covers reports whether the terms are about this very look by this department.
func (t Terms) Covers(look Look, to string) bool {
	return t.From == look.Of && t.To == to && t.Category == look.Category &&
		(t.Item == "" || t.Item == look.Item) && t.Purpose == look.For
}

// LongestUntil is when a consent given on a day is over at the latest. Health
// information: one calendar year (sundhedsloven § 44 stk. 2). Otherwise no law
// says so (forvaltningsloven § 28 has no lapse), and the municipality's own limit
// of so many days holds.
func LongestUntil(given Date, from Field, ownLimit int, zone *time.Location) time.Time {
	year := given.AddYears(1)
	if from.IsHealth() {
		return year.At(0, 0, zone)
	}
	return given.AddDays(ownLimit).At(0, 0, zone)
}

// ConsentDays is how long an administrative consent holds when the municipality
// says nothing else.
const ConsentDays = 365

// Open are those that can still be answered, changed or taken back.
func (c ConsentRecord) Open() bool {
	return slices.Contains([]ConsentDeed{ConsentAsked, ConsentGiven, ConsentPaused}, c.State)
}

// AnyByParent reports whether a birthday is needed to judge the consents.
func AnyByParent(records []ConsentRecord) bool {
	return slices.ContainsFunc(records, func(c ConsentRecord) bool { return c.Given.Capacity == AsParent })
}

// ErrNoPurpose refuses a look that does not say what it is for.
var ErrNoPurpose = &Error{Invalid, "share.error.no_purpose"}
