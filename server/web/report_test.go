package web_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// ofLeader are the doors that are a leader's too, beside those open to all.
var ofLeader = []string{"GET /api/leader/report", "POST /api/logout"}

// tryAsLeader tries a door as a leader: to her no citizen is there. want is what
// the others get, nobody first and a machine last.
func (s *street) tryAsLeader(t *testing.T, method, route, body string, want []int) {
	t.Helper()
	expect := 404
	switch {
	case want[0] == want[1] && want[0] != 401 && want[0] != 404: // open to all, or to nobody in this way
		expect = want[0]
	case want[1] >= 200 && want[1] < 300 && slices.Max(want[1:5]) == want[1] && slices.Min(want[1:5]) == want[1]: // to all who are logged in
		expect = want[1]
	case want[1] == 401: // a machine's
		expect = 401
	case slices.Contains(ofLeader, method+" "+route):
		expect = 200
	case slices.Contains(want, 0): // the line stays open: live_test.go
		return
	}
	headers := append([]string{"Idempotency-Key", "leader", "If-Match", `"0"`, "X-Enplan-Name", "a.png"}, s.headers["a leader"]...)
	a := s.ask(t, method, s.fill(route), strings.ReplaceAll(body, ":measure", s.measure), headers...)
	if a.StatusCode != expect {
		t.Errorf("%s %s as a leader: %d, want %d: %.120s", method, route, a.StatusCode, expect, a.body)
	}
}

func TestTheLeadersPageIsAGoldenAnswerThatNamesNobody(t *testing.T) {
	s := openStreet(t)
	schema := readSpec(t).Components.Schemas["LeaderReport"].Value
	for _, language := range []string{"da", "en"} {
		a := s.ask(t, "GET", "/api/leader/report", "", append([]string{"Accept-Language", language}, s.headers["a leader"]...)...)
		var v any
		if err := json.Unmarshal([]byte(a.body), &v); err != nil || a.StatusCode != 200 {
			t.Fatalf("%d %s", a.StatusCode, a.body)
		}
		if err := schema.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Error(err)
		}
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, []byte(a.body), "", " "); err != nil {
			t.Fatal(err)
		}
		golden(t, filepath.Join("testdata", "leader."+language+".json"), append(pretty.Bytes(), '\n'))
		for _, name := range []string{"Mette", "Sara", "Jonas", "Lone", "Henrik", s.mette, "[report", "[desk"} {
			if strings.Contains(a.body, name) {
				t.Errorf("%q stands in the report", name)
			}
		}
	}
}

func TestMeSaysThatOneLeads(t *testing.T) {
	s := openStreet(t)
	for who, want := range map[string]bool{"a leader": true, "her borgerkonsulent": false} {
		var me struct{ Staff struct{ Leads bool } }
		if s.get(t, who, "/api/me", &me); me.Staff.Leads != want {
			t.Errorf("%s: %+v", who, me)
		}
	}
}
