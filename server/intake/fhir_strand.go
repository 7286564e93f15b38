package intake

import (
	"cmp"
	"strings"

	"enplan/models"
)

// weaver makes plans of the resources of one source: a plan is spread over
// care plans, referrals, goals and visits that point at each other.
type weaver struct {
	*composer
	graph    graph
	source   string
	strands  map[string]*strand // by key
	keys     map[string]string  // key of each care plan and referral, by its name
	home     map[string]string  // key of the plan that names a goal or a follow-up
	followed map[string]bool    // encounters that some resource names as its follow-up
	listed   map[string]bool    // resources that a plan lists as unread
}

// strand is what becomes one plan.
type strand struct {
	id      string
	head    node   // the care plan that is the plan; zero when there is none
	request node   // the referral or order it answers; zero when there is none
	members []node // care plans, the head too
	course  course
	plan    models.SectorPlan

	followUps []followUp
}

func nameOfNode(n node) string { return strings.ToLower(n.record.Kind) + "/" + n.record.ID }

func (w *weaver) gatherStrands() {
	for _, n := range w.of("CarePlan") {
		key, id := w.keyOf(n, 0)
		if key == "" {
			w.leave(n.record, "", "part of a plan that was taken back")
			continue
		}
		s := w.strandAt(key, id)
		s.members = append(s.members, n)
		w.keys[nameOfNode(n)] = key
		if w.isWhole(n) && w.above(n) == nil && (s.head.record.ID == "" || begins(n) < begins(s.head)) {
			s.head = n
			s.id = n.record.ID
		}
	}
	for _, n := range w.of("ServiceRequest") {
		key := nameOfNode(n)
		if s := w.strands[key]; s != nil {
			s.request = n
		} else if n.body.at("intent").text() == "proposal" {
			w.leave(n.record, "", "request that nobody has decided on")
			continue
		} else if c := courseOf(codesOf(append(n.body.all("code"), n.body.all("orderDetail")...)...)); c.kind == planCare {
			key = w.loose(n, c)
			w.strandAt(key, key).members = append(w.strandAt(key, key).members, n)
		} else {
			w.strandAt(key, n.record.ID).request = n
		}
		w.keys[nameOfNode(n)] = key
	}
}

// index notes what the plans name, so that each goal and visit finds its plan
// at once. Of two plans that name the same the first keeps it.
func (w *weaver) index() {
	for _, key := range w.sorted() {
		for _, n := range w.strands[key].members {
			refs := append(n.body.all("goal"), n.body.all("activity", "detail", "goal")...)
			for _, ref := range append(refs, references(n.body, "followup")...) {
				if target, ok := w.graph.find(ref, n); ok {
					w.home[nameOfNode(target)] = cmp.Or(w.home[nameOfNode(target)], key)
				}
			}
		}
	}
	for _, n := range w.graph.nodes {
		for _, ref := range references(n.body, "followup") {
			if target, ok := w.graph.find(ref, n); ok {
				w.followed[nameOfNode(target)] = true
			}
		}
	}
}

func begins(n node) string {
	return cmp.Or(n.body.at("period", "start").text(), n.body.at("created").text(), "9") + n.record.ID
}

func (w *weaver) strandAt(key, id string) *strand {
	if w.strands[key] == nil {
		w.strands[key] = &strand{id: id}
	}
	return w.strands[key]
}

// deepest is how far a care plan may stand below its plan.
const deepest = 8

// keyOf tells which plan a care plan belongs to, and the id of that plan when
// nothing better comes. An empty key is a plan that was taken back.
func (w *weaver) keyOf(n node, depth int) (key, id string) {
	if above := w.above(n); above != nil && depth < deepest {
		parent, here := w.graph.find(*above, n)
		_, missing, _ := splitReference(above.at("reference").text())
		switch {
		case !here:
			return "careplan/" + missing, missing
		case parent.dead():
			return "", ""
		case nameOfNode(parent) != nameOfNode(n):
			return w.keyOf(parent, depth+1)
		}
	}
	for _, ref := range append(n.body.all("basedOn"), references(n.body, "basedon")...) {
		if kind, asked, ok := splitReference(ref.at("reference").text()); ok && kind == "ServiceRequest" {
			return "servicerequest/" + asked, asked
		}
	}
	if w.isWhole(n) {
		return nameOfNode(n), n.record.ID
	}
	codes := w.codesIn(n)
	key = w.loose(n, cmp.Or(courseNamed(codes), courseOfProfile(n.body), courseOf(codes)))
	return key, key
}

// references gives the references in extensions whose address has word in it.
func references(v value, word string) []value {
	var refs []value
	for _, e := range extension(v, word) {
		refs = append(refs, e.at("valueReference"))
	}
	return refs
}

// above is the reference to the care plan that n is part of; nil when none.
func (w *weaver) above(n node) *value {
	refs := append(n.body.all("basedOn"), n.body.all("partOf")...)
	refs = append(refs, references(n.body, "basedon")...)
	for _, ref := range refs {
		if kind, _, ok := splitReference(ref.at("reference").text()); ok && kind == "CarePlan" {
			return &ref
		}
	}
	return nil
}

// isWhole reports a care plan that is a plan and not one measure: it has goals,
// a team, a category, words of its own, or no coded activity.
func (w *weaver) isWhole(n node) bool {
	for _, field := range []string{"category", "goal", "careTeam", "addresses", "title", "description"} {
		if n.body.has(field) {
			return true
		}
	}
	return len(codesOf(n.body.all("activity", "detail", "code")...)) == 0 && !n.body.at("activity").has("reference") &&
		n.body.at("activity", "detail", "code", "text").text() == ""
}

// loose is the key of the plan that single measures of one owner make together.
func (w *weaver) loose(n node, c course) string {
	owner := n.body.at("author", "reference").text()
	owner = cmp.Or(owner, n.body.at("activity", "detail", "performer", "reference").text(), n.body.at("performer", "reference").text())
	_, id, _ := splitReference(owner)
	return strings.TrimSuffix(string(cmp.Or(c.kind, planCare))+":"+id, ":")
}

// codesIn are all codes of a care plan that tell what sort of plan it is.
func (w *weaver) codesIn(n node) []models.Code {
	codes := codesOf(n.body.all("category")...)
	codes = append(codes, codesOf(n.body.all("code")...)...)
	return append(codes, codesOf(append(n.body.all("activity", "detail", "code"), n.body.all("orderDetail")...)...)...)
}
