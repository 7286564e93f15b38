package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// AnswerFinding keeps what the citizen says to something that does not fit
// together.
func (a *Actions) AnswerFinding(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.AnswerFinding, s, func(p picture) (models.Event, error) {
		f, err := p.ForCitizen().Find(s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutFinding, What: models.Answered, Choice: s.Choice, Shown: true}
		return event, f.CheckAnswer(f.Kind, models.Answer(s.Choice), s.Note)
	})
}

// DecideFinding keeps what the borgerkonsulent decides. One that asks a
// department leaves a notice for it, which says nothing of the others.
func (a *Actions) DecideFinding(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.DecideFinding, s, func(p picture) (models.Event, error) {
		f, err := p.Find(s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		decision := models.Decision(s.Choice)
		if err := f.CheckDecision(f.Kind, decision, s.Note, s.Target, f.Targets()); err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutFinding, What: models.Decided, Choice: s.Choice, Target: s.Target, Shown: !f.Withheld}
		if _, err := p.tx.WithdrawNotices(s.Citizen, models.AboutFinding, f.ID); err != nil || !decision.NeedsTarget() {
			return event, err
		}
		plan, _ := f.Owner(s.Target)
		return event, p.tx.AddNotice(store.Notice{
			Citizen: s.Citizen, Source: plan.Source, Plan: plan.ID, About: models.AboutFinding, Ref: f.ID,
			Text: wording.AskNotice(p.plan, f, s.Target, departments),
		})
	})
}

// ReopenFinding takes a decision back. What a department was asked and has not
// fetched yet it will not be asked.
func (a *Actions) ReopenFinding(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.ReopenFinding, s, func(p picture) (models.Event, error) {
		f, err := p.Find(s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		if err := f.CheckReopening(s.Note); err != nil {
			return models.Event{}, err
		}
		_, err = p.tx.WithdrawNotices(s.Citizen, models.AboutFinding, f.ID)
		return models.Event{About: models.AboutFinding, What: models.Reopened, Shown: !f.Withheld}, err
	})
}
