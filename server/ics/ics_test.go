package ics_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/calendar"
	"enplan/server/ics"
	"enplan/server/intake"
)

var zone = calendar.Copenhagen()

func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02T15:04", text, zone)
	if err != nil {
		panic(err)
	}
	return t
}

// back reads what was written as a department's calendar would be read, into
// appointments by their title, with their times.
func back(t fatal, written []byte) map[string][]models.Appointment {
	d, err := intake.Read(written, intake.Options{Source: "back", Citizen: "mette"})
	if err != nil {
		t.Fatalf("cannot be read: %v\n%s", err, written)
	}
	facts := intake.Compose(d.Records)
	if len(facts.Unread) > 0 || len(d.Aside) > 0 {
		t.Fatalf("not understood: %+v %+v\n%s", facts.Unread, d.Aside, written)
	}
	all := map[string][]models.Appointment{}
	for _, p := range facts.Plans {
		for _, a := range p.Appointments {
			all[a.Title] = append(all[a.Title], a)
		}
	}
	return all
}

type fatal interface {
	Fatalf(format string, args ...any)
}

func TestWhatIsWrittenIsThisAndNothingElse(t *testing.T) {
	got := ics.Write(ics.Calendar{Name: "Min plan", Refresh: 4 * time.Hour, Events: []ics.Event{
		{UID: "u1", Sequence: 2, Stamp: at("2026-11-23T09:00"), Changed: at("2026-11-24T09:00"), Start: at("2026-11-30T10:00"), End: at("2026-11-30T11:30"),
			Title: "Samtale; om, alt\nmere", Place: `Rådhuset \ stuen`},
		{UID: "u2", Stamp: at("2026-11-23T09:00"), Start: at("2026-12-01T00:00"), End: at("2026-12-02T00:00"), AllDay: true, Title: "Kursus", Cancelled: true},
	}}, zone)
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//En Plan//Aftaler//DA
CALSCALE:GREGORIAN
NAME:Min plan
X-WR-CALNAME:Min plan
REFRESH-INTERVAL;VALUE=DURATION:PT240M
X-PUBLISHED-TTL:PT240M
BEGIN:VEVENT
UID:u1
DTSTAMP:20261123T080000Z
LAST-MODIFIED:20261124T080000Z
SEQUENCE:2
DTSTART:20261130T090000Z
DTEND:20261130T103000Z
SUMMARY:Samtale\; om\, alt mere
LOCATION:Rådhuset \\ stuen
STATUS:CONFIRMED
CLASS:PRIVATE
END:VEVENT
BEGIN:VEVENT
UID:u2
DTSTAMP:20261123T080000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261202
SUMMARY:Kursus
STATUS:CANCELLED
CLASS:PRIVATE
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if string(got) != want {
		t.Errorf("written\n%s", got)
	}
}

// names are all properties that may stand in a calendar.
var names = []string{"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
	"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "CLASS"}

// checkLines makes sure that no title made a line of its own: so many lines, each
// of a known name, none longer than 75 octets, none torn within a letter.
func checkLines(t fatal, written []byte, events, lines int) {
	if !utf8.Valid(written) || bytes.ContainsAny(bytes.ReplaceAll(written, []byte("\r\n"), nil), "\r\n\v\f\x00\u0085\u2028\u2029") {
		t.Fatalf("a line ends where none may\n%q", written)
	}
	count, began := 0, 0
	for l := range bytes.SplitSeq(bytes.TrimSuffix(written, []byte("\r\n")), []byte("\r\n")) {
		if len(l) > 75 || !utf8.Valid(l) {
			t.Fatalf("%d octets, or torn within a letter: %q", len(l), l)
		}
		if l[0] == ' ' {
			continue
		}
		count++
		name, _, _ := strings.Cut(string(l), ":")
		name, _, _ = strings.Cut(name, ";")
		if !slices.Contains(names, name) {
			t.Fatalf("a line that nobody wrote: %q", l)
		}
		if string(l) == "BEGIN:VEVENT" {
			began++
		}
	}
	if began != events || count != lines {
		t.Fatalf("%d events and %d lines, not %d and %d\n%q", began, count, events, lines, written)
	}
}

const (
	frame = 5  // lines of a calendar without events
	each  = 11 // lines of an event with an end and a place, never changed
)

// hostile are titles that must stay titles.
var hostile = []string{
	"Møde\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Falsk", "Møde\rATTACH:http://ond.example/", "Møde\nBEGIN:VALARM", "a;b,c:d\\n\\", `\`, "\x00\x1b[31m",
	"Møde\u2028ATTENDEE:x", "Møde\u0085X:1", "Møde\vX:1", strings.Repeat("👩‍👩‍👧‍👦", 40), strings.Repeat("å", 200), "\xff\xfe", " \t ", `"; x="`, "\u202eetfel\u202c",
	strings.Repeat(" ", 200) + "x", strings.Repeat("BEGIN:VEVENT ", 30), "=cmd", "\ufeffMøde",
}

func TestNoTitleMakesALine(t *testing.T) {
	for _, title := range hostile {
		e := ics.Event{UID: "u", Stamp: at("2026-11-23T09:00"), Start: at("2026-11-30T10:00"), End: at("2026-11-30T11:00"), Title: title, Place: "x" + title}
		written := ics.Write(ics.Calendar{Events: []ics.Event{e}}, zone)
		checkLines(t, written, 1, frame+each)
		if n := len(back(t, written)); n != 1 {
			t.Errorf("%q came back as %d", title, n)
		}
	}
}

func TestATitleComesBackAsItWasWritten(t *testing.T) {
	for title, want := range map[string]string{
		`Samtale; om, alt: "det" \n og \`: `Samtale; om, alt: "det" \n og \`, strings.Repeat("👩‍👩‍👧‍👦å ", 30) + "x": strings.Repeat("👩‍👩‍👧‍👦å ", 30) + "x",
		"Møde\r\n\tkl. 9": "Møde kl. 9", strings.Repeat("å", 400): strings.Repeat("å", 299) + "…", "\u202eetfel\u202c": "etfel",
	} {
		e := ics.Event{UID: "u", Stamp: at("2026-11-23T09:00"), Start: at("2026-11-30T10:00"), Title: title}
		if got := back(t, ics.Write(ics.Calendar{Events: []ics.Event{e}}, zone)); len(got[want]) != 1 {
			t.Errorf("%q came back as %+v", title, got)
		}
	}
}

// edges are starts of series that go over a change of the clock, or stand in the
// hour that is left out or comes twice.
var edges = []string{
	"2026-10-12T09:00", "2026-10-19T02:30", "2026-10-24T23:30", "2026-03-16T08:15", "2026-03-22T02:30", "2027-03-22T02:00", "2027-03-27T23:45", "2026-12-28T22:00", "2028-02-29T10:00",
}

var rules = []string{
	"", "FREQ=DAILY;COUNT=20", "FREQ=WEEKLY;COUNT=12", "FREQ=WEEKLY;BYDAY=MO,WE,SU;COUNT=30", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270601",
	"FREQ=MONTHLY;BYDAY=-1SU;COUNT=8", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6", "FREQ=YEARLY;COUNT=2", "FREQ=DAILY;INTERVAL=3;COUNT=15",
}

// draw is a number from 0 to most, by whoever looks for the one that breaks it.
type draw func(most int, name string) int

// roundTrip writes the times of an appointment and reads them again: what comes
// back takes place when it did, under its title, and nothing beside it.
func roundTrip(t fatal, title string, n draw) {
	a := models.Appointment{ID: "a", Title: title, Start: at(edges[n(len(edges)-1, "edge")]).Add(time.Duration(n(8, "quarter")) * 15 * time.Minute)}
	a.End = a.Start.Add(time.Duration(n(30, "minutes")) * 10 * time.Minute)
	a.Repeat = rules[n(len(rules)-1, "rule")]
	if a.AllDay = n(5, "all day") == 0; a.AllDay {
		y, m, d := a.Start.Date()
		a.Start, a.End = time.Date(y, m, d, 0, 0, 0, 0, zone), time.Date(y, m, d+1+n(2, "days"), 0, 0, 0, 0, zone)
	}
	from := a.Start.AddDate(0, 0, -1)
	slots, err := calendar.Expand(a, from, from.AddDate(1, 1, 0), zone)
	if err != nil {
		t.Fatalf("expand: %v", err)
	}
	off := n(3, "off")
	var c ics.Calendar
	lines := frame
	var want []string
	for i, s := range slots {
		e := ics.Event{UID: fmt.Sprint("u", i), Stamp: at("2026-11-23T09:00"), Start: s.Start, End: s.End, AllDay: a.AllDay, Title: title, Place: "Rådhuset", Cancelled: off > 0 && i%off == 1}
		c.Events = append(c.Events, e)
		if lines += each; !s.End.After(s.Start) {
			lines--
		}
		want = append(want, said(s, e.Cancelled))
	}
	written := ics.Write(c, zone)
	checkLines(t, written, len(slots), lines)
	var got []string
	read := back(t, written)
	if len(read) > 1 {
		t.Fatalf("one title came back as %d: %q", len(read), written)
	}
	for title, all := range read {
		if strings.ContainsAny(title, "\r\n\t\x00") || strings.Contains(title, "  ") {
			t.Fatalf("a title came back as %q", title)
		}
		for _, b := range all {
			if b.AllDay != a.AllDay || b.Place != "Rådhuset" {
				t.Fatalf("came back as %+v", b)
			}
			got = append(got, said(models.Slot{Start: b.Start, End: b.End}, b.Cancelled))
			b.Cancelled = false
			if again, err := calendar.Expand(b, from, from.AddDate(1, 1, 0), zone); err != nil || len(again) != 1 || !again[0].Start.Equal(b.Start) {
				t.Fatalf("expanded again to %v, %v", again, err)
			}
		}
	}
	slices.Sort(got)
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Fatalf("went\n%v\ncame back\n%v", want, got)
	}
}

func said(s models.Slot, off bool) string {
	end := s.End
	if !end.After(s.Start) {
		end = s.Start
	}
	return fmt.Sprint(s.Start.UTC().Format(time.RFC3339), " ", end.UTC().Format(time.RFC3339), " ", off)
}

func TestWhatIsReadAgainTakesPlaceWhenItDidOnBothSidesOfSummerTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		title := rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile), rapid.StringMatching(`[A-ZÆØÅa-zæøå;,:\\ \r\n👍]{0,120}`)).Draw(rt, "title")
		roundTrip(rt, title, func(most int, name string) int { return rapid.IntRange(0, most).Draw(rt, name) })
	})
}

// FuzzRoundTrip was run 100,000 times; the tests run what is kept of it.
func FuzzRoundTrip(f *testing.F) {
	for i, title := range hostile {
		f.Add(title, []byte{byte(i), byte(i * 3), byte(i * 7), byte(i), 1, 1, 2})
	}
	f.Fuzz(func(t *testing.T, title string, chosen []byte) {
		roundTrip(t, title, func(most int, _ string) int {
			if len(chosen) == 0 {
				return 0
			}
			n := int(chosen[0]) % (most + 1)
			chosen = chosen[1:]
			return n
		})
	})
}
