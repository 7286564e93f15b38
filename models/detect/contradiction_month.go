package detect

import (
	"slices"

	"enplan/models"
	"enplan/models/topic"
)

// earliest are the words before a day that is the first on which something may be.
var earliest = []string{"tidligst", "ikke før", "først fra", "først pr", "først genoptage*", "orlov til", "orlov indtil", "orlov frem til"}

// monthAgainst compares "kan tidligst genoptages 01.09.2027" with a goal of the
// same that has an earlier day.
func monthAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan || !l.Has(earliest...) {
			continue
		}
		from := s.firstDay(l)
		if !from.After(s.Today) {
			continue
		}
		o := opposed{about: "month", limits: []*passage{l}, args: map[string]string{"until_date": from.String()}}
		for _, p := range s.others(limit{passage: l}, ofGoal) {
			if !p.to.IsZero() && p.to.AddDays(7).Before(from) && begunAlike(l, p) && !p.Has(supposing...) {
				o.against = append(o.against, p)
				o.args["asked_date"] = p.to.String()
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// firstDay is the day that stands after such a word.
func (s *sight) firstDay(p *passage) models.Date {
	for _, one := range p.Apart() {
		at := one.Index(earliest...)
		if at < 0 || one.Has(supposing...) {
			continue
		}
		for _, w := range one.Words[at:] {
			if d, ok := writtenDay(p.raw, w.Start); ok {
				return d
			}
		}
	}
	return models.Date{}
}

// taking are the beginnings of words for taking something up, and going on with it
// in full.
var taking = []string{"genoptag*", "påbegynd*", "begynd*", "start*", "opstart*", "optag*", "tilbage", "vender tilbage", "raskmeld*", "fuld tid", "fuldtid*", "flytte*", "flytter"}

// begunAlike reports whether two texts are about beginning one thing: schooling or
// work, or a home.
func begunAlike(l, p *passage) bool {
	if !l.Has(taking...) || !p.Has(taking...) {
		return false
	}
	school := func(x *passage) bool {
		return x.Says(topic.Life, "education") || x.Has("*uddannelse", "*uddannelsen", "*studiet", "*studie")
	}
	work := func(x *passage) bool { return x.Says(topic.Life, "work") && !school(x) }
	home := func(x *passage) bool {
		return x.Has("bolig*", "lejlighed*", "*bolig", "*boligen") && !school(x) && !work(x)
	}
	return slices.ContainsFunc([]func(*passage) bool{school, work, home}, func(is func(*passage) bool) bool { return is(l) && is(p) })
}
