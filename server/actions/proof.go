package actions

import (
	"context"
	"slices"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/store"
	"enplan/server/wording"
)

// Proof is what is known of whether the citizen was told of a time of an
// appointment, in the same words to both sides. It also knows times of late. It
// returns models.ErrNotFound when the citizen has no such time.
func (a *Actions) Proof(ctx context.Context, who models.Viewer, citizen, id string, at time.Time, language string) (view wording.ProofView, err error) {
	err = a.readIn(ctx, who, models.ReadProof, citizen, "", func(tx *store.Tx) error {
		known, err := a.known(tx, citizen, id, at)
		if err != nil {
			return err
		}
		view = wording.Proof(known.plan, known.of, known.time, known.proof, tx.Now, who.Works(), i18n.For(language))
		return nil
	})
	return view, err
}

// PastTimes are the times of late, of which it may be asked whether the citizen
// was told of them, the newest first.
func (a *Actions) PastTimes(ctx context.Context, who models.Viewer, citizen, language string) (view wording.PastTimesView, err error) {
	err = a.readIn(ctx, who, models.ReadProof, citizen, "", func(tx *store.Tx) error {
		facts, err := a.facts(tx, citizen)
		if err != nil {
			return err
		}
		plan, err := a.compose(facts, tx.Now.AddDate(0, 0, -models.MissedWithin))
		if err != nil {
			return err
		}
		var past []wording.PastTime
		known := map[string]bool{}
		for _, b := range plan.Bookings {
			id := oneplan.BookingID(b)
			of, all, err := plan.Occurrences(id)
			if err != nil || known[id] {
				continue // those at another place are booked by themselves
			}
			known[id] = true
			for _, o := range all {
				if o.State != models.IsOff && !o.Start.After(tx.Now) && !o.Start.Before(plan.AsOf) {
					past = append(past, wording.PastTime{Of: of, Time: o})
				}
			}
		}
		slices.SortStableFunc(past, func(x, y wording.PastTime) int { return y.Time.Start.Compare(x.Time.Start) })
		view = wording.PastTimes(plan, past, tx.Now, i18n.For(language))
		return nil
	})
	return view, err
}

// RecordMissed keeps that the citizen did not come to a time. It is refused when
// nothing shows that the citizen was told of the time as it was: nobody can stay
// away from what they did not know of.
func (a *Actions) RecordMissed(ctx context.Context, who models.Viewer, s Saying, at time.Time) error {
	s.Target = models.AtName(at)
	return a.say(ctx, who, models.RecordMissed, s, func(p picture) (models.Event, error) {
		known, err := a.known(p.tx, s.Citizen, s.Ref, at)
		if err != nil {
			return models.Event{}, err
		}
		if err := known.proof.CheckMissed(known.time, p.tx.Now); err != nil {
			return models.Event{}, err
		}
		return models.Event{About: models.AboutAppointment, What: models.DidNotCome, Target: s.Target}, nil
	})
}

// known is a time with what is known of whether the citizen was told of it.
type known struct {
	plan  oneplan.Plan // as it was when the time still was to come
	of    oneplan.Appointment
	time  models.Occurrence
	proof models.Proof
}

func (a *Actions) known(tx *store.Tx, citizen, id string, at time.Time) (k known, err error) {
	facts, err := a.facts(tx, citizen)
	if err != nil {
		return k, err
	}
	if k.plan, err = a.compose(facts, tx.Now.AddDate(0, 0, -models.MissedWithin)); err != nil {
		return k, err
	}
	if k.of, k.time, err = k.plan.Occurrence(id, at); err != nil {
		return k, err
	}
	sent, err := tx.SentAbout(citizen, id, k.time.Start)
	if err != nil {
		return k, err
	}
	since := k.time.Since(facts.Said, id)
	from := k.time.Start.AddDate(0, 0, -oneplan.HorizonDays)
	if since.After(from) {
		from = since
	}
	read, err := tx.LastDone(citizen, models.ReadOwnPlan, from, k.time.Start)
	if err != nil {
		return k, err
	}
	k.proof = models.ProofOf(k.time, since, sent, []time.Time{read}, oneplan.HorizonDays)
	return k, nil
}
