package ledger

import (
	"fmt"
	"strconv"
)

// Kind is what was done to a log.
type Kind string

// The kinds.
const (
	Changed    Kind = "changed"     // what a line says is not what it said
	Reordered  Kind = "reordered"   // lines stand in another order
	Deleted    Kind = "deleted"     // a line is gone from between others
	Inserted   Kind = "inserted"    // a line stands there that nobody wrote then
	Truncated  Kind = "truncated"   // the last lines are gone, or all of them
	Rewritten  Kind = "rewritten"   // the lines fit each other and not what was recorded
	RolledBack Kind = "rolled back" // the folder of checkpoints is older than what is known of it
	Damaged    Kind = "damaged"     // the checkpoints do not fit each other, or are not signed with the key
	Unproved   Kind = "unproved"    // there is no checkpoint to hold it up against
)

// Fault is one thing that is wrong with a log. It is an error, for whoever
// cannot go on.
type Fault struct {
	Kind    Kind
	Citizen string // opaque id; "" is the log of nobody in particular, or no log
	Line    int64  // the first bad one; 0 when it is about no line
	Says    string // what is wrong, in plain English, without the place
}

// Error is the place and what is wrong: "citizen abc, line 17: …". It names a
// citizen by id and is for who runs the program, not for the program's own log.
func (f Fault) Error() string {
	if f.Line == 0 {
		return f.Says
	}
	whose := "citizen " + f.Citizen
	if f.Citizen == "" {
		whose = "the log of nobody in particular"
	}
	return whose + ", line " + strconv.FormatInt(f.Line, 10) + ": " + f.Says
}

func damaged(says string, args ...any) Fault {
	return Fault{Kind: Damaged, Says: fmt.Sprintf(says, args...)}
}

func rolledBack(says string, args ...any) Fault {
	return Fault{Kind: RolledBack, Says: fmt.Sprintf(says, args...)}
}
