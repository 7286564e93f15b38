package models_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

var (
	metteSays = models.Viewer{Role: models.AsCitizen, ID: "mette"}
	loneSays  = models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	perSays   = models.Viewer{Role: models.AsCoordinator, ID: "per"}
	monday    = models.MustDate("2026-11-23")
	forGood   = models.Term{From: monday.AddDays(7)}
	holiday   = models.Term{From: monday.AddDays(7), To: monday.AddDays(14)}
)

func began(term models.Term) models.Event {
	return models.Event{About: models.AboutHandover, Ref: "h", What: models.Began, Choice: term.String(), Target: "per", TargetName: "Per", By: loneSays, ByName: "Lone"}
}

func handed(who models.Viewer, what models.Deed, target, choice, note string) models.Event {
	return models.Event{About: models.AboutHandover, Ref: "h", What: what, Target: target, Choice: choice, Note: note, By: who}
}

// onDay is what was said, all of it at noon of the day.
func onDay(day models.Date, said ...models.Event) []models.Event {
	for i := range said {
		said[i].Seq, said[i].At = int64(i+1), day.At(12, 0, time.UTC)
	}
	return said
}

func TestOnlyWhatTheCitizenSaysYesToIsReadByTheNextOne(t *testing.T) {
	said := onDay(monday, began(forGood),
		handed(loneSays, models.Proposed, "a", "", "Ring efter kl. 10"), handed(loneSays, models.Proposed, "b", "", "Hendes søn"),
		handed(loneSays, models.Proposed, "c", "", "Bor ved havnen"), handed(loneSays, models.Proposed, "d", "", "Ikke svaret på"),
		handed(metteSays, models.Wrote, "e", "", "Jeg er bange for hunde"), handed(metteSays, models.Wrote, "f", "", "Min skilsmisse"),
		handed(metteSays, models.Answered, "a", "yes", ""), handed(metteSays, models.Answered, "b", "held", ""),
		handed(metteSays, models.Answered, "c", "no", ""), handed(metteSays, models.Answered, "f", "held", ""),
	)
	h, ok := models.HandoverOf(said)
	if !ok || h.FromName != "Lone" || h.ToName != "Per" || !h.Term.ForGood() {
		t.Fatalf("%+v", h)
	}
	for name, c := range map[string]struct {
		who   models.Viewer
		state models.HandoverState
		lines []string
		held  bool
	}{
		"Mette":                 {metteSays, models.HandoverMaking, []string{"a", "b", "c", "d", "e", "f"}, true},
		"Lone":                  {loneSays, models.HandoverMaking, []string{"a", "b", "c", "d", "e", "f"}, true},
		"Per while it is made":  {perSays, models.HandoverMaking, nil, false},
		"Per when it is ready":  {perSays, models.HandoverReady, []string{"a", "e"}, true},
		"Per when he took over": {perSays, models.HandoverTaken, []string{"a", "e"}, true},
		"one who stands in":     {models.Viewer{Role: models.AsCoordinator, ID: "vera"}, models.HandoverMaking, []string{"a", "e"}, true},
	} {
		lines, held := h.SeenBy(c.who, c.state)
		var ids []string
		for _, l := range lines {
			ids = append(ids, l.ID)
		}
		if !slices.Equal(ids, c.lines) || held != c.held {
			t.Errorf("%s sees %v, held %v", name, ids, held)
		}
	}
}

func TestAHandoverIsReadyWhenBothSaySo(t *testing.T) {
	staff, citizen := handed(loneSays, models.SaidReady, "", "", ""), handed(metteSays, models.SaidReady, "", "", "")
	line, talk := handed(loneSays, models.Proposed, "a", "", "x"), handed(metteSays, models.AskedTalk, "", "", "Jeg vil ikke skifte")
	took, met := handed(perSays, models.TookOver, "", "", ""), handed(metteSays, models.Met, "", "", "")
	off := handed(loneSays, models.CalledOff, "", "", "")
	notReady := handed(metteSays, models.NotReady, "", "", "")
	for name, c := range map[string]struct {
		term  models.Term
		after int // days
		said  []models.Event
		want  models.HandoverState
	}{
		"nothing said":                     {forGood, 0, nil, models.HandoverMaking},
		"only Lone":                        {forGood, 0, []models.Event{staff}, models.HandoverMaking},
		"only Mette":                       {forGood, 0, []models.Event{citizen}, models.HandoverMaking},
		"both":                             {forGood, 0, []models.Event{staff, citizen}, models.HandoverReady},
		"a line Mette has not seen":        {forGood, 0, []models.Event{staff, citizen, line}, models.HandoverMaking},
		"Mette takes it back":              {forGood, 0, []models.Event{staff, citizen, notReady}, models.HandoverMaking},
		"Mette wants to talk":              {forGood, 0, []models.Event{staff, citizen, talk}, models.HandoverMaking},
		"Mette has talked":                 {forGood, 0, []models.Event{staff, talk, citizen}, models.HandoverReady},
		"for good silence is no word":      {forGood, 30, []models.Event{staff}, models.HandoverMaking},
		"a holiday, five workdays silent":  {holiday, 7, []models.Event{staff}, models.HandoverMaking},
		"a holiday, the day after":         {holiday, 8, []models.Event{staff}, models.HandoverReady},
		"a holiday, but she wants to talk": {holiday, 8, []models.Event{staff, talk}, models.HandoverMaking},
		"a holiday, Lone is not ready":     {holiday, 8, nil, models.HandoverMaking},
		"a holiday that has passed":        {holiday, 15, []models.Event{staff, citizen, took}, models.HandoverOver},
		"taken over":                       {forGood, 30, []models.Event{staff, citizen, took}, models.HandoverTaken},
		"met":                              {forGood, 30, []models.Event{staff, citizen, took, met}, models.HandoverMet},
		"called off":                       {forGood, 0, []models.Event{staff, off}, models.HandoverOver},
	} {
		said := onDay(monday, append([]models.Event{began(c.term)}, c.said...)...)
		h, _ := models.HandoverOf(said)
		if got := h.StateOn(monday.AddDays(c.after), time.UTC); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAHandoverRefusesWhatDoesNotGo(t *testing.T) {
	lone, per := models.Staff{ID: "lone", Unit: "u"}, models.Staff{ID: "per", Unit: "u"}
	begin := func(before models.HandoverState, term models.Term, from, to models.Staff, assigned ...string) error {
		return models.CheckBegin(before, term, from, to, assigned, monday)
	}
	over := models.HandoverOver
	making, _ := models.HandoverOf(onDay(monday, began(forGood), handed(loneSays, models.Proposed, "a", "", "x")))
	ready, _ := models.HandoverOf(onDay(monday, began(forGood), handed(loneSays, models.SaidReady, "", "", ""), handed(metteSays, models.SaidReady, "", "", "")))
	taken, _ := models.HandoverOf(onDay(monday, began(forGood), handed(perSays, models.TookOver, "", "", "")))
	day, z := forGood.From, time.UTC
	for name, c := range map[string]struct{ got, want error }{
		"to begin":                      {begin(over, forGood, lone, per, "lone"), nil},
		"beside one under way":          {begin(models.HandoverReady, forGood, lone, per, "lone"), models.ErrHandoverUnderWay},
		"after one taken over":          {begin(models.HandoverTaken, forGood, lone, per, "lone"), nil},
		"as one who stands in":          {begin(over, forGood, models.Staff{ID: "vera", Unit: "u"}, per, "lone"), models.ErrNotFound},
		"into the past":                 {begin(over, models.Term{From: monday.AddDays(-1)}, lone, per, "lone"), models.ErrHandoverTerm},
		"a holiday that ends first":     {begin(over, models.Term{From: monday, To: monday.AddDays(-1)}, lone, per, "lone"), models.ErrHandoverTerm},
		"to oneself":                    {begin(over, forGood, lone, lone, "lone"), models.ErrHandoverTo},
		"to who is there already":       {begin(over, forGood, lone, per, "lone", "per"), models.ErrHandoverTo},
		"to another department":         {begin(over, forGood, lone, models.Staff{ID: "henrik", Unit: "job"}, "lone"), models.ErrHandoverTo},
		"a line of the one who comes":   {making.CheckLine(perSays, "x", monday, z), models.ErrNotFound},
		"a line without words":          {making.CheckLine(loneSays, " ", monday, z), models.ErrHandoverLine},
		"a line when taken over":        {taken.CheckLine(metteSays, "x", monday, z), models.ErrHandoverClosed},
		"an answer to nothing":          {making.CheckAnswer("z", models.LineYes, monday, z), models.ErrNotFound},
		"an answer there is none of":    {making.CheckAnswer("a", "maybe", monday, z), models.ErrHandoverAnswer},
		"ready twice":                   {ready.CheckReady(metteSays, false, monday, z), models.ErrHandoverSaid},
		"not ready when one is not":     {making.CheckReady(loneSays, true, monday, z), models.ErrHandoverSaid},
		"ready by the one who comes":    {making.CheckReady(perSays, false, monday, z), models.ErrNotFound},
		"to take over what is not done": {making.CheckTake(perSays, true, day, z), models.ErrHandoverNotReady},
		"to take over too early":        {ready.CheckTake(perSays, true, monday, z), models.ErrHandoverEarly},
		"to take over":                  {ready.CheckTake(perSays, true, day, z), nil},
		"to take over as somebody else": {ready.CheckTake(loneSays, true, day, z), models.ErrNotFound},
		"from one who is there no more": {ready.CheckTake(perSays, false, day, z), models.ErrHandoverClosed},
		"to take over twice":            {taken.CheckTake(perSays, true, day, z), models.ErrHandoverClosed},
		"to meet nobody":                {ready.CheckMet(monday, z), models.ErrHandoverNotTaken},
		"to meet":                       {taken.CheckMet(monday, z), nil},
		"to talk":                       {taken.CheckTalk("x", monday, z), nil},
		"to call off what is taken":     {taken.CheckCallOff(loneSays, monday, z), models.ErrHandoverClosed},
		"to call off as who comes":      {making.CheckCallOff(perSays, monday, z), models.ErrNotFound},
	} {
		if !errors.Is(c.got, c.want) || c.want == nil && c.got != nil {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

func TestATermIsReadAsItWasWritten(t *testing.T) {
	for _, term := range []models.Term{forGood, holiday} {
		if got, err := models.ParseTerm(term.String()); err != nil || got != term {
			t.Errorf("%v %v", got, err)
		}
	}
}

// TestWhatIsHeldBackNeverReachesTheNextOne answers lines in any order.
func TestWhatIsHeldBackNeverReachesTheNextOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := []models.Event{began(forGood)}
		answers := map[string]string{}
		ids := rapid.SliceOfNDistinct(rapid.StringMatching("[a-e]"), 1, 5, rapid.ID).Draw(t, "lines")
		for _, id := range ids {
			if rapid.Bool().Draw(t, "own") {
				said, answers[id] = append(said, handed(metteSays, models.Wrote, id, "", "hemmeligt")), "yes"
			} else {
				said = append(said, handed(loneSays, models.Proposed, id, "", "hemmeligt"))
			}
		}
		for range rapid.IntRange(0, 12).Draw(t, "answers") {
			id := rapid.SampledFrom(ids).Draw(t, "line")
			answers[id] = rapid.SampledFrom([]string{"yes", "no", "held"}).Draw(t, "answer")
			said = append(said, handed(metteSays, models.Answered, id, answers[id], ""))
		}
		h, _ := models.HandoverOf(onDay(monday, said...))
		state := rapid.SampledFrom([]models.HandoverState{models.HandoverMaking, models.HandoverReady, models.HandoverTaken, models.HandoverMet}).Draw(t, "state")
		lines, _ := h.SeenBy(perSays, state)
		for _, l := range lines {
			if answers[l.ID] != "yes" {
				t.Fatalf("Per reads %s, to which Mette says %q", l.ID, answers[l.ID])
			}
		}
	})
}
