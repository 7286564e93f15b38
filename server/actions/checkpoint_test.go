package actions_test

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/ledger"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
)

// keeper is a town hall that keeps a ledger, and whoever has its database.
type keeper struct {
	*house
	url, dir string
	key      ledger.Key
	raw      *sql.DB
	said     *strings.Builder // the program's log
	mette    string
}

func openKeeper(t *testing.T, url string) *keeper {
	t.Helper()
	k := &keeper{house: openStrandborg(t, url), url: url, dir: filepath.Join(t.TempDir(), "ledger"), said: &strings.Builder{}}
	k.startAgain(t)
	k.mette = k.citizen(t, "mette").ID
	driver := "sqlite3"
	if strings.HasPrefix(url, "postgres") {
		driver = "pgx"
	}
	var err error
	if k.raw, err = sql.Open(driver, url); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.raw.Close() })
	return k
}

// startAgain is a program that knows nothing of what the one before had in mind.
func (k *keeper) startAgain(t *testing.T) {
	t.Helper()
	v, err := vault.New(vault.Key{1})
	if err != nil {
		t.Fatal(err)
	}
	if k.key, err = ledger.NewKey([32]byte{5}); err != nil {
		t.Fatal(err)
	}
	k.Actions = actions.New(k.store, v, zone(t), slog.New(slog.NewTextHandler(k.said, nil)))
	k.KeepLedger(k.dir, k.key)
}

// statements runs what somebody with the database could.
func (k *keeper) statements(t *testing.T, all ...string) {
	t.Helper()
	for _, statement := range all {
		if _, err := k.raw.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// defenceless takes the triggers away.
func (k *keeper) defenceless(t *testing.T) {
	t.Helper()
	if k.store.Dialect() == "sqlite" {
		k.statements(t, "DROP TRIGGER log_update", "DROP TRIGGER log_delete")
		return
	}
	k.statements(t, "ALTER TABLE log DISABLE TRIGGER USER")
}

// later moves the clock, has henrik look at mette and makes a checkpoint.
func (k *keeper) later(t *testing.T) error {
	t.Helper()
	k.now = k.now.Add(5 * time.Minute)
	if _, err := k.asked(t, henrik, k.citizen(t, "mette").ID, models.PurposeCase); err != nil {
		t.Fatal(err)
	}
	return k.Checkpoint(context.Background())
}

func (k *keeper) whole(t *testing.T) actions.Whole {
	t.Helper()
	w, err := k.LogWhole(context.Background(), k.citizen(t, "mette"))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (k *keeper) alarmed(t *testing.T, want ...string) {
	t.Helper()
	got, err := k.Alarms(context.Background())
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("alarms %v, want %v (%v)", got, want, err)
	}
	for _, code := range want {
		if !strings.Contains(k.said.String(), "alarm="+code) {
			t.Errorf("the program's log does not say %s:\n%s", code, k.said)
		}
	}
	if k.mette != "" && strings.Contains(k.said.String(), k.mette) {
		t.Error("the program's log names a citizen")
	}
}

func TestTheLogIsWholeUntilTheLastCheckpoint(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		k := openKeeper(t, url)
		if w := k.whole(t); w != (actions.Whole{}) {
			t.Errorf("before the first: %+v", w)
		}
		for n := range int64(3) {
			if err := k.later(t); err != nil {
				t.Fatal(err)
			}
			if n == 1 {
				k.startAgain(t)
			}
			if w := k.whole(t); !w.Until.Equal(k.now) || w.Checkpoint != n+1 || len(w.Root) != 12 || w.Broken {
				t.Errorf("%+v", w)
			}
		}
		k.alarmed(t)
		section, err := k.LogSection(t.Context(), k.citizen(t, "mette").ID)
		if err != nil {
			t.Fatal(err)
		}
		if proved, err := section.Verify(k.key.Public()); err != nil || proved.Recorded != proved.Lines || proved.Lines < 3 {
			t.Errorf("%+v, %v", proved, err)
		}
		for _, who := range []models.Viewer{henrik, {Role: models.AsLeader, ID: "birgit"}, {Role: models.AsSource, ID: "momentum"}} {
			if _, err := k.LogWhole(t.Context(), who); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", who.Role, err)
			}
		}
		if _, err := k.LogWhole(t.Context(), models.Viewer{}); !errors.Is(err, models.ErrNotLoggedIn) {
			t.Errorf("nobody: %v", err)
		}
	})
}

func TestWhatIsTamperedWithIsNotRecordedAndRaisesAnAlarm(t *testing.T) {
	const last = "(SELECT MAX(seq) FROM log l WHERE l.citizen_id = log.citizen_id)"
	for name, spoil := range map[string][]string{
		"a line since the last one": {"UPDATE log SET purpose = 'x' WHERE action = 'department.read' AND seq = " + last},
		"the end of a log":          {"DELETE FROM log WHERE action = 'department.read' AND seq = " + last},
		"the end, and where it is":  {"DELETE FROM log WHERE citizen_id <> '' AND seq > 1", "UPDATE log_heads SET seq = 1 WHERE citizen_id <> ''"},
		"a whole log":               {"DELETE FROM log WHERE citizen_id <> ''", "DELETE FROM log_heads WHERE citizen_id <> ''"},
		"the hash of an end":        {"UPDATE log_heads SET hash = (SELECT hash FROM log ORDER BY citizen_id, seq LIMIT 1) WHERE citizen_id <> ''"},
	} {
		t.Run(name, func(t *testing.T) {
			testbed.Databases(t, func(t *testing.T, url string) {
				k := openKeeper(t, url)
				if err := k.later(t); err != nil {
					t.Fatal(err)
				}
				before := k.whole(t)
				k.defenceless(t)
				k.now = k.now.Add(time.Minute)
				if _, err := k.asked(t, henrik, k.citizen(t, "mette").ID, models.PurposeCase); err != nil {
					t.Fatal(err)
				}
				k.statements(t, spoil...)
				if err := k.Checkpoint(t.Context()); err != nil {
					t.Fatal(err)
				}
				after := k.whole(t)
				if before.Broken = true; after != before {
					t.Errorf("before %+v, after %+v", before, after)
				}
				k.alarmed(t, actions.AlarmNotWhole)
			})
		})
	}
}

func TestAFolderThatIsSetBackOrGoneRaisesAnAlarm(t *testing.T) {
	k := openKeeper(t, testbed.SQLite(t))
	if err := k.later(t); err != nil {
		t.Fatal(err)
	}
	older := t.TempDir()
	if err := os.CopyFS(older, os.DirFS(k.dir)); err != nil {
		t.Fatal(err)
	}
	if err := k.later(t); err != nil {
		t.Fatal(err)
	}
	before := k.whole(t)
	for name, dir := range map[string]string{"older": older, "gone": t.TempDir()} {
		whole := k.dir
		k.dir = dir
		k.startAgain(t)
		if err := k.later(t); err == nil || k.whole(t) != before {
			t.Errorf("%s: %v, %+v", name, err, k.whole(t))
		}
		k.alarmed(t, actions.AlarmNoCheckpoint)
		k.dir = whole
	}
	k.startAgain(t)
	if err := k.later(t); err != nil || k.whole(t).Checkpoint != 3 {
		t.Errorf("with the right one: %v", err)
	}
	k.dir = t.TempDir()
	k.startAgain(t)
	if err := k.BeginLedger(t.Context(), k.citizen(t, "mette")); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a citizen begins anew: %v", err)
	}
	if err := errors.Join(k.BeginLedger(t.Context(), operator), k.later(t)); err != nil || k.whole(t).Checkpoint != 1 {
		t.Errorf("anew: %v, %+v", err, k.whole(t))
	}
	k.alarmed(t)
}

func TestALineFromLongAgoThatIsChangedIsFoundWhenAllAreVerified(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		k := openKeeper(t, url)
		if err := errors.Join(k.later(t), k.later(t), k.VerifyLog(t.Context())); err != nil {
			t.Fatal(err)
		}
		k.alarmed(t)
		k.defenceless(t)
		k.statements(t, "UPDATE log SET purpose = purpose || 'x' WHERE seq = 1")
		if err := errors.Join(k.later(t), k.VerifyLog(t.Context())); err != nil {
			t.Fatal(err)
		}
		k.alarmed(t, actions.AlarmNotWhole)
		before := k.whole(t)
		if err := k.later(t); err != nil || k.whole(t) != before || !before.Broken {
			t.Errorf("%v, %+v, %+v", err, before, k.whole(t))
		}
		k.statements(t, "UPDATE log SET purpose = substr(purpose, 1, length(purpose) - 1) WHERE seq = 1")
		if err := errors.Join(k.VerifyLog(t.Context()), k.later(t)); err != nil || k.whole(t).Broken {
			t.Errorf("mended: %v", err)
		}
		k.alarmed(t)
	})
}

func TestTwoServersKeepOneLedger(t *testing.T) {
	url := testbed.Postgres(t)
	k := openKeeper(t, url)
	other := &keeper{house: openHouse(t, url), url: url, dir: k.dir, said: &strings.Builder{}}
	other.startAgain(t)
	for range 3 {
		k.now, other.now = k.now.Add(time.Minute), k.now.Add(time.Minute)
		errs := make(chan error, 2)
		for _, server := range []*keeper{k, other} {
			go func() { errs <- server.Checkpoint(context.Background()) }()
		}
		if err := errors.Join(<-errs, <-errs); err != nil {
			t.Fatal(err)
		}
	}
	if n := k.whole(t).Checkpoint; n < 3 || n > 6 {
		t.Errorf("%d checkpoints", n)
	}
	k.alarmed(t)
	other.alarmed(t)
	if err := k.store.Read(t.Context(), func(tx *store.Tx) error {
		c, err := tx.Checkpoint()
		book, bad := ledger.Open(k.dir, k.key.Public())
		return errors.Join(err, bad, book.Remembers(c.Number, c.Hash))
	}); err != nil {
		t.Error(err)
	}
}
