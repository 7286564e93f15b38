package models

import "time"

// AskAgainDays is for how many days a department lets a no stand before it asks
// for the same again. No law says how many. A yes must be given freely (GDPR
// article 4, no. 11), and one who is asked until they give in does not give it
// freely; after a month a case may have become another. The citizen can offer a
// yes before.
const AskAgainDays = 30

// Refusals to ask. They tell a department nothing but what it has done or may
// see itself.
var (
	ErrHasIt    = &Error{Conflict, "consent.error.has_it"}    // it may see it already
	ErrAsked    = &Error{Conflict, "consent.error.asked"}     // it has asked, and the citizen has not answered
	ErrNoStands = &Error{Conflict, "consent.error.no_stands"} // the citizen said no too short a time ago
)

// CheckAskNow refuses to ask for what the department may see already, has asked
// for, or was refused lately. It does not look at whether there is anything.
func (t Terms) CheckAskNow(field Field, g Grounds) error {
	look := Look{Of: t.From, Field: field, Category: t.Category, Item: t.Item, For: t.Purpose}
	if Decide(look, g).May() {
		return ErrHasIt
	}
	for _, c := range g.Consents {
		if !t.overlaps(c.Events[0].Terms) { // as wide as it ever was
			continue
		}
		if (c.State == ConsentAsked || c.State == ConsentPaused) && c.Terms.Purpose == t.Purpose {
			return ErrAsked
		}
		if at := c.refused(); !at.IsZero() && g.Now.Before(at.AddDate(0, 0, AskAgainDays)) {
			return ErrNoStands
		}
	}
	return nil
}

// overlaps reports whether two questions of one department are about the same,
// whatever for: another purpose does not make a no shorter.
func (t Terms) overlaps(other Terms) bool {
	return t.To == other.To && t.From == other.From && t.Category == other.Category &&
		(t.Item == "" || other.Item == "" || t.Item == other.Item)
}

// refused is when the citizen last said no: to all of it, by taking it back, or
// to the rest by giving or leaving a part. It is zero when that never happened.
func (c ConsentRecord) refused() (at time.Time) {
	for _, e := range c.Events {
		part := e.What == ConsentGiven && e.Terms.Item != "" && !c.Asked.At.IsZero() && c.Asked.Terms.Item == ""
		if part || e.What == ConsentDeclined || e.What == ConsentNarrowed || e.What == ConsentWithdrawn {
			at = e.At
		}
	}
	return at
}

// MayName reports whether a department may name the single thing when it asks:
// only what it may see for some purpose, so that it cannot find out by asking
// whether there is one.
func MayName(look Look, g Grounds) bool {
	for _, purpose := range append([]Purpose{PurposeEmergency}, Purposes...) {
		if look.For = purpose; Decide(look, g).May() {
			return true
		}
	}
	return false
}
