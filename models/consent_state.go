package models

import "time"

// ConsentState is how a consent stands at an instant, as people say it.
type ConsentState string

// The states. Holding is the one in which Holds is true.
const (
	ConsentWaits   ConsentState = "asked" // for the citizen's answer
	ConsentHolds   ConsentState = "holds"
	ConsentRests   ConsentState = "paused"
	ConsentLapsed  ConsentState = "lapsed"
	ConsentVoid    ConsentState = "void" // who gave it does not speak for the citizen, or not in that form
	ConsentRefused ConsentState = "declined"
	ConsentOver    ConsentState = "withdrawn"
)

// ConsentStates are all of them.
var ConsentStates = []ConsentState{
	ConsentWaits, ConsentHolds, ConsentRests, ConsentLapsed, ConsentVoid, ConsentRefused, ConsentOver,
}

// StateAt is how the consent stands at an instant that is not before its last
// event. What it is from, and the citizen's birthday, are as for Holds.
func (c ConsentRecord) StateAt(at time.Time, from Field, born Date, zone *time.Location) ConsentState {
	switch c.State {
	case ConsentAsked:
		return ConsentWaits
	case ConsentDeclined:
		return ConsentRefused
	case ConsentWithdrawn:
		return ConsentOver
	}
	switch {
	case !at.Before(c.Ends(born, zone)):
		return ConsentLapsed
	case !c.Given.Form.Written() && from.IsHealth(), !c.Given.couldSay(at, from, born, zone):
		return ConsentVoid
	case c.State == ConsentPaused:
		return ConsentRests
	}
	return ConsentHolds
}

// Ends is when a yes is over by itself: when it was to, or when the citizen is 18
// and a parent gave it.
func (c ConsentRecord) Ends(born Date, zone *time.Location) time.Time {
	if c.Given.Capacity == AsParent && !born.IsZero() {
		if grown := born.AddYears(adult).At(0, 0, zone); grown.Before(c.Until) {
			return grown
		}
	}
	return c.Until
}

// Days about an end.
const (
	endsDays  = 30 // before it, the citizen is told that it comes
	usualDays = 90 // what a yes is proposed to hold when nobody says otherwise
)

// EndsSoon reports whether a yes that is not over ends within 30 days.
func (c ConsentRecord) EndsSoon(at time.Time, born Date, zone *time.Location) bool {
	ends := c.Ends(born, zone)
	return (c.State == ConsentGiven || c.State == ConsentPaused) && at.Before(ends) && !ends.After(at.AddDate(0, 0, endsDays))
}

// UsualLast is the last day that is proposed: 90 days on, or the last day there
// may be.
func UsualLast(today Date, longest time.Time, zone *time.Location) Date {
	usual, last := today.AddDays(usualDays), LastDay(longest, zone)
	if last.Before(usual) {
		return last
	}
	return usual
}

// LastDay is the last whole day before something is over.
func LastDay(until time.Time, zone *time.Location) Date {
	return DateOf(until.In(zone).Add(-time.Millisecond))
}

// ToTalkOf are the consents that somebody has to talk about with the citizen: one
// that is asked for, that ends within 30 days, or that has ended in the last 30,
// when nothing longer has come in its place.
func ToTalkOf(records []ConsentRecord, now time.Time, born Date, zone *time.Location) []ConsentRecord {
	var due []ConsentRecord
	for i, c := range records {
		ended := c.State == ConsentGiven && !now.Before(c.Ends(born, zone)) && now.Before(c.Ends(born, zone).AddDate(0, 0, endsDays))
		if c.State == ConsentAsked || (ended || c.EndsSoon(now, born, zone)) && !c.replaced(records, i, born, zone) {
			due = append(due, c)
		}
	}
	return due
}

// replaced reports whether another consent is about at least the same, and is
// asked for or holds longer.
func (c ConsentRecord) replaced(records []ConsentRecord, own int, born Date, zone *time.Location) bool {
	for i, other := range records {
		if i == own || !other.Open() || !c.Terms.Within(other.Terms) {
			continue
		}
		if other.State == ConsentAsked || other.Ends(born, zone).After(c.Ends(born, zone)) {
			return true
		}
	}
	return false
}

// TellsDesk reports whether the borgerkonsulent may read which single thing the
// terms are about: none, a goal, or what some help is called. What departments
// know of a citizen is theirs, and goes to the desk by a consent only.
func (t Terms) TellsDesk() bool {
	return t.Item == "" || t.Category == CategoryGoals || t.Category == CategoryMeasures
}

// ForceOn are the statutes in force on a day.
func ForceOn(statutes []Statute, day Date) []Statute {
	var force []Statute
	for _, s := range statutes {
		if s.inForce(day) {
			force = append(force, s)
		}
	}
	return force
}
