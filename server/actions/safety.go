package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
)

// SetSafety keeps what the citizen, or the borgerkonsulent on the citizen's wish, says
// of how the citizen is met whose phone somebody else reads. What waits to be told
// outside the app is taken back in the same transaction. seen is the version the
// borgerkonsulent saw; the citizen's own screen shows none, and there is none to say.
func (a *Actions) SetSafety(ctx context.Context, who models.Viewer, citizen string, want models.SafetyWish, seen models.Version) error {
	return a.perform(ctx, who, models.SetSafety, citizen, func(tx *store.Tx) error {
		if err := tx.LockCitizen(citizen); err != nil {
			return err
		}
		before, err := tx.Safety(citizen)
		if err != nil {
			return err
		}
		if who.Role != models.AsCitizen {
			if err := models.CheckVersion(seen, before.Version, "", ""); err != nil {
				return err
			}
		}
		after, err := before.Wished(want, who.Role, tx.Now)
		if err != nil {
			return err
		}
		return a.keepSafety(tx, citizen, after)
	})
}

// keepSafety keeps it with all that follows. The citizen must be locked.
func (a *Actions) keepSafety(tx *store.Tx, citizen string, s models.Safety) error {
	if err := tx.SaveSafety(citizen, s); err != nil {
		return err
	}
	changed, err := a.followBars(tx, citizen, tx.Now, false)
	if err != nil {
		return err
	}
	if changed {
		readers, err := tx.FamilyReaders(citizen)
		if err != nil {
			return err
		}
		tx.TellFamily(readers...)
	}
	if s.IsOn(tx.Now) {
		if err := tx.SupersedeUnwanted(citizen, models.NotificationKinds); err != nil {
			return err
		}
	}
	plan, err := a.build(tx, citizen, tx.Now)
	if err != nil {
		return err
	}
	if err := a.planReminders(tx, plan); err != nil {
		return err
	}
	calls, err := a.calls(tx, citizen)
	if err != nil {
		return err
	}
	if err := tx.SyncTasksOf(citizen, models.PhoneTask, calls); err != nil {
		return err
	}
	return tx.Changed("", a.day(tx), citizen)
}

// EndSafeties ends what citizens have asked to end, so that they are reminded again.
// It holds no longer from its instant on, whether this has run or not.
func (a *Actions) EndSafeties(ctx context.Context) error {
	var citizens []string
	if err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		citizens, err = tx.SafetiesOver(plannedAtOnce)
		return err
	}); err != nil {
		return err
	}
	for _, citizen := range citizens {
		if err := a.store.Write(ctx, func(tx *store.Tx) error {
			if err := tx.LockCitizen(citizen); err != nil {
				return err
			}
			s, err := tx.Safety(citizen)
			if err != nil || !s.Over(tx.Now) {
				return err
			}
			return a.keepSafety(tx, citizen, s.Ended())
		}); err != nil && models.KindOf(err) != models.NotFound {
			return err
		}
	}
	return nil
}

// Screen is what the citizen's app must know before it shows anything: whether it
// bears a plain name, and whether the device keeps nothing.
func (a *Actions) Screen(ctx context.Context, who models.Viewer) (plain, forgets bool, err error) {
	if who.Role != models.AsCitizen {
		return false, false, nil
	}
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		s, err := tx.Safety(who.ID)
		plain, forgets = s.Plain, s.IsOn(tx.Now)
		return err
	})
	return plain, forgets, err
}
