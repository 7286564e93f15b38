package models

import (
	"net/mail"
	"strings"
	"time"
)

// Mail is the e-mail address at which a citizen is told when no device works. It is
// used once it was confirmed: whoever reads there has typed the code that was sent.
type Mail struct {
	Address   string
	Code      []byte    // the digest of the code that was sent last; nil when none waits
	Until     time.Time // the code is good until then
	Tries     int       // wrong codes
	Confirmed time.Time
}

// How a code is tried.
const (
	MailCodeLasts = 15 * time.Minute
	MailCodeTries = 5
	MailCodeEach  = time.Minute // one code is sent no sooner after another
	mailLongest   = 254         // RFC 5321 §4.5.3.1.3
)

// Refusals about an address.
var (
	ErrMail     = &Error{Invalid, "mail.error.address"}
	ErrMailCode = &Error{Conflict, "mail.error.code"} // it is not that, and may be tried again
	ErrMailOver = &Error{Conflict, "mail.error.over"} // a new one must be sent
	ErrMailOff  = &Error{Unavailable, "mail.error.off"}
	ErrMailSent = &Error{TooOften, "mail.error.often"}
)

// CheckMail gives the address as it is kept, and refuses all but one plain address:
// no name, no comment, no list, nothing that ends a line.
func CheckMail(address string) (string, error) {
	address = strings.TrimSpace(address)
	for _, r := range address {
		if r <= ' ' || r > '~' || strings.ContainsRune(`"(),:;<>[\]`, r) {
			return "", ErrMail
		}
	}
	parsed, err := mail.ParseAddress(address)
	_, host, _ := strings.Cut(address, "@")
	if err != nil || parsed.Name != "" || parsed.Address != address || len(address) > mailLongest ||
		!strings.Contains(host, ".") || strings.Contains(host, "@") || strings.HasPrefix(host, "-") || strings.HasSuffix(host, ".") {
		return "", ErrMail
	}
	return address, nil
}

// Waits reports whether a code was sent so shortly ago that no other is.
func (m Mail) Waits(now time.Time) bool { return now.Before(m.Until.Add(MailCodeEach - MailCodeLasts)) }

// Confirm weighs a code that the citizen types; same reports whether it is the one
// that was sent. It returns the address as it stands afterwards, which is to be kept
// also with an error.
func (m Mail) Confirm(same bool, now time.Time) (Mail, error) {
	if m.Code == nil || !now.Before(m.Until) || m.Tries >= MailCodeTries {
		return m, ErrMailOver
	}
	if !same {
		if m.Tries++; m.Tries >= MailCodeTries {
			m.Code = nil
			return m, ErrMailOver
		}
		return m, ErrMailCode
	}
	m.Code, m.Tries, m.Confirmed = nil, 0, now
	return m, nil
}
