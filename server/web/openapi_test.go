package web_test

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

func readSpec(t *testing.T) *openapi3.T {
	t.Helper()
	data, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheSpecificationListsEveryDoorAndNoOther(t *testing.T) {
	s := openStrandborg(t)
	doc := readSpec(t)
	doors := map[string]bool{}
	for _, r := range s.GetRoutes(true) {
		if r.Method == http.MethodHead {
			continue
		}
		parts := strings.Split(r.Path, "/")
		for i, p := range parts {
			if strings.HasPrefix(p, ":") {
				parts[i] = "{" + p[1:] + "}"
			}
		}
		doors[r.Method+" "+strings.Join(parts, "/")] = true
	}
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			if !doors[method+" "+path] {
				t.Errorf("specified, but not there: %s %s", method, path)
			}
			delete(doors, method+" "+path)
		}
	}
	for door := range doors {
		t.Errorf("there, but not specified: %s", door)
	}
}

func TestEveryAnswerFitsTheSpecification(t *testing.T) {
	s := openStrandborg(t)
	doc := readSpec(t)
	for path, schema := range map[string]string{"/api/plan": "Plan", "/api/me": "Me"} {
		for _, who := range []string{"mette", "sara", "jonas"} {
			a := s.ask(t, "GET", path, "", "Cookie", s.logIn(t, who))
			var v any
			if err := json.Unmarshal([]byte(a.body), &v); err != nil {
				t.Fatal(err)
			}
			if err := doc.Components.Schemas[schema].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
				t.Errorf("%s as %s: %v", path, who, err)
			}
		}
	}
	refused := s.ask(t, "GET", "/api/plan", "")
	var v any
	if err := json.Unmarshal([]byte(refused.body), &v); err != nil {
		t.Fatal(err)
	}
	if err := doc.Components.Schemas["Problem"].Value.VisitJSON(v); err != nil {
		t.Error(err)
	}
}
