package models_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

// TestATieHoldsWhileItIsStatedAndNeverBeforeItWasKnown has a source state something else
// each day, and the desk end what it likes.
func TestATieHoldsWhileItIsStatedAndNeverBeforeItWasKnown(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var events []models.TieEvent
		ended := map[string]bool{} // by the desk
		day := func(n int) time.Time { return storyBegins.AddDate(0, 0, n) }
		for n := range 12 {
			var stated []models.Tie
			for _, to := range []string{"emil", "ida"} {
				if !rapid.Bool().Draw(r, fmt.Sprint("states ", to, n)) {
					continue
				}
				tie := models.Tie{Kind: models.TieHome, Of: "mette", To: to, Holds: models.Span{From: day(-100)}}
				if lasts := rapid.IntRange(-2, 6).Draw(r, fmt.Sprint("lasts ", to, n)); lasts != 0 {
					tie.Holds.Until = day(n + lasts)
				}
				for range rapid.IntRange(1, 2).Draw(r, fmt.Sprint("times ", to, n)) {
					stated = append(stated, tie)
				}
			}
			for _, e := range models.TieChanges(models.TiesOf(events), stated, day(n)) {
				if e.Source = "dubu"; !e.Ends {
					e.Tie = fmt.Sprint(len(events))
				}
				events = append(events, e)
			}
			holds := map[string]int{}
			for _, tie := range models.TiesOf(events) {
				if tie.Holds.Has(day(n)) {
					holds[tie.To]++
				}
				if tie.Holds.From.Before(storyBegins) {
					r.Fatalf("a tie holds from %s, before it was known", tie.Holds.From)
				}
			}
			want := map[string]int{}
			for _, tie := range stated {
				if (tie.Holds.Until.IsZero() || tie.Holds.Until.After(day(n))) && !ended[tie.To] {
					want[tie.To] = 1
				}
			}
			if fmt.Sprint(holds) != fmt.Sprint(want) {
				r.Fatalf("day %d: there hold %v, and stated are %v", n, holds, want)
			}
			for _, tie := range models.TiesOf(events) {
				if tie.Holds.Has(day(n)) && rapid.IntRange(0, 5).Draw(r, fmt.Sprint("ends ", tie.ID, n)) == 0 {
					events = append(events, models.TieEvent{Tie: tie.ID, Ends: true, At: day(n), By: "lone"})
					ended[tie.To] = true
				}
			}
		}
	})
}

func TestABreakIsSeenAlsoWhenItHasMended(t *testing.T) {
	at := func(minutes int) time.Time { return storyBegins.Add(time.Duration(minutes) * time.Minute) }
	bar := func(cause models.BarCause, on bool, minutes int) models.BarEvent {
		return models.BarEvent{Cause: cause, On: on, At: at(minutes)}
	}
	free := []models.BarEvent{bar(models.BarProtection, false, 0), bar(models.BarSafety, false, 0)}
	barred := func(events []models.BarEvent, live bool, when time.Time) bool {
		for _, s := range models.BarredSpans(events, live, at(100)) {
			if s.Has(when) {
				return true
			}
		}
		return false
	}
	for _, c := range []struct {
		why    string
		events []models.BarEvent
		live   bool
		when   time.Time
		want   bool
	}{
		{"nothing is known", nil, false, at(5), true},
		{"before anything was kept", free, false, at(-1), true},
		{"free from then on", free, false, at(0), false},
		{"something stands that was not kept", free, true, at(100), true},
		{"it stands", append(free, bar(models.BarSafety, true, 10)), false, at(99), true},
		{"while it stood", append(free, bar(models.BarSafety, true, 10), bar(models.BarSafety, false, 20)), false, at(15), true},
		{"after it", append(free, bar(models.BarSafety, true, 10), bar(models.BarSafety, false, 20)), false, at(20), false},
		{"two, and one has ended", append(free, bar(models.BarSafety, true, 10), bar(models.BarProtection, true, 11), bar(models.BarSafety, false, 20)), false, at(30), true},
		{"it came and went at once", append(free, bar(models.BarSafety, true, 10), bar(models.BarSafety, false, 10)), false, at(10), true},
		{"nobody knows what held", append(free, bar(models.BarBroken, false, 10)), false, at(10), true},
		{"and a moment later it can be said anew", append(free, bar(models.BarBroken, false, 10)), false, at(11), false},
	} {
		if got := barred(c.events, c.live, c.when); got != c.want {
			t.Errorf("%s: %t", c.why, got)
		}
	}
}
