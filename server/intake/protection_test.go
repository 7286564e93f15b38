package intake_test

import (
	"testing"

	"enplan/models"
	"enplan/server/intake"
)

func rosa(more string) string { return `{"id":"rosa","cpr":"721180-0007"` + more + `}` }

func TestASourceStatesWhetherTheAddressIsProtected(t *testing.T) {
	patient := func(more string) string {
		return `{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"711290-0009"}]` + more + `}`
	}
	label := func(system, code string) string {
		return patient(`,"meta":{"security":[{"system":"` + system + `","code":"` + code + `"}]}`)
	}
	for _, c := range []struct {
		name, data string
		want       models.Protection
	}{
		{"a case that is silent", caseWith("", ""), models.ProtectionUnknown},
		{"a case that says null", caseWith(rosa(`,"addressProtected":null`), ""), models.ProtectionUnknown},
		{"a case that says no", caseWith(rosa(`,"addressProtected":false`), ""), models.NotProtected},
		{"a case that says yes", caseWith(rosa(`,"addressProtected":true`), ""), models.Protected},
		{"a Patient that is silent", patient(""), models.ProtectionUnknown},
		{"a Patient with the Danish extension", patient(`,"extension":[{"url":"http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-nameandaddressprotection","valuePeriod":{"start":"2026-01-01"}}]`), models.Protected},
		{"a restricted Patient", label("http://hl7.org/fhir/v3/Confidentiality", "R"), models.Protected},
		{"a very restricted Patient", label("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "V"), models.Protected},
		{"a normal Patient", label("http://hl7.org/fhir/v3/Confidentiality", "N"), models.ProtectionUnknown},
		{"a Patient with another label", label("http://hl7.org/fhir/v3/ActCode", "R"), models.ProtectionUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			read, err := intake.Read([]byte(c.data), intake.Options{Source: "one"})
			if err != nil || len(read.Records) == 0 {
				t.Fatal(err, read.Records)
			}
			if got := read.Records[0].Protection; got != c.want {
				t.Errorf("the record states %q, not %q", got, c.want)
			}
			if got := intake.Compose(read.Records).Citizen.Protection; got != c.want {
				t.Errorf("the facts state %q, not %q", got, c.want)
			}
		})
	}
}

func TestOneSourceThatProtectsIsEnough(t *testing.T) {
	var all []models.Record
	for source, says := range map[string]string{"one": `,"addressProtected":false`, "two": `,"addressProtected":true`, "three": ""} {
		read, err := intake.Read([]byte(caseWith(rosa(says), "")), intake.Options{Source: source})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, read.Records...)
	}
	if got := intake.Compose(all).Citizen.Protection; got != models.Protected {
		t.Errorf("together they state %q", got)
	}
}
