package detect

import (
	"regexp"
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/topic"
)

const heardFrom = 6 // a child is heard at any age (barnets lov § 5); from school age what it asks for is its own

var partnerWords = regexp.MustCompile(`mand|kone|hustru|ægtefælle|samlever|kæreste|partner`)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// childVoice finds what a child has said no to, a child nobody has heard, and a
// child that is made to interpret.
func childVoice(s *sight) []Finding {
	found, facts := map[string]*Finding{}, map[string][]string{}
	order := []string{}
	add := func(child models.Person, why, said string, plan *models.SectorPlan, refs ...string) {
		withheld := why == "refused" && child.ID != s.Citizen.ID
		id := child.ID
		if withheld {
			id += " " + why
		}
		f := found[id]
		if f == nil {
			f = &Finding{Kind: ChildVoice, Severity: High, Acts: Municipality, Withheld: withheld,
				Args: map[string]string{"name": child.FirstName(), "why": why}}
			found[id] = f
			order = append(order, id)
		}
		f.Refs, facts[id] = append(f.Refs, refs...), append(facts[id], said)
		*f = f.touching(plan)
	}
	for _, p := range s.passages {
		for _, one := range p.Sentences {
			said := s.said(one)
			child, named := s.childIn(p, one)
			if !named {
				continue
			}
			switch {
			case s.age(child.Born) >= heardFrom && refuses(said) && (child.ID != s.Citizen.ID || said.Has("mor", "far", "forældre*")):
				add(child, "refused", one, p.plan, p.ref, p.plan.ID)
			case said.Has("tolk*", "oversæt*") && !said.Has("tolk bestilt", "professionel tolk") && interprets(said, child):
				add(child, "interprets", one, p.plan, p.ref)
			case s.age(child.Born) >= heardFrom && unheard(said):
				add(child, "unheard", one, p.plan, p.ref, p.plan.ID)
			}
		}
	}
	for _, c := range s.consents() {
		for _, one := range s.young() {
			if s.age(one.Born) >= heardFrom && s.age(one.Born) < adult && namesWord(c.Note+" "+c.Scope, one.FirstName()) && refuses(c.all) {
				add(one, "refused", c.Note+c.Scope, nil, c.ID)
			}
		}
	}
	all := []Finding{}
	for _, id := range order {
		f := found[id]
		all = append(all, f.named(append(facts[id], strings.TrimSuffix(id, " refused"), f.Args["why"])...))
	}
	return all
}

// young are the citizen, when not grown up, and the children of the household.
func (s *sight) young() []models.Person {
	if s.children != nil {
		return s.children
	}
	all := []models.Person{}
	if a := s.age(s.Citizen.Born); a >= 0 && a < adult {
		all = append(all, models.Person{ID: s.Citizen.ID, Name: s.Citizen.Name, Born: s.Citizen.Born})
	}
	for _, person := range s.Citizen.Household {
		if a := s.age(person.Born); a >= 0 && a < adult {
			all = append(all, person)
		}
	}
	s.children = all
	return all
}

// childIn is the child that a sentence is about: by name, or as the subject of a
// child's plan.
func (s *sight) childIn(p *passage, text string) (models.Person, bool) {
	for _, person := range s.young() {
		if person.FirstName() != "" && namesWord(text, person.FirstName()) {
			return person, true
		}
	}
	if p.plan == nil {
		return models.Person{}, false
	}
	said := s.said(text)
	for _, person := range s.young() { // "Han siger nej til …" after a sentence that names him
		if said.Has("han", "hun", "de") && person.FirstName() != "" && namesWord(p.raw, person.FirstName()) {
			return person, true
		}
	}
	if person, ok := s.Citizen.PersonByID(p.plan.Subject); ok && s.age(person.Born) < adult &&
		said.Has("barnet*", "den unge*", "pigen", "drengen", "datter*", "søn*", "børnesamtale*") {
		return person, true
	}
	if young := s.young(); len(young) > 0 && young[0].ID == s.Citizen.ID && said.Has("den unge*", "unge", "borger*") {
		return young[0], true
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
	no := t.Has("ønsker ikke", "vil ikke", "ikke vil", "har sagt nej", "siger nej", "nej til", "modsætter sig", "ikke må", "må ikke", "ikke ønsker", "frabeder sig", "ikke have at", "har bedt om at", "beder om at")
	share := t.Has("dele*", "deling*", "videregiv*", "vide", "fortælle*", "oplyse*", "oplyst", "oplysning*", "sige*", "sagt", "fortalt", "nævnt", "nævne*", "får at vide", "hører det", "forældrene", "samtaler", "orienteres", "læse", "fortrolig*")
	return no && share
}

// unheard reports whether a sentence says that nobody has talked with the child.
func unheard(t topic.Text) bool {
	talk := t.Has("samtale*", "børnesamtale*", "talt", "talte", "hørt", "mening*", "inddrag*", "inddraget", "spurgt", "høring*", "partshør*", "set")
	not := t.Has("ikke", "endnu ikke", "ej", "mangler", "uden", "hverken", "aldrig")
	done := t.Has("afholdt*", "gennemført*", "talt", "talte", "hørt", "inddraget", "indhentet", "spurgt", "været mulig*", "foretaget", "holdt", "blevet", "mangler", "set", "haft")
	throughParent := t.Has("ønsker") && t.Has("indhentet hos", "oplyst af mor", "oplyst af far", "via mor", "via far", "gennem mor", "gennem far")
	return talk && not && done || throughParent
}

func interprets(t topic.Text, child models.Person) bool {
	name := strings.ToLower(child.FirstName())
	return t.Has(name+" tolk*", name+" oversæt*", "datter* tolk*", "søn* tolk*", "datter* oversæt*", "søn* oversæt*", "barnet tolk*",
		"ved hjælp af", "fungerer som tolk", "hjalp med at tolke", "hjælper med at tolke", "hjalp med at oversætte", "tolkede", "tolker", "oversatte", "oversætter", "som tolk", "tolkning ved")
}
