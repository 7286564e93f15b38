package detect

import (
	"slices"

	"enplan/models/restate"
	"enplan/models/topic"
)

// needAgainst compares what one plan says that somebody needs or must be spared
// with what another plan asks for, where the two are told in words that have
// nothing in common: "tager ikke telefonen" and "skal kunne træffes mellem 9 og
// 12". The table pairs them under one name.
func needAgainst(s *sight) []opposed {
	var all []opposed
	asking := s.asking()
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan {
			continue
		}
		for _, name := range s.needsIn(l) {
			o := opposed{about: needAbout(name), limits: []*passage{l}, args: map[string]string{needAbout(name): name}}
			until := limit{passage: l, Claim: restate.Claim{Until: untilIn(l)}}
			for _, p := range asking[name] {
				if !isSame(p.plan, l.plan) && s.holdsFor(until, p) && (slices.Contains(ofAll, name) || s.whose(l) == s.whose(p)) && !stands(o.against, p) {
					o.against = append(o.against, p)
				}
			}
			all = keepOpposed(all, o)
		}
	}
	return all
}

// asking are, for the name of each need, the texts that ask for what goes against
// it.
func (s *sight) asking() map[string][]*passage {
	all := map[string][]*passage{}
	for _, p := range s.passages {
		if !slices.Contains(demanding, p.part) {
			continue
		}
		for _, m := range p.Mentions {
			asks := (m.Set == topic.Demand || m.Set == topic.Strain) && !m.Denied
			if p.part == ofGoal && !slices.Contains(asGoal, m.Topic) {
				continue
			}
			if !asks || slices.Contains(all[m.Topic], p) || heeds(p, m.Topic) {
				continue
			}
			if said := s.sentenceOf(p, m); !said.Has(supposing...) && !(p.part == ofPlan && said.Has(happened...)) && !(slices.Contains(labour, m.Topic) && (isCare(p) && !begins(said, "borger*", "du", "pt", "patienten") || byHelper(said))) {
				all[m.Topic] = append(all[m.Topic], p)
			}
		}
	}
	return all
}

// fluidAgainst compares the most somebody may drink in a day with the least that
// another plan wants.
func fluidAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxFluid) {
		o := opposed{about: "need", limits: []*passage{l.passage}, args: map[string]string{"need": "fluid"}}
		for _, p := range s.others(l, demanding...) {
			if c, ok := p.claim(restate.MinFluid); ok && c.Value > l.Value {
				o.against = append(o.against, p)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// demanding are the parts of a plan that can ask something of somebody.
var demanding = []part{ofMeasure, ofCondition, ofAppointment, ofGoal, ofPlan}

// needAbout is how a finding of the need is worded: as a strain where it has the
// name of one.
func needAbout(name string) string {
	if slices.Contains(strains, name) {
		return "strain"
	}
	return "need"
}

var strains = topic.Topics(topic.Strain)

// needsIn are the needs that a text states, in words of their own or by denying
// the strain of that name. What it only supposes it does not state.
func (s *sight) needsIn(p *passage) []string {
	var names []string
	for _, m := range p.Mentions {
		states := m.Set == topic.Limit && !m.Denied || m.Set == topic.Strain && m.Denied
		if states && !slices.Contains(names, m.Topic) && !s.sentenceOf(p, m).Has(supposing...) {
			names = append(names, m.Topic)
		}
	}
	return names
}

// heeds reports whether a text has the need of that name too, or meets it, or asks
// for nothing.
func heeds(p *passage, name string) bool {
	return p.Has("frivilligt", "valgfrit", "valgfri") || slices.ContainsFunc(p.Mentions, func(m topic.Mention) bool {
		return m.Topic == name && (m.Set == topic.Strain && m.Denied || (m.Set == topic.Limit || m.Set == topic.Ease) && !m.Denied)
	})
}

// asGoal are the needs that a goal goes against now, while it is striven for. A
// goal of walking further only says what is hoped for once the limit is over.
var asGoal = []string{"weight_loss", "moving", "exam", "caffeine", "sugar", "fat", "job_search"}

// labour are the strains of work. Where others do the work for somebody it is no
// strain: the home help who carries the bags asks nothing of who is helped.
var labour = []string{"heavy", "standing", "sitting", "arms", "bending", "twisting", "heights", "wet", "sharp", "stove", "machines", "driving", "noise", "cold", "time_pressure", "housework"}

// isCare reports whether a measure is help in the home, and no work or course.
func isCare(p *passage) bool {
	care := p.Says(topic.Help, "cleaning") || p.Says(topic.Help, "personal_care") || p.Says(topic.Help, "relief")
	return p.part == ofMeasure && care && !isOccupation(p) && !p.Says(topic.Help, "work_test") && !p.Has("nytte*", "løntilskud*")
}

// byHelper reports whether a sentence begins with who helps.
func byHelper(said topic.Text) bool {
	return begins(said, "hjemmehjælper*", "hjælper*", "medarbejder*", "personalet", "plejen", "plejer*", "skolebus*", "sygeplejerske*", "kommunen", "kontaktperson*", "mentor*", "bostøtte*", "chauffør*", "frivillige", "pårørende", "hjemmeplejen")
}

// begins reports whether one of the words is the first of the sentence, or the
// second.
func begins(said topic.Text, words ...string) bool {
	at := said.Index(words...)
	return at >= 0 && at < 2
}

// supposing are words of a sentence that only thinks of something, or tells of
// what was.
var supposing = []string{"hvis", "såfremt", "medmindre", "overveje", "overvejes", "overvejer", "overvejet", "eventuel*", "evt", "måske", "muligvis", "tidligere", "hidtil", "på sigt"}

// happened are words of a sentence that tells what has been seen, and asks for
// nothing.
var happened = []string{"konstateret", "konstateres", "observeret", "er set", "blev set", "har tabt sig", "har haft", "har været", "oplevede", "skyldes", "utilsigtet", "ufrivillig*"}

// ofAll are the needs of a whole family: a school is left by the child when the
// parents move.
var ofAll = []string{"moving", "visitors", "overnight", "family_contact", "bottle", "sibling_duty", "alone_with_child", "address", "family_interprets"}

// whose is the child of the household a text is about, "" for the citizen: a
// child's plan speaks of the parents too.
func (s *sight) whose(p *passage) string {
	if person, ok := s.Citizen.PersonByID(p.plan.Subject); ok && s.isChilds(p.plan) && s.age(person.Born) >= adult && !p.Has("mor", "moren", "far", "faren", "forælder*", "forældre*") {
		return person.ID // in a plan about another grown-up "borger" is that one
	}
	if !s.isChilds(p.plan) || p.Has("mor", "moren", "far", "faren", "forælder*", "forældre*", "borger*") {
		return ""
	}
	return p.plan.Subject
}
