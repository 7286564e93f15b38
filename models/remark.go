package models

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// AnswerWithin is how many working days the municipality takes at most to answer
// a remark, when it has not said another number.
const AnswerWithin = 10

// RemarkState is how far somebody has come with a remark.
type RemarkState string

// The states.
const (
	RemarkOpen      RemarkState = "open"
	RemarkAnswered  RemarkState = "answered"
	RemarkTakenBack RemarkState = "taken_back"
)

// RemarkAnswer is what can be said to a remark.
type RemarkAnswer string

// The answers.
const (
	Corrected RemarkAnswer = "corrected" // Det er rettet
	Stands    RemarkAnswer = "stands"    // Det står ved magt, fordi …
	LetUsTalk RemarkAnswer = "talk"      // Lad os tale om det
)

// RemarkAnswers are all of them, in the order they are offered.
var RemarkAnswers = []RemarkAnswer{Corrected, Stands, LetUsTalk}

// NeedsReason reports whether the citizen must be told why.
func (a RemarkAnswer) NeedsReason() bool { return a == Stands }

// Refusals about remarks.
var (
	ErrRemarkThere  = &Error{Conflict, "remark.error.there"}
	ErrRemarkOver   = &Error{Conflict, "remark.error.over"}
	ErrRemarkAnswer = &Error{Invalid, "remark.error.answer"}
	ErrRemarkReason = &Error{Invalid, "remark.error.reason"}
)

// Remark (indsigelse) is the citizen's "Det passer ikke" about one thing in the
// plan, and what became of it.
type Remark struct {
	ID   string
	Ref  string // the thing
	Plan string // whose department wrote the thing; "" when that is the borgerkonsulent
	Remarked
	At     time.Time
	Due    Date // the municipality has promised an answer by then
	State  RemarkState
	Answer *Event
}

// Remarked is what a remark says, as it is sealed: the thing as it stood then,
// because it may change or go.
type Remarked struct {
	What  string `json:"what"`
	Unit  string `json:"unit,omitempty"`
	Words string `json:"words,omitempty"`
}

const remarkName = "remark-"

// RemarkID names the remark that the event with this number begins.
func RemarkID(seq int64) string { return remarkName + strconv.FormatInt(seq, 10) }

// NextSeq is the number that the next event will get.
func NextSeq(said []Event) int64 {
	if len(said) == 0 {
		return 1
	}
	return said[len(said)-1].Seq + 1
}

// RemarkDue is the day by which a remark of today is answered.
func RemarkDue(today Date, within int) Date { return AddWorkdays(today, within) }

// Event is how a remark is kept.
func (r Remark) Event() (Event, error) {
	note, err := json.Marshal(r.Remarked)
	return Event{About: AboutRemark, Ref: r.Ref, What: Remarks, Target: r.Plan, Choice: r.Due.String(), Note: string(note)}, err
}

// RemarkedOf reads what a remark says; what cannot be read says nothing.
func RemarkedOf(e Event) Remarked {
	var said Remarked
	_ = json.Unmarshal([]byte(e.Note), &said)
	return said
}

// RemarksOf are all remarks, oldest first.
func RemarksOf(said []Event) []Remark {
	var remarks []Remark
	for i := range said {
		e := &said[i]
		if e.About != AboutRemark {
			continue
		}
		if e.What == Remarks {
			due, _ := ParseDate(e.Choice) // written by Event
			remarks = append(remarks, Remark{
				ID: RemarkID(e.Seq), Ref: e.Ref, Plan: e.Target, Remarked: RemarkedOf(*e), At: e.At, Due: due, State: RemarkOpen,
			})
			continue
		}
		at := slices.IndexFunc(remarks, func(r Remark) bool { return r.ID == e.Ref })
		if at < 0 {
			continue
		}
		switch e.What {
		case Answered:
			remarks[at].State, remarks[at].Answer = RemarkAnswered, e
		case TakenBack:
			remarks[at].State = RemarkTakenBack
		}
	}
	return remarks
}

// RemarkByID returns ErrNotFound when nobody made it.
func RemarkByID(said []Event, id string) (Remark, error) {
	for _, r := range RemarksOf(said) {
		if r.ID == id {
			return r, nil
		}
	}
	return Remark{}, ErrNotFound
}

// CheckRemark refuses words that are too long, and a second remark about a thing
// before the first is answered or taken back.
func CheckRemark(said []Event, ref, words string) error {
	for _, r := range RemarksOf(said) {
		if r.Ref == ref && r.State == RemarkOpen {
			return ErrRemarkThere
		}
	}
	return CheckNote(words)
}

// CheckAnswer refuses an answer there is none of, one without the reason it
// needs, and one to a remark that waits for none.
func (r Remark) CheckAnswer(a RemarkAnswer, text string) error {
	switch {
	case !slices.Contains(RemarkAnswers, a):
		return ErrRemarkAnswer
	case a.NeedsReason() && strings.TrimSpace(text) == "":
		return ErrRemarkReason
	case r.State != RemarkOpen:
		return ErrRemarkOver
	}
	return CheckNote(text)
}

// CheckTakeBack refuses to take back what is answered or taken back already.
func (r Remark) CheckTakeBack() error {
	if r.State != RemarkOpen {
		return ErrRemarkOver
	}
	return nil
}
