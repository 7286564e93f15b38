package actions

import (
	"context"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/store"
	"enplan/server/wording"
)

// WriteRemark keeps the citizen's "Det passer ikke" about a thing in the plan and
// sends it to whoever wrote the thing, with the day by which it is answered.
func (a *Actions) WriteRemark(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.WriteRemark, s, func(p picture) (models.Event, error) {
		thing, err := p.plan.Thing(s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		if err := models.CheckRemark(p.plan.Said, s.Ref, s.Note); err != nil {
			return models.Event{}, err
		}
		remark := models.Remark{
			ID: models.RemarkID(models.NextSeq(p.plan.Said)), Ref: s.Ref, Due: models.RemarkDue(p.plan.Today, a.answerWithin),
			Remarked: wording.RemarkedThing(p.plan, thing, s.Note, departments),
		}
		if thing.Plan != nil {
			remark.Plan = oneplan.PlanID(thing.Plan)
			if err := p.tellOf(s.Citizen, remark, wording.RemarkNotice(p.plan.Today, thing, remark, departments)); err != nil {
				return models.Event{}, err
			}
		}
		return remark.Event()
	})
}

// TakeBackRemark keeps that the citizen takes it back.
func (a *Actions) TakeBackRemark(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.TakeBackRemark, s, func(p picture) (models.Event, error) {
		remark, err := models.RemarkByID(p.plan.Said, s.Ref)
		if err != nil {
			return models.Event{}, err
		}
		if err := remark.CheckTakeBack(); err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutRemark, What: models.TakenBack, Target: remark.Plan}
		return event, p.endRemark(s.Citizen, remark, wording.RemarkOverNotice(false, departments))
	})
}

// AnswerRemark keeps what the borgerkonsulent answers. A department that has the
// remark already learns that it need not answer.
func (a *Actions) AnswerRemark(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.AnswerRemark, s, func(p picture) (models.Event, error) {
		remark, event, err := p.answered(s)
		if err != nil {
			return models.Event{}, err
		}
		if err := a.tellOfAnswer(p, remark, s); err != nil {
			return models.Event{}, err
		}
		return event, p.endRemark(s.Citizen, remark, wording.RemarkOverNotice(true, departments))
	})
}

// tellOfAnswer tells the citizen that somebody has answered a remark.
func (a *Actions) tellOfAnswer(p picture, remark models.Remark, s Saying) error {
	return a.notify(p.tx, s.Citizen, models.Notification{Kind: models.NotifyAnswer, Ref: answerTo(models.AboutRemark, remark.ID)})
}

// AnswerNotice keeps what the department answers that got a remark, or that a
// citizen cannot come. Then it has the notice too. It returns ErrNotFound for a
// notice that is another's or asks for no answer.
func (a *Actions) AnswerNotice(ctx context.Context, who models.Viewer, source, id string, s Saying) error {
	return a.perform(ctx, who, models.AnswerNotice, source, func(tx *store.Tx) error {
		notice, err := tx.NoticeOf(source, id)
		if err != nil {
			return err
		}
		s.Citizen, s.Ref = notice.Citizen, notice.Ref
		answer := func(p picture) (models.Event, error) {
			remark, event, err := p.answered(s)
			if err != nil {
				return models.Event{}, err
			}
			return event, a.tellOfAnswer(p, remark, s)
		}
		switch notice.About {
		case models.AboutRemark:
		case models.AboutAppointment:
			var at time.Time
			s.Ref, at = models.SplitTimeRef(notice.Ref)
			answer = func(p picture) (models.Event, error) { return a.replied(p, s, at) }
		default:
			return models.ErrNotFound
		}
		err = a.keepSaid(tx, who, models.AnswerNotice, s, answer)
		if err != nil {
			return err
		}
		if _, err := tx.ConfirmNotice(source, id); err != nil {
			return err
		}
		return tx.Log(models.Entry{Citizen: s.Citizen, By: who, Action: models.AnswerNotice, Source: source, Ground: string(models.OwnDelivery)})
	})
}

// answered is the event that an answer to a remark comes to.
func (p picture) answered(s Saying) (models.Remark, models.Event, error) {
	remark, err := models.RemarkByID(p.plan.Said, s.Ref)
	if err != nil {
		return remark, models.Event{}, err
	}
	event := models.Event{About: models.AboutRemark, What: models.Answered, Choice: s.Choice, Target: remark.Plan}
	return remark, event, remark.CheckAnswer(models.RemarkAnswer(s.Choice), s.Note)
}

// tellOf leaves a notice about a remark for the department that wrote the thing.
func (p picture) tellOf(citizen string, r models.Remark, text string) error {
	plan := p.plan.PlanByID(r.Plan)
	if plan == nil {
		return nil // the plan has ended
	}
	return p.tx.AddNotice(store.Notice{
		Citizen: citizen, Source: plan.Source, Plan: plan.ID, About: models.AboutRemark, Ref: r.ID, Text: text,
	})
}

// endRemark takes the notice back; a department that has it is told over instead.
func (p picture) endRemark(citizen string, r models.Remark, over string) error {
	told, err := p.tx.WithdrawNotices(citizen, models.AboutRemark, r.ID)
	if err != nil || !told {
		return err
	}
	return p.tellOf(citizen, r, over)
}
