package intake

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"enplan/models"
)

// subjectFields are where a resource says whom it is about.
var subjectFields = []string{"subject", "patient", "individual", "beneficiary", "for", "focus"}

// cprSystem is the end of every way to write that an identifier is a CPR.
const cprSystem = "1.2.208.176.1.2"

// subjectOf is whom a resource is about: the reference to a Patient, or the CPR
// when the sender names the citizen by it.
func subjectOf(kind, id string, body value) (string, models.CPR) {
	if kind == "Patient" {
		return "Patient/" + id, cprIn(body.all("identifier"))
	}
	for _, field := range subjectFields {
		for _, v := range body.all(field) {
			if target, who, ok := splitReference(v.at("reference").text()); ok && target == "Patient" {
				return "Patient/" + who, models.CPR{}
			}
			if cpr := cprIn(v.all("identifier")); !cpr.IsZero() {
				return "", cpr
			}
			if strings.HasPrefix(v.at("reference").text(), "#") {
				for _, inner := range body.all("contained") {
					if cpr := cprIn(inner.all("identifier")); !cpr.IsZero() {
						return "", cpr
					}
				}
			}
		}
	}
	if kind == "Appointment" {
		for _, v := range body.all("participant", "actor") {
			if target, who, ok := splitReference(v.at("reference").text()); ok && target == "Patient" {
				return "Patient/" + who, models.CPR{}
			}
		}
	}
	return "", models.CPR{}
}

func cprIn(identifiers []value) models.CPR {
	for _, v := range identifiers {
		system := strings.ToLower(strings.TrimRight(v.at("system").text(), "/"))
		if !strings.HasSuffix(system, cprSystem) && !strings.HasSuffix(system, "/cpr") {
			continue
		}
		if cpr, err := models.ParseCPR(v.at("value").text()); err == nil {
			return cpr
		}
	}
	return models.CPR{}
}

// splitReference reads "Type/id" off the end of a reference, whatever address
// stands before it and whatever version after. A few types are known to be
// written with the wrong capitals.
func splitReference(text string) (kind, id string, ok bool) {
	text, _, _ = strings.Cut(text, "/_history/")
	text, _, _ = strings.Cut(text, "#")
	parts := strings.Split(strings.TrimRight(text, "/"), "/")
	if len(parts) < 2 {
		return "", "", false
	}
	kind, id = parts[len(parts)-2], parts[len(parts)-1]
	if known, ok := spellings()[strings.ToLower(kind)]; ok {
		kind = known
	}
	return kind, id, kindForm.MatchString(kind) && id != ""
}

// spellings are the kinds we know, by their names in lower case.
var spellings = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for _, kind := range slices.Concat(readKinds, sharedKinds) {
		table[strings.ToLower(kind)] = kind
	}
	return table
})

// referencesIn lists every reference in v.
func referencesIn(v value) []string {
	var all []string
	switch x := v.any.(type) {
	case map[string]any:
		for _, name := range v.names() {
			if text, ok := x[name].(string); ok && name == "reference" {
				all = append(all, text)
			}
			all = append(all, referencesIn(value{x[name]})...)
		}
	case []any:
		for _, item := range x {
			all = append(all, referencesIn(value{item})...)
		}
	}
	return all
}

// isResource reports a record that came as FHIR.
func isResource(r models.Record) bool {
	return kindForm.MatchString(r.Kind) && r.Kind != KindEvent
}

// node is a FHIR resource in the graph of one source.
type node struct {
	record models.Record
	body   value
}

func (n node) is(kinds ...string) bool { return slices.Contains(kinds, n.record.Kind) }

// dead reports a resource that its sender has taken back.
func (n node) dead() bool {
	status := cmp.Or(n.body.at("status").text(), n.body.at("lifecycleStatus").text())
	return slices.Contains([]string{"entered-in-error", "revoked", "cancelled", "rejected"}, status)
}

// graph is all resources of one source, by name.
type graph struct {
	nodes []node
	named map[string]int
}

func graphOf(records []models.Record) graph {
	g := graph{named: map[string]int{}}
	for _, r := range records {
		if isResource(r) {
			g.named[strings.ToLower(r.Kind)+"/"+r.ID] = len(g.nodes)
			g.nodes = append(g.nodes, node{r, parseValue(r.Content)})
		}
	}
	return g
}

// find follows a reference that stands in from: to a resource of the source, to
// one contained in from, or by identifier.
func (g graph) find(ref value, from node) (node, bool) {
	text := ref.at("reference").text()
	if inner, ok := strings.CutPrefix(text, "#"); ok {
		for _, v := range from.body.all("contained") {
			if v.at("id").text() == inner {
				kind := v.at("resourceType").text()
				return node{models.Record{Source: from.record.Source, Kind: kind, ID: inner}, v}, true
			}
		}
	}
	if kind, id, ok := splitReference(text); ok {
		if at, here := g.named[strings.ToLower(kind)+"/"+id]; here {
			return g.nodes[at], true
		}
	}
	if wanted := ref.at("identifier", "value").text(); wanted != "" {
		for _, n := range g.nodes {
			for _, v := range n.body.all("identifier") {
				if v.at("value").text() == wanted && n.is("Organization", "Practitioner", "PractitionerRole", "Location") {
					return n, true
				}
			}
		}
	}
	return node{}, false
}

// extension gives the extensions of v whose address has word in it, whatever
// guide and version the rest of the address names. Some guides write the word
// with hyphens and some with capitals.
func extension(v value, word string) []value {
	var found []value
	for _, e := range v.all("extension") {
		if strings.Contains(strings.ReplaceAll(strings.ToLower(e.at("url").text()), "-", ""), word) {
			found = append(found, e)
		}
	}
	return found
}
