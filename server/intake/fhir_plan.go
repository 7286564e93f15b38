package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"enplan/models"
)

// fhir reads the resources of one source.
func (c *composer) fhir(records []models.Record) {
	w := weaver{
		composer: c, graph: graphOf(records), source: records[0].Source, strands: map[string]*strand{},
		keys: map[string]string{}, home: map[string]string{}, followed: map[string]bool{}, listed: map[string]bool{},
	}
	if len(w.graph.nodes) == 0 {
		return
	}
	w.gatherStrands()
	w.index()
	for _, key := range w.sorted() {
		w.writePlan(w.strands[key])
	}
	w.procedures()
	w.people()
	w.goals()
	w.visits()
	w.consentsOf()
	w.rest()
	for _, key := range w.sorted() {
		if s := w.strands[key]; w.answered(s) {
			w.leave(s.request.record, "", "request that has been answered")
		} else if len(s.members) > 0 || len(s.plan.Measures) > 0 {
			c.plans = append(c.plans, s.plan)
		}
	}
}

// answered reports a request for a whole course of help, when help of that
// course began afterwards that names no request.
func (w *weaver) answered(s *strand) bool {
	body := s.request.body
	if s.request.record.ID == "" || len(s.members)+len(s.plan.Goals)+len(s.plan.Appointments) > 0 ||
		body.has("orderDetail") || courseNamed(codesOf(body.at("code"))) == courseNone || s.plan.Created.IsZero() {
		return false
	}
	for _, o := range w.strands {
		for _, n := range o.members {
			began := cmp.Or(n.body.at("period", "start").date(), n.body.at("created").date())
			if o.course.kind == s.course.kind && o.request.record.ID == "" && n.is("CarePlan") &&
				!began.IsZero() && !began.Before(s.plan.Created) {
				return true
			}
		}
	}
	return false
}

func (w *weaver) sorted() []string { return slices.Sorted(maps.Keys(w.strands)) }

// of lists the resources of some kinds that their sender has not taken back.
func (w *weaver) of(kinds ...string) []node {
	var found []node
	for _, n := range w.graph.nodes {
		if n.is(kinds...) && !n.dead() {
			found = append(found, n)
		}
	}
	return found
}

func (w *weaver) courseOf(s *strand) course {
	all := append([]node{s.head, s.request}, s.members...)
	var codes []models.Code
	for _, n := range all {
		codes = append(codes, w.codesIn(n)...)
	}
	found := courseNamed(codes)
	for _, n := range all {
		if found == courseNone {
			found = courseOfProfile(n.body)
		}
	}
	return cmp.Or(found, courseOf(codes), courseCare)
}

func (w *weaver) writePlan(s *strand) {
	s.course = w.courseOf(s)
	main := s.head
	if main.record.ID == "" {
		main = s.request
	}
	body := main.body
	s.plan = models.SectorPlan{
		ID: s.id, Source: w.source, Type: s.course.kind, Status: body.at("status").text(),
		Title:   cmp.Or(body.at("title").text(), s.course.title),
		Created: cmp.Or(body.at("created").date(), body.at("authoredOn").date(), body.at("period", "start").date()),
		Owner:   w.ownerOf(s),
	}
	for _, n := range s.members {
		s.plan.Created = cmp.Or(s.plan.Created, n.body.at("created").date(), n.body.at("authoredOn").date())
		if status := n.body.at("status").text(); s.plan.Status == "" || main.record.ID == "" && status == "active" {
			s.plan.Status = status
		}
	}
	s.plan.Closed = closedOn(s)
	if s.course.law != "" {
		s.plan.Law = []string{s.course.law}
	}
	w.writeMeasures(s)
	s.plan.Text = wordsOf(s, body)
	for _, activity := range notesIn(s.head) {
		s.plan.NextFollowUp = cmp.Or(s.plan.NextFollowUp, followUpIn(activity))
	}
	w.conditions(s)
}

// closedOn is the last day of the care plan that is the plan, once its sender says that
// it is over, and of each that is part of it: the latest of their last days. A course
// that only a referral stands for has no such day.
func closedOn(s *strand) models.Date {
	if s.head.record.ID == "" {
		return models.Date{}
	}
	var last models.Date
	for _, n := range s.members {
		end := n.body.at("period", "end")
		if n.body.at("status").text() != "completed" || len(end.text()) < len("2031-12-31") {
			return models.Date{} // of a month or a year alone nobody knows which day
		}
		if end.date().After(last) {
			last = end.date()
		}
	}
	return last
}

// wordsOf are the words of the plan itself and of the referral it answers.
func wordsOf(s *strand, body value) string {
	words := []string{body.at("description").text()}
	for _, v := range append(body.all("note"), s.request.body.all("reasonCode")...) {
		words = append(words, v.at("text").text())
	}
	for _, v := range s.request.body.all("category") {
		words = append(words, nameOf(v))
	}
	for _, activity := range notesIn(s.head) {
		words = append(words, activity.at("description").text())
	}
	return joined("\n", words...)
}

// notesIn are the activities of a plan that have no code: they are notes.
func notesIn(n node) []value {
	return slices.DeleteFunc(n.body.all("activity", "detail"), func(v value) bool { return nameOf(v.at("code")) != "" })
}

// conditions lists what a plan is about, a diagnosis or a target group, as
// unread content of the plan: it is no demand and no goal, and nothing a screen
// may show by itself.
func (w *weaver) conditions(s *strand) {
	for _, v := range s.head.body.all("addresses") {
		what := "condition the plan is about"
		for _, e := range extension(v, "rank") {
			what += ", rank " + e.at("valuePositiveInt").text()
		}
		n, ok := w.graph.find(v, s.head)
		if !ok {
			continue
		}
		w.listed[nameOfNode(n)] = true
		s.plan.Unread = append(s.plan.Unread, models.Unread{Pointer: pointerTo(n.record), What: what})
	}
}

// followUpIn is the day an activity plans to look at the goals again.
func followUpIn(detail value) models.Date {
	if !strings.Contains(strings.ToLower(detail.at("description").text()), "opfølgning") {
		return models.Date{}
	}
	return cmp.Or(detail.at("scheduledTiming", "repeat", "boundsPeriod", "start").date(),
		detail.at("scheduledTiming", "event").date(), detail.at("scheduledPeriod", "start").date())
}

func joined(with string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" && !slices.Contains(kept, p) {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, with)
}
