package models

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Safety (Tryghed) is for a citizen whose phone is read by somebody who must not know.
// While it is on, nobody is told anything outside the app and no device keeps anything.
// No screen of the citizen's says whether it is. The zero Safety is off.
type Safety struct {
	On      bool      `json:"on,omitempty"`
	Plain   bool      `json:"plain,omitempty"` // the app bears a name and a picture that say nothing; also when it is off
	Words   string    `json:"words,omitempty"` // how the citizen wants to be reached
	Ends    time.Time `json:"-"`               // the citizen has asked that it ends then; zero when not
	Version Version   `json:"-"`               // 0 when nothing was ever said
}

// SafetyLasts is how long Safety stays on after it was asked on the citizen's phone to
// end: whoever has the phone for an evening cannot end it that evening, and the
// borgerkonsulent has a day to hear whether the citizen wants it.
const SafetyLasts = 24 * time.Hour

// mostSafetyWords is how long the citizen's words may be, in letters.
const mostSafetyWords = 500

// Refusals about Safety.
var (
	ErrSafetyWish  = &Error{Invalid, "safety.error.wish"}  // nothing is asked for
	ErrSafetyWords = &Error{Invalid, "safety.error.words"} // more than mostSafetyWords
)

// IsOn reports whether it holds at an instant.
func (s Safety) IsOn(now time.Time) bool { return s.On && (s.Ends.IsZero() || now.Before(s.Ends)) }

// SafetyWish is what is asked for; what is nil stays as it is.
type SafetyWish struct {
	On    *bool   `json:"on"`
	Plain *bool   `json:"plain"` // the citizen's own choice, and nobody else's
	Words *string `json:"words"`
}

// Wished is how it stands after a wish. Whoever holds the phone can turn it on at once
// and off in SafetyLasts; the borgerkonsulent, who has talked with the citizen, both at
// once. The phone shows no earlier words, so none given there leaves them.
func (s Safety) Wished(w SafetyWish, by Role, now time.Time) (Safety, error) {
	own := by == AsCitizen
	if w.On == nil && w.Words == nil && (w.Plain == nil || !own) {
		return s, ErrSafetyWish
	}
	if w.Words != nil {
		words := strings.TrimSpace(*w.Words)
		if utf8.RuneCountInString(words) > mostSafetyWords {
			return s, ErrSafetyWords
		}
		if words != "" || !own {
			s.Words = words
		}
	}
	if w.Plain != nil && own {
		s.Plain = *w.Plain
	}
	switch on := s.IsOn(now); {
	case w.On == nil:
	case *w.On:
		s.On, s.Ends = true, time.Time{}
	case !own || !on:
		s.On, s.Ends = false, time.Time{}
	case s.Ends.IsZero(): // asked twice it ends no later
		s.Ends = now.Add(SafetyLasts)
	}
	s.Version++
	return s, nil
}

// Over reports whether the time at which it was to end has come.
func (s Safety) Over(now time.Time) bool { return !s.Ends.IsZero() && !now.Before(s.Ends) }

// Ended is how it stands once that time has come.
func (s Safety) Ended() Safety {
	s.On, s.Ends = false, time.Time{}
	s.Version++
	return s
}
