package actions_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func redeliver(t *testing.T, h *house) {
	t.Helper()
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range deliveries {
		if _, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: d.Source.Name, ID: d.ID, Data: d.Data}); err != nil {
			t.Fatal(err)
		}
	}
}

// looks are the lines of the log that tell of staff who looked at a citizen.
func (h *house) looks(t *testing.T, id string, action models.Action) (allowed, refused int) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		entries, err := tx.Entries(id, 10_000)
		for _, e := range entries {
			if e.Action == action && e.By == (models.Viewer{Role: models.AsCoordinator, ID: "lone"}) {
				if e.Result == models.Refused {
					refused++
				} else {
					allowed++
				}
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return allowed, refused
}

// replace makes one borgerkonsulent take the place of the other without a handover.
func (h *house) replace(t *testing.T, with, instead, citizen string) {
	t.Helper()
	for _, staff := range []string{with, instead} {
		if err := h.AssignStaff(context.Background(), operator, staff, citizen, staff == with); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheDeskListsThoseOneCoordinatesForAndEachLookIsLogged(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sara, jonas := h.citizen(t, "mette"), h.citizen(t, "sara"), h.citizen(t, "jonas")
		desk, err := h.Desk(ctx, lone, "da")
		if err != nil || len(desk.Citizens) != 3 || desk.Today != "2026-11-23" {
			t.Fatalf("%+v, %v", desk, err)
		}
		h.replace(t, "per", "lone", jonas.ID)
		if err := h.PauseLoad(ctx, sara, actions.Saying{Citizen: sara.ID, Note: "Jeg sover ikke"}, true); err != nil {
			t.Fatal(err)
		}
		if desk, err = h.Desk(ctx, lone, "da"); err != nil || len(desk.Citizens) != 2 || desk.Citizens[0].ID != sara.ID || desk.Citizens[0].Reasons[0].Cause != "paused" {
			t.Errorf("who says that it is too much comes first: %+v, %v", desk, err)
		}
		if _, err := h.DeskCitizen(ctx, lone, mette.ID, "da"); err != nil {
			t.Fatal(err)
		}
		for id, want := range map[string][2]int{mette.ID: {2, 1}, jonas.ID: {1, 0}} {
			lists, _ := h.looks(t, id, models.ReadDesk)
			looks, _ := h.looks(t, id, models.ReadCitizen)
			if lists != want[0] || looks != want[1] {
				t.Errorf("%s: %d lists, %d looks in the log, want %v", id, lists, looks, want)
			}
		}
	})
}

func TestOnlyTheAssignedBorgerkonsulentHasADoor(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette, jonas := h.citizen(t, "mette"), h.citizen(t, "jonas")
	f := clash(t, h.planOf(t, "mette"))
	if err := h.EmployStaff(ctx, operator, models.Staff{ID: "vera", Name: "Vera Vind"}); err != nil {
		t.Fatal(err)
	}
	vera := models.Viewer{Role: models.AsCoordinator, ID: "vera"}
	for name, who := range map[string]models.Viewer{
		"Mette herself": mette, "another citizen": jonas, "one who coordinates for others": vera, "a machine": {Role: models.AsSource, ID: "momentum"},
		"the operator": operator, "staff nobody employed": {Role: models.AsCoordinator, ID: "nobody"}, "staff without a name": {Role: models.AsCoordinator},
	} {
		say := actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "moved"}
		_, look := h.DeskCitizen(ctx, who, mette.ID, "da")
		for door, err := range map[string]error{"look": look, "decide": h.DecideFinding(ctx, who, say), "reopen": h.ReopenFinding(ctx, who, say)} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s can %s: %v", name, door, err)
			}
		}
	}
	for name, err := range map[string]error{
		"answers":      h.AnswerFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "help"}),
		"sets a limit": h.LimitLoad(ctx, lone, actions.Saying{Citizen: mette.ID}, nil),
		"pauses":       h.PauseLoad(ctx, jonas, actions.Saying{Citizen: mette.ID}, true),
		"hands in":     h.HandIn(ctx, jonas, actions.Saying{Citizen: mette.ID}, false),
		"replies":      h.AnswerReuse(ctx, lone, actions.Saying{Citizen: mette.ID, Choice: "yes"}),
	} {
		if !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another than the citizen %s: %v", name, err)
		}
	}
	if _, err := h.DeskCitizen(ctx, lone, "nobody", "da"); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a citizen there is none of: %v", err)
	}
	if _, err := h.DeskCitizen(ctx, lone, "731184-1234", "da"); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("somebody typed a CPR: %v", err)
	}
	if allowed, refused := h.looks(t, "731184-1234", models.ReadCitizen); allowed+refused != 0 {
		t.Error("what somebody typed stands in the log")
	}
	if err := h.AssignStaff(ctx, lone, "vera", mette.ID, true); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("staff assigns staff: %v", err)
	}
	if err := h.AssignStaff(ctx, operator, "nobody", mette.ID, true); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("nobody is assigned: %v", err)
	}
}

// TestNoLookIsServedOnceTheAssignmentHasEnded lets many look while it ends. The
// lines of the log are the looks: not one may come after.
func TestNoLookIsServedOnceTheAssignmentHasEnded(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		sees := map[models.Action]func() (bool, error){
			models.ReadCitizen: func() (bool, error) {
				_, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
				if errors.Is(err, models.ErrNotFound) {
					return false, nil
				}
				return true, err
			},
			models.ReadDesk: func() (bool, error) {
				desk, err := h.Desk(ctx, lone, "da")
				return slices.ContainsFunc(desk.Citizens, func(r wording.DeskRow) bool { return r.ID == mette.ID }), err
			},
		}
		var readers sync.WaitGroup
		for _, look := range sees {
			for range 3 {
				readers.Go(func() {
					for seen := true; seen; {
						var err error
						if seen, err = look(); err != nil {
							t.Error(err)
							return
						}
					}
				})
			}
		}
		for lists, looks := 0, 0; lists < 3 || looks < 3; {
			lists, _ = h.looks(t, mette.ID, models.ReadDesk)
			looks, _ = h.looks(t, mette.ID, models.ReadCitizen)
		}
		h.replace(t, "per", "lone", mette.ID)
		then := map[models.Action]int{}
		for action := range sees {
			then[action], _ = h.looks(t, mette.ID, action)
		}
		readers.Wait()
		for action := range sees {
			if after, _ := h.looks(t, mette.ID, action); after != then[action] {
				t.Errorf("%s: %d when it ended, %d in the end", action, then[action], after)
			}
		}
		if _, refused := h.looks(t, mette.ID, models.ReadCitizen); refused != 3 {
			t.Errorf("%d were turned away", refused)
		}
	})
}

func TestASessionIsACitizensOrStaffs(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	token := h.logIn(t, "lone")
	if who, err := h.WhoIs(ctx, token, h.now); err != nil || who != lone {
		t.Errorf("%+v, %v", who, err)
	}
	if _, err := h.plan(t, token); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("staff has a plan: %v", err)
	}
	if name, err := h.StaffNameOf(ctx, token, h.now); err != nil || name.First != "Lone" {
		t.Errorf("%+v, %v", name, err)
	}
	if name, err := h.NameOf(ctx, token, h.now); err != nil || name.Full != "" {
		t.Errorf("a citizen called %+v, %v", name, err)
	}
	if err := h.LogOut(ctx, token, h.now); err != nil {
		t.Fatal(err)
	}
	if who, err := h.WhoIs(ctx, token, h.now); err != nil || who != (models.Viewer{}) {
		t.Errorf("after logging out: %+v, %v", who, err)
	}
}

func TestTheDeskCanBePutInOnesOwnOrder(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, jonas := h.citizen(t, "mette").ID, h.citizen(t, "jonas").ID
		if err := h.OrderDesk(ctx, lone, []string{jonas, "nobody", mette, jonas}); err != nil {
			t.Fatal(err)
		}
		desk, err := h.Desk(ctx, lone, "da")
		if err != nil {
			t.Fatal(err)
		}
		places := map[string]int{}
		for _, row := range desk.Citizens {
			places[row.ID] = row.Place
		}
		if places[jonas] != 1 || places[mette] != 2 || len(places) != 3 {
			t.Errorf("%v", places)
		}
		if err := h.OrderDesk(ctx, per, []string{mette}); err != nil {
			t.Fatal(err)
		}
		if err := h.OrderDesk(ctx, lone, nil); err != nil {
			t.Fatal(err)
		}
		if desk, err = h.Desk(ctx, lone, "da"); err != nil || desk.Citizens[0].Place != 0 {
			t.Errorf("without an order: %+v, %v", desk.Citizens, err)
		}
	})
}

func TestTheDeskSaysThatTheAssessmentOrAHandoverWaits(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		of := func(ref, target, choice, note string) actions.Saying {
			return actions.Saying{Citizen: mette.ID, Ref: ref, Target: target, Choice: choice, Note: note}
		}
		first := demo.Day.AddDays(8)
		if err := errors.Join(
			h.WriteAssessment(ctx, lone, of("health", "now", "", "Mette sover 3 timer."), 0),
			h.BeginHandover(ctx, lone, of("", "per", "", "Jeg skal på barsel."), models.Term{From: first}),
		); err != nil {
			t.Fatal(err)
		}
		v, err := h.Assessment(ctx, mette, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		if err := h.AnswerArea(ctx, mette, of("health", "", "no", "Det er 5 timer"), v.Areas[0].StaffVersion); err != nil {
			t.Fatal(err)
		}
		reads := func() (said []string) {
			t.Helper()
			desk, err := h.Desk(ctx, lone, "da")
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(desk.Citizens, func(r wording.DeskRow) bool { return r.ID == mette.ID })
			for _, r := range desk.Citizens[i].Reasons {
				if r.Cause == "area" || strings.HasPrefix(r.Cause, "handover.") {
					said = append(said, r.Text)
				}
			}
			return said
		}
		const wrong = "1 del af jeres fælles billede passer ikke, siger borgeren."
		if got, want := reads(), []string{wrong, "Et skifte er i gang. Sig til, når pakken er klar. Senest d. 1. december."}; !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
		if err := h.TalkOfHandover(ctx, mette, of(h.handover(t, mette, mette.ID).ID, "", "", "Jeg er bange for det")); err != nil {
			t.Fatal(err)
		}
		if got, want := reads(), []string{wrong, "Vil tale om skiftet."}; !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
	})
}
