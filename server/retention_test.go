package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/retention"
	"enplan/server/actions"
	"enplan/server/testbed"
)

const oldCase = `{"format":"enplan-case/1","version":1,"citizen":{"id":"gerda","cpr":"731170-4321","name":"Gerda Gammel"},
"plans":[{"id":"p","title":"Min Plan","closed":"2021-11-22","measures":[{"id":"m","name":"Mentor","kle":"15.20.04"}]}]}`

// table has the municipality's own table named, with another term for all topics.
func (s *shell) table(keep string) {
	s.t.Helper()
	name := filepath.Join(s.t.TempDir(), "terms.tsv")
	if err := os.WriteFile(name, []byte(strings.Replace(retention.OwnTable(), "*\t5 years", "*\t"+keep, 1)), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.t.Setenv("ENPLAN_RETENTION_TERMS", name)
}

func TestWhatIsOverIsListedWithoutANameAndErasedByAConfirmedTableOnly(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := newShell(t, url)
		s.must("import", "--source", "momentum", s.file(oldCase))
		list := s.must("retention", "list", "--over")
		if !strings.Contains(list, "momentum~p") || !strings.Contains(list, "erase  2026-11-23") {
			t.Errorf("the list: %s", list)
		}
		for _, told := range []string{"Gerda", "4321", "731170", "Mentor", "Min Plan", "gerda"} {
			if strings.Contains(list, told) {
				t.Errorf("the list tells %q: %s", told, list)
			}
		}
		if code, _, errs := s.run("", "retention", "run", "--clock-is-right"); code != 1 || !strings.Contains(errs, "ENPLAN_RETENTION_TERMS") {
			t.Errorf("by the table that nobody here has confirmed: %d %s", code, errs)
		}
		s.table("6 years")
		if out := s.must("retention", "run", "--clock-is-right"); !strings.HasPrefix(out, "0 citizens erased") {
			t.Errorf("the municipality's own table says six years: %s", out)
		}
		s.table("5 years")
		if code, _, errs := s.run("", "retention", "run"); code != 1 || !strings.Contains(errs, "--clock-is-right") {
			t.Errorf("when nobody has looked at the clock: %d %s", code, errs)
		}
		if out := s.must("retention", "run", "--clock-is-right"); !strings.HasPrefix(out, "1 citizens erased, 0 plans") {
			t.Errorf("%s", out)
		}
		if out := s.must("retention", "run", "--clock-is-right"); !strings.HasPrefix(out, "0 citizens erased") || strings.Contains(s.must("retention", "list"), "momentum") {
			t.Errorf("a second time: %s", out)
		}
	})
}

func TestATableThatIsWrongIsRefusedAtStart(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	t.Setenv("ENPLAN_RETENTION", "true")
	if code, _, errs := s.run("", "serve"); code != 1 || !strings.Contains(errs, "ENPLAN_RETENTION_TERMS") {
		t.Errorf("turned on without a table: %d %s", code, errs)
	}
	s.table("five years")
	if code, _, errs := s.run("", "serve"); code != 1 || !strings.Contains(errs, "line 2") {
		t.Errorf("a wrong table: %d %s", code, errs)
	}
	t.Setenv("ENPLAN_RETENTION_TERMS", filepath.Join(t.TempDir(), "none.tsv"))
	if code, _, errs := s.run("", "serve"); code != 1 || !strings.Contains(errs, "none.tsv") {
		t.Errorf("no table: %d %s", code, errs)
	}
}

// The server does it by itself once the clock has gone a day, and once a day.
func TestTheServerErasesOnceADay(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := newShell(t, url)
		s.must("import", "--source", "momentum", s.file(oldCase))
		s.table("5 years")
		settings, err := readConfig()
		if err != nil {
			t.Fatal(err)
		}
		s.house(func(ctx context.Context, house *actions.Actions) {
			around := &surroundings{now: func() time.Time { return s.now }, settings: settings}
			r, err := around.retaining()
			if err != nil || r.Trusted || r.Most != 20 {
				t.Fatalf("%+v %v", r, err)
			}
			gone := func() bool {
				n := 0
				if err := house.Fates(ctx, models.Viewer{Role: models.AsOperator}, r.Terms, func(string, retention.Fate) error { n++; return nil }); err != nil {
					t.Fatal(err)
				}
				return n == 0
			}
			for i := range 145 { // ten minutes each
				if err := around.retainOnce(ctx, house, r); err != nil {
					t.Fatal(err)
				}
				if gone() != (i == 144) {
					t.Fatalf("look %d: gone %v", i, gone())
				}
				s.now = s.now.Add(retention.LookEach)
			}
		})
	})
}
