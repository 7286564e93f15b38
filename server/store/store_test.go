package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
	"enplan/server/vault"
)

var demoDay = time.Date(2026, 11, 23, 8, 30, 0, 123_000_000, time.UTC)

func testVault(t testing.TB) *vault.Vault {
	t.Helper()
	v, err := vault.New(vault.Key{1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func options(t testing.TB, url string) Options {
	return Options{URL: url, Vault: testVault(t), Now: func() time.Time { return demoDay }}
}

func openWith(t testing.TB, o Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// open gives an empty store that knows two sources.
func open(t testing.TB, url string) *Store {
	t.Helper()
	s := openWith(t, options(t, url))
	write(t, s, func(tx *Tx) error {
		return errors.Join(saveSource(tx, "momentum"), saveSource(tx, "nexus"))
	})
	return s
}

func saveSource(tx *Tx, name string) error {
	return tx.SaveSource(Source{Source: models.Source{Name: name, Title: name}})
}

func write(t testing.TB, s *Store, do func(*Tx) error) {
	t.Helper()
	if err := s.Write(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, s *Store, do func(*Tx) error) {
	t.Helper()
	if err := s.Read(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

func fingerprint(t testing.TB, s *Store) Fingerprint {
	t.Helper()
	f, err := s.Fingerprint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAnErrorUndoesAllOfAWrite(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		before := fingerprint(t, s)
		fill := func(tx *Tx) error {
			_, err := tx.PutRecord(plan("a", 1, "x"))
			return errors.Join(err, tx.EnsureCitizen("mette", nil, nil), tx.LinkRef("momentum", "x", "mette"),
				tx.SavePlanDoc("mette", "da", PlanDoc{Version: "1", Body: []byte("{}")}), tx.Log(models.Entry{Action: models.ListCitizens}))
		}
		stop := errors.New("stop")
		if err := s.Write(t.Context(), func(tx *Tx) error { return errors.Join(fill(tx), stop) }); !errors.Is(err, stop) {
			t.Fatalf("got %v", err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = s.Write(t.Context(), func(tx *Tx) error { _ = fill(tx); panic("stop") })
		}()
		ctx, cancel := context.WithCancel(t.Context())
		err := s.Write(ctx, func(tx *Tx) error { err := fill(tx); cancel(); return err })
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("a cancelled write: %v", err)
		}
		if after := fingerprint(t, s); !reflect.DeepEqual(before, after) {
			t.Fatalf("something stayed: %v, before %v", after, before)
		}
		write(t, s, fill)
		if after := fingerprint(t, s); reflect.DeepEqual(before, after) {
			t.Fatal("the fingerprint does not see what was written")
		}
	})
}

func TestWaitingTooLongIsBusy(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error { return tx.EnsureCitizen("mette", nil, nil) })
		err := s.Write(t.Context(), func(tx *Tx) error {
			if err := tx.LockCitizen("mette"); err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			return s.Write(ctx, func(tx *Tx) error { return tx.LockCitizen("mette") })
		})
		if !errors.Is(err, ErrBusy) || models.KindOf(err) != models.Unavailable {
			t.Fatalf("got %v", err)
		}
	})
}

func TestAWriteHasADeadlineAndATime(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		o := options(t, url)
		copenhagen := time.FixedZone("Copenhagen", 3600)
		o.Now = func() time.Time { return demoDay.Add(456 * time.Microsecond).In(copenhagen) }
		s := openWith(t, o)
		read(t, s, func(tx *Tx) error {
			if _, limited := tx.ctx.Deadline(); !limited || !tx.Now.Equal(demoDay) || tx.Now.Location() != time.UTC {
				t.Errorf("limited %v, now %v", limited, tx.Now)
			}
			return nil
		})
	})
}

func TestAReadSeesOnePictureAndCannotWrite(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		read(t, s, func(tx *Tx) error {
			before, err := tx.Citizens()
			write(t, s, func(tx *Tx) error { return tx.EnsureCitizen("mette", nil, nil) })
			after, again := tx.Citizens()
			if len(before) != 0 || len(after) != 0 {
				t.Errorf("before %v, after %v", before, after)
			}
			return errors.Join(err, again)
		})
		if s.Read(t.Context(), func(tx *Tx) error { return tx.EnsureCitizen("karl", nil, nil) }) == nil {
			t.Error("a read wrote")
		}
	})
}

func TestNoValueReachesTheLog(t *testing.T) {
	const name, cpr, ref = "Mette Sommer", "3112849996", "ref-0042"
	testbed.Databases(t, func(t *testing.T, url string) {
		var log bytes.Buffer
		o := options(t, url)
		o.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		s := openWith(t, o)
		started := log.Len()
		var errs []string
		try := func(do func(*Tx) error) {
			if err := s.Write(t.Context(), do); err != nil {
				errs = append(errs, err.Error())
			}
		}
		r := models.Record{Source: "nobody", Kind: "citizen", ID: ref, Subject: ref, Content: []byte(name + cpr)}
		try(func(tx *Tx) error { return tx.LinkRef("nobody", ref, name) })
		try(func(tx *Tx) error { _, err := tx.PutRecord(r); return err })
		try(func(tx *Tx) error { _, err := tx.FindCitizen(cpr); return err })
		try(func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("a", []byte(cpr), nil), tx.EnsureCitizen("b", []byte(cpr), nil))
		})
		if len(errs) != 4 || log.Len() == started {
			t.Fatalf("the test provoked no log lines: %q", errs)
		}
		for _, word := range []string{name, cpr, ref, fmt.Sprintf("%x", cpr), fmt.Sprint([]byte(cpr))} {
			if strings.Contains(log.String()+strings.Join(errs, "\n"), word) {
				t.Errorf("%q stands in the log or an error:\n%s\n%s", word, log.String(), errs)
			}
		}
	})
}

func TestTwoServersOnOneDatabase(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		one, two := open(t, url), open(t, url)
		const each = 20
		done := make(chan error)
		for i, s := range []*Store{one, two} {
			go func() {
				var errs []error
				for n := range each {
					errs = append(errs, s.Write(t.Context(), func(tx *Tx) error {
						_, err := tx.Citizens() // reads before it writes, which a deferred transaction would not survive
						return errors.Join(err, tx.EnsureCitizen(fmt.Sprint(i, "-", n), nil, nil))
					}))
				}
				done <- errors.Join(errs...)
			}()
		}
		if err := errors.Join(<-done, <-done); err != nil {
			t.Fatal(err)
		}
		if got := fingerprint(t, one).Rows["citizens"]; got != 2*each {
			t.Fatalf("%d citizens", got)
		}
	})
}

func TestOpenRefusesWhatWouldLoseWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "down", "enplan.db")
	for url, ok := range map[string]bool{
		"file:" + path + "?_synchronous=NORMAL":    false,
		"file:" + path + "?_synchronous=OFF":       false,
		"file:" + path + "?_foreign_keys=0":        false,
		"file:" + path + "?mode=memory":            false,
		":memory:":                                 false,
		"mysql://localhost/enplan":                 false,
		"postgres://nobody@127.0.0.1:1/nothing":    false,
		"":                                         false,
		"file:" + path + "?_synchronous=EXTRA":     true,
		path:                                       true,
		filepath.Join(t.TempDir(), "with æ ? # %"): true,
	} {
		s, err := Open(t.Context(), options(t, url))
		if (err == nil) != ok {
			t.Errorf("%q: %v", url, err)
		}
		if err == nil {
			if s.Ready(t.Context()) != nil || s.Dialect() != "sqlite" {
				t.Errorf("%q is not ready", url)
			}
			_ = s.Close()
		}
	}
}

func TestReadyAsksTheDatabase(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		if err := s.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		write(t, s, func(tx *Tx) error { return tx.db.Exec("DROP TABLE plan_docs").Error })
		if s.Ready(t.Context()) == nil {
			t.Fatal("ready without its tables")
		}
	})
}
