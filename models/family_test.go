package models_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

// born is a day so many years and days before the middle of the story.
var storyBegins = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

func aged(years, days int) models.Date {
	return models.DateOf(storyBegins).AddYears(-years).AddDays(-days)
}

// household is Mette, who has custody of Emil, and Jens, who has it too until a time.
func household(emil models.Date, jens time.Time) models.Family {
	always := models.Span{From: storyBegins.AddDate(-20, 0, 0)}
	return models.Family{
		Zone:    time.UTC,
		Members: []models.Member{{ID: "mette", Born: aged(40, 0)}, {ID: "jens", Born: aged(41, 0)}, {ID: "emil", Born: emil}},
		Ties: []models.Tie{
			{Kind: models.TieHome, Of: "mette", To: "jens", Holds: always},
			{Kind: models.TieCustody, Of: "mette", To: "emil", Holds: always},
			{Kind: models.TieCustody, Of: "jens", To: "emil", Holds: models.Span{From: always.From, Until: jens}},
		},
	}
}

func say(owner, reader, by string, yes bool, days int) models.FamilyWord {
	at := storyBegins.AddDate(0, 0, days)
	return models.FamilyWord{Owner: owner, Item: "goal:1", Reader: reader, By: by, Yes: yes, Heard: true, At: at, Until: at.AddDate(1, 0, 0)}
}

func TestWhoSpeaksForAChildByAge(t *testing.T) {
	for _, c := range []struct {
		born models.Date
		want models.FamilyVoice
	}{
		{aged(9, 364), models.VoiceParents}, {aged(10, 0), models.VoiceHeard}, {aged(12, 364), models.VoiceHeard}, {aged(13, 0), models.VoiceBoth},
		{aged(14, 364), models.VoiceBoth}, {aged(15, 0), models.VoiceOwn}, {aged(44, 0), models.VoiceOwn}, {models.Date{}, models.VoiceOwn},
	} {
		if got := models.VoiceAt(c.born, storyBegins, time.UTC); got != c.want {
			t.Errorf("born %s: %s, want %s", c.born, got, c.want)
		}
	}
}

func TestWhatAFamilySees(t *testing.T) {
	ends := storyBegins.AddDate(0, 0, 50)
	mute := say("emil", "jens", "mette", true, 0)
	mute.Heard = false
	for _, c := range []struct {
		why   string
		emil  models.Date
		words []models.FamilyWord
		day   int
		want  bool
	}{
		{"nothing was said", aged(8, 0), nil, 1, false},
		{"a parent said yes for a small child", aged(8, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0)}, 1, true},
		{"the other parent says no", aged(8, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0), say("emil", "jens", "jens", false, 1)}, 2, false},
		{"a yes does not get past the other parent's no", aged(8, 0), []models.FamilyWord{say("emil", "mette", "jens", false, 0), say("emil", "mette", "mette", true, 1)}, 2, false},
		{"nor when the one who said no has no say any more", aged(8, 0), []models.FamilyWord{say("emil", "mette", "jens", false, 0), say("emil", "mette", "mette", true, 1)}, 60, false},
		{"it needs a new yes then", aged(8, 0), []models.FamilyWord{say("emil", "mette", "jens", false, 0), say("emil", "mette", "mette", true, 55)}, 60, true},
		{"what rested on a custody ends with it", aged(8, 0), []models.FamilyWord{say("emil", "mette", "jens", true, 0)}, 50, false},
		{"and holds the moment before", aged(8, 0), []models.FamilyWord{say("emil", "mette", "jens", true, 0)}, 49, true},
		{"who has no custody any more is shown no more", aged(8, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0)}, 50, false},
		{"a child of ten that was not asked", aged(11, 0), []models.FamilyWord{mute}, 1, false},
		{"a child of ten that was", aged(11, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0)}, 1, true},
		{"and says no", aged(11, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0), say("emil", "jens", "emil", false, 1)}, 2, false},
		{"a small child's no does not count yet", aged(9, 0), []models.FamilyWord{say("emil", "jens", "emil", false, 0), say("emil", "jens", "mette", true, 1)}, 2, true},
		{"it was not asked, and turns ten", aged(9, 360), []models.FamilyWord{mute}, 10, false},
		{"at thirteen a parent alone is not enough", aged(13, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0)}, 1, false},
		{"nor the child alone", aged(13, 0), []models.FamilyWord{say("emil", "jens", "emil", true, 0)}, 1, false},
		{"both are", aged(13, 0), []models.FamilyWord{say("emil", "jens", "emil", true, 0), say("emil", "jens", "mette", true, 1)}, 2, true},
		{"at fifteen what both said is over", aged(14, 360), []models.FamilyWord{say("emil", "jens", "emil", true, 0), say("emil", "jens", "mette", true, 1)}, 10, false},
		{"and the child's own word is enough", aged(15, 0), []models.FamilyWord{say("emil", "jens", "emil", true, 0)}, 1, true},
		{"a parent cannot say it for them", aged(15, 0), []models.FamilyWord{say("emil", "jens", "mette", true, 0)}, 1, false},
		{"nor say no for them", aged(17, 0), []models.FamilyWord{say("emil", "jens", "emil", true, 0)}, 1, true},
		{"a grown-up decides alone", aged(8, 0), []models.FamilyWord{say("mette", "jens", "mette", true, 0)}, 1, true},
		{"and nobody for them", aged(8, 0), []models.FamilyWord{say("mette", "jens", "jens", true, 0)}, 1, false},
		{"what was said to one is said to no other", aged(8, 0), []models.FamilyWord{say("mette", "emil", "mette", true, 0)}, 1, false},
		{"a birth that nobody has said", models.Date{}, []models.FamilyWord{say("emil", "jens", "mette", true, 0)}, 1, false},
	} {
		f := household(c.emil, ends)
		f.Words = c.words
		owner, reader := "emil", "jens"
		if len(c.words) > 0 {
			owner, reader = c.words[0].Owner, c.words[0].Reader
		}
		if c.why == "what was said to one is said to no other" {
			reader = "jens"
		}
		if got := f.Sees(reader, owner, "goal:1", storyBegins.AddDate(0, 0, c.day)); got != c.want {
			t.Errorf("%s: %t", c.why, got)
		}
		if f.Sees(reader, owner, "goal:2", storyBegins.AddDate(0, 0, c.day)) {
			t.Errorf("%s: and another thing is shown too", c.why)
		}
	}
}

func TestABarEndsWhatTheFamilySeesAndItDoesNotComeBack(t *testing.T) {
	spans := []models.Span{{From: storyBegins.AddDate(0, 0, 10), Until: storyBegins.AddDate(0, 0, 20)}}
	for _, who := range []string{"mette", "jens"} {
		f := household(aged(8, 0), time.Time{})
		f.Words = []models.FamilyWord{say("mette", "jens", "mette", true, 0)}
		for i := range f.Members {
			switch {
			case f.Members[i].ID == who && who == "mette":
				f.Members[i].Barred = spans
			case f.Members[i].ID == who:
				f.Members[i].Blind = spans
			case who == "mette": // neither is in the way of the other
				f.Members[i].Barred = []models.Span{{}}
			default:
				f.Members[i].Blind = []models.Span{{}}
			}
		}
		for day, want := range map[int]bool{9: true, 10: false, 19: false, 20: false, 300: false} {
			if got := f.Sees("jens", "mette", "goal:1", storyBegins.AddDate(0, 0, day)); got != want {
				t.Errorf("%s is barred from day 10 to 20, and on day %d: %t", who, day, got)
			}
		}
		f.Words = append(f.Words, say("mette", "jens", "mette", true, 30))
		if !f.Sees("jens", "mette", "goal:1", storyBegins.AddDate(0, 0, 31)) {
			t.Error("a new yes opens nothing")
		}
	}
}

func TestAWordThatCannotCountIsRefused(t *testing.T) {
	ends := storyBegins.AddDate(0, 0, 50)
	change := func(w models.FamilyWord, how func(*models.FamilyWord)) models.FamilyWord { how(&w); return w }
	unasked := func(w *models.FamilyWord) { w.Heard = false }
	for why, c := range map[string]struct {
		emil models.Date
		word models.FamilyWord
		want error
	}{
		"a yes of one's own":           {aged(8, 0), say("mette", "jens", "mette", true, 0), nil},
		"for somebody grown":           {aged(8, 0), say("mette", "jens", "jens", true, 0), models.ErrNotFound},
		"for a small child":            {aged(8, 0), say("emil", "jens", "mette", true, 0), nil},
		"after the custody":            {aged(8, 0), say("emil", "mette", "jens", true, 50), models.ErrNotFound},
		"a no after the custody":       {aged(8, 0), say("emil", "mette", "jens", false, 50), models.ErrNotFound},
		"a child of eight":             {aged(8, 0), say("emil", "jens", "emil", false, 0), models.ErrNotFound},
		"a child of ten says no":       {aged(10, 0), say("emil", "jens", "emil", false, 0), nil},
		"and yes":                      {aged(10, 0), say("emil", "jens", "emil", true, 0), models.ErrNotFound},
		"for one that was not asked":   {aged(10, 0), change(say("emil", "jens", "mette", true, 0), unasked), models.ErrFamilyHeard},
		"a smaller one need not be":    {aged(9, 0), change(say("emil", "jens", "mette", true, 0), unasked), nil},
		"to somebody who is no family": {aged(8, 0), say("mette", "henrik", "mette", true, 0), models.ErrNotFound},
		"to oneself":                   {aged(8, 0), say("mette", "mette", "mette", true, 0), models.ErrNotFound},
		"for more than a year":         {aged(8, 0), change(say("mette", "jens", "mette", true, 0), func(w *models.FamilyWord) { w.Until = w.Until.Add(time.Second) }), models.ErrFamilyUntil},
		"without an end":               {aged(8, 0), change(say("mette", "jens", "mette", true, 0), func(w *models.FamilyWord) { w.Until = time.Time{} }), models.ErrFamilyUntil},
	} {
		f := household(c.emil, ends)
		if got := f.Check(c.word); !errors.Is(got, c.want) {
			t.Errorf("%s: %v, want %v", why, got, c.want)
		}
	}
}

// TestAFamilyIsShownWhatAStoryToldDayByDayShows compares with the story itself: each
// day is lived, and what is shown is carried over to the next or not.
func TestAFamilyIsShownWhatAStoryToldDayByDayShows(t *testing.T) {
	ids := []string{"mette", "jens", "emil"}
	const days = 120
	day := func(n int) time.Time { return storyBegins.AddDate(0, 0, n) }
	rapid.Check(t, func(r *rapid.T) {
		span := func(name string) models.Span {
			from := rapid.IntRange(-10, days).Draw(r, name)
			return models.Span{From: day(from), Until: day(from + rapid.IntRange(1, days).Draw(r, name+" lasts"))}
		}
		f := models.Family{Zone: time.UTC}
		for _, id := range ids {
			m := models.Member{ID: id, Born: aged(rapid.SampledFrom([]int{8, 9, 12, 14, 17, 40}).Draw(r, id), rapid.IntRange(240, 364).Draw(r, id+" days"))}
			if rapid.IntRange(0, 3).Draw(r, id+" barred") == 0 {
				m.Barred = []models.Span{span(id + " barred from")}
			}
			if rapid.IntRange(0, 3).Draw(r, id+" blind") == 0 {
				m.Blind = []models.Span{span(id + " blind from")}
			}
			f.Members = append(f.Members, m)
		}
		for i := range rapid.IntRange(0, 6).Draw(r, "ties") {
			f.Ties = append(f.Ties, models.Tie{
				Kind: rapid.SampledFrom([]models.TieKind{models.TieCustody, models.TieCustody, models.TieHome}).Draw(r, fmt.Sprint("kind", i)),
				Of:   rapid.SampledFrom(ids).Draw(r, fmt.Sprint("of", i)), To: rapid.SampledFrom(ids).Draw(r, fmt.Sprint("to", i)), Holds: span(fmt.Sprint("tie", i)),
			})
		}
		at := 0
		for i := range rapid.IntRange(0, 12).Draw(r, "words") {
			at = min(at+rapid.IntRange(0, 20).Draw(r, fmt.Sprint("wait", i)), days-1)
			w := say("emil", "jens", rapid.SampledFrom(ids).Draw(r, fmt.Sprint("by", i)), rapid.IntRange(0, 3).Draw(r, fmt.Sprint("yes", i)) > 0, at)
			w.Heard, w.Until = rapid.Bool().Draw(r, fmt.Sprint("heard", i)), day(at+rapid.IntRange(1, 80).Draw(r, fmt.Sprint("until", i)))
			f.Words = append(f.Words, w)
		}
		shown := false
		for n := range days {
			now := day(n)
			shown = allowed(f, now) && (shown || saidToday(f, now))
			if got := f.Sees("jens", "emil", "goal:1", now); got != shown {
				r.Fatalf("day %d: %t, and the story says %t\n%+v", n, got, shown, f)
			}
		}
	})
}

// The story's own reading of the rules, written apart from the code.
func years(f models.Family, id string, now time.Time) int {
	for _, m := range f.Members {
		if m.ID != id {
			continue
		}
		n := 0
		for !m.Born.AddYears(n+1).At(0, 0, time.UTC).After(now) {
			n++
		}
		return n
	}
	return -1
}

func guardians(f models.Family, child string, from, now time.Time) map[string]bool {
	all := map[string]bool{}
	for _, t := range f.Ties {
		if t.Kind == models.TieCustody && t.To == child && years(f, child, now) < 18 && t.Holds.Has(from) && t.Holds.Has(now) {
			all[t.Of] = true
		}
	}
	return all
}

func saidToday(f models.Family, now time.Time) bool {
	for _, w := range f.Words {
		child := years(f, "emil", now)
		if w.At.Equal(now) && w.Yes && (w.By == "emil" && child >= 13 || w.By != "emil" && child < 15 && guardians(f, "emil", now, now)[w.By]) {
			return true
		}
	}
	return false
}

func allowed(f models.Family, now time.Time) bool {
	for _, m := range f.Members {
		for _, s := range map[string][]models.Span{"emil": m.Barred, "jens": m.Blind}[m.ID] {
			if s.Has(now) {
				return false
			}
		}
	}
	family := false
	for _, t := range f.Ties {
		pair := [2]string{t.Of, t.To}
		if (pair == [2]string{"jens", "emil"} || pair == [2]string{"emil", "jens"}) && t.Holds.Has(now) && (t.Kind != models.TieCustody || years(f, t.To, now) < 18) {
			family = true
		}
	}
	last := map[string]models.FamilyWord{}
	for _, w := range f.Words {
		if !w.At.After(now) {
			last[w.By] = w
		}
	}
	child := years(f, "emil", now)
	if w, said := last["emil"]; said && !w.Yes && child >= 10 {
		return false
	}
	byParent := false
	for id := range guardians(f, "emil", now, now) {
		w, said := last[id]
		if id == "emil" || !said {
			continue
		}
		if !w.Yes {
			return false
		}
		if now.Before(w.Until) && guardians(f, "emil", w.At, now)[id] && (w.Heard || child < 10 || child > 12) && child < 15 {
			byParent = true
		}
	}
	mine, said := last["emil"]
	byChild := said && mine.Yes && now.Before(mine.Until) && (child >= 15 && years(f, "emil", mine.At) >= 15 || child >= 13 && child < 15 && years(f, "emil", mine.At) >= 13)
	switch {
	case !family:
		return false
	case child >= 15:
		return byChild
	case child >= 13:
		return byChild && byParent
	}
	return byParent
}
