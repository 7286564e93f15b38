package actions

import (
	"context"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/server/calendar"
	"enplan/server/store"
	"enplan/server/wording"
)

// MakeAppointment keeps an appointment that the borgerkonsulent makes, and returns
// its id: the same again for what was made under the same key. It is hers, and no
// department is told of it.
func (a *Actions) MakeAppointment(ctx context.Context, who models.Viewer, s Saying, made models.Arrangement, r models.Recurrence) (string, error) {
	id, err := a.madeID("appointment", who, s.Key)
	if err != nil {
		return "", err
	}
	rule, ruled := r.RRULE(models.DateOf(made.Start.In(a.zone)))
	if made.Repeat = rule; rule != "" && ruled == nil {
		if _, err := calendar.Parse(rule); err != nil {
			ruled = models.ErrRepeat
		}
	}
	reads := made.Reads()
	s.Ref, s.Note, s.Reads = id, models.NoteOf(made), &reads
	s.Titles = made.Titles()
	return id, a.say(ctx, who, models.MakeAppointment, s, func(p picture) (models.Event, error) {
		if err := made.Check(true); err != nil {
			return models.Event{}, err
		}
		if ruled != nil {
			return models.Event{}, ruled
		}
		if err := models.CheckSlot(models.Slot{Start: made.Start, End: made.End}, p.plan.AsOf); err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutAppointment, What: models.Arranged}
		return event, a.notify(p.tx, s.Citizen, a.onTime(p.plan, models.Notification{Kind: models.NotifyNew, Ref: id, Start: made.Start}, restate.Place(made.Place), false))
	})
}

// MoveAppointment keeps that a time of an appointment is moved, or all of them
// when none is named. The department whose appointment it is is told.
func (a *Actions) MoveAppointment(ctx context.Context, who models.Viewer, s Saying, at time.Time, move models.Move, seen models.Version) error {
	s.Note, s.Reads, s.Titles, s.Target = models.NoteOf(move), &move.Why, move.Place, models.AtName(at)
	return a.say(ctx, who, models.MoveAppointment, s, func(p picture) (models.Event, error) {
		of, all, now, err := p.named(s.Ref, at, seen, move.Why)
		if err != nil {
			return models.Event{}, err
		}
		if err := now.CheckMove(move, all, p.plan.AsOf); err != nil {
			return models.Event{}, err
		}
		move := restingOn(move, of, now)
		event := models.Event{About: models.AboutAppointment, What: models.MovedTime, Target: s.Target, Note: models.NoteOf(move)}
		if err := p.tellMove(s.Citizen, of, at, wording.MoveNotice(p.plan, of, at, move, departments)); err != nil {
			return event, err
		}
		return event, a.notify(p.tx, s.Citizen, a.onTime(p.plan, models.Notification{Kind: models.NotifyMoved, Ref: s.Ref, Start: move.To.Start}, movedTo(of, now, move), of.AllDay))
	})
}

// CallOffAppointment keeps that a time of an appointment does not take place, or
// none of them when none is named; of an offer, that nothing can be chosen any
// more. The department whose appointment it is is told.
func (a *Actions) CallOffAppointment(ctx context.Context, who models.Viewer, s Saying, at time.Time, seen models.Version) error {
	why := strings.TrimSpace(s.Note)
	s.Reads, s.Target = &why, models.AtName(at)
	return a.say(ctx, who, models.CallOffAppointment, s, func(p picture) (models.Event, error) {
		event := models.Event{About: models.AboutAppointment, What: models.CalledOff, Target: s.Target}
		if said := models.AppointmentsOf(p.plan.Said).Of(s.Ref); said.Offer != nil && said.Made == nil {
			event.Target, event.Note = "", models.NoteOf(models.Move{Why: why})
			if len(said.Offer.Open(p.plan.AsOf)) == 0 {
				return event, models.ErrOfferGone
			}
			if err := models.CheckVersion(seen, said.Version, why, ""); err != nil {
				return event, err
			}
			return event, models.CheckNote(why)
		}
		of, _, now, err := p.named(s.Ref, at, seen, why)
		if err != nil {
			return event, err
		}
		if err := now.CheckCallOff(why, p.plan.AsOf); err != nil {
			return event, err
		}
		move := restingOn(models.Move{Why: why}, of, now)
		event.Note = models.NoteOf(move)
		if err := p.tellMove(s.Citizen, of, at, wording.CallOffNotice(p.plan, of, at, move, departments)); err != nil {
			return event, err
		}
		return event, a.notify(p.tx, s.Citizen, a.onTime(p.plan, models.Notification{Kind: models.NotifyCalledOff, Ref: s.Ref, Start: now.Start}, restate.PlaceParts{}, of.AllDay))
	})
}

// AnswerAppointment keeps whether the citizen comes to a time. The department
// whose appointment it is is told of one who does not, and when they do after all;
// the borgerkonsulent has what the citizen wrote.
func (a *Actions) AnswerAppointment(ctx context.Context, who models.Viewer, s Saying, at time.Time) error {
	s.Target = models.AtName(at)
	answer := models.AppointmentAnswer(s.Choice)
	return a.say(ctx, who, models.AnswerAppointment, s, func(p picture) (models.Event, error) {
		of, now, err := p.plan.Occurrence(s.Ref, at)
		if err != nil {
			return models.Event{}, err
		}
		event := models.Event{About: models.AboutAppointment, What: models.Answered, Choice: s.Choice, Target: s.Target}
		if err := now.CheckAnswer(answer, s.Note, p.plan.AsOf); err != nil || of.MadeHere() {
			return event, err
		}
		told, err := p.tx.WithdrawNotices(s.Citizen, models.AboutAppointment, models.TimeRef(s.Ref, at))
		if err != nil || answer == models.WillCome && (!told || now.Answer.What == "" || now.Answer.What == models.WillCome) {
			return event, err
		}
		return event, p.tellAppointment(s.Citizen, of, at, wording.AnswerNotice(p.plan, of, now, answer, departments))
	})
}

// ReplyToAnswer keeps what the borgerkonsulent answers one who cannot come.
func (a *Actions) ReplyToAnswer(ctx context.Context, who models.Viewer, s Saying, at time.Time) error {
	s.Target = models.AtName(at)
	return a.say(ctx, who, models.ReplyToAnswer, s, func(p picture) (models.Event, error) {
		return a.replied(p, s, at)
	})
}

// replied is the event that an answer to one who cannot come comes to.
func (a *Actions) replied(p picture, s Saying, at time.Time) (models.Event, error) {
	event := models.Event{About: models.AboutAppointment, Ref: s.Ref, What: models.Replied, Target: models.AtName(at)}
	_, now, err := p.plan.Occurrence(s.Ref, at)
	if err != nil {
		return event, err
	}
	if err := now.CheckReply(s.Note, p.plan.AsOf); err != nil {
		return event, err
	}
	return event, a.notify(p.tx, s.Citizen, models.Notification{Kind: models.NotifyAnswer, Ref: s.Ref, Start: now.Start})
}

// WriteAppointment keeps words of either side to prepare for an appointment, or
// about what was agreed there. Nothing of it is ever taken out.
func (a *Actions) WriteAppointment(ctx context.Context, who models.Viewer, s Saying, at time.Time) error {
	s.Target = models.AtName(at)
	return a.say(ctx, who, models.WriteAppointment, s, func(p picture) (models.Event, error) {
		event := models.Event{About: models.AboutAppointment, What: models.Noted, Choice: s.Choice, Target: s.Target}
		if err := p.plan.HasTime(s.Ref, at); err != nil {
			return event, err
		}
		return event, models.CheckNoted(models.NotedPart(s.Choice), s.Note)
	})
}

// named is the appointment and the time of it that is meant; without a name it is
// the next one that all others follow. The version must be the one that was seen.
func (p picture) named(id string, at time.Time, seen models.Version, yours string) (oneplan.Appointment, []models.Occurrence, models.Occurrence, error) {
	of, all, err := p.plan.Occurrences(id)
	if err != nil {
		return of, nil, models.Occurrence{}, err
	}
	if err := models.CheckVersion(seen, models.AppointmentsOf(p.plan.Said).Of(id).Version, yours, ""); err != nil {
		return of, nil, models.Occurrence{}, err
	}
	for _, o := range all {
		if at.IsZero() && o.CheckOpen(p.plan.AsOf) == nil || o.At.Equal(at) {
			return of, all, o, nil
		}
	}
	return of, nil, models.Occurrence{}, models.ErrNotFound
}

// movedTo is where a moved time takes place.
func movedTo(of oneplan.Appointment, now models.Occurrence, m models.Move) restate.PlaceParts {
	for _, place := range []string{m.Place, now.Place} {
		if place != "" {
			return restate.Place(place)
		}
	}
	return of.Where
}

// restingOn is the move with what it rests on: it holds as long as that does.
func restingOn(m models.Move, of oneplan.Appointment, now models.Occurrence) models.Move {
	m.Was, m.Base, m.Rule = now.Slot, now.Base, of.Rule
	return m
}

// tellMove tells the department whose appointment was moved or cancelled here to
// put its own calendar right; what it was told before of that time it need not do.
func (p picture) tellMove(citizen string, of oneplan.Appointment, at time.Time, text string) error {
	if of.MadeHere() {
		return nil
	}
	if _, err := p.tx.WithdrawNotices(citizen, models.AboutAppointment, models.TimeRef(oneplan.AppointmentID(of), at)); err != nil {
		return err
	}
	return p.tellAppointment(citizen, of, at, text)
}

func (p picture) tellAppointment(citizen string, of oneplan.Appointment, at time.Time, text string) error {
	return p.tx.AddNotice(store.Notice{
		Citizen: citizen, Source: of.Plan.Source, Plan: of.Plan.ID, About: models.AboutAppointment,
		Ref: models.TimeRef(oneplan.AppointmentID(of), at), Text: text,
	})
}
