package models

import (
	"slices"
	"strings"
	"time"
)

// OccurrenceState is what became of a time of an appointment.
type OccurrenceState string

// The states.
const (
	AsPlanned OccurrenceState = ""
	HasMoved  OccurrenceState = "moved"
	IsOff     OccurrenceState = "cancelled"
)

// Occurrence (en enkelt gang) is one time of an appointment, with what became of
// it and what was said to it.
type Occurrence struct {
	At    time.Time // its name: the start it was first to have
	Slot            // when it takes place, or was to when it is off
	Base  Slot      // when it takes place as delivered or made
	Was   Slot      // of a moved one: when it was to take place before
	State OccurrenceState
	Place string // "" is the appointment's
	Why   string

	Answer Answering
	Offers string    // id of the offer of other times
	Missed time.Time // when it was said that the citizen did not come
}

// Answering is what the citizen said to a time, and what the borgerkonsulent said
// to that.
type Answering struct {
	What    AppointmentAnswer
	Note    string
	At      time.Time
	Reply   string
	ReplyBy string // first name; "" for a department
	Replied time.Time
}

// Waits reports whether the citizen cannot come, or wants another time, and nobody
// has answered.
func (a Answering) Waits() bool {
	return (a.What == WillNotCome || a.What == WantsOther) && a.Replied.IsZero()
}

// TimeRef names a time of an appointment, all of them when at is zero, as what a
// department is told of it rests on.
func TimeRef(id string, at time.Time) string { return id + "@" + AtName(at) }

// SplitTimeRef parts what TimeRef made.
func SplitTimeRef(ref string) (id string, at time.Time) {
	i := strings.LastIndex(ref, "@")
	if i < 0 {
		return ref, time.Time{}
	}
	return ref[:i], ParseAt(ref[i+1:])
}

// Told are the names of the times that a department is told of: moved or cancelled
// here, or answered.
func (a AppointmentSaid) Told() []string {
	if a.Made != nil || a.Offer != nil {
		return nil
	}
	var refs []string
	if a.whole != nil {
		refs = append(refs, TimeRef(a.ID, time.Time{}))
	}
	for _, t := range a.times {
		if t.held || t.Answer.What != "" {
			refs = append(refs, TimeRef(a.ID, t.At))
		}
	}
	return refs
}

// track is the time of that start, as it takes place now.
func (a *AppointmentSaid) track(start time.Time, slot Slot) *spoken {
	for i := range a.times {
		if t := &a.times[i]; t.Start.Equal(start) && t.State != IsOff {
			if t.End.IsZero() {
				t.End = slot.End // nobody had said more than an answer
			}
			return t
		}
	}
	for i := range a.times {
		if t := &a.times[i]; t.At.Equal(start) && t.State != HasMoved {
			t.Slot = slot
			return t
		}
	}
	a.times = append(a.times, spoken{Occurrence: Occurrence{At: start, Slot: slot, Base: slot}})
	return &a.times[len(a.times)-1]
}

// named is the time of that name.
func (a *AppointmentSaid) named(at time.Time) *spoken {
	for i := range a.times {
		if a.times[i].At.Equal(at) {
			return &a.times[i]
		}
	}
	a.times = append(a.times, spoken{Occurrence: Occurrence{At: at, Slot: Slot{Start: at}}})
	return &a.times[len(a.times)-1]
}

// move lets the time take place at another: what was answered was to the old one.
func (t *spoken) move(to Slot, when time.Time) {
	t.Was, t.Slot, t.State, t.said = t.Slot, to, HasMoved, when
	t.Answer, t.Offers = Answering{}, ""
}

func (t *spoken) cancel(why string, when time.Time) {
	t.State, t.Why, t.said = IsOff, why, when
	t.Answer, t.Offers = Answering{}, ""
}

// move takes a MovedTime or CalledOff event.
func (a *AppointmentSaid) move(e Event, at time.Time) {
	m, off := MoveOf(e), e.What == CalledOff
	switch {
	case at.IsZero():
		a.whole = &wholeMove{Move: m, at: e.At, off: off, from: a.whole}
	case off:
		t := a.named(at)
		t.Slot, t.Base = m.Was, m.Base
		t.cancel(m.Why, e.At)
		t.held = true
	default:
		a.moveOne(m, at, e.At)
	}
}

func (a *AppointmentSaid) moveOne(m Move, at, when time.Time) {
	t := a.named(at)
	t.Slot, t.Base = m.Was, m.Base
	t.move(m.To, when)
	t.held, t.Place, t.Why = true, m.Place, m.Why
}

// overtaken ends what was moved or cancelled here: the department has given other
// times. What it now delivers at the time that was moved to keeps the name.
func (a *AppointmentSaid) overtaken(at time.Time) {
	if at.IsZero() {
		a.whole = nil
		return
	}
	if t := a.named(at); t.held {
		t.held = false
		if t.State == IsOff {
			t.Start, t.End = t.Base.Start, t.Base.End
		}
	}
}

// Overtaken are the names of the times that were moved or cancelled here and that
// the department no longer delivers as they were then, out of those that are not
// over: a zero time is all of them. The appointment must be expanded from Earliest on.
func (a AppointmentSaid) Overtaken(of Appointment, now time.Time) []time.Time {
	var names []time.Time
	if w := a.whole; w != nil && a.Made == nil && !w.Rule.Same(RuleOf(of)) {
		names = append(names, time.Time{})
	}
	for _, t := range a.times {
		holds := func(s Slot) bool { return s.Start.Equal(t.Base.Start) && s.End.Equal(t.Base.End) }
		if t.held && a.Made == nil && t.End.After(now) && !slices.ContainsFunc(of.Slots, holds) {
			names = append(names, t.At)
		}
	}
	return names
}
