package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// asksLeftOut finds demands for what a consent to that department leaves out:
// "kun fremmøde, ikke forbrug" and a demand for urine tests.
func (s *sight) asksLeftOut() []Finding {
	var found []Finding
	for _, c := range s.consents() {
		left := c.left
		if len(left) == 0 || !s.stands(c) {
			continue
		}
		for _, p := range s.passages {
			if p.part != ofGoal && p.part != ofCondition && p.part != ofDemand || !meet(c.to, s.partiesOf(p.plan)) || meet(c.from, s.partiesOf(p.plan)) {
				continue
			}
			if s.isChilds(p.plan) && namesWord(c.Scope, s.Citizen.FirstName()) {
				continue // the grown-up's health is left out, not the child's
			}
			if !slices.ContainsFunc(left, func(t string) bool { return asksFact(p, t) || t == "substance_use" && asksSober(p) }) {
				continue
			}
			f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.ref, c.ID},
				Args: map[string]string{"what": "left_out", "topic": left[0], "from": c.From, "to": c.To}}
			found = append(found, f.touching(p.plan).named(p.raw, c.Scope))
			break
		}
	}
	return found
}

// asksFact reports whether a text speaks of a fact otherwise than in the name of an
// office: "traumeklinikken".
func asksFact(p *passage, fact string) bool {
	return slices.ContainsFunc(p.Mentions, func(m topic.Mention) bool {
		return m.Set == topic.Fact && m.Topic == fact && !slices.ContainsFunc(p.Mentions, func(n topic.Mention) bool {
			return n.Set == topic.Party && n.Start == m.Start && n.Words == m.Words
		})
	})
}

func asksSober(p *passage) bool {
	return p.Has("stoffri*", "urinprøve*", "rusfri*", "ædru*", "alkoholfri*", "blodprøve*", "alkometer*", "clean", "afholden*")
}

// leftOut are the facts that a consent says it does not cover.
func leftOut(scope string) []string {
	low := strings.ToLower(scope)
	for _, word := range noMore {
		if strings.Contains(low, word) {
			return nil // it says what it covers, and no more
		}
	}
	for _, word := range []string{" må ikke ", " skal ikke ", " deles ikke", " nævnes ikke", " oplyses ikke"} {
		if i := strings.Index(low, word); i >= 0 { // "Gæld må ikke nævnes"
			if before := factsIn(low[strings.LastIndexAny(low[:i], ".,;")+1 : i]); len(before) > 0 {
				return before
			}
		}
	}
	for _, word := range []string{"ikke ", "intet om ", "undtagen ", "undtaget ", "undtagelse af ", "bortset fra ", "fraset ", "ekskl", "uden ", "hverken ", "minus "} {
		if i := strings.Index(low, word); i >= 0 {
			return factsIn(low[i+len(word):])
		}
	}
	return nil
}

// factsIn are the facts a list of words names, also by the bare word.
func factsIn(text string) []string {
	var all []string
	read := topic.Read(text)
	for _, m := range read.Mentions {
		if m.Set == topic.Fact && !slices.Contains(all, m.Topic) {
			all = append(all, m.Topic)
		}
	}
	if read.Has("forbrug*", "misbrug*", "rusmid*", "alkohol*") && !slices.Contains(all, "substance_use") {
		all = append(all, "substance_use")
	}
	if slices.Contains(all, "health") { // what is left out as health is left out by each of its names
		all = append(all, "diagnosis", "medicine", "trauma", "body", "mind")
	}
	return all
}

// noMore are the words after which a consent says all that it covers.
var noMore = []string{"intet ud over ", "ikke ud over ", "intet andet end ", "ikke andet end ", "ikke mere end ", "intet udover ", "ikke udover "}

// only are the facts that a consent is narrowed to ("kun fremmøde").
func only(scope string) []string {
	low := strings.ToLower(scope)
	for _, word := range slices.Concat([]string{"kun ", "alene ", "udelukkende ", "begrænset til "}, noMore) {
		if i := strings.Index(low, word); i >= 0 {
			rest, _, _ := strings.Cut(low[i:], "ikke")
			return factsIn(rest)
		}
	}
	return nil
}

// Before it is said that departments may not talk, so many things must not fit
// between two of them, and so many departments have such a one to talk to.
// Fewer find each other by the findings themselves.
const (
	clashesToTalk = 3
	unitsToTalk   = 3
)

// mayNotTalk names the departments whose plans clash and between which no
// consent stands, in one finding.
func (s *sight) mayNotTalk() []Finding {
	clashes := map[string]int{}
	names := []string{}
	for _, f := range s.found {
		if f.Kind != AppointmentOverlap && f.Kind != TravelInfeasible && f.Kind != ContradictoryRequirement || f.Severity != High {
			continue
		}
		for i, x := range f.Plans {
			for _, y := range f.Plans[i+1:] {
				if s.mayTell(s.byLabel[x], s.byLabel[y]) {
					continue
				}
				clashes[x+"\x00"+y]++
				if clashes[x+"\x00"+y] == clashesToTalk {
					names = append(names, x, y)
				}
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) < unitsToTalk {
		return nil
	}
	f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Args: map[string]string{"what": "clash"}}
	for _, name := range names {
		f.Refs = append(f.Refs, s.byLabel[name].ID)
		f = f.touching(s.byLabel[name])
	}
	return []Finding{f.named(f.Plans...)}
}

func (s *sight) mayTell(x, y *models.SectorPlan) bool {
	if x == nil || y == nil || x.Owner.Unit == y.Owner.Unit {
		return true
	}
	px, py := s.partiesOf(x), s.partiesOf(y)
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		return s.stands(c) && (meet(c.from, px) && meet(c.to, py) || meet(c.from, py) && meet(c.to, px))
	})
}
