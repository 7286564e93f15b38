package models_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestEarlierPlansThinOutWithAge(t *testing.T) {
	today := models.MustDate("2026-11-23") // a Monday
	at := func(daysAgo, hour int) time.Time { return today.AddDays(-daysAgo).At(hour, 0, time.UTC) }
	got := models.KeepEarlier([]time.Time{
		at(400, 9), at(366, 9), at(365, 9), at(60, 9), at(59, 9), at(58, 9), at(30, 9), at(30, 10), at(1, 9), at(0, 9), at(0, 9),
	}, today, time.UTC)
	// 60 days ago was a Thursday, 58 a Saturday of the same week.
	want := []bool{false, false, true, false, false, true, true, true, true, true, true}
	if !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
}

func TestWhatIsForgottenOnceIsNotMissedTheDayAfter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := models.MustDate("2026-11-23")
		var at []time.Time
		for _, days := range rapid.SliceOfN(rapid.IntRange(0, 500), 0, 40).Draw(t, "days ago") {
			at = append(at, today.AddDays(-days).At(9, 0, time.UTC))
		}
		slices.SortFunc(at, time.Time.Compare)
		kept := func(at []time.Time, on models.Date) (left []time.Time) {
			for i, keep := range models.KeepEarlier(at, on, time.UTC) {
				if keep {
					left = append(left, at[i])
				}
			}
			return left
		}
		tomorrow := today.AddDays(rapid.IntRange(0, 400).Draw(t, "later"))
		if daily, once := kept(kept(at, today), tomorrow), kept(at, tomorrow); !slices.Equal(daily, once) {
			t.Fatalf("thinned out twice %v, once %v", daily, once)
		}
	})
}

func TestNewsIsWhatOthersSaidSinceOneLooked(t *testing.T) {
	mette, lone := models.Viewer{Role: models.AsCitizen, ID: "m"}, models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	said := []models.Event{
		{Seq: 1, About: models.AboutChange, Choice: string(models.PlanBegan), Shown: true, By: models.Viewer{Role: models.AsSource, ID: "job"}},
		{Seq: 2, About: models.AboutChange, Choice: string(models.AppointmentMoved), Shown: true, By: models.Viewer{Role: models.AsSource, ID: "job"}},
		{Seq: 3, About: models.AboutLoad, Shown: true, By: mette},
		{Seq: 4, About: models.AboutFinding, By: lone}, // withheld
		{Seq: 5, About: models.AboutPromise, Shown: true, By: lone},
	}
	for seen, want := range map[models.Seen]int{{}: 2, {Ever: true}: 3, {Seq: 2, Ever: true}: 1, {Seq: 5, Ever: true}: 0} {
		if got := seen.News(said); got != want {
			t.Errorf("%+v: %d, want %d", seen, got, want)
		}
	}
	if (models.Seen{Ever: true}).IsNew(said[4], lone) || !(models.Seen{Ever: true}).IsNew(said[3], models.Viewer{Role: models.AsCoordinator, ID: "vera"}) {
		t.Error("what one said is news to others only")
	}
}

func TestARemarkIsOpenUntilItIsAnsweredOrTakenBack(t *testing.T) {
	r := models.Remark{Ref: "measure:a", Plan: "job~p", Due: models.RemarkDue(models.MustDate("2026-12-18"), 10), Remarked: models.Remarked{What: "Praktik", Words: "Nej"}}
	e, err := r.Event()
	if err != nil {
		t.Fatal(err)
	}
	e.Seq = models.NextSeq(nil)
	said := []models.Event{e}
	got := models.RemarksOf(said)[0]
	if got.ID != "remark-1" || got.Due != models.MustDate("2027-01-07") || got.Words != "Nej" || got.State != models.RemarkOpen {
		t.Errorf("%+v", got)
	}
	for name, c := range map[string]struct{ got, want error }{
		"again":              {models.CheckRemark(said, r.Ref, ""), models.ErrRemarkThere},
		"another thing":      {models.CheckRemark(said, "measure:b", ""), nil},
		"too long":           {models.CheckRemark(said, "measure:b", strings.Repeat("ø", 501)), models.ErrNote},
		"no such answer":     {got.CheckAnswer("yes", ""), models.ErrRemarkAnswer},
		"stands without why": {got.CheckAnswer(models.Stands, ""), models.ErrRemarkReason},
		"corrected":          {got.CheckAnswer(models.Corrected, ""), nil},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	for _, what := range []models.Deed{models.Answered, models.TakenBack} {
		over := models.RemarksOf(append(slices.Clone(said), models.Event{Seq: 2, About: models.AboutRemark, Ref: got.ID, What: what, Choice: "talk"}))[0]
		if !errors.Is(over.CheckAnswer(models.LetUsTalk, ""), models.ErrRemarkOver) || !errors.Is(over.CheckTakeBack(), models.ErrRemarkOver) {
			t.Errorf("after %s: %+v", what, over)
		}
	}
}
