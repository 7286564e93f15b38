package models

import (
	"slices"
	"time"
)

// Reminding (påmindelser) is how a citizen wants to be told outside the app.
type Reminding struct {
	Off     []NotificationSubject `json:"off,omitempty"` // what the citizen has turned off
	Quiet   Quiet                 `json:"quiet"`
	Detail  bool                  `json:"detail,omitempty"` // time and place may stand on the lock screen
	Version Version               `json:"-"`                // 0 when nothing was ever chosen
}

// DefaultReminding is how citizens are told who have chosen nothing.
func DefaultReminding() Reminding { return Reminding{Quiet: Quiet{From: 21 * 60, To: 8 * 60}} }

// Wants reports whether the citizen is told of such a thing at all.
func (r Reminding) Wants(kind NotificationKind) bool { return !slices.Contains(r.Off, kind.Subject()) }

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

// After is the first instant, at or after another, at which it is not quiet: the
// citizen's own clock then shows To, or what comes next where that hour is left out.
func (q Quiet) After(at time.Time, zone *time.Location) time.Time {
	if !q.Has(at, zone) {
		return at
	}
	day := DateOf(at.In(zone))
	for end := day; ; end = end.AddDays(1) {
		if over := end.Wall(q.To, zone); over.After(at) && !q.Has(over, zone) {
			return over
		}
	}
}
