package wording_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/law"
	"enplan/models/oneplan"
	"enplan/models/plain"
	"enplan/models/restate"
	"enplan/server/wording"
)

func zone(t testing.TB) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

var day = models.MustDate("2026-11-23")

// view is the plan of a citizen with a son of 15 and these sector plans.
func view(t testing.TB, language string, plans ...models.SectorPlan) wording.PlanView {
	t.Helper()
	facts := models.Facts{
		Citizen: models.Citizen{
			ID: "c", Name: "Mette Lund", Born: models.MustDate("1984-11-13"),
			Household: []models.Person{{ID: "emil", Name: "Emil Lund", Born: models.MustDate("2011-02-08")}},
		},
		Plans: plans,
	}
	return wording.View(oneplan.Build(facts, day.At(8, 0, zone(t)), zone(t)), i18n.For(language))
}

func TestEveryProvisionIsSaidInBothLanguages(t *testing.T) {
	for _, p := range law.Provisions() {
		for _, subject := range []string{"", "emil"} {
			for _, language := range i18n.Names() {
				v := view(t, language, models.SectorPlan{
					ID: "p", Owner: models.Owner{Unit: "Afdelingen"}, Subject: subject,
					Measures: []models.Measure{{ID: "m", Name: p.Measure, Law: p.Short + " " + p.Section}},
				})
				if p.NeverInPlan {
					if len(v.Areas) != 0 {
						t.Errorf("%s must never be in a plan", p.Key)
					}
					continue
				}
				checkMeasure(t, p, v)
			}
		}
	}
}

func checkMeasure(t *testing.T, p law.Provision, v wording.PlanView) {
	t.Helper()
	if len(v.Areas) != 1 || len(v.Areas[0].Measures) != 1 {
		t.Errorf("%s is not shown: %+v", p.Key, v.Areas)
		return
	}
	m := v.Areas[0].Measures[0]
	for _, said := range []string{m.Get, strings.Join(m.Why, " "), strings.Join(m.When, " "), strings.Join(m.Todo, " "), m.Law.Name.String()} {
		if said == "" || strings.ContainsAny(said, "[{}") {
			t.Errorf("%s in %s is said as %q", p.Key, v.Language, said)
		}
	}
	for _, s := range plain.Sentences(m.Get) {
		if s.Words > plain.MaxWords {
			t.Errorf("%s in %s is said in %d words", p.Key, v.Language, s.Words)
		}
	}
}

func TestAMeasureNobodyKnowsIsNotExplained(t *testing.T) {
	plan := models.SectorPlan{
		ID: "p", Owner: models.Owner{Unit: "Socialforvaltningen"},
		Measures: []models.Measure{{ID: "m", Name: "Ridefysisk stjerneforløb", Text: "Efter aftale."}},
	}
	m := view(t, "da", plan).Areas[0].Measures[0]
	if m.Known || !strings.Contains(m.Get, "vi ikke kan forklare endnu") || strings.Contains(m.Get, "stjerne") {
		t.Errorf("%+v", m)
	}
	facts := models.Facts{Citizen: models.Citizen{ID: "c"}, Plans: []models.SectorPlan{plan}}
	built := oneplan.Build(facts, day.At(8, 0, zone(t)), zone(t))
	found := false
	for _, task := range built.Tasks {
		found = found || task.Kind == "unknown_measure" && task.Ref == "~p~m"
	}
	if !found {
		t.Errorf("the borgerkonsulent is not told: %+v", built.Tasks)
	}
}

func TestTheCareRecordIsNeverShown(t *testing.T) {
	v := view(t, "da", models.SectorPlan{ID: "p", Title: "Plan", Owner: models.Owner{Unit: "X"}, Notes: []string{"Emil ønsker ikke, at det deles."}})
	for _, language := range i18n.Names() {
		var out strings.Builder
		if err := wording.Print(&out, v, i18n.For(language)); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "deles") {
			t.Error("a note from the care record is shown")
		}
	}
}

func TestASanctionIsSaidAndNotSoftened(t *testing.T) {
	v := view(t, "da", models.SectorPlan{
		ID: "p", Owner: models.Owner{Unit: "Jobcentret", Caseworker: "Pia Skov", Phone: "44 55 11 11"},
		Conditions: []models.Condition{{ID: "c", Text: "Pligt til at deltage. Udeblivelse kan medføre bortfald af sygedagpenge."}},
	})
	if len(v.Duties) != 1 || !strings.Contains(v.Duties[0].Cannot, "kan du miste dine sygepenge") || !strings.Contains(v.Duties[0].Cannot, "44\u00a055\u00a011\u00a011") {
		t.Errorf("%+v", v.Duties)
	}
}

func TestOwnWordsAreNeverChanged(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		said := rapid.String().Draw(rt, "goal")
		facts := models.Facts{Citizen: models.Citizen{ID: "c", Voice: models.OwnVoice{Text: said, Goals: []models.OwnGoal{{ID: "g", Text: said}}}}}
		v := wording.View(oneplan.Build(facts, day.At(8, 0, zone(t)), zone(t)), i18n.For("da"))
		if v.OwnWords != said || v.Goals[0].Text != said {
			rt.Fatalf("%q became %q", said, v.Goals[0].Text)
		}
	})
}

func TestProfessionalTextIsWholeWhateverIsExplained(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringMatching(`([a-zæøå]{0,12}|bevilget|§ 85|virksomhedspraktikken|[ .,])*`).Draw(rt, "text")
		if text == "" {
			return
		}
		v := view(t, "da", models.SectorPlan{ID: "p", Owner: models.Owner{Unit: "X"}, Text: text})
		if got := v.Plans[0].Blocks[0].Text.String(); got != text {
			rt.Fatalf("%q became %q", text, got)
		}
	})
}

func TestTheSameFactsInAnotherOrderAreTheSamePlan(t *testing.T) {
	plans := []models.SectorPlan{
		{ID: "a", Owner: models.Owner{Unit: "A"}, Demands: []models.Demand{{ID: "d1", What: "Budget", Deadline: day}, {ID: "d2", What: "CV", Deadline: day}}},
		{ID: "b", Owner: models.Owner{Unit: "B"}, Measures: []models.Measure{{ID: "m", Name: "Mentor", Law: "LAB § 167"}, {ID: "n", Name: "Praktik", Law: "LAB § 57"}}},
		{ID: "c", Subject: "emil", Owner: models.Owner{Unit: "C"}, Conditions: []models.Condition{{ID: "k", Text: "Skal møde kl. 8."}}},
	}
	said := func(order []int) string {
		var chosen []models.SectorPlan
		for _, i := range order {
			chosen = append(chosen, plans[i])
		}
		var out strings.Builder
		if err := wording.Print(&out, view(t, "da", chosen...), i18n.For("da")); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := said([]int{0, 1, 2})
	rapid.Check(t, func(rt *rapid.T) {
		if got := said(rapid.Permutation([]int{0, 1, 2}).Draw(rt, "order")); got != want {
			rt.Fatalf("another order says\n%s\nnot\n%s", got, want)
		}
	})
}

func TestDanishDatesAreSaidAsPeopleSayThem(t *testing.T) {
	start := models.MustDate("2027-01-05").At(8, 5, zone(t))
	facts := models.Facts{Citizen: models.Citizen{ID: "c"}, Plans: []models.SectorPlan{{
		ID: "p", Owner: models.Owner{Unit: "X"},
		Appointments: []models.Appointment{{
			ID: "a", Title: "Jobsamtale", Slots: []models.Slot{{Start: start, End: start.Add(time.Hour)}}, Repeat: "x",
			Pattern: models.Recurrence{Every: models.EveryWeek, Interval: 2, Days: []time.Weekday{time.Monday, time.Friday}, Until: models.MustDate("2027-03-01")},
		}},
	}}}
	v := wording.View(oneplan.Build(facts, models.MustDate("2026-12-30").At(8, 0, zone(t)), zone(t)), i18n.For("da"))
	if got := v.Next.Day + " " + v.Next.Clock; got != "tirsdag d. 5. januar 2027 kl.\u00a08.05–9.05" {
		t.Error(got)
	}
	if got := v.Appointments["~p~a"].Repeats; got != "hver 2. uge: mandag og fredag til d. 1. marts 2027" {
		t.Error(got)
	}
}

func TestNoStatementIsLeftWithoutWords(t *testing.T) {
	for _, key := range restate.Keys() {
		for _, language := range i18n.Names() {
			if !i18n.For(language).Has(key) {
				t.Errorf("%s has no words for %s", language, key)
			}
		}
	}
}
