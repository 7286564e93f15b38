package models

import "time"

// TellingState is how far it has come that a department's system is told of a
// change in a consent.
type TellingState string

// The states. The zero TellingState is that there was nothing to tell, or that
// the department has no system that can be told.
const (
	NotTold      TellingState = ""
	TellingWaits TellingState = "waiting"  // not received yet; tried again
	Received     TellingState = "received" // modtaget
	GivenUp      TellingState = "given_up" // the borgerkonsulent has been told instead
)

// How a system that does not answer is tried again.
const (
	TellingAgain = 5 * time.Minute
	TellingTries = 48               // after the first one
	TellingLease = 60 * time.Second // one server has it in hand no longer than this
)

// TellAgain is when a telling that has been tried so often without luck is tried
// next. more is false when it is given up.
func TellAgain(tries int, now time.Time) (next time.Time, more bool) {
	if tries > TellingTries {
		return time.Time{}, false
	}
	return now.Add(TellingAgain), true
}

// IsTold reports whether a department's system is told of this: what happens to a
// yes after it was given.
func (d ConsentDeed) IsTold() bool {
	switch d {
	case ConsentNarrowed, ConsentPaused, ConsentResumed, ConsentWithdrawn:
		return true
	case ConsentAsked, ConsentGiven, ConsentDeclined:
	}
	return false
}
