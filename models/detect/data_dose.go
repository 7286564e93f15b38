package detect

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
)

var (
	doseSaid = sieve.Compile(`(?i)\b([a-zæøå]{5,})(?: tabl\.?| tabletter| tablet| depot| retard| inj\.?)? (\d+(?:[.,]\d+)?) ?(mg|mikrogram|µg|mcg|enheder)\b(.{0,40})`)
	another  = sieve.Compile(`(?i)\d ?(?:mg|mikrogram|µg|mcg|ie|enheder)\b`) // more in the evening than in the morning
	eachDay  = sieve.Compile(`(?i)x ?(\d)|(\d|to|tre|fire) gange|(morgen(?:,| og) middag)|(morgen og (?:aften|nat)|2 ?x|to gange)`)
)

// changing are words of a dose that is another one soon.
var changing = []string{
	"øges", "øget", "øge", "nedsættes", "nedsat", "nedtrap*", "optrap*", "udtrap*", "trappes", "trapper", "ændres", "ændret", "justeres", "stoppes", "seponer*", "pauseres", "fremover",
	"fra og med", "tidligere", "hvis", "højst", "maks", "max", "ved behov", "pn", "p.n.", "op til", "indtil",
}

// dose is how much of a medicine one text gives, at a time and in a day.
type dose struct {
	once, daily string
	at          *passage
}

// doses finds a medicine of which two plans give different amounts. Half in the
// morning and half in the evening is the same as the whole.
func (s *sight) doses() []Finding {
	byName := map[string][]dose{}
	for _, p := range s.passages {
		for _, m := range p.findAll(doseSaid) {
			if p.part == ofGoal || another.MatchString(m[4]) || s.isOfOther(p, m[0]) || s.inSentenceOf(p, m[0], changing...) {
				continue
			}
			amount, _ := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", "."), 64)
			unit := strings.ToLower(m[3])
			d := dose{once: plainNumber(amount) + " " + unit, at: p}
			d.daily = d.once
			if times := timesIn(m[4]); times > 0 {
				d.daily = plainNumber(amount*float64(times)) + " " + unit
			}
			name := strings.ToLower(m[1])
			byName[name] = append(byName[name], d)
		}
	}
	var found []Finding
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		if f, ok := s.dosesDiffer(byName[name]); ok {
			found = append(found, f.named(name))
		}
	}
	return found
}

func (s *sight) dosesDiffer(all []dose) (Finding, bool) {
	f := Finding{Kind: WrongData, Severity: High, Acts: Municipality, Args: map[string]string{"about": "dose"}}
	var values []string
	differ := false
	seen := map[*models.SectorPlan]dose{}
	for _, d := range all {
		if before, twice := seen[d.at.plan]; twice && before.daily != d.daily {
			return Finding{}, false // one plan gives two: a change, or by the hour
		}
		seen[d.at.plan] = d
		differ = differ || d.daily != all[0].daily && d.once != all[0].once && ofOnePerson(d.at, all[0].at)
		f.Refs = append(f.Refs, d.at.plan.ID)
		f = f.touching(d.at.plan)
		values = append(values, d.daily)
	}
	slices.Sort(values)
	f.Args["values"] = strings.Join(slices.Compact(values), "|")
	return f, differ
}

// ofOnePerson reports whether two plans are about the same person.
func ofOnePerson(x, y *passage) bool {
	return !isSame(x.plan, y.plan) && x.plan.Subject == y.plan.Subject
}

func timesIn(rest string) int {
	m := eachDay.FindStringSubmatch(rest)
	switch {
	case m == nil:
		return 0
	case m[3] != "":
		return 3
	case m[4] != "":
		return 2
	}
	n, _ := strconv.Atoi(numeral(m[1] + m[2]))
	return n
}

// inSentenceOf reports whether the sentence of what a pattern found has one of
// the words.
func (s *sight) inSentenceOf(p *passage, found string, words ...string) bool {
	for _, one := range p.Sentences {
		if strings.Contains(one, found) || strings.Contains(found, one) {
			return s.said(one).Has(words...)
		}
	}
	return p.Has(words...)
}
