package oneplan_test

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
)

func TestAPlanIsFreshUntilTheFirstThingThatChangesIt(t *testing.T) {
	source := func(name, received string, every time.Duration) models.Source {
		return models.Source{Name: name, Every: every, Received: at(received)}
	}
	for _, c := range []struct {
		why, now, until string
		appointments    []models.Appointment
		sources         []models.Source
	}{
		{"nothing happens, so until midnight", now, "2026-11-24 00:00", nil, nil},
		{"at midnight a new day begins", "2026-11-23 00:00", "2026-11-24 00:00", nil, nil},
		{"a time goes on", now, "2026-11-23 10:30", []models.Appointment{meeting("a", "09:00", "10:30")}, nil},
		{"a time begins and ends today", now, "2026-11-23 15:00", []models.Appointment{meeting("a", "14:00", "15:00")}, nil},
		{"the first to end is not the first to begin", now, "2026-11-23 12:00",
			[]models.Appointment{meeting("a", "10:30", "16:00"), meeting("b", "11:00", "12:00")}, nil},
		{"a time ends this instant", now, "2026-11-24 00:00", []models.Appointment{meeting("a", "09:00", "10:00")}, nil},
		{"a time ends tomorrow", now, "2026-11-24 00:00",
			[]models.Appointment{meeting("a", "2026-11-23 23:00", "2026-11-24 07:00")}, nil},
		{"a grown-up's time is not in the plan", now, "2026-11-24 00:00",
			[]models.Appointment{attended(meeting("a", "14:00", "15:00"), "jonas")}, nil},
		{"a source becomes late", now, "2026-11-23 18:00", nil, []models.Source{source("a", "2026-11-22 06:00", 24*time.Hour)}},
		{"a source is late from this instant", now, "2026-11-24 00:00", nil, []models.Source{source("a", "2026-11-21 22:00", 24*time.Hour)}},
		{"a source has promised nothing", now, "2026-11-24 00:00", nil, []models.Source{source("a", "2026-11-23 06:00", 0)}},
		{"the first of all of them", now, "2026-11-23 11:00", []models.Appointment{meeting("a", "10:30", "11:30")},
			[]models.Source{source("a", "2026-11-23 05:00", 4*time.Hour), source("b", "2026-11-22 06:00", 24*time.Hour)}},
	} {
		p := plan("p")
		p.Appointments = c.appointments
		facts := models.Facts{Citizen: mette(), Sources: c.sources, Plans: []models.SectorPlan{p}}
		if got := buildAt(c.now, facts).FreshUntil; !got.Equal(at(c.until)) {
			t.Errorf("%s: fresh until %s", c.why, got)
		}
	}
}

func TestMidnightComesWhenTheClockInDenmarkSaysSo(t *testing.T) {
	for _, c := range []struct {
		now  string
		rest time.Duration
	}{
		{"2026-10-24 00:00", 24 * time.Hour}, {"2026-10-25 00:00", 25 * time.Hour}, {"2026-10-25 12:00", 12 * time.Hour},
		{"2027-03-27 00:00", 24 * time.Hour}, {"2027-03-28 00:00", 23 * time.Hour}, {"2027-03-28 01:59", 21*time.Hour + time.Minute},
		{"2026-12-31 23:59", time.Minute},
	} {
		instant := at(c.now)
		got := oneplan.Build(models.Facts{Citizen: mette()}, instant.UTC(), copenhagen())
		if rest := got.FreshUntil.Sub(instant); rest != c.rest {
			t.Errorf("at %s the plan is fresh for %s, want %s", c.now, rest, c.rest)
		}
		if got.Today.String() != c.now[:len("2026-10-24")] || !got.AsOf.Equal(instant) {
			t.Errorf("at %s it is %s, as of %s", c.now, got.Today, got.AsOf)
		}
	}
}

func TestTheHourThatComesTwiceIsTwoHours(t *testing.T) {
	first := time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC) // 2.30 in summer time
	p := plan("p")
	p.Appointments = []models.Appointment{{ID: "a", Slots: []models.Slot{{Start: first, End: first.Add(15 * time.Minute)}}}}
	facts := models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}}
	if got := oneplan.Build(facts, first, copenhagen()); len(got.Times) != 1 || !got.FreshUntil.Equal(first.Add(15*time.Minute)) {
		t.Errorf("the first time round: %d times, fresh until %s", len(got.Times), got.FreshUntil)
	}
	if got := oneplan.Build(facts, first.Add(time.Hour), copenhagen()); len(got.Times) != 0 {
		t.Error("it is shown the second time round")
	}
}

func TestThePlanStaysTheSameUntilItIsNoLongerFresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := anInstant().Draw(t, "now")
		facts := someFacts(instant).Draw(t, "facts")
		first := oneplan.Build(facts, instant, copenhagen())
		if !first.FreshUntil.After(instant) {
			t.Fatalf("stale at once: %s", first.FreshUntil)
		}
		left := int64(first.FreshUntil.Sub(instant))
		for _, later := range []int64{left - 1, rapid.Int64Range(0, left-1).Draw(t, "later")} {
			again := oneplan.Build(facts, instant.Add(time.Duration(later)), copenhagen())
			again.AsOf = first.AsOf
			if !reflect.DeepEqual(again, first) {
				t.Fatalf("another plan after %s of %s", time.Duration(later), time.Duration(left))
			}
		}
		stale := oneplan.Build(facts, first.FreshUntil, copenhagen())
		stale.AsOf, stale.FreshUntil = first.AsOf, first.FreshUntil
		if reflect.DeepEqual(stale, first) {
			t.Fatalf("the same plan at %s, so it could have been fresh for longer", first.FreshUntil)
		}
	})
}
