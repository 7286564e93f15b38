package oneplan_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
)

func placed(place string, a models.Appointment) models.Appointment {
	a.Place = place
	return a
}

func TestAWeekIsTheTimesTheTravelAndThePapers(t *testing.T) {
	p := plan("p")
	p.Appointments = []models.Appointment{
		must(placed("Centralen, Industrivej 40 (45 min. med bus)", meeting("praktik", "2026-11-24 08:30", "2026-11-24 12:30"))),
		placed("Hjemme hos Mette (20 min. i bil)", meeting("støtte", "2026-11-25 10:00", "2026-11-25 12:00")),
		must(meeting("senere", "2026-12-01 09:00", "2026-12-01 10:00")),
	}
	p.Demands = []models.Demand{
		{ID: "late", What: "Budget", Deadline: models.MustDate("2026-11-20")},
		{ID: "now", What: "Lejekontrakt", Deadline: models.MustDate("2026-11-29")},
		{ID: "next", What: "LÆ 285", Deadline: models.MustDate("2026-11-30")},
		{ID: "some day", What: "Pas"},
		{ID: "got", What: "Kørekort", Deadline: models.MustDate("2026-11-25"), Received: models.MustDate("2026-11-20")},
	}
	weeks := oneplan.Weeks(build(p), 9*60)
	if len(weeks) != oneplan.WeeksAhead {
		t.Fatalf("%d weeks", len(weeks))
	}
	monday := models.MustDate("2026-11-23")
	want := []oneplan.Week{
		{Number: 48, From: monday, To: monday.AddDays(6), Count: 2, Papers: 2,
			Minutes: 240 + 90 + 120 + 60, Must: 240 + 90 + 60, Travel: 90, Prepare: 60, Pausable: 120},
		{Number: 49, From: monday.AddDays(7), To: monday.AddDays(13), Count: 1, Papers: 1, Minutes: 90, Must: 90, Prepare: 30},
		{Number: 50, From: monday.AddDays(14), To: monday.AddDays(20)},
		{Number: 51, From: monday.AddDays(21), To: monday.AddDays(27)},
	}
	for i, w := range weeks {
		if w != want[i] {
			t.Errorf("week %d\n got %+v\nwant %+v", i, w, want[i])
		}
	}
	if w := oneplan.Weeks(build(p), 8*60)[0]; !w.Over {
		t.Errorf("%d minutes are not over eight hours", w.Minutes)
	}
}

func TestAWeekCountsWhatTheCitizenMustAttendAndOnlyOnce(t *testing.T) {
	of := func(id string, who ...string) models.Appointment {
		a := meeting(id, "2026-11-24 10:00", "2026-11-24 11:00")
		a.Attendees = who
		return a
	}
	p, q := plan("p"), plan("q")
	p.Appointments = []models.Appointment{of("emils", "emil"), placed("Rådhuset", of("fælles", "mette", "emil"))}
	q.Appointments = []models.Appointment{placed("rådhuset", of("Fælles", "mette"))}
	q.Appointments[0].ID = "another id"
	allDay := meeting("hele dagen", "2026-11-24 00:00", "2026-11-25 00:00")
	allDay.AllDay = true
	q.Appointments = append(q.Appointments, allDay)
	if w := oneplan.Weeks(build(p, q), 0)[0]; w.Count != 2 || w.Minutes != 60 {
		t.Errorf("%+v", w)
	}
}

func TestThisWeekBeginsTodayWhateverDayItIs(t *testing.T) {
	for day, n := range map[string]int{"2026-11-23": 7, "2026-11-26": 4, "2026-11-29": 1} {
		weeks := oneplan.Weeks(buildAt(day+" 06:00", models.Facts{Citizen: mette()}), 0)
		first, last := weeks[0], weeks[len(weeks)-1]
		if first.Number != 48 || first.From.String() != day || first.From.DaysUntil(first.To)+1 != n || last.Number != 51 {
			t.Errorf("%s: %+v to %+v", day, first, last)
		}
	}
}

// TestTheLoadAddsUpOverAnyCalendar draws calendars that touch both days on which
// the clock is changed.
func TestTheLoadAddsUpOverAnyCalendar(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		start := at(rapid.SampledFrom([]string{"2026-10-12 06:00", "2026-10-25 01:30", "2027-03-15 06:00", "2027-03-28 01:30", "2026-12-28 22:00"}).Draw(rt, "now"))
		var facts models.Facts
		facts.Citizen = mette()
		p := plan("p")
		want := 0
		today := models.DateOf(start)
		monday := today.AddDays(-(int(today.Weekday()) + 6) % 7)
		end := monday.AddDays(7*oneplan.WeeksAhead).At(0, 0, copenhagen())
		for i := range rapid.IntRange(0, 30).Draw(rt, "appointments") {
			from := start.Add(time.Duration(rapid.IntRange(0, 40*24*4).Draw(rt, "quarter")) * 15 * time.Minute)
			minutes := rapid.IntRange(1, 600).Draw(rt, "minutes")
			a := models.Appointment{ID: string(rune('A' + i)), Mandatory: rapid.Bool().Draw(rt, "must"),
				Slots: []models.Slot{{Start: from, End: from.Add(time.Duration(minutes) * time.Minute)}}}
			p.Appointments = append(p.Appointments, a)
			if from.Before(end) {
				want += minutes
			}
		}
		facts.Plans = []models.SectorPlan{p}
		got, ceiling := 0, models.Ceiling(rapid.IntRange(0, 3600).Draw(rt, "ceiling"))
		for _, w := range oneplan.Weeks(oneplan.Build(facts, start, copenhagen()), ceiling) {
			got += w.Minutes
			if w.Must+w.Pausable != w.Minutes || w.Travel+w.Prepare > w.Minutes || w.From.After(w.To) || w.To.Week() != w.Number ||
				w.Over != (ceiling > 0 && w.Minutes > int(ceiling)) {
				rt.Fatalf("%+v", w)
			}
		}
		if got != want {
			rt.Fatalf("%d minutes, want %d", got, want)
		}
	})
}
