package wording

import (
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

func (w words) deskFinding(m detect.Matter) DeskFinding {
	said := FindingWords(w.plan, m.Finding, w.l)
	v := DeskFinding{
		ID: m.ID, Kind: m.Kind, KindText: kindText(m.Kind, w.l),
		Severity: m.Severity, SeverityText: w.text("desk.severity."+m.Severity, nil),
		Text: said.Citizen, StaffText: said.Staff, Action: said.Action,
		Actor: m.Acts, ActorText: w.text("desk.actor."+m.Acts, nil), State: string(m.State),
		Outcomes: w.outcomes(m), Decision: w.decision(m), History: []HistoryView{}, About: w.about(m),
	}
	if m.Withheld {
		v.Text = w.text("desk.withheld", i18n.Args{"name": w.name(w.plan.Citizen.FirstName()), "child": m.Args["name"]})
	}
	if len(said.Quotes) > 0 { // their own words say more than ours for the same
		v.About = []AboutView{}
		for _, q := range said.Quotes {
			v.About = append(v.About, AboutView{Text: "»" + q.Words + "«", Unit: q.Unit})
		}
	}
	if e := m.Answer; e != nil {
		v.Answer = &SaidView{Key: e.Choice, Text: w.answered(*e), Note: e.Note, When: w.moment(e.At)}
	}
	for _, e := range m.History {
		v.History = append(v.History, HistoryView{Text: w.history(m, e), When: w.moment(e.At)})
	}
	return v
}

// outcomes are what can be decided; what is settled must be reopened first.
func (w words) outcomes(m detect.Matter) []OutcomeView {
	views := []OutcomeView{}
	if m.State == models.StateSettled {
		return views
	}
	for _, d := range models.DecisionsFor(m.Kind) {
		v := OutcomeView{Key: string(d), Label: w.text("outcome."+string(d), nil), NeedsReason: d.NeedsReason()}
		if d.NeedsTarget() {
			for _, plan := range m.Owners {
				v.Targets = append(v.Targets, TargetView{Plan: oneplan.PlanID(plan), Unit: plan.Owner.Unit})
			}
		}
		views = append(views, v)
	}
	return views
}

// answered is "Mette siger: Kan ikke begge."
func (w words) answered(e models.Event) string {
	return w.text("desk.answered", i18n.Args{"name": w.name(w.plan.Citizen.FirstName()), "answer": w.text("answer."+e.Choice, nil)})
}

func (w words) wrote(note string) string {
	if note == "" {
		return ""
	}
	return w.text("desk.wrote", i18n.Args{"name": w.name(w.plan.Citizen.FirstName()), "note": note})
}

func (w words) history(m detect.Matter, e models.Event) string {
	switch e.What {
	case models.Answered:
		return join(w.answered(e), w.wrote(e.Note))
	case models.Reopened:
		return join(w.text("desk.reopened", i18n.Args{"name": w.staffName(e.ByName)}), w.because(e.Note))
	}
	return w.decided(m, e)
}

// about says in words what it is that does not fit together.
func (w words) about(m detect.Matter) []AboutView {
	views := []AboutView{}
	add := func(text string, p *models.SectorPlan) {
		if v := (AboutView{Text: text, Unit: p.Owner.Unit}); !slices.Contains(views, v) {
			views = append(views, v)
		}
	}
	for _, a := range w.plan.Appointments {
		of := func(s detect.Spot) bool { return s.Appointment == oneplan.AppointmentID(a) }
		if slices.ContainsFunc(m.At.Appointments, of) {
			add(join(w.meeting(a), w.repeats(a.Pattern)), a.Plan)
		}
	}
	for _, area := range w.plan.Areas {
		for _, measure := range area.Measures {
			if slices.Contains(m.At.Measures, measure.ID) {
				add(measure.Name, measure.Plan)
			}
		}
	}
	for _, d := range w.plan.Duties {
		if slices.Contains(m.At.Duties, d.ID) {
			add(w.duty(d).What, d.Plan)
		}
	}
	for i := range w.plan.Plans {
		if p := &w.plan.Plans[i]; slices.Contains(m.At.Plans, oneplan.PlanID(p)) {
			add(p.Title, p)
		}
	}
	return views
}
