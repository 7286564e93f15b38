package intake_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/intake"
)

var update = flag.Bool("update", false, "write the golden files anew")

func readFixture(t *testing.T, name, source string) intake.Delivery {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	d, err := intake.Read(data, intake.Options{Source: source})
	if err != nil {
		t.Fatalf("%s: %v %+v", name, err, err)
	}
	return d
}

// told is a delivery as the golden files show it: what each record is, what
// was left aside, and the facts they give.
type told struct {
	Format  string
	Records []string
	Aside   []intake.Aside
	Facts   models.Facts
}

func TestFixturesBecomeTheFactsTheyTell(t *testing.T) {
	for _, name := range []string{"case.json", "order.json", "report.json", "gateway.json", "calendar.ics"} {
		t.Run(name, func(t *testing.T) {
			d := readFixture(t, name, "vest")
			got := told{Format: d.Format, Aside: d.Aside, Facts: intake.Compose(d.Records)}
			for _, r := range d.Records {
				stated := ""
				if r.Stated {
					stated = " stated"
				}
				got.Records = append(got.Records,
					r.Kind+" "+r.ID+" of "+r.Subject+" cpr "+r.CPR.String()+" version "+strconv.FormatInt(r.Version, 10)+stated)
			}
			text, err := json.MarshalIndent(got, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, append(text, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(want) != string(text)+"\n" {
				t.Errorf("differs from %s; run with -update and look at the difference\n%s", golden, text)
			}
		})
	}
}

func TestTheOrderOfRecordsDoesNotMatter(t *testing.T) {
	var all []models.Record
	for _, f := range []struct{ name, source string }{
		{"case.json", "vest"}, {"order.json", "syd"}, {"report.json", "region"}, {"report.json", "vest"}, {"calendar.ics", "vest"},
	} {
		all = append(all, readFixture(t, f.name, f.source).Records...)
	}
	want := intake.Compose(all)
	wantRefs := intake.References(all)
	if len(want.Plans) < 6 {
		t.Fatalf("only %d plans to permute", len(want.Plans))
	}
	rapid.Check(t, func(t *rapid.T) {
		mixed := rapid.Permutation(all).Draw(t, "order")
		if got := intake.Compose(mixed); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gave other facts")
		}
		if got := intake.References(mixed); !slices.Equal(got, wantRefs) {
			t.Fatalf("another order gave other references")
		}
	})
}

func TestComposeKeepsItsHandsOffTheRecords(t *testing.T) {
	records := readFixture(t, "order.json", "vest").Records
	before := slices.Clone(records)
	slices.Reverse(records)
	intake.Compose(records)
	slices.Reverse(records)
	if !reflect.DeepEqual(records, before) {
		t.Error("the records were changed or moved")
	}
}

func TestWhatCannotBeReadIsListed(t *testing.T) {
	facts := intake.Compose([]models.Record{
		{Source: "a", Kind: "plan", ID: "1", Subject: "x", Content: []byte(`not json`)},
		{Source: "a", Kind: "CarePlan", ID: "2", Subject: "Patient/x", Content: []byte(`[`)},
		{Source: "a", Kind: "VEVENT", ID: "3", Subject: "x", Content: []byte(`{}`)},
		{Source: "b", Kind: "Spaceship", ID: "4", Subject: "x", Content: []byte(`{"resourceType":"Spaceship"}`)},
	})
	var pointers []string
	for _, u := range facts.Unread {
		pointers = append(pointers, u.Pointer)
	}
	if want := []string{"/a/CarePlan/2", "/a/VEVENT/3", "/a/plan/1", "/b/Spaceship/4"}; !slices.Equal(pointers, want) {
		t.Errorf("unread: %v", pointers)
	}
}

func TestReferencesNameWhatIsNotThere(t *testing.T) {
	d := readFixture(t, "order.json", "vest")
	without := slices.DeleteFunc(d.Records, func(r models.Record) bool {
		return r.Kind == "Organization" || r.Kind == "CareTeam" || r.Kind == "Patient"
	})
	want := []intake.Reference{{Source: "vest", Kind: "CareTeam", ID: "t1"}, {Source: "vest", Kind: "Organization", ID: "o1"}}
	if got := intake.References(without); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
