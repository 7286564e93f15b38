package actions_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/detect"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func goalOf(t *testing.T, v wording.PlanView, id string) wording.GoalView {
	t.Helper()
	for _, g := range v.Goals {
		if g.ID == id {
			return g
		}
	}
	t.Fatalf("the plan has no goal %s", id)
	return wording.GoalView{}
}

// firstMeasure is some help of Mette's.
func firstMeasure(v wording.PlanView) wording.MeasureView { return v.Areas[0].Measures[0] }

// unserved is what is told of wishes that no plan serves.
func unserved(v wording.PlanView) string {
	for _, f := range v.Findings {
		if f.Kind == detect.MissingOwnGoal {
			return f.Text
		}
	}
	return ""
}

// twoUnserved begins what Mette reads when a wish of hers is in no plan beside
// the one that is in none from the start.
const twoUnserved = "To af dine ønsker "

func TestAGoalGoesFromTheCitizenToTheBorgerkonsulentAndBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		const wish = "Jeg vil spille  klarinet\n– igen!" // nothing in it is put right
		id, err := h.WriteGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Note: wish, Key: "tap-1"})
		if err != nil {
			t.Fatal(err)
		}
		v := h.planOf(t, "mette")
		if g := goalOf(t, v, id); g.Text != wish || g.Delivered || g.Version == 0 || len(v.Goals) != 5 || v.Goals[4].ID != id {
			t.Errorf("%+v", g)
		}
		if !strings.HasPrefix(unserved(v), twoUnserved) {
			t.Errorf("nobody is told that no plan serves it: %q", unserved(v))
		}
		measure := firstMeasure(v)
		if measure.NoGoal != "Passer ikke til et mål endnu" || len(measure.Goals) != 0 {
			t.Errorf("before: %+v", measure)
		}
		link := actions.Saying{Citizen: mette.ID, Ref: id, Target: measure.ID}
		if err := errors.Join(h.LinkGoal(ctx, lone, link), h.SpeakOfGoal(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: id, Note: "Aftenskolen har et hold."})); err != nil {
			t.Fatal(err)
		}
		g := goalOf(t, h.planOf(t, "mette"), id)
		if len(g.Links) != 1 || g.Links[0].State != "proposed" || g.Links[0].Text != "Lone spørger: Hjælper det her dig med dit mål?" || g.Links[0].Name != measure.Get {
			t.Errorf("proposed: %+v", g.Links)
		}
		if len(g.Beside) != 1 || g.Beside[0] != (wording.BesideView{Text: "Aftenskolen har et hold.", By: "Lone", When: "d. 23. november"}) || g.Text != wish {
			t.Errorf("beside: %+v", g)
		}
		if !strings.HasPrefix(unserved(h.planOf(t, "mette")), twoUnserved) {
			t.Error("a proposal counts as help before the citizen has said yes")
		}
		answer := func(choice string) {
			t.Helper()
			if err := h.AnswerLink(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: id, Target: measure.ID, Choice: choice}); err != nil {
				t.Fatal(err)
			}
		}
		answer("talk")
		if n := h.tasks(t, mette.ID)["talk_about_goal"]; n != 1 {
			t.Errorf("%d tasks to talk about it", n)
		}
		answer("yes")
		v = h.planOf(t, "mette")
		if m := firstMeasure(v); m.NoGoal != "" || len(m.Goals) != 1 || m.Goals[0] != (wording.ServedView{ID: id, Text: wish}) {
			t.Errorf("after the yes: %+v", m)
		}
		if n := h.tasks(t, mette.ID)["talk_about_goal"]; n != 0 || strings.HasPrefix(unserved(v), twoUnserved) {
			t.Errorf("after the yes there are %d tasks and %q", n, unserved(v))
		}
		desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		seen := desk.Goals[4]
		if seen.Links[0].Text != "Mette siger: Ja, det passer." || len(seen.History) != 5 || !strings.HasPrefix(seen.History[1].Text, "Lone foreslog: ") {
			t.Errorf("on the desk: %+v", seen)
		}
		if !slices.ContainsFunc(desk.Linkable, func(l wording.LinkableView) bool { return l.Measure == measure.ID }) {
			t.Error("the measure cannot be chosen")
		}
		if err := h.UnlinkGoal(ctx, lone, link); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(unserved(h.planOf(t, "mette")), twoUnserved) {
			t.Error("taken back it is still served")
		}
		if err := h.LinkGoal(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: id, Target: "nothing"}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a measure that is not there: %v", err)
		}
	})
}

func TestADeliveredGoalIsTheCitizensOwn(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		say := actions.Saying{Citizen: mette.ID, Ref: "og1"}
		with := func(note, target string) actions.Saying {
			s := say
			s.Note, s.Target = note, target
			return s
		}
		step, err := h.WriteGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Note: "Lægge telefonen væk", Target: "og1"})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(
			h.RewordGoal(ctx, mette, with("Jeg vil sove hele natten", ""), 0), h.MoveGoal(ctx, mette, with("", "og4")),
			h.RateGoal(ctx, mette, with("Tre timer", ""), 2), h.RateGoal(ctx, mette, say, 4),
			h.ReachGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: step}, false),
			h.PutAwayGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "og2"}, false),
		); err != nil {
			t.Fatal(err)
		}
		redeliver(t, h)
		v := h.planOf(t, "mette")
		g := goalOf(t, v, "og1")
		if g.Text != "Jeg vil sove hele natten" || !g.Delivered || len(g.Steps) != 1 || !g.Steps[0].Reached || g.Scale.Word != "Det går godt" || len(g.Line) != 1 {
			t.Errorf("%+v", g)
		}
		var order []string
		for _, g := range v.Goals {
			order = append(order, g.ID)
		}
		if !slices.Equal(order, []string{"og3", "og1", "og4"}) || len(v.AwayGoals) != 1 || v.AwayGoals[0].ID != "og2" {
			t.Errorf("%v %+v", order, v.AwayGoals)
		}
		if err := h.PutAwayGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "og2"}, true); err != nil {
			t.Fatal(err)
		}
		if v := h.planOf(t, "mette"); len(v.Goals) != 4 || len(v.AwayGoals) != 0 {
			t.Errorf("taken out: %+v", v.AwayGoals)
		}
	})
}

func TestTwoWhoRewordAGoalBothKeepTheirWords(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		reword := func(text, key string, seen models.Version) error {
			return h.RewordGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "og1", Note: text, Key: key}, seen)
		}
		if err := reword("Sove om natten", "phone", 0); err != nil {
			t.Fatal(err)
		}
		if err := reword("Sove om natten", "phone", 0); err != nil {
			t.Errorf("the same press again: %v", err)
		}
		now := goalOf(t, h.planOf(t, "mette"), "og1").Version
		var clash *models.Clash
		if err := reword("Sove længe", "library", 0); !errors.As(err, &clash) || *clash != (models.Clash{Yours: "Sove længe", Theirs: "Sove om natten", Now: now}) {
			t.Errorf("%v %+v", err, clash)
		}
		if err := reword("Sove længe", "library-2", clash.Now); err != nil {
			t.Error(err)
		}
		if g := goalOf(t, h.planOf(t, "mette"), "og1"); g.Text != "Sove længe" || g.Version <= now {
			t.Errorf("%+v", g)
		}
	})
}

func TestTheSameGoalUnderTheSameKeyIsOneGoal(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara")
		write := func(who models.Viewer, text, key string) (string, error) {
			return h.WriteGoal(ctx, who, actions.Saying{Citizen: who.ID, Note: text, Key: key})
		}
		first, err := write(mette, "Gå en tur", "tap")
		again, err2 := write(mette, "Gå en tur", "tap")
		if err := errors.Join(err, err2); err != nil || first != again {
			t.Fatal(first, again, err)
		}
		if _, err := write(mette, "Løbe", "tap"); !errors.Is(err, store.ErrKeyUsed) {
			t.Errorf("the key for something else: %v", err)
		}
		other, err := write(sara, "Gå en tur", "tap")
		none, err2 := write(mette, "Gå en tur", "")
		none2, err3 := write(mette, "Gå en tur", "")
		if err := errors.Join(err, err2, err3); err != nil || other == first || none == none2 || none == first {
			t.Error(first, other, none, none2, err)
		}
		if n := len(h.planOf(t, "mette").Goals); n != 4+3 {
			t.Errorf("%d goals", n)
		}
	})
}

func TestNobodyButTheCitizenWordsAGoal(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara")
	at := actions.Saying{Citizen: mette.ID, Ref: "og1", Note: "Andre ord", Choice: "yes", Target: firstMeasure(h.planOf(t, "mette")).ID}
	for _, who := range []models.Viewer{sara, lone, operator} {
		_, wrote := h.WriteGoal(ctx, who, at)
		for i, err := range []error{
			wrote, h.RewordGoal(ctx, who, at, 0), h.MoveGoal(ctx, who, at), h.RateGoal(ctx, who, at, 3),
			h.ReachGoal(ctx, who, at, false), h.PutAwayGoal(ctx, who, at, false), h.AnswerLink(ctx, who, at),
		} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s, %d: %v", who.Role, i, err)
			}
		}
	}
	vera := models.Viewer{Role: models.AsCoordinator, ID: "vera"}
	for _, who := range []models.Viewer{mette, sara, vera, operator} {
		for i, err := range []error{h.LinkGoal(ctx, who, at), h.UnlinkGoal(ctx, who, at), h.SpeakOfGoal(ctx, who, at)} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s, %d: %v", who.Role, i, err)
			}
		}
	}
}
