package models

// Version numbers a thing that can be edited: it grows with each change, and
// the one who edits says which one they saw. 0 is a thing nobody has edited.
type Version int64

// ErrNoVersion refuses an edit that does not say which version it rests on.
var ErrNoVersion = &Error{Unversioned, "error.no_version"}

// ErrClash refuses an edit of a version that is no more.
var ErrClash = &Error{Conflict, "error.clash"}

// Clash is ErrClash with both texts, so that nobody's words are lost: the ones
// that were about to be kept and the ones that stand.
type Clash struct {
	Yours  string
	Theirs string
	Now    Version // the version that stands
}

// Error is for logs and tests; it holds none of the words.
func (c *Clash) Error() string { return ErrClash.Error() }

// Unwrap makes a clash the refusal that it is.
func (c *Clash) Unwrap() error { return ErrClash }

// CheckVersion refuses an edit that rests on another version than now: seen is
// what the one who edits saw, -1 when they did not say.
func CheckVersion(seen, now Version, yours, theirs string) error {
	switch {
	case seen < 0:
		return ErrNoVersion
	case seen != now:
		return &Clash{Yours: yours, Theirs: theirs, Now: now}
	}
	return nil
}
