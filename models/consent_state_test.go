package models_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

// anyRecord is a consent as any events in any order leave it.
func anyRecord(t *rapid.T, zone *time.Location) models.ConsentRecord {
	start := models.MustDate("2026-01-01").At(0, 0, zone)
	var events []models.ConsentEvent
	for seq := range rapid.IntRange(1, 5).Draw(t, "events") {
		e := models.ConsentEvent{
			Seq: int64(seq + 1), Consent: "c", What: rapid.SampledFrom(models.ConsentDeeds).Draw(t, "what"), At: start.AddDate(0, 0, seq),
			Capacity: rapid.SampledFrom(models.Capacities).Draw(t, "capacity"), InForce: rapid.Bool().Draw(t, "in force"),
			Guards: rapid.SampledFrom([]models.GuardianForm{models.GuardsNothing, models.GuardsMoney, models.GuardsPerson, models.GuardsAll}).Draw(t, "guards"),
			Form:   rapid.SampledFrom([]models.Form{models.ByLogin, models.OnPaper, models.ByWord}).Draw(t, "form"),
		}
		if e.What == models.ConsentGiven || e.What == models.ConsentNarrowed {
			e.Until = start.AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "until"))
		}
		events = append(events, e)
	}
	return models.ConsentRecords(events)[0]
}

func TestAConsentIsSaidToHoldWhenItHoldsAndOnlyThen(t *testing.T) {
	zone := time.UTC
	rapid.Check(t, func(t *rapid.T) {
		c := anyRecord(t, zone)
		from := rapid.SampledFrom([]models.Field{"", models.FieldJob, models.FieldHealth, models.FieldTreatment, models.FieldMoney}).Draw(t, "from")
		born := rapid.SampledFrom([]models.Date{{}, models.MustDate("1980-05-05"), models.MustDate("2008-03-01")}).Draw(t, "born")
		at := c.Events[len(c.Events)-1].At.Add(time.Duration(rapid.IntRange(0, 500*24).Draw(t, "hours")) * time.Hour)
		state := c.StateAt(at, from, born, zone)
		if holds := c.Holds(at, from, born, zone); holds != (state == models.ConsentHolds) {
			t.Fatalf("Holds is %v, and it is said to be %s: %+v", holds, state, c)
		}
		if !slices.Contains(models.ConsentStates, state) {
			t.Fatalf("%q has no words", state)
		}
	})
}

func TestHowAConsentStands(t *testing.T) {
	zone, born := time.UTC, models.MustDate("2009-06-01")
	given := models.MustDate("2026-11-23").At(9, 0, zone)
	until := models.MustDate("2027-02-22").At(0, 0, zone)
	yes := models.ConsentEvent{Seq: 1, Consent: "c", What: models.ConsentGiven, Until: until, Capacity: models.AsSelf, Form: models.ByLogin, At: given}
	parent, said, attorney := yes, yes, yes
	parent.Capacity, parent.Until = models.AsParent, models.MustDate("2027-11-23").At(0, 0, zone)
	said.Form = models.ByWord
	attorney.Capacity = models.AsAttorney
	then := func(e models.ConsentEvent, what models.ConsentDeed) models.ConsentRecord {
		return models.ConsentRecords([]models.ConsentEvent{e, {Seq: 2, Consent: "c", What: what, At: given}})[0]
	}
	one := func(e models.ConsentEvent) models.ConsentRecord {
		return models.ConsentRecords([]models.ConsentEvent{e})[0]
	}
	grown := models.MustDate("2027-06-01").At(0, 0, zone)
	for name, c := range map[string]struct {
		consent models.ConsentRecord
		at      time.Time
		from    models.Field
		want    models.ConsentState
	}{
		"asked":                 {one(models.ConsentEvent{Consent: "c", What: models.ConsentAsked}), given, models.FieldJob, models.ConsentWaits},
		"declined":              {then(models.ConsentEvent{Consent: "c", What: models.ConsentAsked}, models.ConsentDeclined), given, models.FieldJob, models.ConsentRefused},
		"given":                 {one(yes), until.Add(-1), models.FieldHealth, models.ConsentHolds},
		"over":                  {one(yes), until, models.FieldHealth, models.ConsentLapsed},
		"paused":                {then(yes, models.ConsentPaused), given, models.FieldJob, models.ConsentRests},
		"paused and over":       {then(yes, models.ConsentPaused), until, models.FieldJob, models.ConsentLapsed},
		"taken back":            {then(yes, models.ConsentWithdrawn), until, models.FieldJob, models.ConsentOver},
		"by a parent":           {one(parent), grown.Add(-1), models.FieldJob, models.ConsentHolds},
		"by a parent, grown":    {one(parent), grown, models.FieldJob, models.ConsentLapsed},
		"health, only said":     {one(said), given, models.FieldTreatment, models.ConsentVoid},
		"said":                  {one(said), given, models.FieldSocial, models.ConsentHolds},
		"attorney not in force": {one(attorney), given, models.FieldJob, models.ConsentVoid},
	} {
		if got := c.consent.StateAt(c.at, c.from, born, zone); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWhatIsProposedIsNeverLongerThanItMayBe(t *testing.T) {
	today := models.MustDate("2026-11-23")
	for days, want := range map[int]string{10: "2026-12-02", 365: "2027-02-21"} {
		longest := models.LongestUntil(today, models.FieldJob, days, time.UTC)
		last := models.UsualLast(today, longest, time.UTC)
		if last.String() != want || models.CheckUntil(last.AddDays(1).At(0, 0, time.UTC), today.At(9, 0, time.UTC), longest) != nil {
			t.Errorf("of %d days: %s, want %s", days, last, want)
		}
	}
}

func TestWhatHasToBeTalkedOf(t *testing.T) {
	now := models.MustDate("2026-11-23").At(9, 0, time.UTC)
	terms := models.Terms{From: "a", To: "b", Category: models.CategoryLimits, Purpose: models.PurposeSpare}
	thing := terms
	thing.Item = "x"
	given := func(id string, t models.Terms, days int) models.ConsentEvent {
		return models.ConsentEvent{Consent: id, What: models.ConsentGiven, Terms: t, Until: now.AddDate(0, 0, days), Capacity: models.AsSelf, Form: models.ByLogin}
	}
	asked := models.ConsentEvent{Consent: "ask", What: models.ConsentAsked, Terms: terms}
	for name, c := range map[string]struct {
		events []models.ConsentEvent
		want   int
	}{
		"nothing": {nil, 0}, "asked": {[]models.ConsentEvent{asked}, 1},
		"answered":   {[]models.ConsentEvent{asked, given("ask", terms, 90)}, 0},
		"in 31 days": {[]models.ConsentEvent{given("c", terms, 31)}, 0}, "in 30 days": {[]models.ConsentEvent{given("c", terms, 30)}, 1},
		"today": {[]models.ConsentEvent{given("c", terms, 0)}, 1}, "29 days ago": {[]models.ConsentEvent{given("c", terms, -29)}, 1},
		"30 days ago":    {[]models.ConsentEvent{given("c", terms, -30)}, 0},
		"taken back":     {[]models.ConsentEvent{given("c", terms, 5), {Consent: "c", What: models.ConsentWithdrawn}}, 0},
		"given anew":     {[]models.ConsentEvent{given("c", thing, 5), given("d", terms, 90)}, 0},
		"given narrower": {[]models.ConsentEvent{given("c", terms, 5), given("d", thing, 90)}, 1},
		"asked for anew": {[]models.ConsentEvent{given("c", terms, -5), asked}, 1},
	} {
		if got := models.ToTalkOf(models.ConsentRecords(c.events), now, models.Date{}, time.UTC); len(got) != c.want {
			t.Errorf("%s: %d, want %d", name, len(got), c.want)
		}
	}
}

func TestNobodyCanHaveSignedOnADayThatHasNotBeen(t *testing.T) {
	zone := copenhagen()
	today := models.MustDate("2026-11-24") // in Denmark; in UTC it is still the day before
	for on, want := range map[models.Date]error{{}: nil, today.AddDays(-1): nil, today: nil, today.AddDays(1): models.ErrGivenOn} {
		e := models.ConsentEvent{What: models.ConsentGiven, Capacity: models.AsSelf, Form: models.OnPaper, On: on, At: theTime.UTC()}
		if err := e.CheckRecord(models.FieldHealth, eighteenYearsAgo, zone); !errors.Is(err, want) {
			t.Errorf("signed on %s: %v", on, err)
		}
	}
}

func TestANoIsNotedInWordsAndNeedsNoForm(t *testing.T) {
	if err := (models.ConsentEvent{Note: "Mette ringede"}).CheckNoted(); err != nil {
		t.Error(err)
	}
	if err := (models.ConsentEvent{Form: models.OnPaper}).CheckNoted(); err != models.ErrNotNoted { //nolint:errorlint // the refusal itself
		t.Error(err)
	}
}

func TestTheDeskIsNotToldWhatDepartmentsKnow(t *testing.T) {
	for category, tells := range map[models.Category]bool{
		models.CategoryGoals: true, models.CategoryMeasures: true, models.CategoryAppointments: false,
		models.CategoryLimits: false, models.CategoryPapers: false, models.CategoryWords: false,
	} {
		if got := (models.Terms{Category: category, Item: "x"}).TellsDesk(); got != tells || !(models.Terms{Category: category}).TellsDesk() {
			t.Errorf("%s: %v", category, got)
		}
	}
}
