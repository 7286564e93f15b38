package detect

import (
	"slices"

	"enplan/models"
	"enplan/models/restate"
)

// spanAgainst compares the hours at which somebody must rest, be at home, bring or
// fetch with the hours of work or school that another plan tells of in words. A
// plan with appointments that must be kept is compared by them instead.
func spanAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan {
			continue
		}
		c, ok := l.claim(restate.StayBetween, restate.BringAt, restate.HomeUntil, restate.HomeFrom, restate.ClosesAt, restate.MeetAt)
		if !ok || c.Clock == "" || s.isOfKin(c) || c.Of == restate.ClosesAt && (s.adultAtHome() || !l.Has(caretakers...)) {
			continue
		}
		o := opposed{about: "bring", limits: []*passage{l}, args: map[string]string{"limit": shown(c.Clock)}}
		for _, p := range s.others(limit{passage: l, Claim: c}, ofMeasure, ofCondition, ofPlan) {
			at, ok := goesOn(p)
			if ok && bound(c).meets(at) && sameDays(l, p, c) && !stands(o.against, p) {
				o.against = append(o.against, p)
				o.args["asked"] = shown(at.from)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// caretakers are the words by which a plan says that the grown-up does it.
var caretakers = []string{"mor", "moren", "far", "faren", "forælder*", "borger*", "du"}

// hours is a time of the day, both ends as "08:30". Over night it ends before it
// begins.
type hours struct{ from, to string }

func (x hours) meets(y hours) bool {
	if x.to < x.from {
		return hours{x.from, "24:00"}.meets(y) || hours{"00:00", x.to}.meets(y)
	}
	if y.to < y.from {
		return y.meets(x)
	}
	return x.from < y.to && y.from < x.to
}

// bound is when a claim leaves no time for anything else.
func bound(c restate.Claim) hours {
	switch c.Of {
	case restate.StayBetween:
		return hours{c.Clock, c.ClockEnd}
	case restate.HomeUntil, restate.BringAt:
		return hours{"06:00", c.Clock}
	case restate.HomeFrom:
		return hours{c.Clock, max(c.Clock+"+", "21:00")}
	}
	return hours{c.Clock, c.Clock + "+"} // at that very time
}

// goesOn is when the work or schooling of a text goes on: from one clock to
// another, or from the one at which to be there.
func goesOn(p *passage) (hours, bool) {
	if _, home := p.claim(restate.StayBetween, restate.HomeUntil, restate.HomeFrom, restate.BringAt, restate.ClosesAt); home || !isOccupation(p) && !p.Has("møde*", "terapi*", "gruppe*") ||
		slices.ContainsFunc(p.plan.Appointments, func(a models.Appointment) bool { return a.Mandatory }) {
		return hours{}, false
	}
	if c, ok := p.claim(restate.GoesOn); ok && c.ClockEnd != "" {
		return hours{c.Clock, c.ClockEnd}, true
	}
	c, ok := p.claim(restate.MeetAt)
	return hours{c.Clock, c.Clock + "+"}, ok && c.Clock != ""
}

// weekdays are the days a text can name.
var weekdays = []string{"mandag*", "tirsdag*", "onsdag*", "torsdag*", "fredag*", "lørdag*", "søndag*"}

// sameDays reports whether two texts can be about one day. What must be met at a
// clock is met on the day that is named; all else holds every day.
func sameDays(l, p *passage, c restate.Claim) bool {
	named := false
	for _, day := range weekdays {
		if l.Has(day) && p.Has(day) {
			return true
		}
		named = named || l.Has(day) || p.Has(day)
	}
	return c.Of != restate.MeetAt && (!named || !l.Has(weekdays...) || !p.Has(weekdays...))
}
