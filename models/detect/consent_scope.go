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
			if !slices.ContainsFunc(left, func(t string) bool { return p.Says(topic.Fact, t) || t == "substance_use" && asksSober(p) }) {
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

func asksSober(p *passage) bool {
	return p.Has("stoffri*", "urinprøve*", "rusfri*", "ædru*", "alkoholfri*", "blodprøve*", "alkometer*", "clean", "afholden*")
}

// leftOut are the facts that a consent says it does not cover.
func leftOut(scope string) []string {
	low := strings.ToLower(scope)
	for _, word := range []string{"ikke ", "intet om ", "undtagen ", "undtaget ", "bortset fra ", "ekskl", "uden "} {
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
		all = append(all, "diagnosis", "medicine", "trauma")
	}
	return all
}

// consentExceeded finds what a department writes although the consent it was
// told by leaves it out. It is a candidate: whether the words go too far is for
// a person to judge.
func consentExceeded(s *sight) []Finding {
	var found []Finding
	for _, c := range s.consents() {
		left := c.left
		if len(left) == 0 && !c.narrowed() && !c.scope.Has(excepts...) {
			continue
		}
		facts := map[*models.SectorPlan][]string{}
		for _, p := range s.passages {
			if p.part != ofPlan && p.part != ofNote && p.part != ofMeasure { // goals and conditions demand, they do not tell
				continue
			}
			if to := meet(c.to, s.partiesOf(p.plan)) && !meet(c.from, s.partiesOf(p.plan)); to && (s.tellsFact(p, c, left) || s.tellsWord(p, c)) || s.gaveMore(p, c, left) {
				facts[p.plan] = append(facts[p.plan], p.raw)
			}
		}
		for plan, told := range facts {
			f := Finding{Kind: ConsentExceeded, Severity: High, Acts: Municipality, Refs: []string{c.ID, plan.ID},
				Args: map[string]string{"from": c.From, "to": c.To}}
			found = append(found, f.touching(plan).named(append(told, c.Scope, label(plan))...))
		}
	}
	return found
}

// gaveMore reports whether the giver's own note says that it told more.
func (s *sight) gaveMore(p *passage, c consent, left []string) bool {
	toldTo := meet(p.All(topic.Party), c.to) || len(c.to) == 0 && slices.ContainsFunc(strings.Fields(c.To), func(name string) bool { return namesWord(p.raw, name) })
	return p.part == ofNote && toldTo && meet(c.from, s.partiesOf(p.plan)) &&
		slices.ContainsFunc(p.Sentences, func(one string) bool { return tellsMore(s.said(one), left) })
}

func tellsMore(said topic.Text, left []string) bool {
	return said.Has("orienteret", "oplyst", "fortalt", "informeret", "nævnt", "drøftet", "videregivet") && (meet(said.Of(topic.Fact), left) || slices.Contains(left, "diagnosis") && said.Says(topic.Fact, "admission"))
}

// only are the facts that a consent is narrowed to ("kun fremmøde").
func only(scope string) []string {
	low := strings.ToLower(scope)
	for _, word := range []string{"kun ", "alene ", "udelukkende ", "begrænset til "} {
		if i := strings.Index(low, word); i >= 0 {
			rest, _, _ := strings.Cut(low[i:], "ikke")
			return factsIn(rest)
		}
	}
	return nil
}

// narrowed reports whether the consent is for something alone, known to us or not.
func (c consent) narrowed() bool { return c.scope.Has("kun", "alene", "udelukkende", "begrænset") }

func (s *sight) asksForPaper(p *passage, m topic.Mention) bool {
	return s.sentenceOf(p, m).Has("dokumentation*", "fremsend*", "indsend*", "bedes")
}

// isOwnKnowledge reports whether the fact is what the department itself works
// with, or what the citizen told it.
func (s *sight) isOwnKnowledge(p *passage, m topic.Mention) bool {
	one := s.sentenceOf(p, m)
	return one.Has("borger oplyser", "borger fortæller", "oplyst af borger", "ifølge borger", "oplyser selv", "har selv oplyst", "egen læge oplyser") ||
		slices.Contains(s.partiesOf(p.plan), "substance") && m.Topic == "substance_use"
}

// tellsFact reports whether a text tells a fact that the consent left out, as a
// fact about somebody and not as a demand.
func (s *sight) tellsFact(p *passage, c consent, left []string) bool {
	for _, m := range p.mentions(topic.Fact) {
		if m.Denied {
			continue
		}
		if slices.Contains(left, m.Topic) && p.part != ofGoal && !s.isOwnKnowledge(p, m) {
			return true
		}
		only := c.just
		grave := slices.Contains([]string{"diagnosis", "trauma", "violence"}, m.Topic)
		if c.narrowed() && len(left) == 0 && grave && p.part == ofPlan && (c.fromHealth() || slices.Contains(c.from, "psychologist")) && !slices.Contains(only, m.Topic) && !s.asksForPaper(p, m) {
			return true
		}
		said := s.sentenceOf(p, m)
		told := said.Has("oplyst af", "oplyser", "ifølge", "iflg", "oplysning fra", "oplysninger fra", "fremgår af", "har oplyst", "jf.")
		relapse := c.narrowed() && m.Topic == "substance_use" && slices.Contains(c.from, "substance") && said.Has("tilbagefald*")
		if relapse && !slices.Contains(only, m.Topic) && p.part == ofPlan {
			return true
		}
		if len(left) == 0 && c.narrowed() && !slices.Contains(only, m.Topic) && told && meet(said.Of(topic.Party), c.from) {
			return true
		}
	}
	return false
}

// excepts are the words after which a consent says what it leaves out.
var excepts = []string{"ikke", "intet om", "undtagen", "undtaget", "bortset fra"}

// tellsWord reports whether a text that names the giver as its source tells of
// something the consent leaves out by a word that no table knows: "ikke
// forældrenes uenighed".
func (s *sight) tellsWord(p *passage, c consent) bool {
	i := c.scope.Index(excepts...)
	if i < 0 || !meet(p.Of(topic.Party), c.from) {
		return false
	}
	for _, sentence := range p.Sentences {
		one := s.said(sentence)
		if !meet(one.Of(topic.Party), c.from) || !one.Has("ifølge", "iflg", "oplysning fra", "oplysninger fra", "oplyser", "oplyst", "fortalt", "fremgår", "citerer", "beskriver") {
			continue
		}
		if slices.ContainsFunc(c.scope.Words[i+1:], func(w topic.Word) bool {
			letters := []rune(w.Low)
			return len(letters) > 4 && !common[w.Low] && one.Has(string(letters[:min(len(letters)-1, 7)])+"*")
		}) {
			return true
		}
	}
	return false
}

// clashesToTalk is how many things must not fit between two departments before
// it is said that they may not talk about them.
const clashesToTalk = 4

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
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Args: map[string]string{"what": "clash"}}
	for _, name := range slices.Compact(names) {
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
