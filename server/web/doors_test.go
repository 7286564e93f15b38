package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/wording"
)

// kinds of viewer, in the order of the answers in the table of doors.
var viewers = []string{"nobody", "Mette", "another citizen", "her borgerkonsulent", "another borgerkonsulent", "a machine"}

// street is Strandborg with what the doors are about: a finding, a question, a
// duty and a notice of Mette's.
type street struct {
	*strandborg
	headers                                     map[string][]string
	mette, finding, other, reuse, duty, noticed string
	measure                                     string // some help of hers
	target                                      string // whom the other finding was asked of
	remark, asked, answerable, promise, kept    string // two remarks, the notice of a third, and two promises
}

func openStreet(t *testing.T) *street {
	t.Helper()
	s := &street{strandborg: openStrandborg(t), duty: "paper~momentum~c1-job~c1-job-d2"}
	ctx, operator := context.Background(), models.Viewer{Role: models.AsOperator}
	key, err := s.house.RegisterSource(ctx, operator, models.Source{Name: "momentum", Title: "Jobcenter Strandborg", Department: "jobcenter"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.house.EmployStaff(ctx, operator, models.Staff{ID: "vera", Name: "Vera Vind"}); err != nil {
		t.Fatal(err)
	}
	s.headers = map[string][]string{
		"nobody": nil, "Mette": {"Cookie", s.logIn(t, "mette")}, "another citizen": {"Cookie", s.logIn(t, "sara")},
		"her borgerkonsulent": {"Cookie", s.logIn(t, "lone")}, "another borgerkonsulent": {"Cookie", s.logIn(t, "vera")},
		"a leader":  {"Cookie", s.logIn(t, "birgit")},
		"a machine": {"Authorization", "Bearer " + key},
	}
	var plan wording.PlanView
	s.get(t, "Mette", "/api/plan", &plan)
	var desk wording.DeskView
	s.get(t, "her borgerkonsulent", "/api/desk", &desk)
	for _, c := range desk.Citizens {
		if c.Name == "Mette Lund" {
			s.mette = c.ID
		}
	}
	var clashes []string
	for _, f := range plan.Findings {
		if f.Kind == "appointment_overlap" {
			clashes = append(clashes, f.ID)
		}
	}
	s.finding, s.other, s.reuse, s.target = clashes[0], clashes[1], plan.Reuse[0].ID, "momentum~c1-job"
	s.measure = plan.Areas[0].Measures[0].ID
	s.notice(t)
	s.promises(t)
	return s
}

// notice has the job centre asked about the other finding.
func (s *street) notice(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	lone, job := models.Viewer{Role: models.AsCoordinator, ID: "lone"}, models.Viewer{Role: models.AsSource, ID: "momentum"}
	if err := s.house.DecideFinding(ctx, lone, actions.Saying{Citizen: s.mette, Ref: s.other, Choice: "ask", Target: s.target}); err != nil {
		t.Fatal(err)
	}
	notices, err := s.house.FetchNotices(ctx, job, "momentum")
	if err != nil || len(notices) != 1 {
		t.Fatalf("%+v, %v", notices, err)
	}
	s.noticed = notices[0].ID
}

func (s *street) get(t *testing.T, who, path string, v any) {
	t.Helper()
	a := s.ask(t, "GET", path, "", s.headers[who]...)
	if err := json.Unmarshal([]byte(a.body), v); err != nil || a.StatusCode != 200 {
		t.Fatalf("%s as %s: %d %s", path, who, a.StatusCode, a.body)
	}
}

type tried struct {
	method, route string // as in the table of routes
	body          string
	want          [6]int // by viewers
}

// TestEveryDoor tries every door as every kind of viewer.
func TestEveryDoor(t *testing.T) {
	s := openStreet(t)
	delivery := `{"format":"enplan-case/1","version":9,"citizen":{"id":"ny","name":"Ny Borger","cpr":"730101-1111"}}`
	open := [6]int{200, 200, 200, 200, 200, 200}
	citizen, coordinator := [6]int{401, 204, 404, 404, 404, 401}, [6]int{401, 404, 404, 204, 404, 401}
	ownOnlyRead := [6]int{401, 200, 200, 404, 404, 401}
	ownOnly, machine := [6]int{401, 204, 204, 404, 404, 401}, [6]int{401, 401, 401, 401, 401, 200}
	var doors []string
	for _, c := range []tried{
		{"GET", "/healthz", "", open},
		{"GET", "/readyz", "", open},
		{"GET", "/api/openapi.json", "", open},
		{"GET", "/api/schemas/enplan-case-1.json", "", open},
		{"GET", "/api/me", "", open},
		{"GET", "/api/plan", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/demo/people", "", open},
		{"GET", "/api/session", "", [6]int{401, 200, 200, 200, 200, 401}},
		{"POST", "/api/session/use", "", [6]int{401, 200, 200, 200, 200, 401}},
		{"GET", "/api/sessions", "", [6]int{401, 200, 200, 200, 200, 401}},
		{"DELETE", "/api/sessions/none", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/sessions/end-others", "", [6]int{401, 204, 204, 204, 204, 401}},
		{"POST", "/api/findings/:mine/answer", `{"answer":"cannot_both","note":"Jeg når det ikke"}`, citizen},
		{"POST", "/api/findings/nothing/answer", `{"answer":"help"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/load/ceiling", `{"hours":20}`, ownOnly},
		{"POST", "/api/load/pause", `{"on":true}`, ownOnly},
		{"POST", "/api/duties/:duty/handed-in", `{}`, citizen},
		{"POST", "/api/reuse/:reuse/answer", `{"answer":"yes"}`, citizen},
		{"GET", "/api/history", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/history/plans/1", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/seen", `{"seq":1}`, ownOnly},
		{"GET", "/api/notifications", "", ownOnlyRead},
		{"POST", "/api/notifications/seen", `{"ref":"a"}`, ownOnly},
		{"GET", "/api/notifications/settings", "", ownOnlyRead},
		{"PUT", "/api/notifications/settings", `{"rules":[{"hours":2}],"quiet":{"from":0,"to":0}}`, [6]int{401, 428, 428, 404, 404, 401}},
		{"POST", "/api/remarks", `{"ref":"contact:momentum~c1-job~0","note":"Vi taler ikke sammen"}`, citizen},
		{"POST", "/api/remarks/:remark/take-back", `{}`, citizen},
		{"POST", "/api/promises/:kept/not-done", `{}`, citizen},
		{"POST", "/api/desk/citizens/:mette/seen", `{"seq":1}`, coordinator},
		{"POST", "/api/desk/citizens/:mette/remarks/:asked/answer", `{"answer":"corrected"}`, coordinator},
		{"POST", "/api/desk/citizens/:mette/promises", `{"what":"Jeg ringer","due":"2026-12-01"}`, coordinator},
		{"POST", "/api/desk/citizens/:mette/promises/:promise/move", `{"due":"2026-12-02","why":"Jeg er syg"}`, [6]int{401, 404, 404, 428, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/promises/:promise/settle", `{"kept":true}`, [6]int{401, 404, 404, 428, 404, 401}},
		{"POST", "/api/goals", `{"text":"Jeg vil synge i kor"}`, [6]int{401, 201, 201, 404, 404, 401}},
		{"PUT", "/api/goals/og1", `{"text":"Jeg vil sove"}`, [6]int{401, 428, 428, 404, 404, 401}},
		{"PUT", "/api/goals/nothing", `{"text":"Jeg vil sove"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/goals/og1/move", `{"before":"og3"}`, ownOnly},
		{"POST", "/api/goals/og1/rate", `{"value":4,"note":"Det går fremad"}`, ownOnly},
		{"POST", "/api/goals/og1/reach", `{}`, ownOnly},
		{"POST", "/api/goals/og1/put-away", `{}`, ownOnly},
		{"POST", "/api/desk/citizens/:mette/goals/og2/links", `{"measure":":measure"}`, coordinator},
		{"POST", "/api/goals/og2/links/:measure/answer", `{"answer":"talk","note":"Ring til mig"}`, citizen},
		{"POST", "/api/desk/citizens/:mette/goals/og2/words", `{"text":"Vi spiser sammen på torsdag"}`, coordinator},
		{"POST", "/api/desk/citizens/:mette/goals/og2/unlink", `{"measure":":measure"}`, coordinator},
		{"POST", "/api/desk/citizens/nobody/goals/og2/links", `{"measure":":measure"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/appointments/:meets/answer", `{"at":"2026-12-08T14:15:00+01:00","answer":"cannot","note":"Jeg skal til læge"}`, citizen},
		{"POST", "/api/appointments/none/choose", `{"offer":"1"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/appointments/:meets/words", `{"part":"prepare","text":"Jeg tager min mentor med"}`, citizen},
		{"POST", "/api/reach", `{"words":"Ring til mig"}`, [6]int{401, 204, 204, 404, 404, 401}},
		{"PUT", "/api/desk/citizens/:mette/reach", `{"on":true}`, [6]int{401, 404, 404, 428, 404, 401}},
		{"PUT", "/api/wishes", `{"notBefore":"10:00"}`, [6]int{401, 428, 428, 404, 404, 401}},
		{"GET", "/api/months/2026-12", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/months/2026-10", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/desk/citizens/:mette/appointments", "", [6]int{401, 404, 404, 200, 404, 401}},
		{"GET", "/api/desk/citizens/:mette/free?minutes=60", "", [6]int{401, 404, 404, 200, 404, 401}},
		{"GET", "/api/desk/citizens/:mette/free", "", [6]int{401, 404, 404, 422, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/appointments/:meets/reply", `{"at":"2026-12-08T14:15:00+01:00","text":"Kom, hvis du kan"}`, coordinator},
		{"POST", "/api/desk/citizens/:mette/appointments/:meets/words", `{"part":"minutes","text":"Vi ses igen"}`, coordinator},
		{"PUT", "/api/desk/citizens/:mette/appointments/:meets", `{"start":"2026-12-09T14:15:00+01:00","end":"2026-12-09T15:00:00+01:00","why":"Du bad om det"}`, [6]int{401, 404, 404, 428, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/appointments/:meets/cancel", `{"why":"Den er ikke nødvendig"}`, [6]int{401, 404, 404, 428, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/appointments", `{"title":"Møde","start":"2026-12-03T12:00:00+01:00","end":"2026-12-03T13:00:00+01:00"}`, [6]int{401, 404, 404, 201, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/offers", `{"title":"Møde","times":[{"start":"2026-12-03T12:00:00+01:00","end":"2026-12-03T13:00:00+01:00"},{"start":"2026-12-04T12:00:00+01:00","end":"2026-12-04T13:00:00+01:00"}]}`, [6]int{401, 404, 404, 201, 404, 401}},
		{"GET", "/api/desk", "", [6]int{401, 404, 404, 200, 200, 401}},
		{"POST", "/api/desk/search", `{"cpr":"731184-1234"}`, [6]int{401, 404, 404, 200, 200, 401}},
		{"POST", "/api/desk/search", `{"cpr":"731184"}`, [6]int{401, 404, 404, 422, 422, 401}},
		{"PUT", "/api/desk/order", `{"citizens":[":mette"]}`, [6]int{401, 404, 404, 204, 204, 401}},
		{"GET", "/api/desk/citizens/:mette", "", [6]int{401, 404, 404, 200, 404, 401}},
		{"GET", "/api/desk/citizens/nobody", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/findings/:mine/decide", `{"outcome":"keep","reason":"Karin henter dig."}`, coordinator},
		{"POST", "/api/desk/citizens/:mette/findings/:mine/reopen", `{}`, coordinator},
		{"POST", "/api/desk/citizens/nobody/findings/:mine/reopen", `{}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/intake/momentum/notices", "", machine},
		{"GET", "/api/intake/sensum/notices", "", [6]int{401, 401, 401, 401, 401, 404}},
		{"POST", "/api/intake/momentum/notices/:noticed/received", "", [6]int{401, 401, 401, 401, 401, 204}},
		{"POST", "/api/intake/sensum/notices/:noticed/received", "", [6]int{401, 401, 401, 401, 401, 404}},
		{"POST", "/api/intake/momentum/notices/none/received", "", [6]int{401, 401, 401, 401, 401, 404}},
		{"POST", "/api/intake/momentum/notices/:answerable/answer", `{"answer":"corrected"}`, [6]int{401, 401, 401, 401, 401, 204}},
		{"POST", "/api/intake/momentum/notices/:noticed/answer", `{"answer":"corrected"}`, [6]int{401, 401, 401, 401, 401, 404}},
		{"POST", "/api/intake/sensum/notices/:answerable/answer", `{"answer":"corrected"}`, [6]int{401, 401, 401, 401, 401, 404}},
		{"PUT", "/api/intake/momentum/deliveries/1", delivery, [6]int{401, 401, 401, 401, 401, 201}},
		{"PUT", "/api/intake/sensum/deliveries/1", delivery, [6]int{401, 401, 401, 401, 401, 404}},
		{"GET", "/api/live", "", [6]int{401, 0, 0, 0, 0, 401}},
		{"GET", "/api/desk/absence", "", [6]int{401, 404, 404, 200, 200, 401}},
		{"POST", "/api/questions", `{"ref":"text:nowhere","sentence":"Hvad?"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/questions/none/take-back", `{}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/questions/none/answer", `{"text":"Det"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/desk/plain", `{"text":"Hej"}`, [6]int{401, 404, 404, 200, 200, 401}},
		{"GET", "/api/leader/report", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/log", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/log?before=2", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/log?before=x", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/log/:look/why", `{}`, [6]int{401, 422, 422, 422, 422, 401}}, // without a key
		{"GET", "/api/log/whole", "", ownOnlyRead},
		{"GET", "/api/see-as/jobcenter?purpose=case", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/devices", "", ownOnlyRead},
		{"POST", "/api/devices", `{"endpoint":"https://push/1","p256dh":"AAAA","auth":"AAAA","name":"Min"}`, [6]int{401, 201, 201, 404, 404, 401}},
		{"PUT", "/api/devices/none", `{"name":"Min"}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"DELETE", "/api/devices/none", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"POST", "/api/push/receipts", `{"receipt":"AAAA","what":"opened"}`, [6]int{204, 204, 204, 204, 204, 204}},
		{"POST", "/api/policy-reports", `{}`, [6]int{415, 415, 415, 415, 415, 415}}, // policy_test.go
		{"GET", "/api/mail", "", ownOnlyRead},
		{"PUT", "/api/mail", `{"address":"mette@example.dk"}`, [6]int{401, 503, 503, 404, 404, 401}}, // none is sent here
		{"POST", "/api/mail/confirm", `{"code":"123456"}`, [6]int{401, 409, 409, 404, 404, 401}},
		{"DELETE", "/api/mail", "", [6]int{401, 204, 204, 404, 404, 401}},
		{"POST", "/api/desk/citizens/:mette/notifications/none/called", `{}`, [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/export?format=json", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/export?format=csv", "", [6]int{401, 422, 422, 404, 404, 401}},
		{"GET", "/api/export/choices", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", "/api/consents/nothing/receipt?format=fhir", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/.well-known/jwks.json", "", open},
		{"GET", "/api/see-as/nowhere?purpose=case", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/see-as/jobcenter", "", [6]int{401, 422, 422, 404, 404, 401}},
		{"GET", "/api/consents/nothing/seen", "", [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/departments/jobcenter/citizens/:mette/plan?purpose=case", "", [6]int{401, 404, 404, 404, 404, 200}},
		{"GET", "/api/departments/socialpsykiatrien/citizens/:mette/plan?purpose=case", "", [6]int{401, 404, 404, 404, 404, 404}},
		{"GET", "/api/departments/jobcenter/citizens/nobody/plan?purpose=case", "", [6]int{401, 404, 404, 404, 404, 404}},
		{"PUT", "/api/desk/absence", `{"from":"2026-12-01","to":"2026-12-02","substitute":"per"}`, [6]int{401, 404, 404, 204, 204, 401}},
		{"DELETE", "/api/desk/absence/2026-12-01", "", [6]int{401, 404, 404, 204, 204, 401}},
		{"GET", "/api/nothing", "", [6]int{404, 404, 404, 404, 404, 404}},
		{"PUT", "/api/plan", "", [6]int{405, 405, 405, 405, 405, 405}},
		{"POST", "/api/demo/again", "", [6]int{401, 204, 204, 204, 204, 401}}, // from here on the cookies are worth nothing
		{"POST", "/api/demo/login", `{"as":"sara"}`, [6]int{204, 204, 204, 204, 204, 204}},
		{"POST", "/api/logout", "", [6]int{204, 204, 204, 204, 204, 204}},
		{"POST", "/api/leave", "", [6]int{204, 204, 204, 204, 204, 204}},
	} {
		doors = append(doors, c.method+" "+s.fill(c.route))
		for i, who := range viewers {
			if c.want[i] == 0 {
				continue // the line stays open: live_test.go
			}
			a := s.ask(t, c.method, s.fill(c.route), strings.ReplaceAll(c.body, ":measure", s.measure), s.headers[who]...)
			if a.StatusCode != c.want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %s", c.method, c.route, who, a.StatusCode, c.want[i], a.body)
			}
			checkHeaders(t, a)
		}
		s.tryAsLeader(t, c.method, c.route, c.body, c.want[:])
	}
	s.allTried(t, doors, func(path string) bool {
		return !ofConversation(path) && !ofHandover(path) && !ofCases(path) && !ofConsent(path) && !ofFeed(path) && !ofLogin(path) && !ofFamily(path)
	})
	for _, word := range []string{"0101-1111", "7301011111", "Mette", "Karin", "når det ikke", "synge", "læge", "mentor", "sove", "fremad", "torsdag", "Ring til", s.mette, s.duty} {
		if strings.Contains(s.logs.String(), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

// allTried makes sure that every door among those was tried.
func (s *street) allTried(t *testing.T, doors []string, among func(path string) bool) {
	t.Helper()
	for _, r := range s.GetRoutes(true) {
		if r.Method != "HEAD" && among(r.Path) && !slices.ContainsFunc(doors, func(d string) bool { return isDoor(r.Method+" "+r.Path, d) }) {
			t.Errorf("nobody tries %s %s", r.Method, r.Path)
		}
	}
}

func (s *street) fill(route string) string {
	return strings.NewReplacer(":mette", s.mette, ":mine", s.finding, ":reuse", s.reuse, ":noticed", s.noticed,
		":remark", s.remark, ":asked", s.asked, ":answerable", s.answerable, ":promise", s.promise, ":kept", s.kept,
		":look", "1", ":meets", "momentum~c1-job~c1-job-a2", ":duty", url.PathEscape(s.duty), ":measure", url.PathEscape(s.measure)).Replace(route)
}

// isDoor reports whether an address is one of a route's.
func isDoor(route, address string) bool {
	address, _, _ = strings.Cut(address, "?")
	want, got := strings.Split(route, "/"), strings.Split(address, "/")
	for i := range want {
		if i >= len(got) || want[i] != got[i] && !strings.HasPrefix(want[i], ":") {
			return false
		}
	}
	return len(want) == len(got)
}

func TestABodyIsOneObjectWithTheFieldsOfTheDoorAndNoOther(t *testing.T) {
	s := openStreet(t)
	answer, pause, ceiling := "/api/findings/"+s.finding+"/answer", "/api/load/pause", "/api/load/ceiling"
	for _, c := range []struct {
		path, body string
		want       int
	}{
		{answer, ``, 422}, {answer, `null`, 422}, {answer, `[]`, 422}, {answer, `{"answer":"help"`, 422}, {answer, `{"answer":"help"} {}`, 422},
		{answer, `{"answer":"help","note":"a\u0000b"}`, 422}, {answer, `{"answer":"help","note":"a\\u0000b"}`, 204}, {answer, `{"answer":"help","more":1}`, 422}, {answer, `{"answer":7}`, 422}, {answer, `{}`, 422}, {answer, `{"answer":"cannot"}`, 422},
		{answer, `{"answer":"help","note":"` + strings.Repeat("ø", 501) + `"}`, 422}, {answer, `{"answer":"help","note":"` + strings.Repeat("ø", 500) + `"}`, 204},
		{pause, `{}`, 422}, {pause, `{"on":"yes"}`, 422}, {pause, `{"on":false}`, 204},
		{"/api/duties/" + url.PathEscape(s.duty) + "/handed-in", `null`, 422}, {ceiling, `{}`, 422}, {ceiling, `{"hours":0}`, 422}, {ceiling, `{"hours":1.5}`, 422}, {ceiling, `{"hours":61}`, 422}, {ceiling, `{"hours":null}`, 204},
		{"/api/goals", `{}`, 422}, {"/api/goals", `{"text":"` + strings.Repeat("ø", 301) + `"}`, 422}, {"/api/goals/og1/rate", `{"value":6}`, 422},
		{"/api/goals/og1/rate", `{"value":"5"}`, 422}, {"/api/goals/og1/move", `{"before":"nothing"}`, 422}, {"/api/devices", `{"endpoint":"https://push/1","p256dh":"A","auth":"AAAA","name":"Min"}`, 422}, {"/api/push/receipts", `{"receipt":"AAAA","what":"sold"}`, 422},
		{"/api/goals", `{"text":"` + strings.Repeat("ø", 40_000) + `"}`, 413},
	} {
		a := s.ask(t, "POST", c.path, c.body, s.headers["Mette"]...)
		if a.StatusCode != c.want {
			t.Errorf("%s %.40s: %d, want %d", c.path, c.body, a.StatusCode, c.want)
		}
		checkHeaders(t, a)
	}
	long := append([]string{"Idempotency-Key", strings.Repeat("k", 129)}, s.headers["Mette"]...)
	if a := s.ask(t, "POST", pause, `{"on":false}`, long...); a.StatusCode != 422 {
		t.Errorf("a key of 129: %d", a.StatusCode)
	}
}

func TestARepeatAnswersAsTheFirstDidAndAConflictIsSaid(t *testing.T) {
	s := openStreet(t)
	key := append([]string{"Idempotency-Key", "tap-1"}, s.headers["Mette"]...)
	door := "/api/duties/" + url.PathEscape(s.duty) + "/handed-in"
	for _, want := range []int{204, 204} {
		if a := s.ask(t, "POST", door, `{}`, key...); a.StatusCode != want {
			t.Errorf("under one key: %d %s", a.StatusCode, a.body)
		}
	}
	for _, headers := range [][]string{s.headers["Mette"], append([]string{"Idempotency-Key", "tap-2"}, s.headers["Mette"]...)} {
		a := s.ask(t, "POST", door, `{}`, headers...)
		if a.StatusCode != 409 || !strings.Contains(a.body, "Papiret er allerede sendt.") {
			t.Errorf("said anew: %d %s", a.StatusCode, a.body)
		}
	}
	if a := s.ask(t, "POST", door, `{"undo":true}`, key...); a.StatusCode != 409 {
		t.Errorf("the key for something else: %d", a.StatusCode)
	}
}

func TestMeSaysWhetherOneIsACitizenOrStaff(t *testing.T) {
	s := openStreet(t)
	for who, want := range map[string][2]string{"nobody": {"", ""}, "Mette": {"Mette Lund", ""}, "her borgerkonsulent": {"", "Lone Brandt"}} {
		var me struct{ Citizen, Staff struct{ Name string } }
		s.get(t, who, "/api/me", &me)
		if me.Citizen.Name != want[0] || me.Staff.Name != want[1] {
			t.Errorf("%s: %+v", who, me)
		}
	}
}

func TestTheDeskIsAGoldenAnswer(t *testing.T) {
	s := openStreet(t)
	answers := map[string]string{"desk.da.json": "/api/desk", "desk-mette.da.json": "/api/desk/citizens/:mette", "desk-mette.en.json": "/api/desk/citizens/:mette"}
	for _, say := range [][2]string{
		{"/api/findings/:mine/answer", `{"answer":"cannot_both","note":"Jeg når ikke bussen."}`}, {"/api/load/pause", `{"on":true,"note":"Jeg sover ikke."}`},
		{"/api/load/ceiling", `{"hours":20}`}, {"/api/reuse/:reuse/answer", `{"answer":"correct","note":"Jeg tager ikke den medicin mere."}`},
	} {
		if a := s.ask(t, "POST", s.fill(say[0]), say[1], s.headers["Mette"]...); a.StatusCode != 204 {
			t.Fatal(a.body)
		}
		s.now = s.now.Add(time.Millisecond) // so that what was said stands in its order
	}
	s.talkOfAGoal(t)
	for name, path := range answers {
		language := strings.Split(name, ".")[1]
		a := s.ask(t, "GET", s.fill(path), "", append([]string{"Accept-Language", language}, s.headers["her borgerkonsulent"]...)...)
		golden(t, filepath.Join("testdata", name), pretty(t, a.body))
	}
}

func pretty(t *testing.T, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(body), "", " "); err != nil {
		t.Fatal(err)
	}
	return append(out.Bytes(), '\n')
}
