package oneplan_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/oneplan"
)

func TestAnonymousHelpStandsNowhereInThePlan(t *testing.T) {
	p := plan("p")
	p.Measures = []models.Measure{{ID: "m", Name: "Anonym stofmisbrugsbehandling", Law: "SEL § 101 a", Text: "Anonymt forløb"}}
	for _, shown := range build(p).Plans {
		if said := fmt.Sprintf("%+v", shown); strings.Contains(said, "nonym") {
			t.Errorf("the plan holds %s", said)
		}
	}
}

func TestAnonymousHelpIsKeptOutWhateverElseIsSaid(t *testing.T) {
	for _, m := range []models.Measure{
		{Name: "Anonym stofmisbrugsbehandling", Law: "SEL § 101"},
		{Name: "Anonym stofmisbrugsbehandling", Law: "SEL §§ 101 og 101 a"},
		{Name: "Anonym stofmisbrugsbehandling", Codes: coded(codeOfSupport)},
		{Name: "Behandling", Law: "SEL § 101, § 101 a"},
		{Name: "Behandling", Text: "Anonym stofmisbrugsbehandling"},
		{Name: "Anonym behandling", Law: ""},
		{Name: "Behandling, anonym stofmisbrugsbehandling"},
	} {
		p := plan("p")
		m.ID = "m"
		p.Measures = []models.Measure{m}
		if got := build(p); len(got.Areas) > 0 {
			t.Errorf("%+v shown as %s known=%v", m, measures(got)[0].Provision.Key, measures(got)[0].Known)
		}
	}
	p := plan("p")
	p.Law = []string{"SEL § 101 a"}
	p.Measures = []models.Measure{{ID: "1", Name: "Samtaler"}, {ID: "2", Name: "Gruppe"}}
	if got := build(p); len(got.Areas) > 0 {
		t.Errorf("a whole plan under § 101 a shows %d measures", len(measures(got)))
	}
}

func TestIDsAreUniqueAcrossSources(t *testing.T) {
	one, other := plan("1"), plan("1")
	other.Source = "anden"
	for _, p := range []*models.SectorPlan{&one, &other} {
		p.Conditions = conditions("Borger skal møde kl. 08.30. Undgå tunge løft.")
		p.Measures = []models.Measure{{ID: "m", Name: "Mentor", Law: "LAB mentor"}}
		p.Appointments = []models.Appointment{meeting("a", "14:00", "15:00")}
	}
	got := build(one, other)
	if oneplan.AppointmentID(got.Appointments[0]) == oneplan.AppointmentID(got.Appointments[1]) {
		t.Error("two appointments share the id", oneplan.AppointmentID(got.Appointments[0]))
	}
	if got.Duties[0].ID == got.Duties[1].ID || got.Limits[0].ID == got.Limits[1].ID || measures(got)[0].ID == measures(got)[1].ID {
		t.Error("duties, limits or measures share ids")
	}
}

func TestADemandAndAConditionMayShareTheirID(t *testing.T) {
	p := plan("p")
	p.Demands = []models.Demand{{ID: "1", What: "Kontoudtog"}}
	p.Conditions = []models.Condition{{ID: "1", Text: "Borger skal møde kl. 08.30."}}
	p.Appointments = []models.Appointment{must(meeting("1", "14:00", "15:00"))}
	seen := map[string]bool{}
	for _, d := range build(p).Duties {
		if seen[d.ID] {
			t.Errorf("%s %s twice", d.Kind, d.ID)
		}
		seen[d.ID] = true
	}
}

func TestAPapersSanctionIsNeverLost(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions(paperStops)
	p.Appointments = []models.Appointment{must(meeting("a", "14:00", "15:00"))}
	said := false
	for _, d := range build(p).Duties {
		said = said || len(d.Cannot) > 0
	}
	if !said {
		t.Error("the loss of sygedagpenge is said nowhere")
	}
}

func TestAPapersSanctionIsSaidOnce(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions(paperStops)
	p.Demands = []models.Demand{demand("d", "2026-11-24")}
	wantList(t, "duties", dutyIDs(build(p)), id("p", "d"))
}

func TestTheSameLossByTwoCausesIsSaidWithBoth(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions("Ved udeblivelse tre gange mistes pladsen på holdet.", "Ved manglende betaling mistes pladsen.")
	p.Appointments = []models.Appointment{must(meeting("a", "14:00", "15:00"))}
	if said := keys(build(p).Duties[0].Cannot); !strings.Contains(said, "if_rules") {
		t.Errorf("that the place is lost for not paying is not said: %s", said)
	}
}

func TestBuildChangesNoFacts(t *testing.T) {
	facts := models.Facts{Citizen: mette(), Sources: []models.Source{{Name: "b"}, {Name: "a"}}}
	told := slices.Clone(facts.Sources)
	buildAt(now, facts)
	if !slices.Equal(facts.Sources, told) {
		t.Errorf("sources became %v", facts.Sources)
	}
}

func TestAStrangersPlanIsNotTheCitizens(t *testing.T) {
	p := plan("p")
	p.Subject = "fremmed"
	p.Measures = []models.Measure{{ID: "m", Name: "Bostøtte", Law: "SEL § 85"}}
	p.Appointments = []models.Appointment{must(attended(meeting("a", "14:00", "15:00"), "fremmed"))}
	got := build(p)
	if len(got.Appointments) > 0 {
		t.Error("a stranger's appointment is shown; self", got.Appointments[0].Self)
	}
	for _, m := range measures(got) {
		t.Errorf("a stranger's measure is shown as about %q", m.About.ID)
	}
}

func TestAnUnrecognisedConditionIsOneTask(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions(nobodyKnows + " Blåbær og nelliker indgår ligeledes i rammen for gårdens aktiviteter på torsdage i efteråret.")
	wantList(t, "tasks", tasks(build(p), "rewrite_condition"), id("p", "a"))
}

func TestAppointmentsInAnyOrderOfSlots(t *testing.T) {
	p := plan("p")
	a := must(meeting("a", "2026-11-25 08:00", "2026-11-25 09:00"))
	a.Slots = append(a.Slots, models.Slot{Start: at("2026-11-24 08:00"), End: at("2026-11-24 09:00")})
	p.Appointments = []models.Appointment{a}
	if due := build(p).Duties[0].Due.String(); due != "2026-11-24" {
		t.Error("due", due)
	}
}

func TestTwoPeopleWithOneFirstNameAreTwo(t *testing.T) {
	one, two := plan("1"), plan("2")
	for i, p := range []*models.SectorPlan{&one, &two} {
		a := weekly(meeting("a", "14:00", "15:00"))
		a.With = []string{"Karin, bostøtte", "Karin, mentor"}[i]
		p.Appointments = []models.Appointment{a}
	}
	n := 0
	for _, c := range build(one, two).Contacts {
		if c.Name == "Karin" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d Karin", n)
	}
}

func TestARoleIsTakenFromWhereItIsSaid(t *testing.T) {
	p := plan("1")
	p.Owner.Caseworker = "Jesper Holt"
	a := weekly(meeting("a", "14:00", "15:00"))
	a.With = "Jesper Holt (fysioterapeut)"
	p.Appointments = []models.Appointment{a}
	for _, c := range build(p).Contacts {
		if c.Name == "Jesper Holt" && c.Role != "fysioterapeut" {
			t.Errorf("role %q", c.Role)
		}
	}
}

func TestAMailboxInBracketsIsNobody(t *testing.T) {
	if got := oneplan.PersonName(models.Owner{Caseworker: "Ydelse (fællespostkasse)"}); got != "" {
		t.Errorf("the person is %q", got)
	}
	p := plan("1")
	a := weekly(meeting("a", "14:00", "15:00"))
	a.With = "Fælles postkasse"
	p.Appointments = []models.Appointment{a}
	for _, c := range build(p).Contacts {
		if c.Name == "Fælles postkasse" {
			t.Error("met again and again: a mailbox")
		}
	}
}

func TestAnEndedMeasureDoesNotCount(t *testing.T) {
	p := plan("p")
	p.Measures = []models.Measure{
		{ID: "1", Name: "Bostøtte", Law: "SEL § 85"},
		{ID: "2", Name: "Mentor", Law: "LAB mentor", To: models.MustDate("2026-11-22"), Text: awayStops},
	}
	p.Appointments = []models.Appointment{must(weekly(models.Appointment{ID: "a", Title: "Samtale", Slots: meeting("", "14:00", "15:00").Slots}))}
	got := build(p)
	if len(got.Appointments[0].Measures) != 1 {
		t.Error("the only running measure does not get the weekly appointment")
	}
	if len(got.Appointments[0].Cannot) > 0 {
		t.Error("an ended measure threatens:", keys(got.Appointments[0].Cannot))
	}
}

func TestNoAppointmentInTwoMeasuresByOtherNames(t *testing.T) {
	p := plan("p")
	p.Measures = []models.Measure{
		{ID: "1", Name: "Hjælp A", Law: "SEL § 85"}, // also: socialpædagogisk støtte
		{ID: "2", Name: "Socialpædagogisk træning", Law: "SUL § 140"},
	}
	p.Appointments = []models.Appointment{{ID: "a", Title: "Socialpædagogisk bistand hjemmevejledning", Slots: meeting("", "14:00", "15:00").Slots}}
	t.Log(build(p).Appointments[0].Measures)
	p.Measures = []models.Measure{
		{ID: "1", Name: "Hjælp A", Law: "SEL § 85"},
		{ID: "2", Name: "Hjælp B", Law: "SEL § 104", Text: ""},
	}
	p.Appointments[0].Title = "Bostøtte i samværstilbud"
	t.Log(build(p).Appointments[0].Measures)
	p.Measures = []models.Measure{
		{ID: "1", Name: "Hjælp A", Law: "SEL § 85", Provider: "Kløvergården"},
		{ID: "2", Name: "Hjælp B", Law: "SEL § 104", Provider: ""},
	}
	p.Appointments[0].Title = "Samværstilbud"
	p.Appointments[0].Place = "Kløvergården"
	if got := build(p).Appointments[0].Measures; !slices.Equal(got, []string{id("p", "2")}) {
		t.Errorf("belongs to %v: the title says measure 2, but only its own other names are counted for each", got)
	}
}

func TestTheHouseholdIsInOneOrder(t *testing.T) {
	facts := models.Facts{Citizen: mette()}
	want := buildAt(now, facts)
	facts.Citizen.Household = []models.Person{facts.Citizen.Household[1], facts.Citizen.Household[0]}
	if !reflect.DeepEqual(buildAt(now, facts), want) {
		t.Error("another plan")
	}
}

func TestWhenUnreadContentCameIsToldInTheCitizensZone(t *testing.T) {
	p := plan("p")
	p.Unread = []models.Unread{{}}
	p.Received = at("2026-11-23 00:30").UTC()
	if got := models.DateOf(build(p).Gaps[0].Since).String(); got != "2026-11-23" {
		t.Error("since", got)
	}
}

func TestTwentyEightDaysAreDays(t *testing.T) {
	p := plan("p")
	p.Appointments = []models.Appointment{meeting("a", "2026-10-28 23:15", "2026-10-28 23:45")}
	if got := buildAt("2026-10-01 10:00", models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}}); len(got.Times) != 1 {
		t.Error("28th day, 23.15, is cut off when the clock is set back")
	}
	p.Appointments = []models.Appointment{meeting("a", "2027-04-12 00:15", "2027-04-12 00:45")}
	if got := buildAt("2027-03-15 10:00", models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}}); len(got.Times) != 0 {
		t.Error("29th day, 0.15, is shown when the clock is set forward")
	}
}

func TestAnEmptyPersonID(t *testing.T) {
	facts := models.Facts{Citizen: mette(), Plans: []models.SectorPlan{plan("p")}}
	facts.Citizen.Household = append(facts.Citizen.Household, models.Person{Name: "Bo"})
	facts.Plans[0].Measures = []models.Measure{{ID: "m", Law: "SEL § 85"}}
	if m := measures(buildAt(now, facts))[0]; m.About.Name != "" {
		t.Errorf("about %q", m.About.Name)
	}
}

func TestASanctionInThePlansTextIsSaidSomewhere(t *testing.T) {
	p := plan("p")
	p.Text = awayStops
	p.Measures = []models.Measure{{ID: "m", Name: "Mentor", Law: "LAB mentor"}}
	p.Conditions = conditions("Borger skal møde kl. 08.30.")
	said := false
	for _, d := range build(p).Duties {
		said = said || len(d.Cannot) > 0
	}
	if !said {
		t.Error("a sanction in the plan's text is said nowhere without a mandatory meeting")
	}
}
func TestASanctionBesideALimitIsNotLost(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions("Undgå tunge løft. " + awayStops)
	got := build(p)
	if len(got.Limits) != 1 || len(got.Duties) != 1 {
		t.Errorf("%v", outline(got))
	}
}
