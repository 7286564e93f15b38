package models

import (
	"slices"
	"strings"
	"time"
)

// Wishes (ønsker) is when a citizen likes to have appointments. The zero value is
// any time.
type Wishes struct {
	NotBefore string         // wall clock, "10:00"; "" is any
	NotAfter  string         // when it is to be over
	Days      []time.Weekday // none is any
	Note      string
	Version   Version
}

// ErrWishes refuses wishes that no time can meet, or that are not understood.
var ErrWishes = &Error{Invalid, "wishes.error"}

type wishesNote struct {
	NotBefore string `json:"notBefore,omitempty"`
	NotAfter  string `json:"notAfter,omitempty"`
	Days      []int  `json:"days,omitempty"`
	Note      string `json:"note,omitempty"`
}

// WishesOf are the wishes as last said.
func WishesOf(said []Event) Wishes {
	var w Wishes
	for _, e := range saidOn(said, AboutWishes, "") {
		n := noteIn[wishesNote](e)
		w = Wishes{NotBefore: n.NotBefore, NotAfter: n.NotAfter, Note: n.Note, Version: Version(e.Seq)}
		for _, d := range n.Days {
			w.Days = append(w.Days, time.Weekday(d%7))
		}
	}
	return w
}

// DayNumber is 1 for Monday to 7 for Sunday, as ISO 8601 has it.
func DayNumber(d time.Weekday) int { return (int(d)+6)%7 + 1 }

// DayOfNumber is the day of that number; -1 for one there is none of.
func DayOfNumber(n int) time.Weekday {
	if n < 1 || n > 7 {
		return -1
	}
	return time.Weekday(n % 7)
}

// WishesFor reads what somebody wishes: days from 1, Monday, to 7.
func WishesFor(notBefore, notAfter string, days []int, note string) (Wishes, error) {
	w := Wishes{NotBefore: notBefore, NotAfter: notAfter, Note: strings.TrimSpace(note)}
	for _, d := range days {
		if d < 1 || d > 7 {
			return Wishes{}, ErrWishes
		}
		if day := time.Weekday(d % 7); !slices.Contains(w.Days, day) {
			w.Days = append(w.Days, day)
		}
	}
	slices.SortFunc(w.Days, func(x, y time.Weekday) int { return DayNumber(x) - DayNumber(y) })
	first, last := 0, 24*60
	for _, clock := range []struct {
		text string
		into *int
	}{{notBefore, &first}, {notAfter, &last}} {
		if clock.text == "" {
			continue
		}
		t, err := time.Parse("15:04", clock.text)
		if err != nil {
			return Wishes{}, ErrWishes
		}
		*clock.into = t.Hour()*60 + t.Minute()
	}
	if first >= last {
		return Wishes{}, ErrWishes
	}
	return w, CheckNote(note)
}

// Event is how the wishes are kept.
func (w Wishes) Event() Event {
	n := wishesNote{NotBefore: w.NotBefore, NotAfter: w.NotAfter, Note: w.Note}
	for _, d := range w.Days {
		n.Days = append(n.Days, DayNumber(d))
	}
	return Event{About: AboutWishes, What: Wished, Note: NoteOf(n)}
}

// Any reports whether every time will do.
func (w Wishes) Any() bool { return w.NotBefore == "" && w.NotAfter == "" && len(w.Days) == 0 }

// Fits reports whether a time is one the citizen likes, on the wall clock of its
// own zone.
func (w Wishes) Fits(s Slot) bool {
	return (w.NotBefore == "" || s.Start.Format("15:04") >= w.NotBefore) &&
		(w.NotAfter == "" || s.End.Format("15:04") <= w.NotAfter && DateOf(s.Start) == DateOf(s.End)) &&
		(len(w.Days) == 0 || slices.Contains(w.Days, s.Start.Weekday()))
}
