package models_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

var climb = []models.PromiseState{
	models.PromiseOpen, models.PromiseSoon, models.PromiseToday, models.PromiseLate, models.PromiseCoordinator, models.PromiseLeader,
}

func rank(s models.PromiseState) int {
	for i, state := range climb {
		if s == state {
			return i
		}
	}
	return -1
}

func TestAPromiseClimbsByWorkingDays(t *testing.T) {
	p := models.Promise{Due: models.MustDate("2026-12-23")} // before Christmas: 24, 25, 26 and 27 December are no working days
	for day, want := range map[string]models.PromiseState{
		"2026-12-19": models.PromiseOpen, "2026-12-20": models.PromiseSoon, "2026-12-23": models.PromiseToday,
		"2026-12-24": models.PromiseLate, "2026-12-28": models.PromiseLate, "2026-12-29": models.PromiseCoordinator,
		"2027-01-05": models.PromiseCoordinator, "2027-01-06": models.PromiseLeader,
	} {
		if got := p.On(models.MustDate(day)); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}

func TestAPromiseNobodySpeaksOfOnlyGoesOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := models.MustDate("2024-01-01")
		p := models.Promise{Due: start.AddDays(rapid.IntRange(0, 1500).Draw(t, "due"))}
		if rapid.Bool().Draw(t, "kept") {
			p.Kept = p.Due
		}
		day := p.Due.AddDays(rapid.IntRange(-20, 20).Draw(t, "day"))
		later := day.AddDays(rapid.IntRange(0, 20).Draw(t, "later"))
		if rank(p.On(day)) > rank(p.On(later)) {
			t.Fatalf("%s on %s, %s on %s", p.On(day), day, p.On(later), later)
		}
		if late := rank(p.On(day)) >= rank(models.PromiseLate); late != p.IsLate(day) {
			t.Fatalf("%s, and late is %v", p.On(day), p.IsLate(day))
		}
	})
}

func TestWhatIsSaidOfAPromiseCountsInTheOrderItWasSaid(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	said := []models.Event{{Seq: 1, About: models.AboutPromise, What: models.Promises, Choice: "2026-12-01", Note: "Jeg ringer", At: at}}
	id := models.PromisesOf(said, nil, time.UTC)[0].ID
	today := models.MustDate("2026-11-23")
	for _, step := range []struct {
		what   models.Deed
		choice string
		want   models.PromiseState
		due    string
	}{
		{models.WasKept, "", models.PromiseKept, "2026-12-01"},
		{models.Doubted, "", models.PromiseOpen, "2026-12-01"},
		{models.PutOff, "2026-11-25", models.PromiseSoon, "2026-11-25"},
		{models.PutOff, "2026-11-23", models.PromiseToday, "2026-11-23"},
		{models.WasNotKept, "", models.PromiseNotKept, "2026-11-23"},
	} {
		said = append(said, models.Event{Seq: int64(len(said) + 1), About: models.AboutPromise, Ref: id, What: step.what, Choice: step.choice, Note: "x", At: at})
		p := models.PromisesOf(said, nil, time.UTC)[0]
		if p.On(today) != step.want || p.Due != models.MustDate(step.due) || p.Version != models.Version(len(said)) {
			t.Errorf("after %s: %s, %+v", step.what, p.On(today), p)
		}
	}
	if p := models.PromisesOf(said, nil, time.UTC)[0]; len(p.Was) != 2 || p.Was[0] != models.MustDate("2026-12-01") {
		t.Errorf("the days it had: %v", p.Was)
	}
}

func TestAPromiseIsCheckedBeforeItIsSettledOrMoved(t *testing.T) {
	today := models.MustDate("2026-11-23")
	open := models.Promise{Origin: models.ByHand, Due: today}
	kept := models.Promise{Origin: models.ByHand, Due: today, Kept: today}
	answer := models.Promise{Origin: models.ByRemark, Due: today}
	for name, c := range map[string]struct{ got, want error }{
		"kept":                    {open.CheckSettle(true, ""), nil},
		"not kept, with why":      {open.CheckSettle(false, "fordi"), nil},
		"not kept, without why":   {open.CheckSettle(false, " "), models.ErrPromiseWhy},
		"kept twice":              {kept.CheckSettle(true, ""), models.ErrPromiseOver},
		"an answer by hand":       {answer.CheckSettle(true, ""), models.ErrPromiseHouse},
		"moved":                   {open.CheckPutOff(today.AddDays(1), "fordi", today), nil},
		"moved without why":       {open.CheckPutOff(today.AddDays(1), "", today), models.ErrPromiseWhy},
		"moved to yesterday":      {open.CheckPutOff(today.AddDays(-1), "fordi", today), models.ErrPromiseDay},
		"moved when it is over":   {kept.CheckPutOff(today, "fordi", today), models.ErrPromiseOver},
		"an answer is not moved":  {answer.CheckPutOff(today, "fordi", today), models.ErrPromiseHouse},
		"doubted":                 {kept.CheckDoubt(""), nil},
		"doubted, and never said": {open.CheckDoubt(""), models.ErrPromiseOpen},
		"promised":                {models.CheckPromise("Jeg ringer", today, today), nil},
		"nothing promised":        {models.CheckPromise(" ", today, today), models.ErrPromiseWhat},
		"by no day":               {models.CheckPromise("x", models.Date{}, today), models.ErrPromiseDay},
		"by a day years ahead":    {models.CheckPromise("x", today.AddYears(2), today), models.ErrPromiseDay},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}
