package models

// Record is one thing exactly as a source delivered it: a plan, a person, a
// FHIR resource, a calendar event. Records are the ground that everything else
// is computed from, so that the order in which deliveries arrive cannot matter.
type Record struct {
	Source  string // who delivered it
	Kind    string // "plan", "citizen", "CarePlan", "VEVENT" …
	ID      string // the sender's id; Source, Kind and ID name the record
	Subject string // the sender's reference to the citizen; "" when it concerns nobody in particular
	CPR     CPR    // when the record itself tells who the citizen is
	Version int64  // a higher one replaces a lower one; time stamps are unix milliseconds
	Stated  bool   // the sender stated Version; otherwise it is the day of the extract or 0
	Content []byte // canonical JSON: sorted keys, no blanks

	Protection Protection // what it states of the citizen's address; kept beside the sealed content, for the gate
}

// Outcome is what became of a delivered record.
type Outcome string

// The outcomes. Only Stored changes anything.
const (
	Stored    Outcome = "stored"
	Unchanged Outcome = "unchanged" // the same content is already here
	Older     Outcome = "older"     // a newer version is already here
)

// ErrSameVersion says that a stated version was delivered before with other
// content. Which of the two is right only the sender can know.
var ErrSameVersion = &Error{Conflict, "intake.error.same_version"}

// Weigh decides what a delivered record does to the one that is here, both
// naming the same thing. same tells whether their contents are equal.
//
// A version that nobody stated is only as fine as a day, so on equal versions
// the later arrival counts as a correction; a stated one must be raised.
func (r Record) Weigh(here Record, same bool) (Outcome, error) {
	switch {
	case r.Version < here.Version:
		return Older, nil
	case same:
		return Unchanged, nil
	case r.Version == here.Version && r.Stated:
		return "", ErrSameVersion
	}
	return Stored, nil
}
