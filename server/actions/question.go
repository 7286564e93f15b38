package actions

import (
	"context"
	"strings"

	"enplan/models"
)

// AskQuestion keeps the citizen's "Det her forstår jeg ikke" about a sentence
// that stands in the plan or in a message to them, as a task for the
// borgerkonsulent. It returns ErrNotFound for a sentence that stands in neither.
func (a *Actions) AskQuestion(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.AskQuestion, s, func(p picture) (models.Event, error) {
		stands, err := p.stands(who, s.Citizen, s.Ref, s.Note)
		if err != nil {
			return models.Event{}, err
		}
		if !stands {
			return models.Event{}, models.ErrNotFound
		}
		return models.AskedNow(p.plan.Said, s.Ref, strings.TrimSpace(s.Note), p.plan.AsOf)
	})
}

// stands reports whether the sentence stands in the thing.
func (p picture) stands(who models.Viewer, citizen, ref, sentence string) (bool, error) {
	kind, id := models.SplitThing(ref)
	if kind != models.ThingMessage {
		return p.plan.Wrote(ref, sentence), nil
	}
	thread, seq, ok := models.SplitMessage(id)
	if !ok {
		return false, nil
	}
	m, err := p.tx.MessageAt(citizen, thread, seq)
	if models.KindOf(err) == models.NotFound {
		return false, nil
	}
	return err == nil && m.By != who && m.Stands() && strings.Contains(m.Text, sentence), err
}

// TakeBackQuestion keeps that the citizen understands it after all.
func (a *Actions) TakeBackQuestion(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.TakeBackQuestion, s, func(p picture) (models.Event, error) {
		q, err := models.QuestionByID(p.plan.Said, s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		return models.Event{About: models.AboutQuestion, What: models.TakenBack}, q.CheckTakeBack()
	})
}

// AnswerQuestion keeps the plainer words of the borgerkonsulent.
func (a *Actions) AnswerQuestion(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.AnswerQuestion, s, func(p picture) (models.Event, error) {
		q, err := models.QuestionByID(p.plan.Said, s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		if err := q.CheckAnswer(s.Note); err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutQuestion, What: models.Answered}
		return event, a.notify(p.tx, s.Citizen, models.Notification{Kind: models.NotifyAnswer, Ref: answerTo(event.About, s.Ref)})
	})
}
