package intake_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/intake"
)

// sharedData is the folder of example data that stands beside the repository
// and is no part of it.
func sharedData(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for range 6 {
		if found := filepath.Join(dir, "..", "shared", "data"); isDir(found) {
			return found
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("../shared/data is not here: the public examples are no part of this repository")
	return ""
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// readShared reads files of the example data and counts their records by kind.
func readShared(t *testing.T, pattern string) ([]models.Record, map[string]int) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(sharedData(t), pattern))
	var all []models.Record
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := intake.Read(data, intake.Options{Source: "shared"})
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(file), err)
		}
		if want := resourcesIn(t, data); want > 0 && want != len(d.Records) {
			t.Errorf("%s: %d records of %d resources", filepath.Base(file), len(d.Records), want)
		}
		all = append(all, d.Records...)
	}
	kinds := map[string]int{}
	for _, r := range all {
		kinds[r.Kind]++
	}
	return all, kinds
}

func resourcesIn(t *testing.T, data []byte) int {
	t.Helper()
	var doc struct {
		ResourceType string
		Entry        []any
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.ResourceType != "" && doc.ResourceType != "Bundle" {
		return 1
	}
	return len(doc.Entry)
}

// factsOf composes the records about one citizen with those about nobody.
func factsOf(records []models.Record, subject string) models.Facts {
	return intake.Compose(slices.DeleteFunc(slices.Clone(records), func(r models.Record) bool {
		return r.Subject != subject && r.Subject != ""
	}))
}

func TestTheOpenCasesBecomeFactsWithNothingUnread(t *testing.T) {
	records, kinds := readShared(t, "cases-open.json")
	if want := map[string]int{"citizen": 3, "plan": 15, "consent": 7}; !maps.Equal(kinds, want) {
		t.Errorf("%v", kinds)
	}
	for subject, want := range map[string]struct{ plans, measures, appointments, goals int }{
		"mette": {4, 8, 7, 4}, "sara": {5, 5, 8, 3}, "jonas": {6, 5, 7, 3},
	} {
		facts := factsOf(records, subject)
		measures, appointments := 0, 0
		for _, p := range facts.Plans {
			measures += len(p.Measures)
			appointments += len(p.Appointments)
			if len(p.Unread) > 0 {
				t.Errorf("%s: %v", p.ID, p.Unread)
			}
		}
		if len(facts.Plans) != want.plans || measures != want.measures || appointments != want.appointments ||
			len(facts.Citizen.Voice.Goals) != want.goals || len(facts.Unread) > 0 {
			t.Errorf("%s: %d plans, %d measures, %d appointments, %d goals, unread %v", subject,
				len(facts.Plans), measures, appointments, len(facts.Citizen.Voice.Goals), facts.Unread)
		}
	}
}

func TestTheAnswerKeyIsNeverKept(t *testing.T) {
	records, _ := readShared(t, "cases-open.json")
	for _, r := range records {
		if strings.Contains(string(r.Content), "mustNotShare") || strings.Contains(string(r.Content), "citizenTextDa") {
			t.Errorf("%s holds the answer key", r.ID)
		}
	}
}

func TestTheSocialOrderBecomesOnePlanWithItsMeasures(t *testing.T) {
	records, kinds := readShared(t, "fhir/ffbmsg/*.json")
	if len(records) != 44 || kinds["CarePlan"] != 8 {
		t.Errorf("%d records, %v", len(records), kinds)
	}
	facts := factsOf(records, "Patient/ef88b48e-e664-41e6-b5b1-2ed4f5c86009")
	plan := facts.Plans[0]
	if plan.Type != models.PlanSocial || len(plan.Measures) != 5 || len(plan.Goals) != 2 ||
		plan.NextFollowUp != models.MustDate("2021-06-15") || plan.Owner.Caseworker != "Karen Karlsen" {
		t.Errorf("%+v", plan)
	}
	if related := facts.Plans[1]; len(facts.Plans) != 2 || related.Owner.Unit == "" || len(related.Measures) != 1 {
		t.Errorf("%+v", related)
	}
	c := facts.Citizen
	if c.Guardian.Name != "Børge Børgesen" || c.Coordinator.Phone != "99775533" || len(c.Voice.Goals) != 1 {
		t.Errorf("%+v", c)
	}
	if len(facts.Consents) != 1 || facts.Consents[0].To != "Louise Christiansen" {
		t.Errorf("%+v", facts.Consents)
	}
}

func TestTheReportsOfTrainingBecomeOnePlan(t *testing.T) {
	records, _ := readShared(t, "fhir/rehab/*.json")
	facts := factsOf(records, "Patient/95ce3be6-dba6-48ab-b5d1-8a25929414dc")
	if len(facts.Plans) != 1 || facts.Plans[0].Type != models.PlanRehabilitation || len(facts.Plans[0].Measures) != 2 {
		t.Errorf("%+v", facts.Plans)
	}
}

func TestEveryExampleOfTheCoreGuideIsKept(t *testing.T) {
	records, _ := readShared(t, "fhir/kldk/*.json")
	if len(records) != 79 {
		t.Errorf("%d records", len(records))
	}
	facts := factsOf(records, "Patient/Andreas")
	if len(facts.Plans) != 2 || len(facts.Plans[1].Measures) != 2 || len(facts.Citizen.Voice.Goals) != 1 {
		t.Errorf("%+v", facts.Plans)
	}
}
