package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/ledger"
	"enplan/server/testbed"
)

func TestTheDatabaseItselfRefusesToChangeWhatIsOnRecord(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			_, err := tx.AddConsent("mette", models.ConsentEvent{Consent: "c1"}, key("1"))
			return errors.Join(err, tx.Log(models.Entry{Citizen: "mette", Action: models.ReadLog}))
		})
		statements := []string{
			"UPDATE log SET by_id = 'x'", "UPDATE log SET seq = 9", "DELETE FROM log", "DELETE FROM log WHERE citizen_id = 'mette'",
			"UPDATE consents SET category = 'x'", "DELETE FROM consents", "REPLACE INTO log SELECT * FROM log",
			"REPLACE INTO consents SELECT * FROM consents", "INSERT OR REPLACE INTO log (rowid, " + lineColumns + ") SELECT rowid, 'x'||" + lineColumns + " FROM log",
		}
		if s.dialect == postgresDialect {
			statements = append(statements[:len(statements)-3], "TRUNCATE log", "TRUNCATE consents", "TRUNCATE consent_texts", "TRUNCATE log CASCADE",
				"INSERT INTO log SELECT * FROM log ON CONFLICT (citizen_id, seq) DO UPDATE SET by_id = 'x'")
		}
		for _, statement := range statements {
			if _, err := s.writer.ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "only added to") {
				t.Errorf("%s: %v", statement, err)
			}
		}
		read(t, s, func(tx *Tx) error {
			lines, err := tx.Entries("mette", 9)
			if len(lines) != 1 || lines[0].By.ID != "" {
				t.Errorf("%+v", lines)
			}
			return err
		})
	})
}

func TestACheckpointIsRememberedInPlaceOfTheOneBefore(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		none := Checkpoint{}
		first := Checkpoint{Number: 1, At: demoDay, Hash: []byte("h"), WholeNumber: 1, Whole: demoDay, WholeRoot: []byte("r")}
		second := Checkpoint{Number: 2, At: demoDay, Hash: []byte("i"), WholeNumber: 1, Whole: demoDay, WholeRoot: []byte("r"), Faults: 3, Found: 4}
		for _, want := range []Checkpoint{none, first, second} {
			if want.Number > 0 {
				write(t, s, func(tx *Tx) error { return tx.SaveCheckpoint(want) })
			}
			read(t, s, func(tx *Tx) error {
				got, err := tx.Checkpoint()
				if !reflect.DeepEqual(got, want) {
					t.Errorf("got %+v, want %+v", got, want)
				}
				return err
			})
		}
	})
}

func TestOneServerAtATimeKeepsTheLedger(t *testing.T) {
	url := testbed.Postgres(t)
	first, second := open(t, url), open(t, url)
	nothing := func(context.Context) error { return nil }
	done, err := first.Alone(t.Context(), func(ctx context.Context) error {
		if done, err := second.Alone(ctx, func(context.Context) error { t.Error("both do it"); return nil }); done || err != nil {
			t.Errorf("the second: %v, %v", done, err)
		}
		return errUndo
	})
	if !done || !errors.Is(err, errUndo) {
		t.Errorf("the first: %v, %v", done, err)
	}
	for _, s := range []*Store{second, first, first} {
		if done, err := s.Alone(t.Context(), nothing); !done || err != nil {
			t.Errorf("afterwards: %v, %v", done, err)
		}
	}
	lite := open(t, testbed.SQLite(t))
	if done, err := lite.Alone(t.Context(), nothing); !done || err != nil {
		t.Errorf("on SQLite: %v, %v", done, err)
	}
}

func TestALogIsVerifiedWhereItLiesAndInABackupAndNothingIsWritten(t *testing.T) {
	k := keepLog(t, testbed.SQLite(t))
	backup := filepath.Join(t.TempDir(), "backup.db")
	if _, err := k.writer.ExecContext(t.Context(), "VACUUM INTO $1", backup); err != nil {
		t.Fatal(err)
	}
	before := must(os.ReadFile(backup))
	for _, c := range []struct {
		url, citizen string
		parts, lines int
	}{{k.url, "", 1, 144}, {k.url, "", 2, 144}, {backup, "", 2, 144}, {k.url, "anna", 2, -1}} {
		log, err := OpenLog(t.Context(), c.url, c.citizen, c.parts)
		if err != nil {
			t.Fatal(err)
		}
		found, err := ledger.Verify(t.Context(), must(ledger.Open(k.dir, k.key.Public())), log, c.citizen)
		if err != nil || len(found.Faults) > 0 || c.lines > 0 && found.Lines != int64(c.lines) || c.citizen == "" && (found.Citizens != 5 || log.Parts() != c.parts) {
			t.Errorf("%+v: %+v, %v", c, found, err)
		}
		if _, err := log.db.ExecContext(t.Context(), "INSERT INTO log_heads VALUES ('x', 1, 1, '')"); err == nil {
			t.Errorf("%s can be written to", c.url)
		}
		if err := log.Close(); err != nil {
			t.Error(err)
		}
	}
	left := must(os.ReadDir(filepath.Dir(backup)))
	if len(left) != 1 || !bytes.Equal(before, must(os.ReadFile(backup))) {
		t.Errorf("beside the backup lies %v", left)
	}
	if _, err := OpenLog(t.Context(), filepath.Join(t.TempDir(), "none.db"), "", 1); err == nil {
		t.Error("a database that is not there is opened")
	}
}

func TestALogOnPostgresIsVerifiedInParts(t *testing.T) {
	k := keepLog(t, testbed.Postgres(t))
	log := must(OpenLog(t.Context(), k.url, "", 2))
	defer func() { _ = log.Close() }()
	found, err := ledger.Verify(t.Context(), must(ledger.Open(k.dir, k.key.Public())), log, "")
	if err != nil || len(found.Faults) > 0 || found.Lines != 144 || log.Parts() != 2 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestACitizenThereIsNoneOfIsNotListed(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.EnsureSynthetic("probe"), tx.EnsureSynthetic("probe"))
		})
		read(t, s, func(tx *Tx) error {
			all, err := tx.Citizens()
			if !reflect.DeepEqual(all, []string{"mette"}) {
				t.Errorf("citizens %v", all)
			}
			return err
		})
	})
}
