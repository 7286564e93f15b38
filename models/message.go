package models

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Message is what one person wrote to another in a thread. It is never edited;
// its writer may take it back within UndoFor.
type Message struct {
	Seq         int64 // 1, 2, 3 … within its thread
	By          Viewer
	ByName      string // first name; "" for the citizen
	Text        string // "" when taken back
	Asks        bool   // a staff's message that the citizen is asked to answer
	Closes      bool   // nothing more need be answered: staff only, and without a text
	LIX         float64
	Unplain     string // why staff sent it although it is hard to read
	Sent        time.Time
	TakenBack   time.Time // zero: it stands
	Attachments []Attachment
}

// Limits of what is written.
const (
	MaxMessage = 4000 // characters
	MaxSubject = 80
	UndoFor    = 30 * time.Second
)

// Refusals of messages.
var (
	ErrNoText    = &Error{Invalid, "message.error.empty"}
	ErrText      = &Error{Invalid, "message.error.long"}
	ErrSubject   = &Error{Invalid, "message.error.subject"}
	ErrNoKey     = &Error{Invalid, "message.error.key"}
	ErrUndoLate  = &Error{Conflict, "message.error.undo_late"}
	ErrNotYours  = &Error{NotFound, "error.not_found"}
	ErrClose     = &Error{Invalid, "message.error.close"}
	ErrUndoTwice = &Error{Conflict, "message.error.undone"}
)

// CheckMessage refuses a text that is empty or too long. One with something
// attached may be empty.
func CheckMessage(text string, attached int) error {
	switch {
	case strings.TrimSpace(text) == "" && attached == 0:
		return ErrNoText
	case utf8.RuneCountInString(text) > MaxMessage:
		return ErrText
	}
	return nil
}

// CheckSubject refuses a subject that is empty or too long.
func CheckSubject(subject string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(subject)); n == 0 || n > MaxSubject {
		return ErrSubject
	}
	return nil
}

// Stands reports whether the message has not been taken back.
func (m Message) Stands() bool { return m.TakenBack.IsZero() }

// Answers reports whether it stands and is an answer of the municipality's.
func (m Message) Answers() bool { return m.Stands() && m.By.Role != AsCitizen && !m.Closes }

// UndoUntil is when its writer can no longer take it back.
func (m Message) UndoUntil() time.Time { return m.Sent.Add(UndoFor) }

// CheckUndo refuses to take back what somebody else wrote, what is older than
// UndoFor and what was taken back before.
func (m Message) CheckUndo(who Viewer, now time.Time) error {
	switch {
	case m.By != who:
		return ErrNotYours
	case !m.Stands():
		return ErrUndoTwice
	case now.After(m.UndoUntil()):
		return ErrUndoLate
	}
	return nil
}

// BackInDraft is the draft of a message's writer after it was taken back: its
// text, and under it what was begun since. Neither is lost.
func BackInDraft(taken, draft string) string {
	if strings.TrimSpace(taken) == "" || strings.TrimSpace(draft) == "" {
		return taken + draft
	}
	return taken + "\n\n" + draft
}

// Read is how far somebody has read a thread: everything up to Seq.
type Read struct {
	By     Viewer
	ByName string
	Seq    int64
	At     time.Time
}
