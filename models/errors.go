package models

import "errors"

// Kind is why something was refused. The set is closed; web has one table from
// Kind to HTTP status.
type Kind string

// The kinds of refusal.
const (
	Invalid      Kind = "invalid"      // the input cannot be understood or breaks a rule
	Unknown      Kind = "unknown"      // nobody has logged in
	Stale        Kind = "stale"        // it is too long ago that they showed who they are; once they have, the same will do
	NotFound     Kind = "not_found"    // not there, or not for this viewer: the two look the same
	Unversioned  Kind = "unversioned"  // an edit that does not say what it rests on
	Conflict     Kind = "conflict"     // somebody else was first, or the same name holds other content
	TooLarge     Kind = "too_large"    // more than the limit
	TooOften     Kind = "too_often"    // more than may be asked for in the time; later it may
	Unavailable  Kind = "unavailable"  // ours to mend; try again
	Unacceptable Kind = "unacceptable" // a media type or method this door does not take
)

// Error is the only refusal a person reads. Key names a text in i18n.
type Error struct {
	Kind Kind
	Key  string
}

// Error is for logs and tests; it holds nothing personal.
func (e *Error) Error() string { return string(e.Kind) + ": " + e.Key }

// KindOf is the kind of the refusal inside err, and "" when err is not a
// refusal but a fault of ours.
func KindOf(err error) Kind {
	var refusal *Error
	if errors.As(err, &refusal) {
		return refusal.Kind
	}
	return ""
}

// Refusals that belong to no single noun.
var (
	ErrNotLoggedIn = &Error{Unknown, "error.not_logged_in"}
	ErrNotFound    = &Error{NotFound, "error.not_found"}
)
