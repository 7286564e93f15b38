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

// Report is the leader's numbers. What no report has told yet is counted now and
// kept, and shown as it was kept from then on.
func (a *Actions) Report(ctx context.Context, who models.Viewer, language string) (view wording.ReportView, err error) {
	err = a.perform(ctx, who, models.ReadReport, who.ID, func(tx *store.Tx) error {
		var reports []models.Report
		var missing []int
		for p := models.PeriodBefore(a.day(tx)); len(reports) < reportPeriods; p = p.Before() {
			r, found, err := tx.Report(p)
			if err != nil {
				return err
			}
			if !found {
				r.From, missing = p.From, append(missing, len(reports))
			}
			reports = append(reports, r)
		}
		if err := a.countUp(tx, reports, missing); err != nil {
			return err
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

// countUp makes and keeps the missing ones of the reports, newest first, from
// what is in the store. The questions of all of them are looked up at once.
func (a *Actions) countUp(tx *store.Tx, reports []models.Report, missing []int) error {
	if len(missing) == 0 {
		return nil
	}
	newest, oldest := models.Period{From: reports[missing[0]].From}, models.Period{From: reports[missing[len(missing)-1]].From}
	answers, err := a.answersDue(tx, oldest.From.AddDays(-longestAnswer), newest.End())
	if err != nil {
		return err
	}
	for _, i := range missing {
		p := models.Period{From: reports[i].From}
		n, err := a.numbers(tx, p)
		if err != nil {
			return err
		}
		for _, due := range answers {
			if p.Has(due.By) {
				n.Answers = append(n.Answers, due)
			}
		}
		reports[i] = models.ReportOn(p, n)
		if err := tx.KeepReport(reports[i]); err != nil {
			return err
		}
	}
	return nil
}

// answersDue are the answers to what was asked from one day until another.
func (a *Actions) answersDue(tx *store.Tx, from, until models.Date) ([]models.Due, error) {
	questions, err := tx.Questions(from.At(0, 0, a.zone), until.At(0, 0, a.zone))
	dues := make([]models.Due, len(questions))
	for i, q := range questions {
		answered := q.Answered
		if !answered.IsZero() {
			answered = answered.In(a.zone)
		}
		dues[i] = models.WaitDue(q.Unit, q.Citizen, q.Asked.In(a.zone), answered)
	}
	return dues, err
}

// numbers are all but the answers.
func (a *Actions) numbers(tx *store.Tx, p models.Period) (n models.Numbers, err error) {
	from, end := p.From.At(0, 0, a.zone), p.End().At(0, 0, a.zone)
	if n.Promises, err = tx.Dues(p, a.zone); err != nil {
		return n, err
	}
	if n.Sent, err = tx.StaffTexts(from, end); err != nil {
		return n, err
	}
	if n.Plans, err = tx.PlanTexts(); err != nil {
		return n, err
	}
	if n.Settled, err = tx.SettledCourses(from, end); err != nil {
		return n, err
	}
	if n.Open, err = tx.OpenCourses(end); err != nil {
		return n, err
	}
	n.Coordinates, n.Citizens, err = tx.Caseloads(end)
	return n, err
}

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
	if err := tx.KeepDues(plan.Citizen.ID, duesOf(plan)); err != nil {
		return err
	}
	return tx.FollowCourses(plan.Citizen.ID, courses)
}

// duesOf are the promises that are counted.
func duesOf(plan oneplan.Plan) []store.PromiseDue {
	dues := []store.PromiseDue{}
	for _, p := range plan.Promises() {
		if !p.Counts() {
			continue
		}
		due := store.PromiseDue{Promise: p.ID, Due: p.Due, Kept: p.InTime(), Over: p.Over()}
		if of := plan.PlanByID(p.Plan); of != nil {
			due.Source = of.Source
		}
		dues = append(dues, due)
	}
	return dues
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
