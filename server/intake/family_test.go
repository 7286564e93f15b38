package intake_test

import (
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/intake"
)

const somebody = `{"resource":{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"711290-0009"}]}}`

// TestAGuideNobodyHasSeenIsReadByWhatItsElementsMean gives the importer bundles
// of the same family in other clothes: objects where lists are usual, other
// addresses, missing categories, extensions nobody knows.
func TestAGuideNobodyHasSeenIsReadByWhatItsElementsMean(t *testing.T) {
	for _, c := range []struct{ name, resource, kind, law, measure, status string }{
		{"prevention, by category", `{"resourceType":"CarePlan","id":"c","status":"active","category":[{"coding":[{"code":"5c160c02-e858-4c1f-925a-71ed64844749"}]}],
			"activity":{"detail":{"code":{"coding":{"system":"http://x.example/FSIII","code":"2abe20c7-c0b4-41c1-b397-52acf36499ef"}}}}}`,
			"forebyggelse", "SUL § 119", "Fysisk træning", "active"},
		{"prevention, by profile", `{"resourceType":"CarePlan","id":"c","status":"active","meta":{"profile":["http://x.example/prevention/thing"]},
			"activity":[{"detail":{"code":{"text":"Samtale om kost"}}}]}`, "forebyggelse", "SUL § 119", "Samtale om kost", "active"},
		{"an offer to a child", `{"resourceType":"CarePlan","id":"c","status":"completed","category":[{"coding":[{"code":"01302bcb-c7f3-42c4-8ded-68e33da064eb"}]}],
			"activity":[{"detail":{"code":{"text":"Samtaler"},"status":"in-progress"}}]}`, "lettilgaengeligt_tilbud", "", "Samtaler", "completed"},
		{"home care without a category", `{"resourceType":"CarePlan","id":"c","status":"active","period":{"start":"2026"},
			"activity":[{"detail":{"code":{"coding":[{"system":"urn:oid:1.2.208.176.2.21","code":"G1.39"}]}}}]}`, "pleje", "", "Sårbehandling", "active"},
		{"a measure of a plan that is not here", `{"resourceType":"CarePlan","id":"c","status":"active","basedOn":{"reference":"CarePlan/elsewhere"},
			"activity":[{"detail":{"code":{"coding":[{"system":"http://fhir.kl.dk/term/CodeSystem/FFB","code":"05cd5e81-1a3a-4bdd-901b-7ec96c12d990"}]}}}]}`,
			"handleplan_141", "", "Støtte til sociale relationer", "active"},
		{"an activity that points at an order", `{"resourceType":"CarePlan","id":"c","status":"active","title":"Plan","contained":[{"resourceType":"ServiceRequest","id":"s","status":"active","code":{"text":"Bostøtte"}}],
			"activity":[{"reference":{"reference":"#s"}}]}`, "pleje", "", "Bostøtte", "active"},
		{"an order alone", `{"resourceType":"ServiceRequest","id":"c","status":"active","intent":"order","code":{"coding":[{"code":"7fc66c15-0cb3-4c89-9e18-f3a01e6a6592"}]}}`,
			"genoptraeningsplan", "SUL § 140", "Kommunal genoptræning efter sygehusophold", "active"},
		{"an order of nursing", `{"resourceType":"ServiceRequest","id":"c","status":"active","intent":"order","code":{"coding":[{"code":"490ab7be-ddb1-4a54-baf1-009fe6e8a83b"}]},
			"orderDetail":[{"coding":[{"system":"urn:oid:1.2.208.176.2.21","code":"G1.41"}]}]}`, "pleje", "SUL § 138", "Undersøgelser og måling af værdier", "active"},
		{"prevention, by profile before the vocabulary it shares", `{"resourceType":"CarePlan","id":"c","status":"active","meta":{"profile":["http://x.example/klgateway-119-planned-intervention"]},
			"activity":[{"detail":{"code":{"coding":[{"system":"urn:oid:1.2.208.176.2.21","code":"6eddbaf7-2a73-49d4-91e7-6138d419f58c"}]}}}]}`,
			"forebyggelse", "SUL § 119", "Afklarende samtale", "active"},
		{"a health visitor's advice", `{"resourceType":"CarePlan","id":"c","status":"active","meta":{"profile":["http://x.example/klgateway-children-intervention"]},
			"activity":[{"detail":{"code":{"coding":[{"system":"http://x.example/FBOE","code":"0","display":"Vejledning om søvn"}]},"status":"unknown"}}]}`,
			"sundhedspleje", "", "Vejledning om søvn", "unknown"},
		{"what was carried out without a plan", `{"resourceType":"Procedure","id":"c","status":"completed","code":{"coding":[{"system":"urn:oid:1.2.208.176.2.21","code":"G1.41"}]}}`,
			"pleje", "", "Undersøgelser og måling af værdier", "completed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, bundle(somebody, `{"resource":`+c.resource+`}`), intake.Options{})
			facts := intake.Compose(d.Records)
			if len(facts.Plans) != 1 || len(facts.Plans[0].Measures) != 1 {
				t.Fatalf("%+v", facts.Plans)
			}
			p, m := facts.Plans[0], facts.Plans[0].Measures[0]
			if string(p.Type) != c.kind || strings.Join(p.Law, "") != c.law || m.Name != c.measure || m.Status != c.status {
				t.Errorf("%s %v %q %s", p.Type, p.Law, m.Name, m.Status)
			}
		})
	}
}

func TestWhatASenderTookBackIsNotShown(t *testing.T) {
	for _, status := range []string{"entered-in-error", "revoked", "cancelled"} {
		d := read(t, bundle(somebody, `{"resource":{"resourceType":"CarePlan","id":"c","status":"`+status+`","title":"Plan"}}`,
			`{"resource":{"resourceType":"CarePlan","id":"m","status":"active","basedOn":[{"reference":"CarePlan/c"}]}}`,
			`{"resource":{"resourceType":"Goal","id":"g","lifecycleStatus":"entered-in-error","description":{"text":"x"}}}`), intake.Options{})
		facts := intake.Compose(d.Records)
		if len(d.Records) != 4 || len(facts.Plans) != 0 || len(facts.Unread) != 1 || facts.Unread[0].Pointer != "/vest/CarePlan/m" {
			t.Errorf("%s: %+v %v", status, facts.Plans, facts.Unread)
		}
	}
}

func TestAWishThatNobodyHasDecidedOnIsNoHelp(t *testing.T) {
	d := read(t, bundle(somebody, `{"resource":{"resourceType":"ServiceRequest","id":"s","status":"active","intent":"proposal","code":{"text":"Botilbud"}}}`), intake.Options{})
	if facts := intake.Compose(d.Records); len(facts.Plans) != 0 || len(facts.Unread) != 1 {
		t.Errorf("%+v", facts)
	}
}

func TestCarePlansThatPointInACircleAreStillRead(t *testing.T) {
	d := read(t, bundle(somebody, `{"resource":{"resourceType":"CarePlan","id":"a","basedOn":[{"reference":"CarePlan/b"}]}}`,
		`{"resource":{"resourceType":"CarePlan","id":"b","basedOn":[{"reference":"CarePlan/a"}]}}`,
		`{"resource":{"resourceType":"CarePlan","id":"c","title":"Plan","partOf":[{"reference":"CarePlan/c"}]}}`,
		`{"resource":{"resourceType":"Goal","id":"g","description":{"text":"x"},"extension":[{"url":"http://x/goal-relationship","extension":[{"url":"target","valueReference":{"reference":"Goal/g"}}]}]}}`),
		intake.Options{})
	if facts := intake.Compose(d.Records); len(facts.Plans) == 0 {
		t.Errorf("%+v", facts)
	}
}

func TestAnAppointmentResourceBecomesAnAppointment(t *testing.T) {
	d := read(t, bundle(somebody, `{"resource":{"resourceType":"CarePlan","id":"c","title":"Plan","status":"active"}}`,
		`{"resource":{"resourceType":"Location","id":"l","name":"Sal 2"}}`,
		`{"resource":{"resourceType":"Practitioner","id":"d","name":[{"given":["Ea"],"family":"Lund"}]}}`,
		`{"resource":{"resourceType":"Appointment","id":"a","status":"booked","description":"Samtale","start":"2026-12-01T09:00:00+01:00","end":"2026-12-01T10:00:00+01:00",
		"basedOn":[{"reference":"CarePlan/c"}],"participant":[{"actor":{"reference":"Patient/p"}},{"actor":{"reference":"Location/l"}},{"actor":{"reference":"Practitioner/d"}}]}}`,
		`{"resource":{"resourceType":"Appointment","id":"b","status":"noshow","description":"Samtale","start":"2026-11-20T09:00:00+01:00","end":"2026-11-20T10:00:00+01:00",
		"basedOn":[{"reference":"CarePlan/c"}]}}`), intake.Options{})
	a := intake.Compose(d.Records).Plans[0].Appointments
	if len(a) != 2 || a[0].Title != "Samtale" || a[0].Place != "Sal 2" || a[0].With != "Ea Lund" || a[0].Start.Hour() != 9 || a[0].Missed || !a[1].Missed {
		t.Errorf("%+v", a)
	}
}

func TestTwoSourcesKeepTheirPlansApart(t *testing.T) {
	one := bundle(somebody, `{"resource":{"resourceType":"CarePlan","id":"c","title":"Plan"}}`)
	var all []models.Record
	for _, source := range []string{"vest", "syd"} {
		d, err := intake.Read([]byte(one), intake.Options{Source: source})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d.Records...)
	}
	if plans := intake.Compose(all).Plans; len(plans) != 2 || plans[0].Source != "syd" || plans[1].Source != "vest" {
		t.Errorf("%+v", plans)
	}
}
