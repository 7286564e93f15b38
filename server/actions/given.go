package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// AnswerReuse keeps whether a department may use a paper that another has. A
// yes tells the department that asks so. A no tells nobody anything, and takes
// back a yes: before it was fetched without a word, after that in one.
func (a *Actions) AnswerReuse(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.AnswerReuse, s, func(p picture) (models.Event, error) {
		ask, err := p.FindAsk(s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		reply := models.Reply(s.Choice)
		if err := models.CheckReply(reply, s.Note); err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutReuse, What: models.Answered, Choice: s.Choice, Target: ask.Wants.Mark()}
		if reply != models.ReuseYes && !ask.IsGranted() {
			return event, nil
		}
		told, err := p.tx.WithdrawNotices(s.Citizen, models.AboutReuse, ask.ID)
		if err != nil || reply != models.ReuseYes && !told {
			return event, err
		}
		return event, p.tx.AddNotice(store.Notice{
			Citizen: s.Citizen, Source: ask.Wants.Plan.Source, Plan: ask.Wants.Plan.ID, About: models.AboutReuse, Ref: ask.ID,
			Text: wording.ReuseNotice(reply == models.ReuseYes, departments),
		})
	})
}

// HandIn keeps that the citizen has sent a paper today, or has not after all.
func (a *Actions) HandIn(ctx context.Context, who models.Viewer, s Saying, undo bool) error {
	deed := models.HandedIn
	if undo {
		deed = models.TakenBack
	}
	s.Choice = string(deed)
	return a.say(ctx, who, models.HandIn, s, func(p picture) (models.Event, error) {
		mark, err := p.plan.CheckHandIn(s.Ref, undo)
		return models.Event{About: models.AboutDuty, What: deed, Target: mark}, err
	})
}
