package wording_test

import (
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/wording"
)

// goalPlan is the plan of a citizen who, with a borgerkonsulent, has said all
// that can be said about a goal, over three days.
func goalPlan(t testing.TB, said ...models.Event) oneplan.Plan {
	t.Helper()
	for i := range said {
		said[i].Seq, said[i].About = int64(i+1), models.AboutGoal
		if said[i].At.IsZero() {
			said[i].At = day.At(7, 0, zone(t))
		}
	}
	facts := models.Facts{
		Citizen: models.Citizen{ID: "c", Name: "Mette Lund", Voice: models.OwnVoice{Goals: []models.OwnGoal{{ID: "a", Text: "Sove"}}}},
		Plans: []models.SectorPlan{{ID: "p", Source: "s", Owner: models.Owner{Unit: "Afdelingen"}, Measures: []models.Measure{
			{ID: "m", Name: "Bostøtte", Law: "SEL § 85"}, {ID: "n", Name: "Ukendt hjælp"},
		}}},
		Said: said,
	}
	return oneplan.Build(facts, day.At(8, 0, zone(t)), zone(t))
}

func TestAllThatIsSaidAboutAGoalHasWords(t *testing.T) {
	deeds := []models.Deed{
		models.Wrote, models.Reworded, models.Placed, models.Rated, models.Reached, models.NotReached, models.PutAway, models.TakenOut,
		models.Linked, models.Answered, models.SaidBeside, models.Unlinked,
	}
	var said []models.Event
	for _, what := range deeds {
		said = append(said, models.Event{Ref: "a", What: what, Target: "s~p~m", Choice: map[models.Deed]string{models.Rated: "3", models.Answered: "talk"}[what], Note: "ord"})
	}
	p := goalPlan(t, said...)
	for _, language := range i18n.Names() {
		v := wording.DeskCitizen(p, detect.Look(p), nil, i18n.For(language))
		if n := len(v.Goals[0].History); n != len(deeds)-1 { // that it was moved is not told
			t.Errorf("%s: %d lines of %d", language, n, len(deeds)-1)
		}
		for _, line := range v.Goals[0].History {
			if line.Text == "" || line.When == "" || strings.ContainsAny(line.Text, "[]{}") {
				t.Errorf("%s: %q", language, line.Text)
			}
		}
	}
}

func TestEveryStateOfALinkIsSaidToBoth(t *testing.T) {
	for _, state := range []models.LinkState{models.LinkProposed, models.LinkYes, models.LinkNo, models.LinkTalk} {
		p := goalPlan(t, models.Event{Ref: "a", What: models.Linked, Target: "s~p~m", ByName: "Lone"},
			models.Event{Ref: "a", What: models.Answered, Target: "s~p~m", Choice: string(state)})
		for _, language := range i18n.Names() {
			l := i18n.For(language)
			citizen, desk := wording.View(p, l).Goals[0].Links[0], wording.DeskCitizen(p, detect.Look(p), nil, l).Goals[0].Links[0]
			for _, text := range []string{citizen.Text, desk.Text} {
				if text == "" || strings.ContainsAny(text, "[]{}") {
					t.Errorf("%s, %s: %q", language, state, text)
				}
			}
			if desk.Name != "Bostøtte" || citizen.Name == desk.Name || citizen.Unit != "Afdelingen" {
				t.Errorf("%s: %+v %+v", language, citizen, desk)
			}
		}
	}
}

func TestALinkToHelpThatIsNoMoreIsNotShown(t *testing.T) {
	p := goalPlan(t, models.Event{Ref: "a", What: models.Linked, Target: "s~p~gone"}, models.Event{Ref: "a", What: models.Answered, Target: "s~p~gone", Choice: "yes"})
	if v := wording.View(p, i18n.For("da")); len(v.Goals[0].Links) != 0 {
		t.Errorf("%+v", v.Goals[0].Links)
	}
}

func TestHowItGoesIsSaidDayByDayOnTheCitizensClock(t *testing.T) {
	rate := func(value string, at time.Time) models.Event {
		return models.Event{Ref: "a", What: models.Rated, Choice: value, At: at}
	}
	late := day.AddDays(-1).At(0, 30, zone(t)).UTC() // the day before in UTC
	v := wording.View(goalPlan(t, rate("1", day.AddDays(-2).At(9, 0, zone(t))), rate("5", late)), i18n.For("da")).Goals[0]
	if len(v.Line) != 2 || v.Line[0].Date != "2026-11-21" || v.Line[0].Word != "Det går skidt" || v.Line[1].When != "d. 22. november" {
		t.Errorf("%+v", v.Line)
	}
	if *v.Scale != (wording.ScaleView{Value: 5, Word: "Det går rigtig godt", When: "d. 22. november"}) {
		t.Errorf("%+v", v.Scale)
	}
}
