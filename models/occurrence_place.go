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
	slots := slices.SortedStableFunc(slices.Values(of.Slots), func(x, y Slot) int { return x.Start.Compare(y.Start) })
	slots = slices.CompactFunc(slots, func(x, y Slot) bool { return x.Start.Equal(y.Start) })
	var spokenOf []Occurrence
	for _, slot := range slots {
		if o, ok := f.spokenOf(slot); ok {
			spokenOf = append(spokenOf, o)
		} else {
			f.add(f.plain(slot)) // first: what is as delivered has its own start for a name
		}
	}
	for _, o := range spokenOf {
		f.add(o)
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

// add adds a time. One whose name another has taken is named by when it takes place,
// or else by when it was to.
func (f *fitting) add(o Occurrence) {
	for _, name := range []time.Time{o.At, o.Start, o.Base.Start} {
		if f.taken[name.Unix()] {
			continue
		}
		if !name.Equal(o.At) {
			o.At = name
			f.answer(&o)
		}
		f.taken[name.Unix()] = true
		f.all = append(f.all, o)
		return
	}
}

// spokenOf is the time as it was last moved or cancelled here, or moved by the
// department; false when it takes place as delivered.
func (f *fitting) spokenOf(slot Slot) (Occurrence, bool) {
	var last *spoken
	for i := range f.said.times {
		t := &f.said.times[i]
		here := t.held && t.Base.Start.Equal(slot.Start) && t.Base.End.Equal(slot.End)
		there := !t.held && t.State == HasMoved && t.Start.Equal(slot.Start)
		if (here || there) && (last == nil || t.said.After(last.said)) {
			last = t
		}
	}
	if last == nil {
		return Occurrence{}, false
	}
	o := last.Occurrence
	if !last.held {
		o.Slot, o.Base = slot, slot
	}
	return o, true
}

// plain is a time as it is delivered, with what was said to all of them.
func (f *fitting) plain(slot Slot) Occurrence {
	o := Occurrence{At: slot.Start, Slot: slot, Base: slot}
	f.answer(&o)
	f.shift(&o)
	return o
}

// answer puts to a time what was said to it by its name.
func (f *fitting) answer(o *Occurrence) {
	for _, t := range f.said.times {
		if !t.held && t.State == AsPlanned && t.At.Equal(o.At) {
			o.Answer, o.Offers, o.Missed = t.Answer, t.Offers, t.Missed
		}
	}
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
