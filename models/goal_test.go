package models_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

var morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// told numbers events as the store does, an hour apart.
func told(events ...models.Event) []models.Event {
	for i := range events {
		events[i].Seq, events[i].About, events[i].At = int64(i+1), models.AboutGoal, morning.Add(time.Duration(i)*time.Hour)
	}
	return events
}

func goalEvent(what models.Deed, ref, target, note string) models.Event {
	return models.Event{What: what, Ref: ref, Target: target, Note: note}
}

var seeds = []models.OwnGoal{{ID: "a", Text: "Sove"}, {ID: "b", Text: "Spise"}, {ID: "c", Text: "Ro"}}

func names(goals []models.GoalNow) string {
	var ids []string
	for _, g := range goals {
		ids = append(ids, g.ID)
	}
	return strings.Join(ids, " ")
}

func TestGoalsStandAsTheCitizenLastPutThem(t *testing.T) {
	for name, c := range map[string]struct {
		said              []models.Event
		shown, away, live string
	}{
		"as delivered":                    {nil, "a b c", "", "a b c"},
		"a new one is the last":           {told(goalEvent(models.Wrote, "d", "", "Gå")), "a b c d", "", "a b c d"},
		"before another":                  {told(goalEvent(models.Placed, "c", "a", "")), "c a b", "", "c a b"},
		"last":                            {told(goalEvent(models.Placed, "a", "", "")), "b c a", "", "b c a"},
		"before what is no more":          {told(goalEvent(models.Placed, "a", "x", "")), "a b c", "", "a b c"},
		"before itself":                   {told(goalEvent(models.Placed, "b", "b", "")), "a b c", "", "a b c"},
		"put away":                        {told(goalEvent(models.PutAway, "b", "", "")), "a c", "b", "a c"},
		"taken out, in its old place":     {told(goalEvent(models.PutAway, "b", "", ""), goalEvent(models.TakenOut, "b", "", "")), "a b c", "", "a b c"},
		"reached":                         {told(goalEvent(models.Reached, "a", "", "")), "a b c", "", "b c"},
		"not reached after all":           {told(goalEvent(models.Reached, "a", "", ""), goalEvent(models.NotReached, "a", "", "")), "a b c", "", "a b c"},
		"a step is no goal":               {told(goalEvent(models.Wrote, "s", "a", "Læg telefonen væk")), "a b c", "", "a b c"},
		"the step of one that is no more": {told(goalEvent(models.Wrote, "s", "x", "Ring")), "a b c s", "", "a b c s"},
		"worded, and delivered no more":   {told(goalEvent(models.Reworded, "x", "", "Synge")), "a b c x", "", "a b c x"},
		"of one that was never told":      {told(goalEvent(models.Rated, "x", "", "")), "a b c", "", "a b c"},
	} {
		goals := models.GoalsOf(seeds, c.said)
		var living []string
		for _, g := range goals.Living() {
			living = append(living, g.ID)
		}
		if got := [3]string{names(goals.Shown()), names(goals.Away()), strings.Join(living, " ")}; got != [3]string{c.shown, c.away, c.live} {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTheVersionIsOfTheWordsAlone(t *testing.T) {
	goals := models.GoalsOf(seeds, told(
		goalEvent(models.Rated, "a", "", ""), goalEvent(models.Reworded, "a", "", "Sove hele natten"),
		goalEvent(models.Linked, "a", "m", ""), goalEvent(models.Placed, "a", "c", "")))
	a, b := goals[1], goals[0]
	if a.Text != "Sove hele natten" || a.Version != 2 || len(a.History) != 4 || b.Version != 0 || !a.Delivered {
		t.Errorf("%+v %+v", a, b)
	}
	if err := goals.CheckReword("a", 2, "Ro"); err != nil {
		t.Error("nobody changed the words since:", err)
	}
	var clash *models.Clash
	if err := goals.CheckReword("a", 0, "Ro"); !errors.As(err, &clash) || *clash != (models.Clash{Yours: "Ro", Theirs: "Sove hele natten", Now: 2}) {
		t.Errorf("%v %+v", err, clash)
	}
	if err := goals.CheckReword("b", -1, "Ro"); !errors.Is(err, models.ErrNoVersion) {
		t.Error(err)
	}
}

func TestOnlyTheCitizensYesServesAGoal(t *testing.T) {
	said := []models.Event{goalEvent(models.Linked, "a", "m", "")}
	for _, c := range []struct {
		what   models.Deed
		choice string
		served string
	}{
		{models.Linked, "", ""}, {models.Answered, "yes", "a"}, {models.Answered, "talk", ""}, {models.Answered, "yes", "a"},
		{models.PutAway, "", ""}, {models.TakenOut, "", "a"}, {models.Unlinked, "", ""}, {models.Answered, "yes", ""},
	} {
		said = append(said, models.Event{What: c.what, Ref: "a", Target: "m", Choice: c.choice})
		if got := names(models.GoalsOf(seeds, told(said...)).ServedBy("m")); got != c.served {
			t.Errorf("after %s %s: %q", c.what, c.choice, got)
		}
	}
}

func TestTheLineHasTheLastOfEachDay(t *testing.T) {
	var said []models.Event
	for _, v := range []string{"1", "2", "5", "4"} {
		said = append(said, models.Event{What: models.Rated, Ref: "a", Choice: v, Note: "ord " + v})
	}
	said = told(said...)
	said[2].At, said[3].At = morning.AddDate(0, 0, 1), morning.AddDate(0, 0, 3)
	var line []string
	for _, r := range models.GoalsOf(seeds, said)[0].Line(time.UTC) {
		line = append(line, fmt.Sprint(r.Value, " ", r.Words))
	}
	if got := strings.Join(line, ", "); got != "2 ord 2, 5 ord 5, 4 ord 4" {
		t.Error(got)
	}
}

func TestWhatCannotBeSaidOfAGoalIsRefused(t *testing.T) {
	goals := models.GoalsOf(seeds, told(
		goalEvent(models.Wrote, "s", "a", "Læg telefonen væk"), goalEvent(models.PutAway, "c", "", ""), goalEvent(models.Wrote, "t", "b", "Køb ind"),
		goalEvent(models.Linked, "a", "m", ""), goalEvent(models.Reached, "b", "", ""), goalEvent(models.PutAway, "t", "", "")))
	long, most := strings.Repeat("ø", models.MaxGoal+1), strings.Repeat("ø", models.MaxGoal)
	for name, c := range map[string]struct{ got, want error }{
		"no words":                {goals.CheckWrite(" \n", ""), models.ErrGoalText},
		"too many words":          {goals.CheckWrite(long, ""), models.ErrGoalText},
		"as many as may be":       {goals.CheckWrite(most, ""), nil},
		"a step":                  {goals.CheckWrite("Ring", "a"), nil},
		"a step of a step":        {goals.CheckWrite("Ring", "s"), models.ErrGoalStep},
		"a step of nothing":       {goals.CheckWrite("Ring", "x"), models.ErrNotFound},
		"a step of what is away":  {goals.CheckWrite("Ring", "c"), models.ErrGoalAway},
		"to reword with nothing":  {goals.CheckReword("a", 0, ""), models.ErrGoalText},
		"to reword what is away":  {goals.CheckReword("c", 0, "Ro"), models.ErrGoalAway},
		"to move among others":    {goals.CheckMove("a", "c"), nil},
		"to move last":            {goals.CheckMove("a", ""), nil},
		"to move before itself":   {goals.CheckMove("a", "a"), models.ErrGoalPlace},
		"to move a step last":     {goals.CheckMove("s", ""), nil},
		"to move a step out":      {goals.CheckMove("s", "a"), models.ErrGoalPlace},
		"to move a step away":     {goals.CheckMove("s", "t"), models.ErrGoalPlace},
		"to reword a step":        {goals.CheckReword("s", 1, "Sluk den"), nil},
		"to reword an older step": {goals.CheckReword("s", 0, "Sluk den"), models.ErrClash},
		"to move before a step":   {goals.CheckMove("a", "s"), models.ErrGoalPlace},
		"to move before nothing":  {goals.CheckMove("a", "x"), models.ErrGoalPlace},
		"to rate":                 {goals.CheckRate("a", 5, ""), nil},
		"to rate with 0":          {goals.CheckRate("a", 0, ""), models.ErrGoalRating},
		"to rate with 6":          {goals.CheckRate("a", 6, ""), models.ErrGoalRating},
		"to rate a step":          {goals.CheckRate("s", 3, ""), models.ErrGoalStep},
		"to rate in a novel":      {goals.CheckRate("a", 3, strings.Repeat("ø", models.MaxNote+1)), models.ErrNote},
		"to reach twice":          {goals.CheckReach("b", false), models.ErrGoalDone},
		"to reach a step":         {goals.CheckReach("s", false), nil},
		"to undo what is not":     {goals.CheckReach("a", true), models.ErrGoalNotDone},
		"to put away twice":       {goals.CheckPutAway("c", false), models.ErrGoalAway},
		"to take out":             {goals.CheckPutAway("c", true), nil},
		"to take out what is not": {goals.CheckPutAway("a", true), models.ErrGoalNotAway},
		"to put away nothing":     {goals.CheckPutAway("x", false), models.ErrNotFound},
		"to link twice":           {goals.CheckLink("a", "m"), models.ErrGoalLinked},
		"to link a step":          {goals.CheckLink("s", "m"), models.ErrGoalStep},
		"to unlink what is not":   {goals.CheckUnlink("b", "m"), models.ErrNotFound},
		"to answer":               {goals.CheckLinkAnswer("a", "m", models.LinkTalk, "x"), nil},
		"to answer with a state":  {goals.CheckLinkAnswer("a", "m", models.LinkProposed, ""), models.ErrGoalAnswer},
		"to answer nobody":        {goals.CheckLinkAnswer("b", "m", models.LinkYes, ""), models.ErrNotFound},
		"to say nothing beside":   {goals.CheckBeside("a", " "), models.ErrGoalBeside},
		"to speak of nothing":     {goals.CheckBeside("x", "Hej"), models.ErrNotFound},
	} {
		if !errors.Is(c.got, c.want) || c.want == nil && c.got != nil {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

func TestThereAreNoMoreGoalsThanOneCanLookAfter(t *testing.T) {
	var said []models.Event
	for i := range models.MaxGoals {
		said = append(said, goalEvent(models.Wrote, fmt.Sprint("g", i), "", "Mål"))
	}
	for i := range models.MaxSteps {
		said = append(said, goalEvent(models.Wrote, fmt.Sprint("s", i), "g0", "Trin"))
	}
	goals := models.GoalsOf(nil, told(said...))
	if err := goals.CheckWrite("Et til", ""); !errors.Is(err, models.ErrManyGoals) {
		t.Error(err)
	}
	if err := goals.CheckWrite("Et til", "g0"); !errors.Is(err, models.ErrManySteps) {
		t.Error(err)
	}
	said = append(said, goalEvent(models.Reached, "g1", "", ""), goalEvent(models.PutAway, "s1", "", ""))
	goals = models.GoalsOf(nil, told(said...))
	if err := errors.Join(goals.CheckWrite("Et til", ""), goals.CheckWrite("Et til", "g0")); err != nil {
		t.Error("there is room again:", err)
	}
}

// TestAnyTaleOfGoalsHolds says what the checks allow, in any order, and holds
// that each goal is there once, in one order, with steps one level deep.
func TestAnyTaleOfGoalsHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var said []models.Event
		written := 0
		for range rapid.IntRange(0, 40).Draw(t, "length") {
			goals := models.GoalsOf(seeds, said)
			id := func(name string) string { return rapid.SampledFrom(goals).Draw(t, name).ID }
			e, err := models.Event{}, error(nil)
			switch rapid.IntRange(0, 5).Draw(t, "deed") {
			case 0:
				e = goalEvent(models.Wrote, fmt.Sprint("w", written), rapid.SampledFrom([]string{"", id("parent")}).Draw(t, "of"), "Mål")
				err = goals.CheckWrite(e.Note, e.Target)
				written++
			case 1:
				e = goalEvent(models.Placed, id("goal"), rapid.SampledFrom([]string{"", id("before")}).Draw(t, "target"), "")
				err = goals.CheckMove(e.Ref, e.Target)
			case 2:
				e = goalEvent(models.PutAway, id("goal"), "", "")
				err = goals.CheckPutAway(e.Ref, false)
			case 3:
				e = goalEvent(models.TakenOut, id("goal"), "", "")
				err = goals.CheckPutAway(e.Ref, true)
			case 4:
				e = goalEvent(models.Reworded, id("goal"), "", "Nye ord")
				err = goals.CheckReword(e.Ref, models.Version(rapid.Int64Range(0, 3).Draw(t, "seen")), e.Note)
			case 5:
				e = goalEvent(models.Reached, id("goal"), "", "")
				err = goals.CheckReach(e.Ref, false)
			}
			if err != nil {
				continue
			}
			said = told(append(said, e)...)
			check(t, said, e, models.GoalsOf(seeds, said))
		}
	})
}

func check(t *rapid.T, said []models.Event, last models.Event, goals models.OwnGoals) {
	wrote := 0
	for _, e := range said {
		if e.What == models.Wrote {
			wrote++
		}
	}
	ids := map[string]int{}
	for i, g := range goals {
		if _, twice := ids[g.ID]; twice {
			t.Fatalf("%s is there twice", g.ID)
		}
		ids[g.ID] = i
	}
	if len(ids) != len(seeds)+wrote {
		t.Fatalf("%d goals of %d", len(ids), len(seeds)+wrote)
	}
	for _, g := range goals {
		if g.Parent != "" && goals[ids[g.Parent]].Parent != "" {
			t.Fatalf("%s is a step of a step", g.ID)
		}
	}
	if last.What != models.Placed {
		return
	}
	among := slices.DeleteFunc(slices.Clone(goals), func(g models.GoalNow) bool { return g.Parent != goals[ids[last.Ref]].Parent })
	at := slices.IndexFunc(among, func(g models.GoalNow) bool { return g.ID == last.Ref })
	if last.Target == "" && at != len(among)-1 || last.Target != "" && among[at+1].ID != last.Target {
		t.Fatalf("%s does not stand before %q: %s", last.Ref, last.Target, names(among))
	}
}
