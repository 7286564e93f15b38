package models

import (
	"slices"
	"time"
)

// TieEvent is one thing that was stated of a tie. It is added and never changed: that a
// tie ends is an event too.
type TieEvent struct {
	Tie    string // which one
	Ends   bool   // else it began
	Stated Tie    // as it began; Holds is what was stated, not what counts
	Until  time.Time
	At     time.Time // when it was stated here
	Source string    // the system that stated it; "" is the desk
	By     string    // at the desk: who stated it
}

// TieNow is a tie as its events together have it.
type TieNow struct {
	Tie           // Holds is what counts: no earlier than it was known here, and no later than any end
	ID     string // of the tie
	Stated Tie    // as it was stated when it began
	Source string // the system that stated it; "" is the desk
	ByDesk bool   // the borgerkonsulent ended it, and no delivery begins the same again
}

// TiesOf are the ties that events tell of, in the order they began. A tie that was
// stated late did not hold before: what was not known opened nothing, and what ended
// and is stated again has been broken.
func TiesOf(events []TieEvent) []TieNow {
	var ties []TieNow
	for _, e := range events {
		if e.Ends || slices.ContainsFunc(ties, func(t TieNow) bool { return t.ID == e.Tie }) {
			continue
		}
		now := TieNow{Tie: e.Stated, ID: e.Tie, Stated: e.Stated, Source: e.Source}
		if now.Holds.From.Before(e.At) {
			now.Holds.From = e.At
		}
		ties = append(ties, now)
	}
	for _, e := range events {
		i := slices.IndexFunc(ties, func(t TieNow) bool { return e.Ends && t.ID == e.Tie })
		if i < 0 {
			continue
		}
		until := e.Until
		if until.IsZero() {
			until = e.At
		}
		if h := &ties[i].Holds; h.Until.IsZero() || until.Before(h.Until) {
			h.Until = until
		}
		ties[i].ByDesk = ties[i].ByDesk || e.Source == ""
	}
	return ties
}

// TieChanges is what a source's statement about one citizen changes: the ties of that
// source that there are, and those it states now. What it states twice is one; what it
// states no longer ends; an end that comes nearer is an end; and one that is moved away
// is another tie, since nobody said yes to that. What the borgerkonsulent has ended does
// not begin again because a system still states it.
func TieChanges(has []TieNow, stated []Tie, now time.Time) (changes []TieEvent) {
	over := func(until time.Time) bool { return !until.IsZero() && !until.After(now) }
	same := func(a, b Tie) bool {
		return a.Kind == b.Kind && a.Of == b.Of && a.To == b.To && a.Holds.From.Equal(b.Holds.From)
	}
	kept := make([]bool, len(stated))
	for _, t := range has {
		i := slices.IndexFunc(stated, func(s Tie) bool { return same(s, t.Stated) })
		if i >= 0 && t.ByDesk {
			kept[i] = true
		}
		if over(t.Holds.Until) {
			continue
		}
		switch {
		case i < 0, over(stated[i].Holds.Until):
			changes = append(changes, TieEvent{Tie: t.ID, Ends: true, At: now})
		case stated[i].Holds.Until.Equal(t.Holds.Until):
			kept[i] = true
		case !stated[i].Holds.Until.IsZero() && (t.Holds.Until.IsZero() || stated[i].Holds.Until.Before(t.Holds.Until)):
			kept[i] = true
			changes = append(changes, TieEvent{Tie: t.ID, Ends: true, Until: stated[i].Holds.Until, At: now})
		case t.ByDesk:
		default:
			changes = append(changes, TieEvent{Tie: t.ID, Ends: true, At: now})
		}
	}
	for i, s := range stated {
		if kept[i] || over(s.Holds.Until) || s.Of == s.To || slices.ContainsFunc(stated[:i], func(before Tie) bool { return same(before, s) }) {
			continue
		}
		changes = append(changes, TieEvent{Stated: s, At: now})
	}
	return changes
}

// BarCause is what bars somebody from a family.
type BarCause string

// The causes. BarBroken is that something happened after which nobody knows what held:
// somebody of the family was erased, or a backup was put back.
const (
	BarProtection BarCause = "protection" // the address is protected, or nobody has said that it is not
	BarSafety     BarCause = "safety"     // Tryghed
	BarBroken     BarCause = "broken"
)

// BarEvent is that a cause came or went, or how it stood when that began to be kept.
type BarEvent struct {
	Cause BarCause
	On    bool
	At    time.Time
}

// shortestBar is how long a bar is at the least, so that one that came and went at the
// same moment is seen.
const shortestBar = time.Millisecond

// BarredSpans are the times at which somebody was barred. Before anything was kept
// nobody knows, and who knows nothing bars. live is that a cause stands now, whatever
// was kept.
func BarredSpans(events []BarEvent, live bool, now time.Time) []Span {
	if len(events) == 0 {
		return []Span{{}}
	}
	spans := []Span{{Until: events[0].At}}
	on := map[BarCause]int{} // which span a cause has open
	for _, e := range events {
		at, open := on[e.Cause]
		switch {
		case e.Cause == BarBroken:
			spans = append(spans, Span{e.At, e.At.Add(shortestBar)})
		case e.On && !open:
			on[e.Cause] = len(spans)
			spans = append(spans, Span{From: e.At})
		case !e.On && open:
			spans[at].Until = e.At
			if least := spans[at].From.Add(shortestBar); e.At.Before(least) {
				spans[at].Until = least
			}
			delete(on, e.Cause)
		}
	}
	if live {
		spans = append(spans, Span{From: now})
	}
	return spans
}
