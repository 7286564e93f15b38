package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// consentGaps finds where something is to be passed on that no consent covers:
// to somebody outside the municipality, or a topic that a consent leaves out.
// Only when there is nothing so concrete it says which departments would have to
// talk about what does not fit, and may not.
func consentGaps(s *sight) []Finding {
	found := slices.Concat(s.talksOutside(), s.asksLeftOut(), s.toldBy(), s.passesOn())
	if len(found) == 0 {
		found = s.mayNotTalk()
	}
	return found
}

// outside are those outside the municipality that it may not tell anything
// without a yes, and the words with which plans say that they will.
var (
	outside = []string{"employer", "union", "housing"}
	tells   = []string{"dialog*", "drøft*", "orienter*", "informer*", "videregiv*", "udveksl*", "samarbejd*", "kontakt*",
		"indhent*", "rundbord*", "rundbordssamtale*", "samtale med", "møde med", "ring*", "verificer*", "hos arbejdsgiver", "inddrag*", "taler med", "underrett*",
		"koordiner*", "dele", "deles", "sendes til", "oplyse*", "aftales med"}
)

// talksOutside finds meetings with, and words about telling, somebody outside.
func (s *sight) talksOutside() []Finding {
	found, facts := map[string]Finding{}, map[string][]string{}
	for _, p := range s.passages {
		if p.part != ofAppointment && p.part != ofMeasure && p.part != ofCondition && p.part != ofPlan {
			continue
		}
		for _, m := range p.mentions(topic.Party) {
			if m.Denied || !slices.Contains(outside, m.Topic) || !s.isOutside(p, m) {
				continue
			}
			if m.Sentence >= len(p.Sentences) || s.consentTo(p.plan, m.Topic) {
				continue
			}
			said := topic.Read(p.Sentences[m.Sentence])
			if p.part != ofAppointment && !said.Has(tells...) || said.Has("samtykke*", "efter aftale med borger", "med borgers", "tilladelse") {
				continue
			}
			key := label(p.plan) + m.Topic
			f, known := found[key]
			if !known {
				f = Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.plan.ID},
					Args: map[string]string{"what": "outside", "party": m.Topic}}.touching(p.plan)
			}
			f.Refs = append(f.Refs, p.ref)
			found[key], facts[key] = f, append(facts[key], p.Sentences[m.Sentence])
		}
	}
	var all []Finding
	for key, f := range found {
		all = append(all, f.named(append(facts[key], key)...))
	}
	return all
}

// sources are the parties whose word a department may only have with a yes.
var sources = []string{"psychiatry", "hospital", "gp", "psychologist", "school", "employer", "bank", "substance", "family", "social", "job", "integration"}

// toldBy finds what a plan says that somebody has told, where no consent covers
// that they tell it.
func (s *sight) toldBy() []Finding {
	var found []Finding
	told := map[string]bool{}
	for _, p := range s.passages {
		if p.part != ofPlan && p.part != ofNote || told[label(p.plan)] {
			continue
		}
		for _, one := range p.Sentences {
			said := topic.Read(one)
			if !said.Has("ifølge", "oplyst af", "oplyste", "oplyser", "fortæller", "fortalte", "ringet til", "talt med", "efter det af", "har fået oplyst af", "bekræfter", "telefonisk kontakt til") ||
				said.Has("samtykke*", "borger oplyser", "må ikke", "uden samtykke", "bisidder") {
				continue
			}
			party := s.teller(said, p.plan)
			if party == "" || s.consentFrom(party, p.plan) || len(said.Of(topic.Fact)) == 0 {
				continue
			}
			told[label(p.plan)] = true
			f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.plan.ID},
				Args: map[string]string{"what": "told", "party": party}}.touching(p.plan)
			for _, plan := range s.plansOf(tellers(party)) {
				if label(plan) != label(p.plan) && plan.Type == models.PlanRegion == (party == "psychologist" || party == "psychiatry" || party == "hospital") {
					f.Refs = append(f.Refs, plan.ID)
					f = f.touching(plan)
					break
				}
			}
			found = append(found, f.named(one))
			break
		}
	}
	return found
}

// passesOn finds a department that writes that it passes on to, or has got papers
// from, another one without a consent that covers it.
func (s *sight) passesOn() []Finding {
	var found []Finding
	told := map[string]bool{}
	for _, p := range s.passages {
		if p.part != ofPlan && p.part != ofCondition && p.part != ofNote && p.part != ofMeasure || told[label(p.plan)] {
			continue
		}
		for _, one := range p.Sentences {
			said := topic.Read(one)
			gives := said.Has("orienterer", "sendes i kopi", "sender kopi", "videresendes", "videregives", "deler", "deles med", "sendes til", "kopi til", "i kopi til")
			got := said.Has("modtaget kopi", "modtog kopi", "har modtaget kopi", "kopi fra", "modtaget journal", "fået kopi")
			if !gives && !got || said.Has("samtykke*", "ikke") {
				continue
			}
			for i := range s.Plans {
				other := &s.Plans[i]
				if label(other) == label(p.plan) || !meet(said.Of(topic.Party), s.partiesOf(other)) || meet(s.partiesOf(other), s.partiesOf(p.plan)) || s.mayTell(p.plan, other) {
					continue
				}
				told[label(p.plan)] = true
				f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.plan.ID, other.ID}, Args: map[string]string{"what": "passed_on"}}
				found = append(found, f.touching(p.plan, other).named(one))
				break
			}
		}
	}
	return found
}

func tellers(party string) []string {
	if party == "psychologist" {
		return []string{"psychiatry", "hospital"}
	}
	return []string{party}
}

// teller is the party that a sentence says has told something.
func (s *sight) teller(said topic.Text, plan *models.SectorPlan) string {
	own := s.partiesOf(plan)
	for _, party := range said.Of(topic.Party) {
		if slices.Contains(sources, party) && !slices.Contains(own, party) {
			return party
		}
	}
	return ""
}

func (s *sight) consentFrom(party string, plan *models.SectorPlan) bool {
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		return meet(c.from, append(tellers(party), party)) && meet(c.to, s.partiesOf(plan))
	})
}

// isOutside tells the citizen's employer from a place of practice that has a
// contract with the municipality, and a relative from the citizen's own role.
func (s *sight) isOutside(p *passage, m topic.Mention) bool {
	switch m.Topic {
	case "relative":
		return p.part != ofAppointment && !s.isChilds(p.plan) && !p.Has("mor til", "far til", "enlig mor", "enlig far")
	case "housing":
		return p.Has("udlejer*", "boligforening*", "boligselskab*", "vicevært*", "boligorganisation*") && !strings.Contains(strings.ToLower(p.plan.Owner.Unit), "bolig")
	case "employer":
		return len(s.noEmployer()) == 0 && p.Has("arbejdsgiver*", "chef*", "leder", "rundbord*", "hr-afdeling", "arbejdsplads*")
	}
	return true
}

func (s *sight) consentTo(plan *models.SectorPlan, party string) bool {
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		return s.stands(c) && (slices.Contains(c.to, party) && meet(c.from, s.partiesOf(plan)) ||
			slices.Contains(c.from, party) && meet(c.to, s.partiesOf(plan)))
	})
}

// asksLeftOut finds demands for what a consent to that department leaves out:
// "kun fremmøde, ikke forbrug" and a demand for urine tests.
func (s *sight) asksLeftOut() []Finding {
	var found []Finding
	for _, c := range s.consents() {
		left := c.leftOut()
		if len(left) == 0 || !s.stands(c) {
			continue
		}
		for _, p := range s.passages {
			if p.part != ofGoal && p.part != ofCondition && p.part != ofDemand || !meet(c.to, s.partiesOf(p.plan)) || meet(c.from, s.partiesOf(p.plan)) {
				continue
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
func (c consent) leftOut() []string {
	low := strings.ToLower(c.Scope)
	for _, word := range []string{"ikke ", "undtagen ", "undtaget ", "bortset fra ", "ekskl", "uden "} {
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

// clashesToTalk is how many things must not fit between two departments before
// it is said that they may not talk about them.
const clashesToTalk = 3

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

// consentExceeded finds what a department writes although the consent it was
// told by leaves it out. It is a candidate: whether the words go too far is for
// a person to judge.
func consentExceeded(s *sight) []Finding {
	var found []Finding
	for _, c := range s.consents() {
		left := c.leftOut()
		if only := c.only(); len(left) == 0 && len(only) == 0 {
			continue
		}
		facts := map[*models.SectorPlan][]string{}
		for _, p := range s.passages {
			if p.part != ofPlan && p.part != ofNote && p.part != ofMeasure && p.part != ofGoal && p.part != ofCondition {
				continue
			}
			if to := meet(c.to, s.partiesOf(p.plan)) && !meet(c.from, s.partiesOf(p.plan)); to && s.tellsFact(p, c, left) || s.gaveMore(p, c, left) {
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
	return p.part == ofNote && meet(c.from, s.partiesOf(p.plan)) && meet(p.All(topic.Party), c.to) &&
		slices.ContainsFunc(p.Sentences, func(one string) bool { return tellsMore(topic.Read(one), left) })
}

func tellsMore(said topic.Text, left []string) bool {
	return said.Has("orienteret", "oplyst", "fortalt", "informeret", "nævnt", "drøftet", "videregivet") && (meet(said.Of(topic.Fact), left) || slices.Contains(left, "diagnosis") && said.Says(topic.Fact, "admission"))
}

// only are the facts that a consent is narrowed to ("kun fremmøde").
func (c consent) only() []string {
	low := strings.ToLower(c.Scope)
	for _, word := range []string{"kun ", "alene ", "udelukkende ", "begrænset til "} {
		if i := strings.Index(low, word); i >= 0 {
			rest, _, _ := strings.Cut(low[i:], "ikke")
			return factsIn(rest)
		}
	}
	return nil
}

// isOwnKnowledge reports whether the fact is what the department itself works
// with, or what the citizen told it.
func (s *sight) isOwnKnowledge(p *passage, m topic.Mention) bool {
	if m.Sentence >= len(p.Sentences) {
		return false
	}
	one := topic.Read(p.Sentences[m.Sentence])
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
		told := m.Sentence < len(p.Sentences) && topic.Read(p.Sentences[m.Sentence]).Has("oplyst af", "oplyser", "ifølge", "fremgår af", "har oplyst", "jf.")
		if only := c.only(); len(left) == 0 && len(only) > 0 && !slices.Contains(only, m.Topic) && told &&
			meet(topic.Read(p.Sentences[m.Sentence]).Of(topic.Party), c.from) {
			return true
		}
	}
	return false
}
