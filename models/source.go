package models

import "time"

// Source (kilde) is a department system that delivers plans.
type Source struct {
	Name     string        // short and fixed: "momentum"
	Title    string        // what the citizen reads: "Jobcenter Strandborg"
	Every    time.Duration // how often it has promised to deliver; 0 is no promise
	Received time.Time     // last accepted delivery; zero is never

	Department string // whose it is; what a source of no department delivered is shared with nobody
}

// LateFrom is the instant from which the source counts as late: one and a half
// times its promise after the last delivery, so that one slow night is no
// alarm. The zero time means never.
func (s Source) LateFrom() time.Time {
	if s.Every == 0 || s.Received.IsZero() {
		return time.Time{}
	}
	return s.Received.Add(s.Every + s.Every/2)
}

// Late reports whether the source has kept silent for too long at now.
func (s Source) Late(now time.Time) bool {
	from := s.LateFrom()
	return !from.IsZero() && !now.Before(from)
}
