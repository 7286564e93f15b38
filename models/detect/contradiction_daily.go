package detect

import (
	"regexp"
	"slices"
	"time"

	"enplan/models/restate"
)

// daily are things of every day that a department may have to do by the clock,
// and the words that name each.
var daily = [][]string{
	{"medicin", "medicinen", "*medicin", "levodopa*", "madopar*", "insulin*", "tabletter"},
	{"morgenmad*"}, {"frokost*", "spisepause*", "middagsmad*"}, {"aftensmad*"},
}

// nearly is how far apart two clocks may be for the same time.
const nearly = 30 * time.Minute

// dailyAgainst compares a strict clock for medicine or a meal with another
// department's clock for it: "kl. 7.00, højst 15 minutters afvigelse" and
// "gives kl. 8.30".
func dailyAgainst(s *sight) []opposed {
	var all []opposed
	for _, x := range s.passages {
		if x.part != ofCondition || !x.Has("afvigelse", "præcis", "præcist", "faste tider", "fast tid", "senest", "klokkeslæt*") {
			continue
		}
		for _, names := range daily {
			when := s.clocksAbout(x, names)
			o := opposed{about: "start", limits: []*passage{x}, args: map[string]string{}}
			for _, y := range s.others(limit{passage: x}, ofCondition, ofMeasure) {
				if far, ok := apart(when, s.clocksAbout(y, names), x.Has("senest")); ok && !stands(o.against, y) {
					o.against = append(o.against, y)
					o.args["limit"], o.args["asked"] = shown(when[0]), shown(far)
				}
			}
			all = keepOpposed(all, o)
		}
	}
	return all
}

// clocksAbout are the clocks "7:00" of the text when it names the thing.
func (s *sight) clocksAbout(p *passage, names []string) []string {
	if !p.Has(names...) {
		return nil
	}
	var clocks []string
	for _, m := range clockForm.FindAllStringSubmatch(p.raw, -1) {
		if m[3] == "" { // 06.07.2026 is a day
			clocks = append(clocks, m[1]+":"+m[2])
		}
	}
	return clocks
}

var clockForm = regexp.MustCompile(`\b([01]?\d|2[0-3])[.:]([0-5]\d)\b(\.\d)?`)

// apart is the first asked clock that is near none of the set ones or, when they
// are the latest, after them.
func apart(set, asked []string, latest bool) (string, bool) {
	for _, a := range asked {
		near := slices.ContainsFunc(set, func(b string) bool {
			x, y := clockOn(time.Time{}, a), clockOn(time.Time{}, b)
			return latest && !x.After(y) || x.Sub(y).Abs() <= nearly
		})
		if len(set) > 0 && !near {
			return a, true
		}
	}
	return "", false
}

// absentAgainst compares "be at home until 8" and "be at home from 17" with what
// may not be missed elsewhere in that time.
func absentAgainst(s *sight) []opposed {
	var all []opposed
	for _, p := range s.passages {
		until, hasUntil := p.claim(restate.HomeUntil)
		from, hasFrom := p.claim(restate.HomeFrom)
		if p.part != ofCondition || !hasUntil && !hasFrom {
			continue
		}
		o := opposed{about: "clock", limits: []*passage{p}, args: map[string]string{}}
		for _, b := range s.bookings {
			if !b.Mandatory || b.home || weekend(b.start) || isSame(b.Plan, p.plan) || !slices.Contains(b.Guests, "") {
				continue
			}
			early := hasUntil && b.start.Before(clockOn(b.start, until.Clock)) && b.start.Hour() >= dayBegins
			if !early && !(hasFrom && b.end.Hour() >= 12 && b.end.After(clockOn(b.end, from.Clock))) {
				continue
			}
			meeting := s.appointmentText(b.Plan, b.ID)
			switch {
			case stands(o.against, meeting):
			case hasUntil && b.start.Before(clockOn(b.start, until.Clock)) && b.start.Hour() >= dayBegins:
				o.against = append(o.against, meeting)
				o.args["limit"], o.args["asked"], o.args["side"] = shown(until.Clock), clockOf(b.start), string(restate.NotBefore)
			case hasFrom && b.end.After(clockOn(b.end, from.Clock)) && !sameClock(b, from.Clock):
				o.against = append(o.against, meeting)
				o.args["limit"], o.args["asked"], o.args["side"] = shown(from.Clock), clockOf(b.end), string(restate.NotAfter)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

const dayBegins = 5 // o'clock: what begins sooner is of the night

// sameClock reports whether the time ends within a quarter of an hour of a clock.
func sameClock(b booking, clock string) bool {
	return b.end.Sub(clockOn(b.end, clock)) <= 15*time.Minute
}
