package models

import (
	"slices"
	"time"
	"unicode/utf8"
)

// Refusals about consents.
var (
	ErrTerms       = &Error{Invalid, "consent.error.terms"}    // not about one known thing, from one to another
	ErrUntil       = &Error{Invalid, "consent.error.until"}    // in the past, or longer than it may be
	ErrWider       = &Error{Invalid, "consent.error.wider"}    // more than stands, or than was asked for
	ErrConsentOver = &Error{Conflict, "consent.error.over"}    // it was answered, taken back or has lapsed
	ErrConsentText = &Error{Conflict, "consent.error.text"}    // not the text that was shown
	ErrForm        = &Error{Invalid, "consent.error.form"}     // a form that does not count here
	ErrCapacity    = &Error{Invalid, "consent.error.capacity"} // who gave it does not speak for the citizen
	ErrGivenOn     = &Error{Invalid, "consent.error.on"}       // said or signed on a day that has not been
	ErrNotNoted    = &Error{Invalid, "consent.error.note"}     // a no by word without what was said
	ErrForWhat     = &Error{Invalid, "consent.error.for_what"} // what it is for is missing or too long
)

// mostForWhat is how many characters what a consent is for may have.
const mostForWhat = 300

// Check refuses terms that are not about one thing, from one department or the
// citizen, to another department, for one purpose.
func (t Terms) Check(departments []Department) error {
	known := func(id string) bool {
		return slices.ContainsFunc(departments, func(d Department) bool { return d.ID == id })
	}
	switch {
	case !known(t.To), t.From != Citizens && !known(t.From), t.From == t.To:
		return ErrTerms
	case !slices.Contains(CategoriesOf(t.From), t.Category), !slices.Contains(Purposes, t.Purpose):
		return ErrTerms
	case !slices.Contains([]WithoutYes{NothingLost, Slower, CannotBe}, t.Without):
		return ErrTerms
	case utf8.RuneCountInString(t.ForWhat) > mostForWhat:
		return ErrForWhat
	}
	return nil
}

// Within reports whether the terms are the others, or a single thing of them.
func (t Terms) Within(wider Terms) bool {
	return t.From == wider.From && t.To == wider.To && t.Category == wider.Category && t.Purpose == wider.Purpose &&
		(wider.Item == "" || t.Item == wider.Item)
}

// CheckUntil refuses an end that is not to come, or is later than LongestUntil.
func CheckUntil(until, now, longest time.Time) error {
	if !until.After(now) || until.After(longest) {
		return ErrUntil
	}
	return nil
}

// CheckAsk refuses a question that cannot be put: what it is for must be said.
func (t Terms) CheckAsk(departments []Department) error {
	if t.ForWhat == "" {
		return ErrForWhat
	}
	return t.Check(departments)
}

// CheckGive refuses a yes to what was asked that is not within it.
func (c ConsentRecord) CheckGive(terms Terms) error {
	switch {
	case c.State != ConsentAsked:
		return ErrConsentOver
	case !terms.Within(c.Terms):
		return ErrWider
	}
	return nil
}

// CheckDecline refuses a no where nothing waits for an answer.
func (c ConsentRecord) CheckDecline() error {
	if c.State != ConsentAsked {
		return ErrConsentOver
	}
	return nil
}

// CheckChange refuses to pause, resume, narrow or withdraw what is not there to
// be. A consent that has lapsed cannot be resumed or narrowed, but withdrawn:
// nobody has to count days to say no.
func (c ConsentRecord) CheckChange(do ConsentDeed, now time.Time) error {
	lapsed := !now.Before(c.Until)
	ok := false
	switch do {
	case ConsentPaused, ConsentNarrowed:
		ok = c.State == ConsentGiven && !lapsed || do == ConsentNarrowed && c.State == ConsentPaused && !lapsed
	case ConsentResumed:
		ok = c.State == ConsentPaused && !lapsed
	case ConsentWithdrawn:
		ok = c.State == ConsentGiven || c.State == ConsentPaused
	}
	if !ok {
		return ErrConsentOver
	}
	return nil
}

// CheckNarrow refuses what is not narrower: the same thing or a single one of
// it, and the same end or a sooner one, and not both as they were.
func (c ConsentRecord) CheckNarrow(terms Terms, until, now time.Time) error {
	if err := c.CheckChange(ConsentNarrowed, now); err != nil {
		return err
	}
	switch {
	case !terms.Within(c.Terms), until.After(c.Until), terms == c.Terms && until.Equal(c.Until):
		return ErrWider
	case !until.After(now):
		return ErrUntil
	}
	return nil
}

// CheckRecord refuses to note a consent that would not count: in a form or a
// capacity that is no yes, or said or signed on a day that has not been.
func (e ConsentEvent) CheckRecord(from Field, born Date, zone *time.Location) error {
	switch {
	case e.On.After(DateOf(e.At.In(zone))):
		return ErrGivenOn
	case e.Form != OnPaper && (e.Form != ByWord || e.Note == ""), from.IsHealth() && !e.Form.Written():
		return ErrForm
	case !e.couldSay(e.At, from, born, zone):
		return ErrCapacity
	}
	return nil
}

// CheckNoted refuses to note a no without what was said. It needs no form: a yes
// is taken back as easily as it can be said.
func (e ConsentEvent) CheckNoted() error {
	if e.Note == "" {
		return ErrNotNoted
	}
	return nil
}
