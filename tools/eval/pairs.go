package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"enplan/models/detect"
	"enplan/server/intake"
)

// A pair is the smallest case there is: a few sentences from two plans, the
// kind that must be found, or with a "!" the kind that must not be. One line:
//
//	kind TAB part=text TAB part=text …
//
// A part is voice, goal, need, language, born, relative ("datter 2014-05-02"),
// consent ("from > to / scope", and " / giver / note" where the citizen did not
// give it), or plan.field with field one of text, goal,
// condition, document, journal, measure ("name / text / amount / provider") and
// appointment ("title / 2026-12-01T10:00 / place"), which takes an hour and must
// be kept. The same plan may stand in several parts; its field may be written
// again.
type pair struct {
	kind   string
	absent bool
	parts  [][2]string
	line   string
}

// readPairs reads the lines of a file of pairs. Empty lines and lines that
// begin with # are notes.
func readPairs(name string) ([]pair, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var pairs []pair
	for n, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		p := pair{kind: strings.TrimPrefix(fields[0], "!"), absent: fields[0][0] == '!', line: line}
		if !known(p.kind) {
			return nil, fmt.Errorf("%s:%d: no kind is called %q", name, n+1, p.kind)
		}
		for _, field := range fields[1:] {
			part, text, ok := strings.Cut(field, "=")
			if !ok {
				return nil, fmt.Errorf("%s:%d: %q is not part=text", name, n+1, field)
			}
			p.parts = append(p.parts, [2]string{part, text})
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

func known(kind string) bool {
	for _, k := range detect.Kinds {
		if k == kind {
			return true
		}
	}
	return false
}

type object = map[string]any

// asCase writes a pair as a delivery of one citizen.
func (p pair) asCase() ([]byte, error) {
	citizen := object{"id": "b", "name": "Bo Ravn", "cpr": "120588-1235", "born": "1988-05-12", "language": "da"}
	voice := object{"text": ""}
	var household, plans, consents, goals, needs []any
	byType := map[string]object{}
	for i, part := range p.parts {
		id, text := fmt.Sprintf("r%d", i), part[1]
		kind, field, _ := strings.Cut(part[0], ".")
		switch part[0] {
		case "voice":
			voice["text"] = text
		case "goal":
			goals = append(goals, object{"id": id, "text": text, "priority": len(goals) + 1})
		case "need":
			needs = append(needs, text)
		case "language", "born":
			citizen[part[0]] = text
		case "relative":
			relation, born, _ := strings.Cut(text, " ")
			household = append(household, object{"id": id, "name": "Ida Ravn", "born": born, "relation": relation})
		case "consent":
			way, scope, _ := strings.Cut(text, " / ")
			from, to, _ := strings.Cut(way, " > ")
			scope, more, other := strings.Cut(scope, " / ")
			giver, note, _ := strings.Cut(more, " / ")
			if !other || giver == "" {
				giver = "b"
			}
			consents = append(consents, object{"id": id, "giver": giver, "note": note, "from": from, "to": to, "scope": scope, "form": "skriftligt",
				"given": "2026-09-01", "expires": "2027-08-31", "statusInSource": "gyldig"})
		default:
			plan := byType[kind]
			if plan == nil {
				plan = newPlan(kind)
				byType[kind] = plan
				plans = append(plans, plan)
			}
			if err := put(plan, field, id, text); err != nil {
				return nil, err
			}
		}
	}
	citizen["needs"] = needs
	voice["goals"] = goals
	return json.Marshal(object{"format": "enplan-case/1", "referenceDate": "2026-11-23",
		"municipality": object{"name": "Strandborg Kommune (fiktiv)", "code": "0999"},
		"cases": []any{object{"id": "pair", "title": "Pair", "citizen": citizen, "household": list(household), "ownVoice": voice,
			"plans": list(plans), "consents": list(consents)}}})
}

// clock is how an appointment writes its time.
const clock = "2006-01-02T15:04"

func list(some []any) []any {
	if some == nil {
		return []any{}
	}
	return some
}

// units are the offices that write the plans of a pair.
var units = map[string]string{
	"min_plan": "Jobcenter Strandborg", "handleplan_141": "Myndighed Voksen, Handicap", "region": "Psykiatrisk ambulatorium (Region)",
	"oekonomi": "Ydelsescentret", "barnets_plan": "Familieafdelingen", "behandlingsplan": "Rusmiddelcentret",
	"genoptraeningsplan": "Sundhedscentret, Træning", "forebyggelse": "Sundhedscentret", "bolig": "Borgerservice, Bolig",
	"sygepleje": "Hjemmesygeplejen", "helhedspleje": "Visitationen, Ældre", "sygedagpenge_opfoelgning": "Jobcenter Strandborg, Sygedagpenge",
	"uddannelsesplan": "Kommunal Ungeindsats", "skole": "Skoleafdelingen, PPR", "kriminalforsorg": "Kriminalforsorgen, afdeling Sydby",
}

func newPlan(kind string) object {
	unit := units[kind]
	if unit == "" {
		unit = kind
	}
	return object{"id": kind, "type": kind, "title": kind, "law": []any{}, "owner": object{"unit": unit, "caseworker": "Vera Holm"},
		"sourceSystem": kind, "created": "2026-06-01", "status": "aktiv", "nextFollowUp": "2027-03-01", "subject": "b", "text": "",
		"goals": []any{}, "measures": []any{}, "conditions": []any{}, "appointments": []any{}, "documents": []any{}, "journal": []any{}}
}

func put(plan object, field, id, text string) error {
	add := func(name string, item any) { plan[name] = append(plan[name].([]any), item) }
	switch field {
	case "text":
		plan["text"] = strings.TrimSpace(plan["text"].(string) + " " + text)
	case "goal":
		add("goals", object{"id": id, "text": text, "deadline": "2027-06-01"})
	case "condition":
		add("conditions", object{"id": id, "text": text})
	case "document":
		add("documents", object{"id": id, "what": text, "sendTo": plan["owner"].(object)["unit"]})
	case "journal":
		add("journal", "2026-11-02: "+text)
	case "measure":
		name, rest, _ := strings.Cut(text, " / ")
		body, rest, _ := strings.Cut(rest, " / ")
		amount, provider, named := strings.Cut(rest, " / ")
		if !named {
			provider = plan["owner"].(object)["unit"].(string)
		}
		add("measures", object{"id": id, "name": name, "text": body, "amount": amount, "from": "2026-07-01", "to": nil, "provider": provider})
	case "appointment":
		title, rest, _ := strings.Cut(text, " / ")
		at, place, _ := strings.Cut(rest, " / ")
		start, err := time.Parse(clock, at)
		if err != nil {
			return fmt.Errorf("an appointment starts at %q: %w", at, err)
		}
		add("appointments", object{"id": id, "title": title, "start": at, "end": start.Add(time.Hour).Format(clock), "place": place,
			"with": "Vera Holm", "mandatory": true, "repeat": nil, "attendees": []any{"b"}})
	default:
		return fmt.Errorf("a plan has no field %q", field)
	}
	return nil
}

// holds reports whether the finder says of a pair what it must.
func (p pair) holds() (bool, error) {
	data, err := p.asCase()
	if err != nil {
		return false, err
	}
	cases, err := intake.Gather([][]byte{data}, intake.Options{Source: "pairs"})
	if err != nil {
		return false, err
	}
	for _, f := range findings(cases[0]) {
		if f.Kind == p.kind {
			return !p.absent, nil
		}
	}
	return p.absent, nil
}

// countPairs prints, per kind, how many of the pairs that must be found were,
// and how many of those that must not be found were not.
func countPairs(files []string, verbose bool) {
	type count struct{ found, of, silent, ofSilent int }
	counts := map[string]*count{}
	for _, name := range files {
		pairs, err := readPairs(name)
		if err != nil {
			fail(err)
		}
		for _, p := range pairs {
			c := counts[p.kind]
			if c == nil {
				c = &count{}
				counts[p.kind] = c
			}
			ok, err := p.holds()
			if err != nil {
				fail(fmt.Errorf("%s: %w", p.line, err))
			}
			hit := 0
			if ok {
				hit = 1
			} else if verbose {
				fmt.Println(p.line)
			}
			if p.absent {
				c.silent, c.ofSilent = c.silent+hit, c.ofSilent+1
			} else {
				c.found, c.of = c.found+hit, c.of+1
			}
		}
	}
	for _, kind := range detect.Kinds {
		if c := counts[kind]; c != nil {
			fmt.Printf("%-26s found %d of %d, silent at %d of %d\n", kind, c.found, c.of, c.silent, c.ofSilent)
		}
	}
}
