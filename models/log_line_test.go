package models_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

var (
	looker    = models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	reader    = models.Viewer{Role: models.AsCitizen, ID: "mette"}
	logMonday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
)

// logged are lines as a log gives them: newest first, numbered from the oldest.
func logged(oldest ...models.Entry) []models.Entry {
	for i := range oldest {
		oldest[i].Seq, oldest[i].Citizen = int64(i+1), "mette"
	}
	slices.Reverse(oldest)
	return oldest
}

func TestManyLooksOfOnePersonADayAreOneLineAndTheCitizensOwnAreApart(t *testing.T) {
	at := func(hours int) time.Time { return logMonday.Add(time.Duration(hours) * time.Hour) }
	weeks := models.LogWeeks(logged(
		models.Entry{At: at(-24 * 5), By: looker, Action: models.ReadCitizen},
		models.Entry{At: at(0), By: looker, Action: models.ReadDesk},
		models.Entry{At: at(1), By: reader, Action: models.ReadOwnPlan},
		models.Entry{At: at(1), By: reader, Action: models.GiveConsent},
		models.Entry{At: at(1), By: reader, Action: models.GiveConsent},
		models.Entry{At: at(2), By: looker, Action: models.ReadCitizen},
		models.Entry{At: at(2), By: looker, Action: models.ReadCitizen, Purpose: models.PurposeMeet},
		models.Entry{At: at(2), By: looker, Action: models.ReadThread, Result: models.Refused},
		models.Entry{At: at(3), By: looker, Action: models.WriteMessage},
		models.Entry{At: at(4), By: looker, Action: models.ReadThread},
		models.Entry{At: at(24), By: looker, Action: models.ReadThread},
	), time.UTC)
	if len(weeks) != 2 || len(weeks[0].Own) != 1 || weeks[0].Monday != models.MustDate("2026-11-23") || weeks[1].Monday != models.MustDate("2026-11-16") {
		t.Fatalf("%+v", weeks)
	}
	var got [][]int64
	for _, line := range weeks[0].Lines {
		var seqs []int64
		for _, e := range line.Entries {
			seqs = append(seqs, e.Seq)
		}
		got = append(got, seqs)
	}
	want := [][]int64{{11}, {10, 6, 2}, {9}, {8}, {7}, {5}, {4}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("lines %v, want %v", got, want)
	}
}

func TestEveryLineOfAPageIsToldOnceAndNoDayIsPartedByItsEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []models.Entry
		at := logMonday
		for range rapid.IntRange(1, 60).Draw(t, "lines") {
			at = at.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "hours")) * time.Hour)
			e := models.Entry{At: at, By: looker, Action: models.ReadCitizen}
			if rapid.Bool().Draw(t, "own") {
				e.By, e.Action = reader, rapid.SampledFrom([]models.Action{models.ReadOwnPlan, models.GiveConsent}).Draw(t, "action")
			}
			all = append(all, e)
		}
		all = logged(all...)
		most := rapid.IntRange(1, 30).Draw(t, "page")
		told, rest := map[int64]int{}, all
		for len(rest) > 0 {
			page := models.WholeLines(rest[:min(most, len(rest))], time.UTC)
			if len(page) == 0 {
				t.Fatal("a page without a line: nobody comes past it")
			}
			for _, week := range models.LogWeeks(page, time.UTC) {
				for _, line := range slices.Concat(week.Lines, week.Own) {
					for _, e := range line.Entries {
						told[e.Seq]++
					}
				}
			}
			rest = rest[len(page):]
			first, last := models.DateOf(page[0].At), models.DateOf(page[len(page)-1].At)
			if len(rest) > 0 && models.DateOf(rest[0].At) == last && first != last {
				t.Fatalf("%s is parted although the page has another day", last)
			}
		}
		for _, e := range all {
			if told[e.Seq] != 1 {
				t.Fatalf("line %d is told %d times", e.Seq, told[e.Seq])
			}
		}
	})
}

func TestAQuestionAboutTheLogIsAPromiseUntilItIsAnswered(t *testing.T) {
	due := models.MustDate("2026-12-07")
	asked, err := models.Why{Seq: 7, Due: due, WhyAsked: models.WhyAsked{What: "Nogen kiggede.", Thread: "t"}}.Event()
	if err != nil {
		t.Fatal(err)
	}
	said := []models.Event{asked}
	for _, step := range []struct {
		about models.Topic
		what  models.Deed
		open  bool
	}{
		{models.AboutWhy, models.Answered, false}, {models.AboutWhy, models.Reopened, true}, {models.AboutPromise, models.WasKept, false},
		{models.AboutPromise, models.Doubted, true}, {models.AboutWhy, models.Answered, false},
	} {
		open := len(models.OpenWhys(said)) == 1
		threads := models.WithWhys([]models.Thread{{ID: "t"}, {ID: "u"}}, said)
		if (threads[0].Due == due) != open || !threads[1].Due.IsZero() {
			t.Errorf("before %s: %+v", step.what, threads)
		}
		said[0].Seq = 1
		said = append(said, models.Event{Seq: int64(len(said) + 1), About: step.about, Ref: models.WhyID(1), What: step.what, At: logMonday, Note: "x"})
		if got := len(models.OpenWhys(said)) == 1; got != step.open {
			t.Errorf("after %s of %s: open is %v", step.what, step.about, got)
		}
	}
	p := models.PromisesOf(said, nil, time.UTC)[0]
	if p.Origin != models.ByWhy || p.Due != due || p.About.What != "Nogen kiggede." || p.Doubted {
		t.Errorf("%+v", p)
	}
}
