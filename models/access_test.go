package models_test

import (
	"errors"
	"testing"

	"enplan/models"
)

func TestEveryActionHasItsRowInThePolicy(t *testing.T) {
	mette := models.Viewer{Role: models.AsCitizen, ID: "mette"}
	jonas := models.Viewer{Role: models.AsCitizen, ID: "jonas"}
	nameless := models.Viewer{Role: models.AsCitizen}
	source := models.Viewer{Role: models.AsSource, ID: "momentum"}
	operator := models.Viewer{Role: models.AsOperator}
	nobody := models.Viewer{}

	for _, c := range []struct {
		who  models.Viewer
		do   models.Action
		on   string
		want error
	}{
		{mette, models.ReadOwnPlan, "mette", nil},
		{jonas, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{nameless, models.ReadOwnPlan, "", models.ErrNotFound},
		{source, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{operator, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{nobody, models.ReadOwnPlan, "mette", models.ErrNotLoggedIn},
		{source, models.DeliverPlans, "momentum", nil},
		{source, models.DeliverPlans, "sensum", models.ErrNotFound},
		{mette, models.DeliverPlans, "momentum", models.ErrNotFound},
		{operator, models.DeliverPlans, "momentum", nil},
		{nobody, models.DeliverPlans, "momentum", models.ErrNotLoggedIn},
		{operator, models.InspectPlan, "mette", nil},
		{mette, models.InspectPlan, "mette", models.ErrNotFound},
		{operator, models.ListCitizens, "", nil},
		{mette, models.ListCitizens, "", models.ErrNotFound},
		{nobody, models.ListCitizens, "", models.ErrNotLoggedIn},
		{operator, models.RegisterSource, "momentum", nil},
		{source, models.RegisterSource, "momentum", models.ErrNotFound},
		{nobody, models.LogInDemo, "mette", nil},
		{mette, models.LogOut, "mette", nil},
		{jonas, models.LogOut, "mette", models.ErrNotFound},
		{operator, models.Action("unheard.of"), "mette", models.ErrNotFound},
	} {
		if got := models.May(c.who, c.do, c.on, models.Standing{}); !errors.Is(got, c.want) {
			t.Errorf("%s %q does %s on %q: got %v, want %v", c.who.Role, c.who.ID, c.do, c.on, got, c.want)
		}
	}
}
