package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// StillStands is what whoever sends asks first, for tests.
func (a *Actions) StillStands(ctx context.Context, n models.Notification) (text wording.NotificationText, stands bool, err error) {
	err = a.store.Write(ctx, func(tx *store.Tx) error {
		text, stands, err = a.stillStands(tx, n)
		return err
	})
	return text, stands, err
}
