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
	found := slices.Concat(s.talksOutside(), s.asksLeftOut(), s.toldBy(), s.passesOn(), s.toldRelatives())
	if len(found) == 0 {
		found = s.mayNotTalk()
	}
	return found
}

// outside are those outside the municipality that it may not tell anything
// without a yes, and the words with which plans say that they will.
var (
	outside = []string{"employer", "union", "housing", "school"}
	tells   = []string{"dialog*", "drøft*", "orienter*", "informer*", "videregiv*", "udveksl*", "samarbejd*", "kontakt*",
		"indhent*", "rundbord*", "rundbordssamtale*", "samtale med", "møde med", "ring*", "verificer*", "hos arbejdsgiver", "inddrag*", "taler med", "underrett*",
		"koordiner*", "dele", "deles", "sendes til", "oplyse*", "aftales med", "meddelt"}
	hasTold = []string{"drøftede", "drøftet", "orienteret", "orienterede", "talt med", "informeret", "meddelt", "fortalt", "oplyst"}
	afar    = []string{"prison", "police", "bank"} // who is told in notes, and never asked to meetings
)

// talksOutside finds meetings with, and words about telling, somebody outside.
func (s *sight) talksOutside() []Finding {
	found, facts := map[string]Finding{}, map[string][]string{}
	for _, p := range s.passages {
		if p.part != ofAppointment && p.part != ofMeasure && p.part != ofCondition && p.part != ofPlan && p.part != ofNote {
			continue
		}
		for _, m := range p.mentions(topic.Party) {
			known := slices.Contains(outside, m.Topic) || p.part == ofNote && slices.Contains(afar, m.Topic)
			if m.Denied || !known || !s.isOutside(p, m) {
				continue
			}
			if m.Sentence >= len(p.Sentences) || s.consentTo(p.plan, m.Topic) {
				continue
			}
			said := s.said(p.Sentences[m.Sentence])
			tellsAFact := len(said.Of(topic.Fact)) > 0 || said.Has("herom", "derom") && len(p.Of(topic.Fact)) > 0
			if p.part == ofNote && (!tellsAFact || !said.Has(hasTold...)) {
				continue
			}
			if (m.Topic == "school" || said.Has("praktikvært*", "praktiksted*")) && !tellsAFact {
				continue // who takes somebody in by agreement with the municipality must know when and where
			}
			if p.part != ofAppointment && !said.Has(tells...) || said.Has("samtykke*", "efter aftale med borger", "med borgers", "tilladelse") {
				continue
			}
			key := label(p.plan) + m.Topic
			f, begun := found[key]
			if !begun {
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
var sources = []string{"psychiatry", "hospital", "psychologist", "substance", "family", "social", "job", "integration", "health"}

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
			said := s.said(one)
			if !said.Has("ifølge", "oplyst af", "oplyste", "oplyser", "fortæller", "fortalte", "har fortalt", "ringet til", "talt med", "efter det af", "har fået oplyst af", "bekræfter", "telefonisk kontakt til") ||
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
				if !isSame(plan, p.plan) && plan.Type == models.PlanRegion == (party == "psychologist" || party == "psychiatry" || party == "hospital") {
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

// toldRelatives finds a note that a relative was told something, where no consent
// lets that department tell them.
func (s *sight) toldRelatives() []Finding {
	var found []Finding
	for _, p := range s.passages {
		told := p.Has("oplyst om", "orienteret om", "informeret om", "fortalt om", "drøftet")
		if p.part != ofNote || !told || p.Has("ægtefælle*", "hustru*", "mand", "manden", "kone", "konen", "samlever*", "mor", "far") || !p.Says(topic.Party, "relative") || len(p.Of(topic.Fact)) == 0 || s.isChilds(p.plan) || p.Has("samtykke*", "ikke oplyst", "borger oplyst", "borger oplyser") {
			continue
		}
		covered := slices.ContainsFunc(s.consents(), func(c consent) bool {
			return s.stands(c) && meet(c.from, s.partiesOf(p.plan)) && (slices.Contains(c.to, "relative") || s.isHousehold(c.To))
		})
		if !covered {
			f := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.plan.ID}, Args: map[string]string{"what": "told_relative"}}
			found = append(found, f.touching(p.plan).named(p.raw))
		}
	}
	return found
}

func (s *sight) isHousehold(text string) bool {
	_, ok := s.personIn(text)
	return ok
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
			said := s.said(one)
			gives := said.Has("orienterer", "sendes i kopi", "sender kopi", "videresendes", "videregives", "udveksler", "udveksles", "deler", "deles med", "sendes til", "kopi til", "i kopi til", "indhenter", "indhentes", "hentes hos", "hentes direkte hos", "rekvireres hos")
			gives = gives || said.Has("sender", "fremsender") && len(said.Of(topic.Fact)) > 0
			got := said.Has("modtaget kopi", "modtog kopi", "har modtaget kopi", "kopi fra", "modtaget journal", "fået kopi")
			if !gives && !got || said.Has("samtykke*", "ikke") {
				continue
			}
			for i := range s.Plans {
				other := &s.Plans[i]
				if isSame(other, p.plan) || !meet(said.Of(topic.Party), s.partiesOf(other)) || meet(s.partiesOf(other), s.partiesOf(p.plan)) || s.mayTell(p.plan, other) {
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
	case "school":
		return (p.part == ofPlan || p.part == ofNote) && !s.isChilds(p.plan) && p.Has("orienteret", "orienteres", "informeret", "oplyst", "talt med")
	case "employer":
		return len(s.noEmployer()) == 0 && p.Has("praktikvært*", "praktiksted*", "arbejdsgiver*", "chef*", "leder", "rundbord*", "hr-afdeling", "arbejdsplads*")
	}
	return true
}

func (s *sight) consentTo(plan *models.SectorPlan, party string) bool {
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		return s.stands(c) && (slices.Contains(c.to, party) && meet(c.from, s.partiesOf(plan)) ||
			slices.Contains(c.from, party) && meet(c.to, s.partiesOf(plan)))
	})
}
