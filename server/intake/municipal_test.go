package intake_test

import (
	"encoding/json"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/intake"
)

// report is one delivery report of a citizen p at a time of a day in 2026.
func report(at string, resources ...string) string {
	entries := []string{somebody}
	for _, r := range resources {
		entries = append(entries, `{"resource":`+r+`}`)
	}
	return strings.Replace(bundle(entries...), `{`, `{"timestamp":"2026-`+at+`Z",`, 1)
}

func coded(kind, id, rest string) string {
	return `{"resourceType":"` + kind + `","id":"` + id + `"` + rest + `}`
}

func TestOfSeveralReportsInOneDeliveryTheOneMadeLastHolds(t *testing.T) {
	plan := func(status string) string {
		return coded("CarePlan", "c", `,"status":"`+status+`","title":"Plan","period":{"start":"2026-01-01"}`)
	}
	old := `{"resource":` + report("03-01T10:00:00", plan("active")) + `}`
	last := `{"resource":` + report("04-01T10:00:00", plan("completed")) + `}`
	again := `{"resource":` + report("02-01T10:00:00", plan("completed")) + `}`
	for _, order := range [][]string{{old, last, again}, {last, again, old}, {again, old, last}, {last, old, again}} {
		d := read(t, bundle(order...), intake.Options{})
		facts := intake.Compose(d.Records)
		if len(d.Records) != 2 || facts.Plans[0].Status != "completed" || d.Records[1].Version != 1775037600000 {
			t.Errorf("%d records, version %d, %+v", len(d.Records), d.Records[1].Version, facts.Plans)
		}
	}
	same := `{"resource":` + report("04-01T10:00:00", plan("active")) + `}`
	if _, err := intake.Read([]byte(bundle(last, same)), intake.Options{Source: "vest"}); err == nil {
		t.Error("two reports of one moment that contradict each other were taken")
	}
}

func TestTheNextFollowUpIsTheFirstThatLayAheadWhenLastTold(t *testing.T) {
	visit := func(id, day string) string {
		return coded("Encounter", id, `,"status":"planned","type":[{"coding":[{"code":"9f03dfbb-7a97-45a5-94db-d4c3501714a9"}]}],"period":{"start":"`+day+`"}`)
	}
	plan := coded("CarePlan", "c", `,"status":"active","title":"Plan"`)
	for _, c := range []struct{ name, first, second, want string }{
		{"one was held", report("03-01T10:00:00", plan, visit("a", "2026-03-15")), report("03-15T12:00:00", visit("b", "2026-05-01")), "2026-05-01"},
		{"both are ahead", report("03-01T10:00:00", plan, visit("a", "2026-03-15")), report("03-02T12:00:00", visit("b", "2026-05-01")), "2026-03-15"},
		{"both are past", report("03-01T10:00:00", plan, visit("a", "2026-02-01")), report("03-02T12:00:00", visit("b", "2026-03-01")), "2026-03-01"},
	} {
		d := read(t, bundle(`{"resource":`+c.first+`}`, `{"resource":`+c.second+`}`), intake.Options{})
		if facts := intake.Compose(d.Records); facts.Plans[0].NextFollowUp != models.MustDate(c.want) {
			t.Errorf("%s: %v", c.name, facts.Plans[0].NextFollowUp)
		}
	}
}

func TestAGoalInCodesSaysWhatItIsAboutButNoDiagnosis(t *testing.T) {
	const target = `"target":[{"measure":{"coding":[{"code":"90c48f03-f194-4b2f-ad7d-6cba1069ae48"}]},"detailCodeableConcept":{"coding":[{"code":"d41c8072-52f8-42b5-9375-ddbea454d27f"}]}}]`
	for _, c := range []struct{ name, code, description, want string }{
		{"a condition we know", "01770afa-cd17-41fe-a966-b8895e4d55d8", `{"coding":[{"system":"http://snomed.info/sct","code":"410518001"}]}`, "Købe ind: Udvikle funktionsevne"},
		{"a diagnosis", "DE11", `{"coding":[{"system":"http://snomed.info/sct","code":"410518001"}]}`, "Udvikle funktionsevne"},
		{"a target group", "5e95db73-4d16-4084-93a3-595c0650b160", `{"coding":[{"system":"http://snomed.info/sct","code":"410518001"}]}`, "Udvikle funktionsevne"},
		{"words of its own", "01770afa-cd17-41fe-a966-b8895e4d55d8", `{"text":"Selv handle ind"}`, "Selv handle ind"},
	} {
		d := read(t, report("03-01T10:00:00", coded("CarePlan", "c", `,"status":"active","title":"Plan"`),
			coded("Condition", "k", `,"code":{"coding":[{"code":"`+c.code+`","display":"Købe ind"}]}`),
			coded("Goal", "g", `,"lifecycleStatus":"active","description":`+c.description+`,`+target+`,"addresses":[{"reference":"Condition/k"}]`)), intake.Options{})
		facts := intake.Compose(d.Records)
		if len(facts.Plans) != 1 || len(facts.Plans[0].Goals) != 1 || facts.Plans[0].Goals[0].Text != c.want {
			t.Errorf("%s: %+v", c.name, facts.Plans)
		}
	}
}

func TestMeasuresOfTwoGuidesThatShareAVocabularyStandInTwoPlans(t *testing.T) {
	measure := func(id, guide, code string) string {
		return coded("CarePlan", id, `,"status":"active","meta":{"profile":["http://x.example/klgateway-`+guide+`-planned-intervention"]},
			"activity":[{"detail":{"code":{"coding":[{"system":"urn:oid:1.2.208.176.2.21","code":"`+code+`"}]}}}]`)
	}
	d := read(t, report("03-04T10:00:00", measure("a", "119", "6eddbaf7-2a73-49d4-91e7-6138d419f58c"),
		measure("b", "care", "17312894-b23f-43d9-9723-b725ac25d872")), intake.Options{})
	facts := intake.Compose(d.Records)
	if len(facts.Plans) != 2 || facts.Plans[0].Type != models.PlanPrevention || facts.Plans[1].Type != "pleje" {
		t.Errorf("%+v", facts.Plans)
	}
}

func TestARequestThatHelpHasAnsweredIsNoLongerAskedFor(t *testing.T) {
	help := coded("CarePlan", "c", `,"status":"active","meta":{"profile":["http://x.example/klgateway-119-planned-intervention"]},"period":{"start":"2026-03-02"},
		"activity":[{"detail":{"code":{"coding":[{"system":"urn:oid:1.2.208.176.2.21","code":"6eddbaf7-2a73-49d4-91e7-6138d419f58c"}]}}}]`)
	for asked, plans := range map[string]int{"2026-03-01": 1, "2026-03-02": 1, "2026-03-03": 2} {
		d := read(t, report("03-04T10:00:00", help, coded("ServiceRequest", "s",
			`,"status":"active","intent":"plan","authoredOn":"`+asked+`","code":{"coding":[{"code":"a71921ea-fe83-441d-933b-cc21d0b3c8c3"}]}`)), intake.Options{})
		facts := intake.Compose(d.Records)
		if len(facts.Plans) != plans || len(facts.Unread) != 2-plans {
			t.Errorf("asked %s: %d plans, unread %v", asked, len(facts.Plans), facts.Unread)
		}
	}
}

func TestTheMunicipalityIsTheUnitOfItsReportsAndNotWhoCarriesOut(t *testing.T) {
	const gateway = "http://fhir.kl.dk/gateway/StructureDefinition/klgateway-care-citizen"
	for _, c := range []struct{ name, profile, organisation, want string }{
		{"by course", gateway, "", "Kommunens pleje og omsorg"},
		{"under the older address", "http://gateway.kl.dk/1.0/StructureDefinition/klgateway-care-citizen", "", "Kommunens pleje og omsorg"},
		{"by its name", gateway, `"identifier":[{"value":"999000016009"}],"name":"Ældreområdet i Vestby"`, "Ældreområdet i Vestby"},
		{"nobody's guide", "http://hl7.dk/fhir/core/StructureDefinition/dk-core-patient", "", "Solgården"},
		{"an address that only looks alike", "http://notkl.dk/x", "", "Solgården"},
	} {
		entries := []string{
			coded("Patient", "p", `,"meta":{"profile":["`+c.profile+`"]},"managingOrganization":{"identifier":{"value":"999000016009"}}`),
			coded("CarePlan", "c", `,"status":"active","title":"Plan","activity":[{"detail":{"code":{"text":"Støtte"},"performer":[{"reference":"Organization/o"}]}}]`),
			coded("Organization", "o", `,"name":"Solgården"`),
		}
		if c.organisation != "" {
			entries = append(entries, coded("Organization", "m", ","+c.organisation))
		}
		for i := range entries {
			entries[i] = `{"resource":` + entries[i] + `}`
		}
		plan := intake.Compose(read(t, bundle(entries...), intake.Options{}).Records).Plans[0]
		if plan.Owner != (models.Owner{Unit: c.want}) || plan.Measures[0].Provider != "Solgården" {
			t.Errorf("%s: %+v %+v", c.name, plan.Owner, plan.Measures)
		}
	}
}

func TestWhatAHealthVisitorMeasuredIsKeptAndNotShown(t *testing.T) {
	d := read(t, report("03-01T10:00:00",
		coded("Encounter", "e", `,"status":"finished","period":{"start":"2026-02-28"}`),
		coded("Observation", "o", `,"status":"final","encounter":{"reference":"Encounter/e"},"code":{"text":"Vægt"},"valueQuantity":{"value":3100}`)), intake.Options{})
	facts := intake.Compose(d.Records)
	text, err := json.Marshal(facts)
	if err != nil || len(d.Records) != 3 || len(facts.Plans) != 0 || len(facts.Unread) != 2 ||
		strings.Contains(string(text), "3100") || strings.Contains(string(text), "Vægt") {
		t.Errorf("%v %s", err, text)
	}
}
