package models

import (
	"fmt"
	"time"
)

// Date is a calendar day without a clock or a zone, as law and letters use it.
// The zero Date means "not stated"; it is before every other Date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads "2006-01-02". An empty string gives the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q is not year-month-day: %w", s, err)
	}
	return DateOf(t), nil
}

// MustDate is ParseDate for tables and tests; it panics on a bad date.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf is the calendar day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether no day is stated.
func (d Date) IsZero() bool { return d == Date{} }

// At is the instant of the wall-clock time hour:minute on d in loc.
func (d Date) At(hour, minute int, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, loc)
}

// Wall is the instant at which a clock on the wall in loc shows so many minutes
// after midnight on d. Where the clock shows it twice, because summer time ends, it
// is the first; where it never does, because summer time begins, it is the first
// instant after the gap.
func (d Date) Wall(minute int, loc *time.Location) time.Time {
	t := d.At(minute/60, minute%60, loc)
	shown := t.Hour()*60 + t.Minute()
	if DateOf(t) != d || shown != minute {
		begins, ends := t.ZoneBounds()
		if DateOf(t).Before(d) || DateOf(t) == d && shown < minute {
			return ends
		}
		return begins
	}
	if begins, _ := t.ZoneBounds(); !begins.IsZero() {
		_, now := t.Zone()
		_, before := begins.Add(-1).Zone()
		if first := t.Add(-time.Duration(before-now) * time.Second); before > now && first.Before(begins) {
			return first
		}
	}
	return t
}

// Weekday of d.
func (d Date) Weekday() time.Weekday { return d.At(0, 0, time.UTC).Weekday() }

// Week is the ISO 8601 week number, 1 to 53 ("uge 9").
func (d Date) Week() int {
	_, week := d.At(0, 0, time.UTC).ISOWeek()
	return week
}

// AddDays is the day n days later (earlier when n is negative).
func (d Date) AddDays(n int) Date { return DateOf(d.At(0, 0, time.UTC).AddDate(0, 0, n)) }

// AddYears is the same day n years later; 29 February becomes 1 March.
func (d Date) AddYears(n int) Date { return DateOf(d.At(0, 0, time.UTC).AddDate(n, 0, 0)) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.number() < e.number() }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.number() > e.number() }

// DaysUntil counts the days from d to e; negative when e has passed.
func (d Date) DaysUntil(e Date) int {
	return int(e.At(0, 0, time.UTC).Sub(d.At(0, 0, time.UTC)).Hours() / 24)
}

func (d Date) number() int { return d.Year*10000 + int(d.Month)*100 + d.Day }

// String is "2006-01-02", or "" when no day is stated.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes d as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	p, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = p
	return nil
}
