package models

import (
	"cmp"
	"slices"
	"time"
)

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
