package detect

import (
	"slices"
	"strconv"

	"enplan/models"
	"enplan/models/restate"
	"enplan/models/topic"
)

// languageNeed finds appointments nobody has ordered an interpreter for,
// although the citizen needs one, and what goes by telephone, in Danish or in
// writing to somebody who cannot follow it so.
func languageNeed(s *sight) []Finding {
	needs := s.needsInterpreter()
	return slices.Concat(s.withoutInterpreter(needs), s.onlyDanish(needs), s.cannotPhone(), s.cannotRead())
}

func (s *sight) withoutInterpreter(needs bool) []Finding {
	f := Finding{Kind: LanguageNeed, Severity: High, Acts: Municipality, Args: map[string]string{"language": s.Citizen.Language}}
	var facts []string
	for i := range s.Bookings {
		b := &s.Bookings[i]
		if !needs {
			break
		}
		said := s.words(sentence(b.Title) + sentence(b.Note) + sentence(b.With) + b.Place)
		ordered := said.Has("tolk*", "tegnsprogstolk*", "skrivetolk*") && !said.Has("ikke bestilt", "mangler", "ingen tolk", "uden tolk", "ikke tolk")
		if !slices.Contains(b.Guests, "") || ordered || s.planHasInterpreter(b.Plan) || said.Has("danskundervisning*", "sprogskole*", "sprogcenter*", "danskuddannelse*") {
			continue
		}
		f.Refs = append(f.Refs, b.ID)
		f = f.touching(b.Plan)
		facts = append(facts, label(b.Plan)+"/"+b.ID)
	}
	for _, p := range s.passages {
		if s.lacksInterpreter(p) && (needs || s.asksForInterpreter(p)) {
			f.Refs = append(f.Refs, p.ref)
			f = f.touching(p.plan)
			facts = append(facts, p.raw)
		}
	}
	if len(f.Refs) == 0 {
		return nil
	}
	f.Args["count"] = strconv.Itoa(len(f.Refs))
	return []Finding{f.named(facts...)}
}

// cannotPhone finds appointments by telephone for somebody who can hardly speak or
// hear.
func (s *sight) cannotPhone() []Finding {
	mute := func(p *passage) bool {
		return p.Has("afasi*", "døv", "døve", "hørehæmmet", "stærkt hørenedsat*", "svært hørenedsat*", "hører dårligt", "hører meget dårligt", "tunghør", "kan ikke høre", "svært ved at høre", "stum", "talevanskelig*", "svært ved at tale", "kan ikke tale", "finder ikke ordene", "taleforstyrrelse*", "tegnsprog*", "døvblind*")
	}
	if !slices.ContainsFunc(append(slices.Clone(s.own), s.passages...), mute) {
		return nil
	}
	f := Finding{Kind: LanguageNeed, Severity: High, Acts: Municipality, Args: map[string]string{"language": "phone"}}
	var facts []string
	for i := range s.Bookings {
		b := &s.Bookings[i]
		if slices.Contains(b.Guests, "") && s.words(b.Title+". "+b.Place+". "+b.Note).Has("telefon*", "tlf", "opringning*", "ringer") {
			f.Refs, facts = append(f.Refs, b.ID), append(facts, label(b.Plan)+"/"+b.ID)
			f = f.touching(b.Plan)
		}
	}
	for _, p := range s.passages {
		if p.part == ofCondition && p.Has("telefonopkald*", "telefonisk*", "ringe", "pr. telefon", "kun telefon", "tage telefonen", "besvare opkald") && !p.Has("eller sms", "eller mail", "eller skriftligt") {
			f.Refs, facts = append(f.Refs, p.ref), append(facts, p.raw)
			f = f.touching(p.plan)
		}
	}
	if len(f.Refs) == 0 {
		return nil
	}
	f.Args["count"] = strconv.Itoa(len(f.Refs))
	return []Finding{f.named(facts...)}
}

// digitalExclusion finds demands that go by machine for somebody who cannot, and
// meetings that must be attended in person by somebody who asks to come from
// afar.
func digitalExclusion(s *sight) []Finding {
	offline := s.isOffline()
	afar := slices.ContainsFunc(s.own, func(p *passage) bool {
		_, wants := p.claim(restate.FromAfar)
		return wants && (p.part == ofNeed || p.part == ofOwnText || p.part == ofOwnGoal)
	})
	f := Finding{Kind: DigitalExclusion, Severity: Medium, Acts: Municipality, Args: map[string]string{"why": "offline"}}
	var facts []string
	take := func(plan *models.SectorPlan, ref, raw string) {
		f.Refs, facts = append(f.Refs, ref), append(facts, raw)
		f = f.touching(plan)
	}
	for i := range s.Plans {
		plan := &s.Plans[i]
		for _, d := range plan.Demands {
			if offline && byMachine(s.said(d.SendTo+". "+d.What)) {
				take(plan, d.ID, d.SendTo)
			}
		}
	}
	for _, p := range s.passages {
		_, inPerson := p.claim(restate.InPersonOnly)
		switch {
		case p.part != ofCondition && p.part != ofMeasure && p.part != ofPlan && p.part != ofAppointment:
		case offline && byMachine(p.Text) && !p.Has("ikke digitalt", "på papir", "pr. brev", "fysisk post", "fritaget*"):
			take(p.plan, p.ref, p.raw)
		case afar && inPerson && p.part == ofCondition:
			f.Args["why"], f.Severity = "in_person", Low
			take(p.plan, p.ref, p.raw)
		}
	}
	if len(f.Refs) == 0 {
		return nil
	}
	return []Finding{f.named(facts...)}
}

func (s *sight) isOffline() bool {
	no := func(b *bool) bool { return b != nil && !*b }
	phone := s.said(s.Citizen.Digital.Phone)
	if no(s.Citizen.Digital.MitID) || no(s.Citizen.Digital.DigitalPost) || phone.Has("ingen", "fastnet*", "ikke smartphone", "uden telefon", "uden smartphone") {
		return true
	}
	return slices.ContainsFunc(s.own, func(p *passage) bool {
		return p.Has("ikke computer", "ingen computer", "kan ikke finde ud af computer", "ikke mitid", "fritaget for digital post", "breve på papir", "post på papir", "papirpost", "ingen smartphone", "kan ikke mitid", "ikke internet")
	})
}

func byMachine(t topic.Text) bool {
	return t.Has("selvbetjening*", "digital selvbetjening", "jobnet", "e-boks", "eboks", "mit sygefravær", "digital post", "digitalt", "borger.dk", "mitid",
		"app", "app'en", "appen", "online", "uploades*", "upload*", "sundhed.dk", "minsundhed", "via hjemmesiden", "webformular", "aula", "videomøde*", "digital ansøgning", "elektronisk")
}
