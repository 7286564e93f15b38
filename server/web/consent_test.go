package web_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/server/wording"
)

// ofConsent tells the doors that this file tries.
func ofConsent(path string) bool {
	return strings.HasPrefix(path, "/api/consents") || strings.HasPrefix(path, "/api/see-as/") ||
		strings.HasPrefix(path, "/api/desk/citizens/:id/consents")
}

const (
	knee = `"from":"sundhedscentret","to":"jobcenter","category":"limits","purpose":"spare","last":"2026-12-18"`
	mind = `"from":"socialpsykiatrien","to":"jobcenter","category":"limits","purpose":"spare","last":"2026-12-18"`
)

// hash reads a text, and gives its hash.
func (s *street) hash(t *testing.T, who, at, body string) string {
	t.Helper()
	a := s.ask(t, "POST", s.fill(at), body, s.headers[who]...)
	var v wording.ConsentTextView
	if err := json.Unmarshal([]byte(a.body), &v); err != nil || a.StatusCode != 200 {
		t.Fatalf("%s: %d %s", at, a.StatusCode, a.body)
	}
	return v.Hash
}

// TestEveryDoorOfAConsent tries every door as every kind of viewer, in the order
// in which a consent goes.
func TestEveryDoorOfAConsent(t *testing.T) {
	s := openCases(t)
	who := []string{"nobody", "Mette", "another citizen", hers, "another borgerkonsulent", "a leader", "Henrik", "a machine"}
	own := func(done int) [8]int { return [8]int{401, done, 404, 404, 404, 404, 404, 401} }
	desk := func(done int) [8]int { return [8]int{401, 404, 404, done, 404, 404, 404, 401} }
	citizens := func(done int) [8]int { return [8]int{401, done, done, 404, 404, 404, 404, 401} }
	s.told(t, "Henrik", "POST", s.fill("/api/departments/jobcenter/citizens/:mette/consents"), asking, 201)
	var v wording.ConsentsView
	s.get(t, "Mette", "/api/consents", &v)
	asked, there := v.Asked[0].ID, "/api/desk/citizens/:mette/consents"
	given := s.hash(t, "Mette", "/api/consents/text", "{"+knee+"}")
	answered := s.hash(t, "Mette", "/api/consents/text", `{"consent":"`+asked+`","last":"2026-12-18"}`)
	noted := s.hash(t, hers, there+"/text", "{"+mind+"}")
	var doors []string
	try := func(method, path, body string, want [8]int, version string) {
		t.Helper()
		doors = append(doors, method+" "+s.fill(path))
		for i, as := range who {
			headers := s.headers[as]
			if version != "" {
				headers = append([]string{"If-Match", `"` + version + `"`}, headers...)
			}
			if a := s.ask(t, method, s.fill(path), body, headers...); a.StatusCode != want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %s", method, path, as, a.StatusCode, want[i], a.body)
			}
		}
	}
	hash := func(h string) string { return `,"hash":"` + h + `"` }
	paper := `,"form":"word","capacity":"self","note":"Mette sagde ja i telefonen."`
	try("GET", "/api/consents", "", citizens(200), "")
	try("GET", there, "", desk(200), "")
	try("POST", "/api/consents/text", "{"+knee+"}", citizens(200), "")
	try("POST", "/api/consents/text", `{"from":"bolig"}`, citizens(422), "")
	try("POST", there+"/text", "{"+mind+"}", desk(200), "")
	try("POST", "/api/consents", "{"+knee+"}", citizens(409), "") // no text was read
	try("POST", "/api/consents", "{"+knee+hash("nonsense")+"}", citizens(409), "")
	try("POST", "/api/consents/"+asked+"/give", `{"last":"2026-12-18"`+hash(answered)+`}`, own(428), "")
	try("POST", "/api/consents/"+asked+"/give", `{"last":"2026-12-18"`+hash(answered)+`}`, own(409), "7")
	try("POST", "/api/consents/"+asked+"/give", `{"last":"2026-12-18"`+hash(answered)+`}`, own(204), "1")
	try("POST", "/api/consents/"+asked+"/pause", `{}`, own(204), "2")
	try("POST", "/api/consents/"+asked+"/resume", `{}`, own(204), "3")
	try("POST", "/api/consents/"+asked+"/narrow", `{"last":"2026-12-01"}`, own(204), "4")
	try("POST", "/api/consents/"+asked+"/decline", `{}`, own(409), "5")
	try("POST", "/api/consents/"+asked+"/withdraw", `{"why":"x"}`, citizensOf(own(422)), "5")
	try("POST", "/api/consents/"+asked+"/withdraw", `{}`, own(204), "5")
	try("POST", "/api/consents/nothing/withdraw", `{}`, own(404), "1")
	try("POST", there, "{"+mind+hash(noted)+`,"form":"word","capacity":"self"}`, desk(422), "") // not what was said
	try("POST", there, "{"+mind+hash(noted)+paper+"}", desk(201), "")
	s.get(t, "Mette", "/api/consents", &v)
	word := v.Open[0]
	try("POST", there+"/"+word.ID+"/give", `{"last":"2026-12-18"`+hash(noted)+paper+`}`, desk(409), "7")
	try("POST", there+"/"+word.ID+"/decline", `{"note":"Mette ringede."}`, desk(409), "7")
	try("POST", there+"/"+word.ID+"/withdraw", `{}`, desk(422), "7")
	try("POST", there+"/"+word.ID+"/withdraw", `{"note":"Mette ringede."}`, desk(204), "7")
	try("GET", "/api/consents/"+word.ID+"/receipt?format=jsonld", "", own(200), "")
	try("GET", "/api/consents/"+word.ID+"/seen", "", own(200), "")
	try("GET", "/api/see-as/jobcenter?purpose=spare", "", citizens(200), "")
	try("GET", "/api/see-as/jobcenter/hidden?purpose=spare", "", citizens(200), "")
	try("GET", "/api/see-as/jobcenter/hidden", "", citizens(422), "")
	try("GET", "/api/see-as/nowhere/hidden?purpose=spare", "", citizens(404), "")
	s.told(t, "Mette", "POST", "/api/consents", "{"+knee+hash(given)+"}", 201)
	s.allTried(t, doors, ofConsent)
	for _, word := range []string{"telefonen", "ringede", "5 kg", asked, s.mette} {
		if strings.Contains(s.logs.String(), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

// citizensOf is what a body is answered that no door takes: whoever it is that
// has a door there.
func citizensOf(want [8]int) [8]int {
	want[2] = want[1]
	return want
}

var madeConsent = regexp.MustCompile(`"id": "c[0-9a-f]{20,}"`)

func TestTheSameTapGivesOnce(t *testing.T) {
	s := openStreet(t)
	given := s.hash(t, "Mette", "/api/consents/text", "{"+knee+"}")
	ids := map[string]bool{}
	for range 2 {
		a := s.told(t, "Mette", "POST", "/api/consents", "{"+knee+`,"hash":"`+given+`"}`, 201, "Idempotency-Key", "tap-1")
		ids[a.body] = true
	}
	if len(ids) != 1 {
		t.Errorf("two taps: %v", ids)
	}
}

func TestConsentsFitTheSpecification(t *testing.T) {
	s := openCases(t)
	s.told(t, "Henrik", "POST", s.fill("/api/departments/jobcenter/citizens/:mette/consents"), asking, 201)
	given := s.hash(t, "Mette", "/api/consents/text", "{"+knee+"}")
	s.told(t, "Mette", "POST", "/api/consents", "{"+knee+`,"hash":"`+given+`"}`, 201)
	doc := readSpec(t)
	for _, c := range [][3]string{
		{"Mette", "/api/consents", "Consents"}, {"another citizen", "/api/consents", "Consents"}, {hers, "/api/desk/citizens/:mette/consents", "Consents"},
		{"Mette", "/api/see-as/jobcenter/hidden?purpose=spare", "Hidden"},
		{"Mette", "/api/plan", "Plan"},
	} {
		var v any
		s.get(t, c[0], s.fill(c[1]), &v)
		if err := doc.Components.Schemas[c[2]].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Errorf("%s: %v", c[1], err)
		}
		if c[2] == "Plan" {
			continue
		}
		pretty, err := json.MarshalIndent(v, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		name := map[string]string{"Mette": "mette", "another citizen": "sara", hers: "lone"}[c[0]]
		golden(t, "testdata/"+strings.ToLower(c[2])+"-"+name+".da.json", append(madeConsent.ReplaceAll(pretty, []byte(`"id": "made"`)), '\n'))
	}
}
