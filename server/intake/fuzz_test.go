package intake_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/calendar"
	"enplan/server/intake"
)

// takeIn is what every delivery must bear: no panic, never records together
// with faults, and facts that can be put together and expanded.
func takeIn(t *testing.T, data []byte) {
	d, err := intake.Read(data, intake.Options{Source: "fuzz"})
	if err != nil && (len(d.Records) > 0 || d.Format != "") {
		t.Fatal("records and faults together")
	}
	for _, r := range d.Records {
		if r.Kind == "" || r.ID == "" || r.Source != "fuzz" || r.Version < 0 {
			t.Fatalf("record without a name: %s %s", r.Kind, r.ID)
		}
	}
	facts := intake.Compose(d.Records)
	intake.References(d.Records)
	from := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, p := range facts.Plans {
		for _, a := range p.Appointments {
			_, _ = calendar.Expand(a, from, from.AddDate(0, 2, 0), calendar.Copenhagen())
		}
	}
	if len(d.Records) > 0 && facts.Citizen.Language == "" {
		t.Fatal("no language")
	}
	var again []models.Record
	for i := len(d.Records) - 1; i >= 0; i-- {
		again = append(again, d.Records[i])
	}
	if got := intake.Compose(again); len(got.Plans) != len(facts.Plans) || len(got.Unread) != len(facts.Unread) {
		t.Fatal("another order gave other facts")
	}
}

func seed(f *testing.F, names ...string) {
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

func FuzzCase(f *testing.F) {
	seed(f, "case.json")
	f.Fuzz(func(t *testing.T, data []byte) { takeIn(t, data) })
}

func FuzzFHIR(f *testing.F) {
	seed(f, "order.json", "report.json")
	f.Fuzz(func(t *testing.T, data []byte) { takeIn(t, data) })
}

func FuzzCalendar(f *testing.F) {
	seed(f, "calendar.ics")
	f.Fuzz(func(t *testing.T, data []byte) { takeIn(t, data) })
}
