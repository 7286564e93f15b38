package models

import "time"

// EndsAt is when a consent that was given is over by itself: at its end, or
// when who gave it as a parent does not speak for the citizen any more. It is
// only for telling in time; the decision itself is Holds.
func (c ConsentRecord) EndsAt(born Date, zone *time.Location) time.Time {
	if c.Given.Capacity == AsParent && !born.IsZero() {
		if grown := born.AddYears(adult).At(0, 0, zone); grown.Before(c.Until) {
			return grown.UTC()
		}
	}
	return c.Until
}

// Living reports whether the consent can still come to hold: given, or paused.
func (c ConsentRecord) Living() bool { return c.State == ConsentGiven || c.State == ConsentPaused }

// ConsentByID finds one of them.
func ConsentByID(records []ConsentRecord, id string) (ConsentRecord, bool) {
	for _, c := range records {
		if c.ID == id {
			return c, true
		}
	}
	return ConsentRecord{}, false
}
