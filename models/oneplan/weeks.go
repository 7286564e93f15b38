package oneplan

import (
	"strings"
	"time"

	"enplan/models"
)

// WeeksAhead is how many weeks are weighed, this one among them. All of them lie
// within the horizon, whatever day it is.
const WeeksAhead = 4

// PrepareMinutes is what one paper takes: to find it or ask for it, to read what
// is asked, to send it. Nobody has measured it; half an hour is the least that a
// paper from somebody else takes, and it is the same for all so that weeks can be
// compared.
const PrepareMinutes = 30

// Week is how much of a week the municipality fills for the citizen. This week
// begins today: what has been is over.
type Week struct {
	Number   int // ISO week
	From, To models.Date
	Count    int // times the citizen must be somewhere, or at home for somebody
	Papers   int // due in it

	Minutes  int // all of it: times, travel and preparation
	Must     int // of Minutes, what may not be missed
	Travel   int // of Minutes, there and back, where somebody has said how long it takes
	Prepare  int // of Minutes, for papers
	Pausable int // of Minutes, what is voluntary
	Over     bool
}

// Weeks weighs the weeks ahead against the citizen's own ceiling. Only what the
// citizen must attend counts, and a meeting that two sources tell of counts once.
func Weeks(p Plan, ceiling models.Ceiling) []Week {
	monday := p.Today.AddDays(-(int(p.Today.Weekday()) + 6) % 7)
	weeks := make([]Week, WeeksAhead)
	for i := range weeks {
		from := monday.AddDays(7 * i)
		weeks[i] = Week{Number: from.Week(), From: from, To: from.AddDays(6)}
	}
	weeks[0].From = p.Today
	inWeek := func(d models.Date) *Week {
		if n := monday.DaysUntil(d); n >= 0 && n < 7*WeeksAhead {
			return &weeks[n/7]
		}
		return nil
	}
	told := map[string]bool{}
	for _, t := range p.Times {
		a := &p.Appointments[t.Appointment]
		if w := inWeek(models.DateOf(t.Start)); w != nil && a.Self && !told[sameMeeting(a, t)] {
			told[sameMeeting(a, t)] = true
			w.attend(a, t)
		}
	}
	for _, d := range p.Duties {
		if d.Kind != DutyPaper || d.Due.IsZero() {
			continue
		}
		due := d.Due
		if due.Before(p.Today) {
			due = p.Today // what is late has to be done now
		}
		if w := inWeek(due); w != nil {
			w.prepare()
		}
	}
	for i := range weeks {
		weeks[i].Over = ceiling.Exceeded(weeks[i].Minutes)
	}
	return weeks
}

// attend adds a time. One without a clock takes part of a day that nobody has
// said, so it is counted and not measured.
func (w *Week) attend(a *Appointment, t Time) {
	minutes, travel := 0, 0
	if !a.AllDay {
		minutes = int(t.End.Sub(t.Start) / time.Minute)
	}
	if where := a.At(t); !where.Home && !where.Online {
		travel = 2 * where.TravelMinutes
	}
	w.Count++
	w.Travel += travel
	w.Minutes += minutes + travel
	if a.Mandatory {
		w.Must += minutes + travel
	} else {
		w.Pausable += minutes + travel
	}
}

// prepare adds a paper. It is demanded, so it is no part of what can be paused.
func (w *Week) prepare() {
	w.Papers++
	w.Prepare += PrepareMinutes
	w.Minutes += PrepareMinutes
	w.Must += PrepareMinutes
}

// sameMeeting is equal for the times of two sources that tell of one meeting.
func sameMeeting(a *Appointment, t Time) string {
	words := a.Appointment.Title + "\x00" + a.Place
	if a.Appointment.Title == "" || a.Place == "" {
		words = AppointmentID(*a)
	}
	return strings.ToLower(words) + t.Start.UTC().String() + t.End.UTC().String()
}
