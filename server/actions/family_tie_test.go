package actions_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

func TestTheBorgerkonsulentOfBothStatesATieAndEndsIt(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openHouse(t, url), context.Background()
		bo := h.tells(t, kin{"bo", "1986-01-02", notHidden, ""})
		ane := h.tells(t, kin{"ane", "1986-01-03", notHidden, ""})
		uno := h.tells(t, kin{"uno", "1990-01-02", notHidden, ""})
		h.assign(t, bo, ane)
		home := func(with string) actions.StatedTie {
			return actions.StatedTie{With: with, Kind: models.TieHome, From: models.MustDate("2020-01-01")}
		}
		for _, with := range []string{uno.ID, "nobody", ""} {
			if err := h.StateTie(ctx, lone, bo.ID, home(with)); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("with %q, whom she is not assigned to: %v", with, err)
			}
		}
		for _, who := range []models.Viewer{bo, henrik, {Role: models.AsCoordinator, ID: "per"}} {
			if err := h.StateTie(ctx, who, bo.ID, home(ane.ID)); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s states one: %v", who.ID, err)
			}
		}
		for _, bad := range []actions.StatedTie{{With: ane.ID}, {With: ane.ID, Kind: "friend", From: models.MustDate("2020-01-01")},
			{With: ane.ID, Kind: models.TieHome, From: models.MustDate("2020-01-02"), To: models.MustDate("2020-01-01")}} {
			if err := h.StateTie(ctx, lone, bo.ID, bad); !errors.Is(err, actions.ErrTie) {
				t.Errorf("%+v: %v", bad, err)
			}
		}
		for range 2 { // stated twice it is one
			must(t, h.StateTie(ctx, lone, bo.ID, home(ane.ID)))
		}
		must(t, h.StateTie(ctx, lone, ane.ID, actions.StatedTie{With: bo.ID, Kind: models.TieRelative, From: models.MustDate("2020-01-01")}))
		desk, err := h.TiesOfCitizen(ctx, lone, bo.ID, "da")
		if err != nil || len(desk.Ties) != 2 || len(desk.Others) != 1 || desk.Child {
			t.Fatalf("%v %+v", err, desk)
		}
		for _, c := range []models.Viewer{bo, ane} {
			if n := h.count(t, c.ID, models.StateTie); n < 2 {
				t.Errorf("the log of one of the two says it %d times", n)
			}
		}
		if err := h.say(bo, h.mine(t, bo).Mine, "Ane", true); err != nil {
			t.Fatal(err)
		}
		must(t, h.EndTie(ctx, lone, bo.ID, desk.Ties[1].ID))
		h.now = h.now.Add(time.Minute)
		if v, _ := h.seen(t, ane); len(v.People) != 1 {
			t.Error("they live together still")
		}
		must(t, h.EndTie(ctx, lone, ane.ID, desk.Ties[0].ID))
		h.now = h.now.Add(time.Minute)
		if _, body := h.seen(t, ane); body != nothing {
			t.Errorf("after the last tie ended: %s", body)
		}
		must(t, h.StateTie(ctx, lone, bo.ID, home(ane.ID)))
		h.now = h.now.Add(time.Minute)
		if _, body := h.seen(t, ane); body != nothing {
			t.Errorf("another tie brings it back: %s", body)
		}
		if err := h.EndTie(ctx, lone, bo.ID, "nothing"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a tie there is none of: %v", err)
		}
	})
}

func TestWhatTheDeskHasEndedNoDeliveryBeginsAgain(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openHouse(t, url), context.Background()
		bo, _, ida := h.vangs(t, 8)
		h.assign(t, bo, ida)
		desk, err := h.TiesOfCitizen(ctx, lone, ida.ID, "da")
		if err != nil || len(desk.Ties) != 2 { // with Ane, whom she is not assigned to, there are more
			t.Fatalf("%v %+v", err, desk)
		}
		for _, tie := range desk.Ties {
			must(t, h.EndTie(ctx, lone, ida.ID, tie.ID))
		}
		h.now = h.now.Add(time.Minute)
		h.tells(t, kin{"ida", models.DateOf(h.now).AddYears(-8).AddDays(-100).String(), notHidden, custodyOf("bo", "ane")})
		if _, speaks := h.child(t, bo); speaks {
			t.Error("the system states it still, and he has a say")
		}
	})
}

func TestWhoIsNamedBeforeTheyAreKnownBelongsThereOnceTheyAre(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openHouse(t, url)
		h.tells(t, kin{"ida", models.DateOf(h.now).AddYears(-8).AddDays(-100).String(), notHidden, custodyOf("bo")})
		bo := h.tells(t, kin{"bo", "1986-01-02", notHidden, ""})
		if _, speaks := h.child(t, bo); !speaks {
			t.Error("he came after his child, and has no say")
		}
	})
}

func TestAnErasureAndARestoreBringNothingBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openHouse(t, url), context.Background()
		bo, ane, ida := h.vangs(t, 8)
		uno := h.tells(t, kin{"uno", "1990-01-02", notHidden, `,"family":[{"kind":"relative","with":"ida","from":"2020-01-01"}]`})
		sees := func() bool { v, _ := h.seen(t, uno); return len(v.People) > 0 }
		kids := h.mine(t, bo).Children[0]
		if err := h.say(bo, kids, "Uno", true); err != nil || !sees() {
			t.Fatal(err)
		}
		if err := h.say(ane, h.mine(t, ane).Children[0], "Uno", false); err != nil || sees() {
			t.Fatal("her mother's no does not count", err)
		}
		erase := func(id string) {
			t.Helper()
			must(t, h.store.Write(ctx, func(tx *store.Tx) error {
				at, err := tx.Gate(id)
				if err != nil {
					return err
				}
				return tx.Erase(models.Erasure{Citizen: id, By: operator, At: at})
			}))
			h.now = h.now.Add(time.Minute)
		}
		erase(ane.ID) // and with her the no she said
		if sees() {
			t.Error("the no of one who was erased is gone, and it is shown")
		}
		if err := h.say(bo, h.mine(t, bo).Children[0], "Uno", true); err != nil || !sees() {
			t.Fatal(err)
		}
		must(t, h.PutBack(ctx, operator, actions.Restored{KeysMade: h.now, Down: h.now}))
		h.now = h.now.Add(time.Minute)
		if sees() {
			t.Error("a restored database shows what may have been taken back")
		}
		erase(ida.ID)
		if _, body := h.seen(t, uno); body != nothing {
			t.Errorf("the child was erased: %s", body)
		}
	})
}

func TestAWordThatFitsNothingIsRefusedAndOneSaidTwiceIsOne(t *testing.T) {
	h, ctx := openHouse(t, testbed.SQLite(t)), context.Background()
	bo, ane, ida := h.vangs(t, 8)
	h.tells(t, kin{"bo", "1986-01-02", notHidden, `,"family":[{"kind":"home","with":"ane","from":"2020-01-01"}]`})
	mine := h.mine(t, bo).Mine
	good := actions.FamilySaying{Item: mine.Items[0].Shown.ID, Reader: mine.Readers[0].ID, Yes: true, Key: "k"}
	other := func(f func(*actions.FamilySaying)) actions.FamilySaying { s := good; s.Key = ""; f(&s); return s }
	for why, c := range map[string]struct {
		say  actions.FamilySaying
		want error
	}{
		"a thing there is none of":   {other(func(s *actions.FamilySaying) { s.Item = "x" }), models.ErrNotFound},
		"a reader there is none of":  {other(func(s *actions.FamilySaying) { s.Reader = "x" }), models.ErrNotFound},
		"a reader by the citizen id": {other(func(s *actions.FamilySaying) { s.Reader = ane.ID }), models.ErrNotFound},
		"for somebody's child":       {other(func(s *actions.FamilySaying) { s.Of = "x" }), models.ErrNotFound},
		"for the child by its id":    {other(func(s *actions.FamilySaying) { s.Of = ida.ID }), models.ErrNotFound},
		"for more than a year":       {other(func(s *actions.FamilySaying) { s.Last = models.DateOf(h.now).AddYears(1).AddDays(1) }), models.ErrFamilyUntil},
		"until yesterday":            {other(func(s *actions.FamilySaying) { s.Last = models.DateOf(h.now).AddDays(-1) }), models.ErrFamilyUntil},
	} {
		if err := h.SayToFamily(ctx, bo, c.say); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", why, err, c.want)
		}
	}
	for range 2 {
		must(t, h.SayToFamily(ctx, bo, good))
	}
	if err := h.SayToFamily(ctx, bo, func() actions.FamilySaying { s := good; s.Yes = false; return s }()); !errors.Is(err, store.ErrKeyUsed) {
		t.Errorf("another word under the same key: %v", err)
	}
	must(t, h.store.Read(ctx, func(tx *store.Tx) error {
		words, err := tx.FamilyWords(bo.ID)
		if len(words) != 1 {
			t.Errorf("%d words are kept", len(words))
		}
		return err
	}))
	if err := h.RewordGoal(ctx, bo, actions.Saying{Citizen: bo.ID, Ref: "g1", Note: "Bo vil noget helt andet", Key: "r"}, 0); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(time.Minute)
	if _, body := h.seen(t, ane); body != nothing {
		t.Errorf("other words than those he said yes to: %s", body)
	}
}

// TestOfHelpAFamilyReadsNoMoreThanThePartOfLife holds what can be shown against all that
// the departments of Strandborg have written.
func TestOfHelpAFamilyReadsNoMoreThanThePartOfLife(t *testing.T) {
	h := openStrandborg(t, testbed.SQLite(t))
	var helps []string
	for _, area := range models.LifeAreas {
		helps = append(helps, i18n.For("da").Text("family.help."+string(area), nil))
	}
	for _, as := range []string{"mette", "sara", "jonas"} {
		who, help := h.citizen(t, as), 0
		plan, own := h.planOf(t, as), map[string]bool{}
		for _, g := range plan.Goals {
			own[g.Text] = true
		}
		for _, item := range h.mine(t, who).Mine.Items {
			switch {
			case own[item.Shown.Title]:
			case slices.Contains(helps, item.Shown.Title):
				help++
			default:
				t.Errorf("%s: a family would read %q", as, item.Shown.Title)
			}
			if !slices.Contains([]string{"I gang", "Nået", "Begynder senere"}, item.Shown.State) {
				t.Errorf("%s: it would read %q", as, item.Shown.State)
			}
		}
		if help == 0 {
			t.Errorf("%s has no help to show", as)
		}
	}
}
