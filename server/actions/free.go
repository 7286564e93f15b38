package actions

import (
	"context"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/store"
	"enplan/server/wording"
)

// Search is what kind of a time is looked for.
type Search = detect.Search

// deskDays is how many days the borgerkonsulent sees the appointments of.
const deskDays = 92

// DeskAppointments are a citizen's appointments as the borgerkonsulent makes and
// moves them.
func (a *Actions) DeskAppointments(ctx context.Context, who models.Viewer, citizen, language string) (view wording.DeskAppointmentsView, err error) {
	err = a.perform(ctx, who, models.ReadAppointments, citizen, func(tx *store.Tx) error {
		plan, err := a.buildFor(tx, citizen, deskDays)
		if err != nil {
			return err
		}
		view = wording.DeskAppointments(plan, i18n.For(language))
		return nil
	})
	return view, err
}

// FindTimes are the times that fit all the citizen has and wishes. Without a first
// day it is today's, without a last one two weeks on.
func (a *Actions) FindTimes(ctx context.Context, who models.Viewer, citizen, language string, q Search) (view wording.FreeView, err error) {
	const twoWeeks = 14
	err = a.perform(ctx, who, models.FindTimes, citizen, func(tx *store.Tx) error {
		if q.From.IsZero() {
			q.From = a.day(tx)
		}
		if q.To.IsZero() {
			q.To = q.From.AddDays(twoWeeks)
		}
		if err := q.Check(a.day(tx)); err != nil {
			return err
		}
		plan, err := a.build(tx, citizen, tx.Now)
		if err != nil {
			return err
		}
		view = wording.Free(plan, detect.Free(plan, q), i18n.For(language))
		return nil
	})
	return view, err
}

// Month is the times of a month, 2026-12, of the citizen's own. It returns
// ErrNotFound for one that is over or more than a year ahead.
func (a *Actions) Month(ctx context.Context, who models.Viewer, month, language string) (view wording.MonthView, err error) {
	err = a.perform(ctx, who, models.ReadMonth, who.ID, func(tx *store.Tx) error {
		at, err := time.Parse("2006-01", month)
		if err != nil {
			return models.ErrNotFound
		}
		first, today := models.DateOf(at), a.day(tx)
		next := models.DateOf(at.AddDate(0, 1, 0))
		if !today.Before(next) || !first.Before(today.AddDays(oneplan.YearDays)) {
			return models.ErrNotFound
		}
		plan, err := a.buildFor(tx, who.ID, today.DaysUntil(next))
		if err != nil {
			return err
		}
		view = wording.Month(plan, first, i18n.For(language))
		return nil
	})
	return view, err
}

// buildFor is build with the times of so many days.
func (a *Actions) buildFor(tx *store.Tx, id string, days int) (oneplan.Plan, error) {
	facts, err := a.facts(tx, id)
	if err != nil {
		return oneplan.Plan{}, err
	}
	return a.composeFor(facts, tx.Now, days)
}
