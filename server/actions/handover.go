package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/server/store"
	"enplan/server/wording"
)

// Handover is the citizen's handover as whoever asks may read it.
func (a *Actions) Handover(ctx context.Context, who models.Viewer, citizen, language string) (view wording.HandoverView, err error) {
	err = a.readIn(ctx, who, models.ReadHandover, citizen, "", func(tx *store.Tx) error {
		plan, err := a.build(tx, citizen, tx.Now)
		if err != nil {
			return err
		}
		follows, err := follows(tx, citizen, detect.Look(plan))
		if err != nil {
			return err
		}
		var colleagues []models.Staff
		if who.Role == models.AsCoordinator {
			if colleagues, err = canTakeOver(tx, who, citizen); err != nil {
				return err
			}
		}
		view = wording.Handover(plan, who, follows, colleagues, i18n.For(language))
		return nil
	})
	return view, err
}

// incoming are the citizens whom others want to pass on to the borgerkonsulent.
// Each of them can see that it was read.
func (a *Actions) incoming(tx *store.Tx, who models.Viewer, language string) ([]wording.DeskHandover, error) {
	citizens, err := tx.PassedOnTo(who.ID)
	if err != nil {
		return nil, err
	}
	var rows []wording.DeskHandover
	for _, id := range citizens {
		said, err := tx.EventsAbout(id, models.AboutHandover)
		if err != nil {
			return nil, err
		}
		if h, _ := models.HandoverOf(said); !h.StateOn(a.day(tx), a.zone).UnderWay() {
			continue
		}
		plan, err := a.build(tx, id, tx.Now)
		if err != nil {
			return nil, err
		}
		follows, err := follows(tx, id, detect.Look(plan))
		if err != nil {
			return nil, err
		}
		row, ok := wording.DeskHandoverOf(plan, who, follows, i18n.For(language))
		if !ok {
			continue
		}
		rows = append(rows, row)
		if err := tx.Log(store.Entry{Actor: actorOf(who), Action: string(models.ReadDesk), CitizenID: id}); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// follows is what goes along by itself.
func follows(tx *store.Tx, citizen string, m detect.Matters) (models.Follows, error) {
	var f models.Follows
	threads, err := tx.Threads(citizen, "")
	if err != nil {
		return f, err
	}
	for _, t := range threads {
		if on, _ := t.Waiting(); on == models.WaitsOnUs {
			f.Waiting++
		}
	}
	for _, finding := range m.Findings {
		if finding.State == models.StateWaiting {
			f.Asked++
		}
	}
	tasks, err := tx.Tasks(citizen)
	for _, task := range tasks {
		if task.Done.IsZero() {
			f.Tasks++
		}
	}
	return f, err
}

// canTakeOver are the colleagues whom the borgerkonsulent can pass the citizen
// on to; none for one who only stands in.
func canTakeOver(tx *store.Tx, who models.Viewer, citizen string) ([]models.Staff, error) {
	assigned, err := assignedTo(tx, citizen)
	if err != nil {
		return nil, err
	}
	from, err := tx.StaffByID(who.ID)
	if err != nil {
		return nil, err
	}
	all, err := tx.Staff()
	var can []models.Staff
	for _, s := range all {
		term := models.Term{From: models.DateOf(tx.Now).AddDays(1)}
		if models.CheckBegin(models.HandoverOver, term, from, s, assigned, models.DateOf(tx.Now)) == nil {
			can = append(can, s)
		}
	}
	return can, err
}

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
		if err := a.checkBegin(p, who, s, term); err != nil || term.ForGood() {
			*p.tell = []string{s.Target}
			return event, err
		}
		*p.tell = []string{s.Target}
		return event, holiday(p.tx, models.Absence{Staff: who.ID, From: term.From, To: term.To, Substitute: s.Target})
	})
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
	to, err := p.tx.StaffByID(s.Target)
	if models.KindOf(err) == models.NotFound {
		return models.ErrHandoverTo
	}
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
		if err := h.CheckTake(who, still, a.day(p.tx), a.zone); err != nil || !h.Term.ForGood() {
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
		return h.CheckCallOff(who, a.day(p.tx), a.zone)
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
