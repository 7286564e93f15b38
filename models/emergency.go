package models

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Rules of a plan that is opened in an emergency (værdispring). No law sets them:
// the hour lets somebody act on a danger and not work on in what they saw, the
// five working days are the municipality's own promise to the citizen.
const (
	EmergencyLasts = time.Hour
	ReviewWithin   = 5  // working days until a leader must have looked at it
	ReviewShown    = 14 // days the outcome stands on the citizen's first page

	leastReason = 20 // characters
	mostReason  = MaxNote
)

// AboutEmergency is what events about a plan opened in an emergency are about;
// Ref is its id.
const AboutEmergency Topic = "emergency"

// The deeds about it.
const (
	Opened   Deed = "opened"
	Reviewed Deed = "reviewed" // by the leader; the choice is the Review
)

// Refusals about emergencies.
var (
	ErrEmergencyReason = &Error{Invalid, "emergency.error.reason"}    // too short to say anything, or too long
	ErrEmergencyOpen   = &Error{Conflict, "emergency.error.open"}     // it is open already
	ErrReview          = &Error{Invalid, "emergency.error.review"}    // no outcome, or no words for it
	ErrReviewed        = &Error{Conflict, "emergency.error.reviewed"} // a leader has said what there is to say
)

// CheckReason refuses a reason that says nothing.
func CheckReason(reason string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < leastReason || n > mostReason {
		return ErrEmergencyReason
	}
	return nil
}

// Review (efterprøvning) is what the leader says of an emergency; "" while
// nobody has looked at it.
type Review string

// What a leader can say.
const (
	NotReviewed Review = ""
	InOrder     Review = "in_order"
	NotInOrder  Review = "not_in_order"
)

// Check refuses a review without an outcome or without words.
func (r Review) Check(note string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(note)); r != InOrder && r != NotInOrder || n == 0 || n > MaxNote {
		return ErrReview
	}
	return nil
}

// ReviewBy is the last day on which a leader looks at what was opened on a day.
func ReviewBy(opened Date) Date { return AddWorkdays(opened, ReviewWithin) }

// EmergencySaid is what the citizen is told at once. A reason that is about the
// safety of somebody else is not in it.
type EmergencySaid struct {
	Name   string    `json:"name"` // of who opened it
	Unit   string    `json:"unit"` // title of the department
	Reason string    `json:"reason,omitempty"`
	Until  time.Time `json:"until"`
}

// Event is how it is kept that a plan was opened.
func (s EmergencySaid) Event(id string, by Viewer) (Event, error) {
	note, err := json.Marshal(s)
	return Event{About: AboutEmergency, Ref: id, What: Opened, Note: string(note), By: by, Shown: true}, err
}

// EmergencySaidOf reads what Event wrote; what cannot be read says nothing.
func EmergencySaidOf(e Event) (s EmergencySaid) {
	_ = json.Unmarshal([]byte(e.Note), &s)
	return s
}

// EmergencyNow is one that the citizen was told of, as it stands.
type EmergencyNow struct {
	EmergencySaid
	ID       string
	At       time.Time
	Review   Review
	Reviewed time.Time
}

// EmergenciesOf are those the citizen was told of, newest first.
func EmergenciesOf(said []Event) []EmergencyNow {
	var all []EmergencyNow
	for _, e := range said {
		switch {
		case e.About != AboutEmergency:
		case e.What == Opened:
			all = append(all, EmergencyNow{EmergencySaid: EmergencySaidOf(e), ID: e.Ref, At: e.At})
		case e.What == Reviewed:
			for i := range all {
				if all[i].ID == e.Ref {
					all[i].Review, all[i].Reviewed = Review(e.Choice), e.At
				}
			}
		}
	}
	slices.Reverse(all)
	return all
}

// OnFirstPage reports whether the citizen is still told of it there: until a
// leader has looked at it, and then ReviewShown days.
func (e EmergencyNow) OnFirstPage(today Date, zone *time.Location) bool {
	return e.Review == NotReviewed || !DateOf(e.Reviewed.In(zone)).AddDays(ReviewShown).Before(today)
}

// SeenIn are the categories that something was seen in by an emergency and by no
// other ground, in their order.
func SeenIn(emergency string, lines []Entry) (seen []Category) {
	ground := Verdict{Ground: ByEmergencyOnly, Ref: emergency}.String()
	found := map[Category]bool{}
	for _, line := range lines {
		for _, t := range line.SeenThings() {
			found[t.Category] = found[t.Category] || t.Ground == ground && t.N > 0
		}
	}
	for _, c := range Categories {
		if found[c] {
			seen = append(seen, c)
		}
	}
	return seen
}

// Unnamed is a text with a mark in place of each part of a name, also with a
// genitive s, so that who reads it is not told whom it is about.
func Unnamed(text, name, mark string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), notLetter)
	var out strings.Builder
	for len(text) > 0 {
		end := strings.IndexFunc(text, notLetter)
		if end < 0 {
			end = len(text)
		}
		word := strings.ToLower(text[:end])
		switch {
		case end == 0:
			_, end = utf8.DecodeRuneInString(text)
			out.WriteString(text[:end])
		case slices.Contains(parts, word):
			out.WriteString(mark)
		case slices.Contains(parts, strings.TrimSuffix(word, "s")):
			out.WriteString(mark + "s")
		default:
			out.WriteString(text[:end])
		}
		text = text[end:]
	}
	return out.String()
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
