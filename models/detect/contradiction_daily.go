package detect

import (
	"regexp"
	"slices"
	"time"
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
