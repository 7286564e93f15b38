package models

import (
	"time"
)

// AppointmentsSaid is all that was said about a citizen's appointments, by their
// ids in the one plan.
type AppointmentsSaid struct {
	of    map[string]*AppointmentSaid
	order []string // as they were first spoken of
}

// AppointmentSaid is what was said about one appointment. The zero value is
// nothing.
type AppointmentSaid struct {
	ID      string
	Made    *Appointment // as it was made here; nil of a department's
	Offer   *Offer       // times to choose one of; nil when none were offered
	Words   []AppointmentWords
	Version Version
	Plan    string // of the last change a delivery made: whose it is
	Title   string // and what it was called
	AllDay  bool

	whole *wholeMove
	times []spoken // those that were spoken of one by one
}

// AppointmentWords is what somebody wrote to prepare, or about what was agreed.
type AppointmentWords struct {
	At     time.Time // of which time; zero is all
	Part   NotedPart
	Text   string
	By     Viewer
	ByName string
	When   time.Time
}

// Offer (tilbud) is times to choose one of.
type Offer struct {
	Offering
	Made      time.Time
	ByName    string
	Chosen    int // index of what was chosen; -1 while nothing is
	Withdrawn bool
}

// Open are the indexes of the times that can still be chosen.
func (o *Offer) Open(now time.Time) (open []int) {
	if o == nil || o.Chosen >= 0 || o.Withdrawn {
		return nil
	}
	for i, s := range o.Times {
		if s.Start.After(now) {
			open = append(open, i)
		}
	}
	return open
}

// wholeMove is all times of an appointment moved, or cancelled.
type wholeMove struct {
	Move
	at   time.Time
	off  bool
	from *wholeMove // what held before, as far as it did
}

// bare is the move without its reason and its place.
func (w *wholeMove) bare() *wholeMove {
	if w == nil {
		return nil
	}
	only := *w
	only.Why, only.Place, only.from = "", "", w.from.bare()
	return &only
}

// spoken is a time that was spoken of by itself.
type spoken struct {
	Occurrence
	held bool // moved or cancelled here; otherwise as the department delivers it
	said time.Time
}

// AppointmentsOf folds all that was said, oldest first. Moves and cancellations
// by a department are those the citizen may read of.
func AppointmentsOf(said []Event) AppointmentsSaid {
	s := AppointmentsSaid{of: map[string]*AppointmentSaid{}}
	for _, e := range said {
		switch {
		case e.About == AboutAppointment:
			s.take(e)
		case e.About == AboutChange && e.Shown:
			if kind, id := SplitThing(e.Ref); kind == ThingAppointment {
				s.delivered(id, e)
			}
		}
	}
	return s
}

// Of is what was said about the appointment with that id.
func (s AppointmentsSaid) Of(id string) AppointmentSaid {
	if a := s.of[id]; a != nil {
		return *a
	}
	return AppointmentSaid{ID: id}
}

// All are they, in the order they were first spoken of.
func (s AppointmentsSaid) All() []AppointmentSaid {
	var all []AppointmentSaid
	for _, id := range s.order {
		all = append(all, *s.of[id])
	}
	return all
}

// Made are the appointments that were made here.
func (s AppointmentsSaid) Made() []Appointment {
	var made []Appointment
	for _, id := range s.order {
		if a := s.of[id].Made; a != nil {
			made = append(made, *a)
		}
	}
	return made
}

// Earliest is the first time that was moved from or cancelled, and still may hold:
// from there on an appointment must be expanded. now when nothing was.
func (s AppointmentsSaid) Earliest(now time.Time) time.Time {
	first := now
	for _, a := range s.of {
		for _, t := range a.times {
			if t.held && t.Base.Start.Before(first) && t.End.After(now) {
				first = t.Base.Start
			}
		}
		if w := a.whole; w != nil && !w.off {
			if ahead := now.Add(-w.To.Start.Sub(w.Base.Start)).AddDate(0, 0, -1); ahead.Before(first) {
				first = ahead
			}
		}
	}
	return first
}

// Times keeps only when the appointments with these ids take place, as their own
// department is to know: none of the words, the answers and the offers, no place
// that was written here, and nothing of what was made here.
func (s AppointmentsSaid) Times(ids []string) AppointmentsSaid {
	kept := AppointmentsSaid{of: map[string]*AppointmentSaid{}}
	for _, id := range ids {
		a := s.of[id]
		if a == nil || a.Made != nil || a.Offer != nil {
			continue
		}
		only := &AppointmentSaid{ID: id, Plan: a.Plan, Title: a.Title, AllDay: a.AllDay, whole: a.whole.bare()}
		for _, t := range a.times {
			t.Answer, t.Why, t.Place, t.Offers, t.Missed = Answering{}, "", "", "", time.Time{}
			only.times = append(only.times, t)
		}
		kept.of[id], kept.order = only, append(kept.order, id)
	}
	return kept
}

func (s *AppointmentsSaid) on(id string) *AppointmentSaid {
	a := s.of[id]
	if a == nil {
		a = &AppointmentSaid{ID: id}
		s.of[id], s.order = a, append(s.order, id)
	}
	return a
}
