package actions

import (
	"context"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// Reminding is how the citizen wants to be told outside the app.
func (a *Actions) Reminding(ctx context.Context, who models.Viewer, language string) (view wording.RemindingView, err error) {
	err = a.readIn(ctx, who, models.ReadReminding, who.ID, "", func(tx *store.Tx) error {
		settings, err := tx.Reminding(who.ID)
		view = wording.Reminding(settings, a.day(tx), i18n.For(language))
		return err
	})
	return view, err
}

// SetReminding keeps how the citizen wants to be told, unless it was changed since
// the version that was seen. What waits to be told is made so in the same
// transaction.
func (a *Actions) SetReminding(ctx context.Context, who models.Viewer, want models.Reminding, seen models.Version) error {
	return a.perform(ctx, who, models.SetReminding, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		now, err := tx.Reminding(who.ID)
		if err != nil {
			return err
		}
		if err := models.CheckVersion(seen, now.Version, "", ""); err != nil {
			return err
		}
		if err := want.Check(); err != nil {
			return err
		}
		want.Version = now.Version + 1
		if err := tx.SaveReminding(who.ID, want); err != nil {
			return err
		}
		unwanted := slices.DeleteFunc(slices.Clone(models.NotificationKinds), want.Wants)
		if err := tx.SupersedeUnwanted(who.ID, unwanted); err != nil {
			return err
		}
		plan, err := a.build(tx, who.ID, tx.Now)
		if err != nil {
			return err
		}
		return a.planReminders(tx, plan)
	})
}
