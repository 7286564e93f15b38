package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// ofCases tells the doors that this file tries.
func ofCases(path string) bool {
	return strings.HasPrefix(path, "/api/cases") || strings.HasPrefix(path, "/api/departments/") || strings.HasPrefix(path, "/api/leader/emergencies")
}

// openCases is the street with two fagpersoner: one of the social psychiatry, and
// one of the job centre.
func openCases(t *testing.T) *street {
	t.Helper()
	s := openStreet(t)
	s.headers["Anja"] = []string{"Cookie", s.logIn(t, "anja")}
	s.headers["Henrik"] = []string{"Cookie", s.logIn(t, "henrik")}
	return s
}

const (
	social = "/api/departments/socialpsykiatrien/citizens/:mette"
	asking = `{"from":"sundhedscentret","category":"limits","purpose":"spare","forWhat":"Vi vil passe på din ryg.","without":"slower"}`
	haste  = `{"reason":"Mette svarer ikke på døren, og naboen har hørt et fald."}`
)

// TestEveryDoorOfAFagperson tries every door as every kind of viewer.
func TestEveryDoorOfAFagperson(t *testing.T) {
	s := openCases(t)
	who := []string{"nobody", "Mette", "another citizen", hers, "another borgerkonsulent", "a leader", "Anja", "Henrik", "a machine"}
	anja := func(done int) [9]int { return [9]int{401, 404, 404, 404, 404, 404, done, 404, 404} }
	leader := func(done int) [9]int { return [9]int{401, 404, 404, 404, 404, done, 404, 404, 401} }
	session := func(want [9]int) [9]int { want[8] = 401; return want }
	var doors []string
	for _, c := range []struct {
		method, path, body string
		want               [9]int
	}{
		{"GET", "/api/cases", "", [9]int{401, 404, 404, 200, 200, 404, 200, 200, 401}},
		{"GET", social + "/plan?purpose=case", "", anja(200)},
		{"GET", social + "/plan?purpose=emergency", "", anja(200)},
		{"GET", social + "/plan", "", anja(422)},
		{"GET", "/api/departments/jobcenter/citizens/:mette/plan?purpose=case", "", [9]int{401, 404, 404, 404, 404, 404, 404, 200, 200}},
		{"GET", "/api/departments/socialpsykiatrien/citizens/nobody/plan?purpose=case", "", anja(404)},
		{"POST", social + "/consents", asking, anja(201)},
		{"POST", social + "/consents", asking, anja(409)},
		{"POST", social + "/consents", `{"from":"socialpsykiatrien"}`, anja(422)},
		{"POST", social + "/consents", `{"to":"jobcenter"}`, [9]int{401, 422, 422, 422, 422, 422, 422, 422, 422}},
		{"POST", "/api/departments/jobcenter/citizens/:mette/consents", asking, [9]int{401, 404, 404, 404, 404, 404, 404, 201, 409}},
		{"POST", "/api/departments/socialpsykiatrien/citizens/nobody/consents", asking, anja(404)},
		{"POST", social + "/emergency", `{"reason":"Det haster."}`, session(anja(422))},
		{"POST", social + "/emergency", haste, session(anja(201))},
		{"POST", social + "/emergency", haste, session(anja(409))},
		{"POST", "/api/departments/socialpsykiatrien/citizens/nobody/emergency", haste, session(anja(404))},
		{"GET", "/api/leader/emergencies", "", leader(200)},
		{"POST", "/api/leader/emergencies/:emergency/review", `{"review":"perhaps","note":"Ja"}`, leader(422)},
		{"POST", "/api/leader/emergencies/:emergency/review", `{"review":"in_order","note":"Der var fare."}`, leader(204)},
		{"POST", "/api/leader/emergencies/:emergency/review", `{"review":"not_in_order","note":"Nej."}`, leader(409)},
		{"POST", "/api/leader/emergencies/nothing/review", `{"review":"in_order","note":"Ja"}`, leader(404)},
	} {
		path := s.fill(c.path)
		if strings.Contains(path, ":emergency") {
			path = strings.Replace(path, ":emergency", s.emergency(t), 1)
		}
		doors = append(doors, c.method+" "+path)
		for i, as := range who {
			a := s.ask(t, c.method, path, c.body, s.headers[as]...)
			if a.StatusCode != c.want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %.120s", c.method, c.path, as, a.StatusCode, c.want[i], a.body)
			}
			checkHeaders(t, a)
		}
	}
	s.allTried(t, doors, ofCases)
	for _, word := range []string{"Mette", "døren", "naboen", "ryg", "fare", "haster", s.mette} {
		if strings.Contains(s.logs.String(), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

// emergency is the id of the one that was opened.
func (s *street) emergency(t *testing.T) string {
	t.Helper()
	var v struct{ Rows []struct{ ID string } }
	s.get(t, "a leader", "/api/leader/emergencies", &v)
	return v.Rows[0].ID
}

func TestARepeatedQuestionOrOpeningIsAnsweredAsTheFirst(t *testing.T) {
	s := openCases(t)
	for _, c := range [][2]string{{"/consents", asking}, {"/emergency", haste}} {
		headers := append([]string{"Idempotency-Key", "tap-1"}, s.headers["Anja"]...)
		first := s.ask(t, "POST", s.fill(social)+c[0], c[1], headers...)
		again := s.ask(t, "POST", s.fill(social)+c[0], c[1], headers...)
		if first.StatusCode != 201 || again.StatusCode != 201 || first.body != again.body {
			t.Errorf("%s: %d %s, %d %s", c[0], first.StatusCode, first.body, again.StatusCode, again.body)
		}
		long := append([]string{"Idempotency-Key", strings.Repeat("k", 129)}, s.headers["Anja"]...)
		if a := s.ask(t, "POST", s.fill(social)+c[0], c[1], long...); a.StatusCode != 422 {
			t.Errorf("%s with a key of 129: %d", c[0], a.StatusCode)
		}
	}
}

func TestWhatAFagpersonAndALeaderAreShownFitsTheSpecification(t *testing.T) {
	s := openCases(t)
	if a := s.ask(t, "POST", s.fill(social)+"/emergency", haste, s.headers["Anja"]...); a.StatusCode != 201 {
		t.Fatal(a.body)
	}
	doc := readSpec(t)
	for _, c := range [][3]string{
		{"Cases", "Anja", "/api/cases"}, {"DepartmentPlan", "Anja", social + "/plan?purpose=emergency"}, {"Emergencies", "a leader", "/api/leader/emergencies"},
		{"Plan", "Mette", "/api/plan"}, {"Me", "Anja", "/api/me"}, {"History", "Mette", "/api/history"},
	} {
		var v any
		s.get(t, c[1], s.fill(c[2]), &v)
		if err := doc.Components.Schemas[c[0]].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Errorf("%s: %v", c[2], err)
		}
	}
	a := s.ask(t, "GET", "/api/leader/emergencies", "", s.headers["a leader"]...)
	for _, word := range []string{"Mette", "Lund", s.mette} {
		if strings.Contains(a.body, word) {
			t.Errorf("%q is told to the leader", word)
		}
	}
}

func TestMeSaysWhereAFagpersonWorks(t *testing.T) {
	s := openCases(t)
	for who, want := range map[string]string{"Anja": "Socialpsykiatrien", hers: "", "a leader": ""} {
		var me struct {
			Staff struct{ Department struct{ ID, Title string } }
		}
		if s.get(t, who, "/api/me", &me); me.Staff.Department.Title != want {
			t.Errorf("%s: %+v", who, me)
		}
	}
	var cases struct {
		Cases []map[string]json.RawMessage
	}
	s.get(t, "Anja", "/api/cases", &cases)
	for _, one := range cases.Cases {
		if len(one) != 2 || one["id"] == nil || one["name"] == nil {
			t.Errorf("more than name and id: %v", one)
		}
	}
}

func TestAProtectedCitizenReadsTheirOwnPlaces(t *testing.T) {
	s := openStrandborg(t)
	for _, address := range []string{"/api/plan", "/api/export?format=json"} {
		a := s.ask(t, "GET", address, "", "Cookie", s.logIn(t, "jonas"))
		if a.StatusCode != 200 || !strings.Contains(a.body, "Havnevej 8") {
			t.Errorf("%s: %d, and where the work is stands nowhere", address, a.StatusCode)
		}
	}
}
