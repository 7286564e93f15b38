package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"enplan/server/testbed"
)

// detected is what detect printed, each as "case kind refs".
func (s *shell) detected(t *testing.T, args ...string) []string {
	t.Helper()
	code, out, errs := s.run("", append([]string{"detect"}, args...)...)
	var rows []findingRow
	if err := json.Unmarshal([]byte(out), &rows); err != nil || code != 0 {
		t.Fatal(code, err, errs)
	}
	var all []string
	for _, r := range rows {
		all = append(all, r.Case+" "+r.Kind+" "+strings.Join(r.Refs, " "))
		if r.CitizenText == "" || r.StaffText == "" || r.Action == "" || r.Severity == "" || r.ID == "" || r.Actor != "municipality" && r.Actor != "citizen" {
			t.Errorf("badly said: %+v", r)
		}
	}
	return all
}

func TestDetectPointsAtWhatDoesNotFitInTheDatabase(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := newShell(t, url)
		if code, out, errs := s.run("", "import", "demo/strandborg.json"); code != 0 {
			t.Fatal(out, errs)
		}
		found := s.detected(t, "--citizen", "mette", "--date", "2026-11-23")
		for _, want := range []string{
			"mette appointment_overlap c1-job-a1 c1-sun-a1", "mette appointment_overlap c1-fam-a1 c1-job-a2", "mette followup_overdue c1-soc",
		} {
			if !slices.Contains(found, want) {
				t.Errorf("%s is not found in %v", want, found)
			}
		}
		cases := map[string]bool{}
		for _, row := range s.detected(t, "--date", "2026-11-23") {
			id, _, _ := strings.Cut(row, " ")
			cases[id] = true
		}
		if len(cases) != 3 {
			t.Errorf("everybody is %v", cases)
		}
	})
}

func TestDetectLooksIntoFilesWithoutADatabase(t *testing.T) {
	s := newShell(t, "/nobody/has/this/folder/enplan.db")
	found := s.detected(t, "demo/strandborg.json")
	if !slices.Contains(found, "case-2 appointment_overlap c2-fam-a2 c2-job-a2") {
		t.Errorf("the clash of Monday is not there: %v", found)
	}
	if later := s.detected(t, "--date", "2027-06-01", "demo/strandborg.json"); slices.Contains(later, "case-2 appointment_overlap c2-fam-a2 c2-job-a2") {
		t.Error("what is over is still found half a year later")
	}
}

// What two departments deliver about one citizen in two files is looked at together.
func TestDetectPutsTheFilesOfOneCitizenTogether(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	plan := func(id, unit, start, end string) string {
		return s.file(`{"format":"enplan-case/1","referenceDate":"2026-11-23","citizen":{"id":"ny","cpr":"730101-1111","name":"Ny Borger"},"plans":[{"id":"` + id +
			`","owner":{"unit":"` + unit + `"},"subject":"ny","appointments":[{"id":"` + id + `-a","title":"Møde","start":"2026-12-01T` + start + `","end":"2026-12-01T` + end +
			`","mandatory":true,"attendees":["ny"]}]}]}`)
	}
	one, other := plan("p1", "Jobcenter", "09:00", "10:00"), plan("p2", "Sundhedscenter", "09:30", "10:30")
	if found := s.detected(t, one); len(found) != 0 {
		t.Errorf("one file alone: %v", found)
	}
	if found := s.detected(t, one, other); !slices.Contains(found, "ny appointment_overlap p1-a p2-a") {
		t.Errorf("both files: %v", found)
	}
}

func TestDetectRefusesAFileItCannotReadAndSaysWhere(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	code, out, errs := s.run("", "detect", s.file(`{"format":"enplan-case/1","citizen":{"id":"x","cpr":"731184-123","name":"Mette Lund"}}`))
	if code != 1 || out != "" || !strings.Contains(errs, "/citizen/cpr") || strings.Contains(errs, "731184") || strings.Contains(errs, "Mette") {
		t.Errorf("%d %q %q", code, out, errs)
	}
	if code, _, errs := s.run("", "detect", "there-is-no-such-file.json"); code != 1 || errs == "" {
		t.Errorf("a missing file: %d %q", code, errs)
	}
}
