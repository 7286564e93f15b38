package models

import (
	"errors"
	"fmt"
	"strings"
)

// CPR is a Danish civil registration number, ten digits. It can be compared,
// hashed and sealed, but not printed, logged or sent: every way of formatting
// it gives the mask and JSON is refused.
//
// A CPR is never refused for failing modulus 11: valid numbers without it have
// been issued since October 2007. Replacement numbers (day + 60, or letters in
// the last four places, as hospitals issue them) are taken too.
type CPR struct{ digits string }

// ErrCPR says that a text is no CPR. It does not repeat the text.
var ErrCPR = &Error{Invalid, "cpr.error.form"}

// ParseCPR reads "DDMMYY-SSSS" or "DDMMYYSSSS"; blanks around it are ignored.
// The day may have 60 added and the month 20, 40 or 60, as replacement and test
// numbers do; the last four may hold letters. It returns ErrCPR otherwise.
func ParseCPR(s string) (CPR, error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if len(s) == 11 && s[6] == '-' {
		s = s[:6] + s[7:]
	}
	if len(s) != 10 {
		return CPR{}, ErrCPR
	}
	for i := range len(s) {
		digit := s[i] >= '0' && s[i] <= '9'
		letter := i >= 6 && s[i] >= 'A' && s[i] <= 'Z'
		if !digit && !letter {
			return CPR{}, ErrCPR
		}
	}
	day, month := number(s[0:2])%60, number(s[2:4])%20
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return CPR{}, ErrCPR
	}
	return CPR{s}, nil
}

func number(two string) int { return int(two[0]-'0')*10 + int(two[1]-'0') }

// IsZero reports whether no CPR is known.
func (c CPR) IsZero() bool { return c.digits == "" }

// Reveal is the ten characters, for the keyed hash and the cipher and nothing
// else. A test lists its callers.
func (c CPR) Reveal() string { return c.digits }

// String is the birthday half and a mask: "731184-••••".
func (c CPR) String() string {
	if c.IsZero() {
		return "••••••-••••"
	}
	return c.digits[:6] + "-••••"
}

// GoString keeps %#v from showing the number.
func (c CPR) GoString() string { return "CPR(" + c.String() + ")" }

// Format keeps every verb, %s %v %x %q alike, from showing the number.
func (c CPR) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(c.String())) }

// MarshalJSON refuses: a CPR in an answer is a mistake that must be seen.
func (c CPR) MarshalJSON() ([]byte, error) {
	return nil, errors.New("a CPR is never written as JSON")
}

// MarshalText refuses, for the same reason.
func (c CPR) MarshalText() ([]byte, error) {
	return nil, errors.New("a CPR is never written as text")
}
