package models

import (
	"slices"
	"strings"
	"time"
)

// AboutHandover is what events about a handover are about; Ref is its id.
const AboutHandover Topic = "handover"

// The deeds about a handover. Wrote is a line of the citizen's, Answered is what
// the citizen says to a line; the target of both is the line.
const (
	Began     Deed = "began"      // the target takes over, the choice is the term
	Proposed  Deed = "proposed"   // a line by staff
	SaidReady Deed = "said_ready" // by the citizen or by staff
	NotReady  Deed = "not_ready"  // after all
	TookOver  Deed = "took_over"
	Met       Deed = "met"      // the citizen has met the new one
	AskedTalk Deed = "ask_talk" // the citizen wants to talk about it
	CalledOff Deed = "called_off"
)

// Handover (stafet) is how one borgerkonsulent passes a citizen on to another:
// a package made with the citizen. Only what the citizen says yes to is passed
// on, and responsibility moves when the other one takes over, not before.
type Handover struct {
	ID               string
	Term             Term
	From, To         string // staff ids
	FromName, ToName string // first names
	Why              string // what the borgerkonsulent writes to the citizen about it
	Lines            []HandoverLine
	Began            time.Time
	StaffReady       time.Time // zero while they are not
	CitizenReady     time.Time // zero while they are not
	Talk             *Talk     // what the citizen wants to talk about, until it is settled
	Taken            time.Time
	Met              time.Time
	CalledOff        time.Time
	spoken           time.Time // when anybody last said anything about it
}

// Talk is that the citizen wants to talk about it first.
type Talk struct {
	Note string
	At   time.Time
}

// HandoverLine is one thing the next one is to know.
type HandoverLine struct {
	ID     string
	Text   string
	By     Viewer
	ByName string // "" for the citizen
	Answer LineAnswer
}

// LineAnswer is what the citizen says to a line.
type LineAnswer string

// The answers; a line of the citizen's own begins with a yes.
const (
	LineAsked LineAnswer = ""     // nothing yet
	LineYes   LineAnswer = "yes"  // it is passed on
	LineNo    LineAnswer = "no"   // Nej tak: it is struck
	LineHeld  LineAnswer = "held" // Det her skal ikke med
)

// HandoverState is how far a handover has come.
type HandoverState string

// The states.
const (
	HandoverMaking HandoverState = "making" // the package is being made
	HandoverReady  HandoverState = "ready"  // the other one can take over
	HandoverTaken  HandoverState = "taken"  // and has done so
	HandoverMet    HandoverState = "met"    // and the citizen has met them
	HandoverOver   HandoverState = "over"   // called off, or the holiday has passed
)

// SilentWorkdays is after how many workdays without a word a package for a
// holiday is ready all the same. One for good is never ready without a word.
const SilentWorkdays = 5

// HandoverOf is the handover that was last begun; false when there was none.
func HandoverOf(said []Event) (Handover, bool) {
	var h Handover
	found := false
	for _, e := range said {
		switch {
		case e.About != AboutHandover:
		case e.What == Began:
			term, _ := ParseTerm(e.Choice) // written by BeginHandover
			h, found = Handover{
				ID: e.Ref, Term: term, From: e.By.ID, FromName: e.ByName, To: e.Target, ToName: e.TargetName,
				Why: e.Note, Began: e.At, spoken: e.At,
			}, true
		case e.Ref == h.ID:
			h.after(e)
		}
	}
	return h, found
}

// after is the handover when one more thing has been said.
func (h *Handover) after(e Event) {
	h.spoken = e.At
	switch e.What {
	case Wrote:
		h.Lines = append(h.Lines, HandoverLine{ID: e.Target, Text: e.Note, By: e.By, Answer: LineYes})
	case Proposed:
		h.Lines = append(h.Lines, HandoverLine{ID: e.Target, Text: e.Note, By: e.By, ByName: e.ByName})
		h.CitizenReady = time.Time{} // there is something the citizen has not seen
	case Answered:
		if i := h.line(e.Target); i >= 0 {
			h.Lines[i].Answer = LineAnswer(e.Choice)
		}
	case SaidReady, NotReady:
		h.ready(e)
	case TookOver:
		h.Taken = e.At
	case Met:
		h.Met, h.Talk = e.At, nil
	case AskedTalk:
		h.Talk, h.CitizenReady = &Talk{Note: e.Note, At: e.At}, time.Time{}
	case CalledOff:
		h.CalledOff = e.At
	}
}

func (h *Handover) ready(e Event) {
	var at time.Time
	if e.What == SaidReady {
		at = e.At
	}
	if e.By.Role != AsCitizen {
		h.StaffReady = at
		return
	}
	h.CitizenReady, h.Talk = at, nil
}

func (h Handover) line(id string) int {
	return slices.IndexFunc(h.Lines, func(l HandoverLine) bool { return l.ID == id })
}

// StateOn is how far it has come on the day, in the zone the citizen lives by.
func (h Handover) StateOn(day Date, zone *time.Location) HandoverState {
	switch {
	case !h.CalledOff.IsZero(), !h.Term.ForGood() && h.Term.To.Before(day):
		return HandoverOver
	case !h.Met.IsZero():
		return HandoverMet
	case !h.Taken.IsZero():
		return HandoverTaken
	case h.StaffReady.IsZero() || h.Talk != nil:
		return HandoverMaking
	case !h.CitizenReady.IsZero(), !h.Term.ForGood() && AddWorkdays(DateOf(h.spoken.In(zone)), SilentWorkdays).Before(day):
		return HandoverReady
	}
	return HandoverMaking
}

// UnderWay reports whether nobody has taken over yet and somebody may.
func (s HandoverState) UnderWay() bool { return s == HandoverMaking || s == HandoverReady }

// SeenBy is what of the package who may read in that state. The citizen and the
// one who hands over see all of it. Everybody else sees what the citizen says yes
// to, and of what is held back only that there is something; the one who is to
// take over sees nothing of it before it is ready.
func (h Handover) SeenBy(who Viewer, state HandoverState) (lines []HandoverLine, held bool) {
	if who.Role != AsCitizen && who.ID == h.To && state == HandoverMaking {
		return nil, false
	}
	own := who.Role == AsCitizen || who.Role == AsCoordinator && who.ID == h.From
	for _, l := range h.Lines {
		if own || l.Answer == LineYes {
			lines = append(lines, l)
		}
		held = held || l.Answer == LineHeld
	}
	return lines, held
}

// Term is for how long a citizen is passed on: from a day to a day, or from a
// day for good.
type Term struct {
	From Date
	To   Date // zero: for good
}

// ForGood reports whether it has no end.
func (t Term) ForGood() bool { return t.To.IsZero() }

// String is the term as it is kept.
func (t Term) String() string {
	if t.ForGood() {
		return t.From.String()
	}
	return t.From.String() + " " + t.To.String()
}

// ParseTerm reads what String wrote.
func ParseTerm(s string) (Term, error) {
	from, to, holiday := strings.Cut(s, " ")
	var t Term
	var err error
	if t.From, err = ParseDate(from); err == nil && holiday {
		t.To, err = ParseDate(to)
	}
	return t, err
}

// Follows is what goes along by itself, however the package looks.
type Follows struct {
	Promises int // of the municipality's, not kept yet
	Waiting  int // conversations that wait for an answer from us
	Asked    int // findings that somebody is asked about
	Tasks    int // of the borgerkonsulent's, not done
}

// TakenOverBy is the staff who last took over for good; false when nobody did.
func TakenOverBy(said []Event) (string, bool) {
	forGood := map[string]string{} // by handover
	to, found := "", false
	for _, e := range said {
		if e.About != AboutHandover {
			continue
		}
		if term, err := ParseTerm(e.Choice); e.What == Began && err == nil && term.ForGood() {
			forGood[e.Ref] = e.Target
		}
		if e.What == TookOver && forGood[e.Ref] != "" {
			to, found = forGood[e.Ref], true
		}
	}
	return to, found
}
