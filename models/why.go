package models

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// Why ("Spørg hvorfor") is the citizen's question about one line of the log. It
// is a conversation, and a promise that it is answered by a day.
type Why struct {
	ID  string
	Seq int64 // of the line
	WhyAsked
	At  time.Time
	Due Date
}

// WhyAsked is what a question says, as it is sealed: the sentence of the line as
// it stood then, and the conversation that was begun.
type WhyAsked struct {
	What   string `json:"what"`
	Thread string `json:"thread"`
}

// ErrOwnLine refuses a question about what the citizen did.
var ErrOwnLine = &Error{Conflict, "log.error.own"}

const whyName = "why-"

// WhyID names the question that the event with this number begins.
func WhyID(seq int64) string { return whyName + strconv.FormatInt(seq, 10) }

// Event is how a question is kept.
func (y Why) Event() (Event, error) {
	note, err := json.Marshal(y.WhyAsked)
	return Event{About: AboutWhy, Ref: strconv.FormatInt(y.Seq, 10), What: Asked, Choice: y.Due.String(), Note: string(note)}, err
}

// WhyAskedOf reads what a question says; what cannot be read says nothing.
func WhyAskedOf(e Event) WhyAsked {
	var asked WhyAsked
	_ = json.Unmarshal([]byte(e.Note), &asked)
	return asked
}

// WhysOf are all questions, oldest first.
func WhysOf(said []Event) []Why {
	var whys []Why
	for _, e := range said {
		if e.About != AboutWhy || e.What != Asked {
			continue
		}
		due, _ := ParseDate(e.Choice)             // written by Event
		seq, _ := strconv.ParseInt(e.Ref, 10, 64) // written by Event
		whys = append(whys, Why{ID: WhyID(e.Seq), Seq: seq, WhyAsked: WhyAskedOf(e), At: e.At, Due: due})
	}
	return whys
}

// OpenWhys are those that nobody has answered.
func OpenWhys(said []Event) []Why {
	promises := PromisesOf(said, nil, time.UTC)
	return slices.DeleteFunc(WhysOf(said), func(y Why) bool {
		i := slices.IndexFunc(promises, func(p Promise) bool { return p.ID == y.ID })
		return i < 0 || promises[i].Over()
	})
}

// promise is the answer that a question was promised.
func (y Why) promise(version int64) Promise {
	return Promise{ID: y.ID, Origin: ByWhy, About: Remarked{What: y.What}, Made: y.At, Due: y.Due, Version: Version(version)}
}

// WithWhys puts to each conversation the day it was promised an answer by, when
// it is a question about the log that nobody has answered.
func WithWhys(threads []Thread, said []Event) []Thread {
	for _, y := range OpenWhys(said) {
		for i := range threads {
			if threads[i].ID == y.Thread {
				threads[i].Due = y.Due
			}
		}
	}
	return threads
}

// CheckAsk refuses to ask about what the citizen did, or the citizen's calendar.
func (e Entry) CheckAsk() error {
	if e.IsOwn() || e.By.Role == AsCalendar {
		return ErrOwnLine
	}
	return nil
}
