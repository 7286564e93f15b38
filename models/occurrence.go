package models

import (
	"cmp"
	"slices"
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
	ReplyBy string // first name
	Replied time.Time
}

// Waits reports whether the citizen cannot come, or wants another time, and nobody
// has answered.
func (a Answering) Waits() bool {
	return (a.What == WillNotCome || a.What == WantsOther) && a.Replied.IsZero()
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

// Plain reports whether nothing was said of when it takes place or of who comes.
func (a AppointmentSaid) Plain() bool { return len(a.times) == 0 && a.whole == nil }

// Occurrences are the times of the appointment, which was expanded, with what was
// said of them; those that are off too. None has another's name. loc is the zone
// whose clock counts.
func (a AppointmentSaid) Occurrences(of Appointment, loc *time.Location) []Occurrence {
	f := fitting{said: a, of: of, loc: loc, taken: map[int64]bool{}}
	if w := a.whole; w != nil && (a.Made != nil || w.Rule.Same(RuleOf(of))) {
		f.whole = w
	}
	var last int64
	for i, slot := range slices.SortedStableFunc(slices.Values(of.Slots), func(x, y Slot) int { return x.Start.Compare(y.Start) }) {
		if start := slot.Start.Unix(); i == 0 || start != last {
			f.place(slot)
			last = start
		}
	}
	f.ghosts()
	slices.SortStableFunc(f.all, func(x, y Occurrence) int {
		return cmp.Or(x.Start.Compare(y.Start), x.At.Compare(y.At))
	})
	return f.all
}

// fitting puts what was said to the times there are.
type fitting struct {
	said  AppointmentSaid
	of    Appointment
	loc   *time.Location
	whole *wholeMove
	taken map[int64]bool
	all   []Occurrence
}

func (f *fitting) add(o Occurrence) {
	if f.taken[o.At.Unix()] {
		if o.At = o.Start; f.taken[o.At.Unix()] {
			return
		}
	}
	f.taken[o.At.Unix()] = true
	f.all = append(f.all, o)
}

// place puts one delivered time where it belongs.
func (f *fitting) place(slot Slot) {
	for _, t := range f.said.times {
		if t.held && t.Base.Start.Equal(slot.Start) && t.Base.End.Equal(slot.End) {
			f.add(t.Occurrence)
			return
		}
	}
	o := Occurrence{At: slot.Start, Slot: slot, Base: slot}
	for _, t := range f.said.times {
		switch {
		case t.held:
		case t.State == HasMoved && t.Start.Equal(slot.Start):
			moved := t.Occurrence
			moved.Slot, moved.Base = slot, slot
			f.add(moved)
			return
		case t.State == AsPlanned && t.At.Equal(slot.Start):
			o.Answer, o.Offers, o.Missed = t.Answer, t.Offers, t.Missed
		}
	}
	f.shift(&o)
	f.add(o)
}

// shift applies what was said of all times.
func (f *fitting) shift(o *Occurrence) {
	w := f.whole
	if w == nil {
		return
	}
	if !o.Answer.At.After(w.at) {
		o.Answer, o.Offers = Answering{}, ""
	}
	o.Why = w.Why
	if before := w.from; before != nil && !before.off && (f.said.Made != nil || before.Rule.Same(w.Rule)) {
		o.Slot = before.to(o.Base, f.loc)
	}
	if w.off {
		o.State = IsOff
		return
	}
	o.Was, o.Slot, o.State, o.Place = o.Slot, w.to(o.Base, f.loc), HasMoved, w.Place
}

// to is where the move puts a time: as many days on as the one it was said of, and
// to the same clock.
func (w *wholeMove) to(base Slot, loc *time.Location) Slot {
	first, start, end := w.Base.Start.In(loc), w.To.Start.In(loc), w.To.End.In(loc)
	day := DateOf(base.Start.In(loc)).AddDays(DateOf(first).DaysUntil(DateOf(start)))
	last := day.AddDays(DateOf(start).DaysUntil(DateOf(end)))
	return Slot{Start: day.At(start.Hour(), start.Minute(), loc), End: last.At(end.Hour(), end.Minute(), loc)}
}

// ghosts are the times that a department has cancelled, and that are told of until
// they would have been over.
func (f *fitting) ghosts() {
	for _, t := range f.said.times {
		if t.State != IsOff || t.held || slices.ContainsFunc(f.of.Slots, func(s Slot) bool { return s.Start.Equal(t.Start) }) {
			continue
		}
		if !f.taken[t.At.Unix()] {
			f.add(t.Occurrence)
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
