package actions

import (
	"enplan/i18n"
	"enplan/models"
	"enplan/models/restate"
)

// PlaceOnTheLockScreen is what a citizen may read there of a place, for tests.
func (a *Actions) PlaceOnTheLockScreen(c models.Citizen, t models.ToRemind, place string) string {
	return a.detailOf(c, t, restate.Place(place), models.DateOf(t.Start), i18n.For("da")).Place
}
