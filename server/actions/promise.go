package actions

import (
	"context"

	"enplan/models"
)

// MakePromise keeps what the borgerkonsulent promises the citizen: that she will
// do it herself, or that the department of a plan (Target) will.
func (a *Actions) MakePromise(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.MakePromise, s, func(p picture) (models.Event, error) {
		due, err := models.ParseDate(s.Choice)
		if err != nil {
			return models.Event{}, models.ErrPromiseDay
		}
		if s.Target != "" && p.plan.PlanByID(s.Target) == nil {
			return models.Event{}, models.ErrPromiseOwner
		}
		event := models.Event{About: models.AboutPromise, What: models.Promises, Choice: s.Choice, Target: s.Target}
		return event, models.CheckPromise(s.Note, due, p.plan.Today)
	})
}

// SettlePromise keeps whether a promise was kept; one that was not says why.
func (a *Actions) SettlePromise(ctx context.Context, who models.Viewer, s Saying, kept bool, seen models.Version) error {
	deed := models.WasNotKept
	if kept {
		deed = models.WasKept
	}
	s.Choice = string(deed)
	return a.say(ctx, who, models.SettlePromise, s, func(p picture) (models.Event, error) {
		promise, err := p.editable(s, seen)
		if err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutPromise, What: deed, Target: promise.Plan}
		return event, promise.CheckSettle(kept, s.Note)
	})
}

// PutOffPromise gives a promise another day; the day before stays.
func (a *Actions) PutOffPromise(ctx context.Context, who models.Viewer, s Saying, seen models.Version) error {
	return a.say(ctx, who, models.PutOffPromise, s, func(p picture) (models.Event, error) {
		promise, err := p.editable(s, seen)
		if err != nil {
			return models.Event{}, err
		}
		due, err := models.ParseDate(s.Choice)
		if err != nil {
			return models.Event{}, models.ErrPromiseDay
		}
		event := models.Event{About: models.AboutPromise, What: models.PutOff, Choice: s.Choice, Target: promise.Plan}
		return event, promise.CheckPutOff(due, s.Note, p.plan.Today)
	})
}

// DoubtPromise keeps the citizen's "Det er ikke sket". The promise is open again.
func (a *Actions) DoubtPromise(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.DoubtPromise, s, func(p picture) (models.Event, error) {
		promise, err := p.plan.PromiseByID(s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutPromise, What: models.Doubted, Target: promise.Plan}
		return event, promise.CheckDoubt(s.Note)
	})
}

// editable is the promise, if it still stands as the one who edits it saw it.
func (p picture) editable(s Saying, seen models.Version) (models.Promise, error) {
	promise, err := p.plan.PromiseByID(s.Ref)
	if err != nil {
		return promise, err
	}
	return promise, models.CheckVersion(seen, promise.Version, s.Note, promise.Why)
}
