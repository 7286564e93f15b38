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
	*oneplan.Appointment
	label      string
	guests     []string
	start, end time.Time
}

// clash is a set of appointments and the spans in which they meet.
type clash struct {
	members []booking // one of each appointment, by label
	spans   []span    // earliest first
}

type span struct{ from, to time.Time }

// appointmentOverlap finds appointments that somebody is expected at at the
// same time: each pair once, and three or more at once as one finding. A pair
// that only meets as part of a larger set is told by that set.
//
// All-day appointments say no clock and are left out; so is an appointment that
// two sources tell of in the same words.
func appointmentOverlap(p oneplan.Plan) []Finding {
	bookings := bookingsOf(p)
	sets := crowds(bookings)
	var found []Finding
	for _, c := range append(pairs(bookings, sets), sets...) {
		found = append(found, c.finding(p))
	}
	return found
}

func bookingsOf(p oneplan.Plan) []booking {
	var all []booking
	for _, t := range p.Times {
		a := &p.Appointments[t.Appointment]
		if a.Cancelled || a.AllDay || !t.End.After(t.Start) {
			continue
		}
		all = append(all, booking{a, label(a.Plan) + "/" + a.ID, guestsOf(a), t.Start, t.End})
	}
	slices.SortFunc(all, func(x, y booking) int {
		return cmp.Or(x.start.Compare(y.start), x.end.Compare(y.end), strings.Compare(x.label, y.label))
	})
	told := map[string]bool{}
	return slices.DeleteFunc(all, func(b booking) bool {
		words := b.words()
		again := words != "" && told[words]
		told[words] = true
		return again
	})
}

// guestsOf are those who must be there; "" is the citizen.
func guestsOf(a *oneplan.Appointment) []string {
	var guests []string
	if a.Self {
		guests = append(guests, "")
	}
	for _, person := range a.Persons {
		guests = append(guests, person.ID)
	}
	slices.Sort(guests)
	return guests
}

// words is how sources that tell of the same meeting agree; "" when too little
// is said to know.
func (b booking) words() string {
	meeting := b.Appointment.Appointment
	if meeting.Title == "" || meeting.Place == "" {
		return ""
	}
	parts := []string{meeting.Title, meeting.Place, b.start.UTC().String(), b.end.UTC().String()}
	return strings.ToLower(strings.Join(append(parts, b.guests...), "\x00"))
}

func (b booking) shares(other booking) bool {
	return b.label != other.label &&
		slices.ContainsFunc(b.guests, func(g string) bool { return slices.Contains(other.guests, g) })
}

// pairs leaves out a pair all of whose spans a larger set tells.
func pairs(bookings []booking, sets []clash) []clash {
	var found []clash
	for i, x := range bookings {
		for _, y := range bookings[i+1:] {
			if !y.start.Before(x.end) {
				break
			}
			if x.shares(y) {
				found = add(found, []booking{x, y}, span{y.start, earlier(x.end, y.end)})
			}
		}
	}
	return slices.DeleteFunc(found, func(pair clash) bool {
		return !slices.ContainsFunc(pair.spans, func(s span) bool { return !isTold(pair, s, sets) })
	})
}

// isTold reports whether one of the sets holds the pair and begins within s.
func isTold(pair clash, s span, sets []clash) bool {
	return slices.ContainsFunc(sets, func(set clash) bool {
		return set.has(pair.members[0].label) && set.has(pair.members[1].label) &&
			slices.ContainsFunc(set.spans, func(o span) bool { return !o.from.Before(s.from) && o.from.Before(s.to) })
	})
}

func (c clash) has(label string) bool {
	return slices.ContainsFunc(c.members, func(b booking) bool { return b.label == label })
}

// add puts a span to the clash of the same appointments, once.
func add(clashes []clash, members []booking, s span) []clash {
	slices.SortFunc(members, func(x, y booking) int { return strings.Compare(x.label, y.label) })
	same := func(x, y booking) bool { return x.label == y.label }
	for i := range clashes {
		if slices.EqualFunc(clashes[i].members, members, same) {
			if !slices.Contains(clashes[i].spans, s) {
				clashes[i].spans = append(clashes[i].spans, s)
			}
			return clashes
		}
	}
	return append(clashes, clash{members, []span{s}})
}

func (c clash) finding(p oneplan.Plan) Finding {
	slices.SortFunc(c.spans, func(x, y span) int { return x.from.Compare(y.from) })
	first, zone := c.spans[0], p.AsOf.Location()
	f := Finding{Kind: AppointmentOverlap, Severity: Medium, Acts: Municipality, Args: map[string]string{
		"first_date": first.from.In(zone).Format(time.DateOnly),
		"last_date":  c.spans[len(c.spans)-1].from.In(zone).Format(time.DateOnly),
		"from":       clockOf(first.from.In(zone)), "to": clockOf(first.to.In(zone)),
		"count": strconv.Itoa(len(c.spans)), "appointments": strconv.Itoa(len(c.members)),
	}}
	var facts []string
	unit := c.members[0].Plan.Owner.Unit
	for _, m := range c.members {
		f.Refs = append(f.Refs, m.ID)
		facts = append(facts, strings.Join([]string{m.label, m.Start.UTC().Format(time.RFC3339), m.End.UTC().Format(time.RFC3339), m.Repeat}, " "))
		if unit == "" || m.Plan.Owner.Unit != unit { // one unit can mend its own double booking
			f.Severity = High
		}
	}
	return f.named(facts...)
}

// clockOf writes 8.30 as restate does.
func clockOf(t time.Time) string { return strconv.Itoa(t.Hour()) + t.Format(".04") }

func earlier(x, y time.Time) time.Time {
	if x.Before(y) {
		return x
	}
	return y
}
