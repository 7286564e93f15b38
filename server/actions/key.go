package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
)

// RotateKeys wraps every citizen's key, and the lasting secret, again with the house
// key, as far as an older one has wrapped them, and says how many. It can be broken
// off and begun again at any time: what is wrapped by either can be read meanwhile.
// When it has ended without an error nothing is left that needs the older one.
func (a *Actions) RotateKeys(ctx context.Context, who models.Viewer) (rewrapped int, err error) {
	if err := a.perform(ctx, who, models.RotateKeys, "", func(tx *store.Tx) error { return tx.RewrapSecret() }); err != nil {
		return 0, err
	}
	for after, begun := "", false; !begun || after != ""; begun = true {
		var done int
		if err := a.store.Write(ctx, func(tx *store.Tx) (err error) {
			after, done, err = tx.RewrapKeys(after)
			return err
		}); err != nil {
			return rewrapped, err
		}
		rewrapped += done
	}
	return rewrapped, a.store.Overwrite(ctx)
}
