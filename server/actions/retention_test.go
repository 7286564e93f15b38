package actions_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/retention"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
)

func TestWhatHasHadItsTimeGoesAndNothingElse(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		before := h.planOf(t, "mette").Version
		gone := h.delivers(t, "g1", over("p", "ordgone"), over("q", "ordgoneto"))
		soon := h.delivers(t, "g2", oldPlan{id: "s", kle: "15.20.04", closed: demo.Day.AddYears(-5).String(), word: "ordsoon"})
		two := h.delivers(t, "g3", over("t", "ordover"), young("u", "ordung"))
		open := h.delivers(t, "g4", over("v", "ordmed"), oldPlan{id: "w", kle: "15.20.04", word: "ordopen"})
		held := h.delivers(t, "g5", over("x", "ordheld"), young("y", "ordheldto"))
		child := h.delivers(t, "g6", oldPlan{id: "z", kle: "34.10.10", closed: "2006-01-01", word: "ordbarn"})
		doubt := h.delivers(t, "g7", oldPlan{id: "d", kle: "15.20.04", closed: "2006-01-01", word: "ordtvivl", more: `,"status":"aktiv"`})
		mute := h.delivers(t, "g8", oldPlan{id: "n", closed: "2006-01-01", word: "ordtavs"})
		if err := h.HoldCitizen(t.Context(), operator, held, "Ankestyrelsen"); err != nil {
			t.Fatal(err)
		}
		if found := h.knows(t, two, "ordover", "ordung"); len(found) != 2 {
			t.Fatalf("before: %v", found)
		}
		h.now = demo.Day.AddDays(1).At(0, 0, zone(t)).Add(-time.Millisecond)
		if done := h.retains(t, trusting(99)); done.Erased != 1 || done.Removed != 2 || done.Reached {
			t.Errorf("a millisecond before midnight: %+v", done)
		}
		if there := h.here(t, gone, soon, two, open, held, child, doubt, mute); !slices.Equal(there, []string{soon, two, open, held, child, doubt, mute}) {
			t.Errorf("here are %v of %v", there, []string{gone, soon, two, open, held, child, doubt, mute})
		}
		h.now = h.now.Add(time.Millisecond)
		if done := h.retains(t, trusting(99)); done.Erased != 1 || done.Removed != 0 || len(h.here(t, soon)) != 0 {
			t.Errorf("at midnight: %+v", done)
		}
		for citizen, words := range map[string][2]string{two: {"ordover", "ordung"}, open: {"ordmed", "ordopen"}} {
			if found := h.knows(t, citizen, words[:]...); !slices.Equal(found, words[1:]) {
				t.Errorf("what can be read still is %v", found)
			}
			if line := h.lineOf(t, citizen, models.RemovePlan); line.By.Role != models.AsOperator || line.By.ID != "retention" {
				t.Errorf("the log has %+v", line)
			}
			h.chainHolds(t, citizen)
		}
		if found := h.knows(t, held, "ordheld", "ordheldto"); len(found) != 2 {
			t.Errorf("of who is held: %v", found)
		}
		if line := h.lineOf(t, gone, models.EraseCitizen); line.By.ID != "retention" || line.Action == "" || line.Result != models.Done {
			t.Errorf("the log of who was erased has %+v", line)
		}
		if after := h.planOf(t, "mette").Version; after != before && h.now.Before(demo.Day.AddDays(1).At(0, 0, zone(t))) {
			t.Error("somebody else's plan is another")
		}
	})
}

// lineOf is the newest line of a citizen's log about an action.
func (h *house) lineOf(t *testing.T, citizen string, of models.Action) (line models.Entry) {
	t.Helper()
	if err := h.store.Read(t.Context(), func(tx *store.Tx) error {
		return tx.LinesAfter(citizen, 0, func(e models.Entry) error {
			if e.Action == of {
				line = e
			}
			return nil
		})
	}); err != nil {
		t.Fatal(err)
	}
	return line
}

func TestARemovedPlanComesBackOnlyAsSomethingNew(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		id := h.delivers(t, "g", over("p", "ordover"), young("q", "ordung"))
		h.retains(t, trusting(9))
		h.delivers(t, "g", over("p", "ordover"), young("q", "ordung"))
		if found := h.knows(t, id, "ordover"); len(found) > 0 {
			t.Error("the same again is taken in")
		}
		again := fmt.Sprintf(`{"format":"enplan-case/1","version":2,"citizen":{"id":"g","cpr":%q},"plans":[%s]}`, oldCPR("g"), oldPlan{id: "p", kle: "15.20.04", word: "ordnyt"}.json())
		again = replaceOnce(t, again, `"version":1,"title"`, `"version":2,"title"`)
		if _, err := h.Deliver(t.Context(), operator, actions.Delivery{Source: "momentum", ID: "2", Data: []byte(again)}); err != nil {
			t.Fatal(err)
		}
		if found := h.knows(t, id, "ordnyt", "ordung"); len(found) != 2 {
			t.Errorf("a case that was opened again: %v", found)
		}
		if f := h.fates(t, retention.Own())[id]; len(f.Remove) > 0 || f.Erase() {
			t.Errorf("%+v", f)
		}
	})
}

// Mette of the town full of canaries has one of each thing that is not finished.
func TestEachThingThatIsNotFinishedKeepsACitizen(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, _ := canaryTown(t, url)
		h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Ny", Text: "Er I der?", Key: "99"})
		f := h.fates(t, retention.Own())[mette.ID]
		for _, why := range []retention.Why{
			retention.WhyPlans, retention.WhyThread, retention.WhyPromise, retention.WhyConsent, retention.WhyComing, retention.WhyOpened, retention.WhySaid,
		} {
			if !slices.Contains(f.Keeps, why) {
				t.Errorf("%s does not keep her: %v", why, f.Keeps)
			}
		}
		for _, p := range f.Plans {
			if p.Why != retention.WhyOpen || !p.Until.IsZero() {
				t.Errorf("an open plan: %+v", p)
			}
		}
	})
}

// A run that is broken off anywhere leaves each citizen wholly as before or wholly gone,
// and another server does the rest once the first is known to be gone.
func TestARunThatIsKilledIsGoneOnWith(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		var erased, kept []string
		for i := range 4 {
			erased = append(erased, h.delivers(t, fmt.Sprint("e", i), over(fmt.Sprint("p", i), "ord")))
			kept = append(kept, h.delivers(t, fmt.Sprint("k", i), over(fmt.Sprint("q", i), "ordover"), young(fmt.Sprint("y", i), "ordung")))
		}
		broken := 0
		for lives := 1; ; lives += 2 {
			r := trusting(99)
			r.Holder = fmt.Sprint("server ", lives)
			_, err := h.Retain(dyingAfter(t, lives), operator, r)
			if err == nil {
				break
			}
			broken++
			for _, id := range h.here(t, append(erased, kept...)...) {
				if err := h.store.Read(t.Context(), func(tx *store.Tx) error { _, err := tx.RecordsOf(id); return err }); err != nil {
					t.Fatalf("after %d transactions: %v", lives, err)
				}
			}
			if _, err := h.Retain(t.Context(), operator, trusting(99)); broken > 1 && lives > 3 && !errors.Is(err, models.ErrRetaining) {
				t.Fatalf("before its lease is over another takes it: %v", err)
			}
			h.now = h.now.Add(retention.LeaseFor)
		}
		if broken < 5 || len(h.here(t, erased...)) > 0 || len(h.here(t, kept...)) != 4 {
			t.Errorf("broken off %d times; here are %v and %v", broken, h.here(t, erased...), h.here(t, kept...))
		}
		for _, id := range kept {
			if found := h.knows(t, id, "ordover", "ordung"); !slices.Equal(found, []string{"ordung"}) {
				t.Errorf("%v", found)
			}
		}
		if err := h.store.Read(t.Context(), func(tx *store.Tx) error {
			all, err := tx.Erasures()
			if len(all) != len(erased) {
				t.Errorf("%d erasures of %d", len(all), len(erased))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

// Two servers that begin at once erase each citizen once, and a hold that comes while
// they do holds or comes too late: never half.
func TestTwoServersAndAHoldAtOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		other := openHouse(t, url)
		var all []string
		for i := range 8 {
			all = append(all, h.delivers(t, fmt.Sprint("e", i), over(fmt.Sprint("p", i), "ord")))
		}
		var wait sync.WaitGroup
		var held sync.Map
		results := make([]actions.Retained, 2)
		for i, at := range []*house{h, other} {
			wait.Go(func() {
				r := trusting(99)
				r.Holder = fmt.Sprint(i)
				done, err := at.Retain(t.Context(), operator, r)
				if err != nil && !errors.Is(err, models.ErrRetaining) && !errors.Is(err, store.ErrBusy) {
					t.Error(err)
				}
				results[i] = done
			})
		}
		wait.Go(func() {
			for _, id := range slices.Backward(all) {
				err := other.HoldCitizen(t.Context(), operator, id, "Sagen er for retten")
				if err != nil && models.KindOf(err) != models.NotFound && !errors.Is(err, store.ErrBusy) {
					t.Error(err)
				}
				held.Store(id, err == nil)
			}
		})
		wait.Wait()
		there := h.here(t, all...)
		for _, id := range all {
			was, _ := held.Load(id)
			if was != slices.Contains(there, id) && was == true {
				t.Errorf("%s was held, and is gone", id)
			}
		}
		if n := results[0].Erased + results[1].Erased; n != len(all)-len(there) {
			t.Errorf("%d erased, %d gone", n, len(all)-len(there))
		}
	})
}
