// Package ics writes times as an iCalendar (RFC 5545) that any calendar reads. It
// refuses to know whose the times are, what may be told of them and what the time
// is now.
package ics

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// maker is who wrote the calendar. It never changes: a calendar may tell by it
// what it took in before.
const maker = "-//En Plan//Aftaler//DA"

// Type is what a calendar is sent as.
const Type = "text/calendar; charset=utf-8"

// Calendar is what is written.
type Calendar struct {
	Name    string        // "" for a single file
	Refresh time.Duration // how often a calendar that follows it is to look again; 0 for a single file
	Events  []Event
}

// Event is one time. Again and again is several of them: each is written at its
// own instant, so that no reader has to know when summer time begins.
type Event struct {
	UID       string // the same as long as it is the same time, also when it is moved
	Sequence  int    // grows with each change that matters
	Stamp     time.Time
	Changed   time.Time // zero when it never was
	Start     time.Time
	End       time.Time // not after Start when nobody said how long
	AllDay    bool
	Title     string
	Place     string // "" is not told
	Cancelled bool
}

// Write is the calendar as bytes: UTF-8, lines that end in CRLF and are folded at
// 75 octets. Whole days are those of zone. There is no alarm in it, nothing
// attached and nobody invited.
func Write(c Calendar, zone *time.Location) []byte {
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId(maker)
	cal.SetCalscale("GREGORIAN")
	if c.Name != "" {
		cal.SetName(line(c.Name))
	}
	if c.Refresh > 0 {
		every := "PT" + strconv.Itoa(int(c.Refresh.Minutes())) + "M"
		cal.SetRefreshInterval(every) // the library says itself that it is a duration
		cal.SetXPublishedTTL(every)
	}
	for _, e := range c.Events {
		cal.AddVEvent(e.written(zone))
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

func (e Event) written(zone *time.Location) *ics.VEvent {
	v := ics.NewEvent(e.UID)
	v.SetDtStampTime(e.Stamp)
	if !e.Changed.IsZero() {
		v.SetModifiedAt(e.Changed)
	}
	v.SetSequence(e.Sequence)
	if e.AllDay {
		first, after := e.days(zone)
		v.SetAllDayStartAt(first)
		v.SetAllDayEndAt(after)
	} else {
		v.SetStartAt(e.Start)
		if e.End.After(e.Start) {
			v.SetEndAt(e.End)
		}
	}
	v.SetSummary(line(e.Title))
	if place := line(e.Place); place != "" {
		v.SetLocation(place)
	}
	v.SetStatus(ics.ObjectStatusConfirmed)
	if e.Cancelled {
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	v.SetClass(ics.ClassificationPrivate) // a calendar that is shared shows that it is busy
	return v
}

// days are the first day and the one after the last.
func (e Event) days(zone *time.Location) (first, after time.Time) {
	y, m, d := e.Start.In(zone).Date()
	first = time.Date(y, m, d, 0, 0, 0, 0, zone)
	after = first.AddDate(0, 0, 1)
	if last := e.End.In(zone).Add(-time.Nanosecond); last.After(after) {
		y, m, d = last.Date()
		after = time.Date(y, m, d+1, 0, 0, 0, 0, zone)
	}
	return first, after
}

// longest is how many characters of a title or a place are told.
const longest = 300

// line makes one line of what somebody wrote: the library escapes what RFC 5545
// names, but lets a bare carriage return and other controls through, which
// readers take for the end of the line.
func line(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case r == unicode.ReplacementChar, unicode.Is(unicode.Bidi_Control, r), r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		text = strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return text
}
