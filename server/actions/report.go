package actions

import (
	"context"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/models/plain"
	"enplan/server/store"
	"enplan/server/wording"
)

// reportPeriods is how many periods back the leader sees, the last one in full.
const reportPeriods = 4

// Report is the leader's numbers. What no period has told yet is counted now
// and kept, and shown as it was kept from then on.
func (a *Actions) Report(ctx context.Context, who models.Viewer, language string) (view wording.ReportView, err error) {
	err = a.perform(ctx, who, models.ReadReport, who.ID, func(tx *store.Tx) error {
		var reports []models.Report
		for p := models.PeriodBefore(a.day(tx)); len(reports) < reportPeriods; p = p.Before() {
			r, found, err := tx.Report(p)
			if err != nil {
				return err
			}
			if !found {
				if r, err = a.countUp(tx, p); err != nil {
					return err
				}
				if err := tx.KeepReport(r); err != nil {
					return err
				}
			}
			reports = append(reports, r)
		}
		view = wording.Report(reports, i18n.For(language))
		return nil
	})
	return view, err
}

// KeepReport keeps the report of a period that was made elsewhere. One that is
// here stays.
func (a *Actions) KeepReport(ctx context.Context, who models.Viewer, r models.Report) error {
	return a.perform(ctx, who, models.KeepReport, "", func(tx *store.Tx) error { return tx.KeepReport(r) })
}

// longestAnswer is more days than lie between a question and the day by which
// it is answered, also over Christmas and Easter.
const longestAnswer = 21

// countUp makes the report of a period from what is in the store.
func (a *Actions) countUp(tx *store.Tx, p models.Period) (models.Report, error) {
	from, end := p.From.At(0, 0, a.zone), p.End().At(0, 0, a.zone)
	var n models.Numbers
	questions, err := tx.Questions(p.From.AddDays(-longestAnswer).At(0, 0, a.zone), end)
	if err != nil {
		return models.Report{}, err
	}
	for _, q := range questions {
		answered := q.Answered
		if !answered.IsZero() {
			answered = answered.In(a.zone)
		}
		if due := models.WaitDue(q.Unit, q.Citizen, q.Asked.In(a.zone), answered); p.Has(due.By) {
			n.Answers = append(n.Answers, due)
		}
	}
	if n.Promises, err = a.promisesDue(tx, p); err != nil {
		return models.Report{}, err
	}
	if n.Sent, err = tx.StaffTexts(from, end); err != nil {
		return models.Report{}, err
	}
	if n.Plans, err = tx.PlanTexts(); err != nil {
		return models.Report{}, err
	}
	if n.Settled, err = tx.SettledCourses(from, end); err != nil {
		return models.Report{}, err
	}
	if n.Open, err = tx.OpenCourses(end); err != nil {
		return models.Report{}, err
	}
	n.Coordinates, n.Citizens, err = tx.Caseloads(end)
	return models.ReportOn(p, n), err
}

// promisesDue are the promises, other than answers to messages, that fell due in
// the period. There are none yet.
func (a *Actions) promisesDue(*store.Tx, models.Period) ([]models.Due, error) { return nil, nil }

// keepNumbers keeps, of a plan that was made anew, what reports count: how hard
// its texts are and how it goes with what was found. No word of it is kept.
func (a *Actions) keepNumbers(tx *store.Tx, plan oneplan.Plan, matters detect.Matters) error {
	texts, courses := []store.PlanText{}, []store.Course{}
	for i := range plan.Plans {
		p := &plan.Plans[i]
		if text := written(*p); text != "" {
			texts = append(texts, store.PlanText{Plan: oneplan.PlanID(p), Source: p.Source, LIX: plain.Measure(text).LIX})
		}
	}
	for _, f := range matters.Findings {
		courses = append(courses, store.Course{Finding: f.ID, Kind: f.Kind, State: f.State})
	}
	if err := tx.KeepPlanTexts(plan.Citizen.ID, texts); err != nil {
		return err
	}
	return tx.FollowCourses(plan.Citizen.ID, courses)
}

// written is what a department wrote in a plan, one sentence after the other.
func written(p models.SectorPlan) string {
	texts := []string{p.Text}
	for _, g := range p.Goals {
		texts = append(texts, g.Text)
	}
	for _, c := range p.Conditions {
		texts = append(texts, c.Text)
	}
	for _, d := range p.Demands {
		texts = append(texts, d.Why)
	}
	var sentences []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			sentences = append(sentences, strings.TrimRight(text, ".")+".")
		}
	}
	return strings.Join(sentences, "\n")
}
