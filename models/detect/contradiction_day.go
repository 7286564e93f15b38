package detect

import (
	"slices"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/restate"
)

// keptFree are the words by which a plan keeps a day of the week free.
var keptFree = []string{
	"ingen aftaler", "ingen andre aftaler", "ingen møder", "ingen aktivitet*", "ingen praktik", "ingen arbejde", "ingen fremmøde", "ingen undervisning", "ingen indkaldelse*", "ikke aftaler", "ikke møder", "ikke praktik", "ikke arbejde", "ikke indkaldes",
	"ikke lægges", "ikke planlægges", "ikke bookes", "ikke aftales", "holdes fri", "friholdes", "holdes åben", "undgå aftaler", "undgå møder", "fri for aftaler", "uden aftaler", "ikke til rådighed", "kan ikke møde", "kan ikke deltage",
}

// dayAgainst compares a day of the week that one plan keeps free ("ingen aftaler
// tirsdag, dialyse") with what another has that day.
func dayAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		days := s.freeDays(l)
		if len(days) == 0 {
			continue
		}
		o := opposed{about: "day", limits: []*passage{l}, args: map[string]string{}}
		until := limit{passage: l, Claim: restate.Claim{Until: untilIn(l)}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if b.Mandatory && !isSame(b.Plan, l.plan) && slices.Contains(b.Guests, "") && s.meetsWhile(until, b.Slots) && slices.ContainsFunc(b.Slots, func(slot models.Slot) bool {
				return slices.Contains(days, slot.Start.In(s.AsOf.Location()).Weekday())
			}) {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
			}
		}
		for _, p := range s.others(until, ofCondition, ofMeasure) {
			if !hasCalendar(p) && p.Has("møde*", "mødetid*", "fremmøde*", "deltag*", "praktik*", "undervisning*", "kl") && slices.ContainsFunc(daysIn(p), func(d time.Weekday) bool { return slices.Contains(days, d) }) {
				o.against = append(o.against, p)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// freeDays are the days of the week that a text keeps free, for all of the day.
func (s *sight) freeDays(l *passage) []time.Weekday {
	if l.part != ofCondition && l.part != ofPlan || !l.Has(weekdays...) || !l.Has(keptFree...) {
		return nil
	}
	for _, one := range l.Apart() {
		if one.Has(keptFree...) && one.Has(weekdays...) && !one.Has(supposing...) && !one.Has("kl", "før", "efter", "formiddag*", "eftermiddag*", "aften*", "morgen*", "hjemme") && !one.Has("andre end", "undtagen", "bortset fra") {
			var days []time.Weekday
			for i, name := range weekdays {
				if one.Has(name) {
					days = append(days, time.Weekday((i+1)%7))
				}
			}
			return days
		}
	}
	return nil
}

// hasCalendar reports whether the plan of a text has appointments that must be
// kept: then they are compared, and not its words.
func hasCalendar(p *passage) bool {
	return slices.ContainsFunc(p.plan.Appointments, func(a models.Appointment) bool { return a.Mandatory })
}

// daysIn are the days of the week that a text names, a span of them included.
func daysIn(p *passage) []time.Weekday {
	if p.Has("hverdage", "alle hverdage", "dagligt", "hver dag", "alle skoledage", "mandag til fredag", "mandag-fredag", "fem dage om ugen", "5 dage om ugen") || strings.Contains(p.low, "mandag–fredag") {
		return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	}
	var days []time.Weekday
	for i, name := range weekdays {
		if p.Has(name) {
			days = append(days, time.Weekday((i+1)%7))
		}
	}
	return days
}

// slotAgainst compares two hours of one day at which two departments want somebody,
// where neither has put it in the calendar.
func slotAgainst(s *sight) []opposed {
	type slot struct {
		*passage
		hours
	}
	var slots []slot
	for _, p := range s.passages {
		if at, ok := s.wordedSlot(p); ok {
			slots = append(slots, slot{p, at})
		}
	}
	var all []opposed
	for i, x := range slots {
		if x.part != ofCondition {
			continue
		}
		o := opposed{about: "bring", limits: []*passage{x.passage}, args: map[string]string{"limit": shown(x.hours.from)}}
		for j, y := range slots {
			told := isSame(x.plan, y.plan) || y.part == ofCondition && j < i
			if told || !x.hours.meets(y.hours) || s.whose(x.passage) != s.whose(y.passage) || !overlapping(s.Today, x.passage.from, x.passage.to, y.passage.from, y.passage.to) {
				continue
			}
			if slices.ContainsFunc(daysIn(x.passage), func(d time.Weekday) bool { return slices.Contains(daysIn(y.passage), d) }) {
				o.against = append(o.against, y.passage)
				o.args["asked"] = shown(y.hours.from)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// wordedSlot is when a text wants somebody to come, from one clock to another.
func (s *sight) wordedSlot(p *passage) (hours, bool) {
	if p.part != ofCondition && p.part != ofMeasure {
		return hours{}, false
	}
	c, ok := p.claim(restate.GoesOn)
	if !ok || c.ClockEnd == "" || hasCalendar(p) || !p.Has("deltag*", "møde*", "møder", "fremmøde*", "praktik*", "gruppe*", "undervisning*", "træning*", "kursus*") || p.Has("telefontid*", "åbent", "åbningstid*", "kan ringe", "træffes", "frivillig*") || s.isOfKin(c) {
		return hours{}, false
	}
	if _, home := p.claim(restate.StayBetween, restate.HomeUntil, restate.HomeFrom); home {
		return hours{}, false
	}
	return hours{c.Clock, c.ClockEnd}, len(daysIn(p)) > 0
}

// daysAgainst compares the most days of a week somebody can bear with those that
// another plan wants.
func daysAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxDaysWeek) {
		if l.passage.Has("dage", "dag", "arbejdsdage") {
			o := opposed{about: "days", limits: []*passage{l.passage}, args: map[string]string{"limit": plainNumber(l.Value)}}
			s.moreThan(&o, l, restate.DaysWeek)
			all = keepOpposed(all, o)
		}
	}
	return all
}
