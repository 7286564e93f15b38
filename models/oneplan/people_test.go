package oneplan_test

import (
	"slices"
	"testing"

	"enplan/models"
	"enplan/models/oneplan"
)

// owned is a plan somebody answers for, with one measure in an area.
func owned(id, caseworker, law string) models.SectorPlan {
	p := plan(id)
	p.Owner.Caseworker, p.Owner.Phone = caseworker, "44 55 11 1"+id
	p.Measures = []models.Measure{{ID: "m", Name: "Hjælp", Law: law}}
	return p
}

func wantContacts(t *testing.T, why string, p oneplan.Plan, want ...oneplan.Contact) {
	t.Helper()
	same := func(a, b oneplan.Contact) bool {
		return slices.Equal(a.Areas, b.Areas) && a.Name == b.Name && a.Role == b.Role && a.Unit == b.Unit && a.Phone == b.Phone && a.First == b.First
	}
	if !slices.EqualFunc(p.Contacts, want, same) {
		t.Errorf("%s: got\n%+v, want\n%+v", why, p.Contacts, want)
	}
}

var sanne = oneplan.Contact{Name: "Sanne Riis", Unit: "Borgerkonsulenterne", Phone: "44 55 00 00", First: true}

var (
	everyday = []models.LifeArea{models.AreaEveryday}
	work     = []models.LifeArea{models.AreaWork}
	health   = []models.LifeArea{models.AreaHealth}
)

func TestTheBorgerkonsulentStandsFirstAndThenWhoAnswersForEachPlan(t *testing.T) {
	wantContacts(t, "no plans", build(), sanne)
	got := build(owned("2", "Pia Skov", "LAB § 58"), owned("1", "Ole Krog", "SEL § 85"))
	wantContacts(t, "two plans", got, sanne,
		oneplan.Contact{Name: "Ole Krog", Unit: "Afdeling 1", Phone: "44 55 11 11", Areas: everyday},
		oneplan.Contact{Name: "Pia Skov", Unit: "Afdeling 2", Phone: "44 55 11 12", Areas: work})
	if len(tasks(got, "no_coordinator")) > 0 {
		t.Error("somebody is said to be missing")
	}
}

func TestWithoutABorgerkonsulentThereIsATask(t *testing.T) {
	facts := models.Facts{Citizen: mette(), Plans: []models.SectorPlan{owned("1", "Ole Krog", "SEL § 85")}}
	facts.Citizen.Coordinator = models.Coordinator{Unit: "Borgerkonsulenterne"}
	got := buildAt(now, facts)
	wantList(t, "tasks", tasks(got, "no_coordinator"), "")
	if len(got.Contacts) != 1 || got.Contacts[0].First {
		t.Errorf("%+v", got.Contacts)
	}
}

func TestASharedMailboxIsNobody(t *testing.T) {
	for written, name := range map[string]string{
		"Fælles postkasse": "", "Postkassen, Ydelsescentret": "", "  ": "",
		"Pia Skov": "Pia Skov", "Pia Skov, Fælles postkasse": "Pia Skov", "Karin, bostøtte, teamet": "Karin",
		"Jesper Holt (fysioterapeut)": "Jesper Holt", " Pia Skov ": "Pia Skov", "(vakant)": "(vakant)",
	} {
		if got := oneplan.PersonName(models.Owner{Caseworker: written}); got != name {
			t.Errorf("%q is %q, want %q", written, got, name)
		}
	}
	got := build(owned("1", "Fælles postkasse", "SEL § 85"))
	wantContacts(t, "a shared desk", got, sanne, oneplan.Contact{Unit: "Afdeling 1", Phone: "44 55 11 11", Areas: everyday})
}

func TestTheSameDeskBehindTwoPlansStandsOnce(t *testing.T) {
	one, two := owned("1", "Fælles postkasse", "SEL § 85"), owned("2", "", "LAB § 58")
	two.Owner.Unit = one.Owner.Unit
	wantContacts(t, "one desk", build(one, two), sanne,
		oneplan.Contact{Unit: "Afdeling 1", Phone: "44 55 11 11", Areas: []models.LifeArea{models.AreaEveryday, models.AreaWork}})
	two.Owner.Unit = ""
	wantContacts(t, "a plan nobody answers for", build(one, two), sanne, oneplan.Contact{Unit: "Afdeling 1", Phone: "44 55 11 11", Areas: everyday})
}

func TestTheSamePersonInTwoPlansStandsOnceWithAllThePersonHelpsWith(t *testing.T) {
	one, two := owned("1", "Pia Skov (rådgiver)", "LAB § 58"), owned("2", "Pia Skov", "SEL § 85")
	one.Owner.Phone = ""
	got := build(two, one)
	wantContacts(t, "Pia", got, sanne, oneplan.Contact{
		Name: "Pia Skov", Role: "rådgiver", Unit: "Afdeling 1", Phone: "44 55 11 12", Areas: []models.LifeArea{models.AreaWork, models.AreaEveryday},
	})
	again := owned("1", "Pia Skov", "LAB § 58")
	wantContacts(t, "the same area twice", build(again, owned("2", "Pia Skov", "LAB § 58")), sanne,
		oneplan.Contact{Name: "Pia Skov", Unit: "Afdeling 1", Phone: "44 55 11 11", Areas: work})
}

func TestTheBorgerkonsulentWhoAlsoAnswersForAPlanStandsOnce(t *testing.T) {
	first := sanne
	first.Areas = everyday
	wantContacts(t, "Sanne", build(owned("1", "Sanne Riis", "SEL § 85")), first)
}

func TestThoseMetAgainAndAgainArePeopleToo(t *testing.T) {
	for _, c := range []struct {
		with, repeat string
		want         []oneplan.Contact
	}{
		{"Karin, bostøtte", "FREQ=WEEKLY", []oneplan.Contact{{Name: "Karin", Role: "bostøtte", Unit: "Afdeling 1", Areas: health}}},
		{"Karin, bostøtte, teamet", "FREQ=WEEKLY", []oneplan.Contact{{Name: "Karin", Role: "bostøtte", Unit: "Afdeling 1", Areas: health}}},
		{"Jesper Holt (fysioterapeut)", "FREQ=WEEKLY", []oneplan.Contact{{Name: "Jesper Holt", Role: "fysioterapeut", Unit: "Afdeling 1", Areas: health}}},
		{"Jesper Holt", "FREQ=WEEKLY", []oneplan.Contact{{Name: "Jesper Holt", Unit: "Afdeling 1", Areas: health}}},
		{"Ole Krog", "FREQ=WEEKLY", nil},
		{"Jesper Holt", "", nil},
		{"", "FREQ=WEEKLY", nil},
	} {
		p := owned("1", "Ole Krog", "SEL § 85")
		p.Measures = append(p.Measures, models.Measure{ID: "n", Name: "Genoptræning", Law: "SUL § 140"})
		a := meeting("a", "14:00", "15:00")
		a.Title, a.With, a.Repeat = "Genoptræning", c.with, c.repeat
		p.Appointments = []models.Appointment{a}
		ole := oneplan.Contact{Name: "Ole Krog", Unit: "Afdeling 1", Phone: "44 55 11 11", Areas: []models.LifeArea{models.AreaHealth, models.AreaEveryday}}
		wantContacts(t, c.with, build(p), append([]oneplan.Contact{sanne, ole}, c.want...)...)
	}
}

func TestWhoMeetsForNoKnownMeasureHelpsWithAllOfThePlan(t *testing.T) {
	p := owned("1", "", "SEL § 85")
	p.Measures = append(p.Measures, models.Measure{ID: "n", Name: "Genoptræning", Law: "SUL § 140"})
	a := weekly(meeting("a", "14:00", "15:00"))
	a.With = "Jesper Holt"
	p.Appointments = []models.Appointment{a}
	got := build(p).Contacts
	wantList(t, "areas", got[len(got)-1].Areas, models.AreaHealth, models.AreaEveryday)
}
