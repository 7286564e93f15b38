package restate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"enplan/models"
)

// caseFile is as much of the open cases as this package reads.
type caseFile struct {
	Cases []struct {
		Plans []struct {
			Text         string
			Goals        []struct{ Text string }
			Measures     []struct{ Text, Amount string }
			Conditions   []struct{ Text string }
			Appointments []struct{ Title, Place string }
			Documents    []struct{ What, Why string }
		}
	}
}

func openCases(t *testing.T) caseFile {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		raw, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "cases-open.json"))
		if err != nil {
			continue
		}
		var cases caseFile
		if err := json.Unmarshal(raw, &cases); err != nil {
			t.Fatal(err)
		}
		return cases
	}
	t.Skip("the open cases are not beside this repository")
	return caseFile{}
}

var demoDay = models.MustDate("2026-11-23")

func TestTheOpenCasesAreRecognised(t *testing.T) {
	var all, known int
	count := func(what, text string, ok bool) {
		all++
		if ok {
			known++
			return
		}
		t.Logf("%s not recognised: %s", what, text)
	}
	for _, c := range openCases(t).Cases {
		for _, p := range c.Plans {
			for _, x := range p.Conditions {
				for _, st := range Condition(x.Text, demoDay) {
					count("condition", x.Text, st.Key != AsWritten)
				}
			}
			for _, d := range p.Documents {
				count("document", d.What, Papers(d.What) != nil)
				_, ok := Reason(d.Why)
				count("reason", d.Why, ok)
			}
			for _, a := range p.Appointments {
				_, ok := Meeting(a.Title)
				count("title", a.Title, ok)
			}
			for _, m := range p.Measures {
				_, ok := Amount(m.Amount)
				count("amount", m.Amount, ok)
			}
		}
	}
	if 100*known < 95*all {
		t.Errorf("%d of %d recognised, want 95 %%", known, all)
	}
}
