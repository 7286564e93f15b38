package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// PartsOf are what a department has of a plan, in words, cut into pieces. The
// plan must have been made of that department's own deliveries. A place stands
// apart from the words: every place may be an address somebody must not know.
func PartsOf(p oneplan.Plan, of string, l *i18n.Language) []models.PlanPart {
	w := words{l: l, today: p.Today, plan: p}
	parts := map[models.Category][]models.Piece{}
	add := func(category models.Category, plan *models.SectorPlan, piece models.Piece) {
		piece.Barred = plan.Subject != "" && plan.Subject != p.Citizen.ID
		parts[category] = append(parts[category], piece)
	}
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			add(models.CategoryMeasures, m.Plan, models.Piece{Item: m.ID, Text: w.get(m), Detail: said(m.Name, m.Amount, w.period(m.Measure))})
		}
	}
	for _, a := range p.Appointments {
		add(models.CategoryAppointments, a.Plan, models.Piece{Item: oneplan.AppointmentID(a), Text: w.meeting(a), Detail: w.whenMeets(a), Place: a.Place, With: withOf(a)})
	}
	for _, limit := range p.Limits {
		add(models.CategoryLimits, limit.Plan, models.Piece{Item: limit.ID, Text: first(w.statements(limit.Rule), limit.Written)})
	}
	for _, d := range p.Duties {
		switch d.Kind {
		case oneplan.DutyPaper:
			v := w.duty(d)
			add(models.CategoryPapers, d.Plan, models.Piece{Item: d.ID, Text: v.What, Detail: said(v.Why, v.DueText)})
		case oneplan.DutyRule:
			add(models.CategoryLimits, d.Plan, models.Piece{Item: d.ID, Text: first(w.statements(d.Rule), d.Written)})
		case oneplan.DutyMeet: // it is an appointment
		}
	}
	for i := range p.Plans {
		v := w.professional(&p.Plans[i])
		piece := models.Piece{Item: v.ID, Text: v.Title.String()}
		for _, b := range v.Blocks {
			piece.Detail = append(piece.Detail, b.Label+": "+b.Text.String())
		}
		add(models.CategoryWords, &p.Plans[i], piece)
	}
	return inOrder(of, parts)
}

// GoalsPart are the citizen's own goals, in the citizen's own words and order.
func GoalsPart(goals models.OwnGoals) models.PlanPart {
	part := models.PlanPart{Of: models.Citizens, Category: models.CategoryGoals}
	for _, g := range goals.Living() {
		part.Pieces = append(part.Pieces, models.Piece{Item: g.ID, Text: g.Text})
	}
	return part
}

func inOrder(of string, parts map[models.Category][]models.Piece) (all []models.PlanPart) {
	for _, category := range models.Categories {
		if pieces := parts[category]; len(pieces) > 0 {
			all = append(all, models.PlanPart{Of: of, Category: category, Pieces: pieces})
		}
	}
	return all
}

// whenMeets says when an appointment is: the next time, and how it repeats.
func (w words) whenMeets(a oneplan.Appointment) []string {
	if len(a.Slots) == 0 {
		return nil
	}
	loc := w.plan.AsOf.Location()
	start := a.Slots[0].Start.In(loc)
	when := w.day(models.DateOf(start)) + " " + w.between(start, a.Slots[0].End.In(loc), a.AllDay)
	return said(upperFirst(when), upperFirst(w.repeats(a.Pattern)))
}

// withOf is whom one is with: "" when it is where, "GenbrugsCentralen, Industrivej 40".
func withOf(a oneplan.Appointment) string {
	if strings.Contains(strings.ToLower(a.Place), strings.ToLower(a.With)) {
		return ""
	}
	return a.With
}

// said are those of the sentences that say something.
func said(sentences ...string) (list []string) {
	for _, s := range sentences {
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}

func first(texts ...string) string { return append(said(texts...), "")[0] }
