//go:build bench

package bench

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/ledger"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
)

// TestBenchAudit verifies a log of a million lines of 20,000 citizens (200,000 on
// PostgreSQL), each line, chain and record, and times a checkpoint of all of it and
// one of what is new in five minutes.
func TestBenchAudit(t *testing.T) {
	const citizens = 20_000
	for _, side := range []struct {
		name, url string
		lines     int
	}{{"SQLite", testbed.SQLite(t), 1_000_000}, {"PostgreSQL", testbed.Postgres(t), 200_000}} {
		v, err := vault.New(vault.Key{1})
		if err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(t.Context(), store.Options{URL: side.url, Vault: v, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < side.lines; n += citizens {
			logMany(t, s, 0, citizens)
		}
		key, err := ledger.NewKey([32]byte{1})
		if err != nil {
			t.Fatal(err)
		}
		house, dir := actions.New(s, v, time.UTC, slog.New(slog.DiscardHandler)), filepath.Join(t.TempDir(), "ledger")
		house.KeepLedger(dir, key)
		first := timed(t, func() error { return house.Checkpoint(context.Background()) })
		logMany(t, s, 0, 500)
		next := timed(t, func() error { return house.Checkpoint(context.Background()) })
		var found ledger.Found
		for range 3 {
			before := ownCPU(t)
			took := timed(t, func() (err error) { found, err = verifyAll(side.url, dir, key); return err })
			t.Logf("%s: %d lines of %d logs verified in %.2f s (aim for a million on two quiet cores: 10), %.2f s of CPU here",
				side.name, found.Lines, found.Citizens, took.Seconds(), (ownCPU(t) - before).Seconds())
		}
		t.Logf("%s: first checkpoint of all %.2f s, the next with 500 new lines %.0f ms", side.name, first.Seconds(), ms(next))
		if len(found.Faults) > 0 || found.Lines != int64(side.lines+500) {
			t.Errorf("%+v", found)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// ownCPU is how long this process has worked.
func ownCPU(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func timed(t *testing.T, do func() error) time.Duration {
	t.Helper()
	begin := time.Now()
	if err := do(); err != nil {
		t.Fatal(err)
	}
	return time.Since(begin)
}

// logMany adds a line to the log of each of so many citizens.
func logMany(t *testing.T, s *store.Store, from, to int) {
	t.Helper()
	const together = 5000
	for ; from < to; from += together {
		err := s.Write(t.Context(), func(tx *store.Tx) error {
			for i := from; i < min(from+together, to); i++ {
				err := tx.Log(models.Entry{
					Citizen: fmt.Sprintf("citizen%09d", i*7919%1_000_003), By: models.Viewer{Role: models.AsProfessional, ID: "henrik"}, Department: "jobcenter",
					Action: models.ReadAsDepartment, Purpose: models.PurposeCase, Ground: "has_case",
					Things: "jobcenter/measures*3:own sundhedscentret/limits*2:consent:c1@4",
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func verifyAll(url, dir string, key ledger.Key) (ledger.Found, error) {
	ctx := context.Background()
	log, err := store.OpenLog(ctx, url, "", 2)
	if err != nil {
		return ledger.Found{}, err
	}
	defer func() { _ = log.Close() }()
	book, err := ledger.Open(dir, key.Public())
	if err != nil {
		return ledger.Found{}, err
	}
	return ledger.Verify(ctx, book, log, "")
}
