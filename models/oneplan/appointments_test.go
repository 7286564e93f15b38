package oneplan_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
)

func TestATimeIsShownUntilItEndsAndFor28Days(t *testing.T) {
	for _, c := range []struct {
		why, start, end string
		want            bool
	}{
		{"it is later today", "2026-11-23 14:00", "2026-11-23 15:00", true},
		{"it goes on", "2026-11-23 09:00", "2026-11-23 10:01", true},
		{"it began yesterday and goes on", "2026-11-22 22:00", "2026-11-23 11:00", true},
		{"it ends this instant", "2026-11-23 09:00", "2026-11-23 10:00", false},
		{"it is over", "2026-11-23 08:00", "2026-11-23 09:00", false},
		{"it was yesterday", "2026-11-22 08:00", "2026-11-22 09:00", false},
		{"it begins in the last minute of the 28 days", "2026-12-20 23:59", "2026-12-21 01:00", true},
		{"it begins when the 28 days are over", "2026-12-21 00:00", "2026-12-21 01:00", false},
	} {
		p := plan("p")
		p.Appointments = []models.Appointment{meeting("a", c.start, c.end)}
		if got := build(p); (len(got.Appointments) == 1) != c.want || len(got.Times) != len(got.Appointments) {
			t.Errorf("%s: %d appointments, %d times", c.why, len(got.Appointments), len(got.Times))
		}
		p.Appointments[0].Cancelled = true
		if got := build(p); len(got.Appointments)+len(got.Times) > 0 {
			t.Errorf("%s: it was cancelled and is shown", c.why)
		}
	}
}

func TestOnlyTheSlotsToComeAreKept(t *testing.T) {
	p := plan("p")
	course := weekly(meeting("kursus", "08:00", "09:00"))
	for _, day := range []string{"2026-11-30", "2026-12-07", "2026-12-21"} {
		course.Slots = append(course.Slots, models.Slot{Start: at(day + " 08:00"), End: at(day + " 09:00")})
	}
	p.Appointments = []models.Appointment{course}
	got := build(p)
	if len(got.Appointments) != 1 || len(got.Appointments[0].Slots) != 2 || len(got.Times) != 2 {
		t.Fatalf("%+v", got.Times)
	}
	if first := got.Appointments[0].Slots[0].Start; !first.Equal(at("2026-11-30 08:00")) {
		t.Errorf("the next time is %s", first)
	}
	if len(p.Appointments[0].Slots) != 4 {
		t.Error("the facts were changed")
	}
}

func TestTimesOfSeveralDepartmentsStandInOneOrder(t *testing.T) {
	job, health := plan("job"), plan("sundhed")
	twice := weekly(meeting("praktik", "11:00", "12:00"))
	twice.Slots = append(twice.Slots, models.Slot{Start: at("2026-11-25 11:00"), End: at("2026-11-25 12:00")})
	job.Appointments = []models.Appointment{twice}
	health.Appointments = []models.Appointment{
		meeting("træning", "2026-11-24 09:00", "2026-11-24 10:00"), meeting("samtale", "11:00", "12:00"),
	}
	got := build(job, health)
	wantList(t, "appointments", appointmentIDs(got), "praktik", "samtale", "træning")
	var titles []string
	for _, at := range got.Times {
		titles = append(titles, got.Appointments[at.Appointment].ID)
	}
	wantList(t, "times", titles, "praktik", "samtale", "træning", "praktik")
}

func TestTimesAreToldOnTheCitizensClock(t *testing.T) {
	p := plan("p")
	p.Appointments = []models.Appointment{meeting("a", "14:00", "15:00")}
	for i, s := range p.Appointments[0].Slots {
		p.Appointments[0].Slots[i] = models.Slot{Start: s.Start.UTC(), End: s.End.UTC()}
	}
	if got := build(p).Times[0]; got.Start.Hour() != 14 || got.End.Hour() != 15 {
		t.Errorf("told as %s to %s", got.Start, got.End)
	}
}

func TestTwoSourcesMayGiveTheirPlansTheSameID(t *testing.T) {
	one, other := plan("1"), plan("1")
	other.Source = "anden"
	for _, p := range []*models.SectorPlan{&one, &other} {
		p.Measures = []models.Measure{{ID: "m", Name: "Mentor", Law: "LAB mentor"}}
		p.Appointments = []models.Appointment{weekly(meeting("a", "14:00", "15:00"))}
	}
	got := build(one, other)
	if len(got.Appointments) != 2 || len(measures(got)) != 2 {
		t.Fatalf("%d appointments, %d measures", len(got.Appointments), len(measures(got)))
	}
	for _, m := range measures(got) {
		if len(m.Meets) != 1 || got.Appointments[m.Meets[0]].Plan.Source != m.Plan.Source {
			t.Errorf("the measure of %s meets at %v", m.Plan.Source, m.Meets)
		}
	}
	wantList(t, "sources", []string{got.Appointments[0].Plan.Source, got.Appointments[1].Plan.Source}, "anden", "kilde")
}

func TestAParentSeesTheAppointmentsOfAYoungChildOnly(t *testing.T) {
	for _, c := range []struct {
		why, born string
		by        []string
		shown     bool
		self      bool
		persons   int
	}{
		{"nobody is named, so it is the citizen's", "2012-02-08", nil, true, true, 0},
		{"the list is empty", "2012-02-08", []string{}, true, true, 0},
		{"the citizen alone", "2012-02-08", []string{"mette"}, true, true, 0},
		{"the child is 14", "2012-02-08", []string{"emil"}, true, false, 1},
		{"the child is 15 tomorrow", "2011-11-24", []string{"emil"}, true, false, 1},
		{"the child is 15 today", "2011-11-23", []string{"emil"}, false, false, 0},
		{"the child was 15 yesterday", "2011-11-22", []string{"emil"}, false, false, 0},
		{"nobody knows how old the child is", "", []string{"emil"}, false, false, 0},
		{"a grown-up of the household", "2012-02-08", []string{"jonas"}, false, false, 0},
		{"the citizen with a child of 14", "2012-02-08", []string{"mette", "emil"}, true, true, 1},
		{"the citizen with a child of 15", "2011-11-23", []string{"emil", "mette"}, true, true, 1},
		{"two parents and a child of 14", "2012-02-08", []string{"jonas", "emil", "mette"}, true, true, 2},
	} {
		facts := models.Facts{Citizen: mette(), Plans: []models.SectorPlan{plan("p")}}
		facts.Citizen.Household[0].Born = models.MustDate(c.born)
		facts.Plans[0].Appointments = []models.Appointment{attended(must(meeting("a", "14:00", "15:00")), c.by...)}
		got := buildAt(now, facts)
		if (len(got.Appointments) == 1) != c.shown || len(got.Times) != len(got.Appointments) {
			t.Errorf("%s: %d appointments, %d times", c.why, len(got.Appointments), len(got.Times))
			continue
		}
		if c.shown && (got.Appointments[0].Self != c.self || len(got.Appointments[0].Persons) != c.persons) {
			t.Errorf("%s: %+v", c.why, got.Appointments[0])
		}
		if (len(got.Duties) == 1) != c.self {
			t.Errorf("%s: %d duties for the citizen", c.why, len(got.Duties))
		}
	}
}

func TestTimesAreNeverOverNorOutOfOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := anInstant().Draw(t, "now")
		p := oneplan.Build(someFacts(instant).Draw(t, "facts"), instant, copenhagen())
		horizon := p.Today.AddDays(oneplan.HorizonDays).At(0, 0, copenhagen())
		for i, at := range p.Times {
			if !at.End.After(instant) || !at.Start.Before(horizon) {
				t.Fatalf("%s to %s is over or too far away", at.Start, at.End)
			}
			if i > 0 && at.Start.Before(p.Times[i-1].Start) {
				t.Fatal("times out of order")
			}
			same := func(s models.Slot) bool { return s.Start.Equal(at.Start) && s.End.Equal(at.End) }
			if !slices.ContainsFunc(p.Appointments[at.Appointment].Slots, same) {
				t.Fatal("a time no appointment has")
			}
		}
		for i := 1; i < len(p.Appointments); i++ {
			if firstTime(p, i).Before(firstTime(p, i-1)) {
				t.Fatal("appointments out of order")
			}
		}
	})
}

func firstTime(p oneplan.Plan, appointment int) time.Time {
	return p.Appointments[appointment].Slots[0].Start
}
