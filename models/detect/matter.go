package detect

import (
	"slices"

	"enplan/models"
	"enplan/models/oneplan"
)

// Matter is a finding, where it lies and how far somebody has come with it.
type Matter struct {
	Finding
	At Places
	models.Handling
	Owners []*models.SectorPlan // whose departments can be asked to put it right
}

// Matters is what somebody has to look at in a plan.
type Matters struct {
	Findings []Matter // gravest first, what is settled last
	Reuse    []Ask
	Weeks    []oneplan.Week
}

// Look finds it all, and sorts in what has been said about it.
func Look(p oneplan.Plan) Matters {
	found := Matters{Findings: []Matter{}, Reuse: Reuse(p), Weeks: oneplan.Weeks(p, p.Load.Ceiling)}
	for _, f := range All(p) {
		at := Locate(p, f)
		found.Findings = append(found.Findings, Matter{
			Finding: f, At: at, Owners: at.owners(p), Handling: models.Handle(f.ID, f.Acts == Citizen, p.Said),
		})
	}
	slices.SortStableFunc(found.Findings, func(x, y Matter) int { return x.rank() - y.rank() })
	return found
}

// ForCitizen is what of it the citizen whose plan it is may see.
func (m Matters) ForCitizen() Matters {
	seen := []Matter{}
	for _, f := range m.Findings {
		if !f.Withheld {
			seen = append(seen, f)
		}
	}
	m.Findings = seen
	return m
}

// Withholds reports whether a thing of the plan is what something rests on that
// the citizen must not see that it stands here.
func (m Matters) Withholds(ref string) bool {
	_, id := models.SplitThing(ref)
	return slices.ContainsFunc(m.Findings, func(f Matter) bool { return f.Withheld && f.At.name(id) })
}

// rank puts what is settled after all that is not.
func (m Matter) rank() int {
	if m.State == models.StateSettled {
		return 1
	}
	return 0
}

// Find is the matter with that id. It returns ErrNotFound when the finding is
// no more: then its facts have changed and nobody need settle it.
func (m Matters) Find(id string) (Matter, error) {
	for _, matter := range m.Findings {
		if matter.ID == id {
			return matter, nil
		}
	}
	return Matter{}, models.ErrNotFound
}

// FindAsk is the question with that id, ErrNotFound when nobody asks it.
func (m Matters) FindAsk(id string) (Ask, error) {
	for _, ask := range m.Reuse {
		if ask.ID == id {
			return ask, nil
		}
	}
	return Ask{}, models.ErrNotFound
}

// Targets are the ids of the plans whose departments can be asked.
func (m Matter) Targets() []string {
	targets := make([]string, len(m.Owners))
	for i, plan := range m.Owners {
		targets[i] = oneplan.PlanID(plan)
	}
	return targets
}

// Tasks is what the citizen's words ask of the borgerkonsulent.
func (m Matters) Tasks(p oneplan.Plan) []oneplan.Task {
	var tasks []oneplan.Task
	for _, f := range m.Findings {
		if f.State == models.StateWaiting && f.Decision == nil {
			tasks = append(tasks, oneplan.Task{Kind: "answer_finding", Ref: f.ID})
		}
	}
	for _, ask := range m.Reuse {
		if ask.Reply != nil && models.Reply(ask.Reply.Choice) == models.ReuseCorrect {
			tasks = append(tasks, oneplan.Task{Kind: "correct_paper", Ref: ask.ID})
		}
	}
	for _, q := range models.QuestionsOf(p.Said) {
		if q.State == models.QuestionOpen {
			tasks = append(tasks, oneplan.Task{Kind: "explain_sentence", Ref: q.ID})
		}
	}
	for _, r := range models.RemarksOf(p.Said) {
		if r.State == models.RemarkOpen {
			tasks = append(tasks, oneplan.Task{Kind: "answer_remark", Ref: r.ID})
		}
	}
	for _, y := range models.OpenWhys(p.Said) {
		tasks = append(tasks, oneplan.Task{Kind: "answer_why", Ref: y.ID})
	}
	for _, ask := range p.Asks() {
		tasks = append(tasks, oneplan.Task{Kind: "answer_appointment", Ref: models.TimeRef(oneplan.AppointmentID(ask.Appointment), ask.Time.At)})
	}
	for _, promise := range p.Late() {
		switch promise.On(p.Today) {
		case models.PromiseCoordinator:
			tasks = append(tasks, oneplan.Task{Kind: "late_promise", Ref: promise.ID})
		case models.PromiseLeader:
			tasks = append(tasks, oneplan.Task{Kind: "late_promise_leader", Ref: promise.ID})
		}
	}
	for _, g := range p.Goals.Shown() {
		for _, l := range g.Links {
			if l.State == models.LinkTalk {
				tasks = append(tasks, oneplan.Task{Kind: "talk_about_goal", Ref: g.ID + "~" + l.Measure})
			}
		}
	}
	if h, ok := models.HandoverOf(p.Said); ok && h.AsksToTalk(p.Today, p.AsOf.Location()) {
		tasks = append(tasks, oneplan.Task{Kind: "talk_about_handover", Ref: h.ID})
	}
	for _, area := range models.AssessmentOf(p.Said).Disputed() {
		tasks = append(tasks, oneplan.Task{Kind: "talk_about_area", Ref: string(area)})
	}
	if p.Load.Pause.On() {
		tasks = append(tasks, oneplan.Task{Kind: "too_much_now"})
	}
	return tasks
}

// Owner is the department's plan with that id among those that can be asked.
func (m Matter) Owner(planID string) (*models.SectorPlan, bool) {
	for _, plan := range m.Owners {
		if oneplan.PlanID(plan) == planID {
			return plan, true
		}
	}
	return nil, false
}

// IDs are the ids of all that somebody has to look at.
func (m Matters) IDs() []string {
	var ids []string
	for _, f := range m.Findings {
		ids = append(ids, f.ID)
	}
	for _, ask := range m.Reuse {
		ids = append(ids, ask.ID)
	}
	return ids
}
