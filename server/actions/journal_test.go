package actions_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/journal"
	"enplan/server/testbed"
)

// keepJournal starts a house the way the program does: with the journal, before
// anything is served.
func (h *house) keepJournal(t *testing.T, path string) (again int) {
	t.Helper()
	j, taken, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	h.KeepJournal(j)
	if again, err = h.Reapply(t.Context(), operator, taken); err != nil {
		t.Fatal(err)
	}
	return again
}

// inJournal is what the journal has of each consent, in its order.
func inJournal(t *testing.T, path string) (all []string) {
	t.Helper()
	j, taken, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	_ = j.Close()
	for _, r := range taken {
		all = append(all, string(r.What))
	}
	return all
}

// Two databases that have heard the same are what a database and its backup are.
// The keys make the consents of both the same.
func twins(t *testing.T, url string) (live, backup *house, mette models.Viewer, ids []string) {
	t.Helper()
	other := testbed.SQLite
	if strings.HasPrefix(url, "postgres") {
		other = testbed.Postgres
	}
	live, backup = openStrandborg(t, url), openStrandborg(t, other(t))
	mette = live.citizen(t, "mette")
	for _, category := range []models.Category{models.CategoryLimits, models.CategoryMeasures, models.CategoryWords} {
		terms := spared
		terms.Category = category
		id := live.givesUnder(t, mette, terms, 30, string(category))
		if backup.givesUnder(t, mette, terms, 30, string(category)) != id {
			t.Fatal("the twins differ")
		}
		ids = append(ids, id)
	}
	return live, backup, mette, ids
}

func (h *house) states(t *testing.T, citizen string) (all []models.ConsentDeed) {
	t.Helper()
	for _, c := range h.consents(t, citizen) {
		all = append(all, c.State)
	}
	return all
}

func TestABackupGivesNothingBackThatWasTakenBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		live, backup, mette, ids := twins(t, url)
		path := filepath.Join(t.TempDir(), "enplan.journal")
		ctx := t.Context()
		if live.keepJournal(t, path) != 0 {
			t.Error("there was nothing to take back")
		}
		live.now = live.now.Add(time.Hour)
		sooner := live.of(t, mette, ids[1])
		sooner.Until = models.DateOf(live.now.In(zone(t))).AddDays(3)
		if err := errors.Join(
			live.WithdrawConsent(ctx, mette, live.of(t, mette, ids[0])),
			live.NarrowConsent(ctx, mette, sooner),
			live.PauseConsent(ctx, mette, live.of(t, mette, ids[2])),
		); err != nil {
			t.Fatal(err)
		}
		if err := live.ResumeConsent(ctx, mette, live.of(t, mette, ids[2])); err != nil {
			t.Fatal(err)
		}
		backup.now = live.now.Add(time.Hour)
		tokens := []string{backup.logIn(t, "mette"), backup.logIn(t, "lone")} // as in the backup
		if again := backup.keepJournal(t, path); again != 2 {
			t.Errorf("%d are done again, want the withdrawal and the narrowing", again)
		}
		for _, token := range tokens {
			if who, err := backup.WhoIs(ctx, token, backup.now); err != nil || who != (models.Viewer{}) {
				t.Errorf("the restored database still knows the session of %+v", who)
			}
		}
		want, got := live.consents(t, mette.ID), backup.consents(t, mette.ID)
		for i := range want {
			if got[i].State != want[i].State || got[i].Terms != want[i].Terms || !got[i].Until.Equal(want[i].Until) {
				t.Errorf("consent %d stands %s until %s; it was left %s until %s", i, got[i].State, got[i].Until, want[i].State, want[i].Until)
			}
		}
		if v, err := backup.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil || sees(v, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("the restored database shows what was taken back: %v", err)
		}
		last := got[0].Events[len(got[0].Events)-1]
		if last.By != mette || !last.At.Equal(want[0].Events[len(want[0].Events)-1].At) {
			t.Errorf("it is kept as %+v", last)
		}
		token := backup.logIn(t, "mette")
		if again := backup.keepJournal(t, path); again != 0 || !slices.Equal(inJournal(t, path), []string{"withdrawn", "narrowed", "paused", "resumed"}) {
			t.Errorf("at the next start %d are done again; the journal has %v", again, inJournal(t, path))
		}
		if who, err := backup.WhoIs(ctx, token, backup.now); err != nil || who != mette {
			t.Errorf("a start without a restore ended a session: %+v %v", who, err)
		}
	})
}

func TestWhatOnlyTheDatabaseHasComesIntoTheJournalAtStart(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		live, _, mette, ids := twins(t, url)
		path := filepath.Join(t.TempDir(), "enplan.journal")
		if err := live.PauseConsent(t.Context(), mette, live.of(t, mette, ids[0])); err != nil { // before there was a journal
			t.Fatal(err)
		}
		live.keepJournal(t, path)
		live.keepJournal(t, path)
		if got := inJournal(t, path); !slices.Equal(got, []string{"paused"}) {
			t.Errorf("the journal has %v", got)
		}
	})
}

func TestNobodyIsAnsweredBeforeTheJournalHasIt(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		live, _, mette, ids := twins(t, url)
		path := filepath.Join(t.TempDir(), "enplan.journal")
		j, _, err := journal.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		live.KeepJournal(j)
		_ = j.Close() // the disk is gone
		withdraw := live.of(t, mette, ids[0])
		withdraw.Key = "tap-1"
		if err := live.WithdrawConsent(t.Context(), mette, withdraw); models.KindOf(err) != models.Unavailable {
			t.Errorf("answered %v", err)
		}
		if v, err := live.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil || sees(v, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("what was taken back is seen: %v", err)
		}
		if live.keepJournal(t, path) != 0 || !slices.Equal(inJournal(t, path), []string{"withdrawn"}) {
			t.Errorf("after a new start the journal has %v", inJournal(t, path))
		}
		if err := live.WithdrawConsent(t.Context(), mette, withdraw); err != nil {
			t.Errorf("said again: %v", err)
		}
	})
}

// A plain file of a real database, put back.
func TestARestoredFileIsBroughtToWhereTheJournalLeftIt(t *testing.T) {
	url := testbed.SQLite(t)
	h := openStrandborg(t, url)
	mette := h.citizen(t, "mette")
	id := h.gives(t, mette, spared)
	path, saved := filepath.Join(t.TempDir(), "enplan.journal"), filepath.Join(t.TempDir(), "backup.db")
	h.keepJournal(t, path)
	copyFile(t, url, saved)
	copyFile(t, url+"-wal", saved+"-wal") // nobody writes now
	if err := h.WithdrawConsent(t.Context(), mette, h.of(t, mette, id)); err != nil {
		t.Fatal(err)
	}
	restored := reopen(t, saved, h.now)
	if got := restored.states(t, mette.ID); !slices.Equal(got, []models.ConsentDeed{models.ConsentGiven}) {
		t.Fatalf("the backup has %v", got)
	}
	if again := restored.keepJournal(t, path); again != 1 || !slices.Equal(restored.states(t, mette.ID), []models.ConsentDeed{models.ConsentWithdrawn}) {
		t.Errorf("%d done again: %v", again, restored.states(t, mette.ID))
	}
}

func reopen(t *testing.T, url string, now time.Time) *house {
	t.Helper()
	h := openHouse(t, url)
	h.now = now
	return h
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
