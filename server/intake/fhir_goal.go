package intake

import (
	"cmp"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/law"
)

// goals gives the citizen's own wishes to the citizen, in their own words, and
// the departments' goals to the plans.
func (w *weaver) goals() {
	var wishes models.OwnVoice
	for _, n := range w.of("Goal") {
		text := w.wordsOfGoal(n)
		if text == "" {
			w.leave(n.record, "", "goal without words")
			continue
		}
		if isOwnWish(n) {
			wishes.Goals = append(wishes.Goals, models.OwnGoal{ID: n.record.ID, Text: text, Priority: len(wishes.Goals) + 1})
			continue
		}
		s := w.homeOfGoal(n, 0)
		if s == nil {
			w.leave(n.record, "", "goal of no plan")
			continue
		}
		s.plan.Goals = append(s.plan.Goals, goalOf(n, text))
	}
	for i := range w.claims {
		claim := &w.claims[i]
		if claim.record.Source == w.source && claim.record.Kind == KindPatient {
			claim.citizen.Voice = wishes
			return
		}
	}
	if len(wishes.Goals) > 0 {
		w.claims = append(w.claims, claim{2, models.Record{Source: w.source}, models.Citizen{Voice: wishes}})
	}
}

// wordsOfGoal are the goal's own words or, where they say nothing, the sort of
// change it is about. Codes say the same of every goal, so what the goal is
// about stands before them.
func (w *weaver) wordsOfGoal(n node) string {
	description := n.body.at("description")
	if text := cmp.Or(description.at("text").text(), description.text()); text != "" {
		return text
	}
	text := nameOf(description)
	for _, target := range n.body.all("target") {
		if has(target.all("measure"), codeGoalType) {
			text = cmp.Or(text, nameOf(target.at("detailCodeableConcept")))
		}
	}
	if about := w.conditionOf(n); about != "" && text != "" {
		return about + ": " + text
	}
	return text
}

// conditionOf names what a goal is first of all about, when it is a condition
// of our vocabularies: a diagnosis is never read out.
func (w *weaver) conditionOf(n node) string {
	for _, ref := range n.body.all("addresses") {
		if target, ok := w.graph.find(ref, n); ok {
			for _, k := range codesOf(target.body.at("code")) {
				if official, known := law.CodeFor(k.Value); known && official.Kind == "condition" {
					return official.Name
				}
			}
		}
	}
	return ""
}

// isOwnWish reports a goal that the citizen has said and no department.
func isOwnWish(n node) bool {
	categories := n.body.all("category")
	if has(categories, codeOwnWish1, codeOwnWish2) {
		return true
	}
	return slices.ContainsFunc(categories, func(v value) bool {
		name := strings.ToLower(nameOf(v))
		return strings.Contains(name, "borgers mål") || strings.Contains(name, "borgers ønsker")
	})
}

func goalOf(n node, text string) models.Goal {
	goal := models.Goal{ID: n.record.ID, Text: text}
	categories := n.body.all("category")
	for _, target := range n.body.all("target") {
		goal.Deadline = cmp.Or(goal.Deadline, target.at("dueDate").date())
		told := cmp.Or(nameOf(target.at("detailCodeableConcept")), target.at("detailString").text())
		switch {
		case has(target.all("measure"), codeGoalType):
			goal.Type = told
		case has(target.all("measure"), codeGoalLevel):
			goal.Indicator = told
		default:
			goal.Indicator = cmp.Or(goal.Indicator, told, nameOf(target.at("measure")))
		}
	}
	switch {
	case goal.Type != "":
	case has(categories, codePurpose):
		goal.Type = "indsatsformål"
	case has(categories, codePartGoal):
		goal.Type = "delmål"
	}
	return goal
}

// homeOfGoal finds the plan a goal belongs to: the one that names it, that of
// the goal it is part of, else the latest plan that is still running.
func (w *weaver) homeOfGoal(n node, depth int) *strand {
	if s := w.strands[w.home[nameOfNode(n)]]; s != nil {
		return s
	}
	for _, relation := range extension(n.body, "goalrelationship") {
		for _, ref := range references(relation, "target") {
			if target, ok := w.graph.find(ref, n); ok && depth < deepest {
				return w.homeOfGoal(target, depth+1)
			}
		}
	}
	return w.latest(courseOf(append(codesOf(n.body.all("category")...), codesOf(n.body.all("target", "detailCodeableConcept")...)...)))
}

// latest is the plan that something belongs to which names none: of the same
// sort if it can be, running before ended, new before old.
func (w *weaver) latest(c course) *strand {
	var best *strand
	var rank string
	for _, key := range w.sorted() {
		s := w.strands[key]
		mine := "0"
		if s.course.kind == c.kind {
			mine = "1"
		}
		if s.plan.Status == "active" {
			mine += "1"
		}
		mine += "-" + s.plan.Created.String() + key
		if s.plan.ID != "" && mine > rank {
			best, rank = s, mine
		}
	}
	return best
}
