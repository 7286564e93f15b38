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
	outside := s.talksOutside()
	found := slices.Concat(outside, s.asksLeftOut(), s.flows(outside))
	found = append(found, s.untold(found)...)
	if len(found) == 0 {
		found = s.writtenElsewhere()
	}
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
		"koordiner*", "dele", "deles", "sendes til", "oplyse*", "aftales med", "meddelt", "gjort bekendt", "gøres bekendt", "gjort opmærksom", "gøres opmærksom", "sat ind i", "sættes ind i", "får besked", "får at vide", "skrevet til", "skrives til", "ringes til", "får tilsendt", "fået tilsendt", "tilsendes", "får udleveret", "fået udleveret", "får kopi", "fået kopi", "får en kopi", "forelagt", "fortalt", "fortæller"}
	hasTold = []string{"drøftede", "drøftet", "orienteret", "orienterede", "talt med", "informeret", "meddelt", "fortalt", "oplyst",
		"orienteres", "informeres", "oplyses", "underrettes", "fortælles", "gjort bekendt", "gøres bekendt", "sat ind i", "sættes ind i", "får besked", "skrevet til", "fået at vide", "får at vide", "får tilsendt", "fået tilsendt", "får udleveret", "fået udleveret", "får kopi", "fået kopi", "får en kopi", "forelagt"}
	hosts = []string{"mester", "praktikvært*", "praktiksted*", "køkkenleder*", "køkkenchef*", "holdleder*", "formanden", "butiksleder*", "kantine*", "lagerleder*", "værkstedsleder*", "værtsvirksomhed*", "institutionsleder*", "hotelchef*", "restaurantchef*", "oldfrue*", "souschef*", "bestyrer*", "værkmester*", "depotleder*"}
	afar  = []string{"prison", "police", "bank"} // who is told in notes, and never asked to meetings
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
			said := s.toldNext(p, m.Sentence)
			tellsAFact := len(said.Of(topic.Fact)) > 0 || said.Has("herom", "derom") && len(p.Of(topic.Fact)) > 0
			if p.part == ofNote && (!tellsAFact || !said.Has(hasTold...)) {
				continue
			}
			if (m.Topic == "school" || s.said(p.Sentences[m.Sentence]).Has(hosts...)) && !tellsAFact {
				continue // who takes somebody in by agreement with the municipality must know when and where
			}
			if !tellsAFact && said.Has("arbejdsgiver har meddelt", "arbejdsgiver har oplyst", "arbejdsgiver oplyser", "arbejdsgiver meddeler") {
				continue // it is they who tell
			}
			if p.part != ofAppointment && !said.Has(tells...) || said.Has("samtykke*", "efter aftale med borger*", "med borgers accept", "med borgers viden*", "med borgers ja", "tilladelse", "indforstået*", "anonym*", "har selv", "selv fortalt", "selv fortæller", "selv orienterer", "selv oplyst", "selv informerer") {
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

// toldNext is the sentence in which somebody is told something, for one that names
// them: "Tlf. kontakt til holdleder. Orienteret om skaden" is told in the second.
func (s *sight) toldNext(p *passage, i int) topic.Text {
	said := s.said(p.Sentences[i])
	if p.part != ofNote || said.Has(hasTold...) || i+1 >= len(p.Sentences) {
		return said
	}
	if next := s.said(p.Sentences[i+1]); begins(next, hasTold...) && len(next.Of(topic.Party)) == 0 {
		return next
	}
	return said
}

func (s *sight) isHousehold(text string) bool {
	_, ok := s.personIn(text)
	return ok
}

func tellers(party string) []string {
	if party == "psychologist" {
		return []string{"psychiatry", "hospital"}
	}
	return []string{party}
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
		return (p.part == ofPlan || p.part == ofNote) && (!s.isChilds(p.plan) || p.Has("mors", "fars", "forældrenes", "moderens", "faderens")) && p.Has("orienteret", "orienteres", "informeret", "oplyst", "talt med", "drøftet", "drøftede")
	case "employer":
		return len(s.noEmployer()) == 0 && p.Has("praktikvært*", "praktiksted*", "mester", "arbejdsgiver*", "chef*", "leder", "rundbord*", "hr-afdeling", "arbejdsplads*", "virksomheden", "faglærer*") ||
			len(s.noEmployer()) == 0 && p.part == ofNote && p.Has("*leder", "*lederen", "*chef", "*chefen", "formanden", "værtsvirksomhed*", "oldfrue*", "bestyrer*", "værkmester*", "værkfører*")
	}
	return true
}

func (s *sight) consentTo(plan *models.SectorPlan, party string) bool {
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		ours := meet(c.from, s.partiesOf(plan)) || isUnit(plan, c.From)
		return s.stands(c) && (ours && (slices.Contains(c.to, party) || party == "employer" && s.isWorkplace(plan, c.To)) ||
			slices.Contains(c.from, party) && meet(c.to, s.partiesOf(plan)))
	})
}

// isWorkplace reports whether a plan that sees to work names the place. A place of
// lessons or treatment is none.
func (s *sight) isWorkplace(plan *models.SectorPlan, name string) bool {
	return name != "" && !s.words(name).Has("sprog*", "*skole", "*skolen", "kursus*", "vuc", "fgu*", "uddannelse*", "*hospital*", "*klinik*", "foreningen") && slices.ContainsFunc(s.passages, func(p *passage) bool {
		return p.part != ofNote && isSame(p.plan, plan) && strings.Contains(p.raw, name)
	})
}
