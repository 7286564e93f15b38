package wording

import (
	"strconv"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// GoalView is an own goal, word for word, with what was said about it.
type GoalView struct {
	ID        string         `json:"id"`
	Text      string         `json:"text"`
	Version   models.Version `json:"version"`
	Delivered bool           `json:"delivered,omitempty"`
	Reached   string         `json:"reached,omitempty"` // the day
	Steps     []StepView     `json:"steps"`
	Scale     *ScaleView     `json:"scale,omitempty"` // how it goes now
	Line      []DayView      `json:"line"`            // how it went, oldest first
	Links     []LinkView     `json:"links"`
	Beside    []BesideView   `json:"beside"`
}

// StepView is a step on the way to a goal.
type StepView struct {
	ID      string         `json:"id"`
	Text    string         `json:"text"`
	Version models.Version `json:"version"`
	Reached bool           `json:"reached"`
}

// ScaleView is how the citizen says it goes.
type ScaleView struct {
	Value int    `json:"value"`
	Word  string `json:"word"`
	Note  string `json:"note,omitempty"`
	When  string `json:"when"`
}

// DayView is how it went on one day.
type DayView struct {
	Date  string `json:"date"`
	When  string `json:"when"`
	Value int    `json:"value"`
	Word  string `json:"word"`
}

// LinkView is a measure that may serve the goal, and what the citizen says to it.
type LinkView struct {
	Measure string `json:"measure"`
	Name    string `json:"name"`
	Unit    string `json:"unit"`
	State   string `json:"state"`
	Text    string `json:"text"`
}

// BesideView is what a borgerkonsulent says beside the citizen's words.
type BesideView struct {
	Text string `json:"text"`
	By   string `json:"by"`
	When string `json:"when"`
}

// AwayView is a goal that was put away.
type AwayView struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	When string `json:"when"`
}

// ServedView is a goal that a measure serves.
type ServedView struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// faces are the words for how it goes, from 1 to 5. The app has the same.
var faces = []string{"app.face.bad", "app.face.poor", "app.face.fair", "app.face.good", "app.face.great"}

func (w words) goals(v *PlanView) {
	for _, g := range w.plan.Goals.Shown() {
		v.Goals = append(v.Goals, w.goal(g))
	}
	for _, g := range w.plan.Goals.Away() {
		v.AwayGoals = append(v.AwayGoals, AwayView{ID: g.ID, Text: g.Text, When: w.dayOf(g.PutAway)})
	}
}

func (w words) goal(g models.GoalNow) GoalView {
	v := GoalView{
		ID: g.ID, Text: g.Text, Version: g.Version, Delivered: g.Delivered,
		Steps: []StepView{}, Line: []DayView{}, Links: []LinkView{}, Beside: []BesideView{},
	}
	if !g.Reached.IsZero() {
		v.Reached = w.dayOf(g.Reached)
	}
	for _, s := range w.plan.Goals.Steps(g.ID) {
		v.Steps = append(v.Steps, StepView{ID: s.ID, Text: s.Text, Version: s.Version, Reached: !s.Reached.IsZero()})
	}
	for _, r := range g.Line(w.plan.AsOf.Location()) {
		date := models.DateOf(r.At.In(w.plan.AsOf.Location()))
		v.Line = append(v.Line, DayView{Date: date.String(), When: w.shortDay(date), Value: r.Value, Word: w.face(r.Value)})
		v.Scale = &ScaleView{Value: r.Value, Word: w.face(r.Value), Note: r.Words, When: w.shortDay(date)}
	}
	for _, l := range g.Links {
		if m := w.plan.MeasureByID(l.Measure); m != nil {
			text := w.text("goal.link."+string(l.State), i18n.Args{"name": w.staffName(l.By)})
			v.Links = append(v.Links, LinkView{Measure: m.ID, Name: w.get(*m), Unit: w.unit(m.Plan), State: string(l.State), Text: text})
		}
	}
	for _, b := range g.Beside {
		v.Beside = append(v.Beside, BesideView{Text: b.Text, By: w.staffName(b.By), When: w.dayOf(b.At)})
	}
	return v
}

func (w words) face(value int) string {
	if value < models.LeastRating || value > len(faces) {
		return ""
	}
	return w.text(faces[value-1], nil)
}

// serves are the goals that a measure serves, or that it serves none yet.
func (w words) serves(v *MeasureView, m oneplan.Measure) {
	v.Goals = []ServedView{}
	for _, g := range m.Serves {
		v.Goals = append(v.Goals, ServedView{ID: g.ID, Text: g.Text})
	}
	if len(v.Goals) == 0 {
		v.NoGoal = w.text("measure.no_goal", nil)
	}
}

// DeskGoalView is an own goal as the borgerkonsulent reads it.
type DeskGoalView struct {
	GoalView
	History []HistoryView `json:"history"`
}

// LinkableView is a measure that can be proposed for a goal.
type LinkableView struct {
	Measure string `json:"measure"`
	Name    string `json:"name"`
	Unit    string `json:"unit"`
}

// deskGoals say of the citizen what goals say to the citizen.
func (w words) deskGoals(v *DeskCitizenView) {
	v.Goals, v.Linkable = []DeskGoalView{}, []LinkableView{}
	for _, area := range w.plan.Areas {
		for _, m := range area.Measures {
			v.Linkable = append(v.Linkable, LinkableView{Measure: m.ID, Name: measureName(m), Unit: w.unit(m.Plan)})
		}
	}
	for _, g := range w.plan.Goals.Shown() {
		goal := DeskGoalView{GoalView: w.goal(g), History: []HistoryView{}}
		for i := range goal.Links {
			l := &goal.Links[i]
			l.Name = measureName(*w.plan.MeasureByID(l.Measure))
			l.Text = w.text("desk.goal.link."+l.State, i18n.Args{"name": v.FirstName})
		}
		for _, e := range g.History {
			if text := w.goalHistory(e, v.FirstName); text != "" {
				goal.History = append(goal.History, HistoryView{Text: text, When: w.moment(e.At)})
			}
		}
		v.Goals = append(v.Goals, goal)
	}
}

// goalHistory is one thing said about a goal; that it was moved is not worth
// telling.
func (w words) goalHistory(e models.Event, name string) string {
	args := i18n.Args{"name": name, "note": e.Note, "by": w.staffName(e.ByName), "measure": w.text("desk.goal.measure", nil)}
	if m := w.plan.MeasureByID(e.Target); m != nil {
		args["measure"] = measureName(*m)
	}
	switch e.What {
	case models.Placed:
		return ""
	case models.Answered:
		args["answer"] = w.text("app.link."+e.Choice, nil)
		return join(w.text("desk.goal.answered", args), w.wrote(e.Note))
	case models.Rated:
		value, _ := strconv.Atoi(e.Choice) // written by RateGoal
		args["answer"] = w.face(value)
		return join(w.text("desk.goal.rated", args), w.wrote(e.Note))
	}
	return w.text("desk.goal."+string(e.What), args)
}

// measureName is what the department calls it, or what it writes about it.
func measureName(m oneplan.Measure) string {
	if name := strings.TrimSpace(m.Name); name != "" {
		return name
	}
	return m.Text
}
