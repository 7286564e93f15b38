// Package calendar turns one appointment and its rule into the times it takes
// place. RRULE ends here: nobody else reads one. It refuses to know who the
// appointment is for, where it came from and what the time is now.
package calendar

import (
	"errors"
	"fmt"
	"time"
	_ "time/tzdata" // the finished program runs where there is no zone database

	"github.com/teambition/rrule-go"

	"enplan/models"
)

// MaxSlots is the most times one appointment is expanded to.
const MaxSlots = 2000

// ErrRule says that a rule cannot be followed. It is wrapped with the reason.
var ErrRule = errors.New("not a recurrence rule we can follow")

// Copenhagen is the zone of every wall clock in a delivery that names none.
func Copenhagen() *time.Location {
	loc, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic(err) // the zone database is linked in, so this cannot happen
	}
	return loc
}

// Expand lists the times a takes place between from and to, earliest first. A
// slot that has begun before from but is not over counts. The clock on the
// wall in loc is kept when summer time begins or ends. A cancelled appointment
// gives nothing; a single one gives one slot or none.
func Expand(a models.Appointment, from, to time.Time, loc *time.Location) ([]models.Slot, error) {
	if a.Cancelled || a.Start.IsZero() || !from.Before(to) {
		return nil, nil
	}
	first := onWall(a.Start, loc)
	length := max(onWall(a.End, loc).Sub(first), 0)
	if a.End.IsZero() {
		length = 0
	}
	if a.Repeat == "" {
		return keep(nil, slot(first, length, loc), from, to), nil
	}
	r, err := read(a.Repeat)
	if err != nil {
		return nil, err
	}
	option := r.option
	option.Dtstart = first
	option.Until = earliest(r.lastWall(loc), onWall(to, loc))
	series, err := rrule.NewRRule(option)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRule, err)
	}
	return collect(series.Iterator(), length, a.Except, from, to, loc), nil
}

func collect(next rrule.Next, length time.Duration, except []time.Time,
	from, to time.Time, loc *time.Location) []models.Slot {
	left := map[int64]bool{}
	for _, t := range except {
		left[t.Unix()] = true
	}
	var slots []models.Slot
	for len(slots) < MaxSlots {
		wall, more := next()
		if !more {
			break
		}
		s := slot(wall, length, loc)
		if !left[s.Start.Unix()] {
			slots = keep(slots, s, from, to)
		}
	}
	return slots
}

// slot reads both ends off the wall, so that a meeting from 9 to 10 is from 9
// to 10 on every day of the year.
func slot(wall time.Time, length time.Duration, loc *time.Location) models.Slot {
	return models.Slot{Start: offWall(wall, loc), End: offWall(wall.Add(length), loc)}
}

func keep(slots []models.Slot, s models.Slot, from, to time.Time) []models.Slot {
	over := !s.End.After(from) && s.Start.Before(from)
	if over || !s.Start.Before(to) {
		return slots
	}
	return append(slots, s)
}

// onWall is what the clock in loc shows at t, written as if it were UTC: there
// no hour is missing or twice.
func onWall(t time.Time, loc *time.Location) time.Time {
	t = t.In(loc)
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

func offWall(w time.Time, loc *time.Location) time.Time {
	y, m, d := w.Date()
	return time.Date(y, m, d, w.Hour(), w.Minute(), w.Second(), 0, loc)
}

func earliest(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}
