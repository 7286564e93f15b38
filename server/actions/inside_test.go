package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/restate"
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

// PlaceOnTheLockScreen is what a citizen may read there of a place, for tests.
func (a *Actions) PlaceOnTheLockScreen(c models.Citizen, t models.ToRemind, place string) string {
	return a.detailOf(c, t, restate.Place(place), models.DateOf(t.Start), i18n.For("da")).Place
}
