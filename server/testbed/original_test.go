package testbed

import (
	"os"
	"strings"
	"sync/atomic"
	"testing"
)

func TestAnOriginalIsFilledOnceAndEachTestHasItsOwnCopy(t *testing.T) {
	var filled atomic.Int64
	original := NewOriginal(func(address string) error {
		filled.Add(1)
		if !strings.HasPrefix(address, "postgres") {
			return os.WriteFile(address, []byte("mette"), 0o600)
		}
		db := connect(t, address)
		do(t, db, "CREATE TABLE citizens (name text NOT NULL)")
		do(t, db, "INSERT INTO citizens VALUES ('mette')")
		return db.Close()
	})
	for range 2 {
		Databases(t, func(t *testing.T, url string) {
			original.CopyTo(t, url)
			if !strings.HasPrefix(url, "postgres") {
				if found, err := os.ReadFile(url); err != nil || string(found) != "mette" {
					t.Errorf("%q, %v", found, err)
				}
				if err := os.WriteFile(url, []byte("karl"), 0o600); err != nil {
					t.Error(err)
				}
				return
			}
			var names string
			ask(t, url, "SELECT string_agg(name, ',') FROM citizens", &names)
			if names != "mette" {
				t.Errorf("got %q", names)
			}
			do(t, connect(t, url), "UPDATE citizens SET name = 'karl'")
		})
	}
	if n := filled.Load(); n > 2 && os.Getenv(givenServer) == "" {
		t.Errorf("filled %d times, want once for each kind of database", n)
	}
}

func TestAnOriginalThatIsStillOpenIsRefused(t *testing.T) {
	_, err := NewOriginal(func(path string) error { return os.WriteFile(path+"-wal", nil, 0o600) }).makeSQLite()
	if err == nil || !strings.Contains(err.Error(), "still has the original open") {
		t.Errorf("got %v", err)
	}
}
