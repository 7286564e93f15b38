package actions

import (
	"context"

	"enplan/models"
	"enplan/server/wording"
)

// OfferTimes keeps times that the citizen can choose one of, and returns the id to
// choose at: the same again for what was offered under the same key. A time they
// are offered instead of stays until one is chosen.
func (a *Actions) OfferTimes(ctx context.Context, who models.Viewer, s Saying, o models.Offering) (string, error) {
	id, err := a.madeID("offer", who, s.Key)
	if err != nil {
		return "", err
	}
	reads := o.Reads()
	s.Ref, s.Note, s.Reads = id, models.NoteOf(o), &reads
	s.Titles = o.Titles()
	return id, a.say(ctx, who, models.OfferTimes, s, func(p picture) (models.Event, error) {
		if err := o.Check(p.plan.AsOf); err != nil {
			return models.Event{}, err
		}
		if in := o.Instead; in != nil {
			_, now, err := p.plan.Occurrence(in.Appointment, in.At)
			if err != nil {
				return models.Event{}, err
			}
			if err := now.CheckOpen(p.plan.AsOf); err != nil {
				return models.Event{}, err
			}
		}
		event := models.Event{About: models.AboutAppointment, What: models.Offered}
		return event, a.notify(p.tx, s.Citizen, models.Notification{Kind: models.NotifyOffered, Ref: id})
	})
}

// ChooseTime keeps which of the offered times the citizen chooses. A department
// whose time it comes in place of is told.
func (a *Actions) ChooseTime(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.ChooseTime, s, func(p picture) (models.Event, error) {
		event := models.Event{About: models.AboutAppointment, What: models.Chose, Choice: s.Choice}
		offer := models.AppointmentsOf(p.plan.Said).Of(s.Ref).Offer
		if err := offer.CheckChoice(s.Choice, p.plan.AsOf); err != nil {
			return event, err
		}
		in := offer.Instead
		if in == nil {
			return event, nil
		}
		of, now, err := p.plan.Occurrence(in.Appointment, in.At)
		if err != nil {
			return event, models.ErrOfferGone
		}
		if err := now.CheckOpen(p.plan.AsOf); err != nil {
			return event, models.ErrOfferGone
		}
		move := restingOn(models.Move{Place: offer.Place}, of, now)
		move.To, _ = offer.TimeOf(s.Choice)
		event.Note = models.NoteOf(move)
		return event, p.tellMove(s.Citizen, of, in.At, wording.MoveNotice(p.plan, of, in.At, move, departments))
	})
}

// KeepWishes keeps when the citizen likes to have appointments, unless they were
// changed since the version that was seen.
func (a *Actions) KeepWishes(ctx context.Context, who models.Viewer, s Saying, wish func() (models.Wishes, error), seen models.Version) error {
	wishes, refused := wish()
	event := wishes.Event()
	s.Choice = event.Note
	return a.say(ctx, who, models.KeepWishes, s, func(p picture) (models.Event, error) {
		if refused != nil {
			return models.Event{}, refused
		}
		return event, models.CheckVersion(seen, p.plan.Wishes.Version, s.Note, p.plan.Wishes.Note)
	})
}

// changedTimes has the citizen told outside the app of what a delivery did to an
// appointment.
func changedTimes(c models.Change) (models.Notification, bool) {
	kind, id := models.SplitThing(c.Ref)
	if kind != models.ThingAppointment {
		return models.Notification{}, false
	}
	n := models.Notification{Ref: id, Start: c.To}
	switch c.Kind {
	case models.AppointmentAdded:
		n.Kind = models.NotifyNew
	case models.AppointmentMoved, models.AppointmentPlace:
		n.Kind = models.NotifyMoved
	case models.AppointmentOff:
		n.Kind, n.Start = models.NotifyCalledOff, c.From
	case models.AppointmentChanged:
		n.Kind = models.NotifyMoved
		if len(c.Gone) > 0 {
			n.Kind, n.Start = models.NotifyCalledOff, c.Gone[0].Start
		}
	default:
		return models.Notification{}, false
	}
	return n, true
}
