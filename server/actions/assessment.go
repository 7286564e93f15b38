package actions

import (
	"context"
	"strconv"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// Assessment is the shared picture of how the citizen is, area by area.
func (a *Actions) Assessment(ctx context.Context, who models.Viewer, citizen, language string) (view wording.AssessmentView, err error) {
	err = a.readIn(ctx, who, models.ReadAssessment, citizen, "", func(tx *store.Tx) error {
		plan, err := a.build(tx, citizen, tx.Now)
		view = wording.Assessment(plan, who, i18n.For(language))
		return err
	})
	return view, err
}

// WriteAssessment keeps words of whoever writes about an area, unless they have
// been given others since the version that was seen. Ref is the area, target the
// part.
func (a *Actions) WriteAssessment(ctx context.Context, who models.Viewer, s Saying, seen models.Version) error {
	return a.ofAssessment(ctx, who, models.WriteAssessment, s, models.Wrote, func(now models.Assessment) error {
		return now.CheckWrite(who, models.LifeArea(s.Ref), models.AreaPart(s.Target), seen, s.Note)
	})
}

// RateArea keeps how the citizen says an area goes, from 1 to 5.
func (a *Actions) RateArea(ctx context.Context, who models.Viewer, s Saying, value int) error {
	s.Choice = strconv.Itoa(value)
	return a.ofAssessment(ctx, who, models.RateArea, s, models.Rated, func(now models.Assessment) error {
		return now.CheckRate(models.LifeArea(s.Ref), value)
	})
}

// AnswerArea keeps whether the citizen finds that what the borgerkonsulent wrote
// about an area fits.
func (a *Actions) AnswerArea(ctx context.Context, who models.Viewer, s Saying, seen models.Version) error {
	return a.ofAssessment(ctx, who, models.AnswerArea, s, models.Answered, func(now models.Assessment) error {
		return now.CheckAnswer(models.LifeArea(s.Ref), s.Choice, seen, s.Note)
	})
}

func (a *Actions) ofAssessment(
	ctx context.Context, who models.Viewer, action models.Action, s Saying, deed models.Deed, check func(models.Assessment) error,
) error {
	return a.say(ctx, who, action, s, func(p picture) (models.Event, error) {
		event := models.Event{About: models.AboutAssessment, What: deed, Choice: s.Choice, Target: s.Target}
		return event, check(models.AssessmentOf(p.plan.Said))
	})
}
