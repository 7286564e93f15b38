package models

import (
	"slices"
	"strings"
)

// FindingState is how far somebody has come with a thing that does not fit
// together.
type FindingState string

// The states.
const (
	StateOpen    FindingState = "open"
	StateWaiting FindingState = "waiting" // somebody in the municipality must act
	StateSettled FindingState = "settled"
)

// Answer is what a citizen can say to a finding.
type Answer string

// The answers.
const (
	CannotBoth Answer = "cannot_both" // Kan ikke begge
	HelpMe     Answer = "help"        // Hjælp mig med det
	FineByMe   Answer = "fine"        // Det er i orden for mig
)

// Decision is what a borgerkonsulent can decide about a finding.
type Decision string

// The decisions.
const (
	Keep      Decision = "keep"       // Behold begge, fordi …
	Moved     Decision = "moved"      // Flyttet
	Merged    Decision = "merged"     // Samlet hos én
	AskUnit   Decision = "ask"        // Bed en afdeling om at løse det
	NoProblem Decision = "no_problem" // Ikke et problem
)

// NeedsReason reports whether the citizen must be told why.
func (d Decision) NeedsReason() bool { return d == Keep || d == NoProblem }

// NeedsTarget reports whether a plan must be named whose department is asked.
func (d Decision) NeedsTarget() bool { return d == AskUnit }

// answersFor are the kinds that can be answered in more ways than any.
var answersFor = map[string][]Answer{
	"appointment_overlap": {CannotBoth, HelpMe, FineByMe},
	"travel_infeasible":   {CannotBoth, HelpMe, FineByMe},
}

var anyAnswers = []Answer{HelpMe, FineByMe}

// AnswersFor are the answers that fit a kind of finding, in the order they are
// offered. A kind nobody has listed can be answered too.
func AnswersFor(kind string) []Answer {
	if list, ok := answersFor[kind]; ok {
		return list
	}
	return anyAnswers
}

// decisionsFor are the kinds about two things, of which one can be moved or both
// gathered. Of any other kind one can only ask a department, or say that it is
// no problem.
var decisionsFor = map[string][]Decision{
	"appointment_overlap":       {Moved, Keep, AskUnit, NoProblem},
	"travel_infeasible":         {Moved, Keep, AskUnit, NoProblem},
	"load_too_high":             {Moved, AskUnit, NoProblem},
	"deadline_near":             {Moved, AskUnit, NoProblem},
	"overlapping_measure":       {Merged, Keep, AskUnit, NoProblem},
	"contradictory_requirement": {Keep, AskUnit, NoProblem},
	"duplicate_document":        {Merged, Keep, AskUnit, NoProblem},
	"too_many_contacts":         {Merged, AskUnit, NoProblem},
}

var anyDecisions = []Decision{AskUnit, NoProblem}

// DecisionsFor are the decisions that fit a kind of finding, in the order they
// are offered.
func DecisionsFor(kind string) []Decision {
	if list, ok := decisionsFor[kind]; ok {
		return list
	}
	return anyDecisions
}

// Refusals of answers and decisions.
var (
	ErrAnswer   = &Error{Invalid, "answer.error.unfit"}
	ErrDecision = &Error{Invalid, "outcome.error.unfit"}
	ErrReason   = &Error{Invalid, "outcome.error.reason"}
	ErrTarget   = &Error{Invalid, "outcome.error.target"}
	ErrSettled  = &Error{Conflict, "decision.error.settled"}
	ErrIsOpen   = &Error{Conflict, "decision.error.open"}
)

// Handling is what has been said about one finding and where that leaves it.
type Handling struct {
	State    FindingState
	Answer   *Event  // the citizen's, as long as it stands
	Decision *Event  // the borgerkonsulent's, as long as it stands
	History  []Event // all of it, oldest first
}

// Handle reads what was said about the finding with this id. It rests on the
// id and the events alone: what is settled stays settled for as long as the id
// stands, and the id stands until a fact that makes the finding changes.
// citizenActs says that it is the citizen who can put it right.
func Handle(id string, citizenActs bool, said []Event) Handling {
	h := Handling{State: StateOpen, History: saidOn(said, AboutFinding, id)}
	for i := range h.History {
		e := &h.History[i]
		switch e.What {
		case Answered:
			h.Answer = e
		case Decided:
			h.Decision = e
		case Reopened:
			h.Decision = nil
			if h.answered(FineByMe) {
				h.Answer = nil
			}
		}
	}
	switch {
	case h.Decision != nil && Decision(h.Decision.Choice) != AskUnit, citizenActs && h.answered(FineByMe):
		h.State = StateSettled
	case h.Decision != nil, h.answered(CannotBoth), h.answered(HelpMe):
		h.State = StateWaiting
	}
	return h
}

func (h Handling) answered(a Answer) bool { return h.Answer != nil && Answer(h.Answer.Choice) == a }

// isDecided reports whether the borgerkonsulent has settled it.
func (h Handling) isDecided() bool { return h.State == StateSettled && h.Decision != nil }

// CheckAnswer refuses an answer that does not fit the kind, and one that comes
// after the decision.
func (h Handling) CheckAnswer(kind string, a Answer, note string) error {
	switch {
	case !slices.Contains(AnswersFor(kind), a):
		return ErrAnswer
	case h.isDecided():
		return ErrSettled
	}
	return CheckNote(note)
}

// CheckDecision refuses one that does not fit the kind, lacks its reason
// or asks none of the targets, and a second decision before the first has been
// reopened.
func (h Handling) CheckDecision(kind string, d Decision, reason, target string, targets []string) error {
	switch {
	case !slices.Contains(DecisionsFor(kind), d):
		return ErrDecision
	case d.NeedsReason() && strings.TrimSpace(reason) == "":
		return ErrReason
	case d.NeedsTarget() != (target != ""), target != "" && !slices.Contains(targets, target):
		return ErrTarget
	case h.State == StateSettled:
		return ErrSettled
	}
	return CheckNote(reason)
}

// CheckReopening refuses to reopen what nobody has settled or asked about.
func (h Handling) CheckReopening(reason string) error {
	if h.State != StateSettled && h.Decision == nil {
		return ErrIsOpen
	}
	return CheckNote(reason)
}
