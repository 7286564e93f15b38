package detect

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
)

// said is one thing that a text states of a person: "knæ" is "højre".
type said struct {
	value string
	at    *passage
}

// wrongData finds what two departments state differently, or against what the
// plan itself knows or the citizen says: ages and days, who lives there, how many
// children, left and right, work, illness, medicine, streets and numbers.
func wrongData(s *sight) []Finding {
	stated := map[string][]said{}
	for _, p := range s.passages {
		if p.part == ofDemand || p.part == ofAppointment {
			continue
		}
		for about, value := range s.statements(p) {
			stated[about] = append(stated[about], said{value, p})
		}
	}
	for _, p := range s.own {
		own := maps.Clone(s.states(p))
		if m := p.find(childCount); m != nil && p.part == ofOwnText && !p.Has("voksne", "voksent") {
			own["children:"] = numeral(m[1] + m[2])
		}
		s.numbers(p, own)
		for about, value := range own {
			stated[about] = append(stated[about], said{value, p})
		}
	}
	var found []Finding
	for _, about := range slices.Sorted(maps.Keys(stated)) {
		if f, ok := s.disagree(about, stated[about]); ok {
			found = talked(found, f)
		}
	}
	for _, f := range s.oldAddress() {
		found = talked(found, f)
	}
	return slices.Concat(found, s.doses(), s.turnedRound(), s.noEmployer())
}

// disagree makes a finding of values that differ among departments, or of one
// that differs from what is known.
func (s *sight) disagree(about string, all []said) (Finding, bool) {
	known := s.known(about)
	byPlan := map[string]string{}
	differ := false
	for _, one := range all {
		name := ""
		if one.at.plan != nil {
			name = label(one.at.plan)
		}
		if before, twice := byPlan[name]; twice && before != one.value {
			return Finding{}, false // one plan says both: it speaks of two things
		}
		byPlan[name] = one.value
		differ = differ || one.value != all[0].value || len(known) > 0 && !slices.Contains(known, one.value)
	}
	if !differ {
		return Finding{}, false
	}
	kind, _, _ := strings.Cut(about, ":")
	f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Args: map[string]string{"about": kind}}
	var facts, values []string
	for _, one := range all {
		if len(known) > 0 && slices.Contains(known, one.value) || one.at.plan == nil {
			continue
		}
		f.Refs = append(f.Refs, one.at.plan.ID)
		f = f.touching(one.at.plan)
		facts = append(facts, one.value+" "+label(one.at.plan))
		if !slices.Contains(values, one.value) {
			values = append(values, one.value)
		}
	}
	if len(facts) == 0 {
		return Finding{}, false
	}
	slices.Sort(values)
	f.Args["values"] = strings.Join(append(values, known...), "|")
	return f.named(append(facts, about)...), true
}

// talks are facts that hang together: who speaks of one of them speaks of the
// others, and one talk is enough.
var talks = []map[string]bool{
	wordSet("together company children offspring care storey dwelling tenure lift"), wordSet("custody childhome childweeks parents"), wordSet("job self benefit flexjob study sick"),
	wordSet("alcohol drugs"), wordSet("walks aid selfcare"), wordSet("psych diagnosis diagnoses"), wordSet("side"), wordSet("address home town"),
}

// talked adds a finding, or puts it into one of the same talk about the same plan.
func talked(found []Finding, f Finding) []Finding {
	for i, before := range found {
		one := slices.ContainsFunc(talks, func(talk map[string]bool) bool { return talk[before.Args["about"]] && talk[f.Args["about"]] })
		if one && slices.ContainsFunc(f.Refs, func(r string) bool { return slices.Contains(before.Refs, r) }) {
			if len(f.Refs) > len(before.Refs) {
				found[i] = f
			}
			return found
		}
	}
	return append(found, f)
}

// known is what the plan itself knows about it, nil when nothing.
func (s *sight) known(about string) []string {
	kind, who, _ := strings.Cut(about, ":")
	switch kind {
	case "born":
		if born := s.bornOf(who); !born.IsZero() {
			return []string{born.String()}
		}
	case "language":
		if l := strings.ToLower(s.Citizen.Language); l != "" && l != "da" {
			return []string{l}
		}
	case "together":
		for _, p := range s.Citizen.Household {
			if partnerWords.MatchString(strings.ToLower(p.Relation)) {
				return []string{"yes"}
			}
		}
	case "company":
		if s.hasSomebodyAtHome() {
			return []string{"yes"}
		}
	case "children":
		n := 0
		for _, p := range s.Citizen.Household {
			if a := s.age(p.Born); a >= 0 && a < adult {
				n++
			}
		}
		if n > 0 {
			return []string{strconv.Itoa(n)}
		}
	}
	return nil
}

// hasSomebodyAtHome reports whether a note says so of one of the household, or a
// child belongs to it and no note says that it lives elsewhere or there in turns.
func (s *sight) hasSomebodyAtHome() bool {
	return slices.ContainsFunc(s.Citizen.Household, func(p models.Person) bool {
		note := s.said(p.Note)
		if note.Has("bor hjemme", "hjemmeboende", "bor sammen med") && !note.Has("bor ikke hjemme") {
			return true
		}
		a := s.age(p.Born)
		return a >= 0 && a < adult && !note.Has("bor hos", "bor ikke", "bor i", "bor med", "anbragt*", "hver anden", "samvær*", "weekend*", "plejefamilie*", "skiftevis", "uger",
			"udeboende", "flyttet", "efterskole*", "institution*", "deleordning*", "opholdssted*", "7", "bopæl")
	})
}

func (s *sight) bornOf(who string) models.Date {
	if who == "" {
		return s.Citizen.Born
	}
	person, _ := s.Citizen.PersonByID(who)
	return person.Born
}

// oldAddress finds an address still in use that another plan says the citizen has
// left.
func (s *sight) oldAddress() []Finding {
	var found []Finding
	for _, p := range s.passages {
		if p.part == ofNote && p.Has("retur", "returneret", "kom retur") && p.Has("adresse*", "bopæl*", "ubekendt*") {
			f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Refs: []string{p.plan.ID}, Args: map[string]string{"about": "address", "values": ""}}
			return []Finding{f.touching(p.plan).named(p.raw)}
		}
	}
	lived := map[*passage][]string{}
	for _, left := range s.passages {
		for _, one := range left.Sentences {
			if !s.said(one).Has("udsat", "fraflyttet", "flyttet fra", "opsagt", "udsættelse*", "tidligere adresse", "fraflytning*", "opgav lejemål*", "opgivet lejemål*", "opsagde lejemål*") {
				continue
			}
			for _, p := range s.passages {
				if isSame(p.plan, left.plan) || p.Has("udsat", "fraflyttet", "opsagt", "tidligere", "opgav", "opgivet") {
					continue
				}
				for _, where := range kept(lived, p, p.addresses) {
					street := where[:strings.LastIndex(where, " ")]
					if !strings.Contains(one, where) && (!namesWord(one, street) || strings.Contains(one, street+" ") && len(address.FindAllString(one, -1)) > 0) {
						continue
					}
					f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Refs: []string{p.ref, left.plan.ID}, Args: map[string]string{"about": "address", "values": ""}}
					found = append(found, f.touching(p.plan, left.plan).named(where, p.raw, one))
				}
			}
		}
	}
	return found
}

// addresses are those of the text, each once and sorted.
func (p *passage) addresses() []string {
	var all []string
	for _, m := range p.findAll(address) {
		all = append(all, m[0])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// noEmployer finds a meeting with the employer of somebody who works for
// themselves.
func (s *sight) noEmployer() []Finding {
	for _, own := range s.passages {
		if !own.Has("selvstændigt erhvervsdrivende", "selvstændig erhvervsdrivende", "egen virksomhed", "enkeltmandsvirksomhed*") {
			continue
		}
		for _, p := range s.passages {
			if p.part == ofAppointment && p.Has("arbejdsgiver*") {
				f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Refs: []string{p.ref, own.plan.ID}, Args: map[string]string{"about": "employer", "values": ""}}
				return []Finding{f.touching(p.plan, own.plan).named(p.raw, own.raw)}
			}
		}
	}
	return nil
}

// turnedRound finds measures that end before they begin.
func (s *sight) turnedRound() []Finding {
	var found []Finding
	for _, m := range s.measures {
		if !m.Measure.To.IsZero() && !m.Measure.From.IsZero() && m.Measure.To.Before(m.Measure.From) {
			f := Finding{Kind: WrongData, Severity: Low, Acts: Municipality, Refs: []string{m.ref}, Args: map[string]string{"about": "period",
				"first_date": m.Measure.From.String(), "last_date": m.Measure.To.String(), "values": ""}}
			found = append(found, f.touching(m.Measure.Plan).named(label(m.Measure.Plan), m.Measure.From.String(), m.Measure.To.String()))
		}
	}
	return found
}
