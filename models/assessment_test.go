package models_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"enplan/models"
)

func seen(who models.Viewer, what models.Deed, area, target, choice, note string) models.Event {
	return models.Event{About: models.AboutAssessment, Ref: area, What: what, Target: target, Choice: choice, Note: note, By: who}
}

func TestTwoVoicesStandSideBySide(t *testing.T) {
	said := onDay(monday,
		seen(metteSays, models.Wrote, "health", "now", "", "Jeg sover ikke"), seen(loneSays, models.Wrote, "health", "now", "", "Søvnen er dårlig"),
		seen(loneSays, models.Wrote, "health", "missing", "", "En læge"), seen(metteSays, models.Rated, "health", "", "2", ""),
		seen(metteSays, models.Answered, "health", "", "no", "Det er min ryg"),
		seen(metteSays, models.Wrote, "undecided", "now", "", "x"), seen(metteSays, models.Wrote, "moon", "now", "", "x"),
	)
	all := models.AssessmentOf(said)
	if len(all) != len(models.LifeAreas)-1 || slices.Contains(models.AssessedAreas, models.AreaUndecided) {
		t.Fatalf("%d areas", len(all))
	}
	h := all[0]
	if h.Own[models.PartNow].Text != "Jeg sover ikke" || h.Own[models.PartNow].Version != 1 || h.Staff[models.PartNow].Text != "Søvnen er dårlig" || h.StaffVersion() != 3 || h.Rating.Value != 2 {
		t.Errorf("%+v", h)
	}
	if a, ok := h.Answered(); !ok || a.Choice != models.AreaNot || !slices.Equal(all.Disputed(), []models.LifeArea{models.AreaHealth}) {
		t.Errorf("%+v %v", a, all.Disputed())
	}
	said = onDay(monday, append(said, seen(metteSays, models.Wrote, "health", "now", "", "Jeg sover"))...)
	if _, ok := models.AssessmentOf(said)[0].Answered(); !ok {
		t.Error("her own words undo her answer")
	}
	said = onDay(monday, append(said, seen(loneSays, models.Wrote, "health", "now", "", "Ryggen er dårlig"))...)
	if all := models.AssessmentOf(said); len(all.Disputed()) != 0 {
		t.Error("an answer to older words stands for the new ones")
	}
}

func TestTheAssessmentRefusesWhatDoesNotGo(t *testing.T) {
	all := models.AssessmentOf(onDay(monday, seen(metteSays, models.Wrote, "health", "now", "", "Mine"), seen(loneSays, models.Wrote, "health", "now", "", "Hendes")))
	var clash *models.Clash
	if err := all.CheckWrite(metteSays, "health", models.PartNow, 0, "Nye"); !errors.As(err, &clash) || *clash != (models.Clash{Yours: "Nye", Theirs: "Mine", Now: 1}) {
		t.Errorf("%v", err)
	}
	for name, c := range map[string]struct{ got, want error }{
		"to write":                  {all.CheckWrite(metteSays, "health", models.PartNow, 1, "Nye"), nil},
		"to write nothing":          {all.CheckWrite(metteSays, "health", models.PartNow, 1, ""), nil},
		"her own version":           {all.CheckWrite(loneSays, "health", models.PartNow, 1, "x"), models.ErrClash},
		"no version":                {all.CheckWrite(metteSays, "home", models.PartNow, -1, "x"), models.ErrNoVersion},
		"no such area":              {all.CheckWrite(metteSays, "undecided", models.PartNow, 0, "x"), models.ErrNotFound},
		"no such part":              {all.CheckWrite(metteSays, "health", "more", 0, "x"), models.ErrNotFound},
		"too long":                  {all.CheckWrite(metteSays, "home", models.PartNow, 0, strings.Repeat("ø", models.MaxPart+1)), models.ErrPart},
		"no face":                   {all.CheckRate("home", 6), models.ErrAreaRating},
		"a face of nothing":         {all.CheckRate("moon", 3), models.ErrNotFound},
		"it fits":                   {all.CheckAnswer("health", "yes", 2, ""), nil},
		"to words one has not read": {all.CheckAnswer("health", "yes", 1, ""), models.ErrClash},
		"to nothing":                {all.CheckAnswer("home", "yes", 0, ""), models.ErrAreaEmpty},
		"perhaps":                   {all.CheckAnswer("health", "perhaps", 2, ""), models.ErrAreaAnswer},
	} {
		if !errors.Is(c.got, c.want) || c.want == nil && c.got != nil {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}
