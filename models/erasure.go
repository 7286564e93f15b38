package models

import (
	"slices"
	"time"
)

// Erasure (sletning) is that all that is about a citizen was erased by destroying
// the citizen's key. What is left are ids, times and words of ours: the log, and
// that a consent was given.
type Erasure struct {
	Citizen string
	At      time.Time
	By      Viewer
	Reason  ErasureReason
}

// ErasureReason is why. It is one of our words, because it stays.
type ErasureReason string

// The reasons.
const (
	ErasedAged    ErasureReason = "aged"    // it is no longer needed for what it was kept for: GDPR art. 5(1)(e), 17(1)(a)
	ErasedAsked   ErasureReason = "asked"   // the citizen asked, and nothing obliges us to keep it: GDPR art. 17
	ErasedMistake ErasureReason = "mistake" // it should not have been here: GDPR art. 17(1)(d)
	ErasedOrdered ErasureReason = "ordered" // somebody decided it who decides over us: GDPR art. 17(1)(e)
)

// ErasureReasons are all of them.
var ErasureReasons = []ErasureReason{ErasedAged, ErasedAsked, ErasedMistake, ErasedOrdered}

// Why nobody is erased.
var (
	ErrErasureReason = &Error{Invalid, "erase.error.reason"}
	ErrHeld          = &Error{Conflict, "erase.error.held"}
)

// CheckErasure refuses a reason there is none of, and everything while the citizen's
// data is held (GDPR art. 17(3)(e): somebody needs it for a legal claim).
func CheckErasure(reason ErasureReason, held bool) error {
	switch {
	case !slices.Contains(ErasureReasons, reason):
		return ErrErasureReason
	case held:
		return ErrHeld
	}
	return nil
}

// Same reports whether the two are one erasure.
func (e Erasure) Same(other Erasure) bool {
	return e.Citizen == other.Citizen && e.At.UnixMilli() == other.At.UnixMilli()
}

// Hold is that a citizen's data may not be erased for now, and why.
type Hold struct {
	Citizen string
	Since   time.Time
	Reason  string // free text of who set it
	Lifted  time.Time
}

// ErrHoldReason refuses a hold without a reason.
var ErrHoldReason = &Error{Invalid, "hold.error.reason"}

// mostHoldReason is how long a reason may be, in letters.
const mostHoldReason = 500

// CheckHold refuses a reason that is empty or too long.
func CheckHold(reason string) error {
	if n := len([]rune(reason)); n == 0 || n > mostHoldReason {
		return ErrHoldReason
	}
	return nil
}
