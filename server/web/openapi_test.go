package web_test

import (
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/models/detect"
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
	street := openStreet(t)
	for _, say := range [][3]string{ // with something said, more of the views is filled
		{"Mette", "/api/findings/:mine/answer", `{"answer":"help","note":"x"}`},
		{"Mette", "/api/reuse/:reuse/answer", `{"answer":"yes"}`},
		{"Mette", "/api/load/pause", `{"on":true,"note":"x"}`},
		{"Mette", "/api/load/ceiling", `{"hours":10}`},
		{"her borgerkonsulent", "/api/desk/citizens/:mette/findings/:mine/decide", `{"outcome":"keep","reason":"y"}`},
	} {
		if a := street.ask(t, "POST", street.fill(say[1]), say[2], street.headers[say[0]]...); a.StatusCode != http.StatusNoContent {
			t.Fatal(a.body)
		}
	}
	street.talkOfAGoal(t)
	for schema, at := range map[string][2]string{
		"Plan": {"Mette", "/api/plan"}, "Me": {"her borgerkonsulent", "/api/me"}, "Desk": {"her borgerkonsulent", "/api/desk"},
		"DeskCitizen": {"her borgerkonsulent", "/api/desk/citizens/:mette"}, "Notices": {"a machine", "/api/intake/momentum/notices"},
		"History": {"Mette", "/api/history"}, "LogWhole": {"Mette", "/api/log/whole"},
	} {
		var v any
		street.get(t, at[0], street.fill(at[1]), &v)
		if err := doc.Components.Schemas[schema].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Errorf("%s: %v", at[1], err)
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

// TestTheSpecificationNamesEveryCause looks at a list that the code and the document
// both have: one that is forgotten shows only where a citizen has such a reason.
func TestTheSpecificationNamesEveryCause(t *testing.T) {
	row := readSpec(t).Components.Schemas["DeskRow"].Value
	says := row.Properties["reasons"].Value.Items.Value.Properties["cause"].Value.Enum
	var is []any
	for _, c := range detect.Causes {
		is = append(is, string(c))
	}
	for _, list := range [][2][]any{{says, is}, {is, says}} {
		for _, cause := range list[0] {
			if !slices.Contains(list[1], cause) {
				t.Errorf("%v is in one of the lists only", cause)
			}
		}
	}
}
