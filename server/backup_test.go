package main

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

// ageKey has backups made for a new pair of age keys, and gives the file with the
// secret one.
func (s *shell) ageKey() (identity string) {
	s.t.Helper()
	pair := s.must("keys", "backup")
	identity = filepath.Join(s.t.TempDir(), "identity")
	if err := os.WriteFile(identity, []byte(pair), 0o600); err != nil {
		s.t.Fatal(err)
	}
	public, _, _ := strings.Cut(strings.TrimPrefix(pair, "# public key: "), "\n")
	s.t.Setenv("ENPLAN_BACKUP_TO", public)
	return identity
}

// must runs a command that must not fail.
func (s *shell) must(args ...string) string {
	s.t.Helper()
	code, out, errs := s.run("", args...)
	if code != 0 {
		s.t.Fatalf("%v: %s %s", args, out, errs)
	}
	return out
}

// house does something in the house as the program opens it to serve it.
func (s *shell) house(do func(ctx context.Context, house *actions.Actions)) {
	s.t.Helper()
	settings, err := readConfig()
	if err != nil {
		s.t.Fatal(err)
	}
	around := &surroundings{now: func() time.Time { return s.now }, settings: settings}
	house, done, err := around.open(context.Background(), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	defer done()
	if err := around.keepLedger(house); err != nil {
		s.t.Fatal(err)
	}
	do(context.Background(), house)
}

func (s *shell) session(as string) (token string) {
	s.t.Helper()
	s.house(func(ctx context.Context, house *actions.Actions) {
		begun, err := house.LogInDemo(ctx, as, models.Browser{})
		if err != nil {
			s.t.Fatal(err)
		}
		token = begun.Token
	})
	return token
}

// invented takes the empty database for invented people, whom one can log in as.
func (s *shell) invented() {
	s.t.Helper()
	s.house(func(ctx context.Context, house *actions.Actions) {
		if err := house.BeginDemo(ctx); err != nil {
			s.t.Fatal(err)
		}
	})
}

// checkpoint records the log outside the database.
func (s *shell) checkpoint() {
	s.t.Helper()
	s.house(func(ctx context.Context, house *actions.Actions) {
		if err := house.Checkpoint(ctx); err != nil {
			s.t.Fatal(err)
		}
	})
}

func TestARestoredBackupIsTheHouseAsItWasWithoutWhatWasErasedSince(t *testing.T) {
	path := filepath.Join(t.TempDir(), "live", "enplan.db")
	s := newShell(t, path)
	identity := s.ageKey()
	s.invented()
	s.must("import", "demo/strandborg.json")
	plan := s.must("plan", "--citizen", "sara", "--date", "2026-11-23")
	s.checkpoint()
	token := s.session("sara")
	folder := t.TempDir()
	first, second := filepath.Join(folder, "monday.age"), filepath.Join(folder, "tuesday.age")
	s.must("backup", first)
	if code, _, errs := s.run("", "backup", first); code != 1 || !strings.Contains(errs, "is there already") {
		t.Errorf("a backup over another: %d %s", code, errs)
	}
	firstKeys := filepath.Join(folder, "keys-of-monday")
	if err := os.Rename(filepath.Join(folder, "keys.age"), firstKeys); err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(time.Hour)
	s.must("citizen", "erase", "mette", "--reason", "asked")
	s.checkpoint()
	s.must("backup", second)
	for _, name := range []string{first, second, filepath.Join(folder, "keys.age")} {
		data, err := os.ReadFile(name)
		if err != nil || bytes.Contains(data, []byte("SQLite")) || bytes.Contains(data, []byte("citizen")) {
			t.Errorf("%s can be read, or %v", filepath.Base(name), err)
		}
	}
	live := filepath.Dir(path)
	if err := os.Mkdir(filepath.Join(live, "away"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".db", ".db-wal", ".db-shm"} {
		_ = os.Rename(filepath.Join(live, "enplan"+ending), filepath.Join(live, "away", "enplan"+ending))
	}

	// Without the journal it is the keys that are gone, and nobody can read Mette.
	t.Setenv("ENPLAN_JOURNAL", filepath.Join(t.TempDir(), "new.journal"))
	out := s.must("restore", first, "--identity", identity)
	if !strings.Contains(out, "1 citizens whose keys were destroyed") || !strings.Contains(out, "every session ended") || !strings.Contains(out, "logs have lost lines that came after") {
		t.Errorf("the restore says %s", out)
	}
	if again := s.must("plan", "--citizen", "sara", "--date", "2026-11-23"); again != plan {
		t.Error("Sara's plan is another")
	}
	if code, _, _ := s.run("", "plan", "--citizen", "mette"); code != 1 {
		t.Error("Mette is there again")
	}
	s.house(func(ctx context.Context, house *actions.Actions) {
		if who, err := house.WhoIs(ctx, token, s.now); err != nil || who != (models.Viewer{}) {
			t.Errorf("the session stands: %v %v", who, err)
		}
	})
	if code, _, errs := s.run("", "restore", first, "--identity", identity); code != 1 || !strings.Contains(errs, "is there already") {
		t.Errorf("a restore over a database: %d %s", code, errs)
	}

	// With the keys of Monday it is the journal that keeps her away.
	t.Setenv("ENPLAN_JOURNAL", "")
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if out := s.must("restore", first, "--identity", identity, "--keys", firstKeys); strings.Contains(out, "citizens whose keys were destroyed") {
		t.Errorf("the restore says %s", out)
	}
	if code, _, _ := s.run("", "plan", "--citizen", "mette"); code != 1 {
		t.Error("Mette is there again")
	}

	if left, err := filepath.Glob(filepath.Join(live, ".*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestABackupThatIsNotWholeIsNotRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.db")
	s := newShell(t, path)
	identity := s.ageKey()
	s.must("import", "demo/strandborg.json")
	folder := t.TempDir()
	file := filepath.Join(folder, "a.age")
	s.must("backup", file)
	s.now = s.now.Add(time.Hour)
	keys, err := os.ReadFile(filepath.Join(folder, "keys.age"))
	if err != nil {
		t.Fatal(err)
	}
	s.must("import", "--source", "more", s.file(`{"format":"enplan-case/1","citizen":{"id":"nina","cpr":"731184-1236","name":"Nina Dam"},"plans":[]}`))
	later := filepath.Join(folder, "b.age")
	s.must("backup", later)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	old, cut := filepath.Join(folder, "old-keys.age"), filepath.Join(folder, "cut.age")
	if err := os.WriteFile(old, keys, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cut, data[:len(data)-100], 0o600); err != nil {
		t.Fatal(err)
	}
	stranger := filepath.Join(folder, "stranger")
	if err := os.WriteFile(stranger, []byte(s.must("keys", "backup")), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"one that is cut off":       {"restore", cut, "--identity", identity},
		"with an age key of others": {"restore", file, "--identity", stranger},
		"with keys older than it":   {"restore", later, "--identity", identity, "--keys", old},
		"without keys":              {"restore", file, "--identity", identity, "--keys", filepath.Join(folder, "none.age")},
	} {
		if code, out, errs := s.run("", args...); code != 1 {
			t.Errorf("%s is restored: %s %s", name, out, errs)
		}
		if _, err := os.Stat(path); err == nil {
			t.Fatalf("%s stands in the database's place", name)
		}
	}
	t.Setenv("ENPLAN_KEY", "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=")
	if code, _, errs := s.run("", "restore", file, "--identity", identity); code != 1 || !strings.Contains(errs, "house key") {
		t.Errorf("with another house key: %d %s", code, errs)
	}
}

// Somebody changes a line of the log; the backup of it is not taken for the house.
func TestABackupWithAChangedLogIsNotRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.db")
	s := newShell(t, path)
	identity := s.ageKey()
	s.must("import", "demo/strandborg.json")
	s.must("plan", "--citizen", "mette")
	s.checkpoint()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"DROP TRIGGER log_update", "UPDATE log SET action = 'plan.read_own' WHERE action = 'plan.inspect'"} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	_ = db.Close()
	file := filepath.Join(t.TempDir(), "a.age")
	s.must("backup", file)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := s.run("", "restore", file, "--identity", identity); code != 1 || !strings.Contains(out, "changed") {
		t.Errorf("it is restored: %d %s", code, out)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it stands in its place")
	}
	s.must("restore", file, "--identity", identity, "--anyway")
	s.must("plan", "--citizen", "mette")
}

func TestAPostgresIsBackedUpFromAStreamAndFinishedAfterwards(t *testing.T) {
	url := testbed.Postgres(t)
	s := newShell(t, url)
	identity := s.ageKey()
	s.invented()
	s.must("import", "demo/strandborg.json")
	token := s.session("mette")
	folder := t.TempDir()
	file := filepath.Join(folder, "a.age")
	if code, out, errs := s.run("a dump of pg_dump", "backup", file); code != 0 {
		t.Fatal(out, errs)
	}
	if out := s.must("restore", file, "--identity", identity); out != "a dump of pg_dump" {
		t.Errorf("it comes back as %q", out)
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), "DELETE FROM citizen_keys"); err != nil { // as the dump leaves them out
		t.Fatal(err)
	}
	if code, _, errs := s.run("", "citizen", "erase", "sara", "--reason", "asked"); code != 1 || !strings.Contains(errs, "enplan restore must finish") {
		t.Errorf("something is done without keys: %d %s", code, errs)
	}
	s.must("restore", "--identity", identity, "--keys", filepath.Join(folder, "keys.age"))
	s.must("plan", "--citizen", "mette")
	s.house(func(ctx context.Context, house *actions.Actions) {
		if who, err := house.WhoIs(ctx, token, s.now); err != nil || who != (models.Viewer{}) {
			t.Errorf("the session stands: %v %v", who, err)
		}
	})
}
