package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// flow is one sentence that says that something private went, or goes, between
// the department that writes it and somebody else.
type flow struct {
	party string // who else, a topic of parties
	what  string // how it is told: "told", "passed_on", "told_relative"
	other *models.SectorPlan
}

var (
	// care are the parties that treat: they may tell each other what the treatment
	// needs (sundhedsloven § 41, stk. 2, nr. 1).
	care = []string{"psychiatry", "hospital", "psychologist", "gp", "health"}
	// near are those outside every department, who have no right to know.
	near = []string{"relative", "neighbour", "employer", "school", "bank", "police", "prison", "contractor", "union", "housing", "volunteer"}
)

// flows finds where a department writes that it has something private from, or
// tells it to, somebody with whom no consent lets it. One finding for each plan
// that no talk with somebody outside has been told of.
func (s *sight) flows(outside []Finding) []Finding {
	var found []Finding
	told := map[string]bool{}
	for _, f := range outside {
		told[f.Plans[0]] = true
	}
	for _, p := range s.passages {
		if p.part == ofGoal || p.part == ofAppointment || told[label(p.plan)] {
			continue
		}
		for i, one := range p.Sentences {
			f, ok := s.flowIn(p, i)
			if !ok {
				continue
			}
			told[label(p.plan)] = true
			n := Finding{Kind: ConsentMissing, Severity: High, Acts: Municipality, Refs: []string{p.plan.ID},
				Args: map[string]string{"what": f.what}}.touching(p.plan)
			if p.ref != p.plan.ID {
				n.Refs = append(n.Refs, p.ref)
			}
			if f.what == "told" || f.what == "outside" {
				n.Args["party"] = f.party
			}
			if f.other != nil {
				n.Refs = append(n.Refs, f.other.ID)
				n = n.touching(f.other)
			}
			found = append(found, n.named(one))
			break
		}
	}
	return found
}

// flowIn reads a sentence of a passage. What the citizen told or brought, what is
// only supposed, and what a consent or the law is named for, is no such flow.
func (s *sight) flowIn(p *passage, i int) (flow, bool) {
	said := s.said(p.Sentences[i])
	got, gave := said.Says(topic.Say, "told") || said.Says(topic.Say, "fetched"), said.Says(topic.Say, "passed") || isOurTelling(said) || said.Has("har fået", "fik")
	if !got && !gave || meet(said.All(topic.Say), []string{"ground", "own_word"}) || said.Has("hvis borger*", "hvis ansøger", "såfremt", "overvejes", "eventuelt", "evt", "medmindre") || s.asksCitizen(p, said) || handsIn(said) {
		return flow{}, false
	}
	citizens := p.part == ofDemand || said.Has("skal fremsende", "skal indsende", "skal aflevere", "skal medbringe") // whose papers they are to bring
	if !s.isPrivate(p, said) || citizens && !said.Has("vi selv", "indhentes", "rekvireres", "rekvirerer", "hentes", "direkte") {
		return flow{}, false
	}
	parties := inOrder(said)
	if len(parties) == 0 && i > 0 && p.part == ofNote {
		parties = inOrder(s.said(p.Sentences[i-1])) // "Datter ringer. Oplyst om medicin."
	}
	for _, party := range parties {
		f := flow{party: party, other: s.planOf(party, p)}
		switch {
		case slices.Contains(s.partiesOf(p.plan), party) || s.lets(p.plan, f, said) || s.treats(p.plan, party):
			continue
		case slices.Contains(near, party) && !(slices.Contains(afar, party) && said.Says(topic.Say, "fetched")) && !(party == "school" && f.other != nil):
			if !gave || !s.tellsNear(p, said, party) {
				continue
			}
			f.what = "outside"
			if party == "relative" || party == "neighbour" {
				f.what = "told_relative"
			}
		case got:
			f.what = "told"
		case f.other != nil:
			f.what = "passed_on"
		default:
			continue
		}
		return f, true
	}
	if gave && s.tellsHost(p, said) {
		return flow{party: "employer", what: "outside"}, true
	}
	if other := s.recordOf(p, said); other != nil && len(parties) == 0 {
		return flow{what: "passed_on", other: other}, true
	}
	other := s.officeIn(said, p.plan, parties)
	if other == nil && i > 0 && p.part == ofNote && begins(said, "de", "hun", "han", "der") {
		if before := s.said(p.Sentences[i-1]); before.Says(topic.Say, "fetched") { // "Tlf. til Neurocentret. De fortæller …"
			other = s.officeIn(before, p.plan, parties)
		}
	}
	if other != nil {
		return flow{what: "passed_on", other: other}, true
	}
	return flow{}, false
}

// inOrder are the parties of a sentence as they are named.
func inOrder(said topic.Text) []string {
	var parties []string
	for _, m := range said.Mentions {
		if m.Set == topic.Party && !m.Denied {
			parties = append(parties, m.Topic)
		}
	}
	return parties
}

// isOurTelling reports whether the sentence begins with what the writer did:
// "Fortalte datteren om fald".
func isOurTelling(said topic.Text) bool {
	i := slices.IndexFunc(said.Words, func(w topic.Word) bool { return w.Low[0] > '9' }) // after the day of a note
	return i >= 0 && slices.Contains([]string{"fortalte", "oplyste", "drøftede", "orienterede", "informerede", "nævnte"}, said.Words[i].Low)
}

// firstWord is the name of an office without what follows, when it is long
// enough to be a name.
func firstWord(unit string) string {
	name, _, _ := strings.Cut(unit, " ")
	if name = strings.TrimRight(name, ","); len(name) < 7 {
		return ""
	}
	return name
}

// isPrivate reports whether a sentence tells of somebody, or of a paper that does.
func (s *sight) isPrivate(p *passage, said topic.Text) bool {
	facts := slices.DeleteFunc(said.Of(topic.Fact), func(f string) bool { return f == "attendance" })
	called := p.part == ofNote && said.Has("ringet til", "talt med", "ringede til", "haft fat i", "kontaktet") && len(p.Of(topic.Fact)) > 0
	return called || len(facts) > 0 || said.Says(topic.Say, "paper") || said.Has("herom", "derom") && len(p.Of(topic.Fact)) > 0
}

// treats reports whether both treat the citizen, or one of them sent the other.
func (s *sight) treats(plan *models.SectorPlan, party string) bool {
	return slices.Contains(care, party) && (plan.Type == models.PlanRegion || plan.Type == models.PlanRehabilitation || meet(s.partiesOf(plan), care))
}

// tellsNear reports whether the sentence tells somebody outside about the citizen:
// a parent is told of a child, and a spouse who lives there knows.
func (s *sight) tellsNear(p *passage, said topic.Text, party string) bool {
	told := said.Has("fortalt", "orienteret", "informeret", "oplyst om", "oplyst", "drøftet", "drøftede", "fået at vide", "får at vide", "meddelt", "sendt", "vist", "får fortalt", "talt med", "orienterer", "informerer", "sat ind i", "forklaret", "har fået", "fik", "gennemgået", "orienteres", "informeres", "oplyses", "underrettes", "fortælles", "meddeles", "sendes", "bekendt", "opmærksom", "får besked", "indviet", "sættes ind i", "får kopi", "fået kopi", "får en kopi") || isOurTelling(said)
	if p.part != ofNote && p.part != ofPlan || !told {
		return false
	}
	switch party {
	case "relative":
		return !s.isChilds(p.plan) && said.Has("orienteret om", "orienteret pr", "informeret om", "fortalt om", "oplyst om", "fået at vide", "drøftet", "sendt til", "får fortalt", "sat ind i", "fortalte*", "fik", "har fået", "gennemgået", "orienteres om", "informeres om", "oplyses om", "bekendt med", "indviet i", "sættes ind i") &&
			(!said.Has("ægtefælle*", "hustru*", "mand", "manden", "kone", "konen", "samlever*") || said.Has("tidligere", "fraskilt*", "separeret*"))
	case "housing", "school", "employer", "union":
		return s.isPrivate(p, said) && (said.Has("har fået", "fik") || s.isOutside(p, topic.Mention{Topic: party}))
	}
	return true
}

// planOf is the first plan of a party other than the one a passage is of.
func (s *sight) planOf(party string, p *passage) *models.SectorPlan {
	for _, name := range s.officeNames() { // the one that is named, of several
		if !isSame(name.plan, p.plan) && meet(s.partiesOf(name.plan), tellers(party)) && name.stands(p.Text) {
			return name.plan
		}
	}
	region := party == "psychologist" || party == "psychiatry" || party == "hospital" // a team for psychiatry of the municipality is no hospital
	for _, other := range s.plansOf(tellers(party)) {
		if !isSame(other, p.plan) && ((other.Type == models.PlanRegion) == region || namesWord(p.raw, firstWord(other.Owner.Unit))) {
			return other
		}
	}
	return nil
}

// lets reports whether a consent covers a flow: one that asks for something must
// go from who is asked to who asks.
func (s *sight) lets(plan *models.SectorPlan, f flow, said topic.Text) bool {
	if f.other != nil && said.Says(topic.Say, "request") {
		return plan.Owner.Unit == f.other.Owner.Unit || s.mayAsk(plan, f.other, said)
	}
	return s.covers(plan, f.party, f.other, said.Says(topic.Say, "fetched"))
}

// covers reports whether a consent is about the department and the party. One
// that has run out is told of by itself, and covers what once was told; nothing
// can be fetched by it.
func (s *sight) covers(plan *models.SectorPlan, party string, other *models.SectorPlan, fetched bool) bool {
	ours, theirs := s.partiesOf(plan), append(tellers(party), party)
	if other != nil && s.mayTell(plan, other) || s.consentTo(plan, party) {
		return true
	}
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		if _, bad := s.flaw(c); bad || fetched && !s.stands(c) {
			return false
		}
		isRelative := party == "relative" && (slices.Contains(c.to, "relative") || s.isHousehold(c.To))
		return meet(c.from, ours) && (meet(c.to, theirs) || isRelative) || meet(c.from, theirs) && meet(c.to, ours) ||
			isUnit(plan, c.From) && meet(c.to, theirs) || isUnit(plan, c.To) && meet(c.from, theirs)
	})
}

// isUnit reports whether a consent names the department that made the plan.
func isUnit(plan *models.SectorPlan, name string) bool {
	unit := strings.ToLower(plan.Owner.Unit)
	name = strings.ToLower(name)
	return name != "" && unit != "" && (strings.Contains(unit, name) || strings.Contains(name, unit))
}
