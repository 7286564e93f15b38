package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
)

// BeginHandover begins to pass the citizen on to the target, for good or for a
// holiday. A holiday is an absence too: where none is kept it is kept now.
func (a *Actions) BeginHandover(ctx context.Context, who models.Viewer, s Saying, term models.Term) error {
	id, err := a.madeID("handover", who, s.Key)
	if err != nil {
		return err
	}
	s.Ref, s.Choice = id, term.String()
	return a.say(ctx, who, models.BeginHandover, s, func(p picture) (models.Event, error) {
		event := models.Event{About: models.AboutHandover, What: models.Began, Choice: s.Choice, Target: s.Target}
		*p.tell = []string{s.Target}
		if err := a.checkBegin(p, who, s, term); err != nil {
			return event, err
		}
		if err := a.tellOfHandover(p, s); err != nil || term.ForGood() {
			return event, err
		}
		return event, holiday(p.tx, models.Absence{Staff: who.ID, From: term.From, To: term.To, Substitute: s.Target})
	})
}

// tellOfHandover tells the citizen that there is something about who is there.
func (a *Actions) tellOfHandover(p picture, s Saying) error {
	return a.notify(p.tx, s.Citizen, models.Notification{Kind: models.NotifyHandover, Ref: s.Ref})
}

func (a *Actions) checkBegin(p picture, who models.Viewer, s Saying, term models.Term) error {
	before := models.HandoverOver
	if h, ok := models.HandoverOf(p.plan.Said); ok {
		before = h.StateOn(a.day(p.tx), a.zone)
	}
	assigned, err := assignedTo(p.tx, s.Citizen)
	if err != nil {
		return err
	}
	from, err := p.tx.StaffByID(who.ID)
	if err != nil {
		return err
	}
	if err := isColleague(p.tx, s.Target); models.KindOf(err) == models.NotFound {
		return models.ErrHandoverTo
	}
	to, err := p.tx.StaffByID(s.Target)
	if err != nil {
		return err
	}
	if err := models.CheckBegin(before, term, from, to, assigned, a.day(p.tx)); err != nil {
		return err
	}
	return models.CheckNote(s.Note)
}

// holiday keeps the absence of a holiday, unless one with the same substitute
// covers it already.
func holiday(tx *store.Tx, absence models.Absence) error {
	own, err := tx.AbsencesOf(absence.Staff, absence.From)
	if err != nil {
		return err
	}
	for _, other := range own {
		if other.Substitute == absence.Substitute && other.On(absence.From) && other.On(absence.To) {
			return nil
		}
	}
	return keepAbsence(tx, absence)
}

// WriteLine keeps one thing the next one is to know: the citizen's own words, or
// a proposal that is passed on when the citizen says yes.
func (a *Actions) WriteLine(ctx context.Context, who models.Viewer, s Saying) error {
	line, err := a.madeID("line", who, s.Key)
	if err != nil {
		return err
	}
	s.Target = line
	deed := models.Proposed
	if who.Role == models.AsCitizen {
		deed = models.Wrote
	}
	return a.ofHandover(ctx, who, models.WriteLine, s, deed, func(h models.Handover, p picture) error {
		return h.CheckLine(who, s.Note, a.day(p.tx), a.zone)
	})
}

// AnswerLine keeps whether the line of the target is passed on.
func (a *Actions) AnswerLine(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofHandover(ctx, who, models.AnswerLine, s, models.Answered, func(h models.Handover, p picture) error {
		return h.CheckAnswer(s.Target, models.LineAnswer(s.Choice), a.day(p.tx), a.zone)
	})
}

// ReadyHandover keeps that one side finds that the package can be passed on, or
// does not after all.
func (a *Actions) ReadyHandover(ctx context.Context, who models.Viewer, s Saying, undo bool) error {
	deed := models.SaidReady
	if undo {
		deed = models.NotReady
	}
	s.Choice = string(deed)
	return a.ofHandover(ctx, who, models.ReadyHandover, s, deed, func(h models.Handover, p picture) error {
		return h.CheckReady(who, undo, a.day(p.tx), a.zone)
	})
}

// TakeOver makes who the citizen's borgerkonsulent in place of the one who hands
// over, both in this one transaction. For a holiday nothing moves: the absence
// says who is there.
func (a *Actions) TakeOver(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofHandover(ctx, who, models.TakeOver, s, models.TookOver, func(h models.Handover, p picture) error {
		still, err := p.tx.IsAssigned(h.From, s.Citizen)
		if err != nil {
			return err
		}
		if err := h.CheckTake(who, still, a.day(p.tx), a.zone); err != nil {
			return err
		}
		if err := a.tellOfHandover(p, s); err != nil || !h.Term.ForGood() {
			return err
		}
		*p.tell = append(*p.tell, h.From)
		if err := p.tx.Assign(who.ID, s.Citizen); err != nil {
			return err
		}
		return unassign(p.tx, h.From, s.Citizen)
	})
}

// MeetHandover keeps that the citizen has met the new one.
func (a *Actions) MeetHandover(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofHandover(ctx, who, models.MeetHandover, s, models.Met, func(h models.Handover, p picture) error {
		return h.CheckMet(a.day(p.tx), a.zone)
	})
}

// TalkOfHandover keeps that the citizen wants to talk about it; it is a task of
// whoever is there for the citizen.
func (a *Actions) TalkOfHandover(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofHandover(ctx, who, models.TalkOfHandover, s, models.AskedTalk, func(h models.Handover, p picture) error {
		return h.CheckTalk(s.Note, a.day(p.tx), a.zone)
	})
}

// CallOffHandover keeps that the citizen is not passed on after all.
func (a *Actions) CallOffHandover(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofHandover(ctx, who, models.CallOffHandover, s, models.CalledOff, func(h models.Handover, p picture) error {
		if err := h.CheckCallOff(who, a.day(p.tx), a.zone); err != nil {
			return err
		}
		return a.tellOfHandover(p, s)
	})
}

// ofHandover keeps one thing said about the handover that was last begun; about
// another one nothing can be said.
func (a *Actions) ofHandover(
	ctx context.Context, who models.Viewer, action models.Action, s Saying, deed models.Deed,
	check func(models.Handover, picture) error,
) error {
	return a.say(ctx, who, action, s, func(p picture) (models.Event, error) {
		h, ok := models.HandoverOf(p.plan.Said)
		if !ok || h.ID != s.Ref {
			return models.Event{}, models.ErrNotFound
		}
		*p.tell = []string{h.To}
		return models.Event{About: models.AboutHandover, What: deed, Choice: s.Choice, Target: s.Target}, check(h, p)
	})
}
