package detect

import (
	"slices"

	"enplan/models/restate"
	"enplan/models/topic"
)

// pauses are the words by which a plan keeps all others from beginning something.
var pauses = []string{
	"ingen nye", "ikke nye", "undgå nye", "ikke iværksættes", "ikke igangsættes", "ikke sættes i gang", "ikke opstartes", "ikke startes", "startes ikke", "startes der ikke",
	"ingen yderligere", "ikke yderligere", "ikke flere indsatser", "ingen flere indsatser", "ingen ekstra",
}

// newAgainst compares "ingen nye indsatser" with a measure of another department
// that is still to begin.
func newAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan || !s.inOneSentence(l, pauses, []string{"indsats*", "tiltag*", "forløb*", "aktiviteter", "foranstaltning*", "opgaver", "tilbud"}) {
			continue
		}
		o := opposed{about: "need", limits: []*passage{l}, args: map[string]string{"need": "change"}}
		for _, p := range s.others(limit{passage: l, Claim: restate.Claim{Until: untilIn(l)}}, ofMeasure) {
			if p.from.After(s.Today) {
				o.against = append(o.against, p)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// aloneAgainst compares "ingen andre angstkurser samtidig" with help of that sort
// in another plan.
func aloneAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition || !s.inOneSentence(l, []string{"ingen andre", "ikke andre", "ingen anden", "ikke anden", "ikke andet", "intet andet", "ikke parallelt", "ikke parallel", "ingen parallel*"}, []string{"samtidig*", "sideløbende", "parallel*"}) {
			continue
		}
		o := opposed{about: "need", limits: []*passage{l}, args: map[string]string{"need": "change"}}
		for _, p := range s.others(limit{passage: l, Claim: restate.Claim{Until: untilIn(l)}}, ofMeasure) {
			if meet(l.All(topic.Help), p.Of(topic.Help)) {
				o.against = append(o.against, p)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// inOneSentence reports whether a sentence of the text has a word of each list and
// is meant in earnest.
func (s *sight) inOneSentence(p *passage, some, others []string) bool {
	return slices.ContainsFunc(p.Sentences, func(sentence string) bool {
		said := s.said(sentence)
		return said.Has(some...) && said.Has(others...) && !said.Has(supposing...)
	})
}
