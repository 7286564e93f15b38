package models

import (
	"strings"
	"time"
)

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
	Missed    bool // the citizen did not come (udeblevet), says the department

	Bring       []string  // what the citizen is to bring
	Prepare     string    // how to prepare, as written
	Way         string    // how to get there, as written
	Interpreter string    // the language one interprets from, or AnyLanguage; "" when none comes
	Companion   Companion // a bisidder
	Minutes     string    // what was agreed there (referat), shared with the citizen

	Slots []Slot // the times it takes place, expanded over the plan's horizon
}

// AnyLanguage is an interpreter whose language nobody has said.
const AnyLanguage = "yes"

// Companion says whether somebody comes with the citizen (bisidder): everybody
// may bring one (forvaltningsloven § 8). "" is not said.
type Companion string

// What can be said of a companion.
const (
	CompanionMay   Companion = "may"   // the citizen is told that one may come
	CompanionComes Companion = "comes" // one is to come
)

// Companions are all of them.
var Companions = []Companion{CompanionMay, CompanionComes}

// InterpreterOf reads how somebody wrote that an interpreter comes.
func InterpreterOf(text string) string {
	text = strings.TrimSpace(text)
	switch strings.ToLower(text) {
	case "nej", "no", "false":
		return ""
	case "ja", "yes", "true":
		return AnyLanguage
	}
	return text
}

// Slot is one time an appointment takes place.
type Slot struct {
	Start time.Time `json:"start,omitzero"`
	End   time.Time `json:"end,omitzero"`
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
