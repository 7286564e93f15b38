package models

import (
	"cmp"
	"slices"
	"time"
)

// Revocation (tilbagekaldelse) is what made a yes less, as the journal beside the
// database keeps it: enough to do it again in a database that was restored from
// before it, and nothing of what the citizen wrote. ConsentResumed is among them
// only because it undoes a pause; it is never done again by itself.
type Revocation struct {
	Citizen string
	Consent string
	What    ConsentDeed
	Item    string    // narrowed: to this single thing; "" is as it was
	Until   time.Time // narrowed: the end
	By      Viewer
	At      time.Time
}

// RevocationOf is what the journal keeps of an event. ok is false for an event
// that makes nothing less.
func RevocationOf(citizen string, e ConsentEvent) (r Revocation, ok bool) {
	r = Revocation{Citizen: citizen, Consent: e.Consent, What: e.What, By: e.By, At: e.At}
	switch e.What {
	case ConsentNarrowed:
		r.Item, r.Until = e.Terms.Item, e.Until
		return r, true
	case ConsentPaused, ConsentResumed, ConsentWithdrawn:
		return r, true
	case ConsentAsked, ConsentGiven, ConsentDeclined:
	}
	return Revocation{}, false
}

// Same reports whether the two are about one event.
func (r Revocation) Same(other Revocation) bool {
	return r.Citizen == other.Citizen && r.Consent == other.Consent && r.What == other.What &&
		r.At.UnixMilli() == other.At.UnixMilli()
}

// Reapply says which events bring one citizen's consents to where the journal
// left them, given those of the database. No event of it lets anybody see more
// than the database does:
//
//   - what the database has is not done twice, nor what is about a consent it
//     does not have: without the yes there is nothing to take back;
//   - a pause is done again unless the journal or the database has something
//     later about it; the citizen can resume;
//   - narrowing is done as far as it is narrower than what stands;
//   - withdrawing is done whatever has been said since.
func Reapply(events []ConsentEvent, journal []Revocation) (missing []ConsentEvent) {
	records := ConsentRecords(events)
	journal = slices.Clone(journal)
	slices.SortStableFunc(journal, func(a, b Revocation) int { return cmp.Compare(a.At.UnixMilli(), b.At.UnixMilli()) })
	for i, r := range journal {
		at := slices.IndexFunc(records, func(c ConsentRecord) bool { return c.ID == r.Consent })
		if at < 0 || !records[at].Living() || records[at].has(r) {
			continue
		}
		if e, ok := records[at].again(r, journal[i+1:]); ok {
			records[at].add(e)
			missing = append(missing, e)
		}
	}
	return missing
}

func (c ConsentRecord) has(r Revocation) bool {
	return slices.ContainsFunc(c.Events, func(e ConsentEvent) bool {
		return e.What == r.What && e.At.UnixMilli() == r.At.UnixMilli()
	})
}

// again is the event that does r again. later is what the journal has after it.
func (c ConsentRecord) again(r Revocation, later []Revocation) (ConsentEvent, bool) {
	e := ConsentEvent{Consent: c.ID, What: r.What, By: r.By, Capacity: AsSelf, Form: ByLogin, At: r.At}
	switch r.What {
	case ConsentWithdrawn:
		return e, true
	case ConsentPaused:
		resumed := slices.ContainsFunc(later, func(l Revocation) bool { return l.Consent == r.Consent && l.What == ConsentResumed })
		since := c.Events[len(c.Events)-1].At.After(r.At)
		return e, c.State == ConsentGiven && !resumed && !since
	case ConsentNarrowed:
		e.Terms, e.Until = c.Terms, c.Until
		if c.Terms.Item == "" {
			e.Terms.Item = r.Item
		}
		if r.Until.Before(c.Until) {
			e.Until = r.Until
		}
		return e, e.Terms != c.Terms || !e.Until.Equal(c.Until)
	case ConsentAsked, ConsentGiven, ConsentDeclined, ConsentResumed:
	}
	return ConsentEvent{}, false
}
