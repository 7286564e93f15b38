package models

import "time"

// Event is one thing that the citizen, the borgerkonsulent or a department said
// about a plan.
// Events are only ever added: who changes their mind says something new.
type Event struct {
	Seq    int64 // 1, 2, 3 … for each citizen; 0 before it is kept
	About  Topic
	Ref    string // the id of the finding, the question or the duty; "" for the load
	What   Deed
	Choice string // which Answer, Decision, Reply or Ceiling
	Note   string // free text of the one who said it
	// Unplain is why staff said it although it is harder to read than the
	// municipality lets pass; not read back with the rest.
	Unplain string
	Target  string // the plan that is asked, or the demand that was meant
	By      Viewer
	ByName  string // first name of a borgerkonsulent; "" for the citizen
	// TargetName is the first name of the staff that a handover is to.
	TargetName string
	At         time.Time
	Shown      bool // the citizen may read of it: what it is about was not withheld from the citizen
}

// Topic is what an event is about.
type Topic string

// The topics.
const (
	AboutFinding  Topic = "finding"  // something that does not fit together
	AboutReuse    Topic = "reuse"    // may a paper be used again
	AboutDuty     Topic = "duty"     // a paper that is to be handed in
	AboutLoad     Topic = "load"     // how much a week may hold
	AboutQuestion Topic = "question" // "Det her forstår jeg ikke" about a sentence
	AboutRemark   Topic = "remark"   // "Det passer ikke" about a thing in the plan
	AboutPromise  Topic = "promise"  // what the municipality has promised
	AboutChange   Topic = "change"   // what a delivery changed in the plan
	AboutGoal     Topic = "goal"     // what the citizen wants
	AboutWhy      Topic = "why"      // "Spørg hvorfor" about a line of the log
)

// Deed is what was done by saying it.
type Deed string

// The deeds.
const (
	Answered   Deed = "answered"
	Decided    Deed = "decided"
	Reopened   Deed = "reopened"
	HandedIn   Deed = "handed_in"
	TakenBack  Deed = "taken_back" // it was not handed in after all
	SetCeiling Deed = "set_ceiling"
	Paused     Deed = "paused"
	Resumed    Deed = "resumed"
	Asked      Deed = "asked"
	Remarks    Deed = "remarked"
	Promises   Deed = "promised"
	WasKept    Deed = "kept"
	WasNotKept Deed = "not_kept"
	PutOff     Deed = "put_off" // a promise got another day
	Doubted    Deed = "doubted" // "Det er ikke sket"
	Delivered  Deed = "delivered"
)

// The deeds about an own goal. Linked to a measure it can also be Answered.
const (
	Wrote      Deed = "wrote"
	Reworded   Deed = "reworded"
	Placed     Deed = "placed" // before the one of the target, last without one
	Rated      Deed = "rated"
	Reached    Deed = "reached"
	NotReached Deed = "not_reached"
	PutAway    Deed = "put_away"
	TakenOut   Deed = "taken_out" // what was put away
	Linked     Deed = "linked"    // to the measure of the target
	Unlinked   Deed = "unlinked"
	SaidBeside Deed = "said_beside" // by the borgerkonsulent, beside the citizen's words
)

// MaxNote is how many characters a note or a reason may have.
const MaxNote = 500

// ErrNote refuses a note that is longer than MaxNote.
var ErrNote = &Error{Invalid, "answer.error.note"}

// CheckNote refuses a note that is too long.
func CheckNote(note string) error {
	if len([]rune(note)) > MaxNote {
		return ErrNote
	}
	return nil
}

// saidOn keeps the events about one thing, in the order they were said.
func saidOn(said []Event, about Topic, ref string) []Event {
	var on []Event
	for _, e := range said {
		if e.About == about && e.Ref == ref {
			on = append(on, e)
		}
	}
	return on
}
