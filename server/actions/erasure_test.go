package actions_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/journal"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
)

func TestNothingThatIsAboutACitizenStandsInTheClear(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, c := canaryTown(t, url)
		if len(c.words) < 200 || len(c.mettes) < 25 {
			t.Fatalf("%d canaries, %d of them hers", len(c.words), len(c.mettes))
		}
		_, record := h.exported(t, mette)
		seen := map[string]bool{}
		for _, word := range c.in(record) {
			seen[word] = true
		}
		if len(seen) < 15 {
			t.Errorf("only %d canaries are in her own record: the test does not write what it thinks", len(seen))
		}
		if found := c.inTables(t, url); len(found) > 0 {
			t.Errorf("in the tables: %q", found)
		}
		if h.store.Dialect() == "sqlite" {
			if found := c.inFiles(t, filepath.Dir(url)); len(found) > 0 { // beside it its -wal and -shm
				t.Errorf("in the files: %q", found)
			}
		}
	})
}

func TestAnErasedCitizenIsGoneAndTheRestStands(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, _ := canaryTown(t, url)
		ctx := t.Context()
		sara := h.planOf(t, "sara")
		if err := h.HoldCitizen(ctx, operator, "mette", "Sagen er for Ankestyrelsen"); err != nil {
			t.Fatal(err)
		}
		if err := h.EraseCitizen(ctx, operator, "mette", models.ErasedAged); !errors.Is(err, models.ErrHeld) {
			t.Errorf("while it is held: %v", err)
		}
		if err := h.EraseCitizen(ctx, lone, mette.ID, models.ErasedAged); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("by a borgerkonsulent: %v", err)
		}
		if err := h.LiftHold(ctx, operator, "mette"); err != nil {
			t.Fatal(err)
		}
		if err := h.EraseCitizen(ctx, operator, "mette", "because"); !errors.Is(err, models.ErrErasureReason) {
			t.Errorf("for no reason of ours: %v", err)
		}
		session := h.logIn(t, "mette")
		if err := h.EraseCitizen(ctx, operator, "mette", models.ErasedAged); err != nil {
			t.Fatal(err)
		}
		if _, err := h.plan(t, session); !errors.Is(err, models.ErrNotLoggedIn) {
			t.Errorf("her session: %v", err)
		}
		if err := h.EraseCitizen(ctx, operator, "mette", models.ErasedAged); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a second time: %v", err)
		}
		if after := h.planOf(t, "sara"); after.Version != sara.Version {
			t.Error("somebody else's plan is another")
		}
		if line := h.lastLine(t, mette.ID); line.Action != models.EraseCitizen || line.Result != models.Done {
			t.Errorf("the last line of her log is %+v", line)
		}
		h.chainHolds(t, mette.ID)
		if _, err := h.Emergencies(ctx, birgit, "da"); err != nil { // the leader's list
			t.Error(err)
		}
	})
}

// chainHolds recomputes the chain of a log.
func (h *house) chainHolds(t *testing.T, citizen string) {
	t.Helper()
	if err := h.store.Read(t.Context(), func(tx *store.Tx) error {
		lines, err := tx.AllEntries(citizen)
		var last []byte
		for _, e := range lines {
			if string(e.Sum(last)) != string(e.Hash) {
				t.Errorf("line %d does not follow", e.Seq)
			}
			last = e.Hash
		}
		if len(lines) == 0 {
			t.Error("there is no log")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// Who was erased and comes back begins anew: no yes of theirs from before counts, and
// what was left behind of it cannot be read.
func TestWhoComesBackAfterAnErasureBeginsAnew(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, c := canaryTown(t, url)
		ctx := t.Context()
		if err := h.EraseCitizen(ctx, operator, "mette", models.ErasedMistake); err != nil {
			t.Fatal(err)
		}
		h.now = h.now.Add(time.Second)
		h.deliverAgain(t)
		if again := h.citizen(t, "mette"); again != mette {
			t.Fatalf("she is called %v now", again)
		}
		if v := h.sharing(t, mette, mette.ID); len(v.Open)+len(v.Over) > 0 {
			t.Errorf("consents from before: %+v", v)
		}
		_, record := h.exported(t, mette)
		if found := c.in(record); len(found) > 0 {
			t.Errorf("in her record: %q", found)
		}
		h.gives(t, mette, spared)
		if states := h.states(t, mette.ID); len(states) != 1 || states[0] != models.ConsentGiven {
			t.Errorf("after a new yes: %v", states)
		}
		if err := h.store.Read(ctx, func(tx *store.Tx) error { _, err := tx.Revocations(); return err }); err != nil {
			t.Error(err)
		}
	})
}

func TestTheJournalErasesAgainInARestoredDatabase(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		live, backup, mette, _ := twins(t, url)
		path := filepath.Join(t.TempDir(), "enplan.journal")
		live.keepJournal(t, path)
		if err := live.EraseCitizen(t.Context(), operator, "mette", models.ErasedAsked); err != nil {
			t.Fatal(err)
		}
		session := backup.logIn(t, "sara")
		if again := backup.eraseAgain(t, path); again != 1 {
			t.Errorf("%d are erased again", again)
		}
		if _, err := backup.plan(t, session); !errors.Is(err, models.ErrNotLoggedIn) {
			t.Errorf("a session outlives the restore: %v", err)
		}
		for name, h := range map[string]*house{"live": live, "restored": backup} {
			if err := h.store.Write(t.Context(), func(tx *store.Tx) error {
				erased, err := tx.Erasures()
				if len(erased) != 1 || erased[0].Citizen != mette.ID || erased[0].Reason != models.ErasedAsked {
					t.Errorf("%s: %+v", name, erased)
				}
				return errors.Join(err, tx.LockCitizen(mette.ID))
			}); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if again := backup.eraseAgain(t, path); again != 0 {
			t.Errorf("the next start erases %d", again)
		}
	})
}

// eraseAgain does what a start does with the erasures of a journal.
func (h *house) eraseAgain(t *testing.T, path string) (again int) {
	t.Helper()
	j, _, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	h.KeepJournal(j)
	if again, err = h.ReapplyErasures(t.Context(), operator, j.Erased()); err != nil {
		t.Fatal(err)
	}
	return again
}

// deliverAgain has Strandborg's departments deliver all of it once more.
func (h *house) deliverAgain(t *testing.T) {
	t.Helper()
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range deliveries {
		if _, err := h.Deliver(t.Context(), operator, actions.Delivery{Source: d.Source.Name, ID: d.ID, Data: d.Data}); err != nil {
			t.Fatal(err)
		}
	}
}

// A change of the house key can be broken off: what either key has wrapped is read,
// and a second run does the rest. Then the old key opens nothing.
func TestTheHouseKeyIsChangedWithoutAnybodyNoticing(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, _ := canaryTown(t, url)
		_, record := h.exported(t, mette)
		open := func(keys ...vault.Key) (*house, error) { return enterWith(url, keys[0], keys[1:]...) }
		if _, err := open(vault.Key{9}); err == nil || !errors.Is(err, vault.ErrOtherHouse) {
			t.Fatalf("a key that is not its own: %v", err)
		}
		both, err := open(vault.Key{9}, vault.Key{1})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = both.store.Close() }()
		if err := both.store.Write(t.Context(), func(tx *store.Tx) error { // one is done, and then the power goes
			return errors.Join(tx.EnsureCitizen("new", nil, nil), tx.RewrapSecret())
		}); err != nil {
			t.Fatal(err)
		}
		both.now = h.now
		both.planOf(t, "mette")
		n, err := both.RotateKeys(t.Context(), operator)
		if err != nil || n < moreCitizens {
			t.Fatal(n, err)
		}
		if n, err := both.RotateKeys(t.Context(), operator); err != nil || n != 0 {
			t.Errorf("a second time: %d %v", n, err)
		}
		if _, err := open(vault.Key{1}); !errors.Is(err, vault.ErrOtherHouse) {
			t.Errorf("the old key: %v", err)
		}
		after, err := open(vault.Key{9})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = after.store.Close() }()
		after.now = h.now
		if after.citizen(t, "mette") != mette {
			t.Error("she is called otherwise")
		}
		_, later := after.exported(t, mette)
		if len(later) < len(record)*9/10 {
			t.Errorf("her record had %d bytes and has %d", len(record), len(later))
		}
	})
}
