package models

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Reply is what a citizen can say when a department would like to use a paper
// that another has.
type Reply string

// The replies.
const (
	ReuseYes     Reply = "yes"
	ReuseNo      Reply = "no"
	ReuseCorrect Reply = "correct" // Ret: what the paper says is not right any more
)

// Replies are all of them, in the order they are offered.
var Replies = []Reply{ReuseYes, ReuseNo, ReuseCorrect}

// Refusals about papers.
var (
	ErrReply      = &Error{Invalid, "reuse.error.unfit"}
	ErrCorrection = &Error{Invalid, "reuse.error.correction"}
	ErrHandedIn   = &Error{Conflict, "given.error.handed_in"}
	ErrNotGiven   = &Error{Conflict, "given.error.not_given"}
)

// CheckReply refuses a reply there is none of, and a correction that does not
// say what is wrong.
func CheckReply(r Reply, note string) error {
	switch {
	case !slices.Contains(Replies, r):
		return ErrReply
	case r == ReuseCorrect && strings.TrimSpace(note) == "":
		return ErrCorrection
	}
	return CheckNote(note)
}

// Mark names what a duty demands. A department that asks for something else, or
// for the same again by another day, under an id it has used before, has made
// another demand, and what was said of the first does not count for it.
func (d Demand) Mark(duty string) string {
	digest := sha256.New()
	for _, part := range []string{d.What, d.Deadline.String()} {
		fmt.Fprintf(digest, "%d:%s", len(part), part)
	}
	return duty + "~" + hex.EncodeToString(digest.Sum(nil)[:8])
}

// HandedInAt is when the citizen last said that the paper with this mark was
// sent, the zero time when that has not been said or was taken back.
func HandedInAt(said []Event, mark string) time.Time {
	var at time.Time
	for _, e := range said {
		if e.About != AboutDuty || e.Target != mark {
			continue
		}
		at = time.Time{}
		if e.What == HandedIn {
			at = e.At
		}
	}
	return at
}

// MayReuse reports whether the citizen's last word on the demand with this mark
// is that the municipality may use the paper it has.
func MayReuse(said []Event, mark string) bool {
	yes := false
	for _, e := range said {
		if e.About == AboutReuse && e.Target == mark {
			yes = Reply(e.Choice) == ReuseYes
		}
	}
	return yes
}

// ReplyTo is the citizen's last reply to the question with this id, nil when
// there is none.
func ReplyTo(said []Event, id string) *Event {
	on := saidOn(said, AboutReuse, id)
	if len(on) == 0 {
		return nil
	}
	return &on[len(on)-1]
}
