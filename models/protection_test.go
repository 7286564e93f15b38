package models_test

import (
	"slices"
	"testing"

	"enplan/models"
)

func TestWhatIsNotKnownToBeUnprotectedCountsAsProtected(t *testing.T) {
	for p, hides := range map[models.Protection]bool{
		models.ProtectionUnknown: true, models.NotProtected: false, models.Protected: true, "gone": true,
	} {
		if p.HidesPlaces() != hides {
			t.Errorf("%q hides places: %v", p, !hides)
		}
	}
}

func TestOfSeveralSourcesTheOneThatProtectsIsBelieved(t *testing.T) {
	unknown, none, protected := models.ProtectionUnknown, models.NotProtected, models.Protected
	for _, c := range []struct {
		said []models.Protection
		want models.Protection
	}{
		{nil, unknown},
		{[]models.Protection{unknown}, unknown},
		{[]models.Protection{unknown, none}, none},
		{[]models.Protection{none, protected}, protected},
		{[]models.Protection{protected, unknown, none}, protected},
		{[]models.Protection{none, "gone"}, protected}, // a word nobody knows is doubt
	} {
		if got := models.Strictest(c.said...); got != c.want {
			t.Errorf("%q: %q, not %q", c.said, got, c.want)
		}
		slices.Reverse(c.said)
		if got := models.Strictest(c.said...); got != c.want {
			t.Errorf("%q the other way: %q, not %q", c.said, got, c.want)
		}
	}
}
