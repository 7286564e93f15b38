package oneplan_test

import (
	"testing"

	"enplan/models"
)

const (
	codeOfSupport = "1f0ff82b-3243-422f-9651-1d00fd2dcd61" // has a provision
	codeOfStay    = "a81a3fa9-6601-4d1e-a11e-f7444dfd3828" // has a sentence and an area only
	codeOfTarget  = "0919515d-9975-4743-a16f-edb45374b0da" // has a sentence and no area
)

func coded(values ...string) []models.Code {
	var codes []models.Code
	for _, v := range values {
		codes = append(codes, models.Code{Value: v})
	}
	return codes
}

func TestAMeasureIsSaidByItsProvisionElseByItsCodeElseNotAtAll(t *testing.T) {
	for _, c := range []struct {
		why       string
		measure   models.Measure
		known     bool
		provision string
		code      string
		area      models.LifeArea
	}{
		{"a law", models.Measure{Name: "Noget", Law: "SEL § 85"}, true, "SEL-85", "", models.AreaEveryday},
		{"a name", models.Measure{Name: "Virksomhedspraktik"}, true, "LAB-57", "", models.AreaWork},
		{"a code with a provision", models.Measure{Codes: coded(codeOfSupport)}, true, "SEL-85", codeOfSupport, models.AreaEveryday},
		{"a code with a sentence", models.Measure{Codes: coded(codeOfStay)}, true, "", codeOfStay, models.AreaHome},
		{"the first code that says something", models.Measure{Codes: coded("x", codeOfTarget, codeOfStay)}, true, "", codeOfTarget, models.AreaUndecided},
		{"the law before the code", models.Measure{Law: "LAB § 58", Codes: coded(codeOfStay)}, true, "LAB-57", codeOfStay, models.AreaWork},
		{"nothing we know", models.Measure{Name: "Ridefysisk stjerneforløb", Codes: coded("x")}, false, "", "", models.AreaUndecided},
	} {
		p := plan("p")
		c.measure.ID = "m"
		p.Measures = []models.Measure{c.measure, {ID: "anden", Name: "Mentor", Law: "LAB mentor"}}
		got := build(p)
		for _, a := range got.Areas {
			for _, m := range a.Measures {
				if m.Measure.ID != "m" {
					continue
				}
				if m.Known != c.known || m.Provision.Key != c.provision || m.Code.Code != c.code || a.Area != c.area {
					t.Errorf("%s: known %v by %q or %q, in %s", c.why, m.Known, m.Provision.Key, m.Code.Code, a.Area)
				}
			}
		}
		var unknown []string
		if !c.known {
			unknown = ids("p m")
		}
		wantList(t, c.why, tasks(got, "unknown_measure"), unknown...)
	}
}

func TestAPlansLawIsItsMeasuresWhenThereIsOnlyOne(t *testing.T) {
	p := plan("p")
	p.Law = []string{"SEL § 85"}
	p.Measures = []models.Measure{{ID: "1", Name: "Ridefysisk stjerneforløb"}}
	if m := measures(build(p))[0]; m.Provision.Key != "SEL-85" {
		t.Errorf("found %q", m.Provision.Key)
	}
	p.Measures = append(p.Measures, models.Measure{ID: "2", Name: "Andet"})
	wantList(t, "unknown", tasks(build(p), "unknown_measure"), ids("p 1", "p 2")...)
}

func TestAnonymousHelpIsNeverShownAsAMeasure(t *testing.T) {
	for _, m := range []models.Measure{
		{Name: "Behandling", Law: "SEL § 101 a"}, {Name: "Behandling", Law: "Serviceloven § 101 a, stk. 1"},
		{Name: "Behandling", Law: "SEL § 101a"}, {Name: "Anonym stofmisbrugsbehandling"},
		{Name: "Anonym ambulant stofmisbrugsbehandling"}, {Name: "anonym behandling for stofmisbrug"},
		{Name: "Anonym stofmisbrugsbehandling hos Rusmiddelcentret", KLE: "27.51.04"},
	} {
		p := plan("p")
		m.ID = "m"
		p.Measures = []models.Measure{m}
		p.Appointments = []models.Appointment{weekly(meeting("a", "14:00", "15:00"))}
		got := build(p)
		if len(got.Areas)+len(got.Plans)+len(got.Appointments) > 0 || len(tasks(got, "barred_content")) != 1 {
			t.Errorf("%+v is shown: %v", m, outline(got))
		}
	}
}

func TestAMeasureIsShownToItsLastDay(t *testing.T) {
	for _, c := range []struct {
		why, from, to, status string
		want                  bool
	}{
		{"it has no dates", "", "", "", true},
		{"it ended yesterday", "2026-01-01", "2026-11-22", "", false},
		{"it ends today", "2026-01-01", "2026-11-23", "", true},
		{"it begins later", "2027-01-01", "", "", true},
		{"it is active", "", "", "active", true},
		{"it is over, whatever its dates say", "2026-01-01", "2027-01-01", " Completed ", false},
		{"it was stopped", "", "", "stopped", false},
	} {
		p := plan("p")
		p.Measures = []models.Measure{{
			ID: "m", Name: "Bostøtte", Law: "SEL § 85", Status: c.status,
			From: models.MustDate(c.from), To: models.MustDate(c.to),
		}}
		if got := build(p); (len(measures(got)) == 1) != c.want || len(got.Areas) != len(measures(got)) {
			t.Errorf("%s: %d measures in %d areas", c.why, len(measures(got)), len(got.Areas))
		}
	}
}

func TestWhatGoesOnStandsBeforeWhatBeginsLaterAndTheCitizensBeforeTheChilds(t *testing.T) {
	own, child := plan("b"), plan("a")
	child.Subject = "emil"
	later, today := models.MustDate("2026-11-24"), models.MustDate("2026-11-23")
	own.Measures = []models.Measure{
		{ID: "1", Name: "Bostøtte", Law: "SEL § 85", From: later}, {ID: "3", Name: "Bostøtte", Law: "SEL § 85"},
		{ID: "2", Name: "Bostøtte", Law: "SEL § 85", From: today},
	}
	child.Measures = []models.Measure{{ID: "1", Name: "Bostøtte", Law: "SEL § 85", From: later}, {ID: "2", Name: "Bostøtte", Law: "SEL § 85"}}
	var names, about []string
	for _, m := range measures(build(own, child)) {
		names, about = append(names, m.ID), append(about, m.About.FirstName())
	}
	wantList(t, "measures", names, ids("b 2", "b 3", "b 1", "a 2", "a 1")...)
	wantList(t, "about", about, "", "", "", "Emil", "Emil")
}

func TestAreasStandInTheOrderOfThePlan(t *testing.T) {
	p := plan("p")
	p.Measures = []models.Measure{
		{ID: "1", Name: "Stjerneforløb"}, {ID: "2", Law: "LAB § 58"}, {ID: "3", Law: "SEL § 107"},
		{ID: "4", Law: "SUL § 140"}, {ID: "5", Law: "SEL § 85"},
	}
	var got []models.LifeArea
	for _, a := range build(p).Areas {
		got = append(got, a.Area)
	}
	wantList(t, "areas", got, models.AreaHealth, models.AreaEveryday, models.AreaHome, models.AreaWork, models.AreaUndecided)
}

func TestADepartmentsGoalBelongsToTheOnlyMeasure(t *testing.T) {
	p := plan("p")
	p.Goals = []models.Goal{{Text: "At Emil kommer stabilt i skole hver dag"}, {Text: "Stjerner"}, {Text: "At Mette trives"}}
	p.Measures = []models.Measure{{ID: "1", Name: "Bostøtte", Law: "SEL § 85"}}
	if got := keys(measures(build(p))[0].Goals); got != "goal.school_daily_other goal.feel_better" {
		t.Errorf("goals: %s", got)
	}
	p.Measures = append(p.Measures, models.Measure{ID: "2", Name: "Mentor", Law: "LAB mentor"})
	for _, m := range measures(build(p)) {
		if len(m.Goals) > 0 {
			t.Errorf("%s was given %s", m.ID, keys(m.Goals))
		}
	}
}

func TestAppointmentsFindTheirMeasure(t *testing.T) {
	support := models.Measure{ID: "støtte", Name: "Bostøtte", Law: "SEL § 85", Text: "Hjemmebesøg", Provider: "Kløvergården"}
	mentor := models.Measure{ID: "mentor", Name: "Mentor", Law: "LAB mentor", Provider: "Broen"}
	for _, c := range []struct {
		why      string
		measures []models.Measure
		a        models.Appointment
		want     []string
	}{
		{"the only one, again and again", []models.Measure{support}, weekly(models.Appointment{Title: "Samtale"}), ids("p støtte")},
		{"the only one, once", []models.Measure{support}, models.Appointment{Title: "Samtale"}, nil},
		{"the only one, once, by name", []models.Measure{support}, models.Appointment{Title: "Bostøttebesøg"}, ids("p støtte")},
		{"the only one, once, by another name", []models.Measure{support}, models.Appointment{Title: "Socialpædagogisk samtale"}, ids("p støtte")},
		{"by title", []models.Measure{support, mentor}, models.Appointment{Title: "Mentorsamtale"}, ids("p mentor")},
		{"by title before place", []models.Measure{support, mentor}, models.Appointment{Title: "Mentormøde", Place: "Kløvergården"}, ids("p mentor")},
		{"by place", []models.Measure{support, mentor}, models.Appointment{Title: "Møde", Place: "Kløvergården, stuen"}, ids("p støtte")},
		{"by who comes", []models.Measure{support, mentor}, models.Appointment{Title: "Møde", With: "Karin fra Broen"}, ids("p mentor")},
		{"by no word, though again and again", []models.Measure{support, mentor}, weekly(models.Appointment{Title: "Samtale"}), nil},
	} {
		p, other := plan("p"), plan("q")
		p.Measures = c.measures
		c.a.ID, c.a.Slots = "a", meeting("", "14:00", "15:00").Slots
		p.Appointments = []models.Appointment{c.a}
		other.Measures = []models.Measure{support, mentor}
		got := build(p, other)
		wantList(t, c.why, got.Appointments[0].Measures, c.want...)
		for _, m := range measures(got) {
			meets := len(c.want) == 1 && m.ID == c.want[0]
			if (len(m.Meets) == 1) != meets {
				t.Errorf("%s: %s meets at %v", c.why, m.ID, m.Meets)
			}
		}
	}
}

func TestAMeasureSaysWhatMayHappenOnlyWhenItsMeetingsMayNotBeMissed(t *testing.T) {
	for _, mandatory := range []bool{true, false} {
		p := plan("p")
		p.Text = awayStops
		p.Measures = []models.Measure{{ID: "m", Name: "Mentor", Law: "LAB mentor"}, {ID: "n", Name: "Bostøtte", Law: "SEL § 85"}}
		p.Appointments = []models.Appointment{meeting("Mentormøde", "14:00", "15:00"), meeting("Mentorcafé", "16:00", "17:00")}
		p.Appointments[0].Mandatory = mandatory
		for _, m := range measures(build(p)) {
			if want := mandatory && m.Measure.ID == "m"; (len(m.Cannot) > 0) != want {
				t.Errorf("mandatory %v: %s threatens with %q", mandatory, m.ID, keys(m.Cannot))
			}
		}
	}
}
