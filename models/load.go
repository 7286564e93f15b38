package models

import (
	"strconv"
	"time"
)

// Load (belastning) is how much a citizen wants a week to hold at most, and
// whether it is too much right now.
type Load struct {
	Ceiling Ceiling
	Pause   Pause
}

// Ceiling is the most minutes of a week that the citizen wants filled; 0 is no
// ceiling.
type Ceiling int

// The hours a ceiling can have. Nobody has more than 60 hours for the
// municipality in a week.
const (
	LeastHours = 1
	MostHours  = 60
)

// ErrCeiling refuses a ceiling outside the hours there are.
var ErrCeiling = &Error{Invalid, "load.error.hours"}

// CeilingOf is the ceiling of so many hours a week; nil takes it away.
func CeilingOf(hours *int) (Ceiling, error) {
	switch {
	case hours == nil:
		return 0, nil
	case *hours < LeastHours || *hours > MostHours:
		return 0, ErrCeiling
	}
	return Ceiling(*hours * 60), nil
}

// Exceeded reports whether so many minutes are more than the citizen wants.
func (c Ceiling) Exceeded(minutes int) bool { return c > 0 && minutes > int(c) }

// String is how an event keeps the ceiling.
func (c Ceiling) String() string { return strconv.Itoa(int(c)) }

// Pause is "Det er for meget lige nu". The zero Pause is none.
type Pause struct {
	Since time.Time
	Note  string
}

// On reports whether it is too much right now.
func (p Pause) On() bool { return !p.Since.IsZero() }

// Silences reports whether nobody may remind of the appointment. What is
// voluntary is silenced; what is mandatory never is, because to miss it can
// cost the citizen something.
func (p Pause) Silences(a Appointment) bool { return p.On() && !a.Mandatory }

// LoadOf is the load as last said. A pause lasts from when it was first asked
// for until it is taken back.
func LoadOf(said []Event) Load {
	var load Load
	for _, e := range saidOn(said, AboutLoad, "") {
		switch e.What {
		case SetCeiling:
			minutes, _ := strconv.Atoi(e.Choice) // written by String
			load.Ceiling = Ceiling(minutes)
		case Paused:
			if load.Pause.Since.IsZero() {
				load.Pause.Since = e.At
			}
			load.Pause.Note = e.Note
		case Resumed:
			load.Pause = Pause{}
		}
	}
	return load
}
