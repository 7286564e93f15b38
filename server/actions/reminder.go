package actions

import (
	"context"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/server/store"
	"enplan/server/wording"
)

// How far ahead reminders stand as rows, and for how long they may stand unlooked
// at. The longest rule is models.MostRuleDays before: a reminder must stand before it
// is due, though nobody opens the plan.
const (
	reminderDays   = 40
	remindersFresh = 7 * 24 * time.Hour
	plannedAtOnce  = 20 // citizens in one round of PlanReminders
)

// planReminders makes the citizen's reminders as the plan is, in the transaction in
// which the plan is made: no reminder outlives its meeting.
func (a *Actions) planReminders(tx *store.Tx, plan oneplan.Plan) error {
	settings, err := tx.Reminding(plan.Citizen.ID)
	if err != nil {
		return err
	}
	l := i18n.Match(plan.Citizen.Language)
	times := a.timesToRemind(plan, settings.Detail, l)
	why := func(n models.Notification) models.Unsent { return models.WhyUnsent(n, times) }
	if err := tx.PlanReminders(plan.Citizen.ID, settings.Reminders(times, a.zone), why); err != nil {
		return err
	}
	return tx.RemindersPlanned(plan.Citizen.ID, l.Name())
}

// timesToRemind are the times of the next reminderDays, and of what has none in them
// the first.
func (a *Actions) timesToRemind(plan oneplan.Plan, detail bool, l *i18n.Language) []models.ToRemind {
	var times []models.ToRemind
	horizon := plan.Today.AddDays(reminderDays).At(0, 0, a.zone)
	for _, b := range plan.Bookings {
		id := oneplan.AppointmentID(oneplan.Appointment{Appointment: b.Appointment, Plan: b.Plan})
		silent, begun := plan.Load.Pause.Silences(b.Appointment), false
		for _, s := range b.Slots {
			if !s.Start.After(plan.AsOf) || begun && !s.Start.Before(horizon) {
				continue
			}
			begun = true
			t := models.ToRemind{Ref: id, Start: s.Start, AllDay: b.AllDay, Again: b.Pattern.Every != "", Silent: silent}
			if detail {
				t.Detail = a.detailOf(plan.Citizen, t, b.Where, plan.Today, l)
			}
			times = append(times, t)
		}
	}
	return times
}

// detailOf is when and where it is, for the lock screen of one who has chosen to
// read it there. A place that must not be known stays out of it.
func (a *Actions) detailOf(c models.Citizen, t models.ToRemind, where restate.PlaceParts, today models.Date, l *i18n.Language) models.Detail {
	if c.Protection.HidesPlaces() {
		where = restate.PlaceParts{}
	}
	return wording.NotificationDetail(t.Start.In(a.zone), t.AllDay, where, today, l)
}

// onTime is a notification of a time with when and where it is; notify leaves that out
// for who has not chosen to read it on the lock screen.
func (a *Actions) onTime(p oneplan.Plan, n models.Notification, where restate.PlaceParts, allDay bool) models.Notification {
	n.Detail = a.detailOf(p.Citizen, models.ToRemind{Start: n.Start, AllDay: allDay}, where, p.Today, i18n.Match(p.Citizen.Language))
	return n
}

// onTimeOf is onTime of an appointment that stands in the plan; where one that is
// called off was to be, nobody need know.
func (a *Actions) onTimeOf(p oneplan.Plan, n models.Notification) models.Notification {
	of, _, err := p.Occurrences(n.Ref)
	if err != nil || n.Kind == models.NotifyCalledOff {
		of.Where = restate.PlaceParts{}
	}
	return a.onTime(p, n, of.Where, of.AllDay)
}

// PlanReminders plans the reminders of those whose plan nobody has opened for a
// while, or that something has changed which many share. Call it about once a second;
// several servers may.
func (a *Actions) PlanReminders(ctx context.Context) error {
	var citizens []string
	if err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		citizens, err = tx.RemindersToPlan(tx.Now.Add(-remindersFresh), plannedAtOnce)
		return err
	}); err != nil {
		return err
	}
	for _, citizen := range citizens {
		if err := a.store.Write(ctx, func(tx *store.Tx) error {
			_, err := a.planAnew(tx, citizen, remindersFresh)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// planAnew plans the citizen's reminders unless they were planned no longer ago than
// that, with the citizen locked. It gives the citizen's language.
func (a *Actions) planAnew(tx *store.Tx, citizen string, ago time.Duration) (language string, err error) {
	if err := tx.LockCitizen(citizen); err != nil {
		return "", err
	}
	planned, language, err := tx.ReminderPlan(citizen)
	if err != nil || tx.Now.Sub(planned) <= ago {
		return language, err
	}
	plan, err := a.build(tx, citizen, tx.Now)
	if err != nil {
		return "", err
	}
	return i18n.Match(plan.Citizen.Language).Name(), a.planReminders(tx, plan)
}
