package models

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What is said of appointments and of when one likes to have them.
const (
	AboutAppointment Topic = "appointment" // the Ref is its id in the one plan, the Target the time that is meant
	AboutWishes      Topic = "wishes"      // when the citizen likes to have appointments
)

// The deeds about an appointment. It can also be Answered, by the citizen, and
// CalledOff. Without a target all of its times are meant.
const (
	Arranged   Deed = "arranged"     // made here, by the borgerkonsulent
	MovedTime  Deed = "moved"        // to another time
	Offered    Deed = "offered"      // times to choose one of
	Chose      Deed = "chose"        // the choice is which
	Noted      Deed = "noted"        // words to prepare or about what was agreed: the choice is the NotedPart
	Replied    Deed = "replied"      // the borgerkonsulent, to one who cannot come
	DidNotCome Deed = "did_not_come" // says the borgerkonsulent
	Overtaken  Deed = "overtaken"    // the department gave other times than those that were moved or cancelled here
	Wished     Deed = "wished"
)

// NotedPart is what words about an appointment are for.
type NotedPart string

// The parts.
const (
	NotedPrepare NotedPart = "prepare"
	NotedMinutes NotedPart = "minutes" // what was agreed there (referat)
)

// AppointmentAnswer is what a citizen says to a time of an appointment.
type AppointmentAnswer string

// The answers.
const (
	WillCome    AppointmentAnswer = "coming" // Jeg kommer
	WillNotCome AppointmentAnswer = "cannot" // Jeg kan ikke
	WantsOther  AppointmentAnswer = "other"  // Foreslå en anden tid
)

// AppointmentAnswers are all of them, in the order one is asked.
var AppointmentAnswers = []AppointmentAnswer{WillCome, WillNotCome, WantsOther}

// Arrangement is an appointment as the borgerkonsulent makes it. Of an offer the
// times are beside it.
type Arrangement struct {
	Title       string    `json:"title,omitempty"`
	Start       time.Time `json:"start,omitzero"`
	End         time.Time `json:"end,omitzero"`
	Place       string    `json:"place,omitempty"`
	With        string    `json:"with,omitempty"`
	Mandatory   bool      `json:"mandatory,omitempty"`
	Repeat      string    `json:"repeat,omitempty"` // RFC 5545
	Bring       []string  `json:"bring,omitempty"`
	Prepare     string    `json:"prepare,omitempty"`
	Way         string    `json:"way,omitempty"`
	Interpreter string    `json:"interpreter,omitempty"`
	Companion   Companion `json:"companion,omitempty"`
}

// Offering is times to choose one of.
type Offering struct {
	Arrangement
	Times   []Slot   `json:"times"`
	Instead *Instead `json:"instead,omitempty"`
}

// Instead is the time of an appointment that a chosen one comes in place of.
type Instead struct {
	Appointment string    `json:"appointment"`
	At          time.Time `json:"at"`
}

// Move is where one time, or all times, of an appointment are moved to, or why
// they are cancelled.
type Move struct {
	To    Slot   `json:"to,omitzero"`
	Place string `json:"place,omitempty"`
	Why   string `json:"why,omitempty"`
	Was   Slot   `json:"was,omitzero"`  // when it was to take place
	Base  Slot   `json:"base,omitzero"` // when it takes place as delivered or made: the move holds as long as it does
	Rule  Rule   `json:"rule,omitzero"` // of all times: what they were delivered or made as
}

// Rule is what all times of an appointment follow from.
type Rule struct {
	Start  time.Time `json:"start,omitzero"`
	End    time.Time `json:"end,omitzero"`
	Repeat string    `json:"repeat,omitempty"`
}

// RuleOf is what the appointment's times follow from, as delivered or made.
func RuleOf(a Appointment) Rule { return Rule{a.Start, a.End, a.Repeat} }

// Same reports whether the same times follow from both.
func (r Rule) Same(o Rule) bool {
	return r.Start.Equal(o.Start) && r.End.Equal(o.End) && r.Repeat == o.Repeat
}

// AtName is how an event names a time of an appointment; "" is all of them.
func AtName(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

// ParseAt reads what AtName wrote.
func ParseAt(name string) time.Time {
	at, _ := time.Parse(time.RFC3339, name)
	return at
}

// NoteOf is how an event keeps more than words.
func NoteOf(more any) string {
	note, _ := json.Marshal(more) // of our own plain structs: it cannot fail
	return string(note)
}

// noteIn reads what NoteOf wrote; what cannot be read says nothing.
func noteIn[T any](e Event) (more T) {
	_ = json.Unmarshal([]byte(e.Note), &more)
	return more
}

// ArrangementOf is what an Arranged event made.
func ArrangementOf(e Event) Arrangement { return noteIn[Arrangement](e) }

// OfferingOf is what an Offered event offers.
func OfferingOf(e Event) Offering { return noteIn[Offering](e) }

// MoveOf is what a MovedTime, CalledOff or Chose event moves.
func MoveOf(e Event) Move { return noteIn[Move](e) }

// Appointment is the arrangement as an appointment of the citizen's.
func (a Arrangement) Appointment(id string) Appointment {
	return Appointment{
		ID: id, Title: a.Title, Start: a.Start, End: a.End, Place: a.Place, With: a.With, Mandatory: a.Mandatory, Repeat: a.Repeat,
		Bring: slices.Clone(a.Bring), Prepare: a.Prepare, Way: a.Way, Interpreter: a.Interpreter, Companion: a.Companion,
	}
}

// Reads is what of it the citizen reads as sentences.
func (a Arrangement) Reads() string { return strings.TrimSpace(a.Prepare + "\n" + a.Way) }

// Titles is what of it the citizen reads as titles.
func (a Arrangement) Titles() string {
	return strings.Join(append([]string{a.Title, a.Place, a.With, a.Interpreter}, a.Bring...), "\n")
}

// OfferName names the nth of the times that are offered, from 0.
func OfferName(n int) string { return strconv.Itoa(n + 1) }

// offerIndex reads what OfferName wrote; -1 when it is none of n.
func offerIndex(name string, n int) int {
	i, err := strconv.Atoi(name)
	if err != nil || i < 1 || i > n {
		return -1
	}
	return i - 1
}
