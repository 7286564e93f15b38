// Package testbed brings what a test cannot invent: an empty PostgreSQL
// database and an empty SQLite file. Only tests import it. It refuses to know
// our tables, our models and our configuration; it hands out addresses.
package testbed

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Databases runs the test twice, as "sqlite" and as "postgres", each time with
// the address of a fresh empty database. Where there is no PostgreSQL, the
// second run is skipped or fails, as SkipOrFail says.
func Databases(t *testing.T, run func(t *testing.T, url string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { run(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { run(t, Postgres(t)) })
}

// SQLite returns the path of a database file that does not exist yet, in a
// folder that is removed when the test ends.
func SQLite(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "enplan.db")
}

// SkipOrFail ends the test because the machine lacks something. It skips, and
// says so on the error output; with ENPLAN_CI=1 it fails, so that a build can
// never be green because half of its tests did not run.
func SkipOrFail(t testing.TB, what, reason string) {
	t.Helper()
	if os.Getenv("ENPLAN_CI") == "1" {
		t.Fatalf("%s is missing, and ENPLAN_CI=1 allows no skipping: %s", what, reason)
	}
	fmt.Fprintf(os.Stderr, "SKIP %s: %s\n", what, reason)
	t.SkipNow()
}
