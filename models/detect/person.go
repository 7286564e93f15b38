package detect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/restate"
	"enplan/models/topic"
)

// tooManyContacts counts the people that the citizen has to know: those who
// answer for the plans, those met by name, and supporters nobody has named yet.
func tooManyContacts(s *sight) []Finding {
	persons := crowd{map[string]bool{}, map[string]bool{}}
	var refs []string
	for i := range s.Plans {
		plan := &s.Plans[i]
		before, met := len(persons.names), []string{}
		if len(plan.Appointments) == 0 || slices.ContainsFunc(plan.Appointments, s.comes) {
			persons.add(personName(plan.Owner.Caseworker))
		}
		for _, a := range plan.Appointments {
			if a.Cancelled || !s.comes(a) || !strings.Contains(a.With, ",") && !strings.Contains(a.With, " ") && !isFirstName(a.With) {
				continue
			}
			if s.words(a.With).Has("skiftende*", "forskellige", "på skift") {
				persons.add("?" + plan.ID)
			}
			for _, with := range strings.Split(strings.ReplaceAll(a.With, " og ", ","), ",") {
				met = append(met, strings.TrimSpace(with))
			}
		}
		slices.SortFunc(met, func(x, y string) int { return cmp.Or(len(y)-len(x), strings.Compare(x, y)) }) // "Maja Lund" before "Maja"
		for _, name := range met {
			persons.add(name)
		}
		if len(persons.names) > before {
			refs = append(refs, plan.ID)
		}
	}
	for _, m := range s.measures {
		if m.Text.Says(topic.Help, "supporter") && len(m.Meets) == 0 && (m.Has("mentor*", "kontaktperson*", "støtteperson*")) || len(m.Meets) == 0 && len(m.Measure.Plan.Appointments) == 0 && m.Has("ved konsulent*", "ved hjælpemiddelkonsulent*", "*konsulent") {
			persons.add("?" + m.ref)
		}
	}
	most := manyPersons
	if slices.ContainsFunc(s.own, func(p *passage) bool {
		return p.part != ofHousehold && p.Says(topic.Life, "calm_people") && !p.Has("ad gangen", "på én gang", "på en gang", "samtidig") || p.Has("nye mennesker")
	}) {
		most -= 2 // who has said that new faces are hard has too many sooner
	}
	if len(persons.names) < most || len(refs) < 3 {
		return s.changingHelpers()
	}
	f := Finding{Kind: TooManyContacts, Severity: Medium, Acts: Municipality, Refs: refs, Args: map[string]string{"count": strconv.Itoa(len(persons.names))}}
	for i := range s.Plans {
		if slices.Contains(refs, s.Plans[i].ID) {
			f = f.touching(&s.Plans[i])
		}
	}
	var facts []string
	for name := range persons.names {
		facts = append(facts, name)
	}
	return []Finding{f.named(facts...)}
}

// comes reports whether the citizen is expected at an appointment: whom only other
// grown-ups of the household meet the citizen need not know.
func (s *sight) comes(a models.Appointment) bool {
	return len(a.Attendees) == 0 || slices.ContainsFunc(a.Attendees, func(id string) bool {
		person, _ := s.Citizen.PersonByID(id)
		return id == s.Citizen.ID || s.age(person.Born) < adult
	})
}

// changingHelpers finds help by ever new people for somebody who wishes for the
// same ones.
func (s *sight) changingHelpers() []Finding {
	for _, wish := range s.own {
		if wish.part != ofOwnGoal || !wish.Has("samme", "den samme", "fast", "faste", "kendte", "kende", "kender", "færre", "én person", "nye mennesker") {
			continue
		}
		for _, p := range s.passages {
			c, ok := p.claim(restate.Helpers)
			if !ok || c.Value < 5 {
				continue
			}
			f := Finding{Kind: TooManyContacts, Severity: Medium, Acts: Municipality, Refs: []string{p.plan.ID, wish.ref}, Args: map[string]string{"count": plainNumber(c.Value)}}
			return []Finding{f.touching(p.plan).named(p.raw, wish.raw)}
		}
	}
	return nil
}

// crowd is the people the citizen has to know.
type crowd struct {
	names  map[string]bool
	begins map[string]bool // what their names begin with, word by word
}

// add counts a name once, though it stands with and without a surname.
func (c crowd) add(name string) {
	first, rest, _ := strings.Cut(name, " ")
	if next, _, _ := strings.Cut(rest, " "); !isFirstName(first) && isFirstName(next) && !strings.Contains(next, ".") { // "Køkkenleder Henning" is a person too
		name, first = rest, next
	}
	if name == "" || !isFirstName(first) && !strings.HasPrefix(name, "?") || c.names[name] || c.begins[name] {
		return
	}
	var begins []string
	for i := range name {
		if name[i] == ' ' {
			begins = append(begins, name[:i])
		}
	}
	if slices.ContainsFunc(begins, func(b string) bool { return c.names[b] }) {
		return
	}
	c.names[name] = true
	for _, b := range begins {
		c.begins[b] = true
	}
}

// isFirstName tells "Karin" from "mentor", "GenbrugsCentralen" and "PPR".
func isFirstName(word string) bool {
	letters := []rune(word)
	if len(letters) < 2 || !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÖÜ", letters[0]) || notNames[strings.ToLower(word)] {
		return false
	}
	return string(letters[1:]) == strings.ToLower(string(letters[1:])) && !topic.Plain(word).Has("*center", "*centret", "*huset", "*afdelingen", "*læge", "*kirurg", "*konsulent", "*pædagog", "*terapeut", "*leder", "*lager", "*rådgiver")
}

var notNames = wordSet(`underviser instruktør mester leder overlæge læge sygeplejerske terapeut fysioterapeut ergoterapeut sagsbehandler rådgiver
	mentor klasselærer lærer team teamet fællespostkasse jobkonsulent konsulent træner holdleder hold personale medarbejder bostøtte tolk
	kontaktperson psykolog pædagog hjemmeplejen sygeplejen visitator koordinator skoleleder chef arbejdsgiver virksomheden praktikvært
	jordemoder diætist logopæd talepædagog sundhedsplejerske socialrådgiver virksomhedskonsulent frivillig vagthavende psykiater speciallæge
	demenskoordinator hjemmesygeplejerske ppr skolen hjemmehjælper hjælper udfører behandler familiebehandler familiekonsulent gruppeleder`)

func personName(s string) string {
	name, _, _ := strings.Cut(s, "(")
	name, _, _ = strings.Cut(name, ",")
	return strings.TrimSpace(name)
}
