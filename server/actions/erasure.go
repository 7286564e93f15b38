package actions

import (
	"context"
	"slices"

	"enplan/models"
	"enplan/server/store"
)

// EraseCitizen erases a citizen, named by id or by what a source calls them: their
// key is destroyed, and with it all that is about them can be read no more, wherever
// a copy lies without the key. It is refused while the citizen's data is held. It is
// in the journal before it is answered, so that no backup brings the citizen back.
func (a *Actions) EraseCitizen(ctx context.Context, who models.Viewer, citizen string, reason models.ErasureReason) error {
	id, err := a.find(ctx, who, models.EraseCitizen, citizen)
	if err != nil {
		return err
	}
	e := models.Erasure{Citizen: id, By: who, Reason: reason}
	err = a.perform(ctx, who, models.EraseCitizen, id, func(tx *store.Tx) error {
		if e.At, err = tx.Gate(id); err != nil {
			return err
		}
		held, err := tx.IsHeld(id)
		if err != nil {
			return err
		}
		if err := models.CheckErasure(reason, held); err != nil {
			return err
		}
		return a.erase(tx, e)
	})
	if err != nil {
		return err
	}
	if a.journal != nil {
		if err := a.journal.AddErased(e); err != nil {
			a.log.ErrorContext(ctx, "an erasure is not in the journal; start the program anew when the disk is mended", "error", err.Error())
			return errNotKept
		}
	}
	return a.store.Overwrite(ctx)
}

// find is the citizen of that id or ref, looked up as somebody who may do the action.
func (a *Actions) find(ctx context.Context, who models.Viewer, action models.Action, citizen string) (id string, err error) {
	if err := models.May(who, action, citizen, models.Standing{}); err != nil {
		a.logRefusal(ctx, entry(who, action, "", ""))
		return "", err
	}
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		id, err = tx.FindCitizen(citizen)
		return err
	})
	return id, err
}

// erase does it, and tells whoever may have a page about the citizen open.
func (a *Actions) erase(tx *store.Tx, e models.Erasure) error {
	departments, err := tx.AskedFor(e.Citizen)
	if err != nil {
		return err
	}
	var staff []string
	for _, department := range departments {
		looked, err := tx.LookedSince(e.Citizen, department, tx.Now.Add(-models.LimitsOf(models.AsCoordinator).Whole))
		if err != nil {
			return err
		}
		staff = append(staff, looked...)
	}
	if err := tx.ChangedAlsoFor(staff, "", a.day(tx), e.Citizen); err != nil {
		return err
	}
	return tx.Erase(e)
}

// ReapplyErasures erases again whom a restored backup has brought back, before
// anything is served, and ends every session then. What only the database knows of is
// added to the journal. It says how many were erased again.
func (a *Actions) ReapplyErasures(ctx context.Context, who models.Viewer, erased []models.Erasure) (again int, err error) {
	var here []models.Erasure
	if err := a.store.Read(ctx, func(tx *store.Tx) error {
		here, err = tx.Erasures()
		return err
	}); err != nil {
		return 0, err
	}
	for _, e := range erased {
		if slices.ContainsFunc(here, e.Same) {
			continue
		}
		there, err := a.eraseAgain(ctx, who, e)
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
	return again, a.journal.AddErased(slices.DeleteFunc(here, func(e models.Erasure) bool {
		return slices.ContainsFunc(erased, e.Same)
	})...)
}

// eraseAgain does one of the journal's again; there is false when the database does
// not have the citizen.
func (a *Actions) eraseAgain(ctx context.Context, who models.Viewer, e models.Erasure) (there bool, err error) {
	err = a.perform(ctx, who, models.EraseCitizen, e.Citizen, func(tx *store.Tx) error {
		if err := tx.EndAllSessions(); err != nil {
			return err
		}
		_, err := tx.Gate(e.Citizen)
		if there = err == nil; there {
			return a.erase(tx, e)
		}
		if models.KindOf(err) == models.NotFound {
			return tx.NoteErasure(e)
		}
		return err
	})
	return there, err
}

// HoldCitizen keeps a citizen's data from being erased, and LiftHold lets it be
// again. Both stand in the citizen's log.
func (a *Actions) HoldCitizen(ctx context.Context, who models.Viewer, citizen, reason string) error {
	return a.holding(ctx, who, models.HoldCitizen, citizen, func(tx *store.Tx, id string) error {
		if err := models.CheckHold(reason); err != nil {
			return err
		}
		return tx.Hold(id, reason)
	})
}

// LiftHold ends all that hold the citizen's data. It returns models.ErrNotFound when
// nothing does.
func (a *Actions) LiftHold(ctx context.Context, who models.Viewer, citizen string) error {
	return a.holding(ctx, who, models.LiftHold, citizen, func(tx *store.Tx, id string) error {
		lifted, err := tx.LiftHolds(id)
		if err == nil && lifted == 0 {
			return models.ErrNotFound
		}
		return err
	})
}

func (a *Actions) holding(ctx context.Context, who models.Viewer, action models.Action, citizen string, do func(*store.Tx, string) error) error {
	id, err := a.find(ctx, who, action, citizen)
	if err != nil {
		return err
	}
	return a.perform(ctx, who, action, id, func(tx *store.Tx) error {
		if err := tx.LockCitizen(id); err != nil {
			return err
		}
		return do(tx, id)
	})
}
