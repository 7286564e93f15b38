package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/server/testbed"
)

var write = flag.Bool("write", false, "rewrite the golden files")

// shell runs the program as a person at a machine would, on one database.
type shell struct {
	t   *testing.T
	now time.Time
}

func newShell(t *testing.T, database string) *shell {
	t.Helper()
	t.Setenv("ENPLAN_DATABASE", database)
	t.Setenv("ENPLAN_KEY", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=")
	t.Setenv("ENPLAN_LOG_LEVEL", "error")
	return &shell{t, time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)}
}

// run gives the exit code and what was printed.
func (s *shell) run(in string, args ...string) (code int, out, errs string) {
	s.t.Helper()
	var stdout, stderr strings.Builder
	code = run(args, strings.NewReader(in), &stdout, &stderr, func() time.Time { return s.now })
	return code, stdout.String(), stderr.String()
}

func (s *shell) file(content string) string {
	s.t.Helper()
	name := filepath.Join(s.t.TempDir(), "delivery.json")
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return name
}

func TestTheWholePlanOfEachCitizenIsAGoldenText(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	if code, out, errs := s.run("", "import", "demo/strandborg.json"); code != 0 {
		t.Fatal(out, errs)
	}
	for _, who := range []string{"mette", "sara", "jonas"} {
		code, out, errs := s.run("", "plan", "--citizen", who, "--date", "2026-11-23")
		if code != 0 {
			t.Fatal(errs)
		}
		file := filepath.Join("testdata", "plan-"+who+".txt")
		if *write {
			if err := os.WriteFile(file, []byte(out), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if out != string(want) {
			t.Errorf("%s has changed; look at the difference after `go test ./server -write`", file)
		}
	}
}

func TestASecondImportSaysThatNothingIsNew(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	for _, want := range []string{"26 stored, 0 unchanged", "0 stored, 26 unchanged"} {
		code, out, errs := s.run("", "import", "--source", "strandborg", "demo/strandborg.json")
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("%d %s %s", code, out, errs)
		}
	}
}

func TestARefusedFileDoesNotStopTheOthersAndExitsWith1(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	code, out, errs := s.run("", "import", s.file(`{"format":"enplan-case/1","plans":[`), "demo/strandborg.json", "does-not-exist.json")
	if code != 1 || strings.Count(out, "refused, nothing is stored") != 2 || !strings.Contains(out, "26 stored") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	if code, _, errs := s.run("", "plan", "--citizen", "nobody"); code != 1 || !strings.Contains(errs, "er her ikke") {
		t.Errorf("%d %s", code, errs)
	}
	if code, _, _ := s.run("", "fly"); code != 2 {
		t.Errorf("an unknown command exits with %d", code)
	}
}

func TestNothingPersonalIsPrintedOfARefusedFile(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	_, out, errs := s.run("", "import", s.file(`{"format":"enplan-case/1","citizen":{"id":"x","cpr":"731184-123","name":"Mette Lund"}}`))
	if !strings.Contains(out, "/citizen/cpr") || strings.Contains(out+errs, "731184") || strings.Contains(out+errs, "Mette") {
		t.Errorf("%s %s", out, errs)
	}
}

func TestPlainChecksStandardInput(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	code, out, _ := s.run("Såfremt dokumentationen ikke fremsendes rettidigt, vil ansøgningen blive behandlet.", "plain")
	var report struct {
		Words, Sentences, LongWords int
		LIX                         float64
		Findings                    []struct{ Kind string }
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil || code != 0 {
		t.Fatal(code, err, out)
	}
	if report.Words != 9 || report.Sentences != 1 || report.LIX < 50 || len(report.Findings) < 3 {
		t.Errorf("%+v", report)
	}
}

func TestEveryFileOfTheDanishGuidesIsTakenIn(t *testing.T) {
	files, err := filepath.Glob("../../shared/data/fhir/[fkr]*/*.json")
	if err != nil || len(files) == 0 {
		t.Skip("SKIP: ../shared/data is not here")
	}
	files = append(files, "../../shared/data/cases-open.json")
	testbed.Databases(t, func(t *testing.T, url string) {
		s := newShell(t, url)
		for range 2 {
			code, out, errs := s.run("", append([]string{"import", "--source", "guides"}, files...)...)
			if code != 0 {
				t.Fatal(out, errs)
			}
		}
		code, out, _ := s.run("", append([]string{"import", "--source", "guides"}, files...)...)
		if code != 0 || strings.Count(out, ": ") == 0 || strings.Count(out, " 0 stored") != len(files) {
			t.Errorf("a third import stores something:\n%s", out)
		}
		for _, who := range []string{"Andreas", "Mark", "ef88b48e-e664-41e6-b5b1-2ed4f5c86009", "mette"} {
			if code, out, errs := s.run("", "plan", "--citizen", who); code != 0 || strings.Contains(out, "[plan.") {
				t.Errorf("%s: %d %s", who, code, errs)
			}
		}
	})
}
