package web_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/server/wording"
)

const (
	hers  = "her borgerkonsulent"
	comes = "the next one"
)

// ofHandover tells the doors that this file tries.
func ofHandover(path string) bool {
	return strings.Contains(path, "/handover") || strings.Contains(path, "/assessment")
}

// begun has Lone begin to pass Mette on to Per today, and returns the id.
func (s *street) begun(t *testing.T) string {
	t.Helper()
	s.headers[comes] = []string{"Cookie", s.logIn(t, "per")}
	s.told(t, hers, "POST", s.fill("/api/desk/citizens/:mette/handover"), `{"to":"per","from":"2026-11-23","note":"Jeg skal på barsel."}`, 204)
	var v wording.HandoverView
	s.get(t, "Mette", "/api/handover", &v)
	return v.Handover.ID
}

func (s *street) lines(t *testing.T) []wording.LineView {
	t.Helper()
	var v wording.HandoverView
	s.get(t, "Mette", "/api/handover", &v)
	return v.Handover.Lines
}

// TestEveryDoorOfAHandover tries every door as every kind of viewer, in the order
// in which a handover goes.
func TestEveryDoorOfAHandover(t *testing.T) {
	s := openStreet(t)
	id := s.begun(t)
	who := []string{"nobody", "Mette", "another citizen", hers, "another borgerkonsulent", comes, "a machine"}
	s.told(t, hers, "POST", s.fill("/api/desk/citizens/:mette/handover/")+id+"/lines", `{"text":"Ring efter kl. 10."}`, 204)
	line := s.lines(t)[0].ID
	own := func(done int) [7]int { return [7]int{401, done, 404, 404, 404, 404, 401} }
	desk := func(done int) [7]int { return [7]int{401, 404, 404, done, 404, 404, 401} }
	citizens, at := [7]int{401, 200, 200, 404, 404, 404, 401}, "/api/handover/"+id
	there := "/api/desk/citizens/:mette/handover/" + id
	var doors []string
	for _, c := range []struct {
		method, path, body string
		want               [7]int
	}{
		{"GET", "/api/handover", "", citizens},
		{"GET", "/api/desk/citizens/:mette/handover", "", desk(200)},
		{"POST", "/api/desk/citizens/:mette/handover", `{"to":"per","from":"2026-11-23"}`, desk(409)},
		{"POST", at + "/lines", `{"text":"Jeg er bange for hunde."}`, own(204)},
		{"POST", there + "/lines", `{"text":"Mette bor ved havnen."}`, desk(204)},
		{"POST", at + "/lines/" + line + "/answer", `{"answer":"yes"}`, own(204)},
		{"POST", at + "/ready", `{}`, own(204)},
		{"POST", there + "/ready", `{}`, desk(204)},
		{"POST", at + "/talk", `{"note":"Ring til mig"}`, own(204)},
		{"POST", at + "/ready", `{}`, own(204)},
		{"POST", at + "/met", `{}`, own(409)},
		{"POST", there + "/take-over", `{}`, [7]int{401, 404, 404, 404, 404, 204, 401}},
		{"POST", there + "/call-off", `{}`, [7]int{401, 404, 404, 404, 404, 404, 401}},
		{"POST", at + "/met", `{}`, own(204)},
		{"POST", "/api/handover/nothing/met", `{}`, own(404)},
		{"GET", "/api/assessment", "", citizens},
		{"PUT", "/api/assessment/health/now", `{"text":"Jeg sover ikke."}`, [7]int{401, 428, 428, 404, 404, 404, 401}},
		{"POST", "/api/assessment/health/rate", `{"value":2}`, [7]int{401, 204, 204, 404, 404, 404, 401}},
		{"POST", "/api/assessment/health/answer", `{"answer":"yes"}`, [7]int{401, 409, 409, 404, 404, 404, 401}},
		// Per is the one who is there now.
		{"GET", "/api/desk/citizens/:mette/assessment", "", [7]int{401, 404, 404, 404, 404, 200, 401}},
		{"PUT", "/api/desk/citizens/:mette/assessment/health/now", `{"text":"Mette sover 3 timer."}`, [7]int{401, 404, 404, 404, 404, 428, 401}},
	} {
		doors = append(doors, c.method+" "+s.fill(c.path))
		for i, as := range who {
			if a := s.ask(t, c.method, s.fill(c.path), c.body, s.headers[as]...); a.StatusCode != c.want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %s", c.method, c.path, as, a.StatusCode, c.want[i], a.body)
			}
		}
	}
	s.allTried(t, doors, ofHandover)
	for _, word := range []string{"hunde", "havnen", "Ring", "sover", "barsel", s.mette} {
		if strings.Contains(s.logs.String(), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

var made = regexp.MustCompile(`"(id|citizen)": "[hlz]?[0-9a-f]{20,}"`)

// talkOfAHandover has Mette and Lone make a package, and Per read it.
func (s *street) talkOfAHandover(t *testing.T) {
	t.Helper()
	id := s.begun(t)
	at, there := "/api/handover/"+id, s.fill("/api/desk/citizens/:mette/handover/")+id
	for _, text := range []string{"Ring helst efter kl. 10.", "Emil kender ikke hele planen."} {
		s.told(t, hers, "POST", there+"/lines", `{"text":"`+text+`"}`, 204)
	}
	s.told(t, "Mette", "POST", at+"/lines", `{"text":"Jeg er bange for hunde."}`, 204)
	for i, answer := range []string{"yes", "held"} {
		s.told(t, "Mette", "POST", at+"/lines/"+s.lines(t)[i].ID+"/answer", `{"answer":"`+answer+`"}`, 204)
	}
	s.told(t, hers, "POST", there+"/ready", `{}`, 204)
	s.told(t, "Mette", "POST", at+"/ready", `{}`, 204)
	for _, wrote := range [][3]string{
		{"Mette", "/api/assessment/health/now", "Jeg sover ikke."}, {"Mette", "/api/assessment/health/missing", "Ro om natten."},
		{hers, "/api/desk/citizens/:mette/assessment/health/now", "Mette sover 3 timer."},
	} {
		s.told(t, wrote[0], "PUT", s.fill(wrote[1]), `{"text":"`+wrote[2]+`"}`, 204, "If-Match", `"0"`)
	}
	s.told(t, "Mette", "POST", "/api/assessment/health/rate", `{"value":2}`, 204)
	var v wording.AssessmentView
	s.get(t, "Mette", "/api/assessment", &v)
	version, err := json.Marshal(v.Areas[0].StaffVersion)
	if err != nil {
		t.Fatal(err)
	}
	s.told(t, "Mette", "POST", "/api/assessment/health/answer", `{"answer":"no","note":"Det er 5 timer."}`, 204, "If-Match", `"`+string(version)+`"`)
}

func TestAHandoverAndAnAssessmentAreGoldenAnswers(t *testing.T) {
	s := openStreet(t)
	s.talkOfAHandover(t)
	doc := readSpec(t)
	for name, c := range map[string][3]string{
		"handover-mette":   {"Mette", "/api/handover", "Handover"},
		"handover-lone":    {hers, "/api/desk/citizens/:mette/handover", "Handover"},
		"desk-per":         {comes, "/api/desk", "Desk"},
		"assessment-mette": {"Mette", "/api/assessment", "Assessment"},
		"assessment-lone":  {hers, "/api/desk/citizens/:mette/assessment", "Assessment"},
	} {
		var v any
		s.get(t, c[0], s.fill(c[1]), &v)
		if err := doc.Components.Schemas[c[2]].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		pretty, err := json.MarshalIndent(v, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "testdata/"+name+".da.json", append(made.ReplaceAll(pretty, []byte(`"$1": "made"`)), '\n'))
	}
	var plan any
	s.get(t, "Mette", "/api/plan", &plan)
	if err := doc.Components.Schemas["Plan"].Value.VisitJSON(plan, openapi3.MultiErrors()); err != nil {
		t.Error(err)
	}
	if a := s.ask(t, "GET", "/api/desk", "", s.headers[comes]...); strings.Contains(a.body, "Emil kender") {
		t.Error("Per reads what is held back")
	}
}
