package actions

import (
	"context"
	"slices"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/retention"
	"enplan/server/intake"
	"enplan/server/store"
)

// removePlans removes plans of a citizen's, makes what is left anew, and tells who may
// have it open. The citizen must be locked.
func (a *Actions) removePlans(tx *store.Tx, id string, at time.Time, plans []retention.Plan) (removals []models.Removal, err error) {
	records, err := tx.RecordsOf(id)
	if err != nil {
		return nil, err
	}
	for _, p := range plans {
		of := &models.SectorPlan{Source: p.Source, ID: p.ID}
		i := slices.IndexFunc(records, func(r store.Record) bool { return isPlan(r.Record, of) })
		if i < 0 {
			return nil, errMoved
		}
		r := models.Removal{Citizen: id, Source: p.Source, Kind: intake.KindPlan, ID: p.ID, Version: records[i].Version, At: at, By: retainer}
		if _, err := tx.RemovePlan(r, oneplan.PlanID(of)); err != nil {
			return nil, err
		}
		removals = append(removals, r)
	}
	return removals, a.anew(tx, id)
}

// anew makes the citizen's plan anew after something of it was removed.
func (a *Actions) anew(tx *store.Tx, id string) error {
	if _, err := a.rebuild(tx, id); err != nil {
		return err
	}
	return tx.Changed("", a.day(tx), id)
}

// ReapplyRemovals removes again what a restored backup has brought back, before
// anything is served, and ends every session then. What only the database knows of is
// added to the journal. It says how many plans were removed again.
func (a *Actions) ReapplyRemovals(ctx context.Context, who models.Viewer, removed []models.Removal) (again int, err error) {
	var here, lacking []models.Removal
	if err := a.store.Read(ctx, func(tx *store.Tx) error {
		if here, err = tx.Removals(); err != nil {
			return err
		}
		for _, r := range removed {
			_, err := tx.CPROf(r.Citizen)
			switch {
			case models.KindOf(err) == models.NotFound: // erased since
			case err != nil:
				return err
			case !slices.ContainsFunc(here, func(h models.Removal) bool { return h.Covers(r) }):
				lacking = append(lacking, r)
			}
		}
		return nil
	}); err != nil {
		return 0, err
	}
	for _, r := range lacking {
		there, err := a.removeAgain(ctx, who, r)
		if err != nil {
			return again, err
		}
		if there {
			again++
		}
	}
	if again > 0 {
		if err := a.store.Overwrite(ctx); err != nil {
			return again, err
		}
	}
	if a.journal == nil {
		return again, nil
	}
	return again, a.journal.AddRemoved(slices.DeleteFunc(here, func(h models.Removal) bool {
		return slices.ContainsFunc(removed, func(r models.Removal) bool { return r.Covers(h) })
	})...)
}

func (a *Actions) removeAgain(ctx context.Context, who models.Viewer, r models.Removal) (there bool, err error) {
	err = a.perform(ctx, who, models.RemovePlan, r.Citizen, func(tx *store.Tx) error {
		if _, err := tx.Gate(r.Citizen); err != nil {
			return err
		}
		there, err = tx.RemovePlan(r, oneplan.PlanID(&models.SectorPlan{Source: r.Source, ID: r.ID}))
		if err != nil || !there {
			return err
		}
		if err := tx.EndAllSessions(); err != nil {
			return err
		}
		return a.anew(tx, r.Citizen)
	})
	return there, err
}
