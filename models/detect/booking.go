package detect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"enplan/models/oneplan"
)

// booking is one time of an appointment.
type booking struct {
	*oneplan.Booking
	label      string
	start, end time.Time
	open       bool // one comes and goes as one likes
	home       bool // nobody need go anywhere for it
}

// entry is an appointment of the calendar, ready to be spread over its times.
type entry struct {
	*oneplan.Booking
	label string
	words string // how sources that tell of one meeting agree, "" when too little is said
	open  bool
	home  bool
}

// turn is one time of an entry. Years of appointments are sorted by it: it is
// small, and so are its comparisons.
type turn struct {
	start, end int64
	entry      int
	slot       int
}

// bookingsOf are all times of the year ahead, by start; each takes its place in
// the calendar once though two sources tell of it.
func (s *sight) bookingsOf(p oneplan.Plan) []booking {
	entries, turns := s.turnsOf(p)
	slices.SortFunc(turns, func(x, y turn) int {
		if x.start != y.start {
			return cmp.Compare(x.start, y.start)
		}
		return cmp.Or(cmp.Compare(x.end, y.end), strings.Compare(entries[x.entry].label, entries[y.entry].label))
	})
	zone := p.AsOf.Location()
	all := make([]booking, 0, len(turns))
	for i, t := range turns {
		if e := entries[t.entry]; !isToldBefore(entries, turns[:i], t) {
			slot := e.Slots[t.slot]
			all = append(all, booking{e.Booking, e.label, slot.Start.In(zone), slot.End.In(zone), e.open, e.home})
		}
	}
	return all
}

func (s *sight) turnsOf(p oneplan.Plan) (entries []entry, turns []turn) {
	times := 0
	for i := range p.Bookings {
		times += len(p.Bookings[i].Slots)
	}
	turns = make([]turn, 0, times)
	for i := range p.Bookings {
		b := &p.Bookings[i]
		if b.Cancelled || b.AllDay || s.isOff(b) {
			continue
		}
		for j, slot := range b.Slots {
			if slot.End.After(slot.Start) {
				turns = append(turns, turn{slot.Start.UnixNano(), slot.End.UnixNano(), len(entries), j})
			}
		}
		entries = append(entries, entry{b, label(b.Plan) + "/" + b.ID, meetingWords(b), s.isOpen(b), atHome(b)})
	}
	return entries, turns
}

// isToldBefore reports whether one of the turns before t is of the same meeting.
// They are sorted, so only those just before it can be.
func isToldBefore(entries []entry, before []turn, t turn) bool {
	words := entries[t.entry].words
	for i := len(before) - 1; words != "" && i >= 0 && before[i].start == t.start && before[i].end == t.end; i-- {
		if entries[before[i].entry].words == words {
			return true
		}
	}
	return false
}

func meetingWords(b *oneplan.Booking) string {
	if b.Title == "" || b.Place == "" {
		return ""
	}
	return strings.ToLower(strings.Join(append([]string{b.Title, b.Place}, b.Guests...), "\x00"))
}

// fact is what of an appointment makes a finding: when it is, and how it repeats.
func (b booking) fact() string {
	return strings.Join([]string{b.label, b.Start.UTC().Format(time.RFC3339), b.End.UTC().Format(time.RFC3339), b.Repeat}, " ")
}

// clockOf writes 8.30 as restate does.
func clockOf(t time.Time) string { return strconv.Itoa(t.Hour()) + t.Format(".04") }

func earlier(x, y time.Time) time.Time {
	if x.Before(y) {
		return x
	}
	return y
}
