package models_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestPeriodsAreFourWholeWeeksAndNeverOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := models.MustDate("2023-12-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "day"))
		p := models.PeriodBefore(day)
		if p.From.Weekday() != time.Monday || p.From.DaysUntil(p.End()) != 28 || p.End().After(day) || p.End().AddDays(27).Before(day) {
			t.Fatalf("%v on %v", p, day)
		}
		if p.Before().End() != p.From || p.Has(p.End()) || !p.Has(p.From) || p.Has(p.From.AddDays(-1)) {
			t.Fatalf("%v", p)
		}
		if next := models.PeriodBefore(day.AddDays(1)); next != p && next.Before() != p {
			t.Fatalf("%v, then %v", p, next)
		}
	})
}

func TestAnAnswerIsKeptWhenItComesByTheDayThatWasPromised(t *testing.T) {
	monday := models.MustDate("2026-11-16").At(10, 0, time.UTC)
	for answered, want := range map[time.Time]bool{
		{}: false, monday.AddDate(0, 0, 2): true, monday.AddDate(0, 0, 3): false, monday.Add(time.Hour): true,
	} {
		if d := models.WaitDue("Team", "x", monday, answered); d.Kept != want || d.By != models.MustDate("2026-11-18") {
			t.Errorf("answered %v: %+v", answered, d)
		}
	}
}

func TestTheReportOfAPeriod(t *testing.T) {
	p := models.Period{From: models.MustDate("2026-10-26")}
	var n models.Numbers
	for i := range 12 {
		who := fmt.Sprint("c", i)
		n.Answers = append(n.Answers, models.Due{Unit: "Nord", Citizen: who, By: p.From.AddDays(i), Kept: i < 6})
		n.Sent = append(n.Sent, models.Text{Unit: "Nord", Citizen: who, LIX: 24.6, Unplain: i < 5})
		n.Plans = append(n.Plans, models.Text{Unit: "Jobcentret", Citizen: who, LIX: 51}, models.Text{Unit: "Lille", Citizen: "c0", LIX: 60})
		n.Settled = append(n.Settled, models.Course{Kind: "wrong_data", Citizen: who, Found: time.Unix(0, 0), Settled: time.Unix(0, 0).AddDate(0, 0, i)})
		n.Open = append(n.Open, models.Course{Kind: "wrong_data", Citizen: who})
	}
	n.Coordinates, n.Citizens = map[string]int{"a": 3, "b": 20, "c": 25, "d": 30, "e": 41}, 119
	r := models.ReportOn(p, n)
	for name, c := range map[string][2]string{
		"answers": {picture(r.Answers), "Nord 6 6=12; 6 6=12;"},
		"by week": {picture(r.AnswerWeeks), "2026-10-26 - -=7;2026-11-02 - -=5; 6 6=12;"},
		"texts":   {picture(r.Writing), "Nord 7 5=12; 7 5=12;"},
		"open":    {picture(r.Open), "wrong_data 10=10; 10=10;"},
		"none":    {picture(r.Promises), " 0 0=0;"},
		"sent":    {fmt.Sprint(r.Sent), "[{Nord 25 false}]"},
		"plans":   {fmt.Sprint(r.Plans), "[{Jobcentret 51 false} {Lille 0 true}]"},
		"settled": {fmt.Sprint(r.Settled), "{{12 false} 5}"},
		"load":    {fmt.Sprint(r.Caseload), "{5 {120 false} {0 true} {25 false} {41 false}}"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %s, want %s", name, c[0], c[1])
		}
	}
	if weeks := r.Weeks(); len(weeks) != 4 || weeks[3].Name != "2026-11-16" || weeks[3].Total.N != 0 {
		t.Errorf("%+v", weeks)
	}
}

func TestWithFewBorgerkonsulentsOnlyTheTotalIsSaid(t *testing.T) {
	r := models.ReportOn(models.Period{}, models.Numbers{Coordinates: map[string]int{"a": 30, "b": 40, "c": 9, "d": 12}, Citizens: 91})
	if r.Caseload.Citizens.N != 90 || !r.Caseload.Fewest.Held || !r.Caseload.Middle.Held || !r.Caseload.Most.Held {
		t.Errorf("%+v", r.Caseload)
	}
	few := models.ReportOn(models.Period{}, models.Numbers{Coordinates: map[string]int{"a": 3}, Citizens: 3})
	if few.Caseload.Citizens != (models.Cell{Held: true}) {
		t.Errorf("%+v", few.Caseload)
	}
}

func TestAFindingIsSettledWhenSomebodyActsAndForgottenWhenNobodyDid(t *testing.T) {
	found, now := time.Unix(100, 0), time.Unix(200, 0)
	open := models.Course{Found: found}
	done := models.Course{Found: found, Settled: time.Unix(150, 0)}
	for name, c := range map[string]struct {
		course models.Course
		state  models.FindingState
		gone   bool
		want   time.Time
		ok     bool
	}{
		"still open":           {open, models.StateOpen, false, time.Time{}, true},
		"waits":                {open, models.StateWaiting, false, time.Time{}, true},
		"decided":              {open, models.StateSettled, false, now, true},
		"decided before":       {done, models.StateSettled, false, done.Settled, true},
		"reopened":             {done, models.StateOpen, false, time.Time{}, true},
		"gone by itself":       {open, models.StateOpen, true, time.Time{}, false},
		"gone as was asked":    {open, models.StateWaiting, true, now, true},
		"gone after it was so": {done, models.StateSettled, true, done.Settled, true},
	} {
		next, ok := c.course.Follow(c.state, c.gone, now)
		if ok != c.ok || !next.Settled.Equal(c.want) || !next.Found.Equal(found) {
			t.Errorf("%s: %+v %v", name, next, ok)
		}
	}
}
