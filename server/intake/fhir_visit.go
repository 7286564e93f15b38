package intake

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"enplan/models"
)

// visits reads planned encounters and appointments. A planned encounter that
// follows up is the plan's next follow-up; with a clock it is an appointment
// too. Visits that have been are kept and not shown.
func (w *weaver) visits() {
	for _, n := range w.graph.nodes {
		switch {
		case n.is("Appointment") && n.body.at("status").text() != "entered-in-error":
			w.appointment(n, n.body.at("start").text(), n.body.at("end").text())
		case !n.is("Encounter") || n.dead():
		case !slices.Contains([]string{"planned", "arrived", "triaged"}, n.body.at("status").text()):
			w.leave(n.record, "", "visit that has been")
		default:
			w.encounter(n)
		}
	}
	for _, s := range w.strands {
		if day := s.plan.NextFollowUp; !day.IsZero() {
			s.followUps = append(s.followUps, followUp{day, s.head.record.Version})
		}
		s.plan.NextFollowUp = nextFollowUp(s.followUps)
	}
}

func (w *weaver) encounter(n node) {
	start := n.body.at("period", "start")
	s := w.homeOfVisit(n)
	if s == nil || start.date().IsZero() {
		w.leave(n.record, "", "planned visit of no plan or day")
		return
	}
	if w.followsUp(n) {
		s.followUps = append(s.followUps, followUp{start.date(), n.record.Version})
	}
	w.appointment(n, start.text(), n.body.at("period", "end").text())
}

// followUp is a planned follow-up, and when the sender told of it.
type followUp struct {
	day  models.Date
	told int64
}

// nextFollowUp is the first day that still lay ahead when the sender last told
// of one: few senders close a follow-up that was held. Where none did, the last
// day is the one that was agreed.
func nextFollowUp(all []followUp) models.Date {
	var told int64
	for _, f := range all {
		told = max(told, f.told)
	}
	today := models.DateOf(time.UnixMilli(told).UTC())
	var last, next models.Date
	for _, f := range all {
		if f.day.After(last) {
			last = f.day
		}
		if f.day.After(today) && (next.IsZero() || f.day.Before(next)) {
			next = f.day
		}
	}
	return cmp.Or(next, last)
}

func (w *weaver) followsUp(n node) bool {
	return has(n.body.all("type"), codeFollowUp) || w.followed[nameOfNode(n)]
}

// appointment adds a visit that has a clock time to its plan.
func (w *weaver) appointment(n node, start, end string) {
	s := w.homeOfVisit(n)
	switch {
	case !strings.Contains(start, "T") && n.is("Encounter"):
		return // a day without a clock is a follow-up and no appointment
	case !strings.Contains(start, "T"):
		w.leave(n.record, "", "appointment without a clock time")
		return
	case s == nil:
		w.leave(n.record, "", "appointment of no plan")
		return
	}
	a := models.Appointment{
		ID: n.record.ID, Cancelled: n.body.at("status").text() == "cancelled", Missed: n.body.at("status").text() == "noshow",
		Note: n.body.at("comment").text(), Prepare: n.body.at("patientInstruction").text(),
	}
	if a.Start, a.End = span(start, end); a.Start.IsZero() {
		w.leave(n.record, "", "time that cannot be read")
		return
	}
	for _, v := range slices.Concat(n.body.all("serviceType"), n.body.all("type"), n.body.all("appointmentType")) {
		a.Title = cmp.Or(a.Title, nameOf(v))
	}
	a.Title = cmp.Or(n.body.at("description").text(), a.Title, "Aftale")
	a.With, a.Place = w.meets(n)
	s.plan.Appointments = append(s.plan.Appointments, a)
}

// meets tells whom the citizen meets, and where.
func (w *weaver) meets(n node) (with, place string) {
	var people []string
	for _, p := range n.body.all("participant") {
		ref := p.at("individual")
		if ref.any == nil {
			ref = p.at("actor")
		}
		kind, _, _ := splitReference(ref.at("reference").text())
		switch k := w.contact(ref, n); kind {
		case KindPatient:
		case "Location":
			place = cmp.Or(place, k.unit)
		default:
			people = append(people, cmp.Or(k.person, k.unit))
		}
	}
	for _, v := range n.body.all("location", "location") {
		place = cmp.Or(place, w.contact(v, n).unit)
	}
	return cmp.Or(joined(", ", people...), w.contact(n.body.at("serviceProvider"), n).name()), place
}

// homeOfVisit finds the plan a visit belongs to: the one it is based on, the
// one whose resources name it as their follow-up, that of the department that
// holds it, else the latest.
func (w *weaver) homeOfVisit(n node) *strand {
	for _, ref := range append(n.body.all("basedOn"), references(n.body, "basedon")...) {
		if target, ok := w.graph.find(ref, n); ok && w.strands[w.keys[nameOfNode(target)]] != nil {
			return w.strands[w.keys[nameOfNode(target)]]
		}
	}
	if s := w.strands[w.home[nameOfNode(n)]]; s != nil {
		return s
	}
	provider := w.contact(n.body.at("serviceProvider"), n).unit
	for _, key := range w.sorted() {
		if s := w.strands[key]; provider != "" && s.plan.Owner.Unit == provider {
			return s
		}
	}
	return w.latest(courseOf(codesOf(slices.Concat(n.body.all("type"), n.body.all("serviceType"))...)))
}

// silent are the kinds whose content is read through others, or that only
// carry a delivery.
var silent = []string{"Patient", "CarePlan", "ServiceRequest", "Goal", "CareTeam", "Encounter", "Appointment", "Procedure",
	"Consent", "RelatedPerson", "Organization", "Practitioner", "PractitionerRole", "Location", "MessageHeader",
	"Provenance", "HealthcareService", "Endpoint", "OperationOutcome"}

// rest lists what is kept and shown nowhere: diagnoses, observations, papers.
func (w *weaver) rest() {
	for _, n := range w.graph.nodes {
		if typeOf(n.body) != "object" {
			w.leave(n.record, "", "content is no JSON object")
		} else if !slices.Contains(silent, n.record.Kind) && !w.listed[nameOfNode(n)] {
			w.leave(n.record, "", n.record.Kind)
		}
	}
}
