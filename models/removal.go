package models

import "time"

// Removal (fjernelse) is that one record was removed because the time of the plan it
// is was over, while the citizen stays. What is left are ids and times, so that the
// same is not taken in again, and a restored backup loses it again.
type Removal struct {
	Citizen string
	Source  string
	Kind    string
	ID      string
	Version int64 // of what was removed; a higher one may come in again
	At      time.Time
	By      Viewer
}

// Why nothing is erased or removed now.
var (
	ErrClock     = &Error{Unavailable, "retention.error.clock"}
	ErrRetaining = &Error{Unavailable, "retention.error.busy"}
)

// Covers reports whether the other removal is of the same record, and of nothing newer.
func (r Removal) Covers(other Removal) bool {
	return r.Source == other.Source && r.Kind == other.Kind && r.ID == other.ID && r.Version >= other.Version
}
