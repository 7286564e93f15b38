package models

import (
	"slices"
	"strings"
	"time"
)

// How much a package can hold.
const (
	MaxLine  = 300 // characters
	MaxLines = 20
)

// Refusals about handovers.
var (
	ErrHandoverTerm     = &Error{Invalid, "handover.error.term"}
	ErrHandoverTo       = &Error{Invalid, "handover.error.to"} // nobody, oneself, or who is there already
	ErrHandoverLine     = &Error{Invalid, "handover.error.line"}
	ErrHandoverAnswer   = &Error{Invalid, "handover.error.answer"}
	ErrManyLines        = &Error{Conflict, "handover.error.many"}
	ErrHandoverUnderWay = &Error{Conflict, "handover.error.under_way"}
	ErrHandoverClosed   = &Error{Conflict, "handover.error.closed"} // taken over, or over
	ErrHandoverSaid     = &Error{Conflict, "handover.error.said"}
	ErrHandoverNotReady = &Error{Conflict, "handover.error.not_ready"}
	ErrHandoverEarly    = &Error{Conflict, "handover.error.early"}
	ErrHandoverNotTaken = &Error{Conflict, "handover.error.not_taken"}
	ErrNobodyLeft       = &Error{Conflict, "staff.error.nobody_left"}
)

// CheckBegin refuses a handover beside one that is under way, one into the past,
// and one to nobody, to oneself, to another department, or to somebody who is
// assigned already. before is the state of the one before, HandoverOver when
// there was none. It returns ErrNotFound when from is not assigned: who stands
// in for somebody passes nobody on.
func CheckBegin(before HandoverState, term Term, from, to Staff, assigned []string, day Date) error {
	if !slices.Contains(assigned, from.ID) {
		return ErrNotFound
	}
	if before.UnderWay() {
		return ErrHandoverUnderWay
	}
	if term.From.IsZero() || term.From.Before(day) || !term.ForGood() && term.To.Before(term.From) {
		return ErrHandoverTerm
	}
	if to.ID == "" || to.ID == from.ID || to.Unit != from.Unit || slices.Contains(assigned, to.ID) {
		return ErrHandoverTo
	}
	return nil
}

// open refuses to change a package that nobody is making any more.
func (h Handover) open(day Date, zone *time.Location) error {
	if !h.StateOn(day, zone).UnderWay() {
		return ErrHandoverClosed
	}
	return nil
}

// staffSide refuses the one who is to take over: what the package says is not
// theirs to make.
func (h Handover) staffSide(who Viewer) error {
	if who.Role == AsCoordinator && who.ID == h.To {
		return ErrNotFound
	}
	return nil
}

// CheckLine refuses a line without words or with too many, and one too many.
func (h Handover) CheckLine(who Viewer, text string, day Date, zone *time.Location) error {
	if err := h.staffSide(who); err != nil {
		return err
	}
	if err := h.open(day, zone); err != nil {
		return err
	}
	if n := len([]rune(strings.TrimSpace(text))); n == 0 || n > MaxLine {
		return ErrHandoverLine
	}
	if len(h.Lines) >= MaxLines {
		return ErrManyLines
	}
	return nil
}

// CheckAnswer refuses an answer there is none of, and one to no line.
func (h Handover) CheckAnswer(line string, answer LineAnswer, day Date, zone *time.Location) error {
	if h.line(line) < 0 {
		return ErrNotFound
	}
	if answer != LineYes && answer != LineNo && answer != LineHeld {
		return ErrHandoverAnswer
	}
	return h.open(day, zone)
}

// CheckReady refuses to say twice that one is ready, or that one is not.
func (h Handover) CheckReady(who Viewer, undo bool, day Date, zone *time.Location) error {
	if err := h.staffSide(who); err != nil {
		return err
	}
	if err := h.open(day, zone); err != nil {
		return err
	}
	at := h.StaffReady
	if who.Role == AsCitizen {
		at = h.CitizenReady
	}
	if at.IsZero() == undo {
		return ErrHandoverSaid
	}
	return nil
}

// CheckTake refuses everybody but the one it is passed on to, a package that is
// not ready, and a day before the one the citizen was told. still says whether
// the one who hands over is the citizen's borgerkonsulent to this moment.
func (h Handover) CheckTake(who Viewer, still bool, day Date, zone *time.Location) error {
	state := h.StateOn(day, zone)
	switch {
	case who.Role != AsCoordinator || who.ID != h.To:
		return ErrNotFound
	case !state.UnderWay() || !still:
		return ErrHandoverClosed
	case state != HandoverReady:
		return ErrHandoverNotReady
	case h.Term.ForGood() && day.Before(h.Term.From):
		return ErrHandoverEarly
	}
	return nil
}

// CheckMet refuses to have met somebody who has not taken over, and twice.
func (h Handover) CheckMet(day Date, zone *time.Location) error {
	switch h.StateOn(day, zone) {
	case HandoverTaken:
		return nil
	case HandoverMet:
		return ErrHandoverSaid
	}
	return ErrHandoverNotTaken
}

// CheckTalk refuses to ask twice, and when there is nothing to talk about.
func (h Handover) CheckTalk(note string, day Date, zone *time.Location) error {
	if state := h.StateOn(day, zone); !state.UnderWay() && state != HandoverTaken {
		return ErrHandoverClosed
	}
	if h.Talk != nil {
		return ErrHandoverSaid
	}
	return CheckNote(note)
}

// CheckCallOff refuses to call off what somebody has taken over.
func (h Handover) CheckCallOff(who Viewer, day Date, zone *time.Location) error {
	if err := h.staffSide(who); err != nil {
		return err
	}
	return h.open(day, zone)
}

// HandoverWait is what a handover waits for staff to do.
type HandoverWait string

// What there is to do.
const (
	HandoverTalk HandoverWait = "talk"  // the citizen wants to talk about it first
	HandoverTake HandoverWait = "take"  // it is ready, and the day has come
	HandoverMake HandoverWait = "ready" // staff have not said that the package is ready
)

// AsksToTalk reports whether the citizen wants to talk about it and nobody has
// settled it.
func (h Handover) AsksToTalk(day Date, zone *time.Location) bool {
	return h.Talk != nil && h.StateOn(day, zone) != HandoverOver
}

// WaitsFor is what it waits for who of the staff to do; "" for nothing. What the
// citizen wants to talk about waits for whoever is there.
func (h Handover) WaitsFor(who Viewer, day Date, zone *time.Location) HandoverWait {
	switch {
	case h.AsksToTalk(day, zone):
		return HandoverTalk
	case h.CheckTake(who, true, day, zone) == nil:
		return HandoverTake
	case h.CheckReady(who, false, day, zone) == nil:
		return HandoverMake
	}
	return ""
}
