package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/law"
)

// sectionForm is a section as it stands in free text: "Kørsel efter §105".
var sectionForm = regexp.MustCompile(`§+\s*(\d{1,3})(?:\s*([a-z]))?(?:$|[^\p{L}\d])`)

// writeMeasures turns the activities of a strand into measures. What the plan
// itself lists is left out where a care plan of its own tells the same.
func (w *weaver) writeMeasures(s *strand) {
	var own, others []models.Measure
	for _, n := range s.members {
		switch {
		case n.is("ServiceRequest"):
			others = append(others, w.ordered(n)...)
		case nameOfNode(n) == nameOfNode(s.head) && s.head.record.ID != "":
			own = append(own, w.activities(n, true)...)
		default:
			others = append(others, w.activities(n, w.isWhole(n) && w.above(n) == nil)...)
		}
	}
	for _, m := range own {
		if !slices.ContainsFunc(others, func(o models.Measure) bool { return sameCode(m, o) }) {
			others = append(others, m)
		}
	}
	if len(others) == 0 && s.request.record.ID != "" {
		others = w.ordered(s.request)
	}
	for i := range others {
		others[i].Provider = cmp.Or(others[i].Provider, w.carriesOut(s))
		others[i].Law = cmp.Or(lawIn(others[i], s.course), s.course.law)
	}
	s.plan.Measures = others
}

func sameCode(m, o models.Measure) bool {
	return len(m.Codes) > 0 && len(o.Codes) > 0 && m.Codes[0].Value == o.Codes[0].Value
}

// lawIn is the section a measure names in words. In a social plan it is of the
// act on social services.
func lawIn(m models.Measure, c course) string {
	found := sectionForm.FindStringSubmatch(m.Name)
	if found == nil || c.kind != models.PlanSocial {
		return ""
	}
	return strings.TrimSpace("SEL § " + found[1] + " " + found[2])
}

// activities are the measures that one care plan holds. A whole plan may have
// activities that are no measures: a note, an evaluation.
func (w *weaver) activities(n node, whole bool) []models.Measure {
	var found []models.Measure
	for i, activity := range n.body.all("activity") {
		detail, from := activity.at("detail"), n
		if target, ok := w.graph.find(activity.at("reference"), n); ok && detail.any == nil {
			if target.dead() || target.is("CarePlan") {
				continue
			}
			detail, from = target.body, target
		}
		m := w.measure(n, from, detail)
		if i > 0 {
			m.ID += "-" + strconv.Itoa(i+1)
		}
		if (whole && m.Name == "") || isPhase(m.Codes) || deadStatus(m.Status) {
			continue
		}
		found = append(found, m)
	}
	if len(found) == 0 && !whole && len(n.body.all("activity")) == 0 {
		found = append(found, w.measure(n, n, n.body))
	}
	return found
}

// isPhase reports codes that say where the work is, and not what is given.
func isPhase(codes []models.Code) bool {
	for _, k := range codes {
		if official, ok := law.CodeFor(k.Value); ok && official.Kind == "phase" {
			return true
		}
	}
	return false
}

func deadStatus(status string) bool {
	return status == "entered-in-error" || status == "cancelled" || status == "revoked"
}

// measure reads one activity of the care plan n; detail is the activity, or
// what it refers to.
func (w *weaver) measure(n, from node, detail value) models.Measure {
	concept := detail.at("code")
	m := models.Measure{
		ID: n.record.ID, Codes: codesOf(concept),
		Name: cmp.Or(nameOf(concept), n.body.at("title").text()), Status: n.body.at("status").text(),
	}
	if status := detail.at("status").text(); status != "" && (m.Status == "active" || m.Status == "" || deadStatus(status)) {
		m.Status = status
	}
	for _, period := range []value{
		n.body.at("period"), detail.at("scheduledPeriod"), detail.at("scheduledTiming", "repeat", "boundsPeriod"),
		detail.at("occurrencePeriod"), detail.at("performedPeriod"),
	} {
		m.From = cmp.Or(m.From, period.at("start").date())
		m.To = cmp.Or(m.To, period.at("end").date())
	}
	words := []string{n.body.at("description").text(), detail.at("description").text()}
	for _, note := range append(n.body.all("note"), activityNotes(detail)...) {
		words = append(words, note.at("text").text())
	}
	for _, e := range extension(detail, "deliverytype") {
		words = append(words, nameOf(e.at("valueCodeableConcept")))
	}
	m.Text = joined("\n", words...)
	m.Amount = cmp.Or(detail.at("scheduledString").text(), amount(detail.at("scheduledTiming", "repeat")),
		amount(detail.at("occurrenceTiming", "repeat")))
	for _, ref := range append(detail.all("performer"), n.body.all("careTeam")...) {
		m.Provider = cmp.Or(m.Provider, w.contact(ref, from).name())
	}
	for _, ref := range append(n.body.all("goal"), detail.all("goal")...) {
		if _, id, ok := splitReference(ref.at("reference").text()); ok && !slices.Contains(m.Goals, id) {
			m.Goals = append(m.Goals, id)
		}
	}
	return m
}

func activityNotes(detail value) []value {
	if detail.has("resourceType") {
		return nil // the notes of the resource itself are read with it
	}
	return detail.all("note")
}

// units are how often, in Danish; a year is left out, for what happens yearly
// is no amount of help.
var units = map[string]string{"d": "om dagen", "wk": "om ugen", "mo": "om måneden"}

func amount(repeat value) string {
	often, period, unit := repeat.at("frequency").whole(), repeat.at("period").whole(), units[repeat.at("periodUnit").text()]
	switch {
	case often < 1 || period != 1 || unit == "":
		return ""
	case often == 1:
		return "1 gang " + unit
	}
	return strconv.FormatInt(often, 10) + " gange " + unit
}

// ordered are the measures that a referral or an order asks for.
func (w *weaver) ordered(n node) []models.Measure {
	concepts := n.body.all("orderDetail")
	if len(concepts) == 0 {
		concepts = n.body.all("code")
	}
	var found []models.Measure
	for i, concept := range concepts {
		m := w.measure(n, n, value{map[string]any{"code": concept.any, "performer": n.body.at("performer").any}})
		m.Name, m.Codes = nameOf(concept), codesOf(concept)
		m.From = cmp.Or(n.body.at("occurrencePeriod", "start").date(), n.body.at("occurrenceDateTime").date())
		m.To = n.body.at("occurrencePeriod", "end").date()
		if i > 0 {
			m.ID += "-" + strconv.Itoa(i+1)
		}
		found = append(found, m)
	}
	return found
}

// procedures adds what was carried out without a plan for it.
func (w *weaver) procedures() {
	for _, n := range w.of("Procedure") {
		m := w.measure(n, n, n.body)
		m.From = cmp.Or(m.From, n.body.at("performedDateTime").date())
		key := ""
		for _, ref := range append(n.body.all("basedOn"), references(n.body, "basedon")...) {
			if target, ok := w.graph.find(ref, n); ok {
				key = cmp.Or(key, w.keys[nameOfNode(target)])
			}
		}
		if key == "" {
			key = w.loose(n, courseOf(m.Codes))
		}
		s := w.strandAt(key, key)
		if s.plan.ID == "" {
			s.members = append(s.members, n)
			w.writePlan(s)
			s.plan.Measures = nil
		}
		if !slices.ContainsFunc(s.plan.Measures, func(o models.Measure) bool { return sameCode(m, o) }) {
			m.Law = s.course.law
			s.plan.Measures = append(s.plan.Measures, m)
		}
	}
}
