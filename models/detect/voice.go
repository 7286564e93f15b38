package detect

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/topic"
)

const heardFrom = 10 // from this age a child has powers of a party (barnets lov § 3)

var partnerWords = regexp.MustCompile(`mand|kone|hustru|ægtefælle|samlever|kæreste|partner`)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// childVoice finds what a child has said no to, a child nobody has heard, and a
// child that is made to interpret.
func childVoice(s *sight) []Finding {
	found := map[string]*Finding{}
	order := []string{}
	add := func(child models.Person, why string, plan *models.SectorPlan, refs ...string) {
		f := found[child.ID]
		if f == nil {
			f = &Finding{Kind: ChildVoice, Severity: High, Acts: Municipality, Args: map[string]string{"name": child.FirstName(), "why": why}}
			found[child.ID] = f
			order = append(order, child.ID)
		}
		f.Refs = append(f.Refs, refs...)
		*f = f.touching(plan)
	}
	for _, p := range s.passages {
		for _, one := range p.Sentences {
			said := topic.Read(one)
			child, named := s.childIn(p, one)
			if !named {
				continue
			}
			switch {
			case s.age(child.Born) >= heardFrom && refuses(said):
				add(child, "refused", p.plan, p.ref, p.plan.ID)
			case said.Has("tolk*", "oversæt*") && !said.Has("tolk bestilt", "professionel tolk") && interprets(said, child):
				add(child, "interprets", p.plan, p.ref)
			case s.age(child.Born) >= 6 && unheard(said):
				add(child, "unheard", p.plan, p.ref, p.plan.ID)
			}
		}
	}
	for _, c := range s.consents() {
		for _, one := range s.Citizen.Household {
			if s.age(one.Born) >= heardFrom && s.age(one.Born) < adult && namesWord(c.Note+" "+c.Scope, one.FirstName()) && refuses(c.all) {
				add(one, "refused", nil, c.ID)
			}
		}
	}
	all := []Finding{}
	for _, id := range order {
		f := found[id]
		all = append(all, f.named(id, f.Args["why"]))
	}
	return all
}

// childIn is the child that a sentence is about: by name, or as the subject of a
// child's plan.
func (s *sight) childIn(p *passage, text string) (models.Person, bool) {
	for _, person := range s.Citizen.Household {
		if a := s.age(person.Born); a >= 0 && a < adult && person.FirstName() != "" && namesWord(text, person.FirstName()) {
			return person, true
		}
	}
	if p.plan == nil {
		return models.Person{}, false
	}
	said := topic.Read(text)
	if person, ok := s.Citizen.PersonByID(p.plan.Subject); ok && s.age(person.Born) < adult &&
		said.Has("barnet*", "den unge*", "pigen", "drengen", "datter*", "søn*", "børnesamtale*") {
		return person, true
	}
	if !said.Has("datter*", "søn*", "barnet", "børnene") {
		return models.Person{}, false
	}
	for _, person := range s.Citizen.Household {
		if a := s.age(person.Born); a >= 5 && a < adult {
			return person, true
		}
	}
	return models.Person{}, false
}

// refuses reports whether somebody says no to passing something on.
func refuses(t topic.Text) bool {
	no := t.Has("ønsker ikke", "vil ikke", "har sagt nej", "siger nej", "nej til", "modsætter sig", "ikke må", "må ikke", "ikke ønsker", "frabeder sig", "har bedt om at", "beder om at")
	share := t.Has("dele*", "deling*", "videregiv*", "vide", "fortælle*", "oplyse*", "oplysning*", "sige*", "får at vide", "forældrene", "samtaler", "orienteres", "læse", "fortrolig*")
	return no && share
}

func unheard(t topic.Text) bool {
	return t.Has("ikke talt med", "ikke hørt", "ikke blevet hørt", "ikke inddraget", "ikke været inddraget", "børnesamtale ikke",
		"børnesamtale er ikke", "samtale ikke afholdt", "ikke afholdt børnesamtale", "ikke haft samtale med", "ikke deltaget i samtale", "endnu ikke talt med", "uden at være spurgt", "ikke spurgt", "ikke afholdt samtale")
}

func interprets(t topic.Text, child models.Person) bool {
	name := strings.ToLower(child.FirstName())
	return t.Has(name+" tolk*", name+" oversæt*", "datter* tolk*", "søn* tolk*", "datter* oversæt*", "søn* oversæt*", "barnet tolk*",
		"ved hjælp af", "fungerer som tolk", "hjalp med at tolke", "hjælper med at tolke", "hjalp med at oversætte", "tolkede", "tolker", "oversatte", "oversætter", "som tolk", "tolkning ved")
}

// representation finds powers that are used before they are in force, after they
// have ended, or beyond what they cover.
func representation(s *sight) []Finding {
	var refs, facts []string
	var plans []*models.SectorPlan
	why := ""
	judge := func(text, ref string, plan *models.SectorPlan) {
		for _, one := range topic.Read(text).Sentences {
			if w := s.powerless(topic.Read(one)); w != "" {
				if why == "" {
					why = w
				}
				refs, facts, plans = append(refs, ref), append(facts, one), append(plans, plan)
			}
		}
	}
	for _, p := range s.passages {
		if p.part != ofAppointment {
			judge(p.raw, p.ref, p.plan)
		}
	}
	for _, c := range s.consents() {
		judge(c.Giver+". "+c.Note+". "+c.Form, c.ID, nil)
	}
	future := ""
	for _, p := range s.Citizen.Household {
		for _, one := range topic.Read(p.Relation + ". " + p.Note).Sentences {
			if w := s.powerless(topic.Read(one)); w != "" {
				future, facts = w, append(facts, one)
			}
		}
	}
	if future != "" { // the power itself is known to be void: whoever relies on it is meant
		for _, c := range s.consents() {
			if c.Giver != s.Citizen.ID && (mandate(c.all) || s.isRelative(c.Giver)) && !slices.Contains(refs, c.ID) {
				refs, why = append(refs, c.ID), future
			}
		}
		for _, p := range s.passages {
			if p.part == ofPlan || p.part == ofNote || p.part == ofCondition {
				if mandate(p.Text) && !slices.Contains(refs, p.ref) {
					refs, plans, why = append(refs, p.ref), append(plans, p.plan), future
				}
			}
		}
	}
	if len(refs) == 0 {
		return nil
	}
	f := Finding{Kind: RepresentationInvalid, Severity: High, Acts: Municipality, Refs: refs, Args: map[string]string{"why": why}}
	return []Finding{f.touching(plans...).named(facts...)}
}

func (s *sight) isRelative(giver string) bool {
	_, known := s.Citizen.PersonByID(giver)
	return known || topic.Read(giver).Says(topic.Party, "relative")
}

// powerless is why the power that a sentence names gives nobody a say.
func (s *sight) powerless(t topic.Text) string {
	if !mandate(t) {
		return ""
	}
	switch {
	case t.Has("fremtidsfuldmagt*") && t.Has("ikke i kraft", "ikke sat i kraft", "ikke trådt i kraft", "endnu ikke", "ikke ikraftsat*",
		"ikke aktiveret", "afventer*", "ansøgt*", "ikke registreret", "er ikke sat", "er ikke trådt", "uden ikrafttrædelse", "ej i kraft", "ikke anmeldt"):
		return "not_in_force"
	case t.Has("udløbet", "udløb", "ophørt", "tilbagekaldt", "bortfaldet"):
		return "ended"
	case t.Has("værge*", "værgemål*") && t.Has("ikke beskikket", "ansøgt*", "afventer*", "endnu ikke", "under behandling", "midlertidig*"):
		return "not_appointed"
	case t.Has("værge*", "værgemål*", "fuldmagt*") && t.Has("kun økonomi*", "alene økonomi*", "kun økonomiske", "økonomisk værge*", "økonomiske forhold",
		"kun bank*", "kun post", "omfatter ikke", "dækker ikke", "gælder ikke", "bankfuldmagt*", "kun e-boks"):
		return "too_narrow"
	case t.Has("uden fuldmagt", "ingen fuldmagt", "ikke fuldmagt", "fuldmagt mangler", "fuldmagt foreligger ikke", "ikke set fuldmagt", "fuldmagt er ikke"):
		return "none"
	}
	return ""
}
