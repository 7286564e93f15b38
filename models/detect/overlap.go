package detect

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"enplan/models/oneplan"
)

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
// All-day appointments say no clock and are left out; so are an appointment that
// two sources tell of in the same words, and one that is open to drop in on.
func appointmentOverlap(s *sight) []Finding {
	pairs, all := meetings(s.bookings)
	larger := byMember(all)
	var sets []*clash
	for _, c := range all {
		own := slices.DeleteFunc(slices.Clone(c.spans), func(meet span) bool { return grows(c, meet, larger) })
		if len(own) > 0 {
			sets = append(sets, &clash{c.members, own})
		}
	}
	told := byMember(sets)
	pairs = slices.DeleteFunc(pairs, func(pair *clash) bool {
		return !slices.ContainsFunc(pair.spans, func(meet span) bool { return !isTold(pair, meet, told) })
	})
	var found []Finding
	for _, c := range append(pairs, sets...) {
		found = append(found, c.finding(s))
	}
	return found
}

// isOff reports whether the words say that the appointment does not take place.
func (s *sight) isOff(b *oneplan.Booking) bool {
	said := s.words(sentence(b.Title) + b.Note)
	return said.Has("aflyst", "aflyses", "udgår", "udgået", "annulleret") && !said.Has("ikke aflyst", "tidligere aflyst")
}

// isOpen reports whether one comes and goes as one likes: no clash can arise.
func (s *sight) isOpen(b *oneplan.Booking) bool {
	return !b.Mandatory && s.words(sentence(b.Title)+sentence(b.Note)+b.With).Has("drop-in", "åbent hus", "frit fremmøde",
		"fri fremmøde", "efter ønske", "efter eget ønske", "kom når", "kom og gå", "åben café", "åben rådgivning",
		"uden tidsbestilling")
}

func (b booking) shares(other booking) bool {
	return b.label != other.label &&
		slices.ContainsFunc(b.Guests, func(g string) bool { return slices.Contains(other.Guests, g) })
}

// meetings goes once through the year: the pairs that share somebody and a span,
// and the sets of three or more that one person is expected at at once.
func meetings(bookings []booking) (pairs, sets []*clash) {
	pairOf, setOf := map[[2]string]*clash{}, map[string]*clash{}
	var going, room []booking // those that have begun and not ended
	for _, b := range bookings {
		if b.open {
			continue
		}
		going = slices.DeleteFunc(going, func(o booking) bool { return !o.end.After(b.start) })
		for _, o := range going {
			if o.shares(b) {
				addPair(pairOf, o, b, span{b.start, earlier(o.end, b.end)})
			}
		}
		going = append(going, b)
		if len(going) < 3 {
			continue
		}
		for _, guest := range b.Guests {
			members, meet := atOnce(going, b, guest, room[:0])
			if room = members; len(members) >= 3 {
				addSet(setOf, members, meet)
			}
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(pairOf), func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }) {
		pairs = append(pairs, pairOf[key])
	}
	for _, key := range slices.Sorted(maps.Keys(setOf)) {
		sets = append(sets, setOf[key])
	}
	return pairs, sets
}

// atOnce are the appointments that the guest is at when b begins, one time of
// each, put into members, and the span they have in common.
func atOnce(going []booking, b booking, guest string, members []booking) ([]booking, span) {
	meet := span{b.start, b.end}
	for _, o := range going {
		seen := slices.ContainsFunc(members, func(m booking) bool { return m.label == o.label })
		if !seen && slices.Contains(o.Guests, guest) {
			members = append(members, o)
			meet.to = earlier(meet.to, o.end)
		}
	}
	return members, meet
}

// addPair puts a span to the clash of two appointments.
func addPair(clashes map[[2]string]*clash, x, y booking, meet span) {
	if y.label < x.label {
		x, y = y, x
	}
	c := clashes[[2]string{x.label, y.label}]
	if c == nil {
		c = &clash{members: []booking{x, y}}
		clashes[[2]string{x.label, y.label}] = c
	}
	c.add(meet)
}

// addSet puts a span to the clash of the same appointments.
func addSet(clashes map[string]*clash, members []booking, meet span) {
	slices.SortFunc(members, func(x, y booking) int { return strings.Compare(x.label, y.label) })
	var key strings.Builder
	for _, m := range members {
		key.WriteString(m.label + "\x00")
	}
	c := clashes[key.String()]
	if c == nil {
		c = &clash{members: slices.Clone(members)}
		clashes[key.String()] = c
	}
	c.add(meet)
}

const usualSpans = 12 // of two that meet at all many meet each week

// add keeps a span once.
func (c *clash) add(meet span) {
	if c.spans == nil {
		c.spans = make([]span, 0, usualSpans)
	}
	if len(c.spans) == 0 || c.spans[len(c.spans)-1] != meet {
		c.spans = append(c.spans, meet)
	}
}

// byMember lists clashes under each of their members, so that looking for the
// others of an appointment does not go through all there are.
func byMember(clashes []*clash) map[string][]*clash {
	all := map[string][]*clash{}
	for _, c := range clashes {
		for _, m := range c.members {
			all[m.label] = append(all[m.label], c)
		}
	}
	return all
}

// isTold reports whether one of the sets holds the pair and begins within meet.
func isTold(pair *clash, meet span, sets map[string][]*clash) bool {
	return slices.ContainsFunc(sets[pair.members[0].label], func(set *clash) bool {
		return set.has(pair.members[1].label) && set.begins(meet)
	})
}

// grows reports whether a larger set holds all of c and meets within the span.
func grows(c *clash, meet span, all map[string][]*clash) bool {
	return slices.ContainsFunc(all[c.members[0].label], func(larger *clash) bool {
		if len(larger.members) <= len(c.members) || !larger.meets(meet) {
			return false
		}
		return !slices.ContainsFunc(c.members, func(m booking) bool { return !larger.has(m.label) })
	})
}

func (c *clash) has(label string) bool {
	return slices.ContainsFunc(c.members, func(b booking) bool { return b.label == label })
}

// begins reports whether one of the spans begins within meet.
func (c *clash) begins(meet span) bool {
	i := sort.Search(len(c.spans), func(i int) bool { return !c.spans[i].from.Before(meet.from) })
	return i < len(c.spans) && c.spans[i].from.Before(meet.to)
}

// meets reports whether one of the spans has time in common with meet.
func (c *clash) meets(meet span) bool {
	i := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].to.After(meet.from) })
	return i < len(c.spans) && c.spans[i].from.Before(meet.to)
}

func (c *clash) finding(s *sight) Finding {
	first, zone := c.spans[0], s.AsOf.Location()
	f := Finding{Kind: AppointmentOverlap, Severity: Medium, Acts: Municipality, Args: map[string]string{
		"first_date": first.from.In(zone).Format(time.DateOnly),
		"last_date":  c.spans[len(c.spans)-1].from.In(zone).Format(time.DateOnly),
		"from":       clockOf(first.from.In(zone)), "to": clockOf(first.to.In(zone)),
		"count": strconv.Itoa(len(c.spans)), "appointments": strconv.Itoa(len(c.members)),
	}}
	if day, same := c.weekday(zone); same && len(c.spans) > 1 {
		f.Args["weekday"] = strconv.Itoa(int(day))
	}
	if who := c.onlyChild(s); who != "" {
		f.Args["who"] = who
	}
	var facts []string
	unit := c.members[0].Plan.Owner.Unit
	for _, m := range c.members {
		f.Refs = append(f.Refs, m.ID)
		f = f.touching(m.Plan)
		facts = append(facts, m.fact())
		if unit == "" || m.Plan.Owner.Unit != unit { // one unit can mend its own double booking
			f.Severity = High
		}
	}
	return f.named(facts...)
}

// weekday is the day of the week on which all spans lie, when it is one.
func (c *clash) weekday(zone *time.Location) (time.Weekday, bool) {
	day := c.spans[0].from.In(zone).Weekday()
	return day, !slices.ContainsFunc(c.spans, func(s span) bool { return s.from.In(zone).Weekday() != day })
}

// onlyChild is the name of the household member whose clash it is, "" when it is
// the citizen's too.
func (c *clash) onlyChild(s *sight) string {
	for _, m := range c.members {
		if slices.Contains(m.Guests, "") {
			return ""
		}
	}
	person, _ := s.Citizen.PersonByID(c.members[0].Guests[0])
	return person.FirstName()
}
