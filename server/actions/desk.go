package actions

import (
	"context"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/server/store"
	"enplan/server/wording"
)

// Desk lists those the borgerkonsulent coordinates for now, those who need
// somebody first. Each of them can see that the list was read.
func (a *Actions) Desk(ctx context.Context, who models.Viewer, language string) (view wording.DeskView, err error) {
	err = a.perform(ctx, who, models.ReadDesk, who.ID, func(tx *store.Tx) error {
		citizens, err := a.lookedAfter(tx, who)
		if err != nil {
			return err
		}
		places, err := tx.DeskOrder(who.ID)
		if err != nil {
			return err
		}
		var rows []wording.DeskRow
		for _, id := range citizens { // in the order of their ids, as deliveries lock them
			from, err := a.standing(tx, who, &id, "")
			if err != nil {
				return err
			}
			if !from.Assigned {
				continue // it ended a moment ago
			}
			plan, err := a.build(tx, id, tx.Now)
			if err != nil {
				return err
			}
			talk := wording.Correspondence{Who: who, Now: tx.Now.In(a.zone)}
			if talk.Threads, err = tx.Threads(id, ""); err != nil {
				return err
			}
			talk.Threads = models.WithWhys(talk.Threads, plan.Said)
			untold, err := tx.GivenUp(id)
			if err != nil {
				return err
			}
			talk.Untold = len(untold)
			calls, err := a.toCall(tx, id)
			if err != nil {
				return err
			}
			talk.Calls = len(calls)
			row := wording.DeskRowOf(plan, detect.Look(plan), talk, i18n.For(language))
			row.Place = places[id]
			rows = append(rows, row)
			if err := tx.Log(models.Entry{Citizen: id, By: who, Action: models.ReadDesk, Ground: string(models.Coordinates)}); err != nil {
				return err
			}
		}
		incoming, err := a.incoming(tx, who, language)
		view = wording.Desk(models.DateOf(tx.Now.In(a.zone)), rows, incoming)
		return err
	})
	return view, err
}

// DeskCitizen is what the borgerkonsulent sees of one citizen.
func (a *Actions) DeskCitizen(ctx context.Context, who models.Viewer, citizen, language string) (view wording.DeskCitizenView, err error) {
	err = a.perform(ctx, who, models.ReadCitizen, citizen, func(tx *store.Tx) error {
		plan, err := a.build(tx, citizen, tx.Now)
		if err != nil {
			return err
		}
		notices, err := tx.NoticesAbout(citizen)
		if err != nil {
			return err
		}
		var told []wording.Told
		for _, n := range notices {
			told = append(told, wording.Told{Source: n.Source, Plan: n.Plan, Text: n.Text, Created: n.Created, Received: n.Received})
		}
		seen, err := tx.SeenBy(citizen, who)
		if err != nil {
			return err
		}
		view = wording.DeskCitizen(plan, detect.Look(plan), told, i18n.For(language))
		calls, err := a.toCall(tx, citizen)
		if err != nil {
			return err
		}
		view.Calls = wording.DeskCalls(calls, view.FirstName, tx.Now.In(a.zone), i18n.For(language))
		safety, err := tx.Safety(citizen)
		if err != nil {
			return err
		}
		view.Safety = wording.Safety(safety, plan.Citizen.Name, tx.Now.In(a.zone), i18n.For(language))
		view.Past = wording.DeskPast(plan, who, seen, i18n.For(language))
		return nil
	})
	return view, err
}

// OrderDesk keeps the order in which the borgerkonsulent wants to see the
// citizens. Those the borgerkonsulent does not look after are left out.
func (a *Actions) OrderDesk(ctx context.Context, who models.Viewer, citizens []string) error {
	return a.perform(ctx, who, models.OrderDesk, who.ID, func(tx *store.Tx) error {
		own, err := a.lookedAfter(tx, who)
		if err != nil {
			return err
		}
		var order []string
		for _, id := range citizens {
			if slices.Contains(own, id) && !slices.Contains(order, id) {
				order = append(order, id)
			}
		}
		return tx.OrderDesk(who.ID, order)
	})
}

// lookedAfter are the citizens the borgerkonsulent coordinates for, and those of
// colleagues who are away, in the order of their ids.
func (a *Actions) lookedAfter(tx *store.Tx, who models.Viewer) ([]string, error) {
	own, err := tx.AssignedTo(who.ID)
	if err != nil {
		return nil, err
	}
	others, err := tx.StoodInFor(who.ID, a.day(tx))
	if err != nil {
		return nil, err
	}
	all := slices.Concat(own, others)
	slices.Sort(all)
	return slices.Compact(all), nil
}
