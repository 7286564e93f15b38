package web_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/receipt"
	"enplan/server/wording"
)

// agrees is Mette's yes to the first text that a department may see of hers.
func (s *street) agrees(t *testing.T) (id string) {
	t.Helper()
	terms := models.Terms{From: "sundhedscentret", To: "jobcenter", Category: models.CategoryLimits, Purpose: models.PurposeSpare, Without: models.NothingLost}
	last := demo.Day.AddDays(30)
	departments := []models.Department{{ID: "sundhedscentret", Title: "Sundhedscentret"}, {ID: "jobcenter", Title: "Jobcenter Strandborg"}}
	hash := sha256.Sum256([]byte(wording.ConsentText(terms, "", last.AddDays(1).At(0, 0, s.now.Location()), departments, i18n.For("da"))))
	id, err := s.house.GiveConsent(context.Background(), models.Viewer{Role: models.AsCitizen, ID: s.mette},
		actions.Consenting{Citizen: s.mette, Terms: terms, Until: last, Text: hash[:], Language: "da"})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestTheExportFitsItsSchemaAndTheSchemaFitsTheSpecification(t *testing.T) {
	s := openStreet(t)
	s.talkOfAGoal(t)
	s.agrees(t)
	if a := s.ask(t, "POST", "/api/threads", `{"subject":"Min ryg","text":"Den gør ondt."}`, append([]string{"Idempotency-Key", "1"}, s.headers["Mette"]...)...); a.StatusCode != 201 {
		t.Fatal(a.body)
	}
	file, err := os.ReadFile("../../docs/export.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]any `json:"$defs"`
	}
	spec := map[string]any{}
	for _, into := range []any{&schema, &spec} {
		if err := json.Unmarshal(bytes.ReplaceAll(file, []byte("#/$defs/"), []byte("#/components/schemas/")), into); err != nil {
			t.Fatal(err)
		}
	}
	ours := readSpec(t)
	for name, def := range schema.Defs {
		if here := ours.Components.Schemas[name]; here != nil {
			raw, _ := here.Value.MarshalJSON()
			var want any
			if err := json.Unmarshal(raw, &want); err != nil || !reflect.DeepEqual(want, def) {
				t.Errorf("%s is another thing in openapi.json", name)
			}
		}
	}
	for _, name := range []string{"$schema", "$id", "$defs"} {
		delete(spec, name)
	}
	schema.Defs["Export"] = spec
	whole, _ := json.Marshal(map[string]any{"openapi": "3.0.3", "info": map[string]any{"title": "x", "version": "1"}, "paths": map[string]any{}, "components": map[string]any{"schemas": schema.Defs}})
	doc, err := openapi3.NewLoader().LoadFromData(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"da", "en"} {
		a := s.ask(t, "GET", "/api/export?format=json", "", append([]string{"Accept-Language", language}, s.headers["Mette"]...)...)
		var v any
		if err := json.Unmarshal([]byte(a.body), &v); err != nil || a.StatusCode != 200 {
			t.Fatal(a.StatusCode, err)
		}
		if err := doc.Components.Schemas["Export"].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Errorf("%.2000s", err)
		}
	}
}

func TestADownloadIsSavedUnderANameThatTellsNothing(t *testing.T) {
	s := openStreet(t)
	id := s.agrees(t)
	var keys receipt.Keys
	s.get(t, "nobody", "/.well-known/jwks.json", &keys)
	for path, want := range map[string][3]string{
		"/api/export?format=json":                        {"application/json", "mine-data-2026-11-23.json", "{"},
		"/api/export?format=pdf":                         {"application/pdf", "mine-data-2026-11-23.pdf", "%PDF-1."},
		"/api/export?format=zip":                         {"application/zip", "mine-data-2026-11-23.zip", "PK"},
		"/api/consents/" + id + "/receipt?format=jsonld": {"application/ld+json", "samtykke-2026-11-23-1.jsonld", "{"},
		"/api/consents/" + id + "/receipt?format=fhir":   {"application/fhir+json", "samtykke-2026-11-23-1.fhir.json", "{"},
	} {
		a := s.ask(t, "GET", path, "", s.headers["Mette"]...)
		if a.StatusCode != 200 || !strings.HasPrefix(a.Header.Get("Content-Type"), want[0]) || a.Header.Get("Cache-Control") != "no-store" ||
			a.Header.Get("Content-Disposition") != "attachment; filename="+want[1] || !strings.HasPrefix(a.body, want[2]) {
			t.Errorf("%s: %d %v", path, a.StatusCode, a.Header)
		}
		if strings.Contains(path, "receipt") {
			if err := receipt.Verify([]byte(a.body), keys); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			if other := s.ask(t, "GET", path, "", s.headers["another citizen"]...); other.StatusCode != 404 {
				t.Errorf("%s as another citizen: %d", path, other.StatusCode)
			}
		}
		if a := s.ask(t, "GET", path, "", append([]string{"Sec-Fetch-Site", "cross-site"}, s.headers["Mette"]...)...); a.StatusCode != 404 {
			t.Errorf("%s for another site: %d", path, a.StatusCode)
		}
	}
	for range models.MostExports {
		s.ask(t, "GET", "/api/export?format=json", "", s.headers["Mette"]...)
	}
	if a := s.ask(t, "GET", "/api/export?format=json", "", s.headers["Mette"]...); a.StatusCode != 429 || a.Header.Get("Retry-After") == "" || !strings.Contains(a.body, "i morgen") {
		t.Errorf("too often: %d %s", a.StatusCode, a.body)
	}
	if strings.Contains(s.logs.String(), id) {
		t.Error("the consent is in the log of the program")
	}
}
