package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

// recorded is Strandborg with a checkpoint of its log, and the id of one citizen.
func recorded(t *testing.T, database string) (s *shell, citizen string) {
	t.Helper()
	s = newShell(t, database)
	if strings.HasPrefix(database, "postgres") {
		t.Setenv("ENPLAN_LEDGER", filepath.Join(t.TempDir(), "ledger"))
		t.Setenv("ENPLAN_LEDGER_KEY_FILE", filepath.Join(t.TempDir(), "sign.key"))
	}
	if code, out, errs := s.run("", "import", "demo/strandborg.json"); code != 0 {
		t.Fatal(out, errs)
	}
	if code, out, _ := s.run("", "audit", "verify"); code != 1 {
		t.Error("nothing is recorded, and it verifies: ", out)
	}
	s.atHome(t, func(house *actions.Actions) {
		citizens, err := house.Citizens(t.Context(), models.Viewer{Role: models.AsOperator})
		if err != nil {
			t.Fatal(err)
		}
		citizen = citizens[0]
	})
	for range 3 {
		if code, _, errs := s.run("", "plan", "--citizen", citizen); code != 0 {
			t.Fatal(errs)
		}
		s.atHome(t, func(house *actions.Actions) {
			if err := house.Checkpoint(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
		s.now = s.now.Add(5 * time.Minute)
	}
	return s, citizen
}

// atHome does something with the house as enplan serve keeps it.
func (s *shell) atHome(t *testing.T, do func(*actions.Actions)) {
	t.Helper()
	settings, err := readConfig()
	if err != nil {
		t.Fatal(err)
	}
	around := &surroundings{now: func() time.Time { return s.now }, settings: settings}
	house, done, err := around.open(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	if err := around.keepLedger(house); err != nil {
		t.Fatal(err)
	}
	do(house)
}

func TestTheLogIsVerifiedFromTheCommandLine(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, citizen := recorded(t, url)
		code, out, errs := s.run("", "audit", "verify")
		if code != 0 || !strings.HasPrefix(out, "The log is whole until 2026-11-23T07:10:00Z: ") || !strings.Contains(out, "checkpoint 3") {
			t.Errorf("%d %s%s", code, out, errs)
		}
		if code, out, _ := s.run("", "audit", "verify", "--citizen", citizen); code != 0 || !strings.Contains(out, "3 lines of 1 logs") {
			t.Errorf("%d %s", code, out)
		}
		raw, strip := openRaw(t, url)
		for _, statement := range append(strip, "UPDATE log SET purpose = 'x' WHERE citizen_id = '"+citizen+"' AND seq = 2") {
			if _, err := raw.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		code, out, errs = s.run("", "audit", "verify")
		if code != 1 || out != "changed: citizen "+citizen+", line 2: it is not what was written\n" || !strings.Contains(errs, "not whole") {
			t.Errorf("%d %s%s", code, out, errs)
		}
	})
}

func openRaw(t *testing.T, url string) (raw *sql.DB, strip []string) {
	t.Helper()
	driver, strip := "sqlite3", []string{"DROP TRIGGER log_update", "DROP TRIGGER log_delete"}
	if strings.HasPrefix(url, "postgres") {
		driver, strip = "pgx", []string{"ALTER TABLE log DISABLE TRIGGER USER"}
	}
	raw, err := sql.Open(driver, url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = raw.Close() })
	return raw, strip
}

func TestABackupIsVerifiedWithThePublicKeyAlone(t *testing.T) {
	database := testbed.SQLite(t)
	s, _ := recorded(t, database)
	code, public, errs := s.run("", "audit", "key")
	if code != 0 || !strings.HasPrefix(public, "enplan-log+") {
		t.Fatalf("%d %s%s", code, public, errs)
	}
	keyFile := strings.TrimSuffix(database, ".db") + ".ledger-key"
	if info, err := os.Stat(keyFile); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	raw, strip := openRaw(t, database)
	backup := filepath.Join(t.TempDir(), "backup.db")
	if _, err := raw.ExecContext(t.Context(), "VACUUM INTO $1", backup); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ENPLAN_DATABASE", filepath.Join(t.TempDir(), "elsewhere.db"))
	folder := strings.TrimSuffix(database, ".db") + ".ledger"
	args := []string{"audit", "verify", "--database", backup, "--ledger", folder, "--key", strings.TrimSpace(public)}
	if code, out, errs := s.run("", args...); code != 0 {
		t.Errorf("%d %s%s", code, out, errs)
	}
	if code, _, errs := s.run("", args[:6]...); code != 1 || !strings.Contains(errs, "--key") {
		t.Errorf("without a key: %d %s", code, errs)
	}
	if left, err := os.ReadDir(filepath.Dir(os.Getenv("ENPLAN_DATABASE"))); err != nil || len(left) > 0 {
		t.Errorf("verifying has made %v, %v", left, err)
	}
	other := "enplan-log+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
	if code, out, errs := s.run("", append(args[:7:7], other)...); code != 1 {
		t.Errorf("with another key: %d %s%s", code, out, errs)
	}
	restored, err := sql.Open("sqlite3", backup)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = restored.Close() }()
	for _, statement := range append(strip, "DELETE FROM log WHERE seq = (SELECT MAX(seq) FROM log) AND citizen_id <> ''", "DELETE FROM log WHERE citizen_id = ''", "DELETE FROM log_heads WHERE citizen_id = ''") {
		if _, err := restored.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	code, out, _ := s.run("", args...)
	if code != 1 || !strings.Contains(out, "truncated: the log of nobody in particular, line 1: it is gone") {
		t.Errorf("%d %s", code, out)
	}
}

func TestACitizensExportIsVerifiedWithoutUs(t *testing.T) {
	s, citizen := recorded(t, testbed.SQLite(t))
	_, public, _ := s.run("", "audit", "key")
	var sent []byte
	s.atHome(t, func(house *actions.Actions) {
		section, err := house.LogSection(t.Context(), citizen)
		if err == nil {
			sent, err = json.Marshal(section)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	for name, c := range map[string]struct {
		content string
		code    int
		says    string
	}{
		"as it is":        {string(sent), 0, "whole until"},
		"in a whole one":  {`{"plan":{},"log":` + string(sent) + `}`, 0, "whole until"},
		"changed":         {strings.Replace(string(sent), `"seq":2,"at_ms":1`, `"seq":2,"at_ms":2`, 1), 1, "changed: citizen " + citizen + ", line 2: "},
		"without a proof": {`{"log":{"citizen":"` + citizen + `"}}`, 1, "unproved: "},
		"nothing":         {``, 1, ""},
	} {
		code, out, errs := s.run("", "audit", "verify", "--export", s.file(c.content), "--key", strings.TrimSpace(public))
		if code != c.code || !strings.Contains(out, c.says) {
			t.Errorf("%s: %d %s%s", name, code, out, errs)
		}
	}
}

func TestALostFolderIsNoticedAndANewOneCanBegin(t *testing.T) {
	database := testbed.SQLite(t)
	s, _ := recorded(t, database)
	if err := os.RemoveAll(strings.TrimSuffix(database, ".db") + ".ledger"); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := s.run("", "audit", "verify"); code != 1 || !strings.Contains(out, "rolled back: checkpoint 3 was made, and the last one in the folder is 0") {
		t.Errorf("%d %s", code, out)
	}
	s.atHome(t, func(house *actions.Actions) {
		if err := house.Checkpoint(t.Context()); err == nil {
			t.Error("a new folder begins by itself")
		}
	})
	if code, _, errs := s.run("", "audit", "begin"); code != 0 {
		t.Fatal(errs)
	}
	s.atHome(t, func(house *actions.Actions) {
		if err := house.Checkpoint(t.Context()); err != nil {
			t.Error(err)
		}
	})
	if code, out, _ := s.run("", "audit", "verify"); code != 0 || !strings.Contains(out, "checkpoint 1,") {
		t.Errorf("%d %s", code, out)
	}
}
