package models

import "time"

// Appointment (aftale) is a time at a place, once or again and again.
type Appointment struct {
	ID        string
	Title     string // as the department calls it
	Start     time.Time
	End       time.Time
	AllDay    bool
	Place     string
	With      string
	Mandatory bool   // absence may have a consequence
	Repeat    string // RFC 5545 RRULE value as delivered, "" for once
	Pattern   Recurrence
	Except    []time.Time // starts that do not take place
	Attendees []string    // ids of persons who must be there; empty means the citizen
	Note      string
	Cancelled bool
	Missed    bool   // the citizen did not come (udeblevet), says the department
	Slots     []Slot // the times it takes place, expanded over the plan's horizon
}

// Slot is one time an appointment takes place.
type Slot struct {
	Start time.Time
	End   time.Time
}

// Recurrence says in parts how an appointment repeats, so that it can be told.
type Recurrence struct {
	Every    Interval // "" when it does not repeat
	Interval int      // 1 = each, 2 = every second …
	Days     []time.Weekday
	Until    Date
	Count    int
}

// Interval is the unit of a recurrence.
type Interval string

// The units a recurrence can have.
const (
	EveryDay   Interval = "day"
	EveryWeek  Interval = "week"
	EveryMonth Interval = "month"
	EveryYear  Interval = "year"
)
