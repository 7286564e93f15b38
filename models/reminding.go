package models

import (
	"slices"
	"time"
)

// Reminding (påmindelser) is how a citizen wants to be told outside the app.
type Reminding struct {
	Rules   []ReminderRule        `json:"rules"`
	Off     []NotificationSubject `json:"off,omitempty"` // what the citizen has turned off
	Quiet   Quiet                 `json:"quiet"`
	Detail  bool                  `json:"detail,omitempty"` // time and place may stand on the lock screen
	Version Version               `json:"-"`                // 0 when nothing was ever chosen
	Silent  bool                  `json:"-"`                // Safety is on: nothing is told outside the app, whatever was chosen
}

// DefaultReminding is how citizens are told who have chosen nothing.
func DefaultReminding() Reminding {
	return Reminding{Rules: []ReminderRule{{Days: 1, At: 17 * 60}, {Hours: 2}}, Quiet: Quiet{From: 21 * 60, To: 8 * 60}}
}

// dayMinutes is how many minutes a clock on the wall shows.
const dayMinutes = 24 * 60

// mostQuiet is how many minutes of a day the quiet hours may be: more, and there is
// hardly a time left at which somebody can be told.
const mostQuiet = 14 * 60

// Refusals of how somebody wants to be told.
var (
	ErrRules     = &Error{Invalid, "reminding.error.rules"}      // more than MostRules
	ErrRuleTwice = &Error{Invalid, "reminding.error.rule_twice"} // two that say the same
	ErrQuiet     = &Error{Invalid, "reminding.error.quiet"}      // no times of a day
	ErrQuietLong = &Error{Invalid, "reminding.error.quiet_long"} // more than mostQuiet
	ErrOff       = &Error{Invalid, "reminding.error.off"}        // one there is not
)

// Check refuses what nobody can be told by.
func (r Reminding) Check() error {
	if len(r.Rules) > MostRules {
		return ErrRules
	}
	for i, rule := range r.Rules {
		if err := rule.check(); err != nil {
			return err
		}
		if slices.Contains(r.Rules[:i], rule) {
			return ErrRuleTwice
		}
	}
	for i, off := range r.Off {
		if !slices.Contains(NotificationSubjects, off) || slices.Contains(r.Off[:i], off) {
			return ErrOff
		}
	}
	return r.Quiet.check()
}

func (q Quiet) check() error {
	if min(q.From, q.To) < 0 || max(q.From, q.To) >= dayMinutes {
		return ErrQuiet
	}
	if (q.To-q.From+dayMinutes)%dayMinutes > mostQuiet {
		return ErrQuietLong
	}
	return nil
}

// Wants reports whether the citizen is told of such a thing at all.
func (r Reminding) Wants(kind NotificationKind) bool {
	return !r.Silent && !slices.Contains(r.Off, kind.Subject())
}

// Quiet is the hours in which nothing may sound, in minutes after midnight on the
// citizen's own clock; To is no longer quiet. From later than To goes past
// midnight; equal they are none.
type Quiet struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Has reports whether it is quiet at an instant.
func (q Quiet) Has(at time.Time, zone *time.Location) bool {
	at = at.In(zone)
	minute := at.Hour()*60 + at.Minute()
	if q.From <= q.To {
		return q.From <= minute && minute < q.To
	}
	return q.From <= minute || minute < q.To
}

// After is the first instant, at or after another, at which it is not quiet.
func (q Quiet) After(at time.Time, zone *time.Location) time.Time {
	if !q.Has(at, zone) {
		return at
	}
	for day := DateOf(at.In(zone)); ; day = day.AddDays(1) {
		var over time.Time
		for _, ends := range turns(day, q.To, zone) {
			if ends.After(at) && (over.IsZero() || ends.Before(over)) && !q.Has(ends, zone) {
				over = ends
			}
		}
		if !over.IsZero() {
			return over
		}
	}
}

// Before is the last minute before an instant in the quiet hours at which they had
// not begun.
func (q Quiet) Before(at time.Time, zone *time.Location) time.Time {
	for day := DateOf(at.In(zone)); ; day = day.AddDays(-1) {
		var begun time.Time
		for _, begins := range turns(day, q.From, zone) {
			if !begins.After(at) && begins.After(begun) && q.Has(begins, zone) && !q.Has(begins.Add(-time.Minute), zone) {
				begun = begins
			}
		}
		if !begun.IsZero() {
			return begun.Add(-time.Minute)
		}
	}
}

// turns are the instants of a day at which quiet hours can begin or end: each at which
// the clock shows so many minutes, and that at which it is put forward or back.
func turns(day Date, minute int, zone *time.Location) []time.Time {
	first := day.Wall(minute, zone)
	_, ends := first.In(zone).ZoneBounds()
	begins, _ := day.AddDays(1).Wall(0, zone).In(zone).ZoneBounds()
	all := []time.Time{first, first.Add(time.Hour), begins, ends}
	return slices.DeleteFunc(all, func(at time.Time) bool { return DateOf(at.In(zone)) != day })
}
