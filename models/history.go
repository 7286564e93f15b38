package models

import "time"

// HistoryLength is how many of the last things that happened are told at most.
const HistoryLength = 500

// Seen is how far a reader has read: the number of the last event that was on
// the screen. Ever is false for one who has never looked.
type Seen struct {
	Seq  int64
	Ever bool
}

// HistoryFor keeps the events that the reader may read of: the citizen what is shown,
// the borgerkonsulent all.
func HistoryFor(who Role, said []Event) []Event {
	if who != AsCitizen {
		return said
	}
	var shown []Event
	for _, e := range said {
		if e.Shown {
			shown = append(shown, e)
		}
	}
	return shown
}

// IsNew reports whether an event is news to the reader: somebody else said it
// after the reader last looked. That a department sends its plan for the first
// time is no news to one who has never looked at all.
func (s Seen) IsNew(e Event, who Viewer) bool {
	own := e.By.Role == who.Role && (who.Role == AsCitizen || e.By.ID == who.ID)
	if own || e.Seq <= s.Seq {
		return false
	}
	return s.Ever || e.About != AboutChange || ChangeKind(e.Choice) != PlanBegan
}

// News counts what is new to the citizen.
func (s Seen) News(said []Event) int {
	n := 0
	for _, e := range HistoryFor(AsCitizen, said) {
		if s.IsNew(e, Viewer{Role: AsCitizen}) {
			n++
		}
	}
	return n
}

// How long earlier plans are kept: all of a month, then the last of each week
// for a year.
const (
	KeepAllDays  = 30
	KeepWeekDays = 365
)

// KeepEarlier says which earlier plans are kept today. at is when each was made,
// oldest first; loc is the zone whose days and weeks count.
func KeepEarlier(at []time.Time, today Date, loc *time.Location) []bool {
	keep := make([]bool, len(at))
	for i, t := range at {
		day := DateOf(t.In(loc))
		switch age := day.DaysUntil(today); {
		case age <= KeepAllDays:
			keep[i] = true
		case age <= KeepWeekDays:
			keep[i] = i == len(at)-1 || weekOf(at[i+1], loc) != weekOf(t, loc)
		}
	}
	return keep
}

// weekOf is the Monday of the week.
func weekOf(t time.Time, loc *time.Location) Date {
	day := DateOf(t.In(loc))
	return day.AddDays(-(int(day.Weekday()) + 6) % 7)
}
