package web_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/wording"
)

type standing struct{ Left, Whole, Fresh int }

func (s *strandborg) standing(t *testing.T, method, path, cookie string) (v standing) {
	t.Helper()
	a := s.ask(t, method, path, "", "Cookie", cookie)
	if err := json.Unmarshal([]byte(a.body), &v); err != nil || a.StatusCode != 200 {
		t.Fatalf("%s: %d %s", path, a.StatusCode, a.body)
	}
	return v
}

// Who may how long, told from decision 0041.
func TestASessionEndsWhenNobodyUsesItAndAtTheLatestWhenItsDayIsOver(t *testing.T) {
	for as, limits := range map[string][2]time.Duration{
		"mette": {30 * time.Minute, 8 * time.Hour}, "lone": {time.Hour, 10 * time.Hour},
		"henrik": {time.Hour, 10 * time.Hour}, "birgit": {30 * time.Minute, 10 * time.Hour},
	} {
		t.Run(as, func(t *testing.T) {
			s := openStrandborg(t)
			idle, whole := limits[0], limits[1]
			left, used := s.logIn(t, as), s.logIn(t, as)
			begun := s.now
			for s.now = begun.Add(idle - time.Second); s.now.Before(begun.Add(whole)); s.now = s.now.Add(idle - time.Second) {
				if v := s.standing(t, "POST", "/api/session/use", used); time.Duration(v.Left)*time.Second > idle || v.Left > v.Whole {
					t.Fatalf("%v after the login: %+v", s.now.Sub(begun), v)
				}
				// What the page asks for by itself is no use.
				a := s.ask(t, "GET", "/api/session", "", "Cookie", left)
				if over := s.now.Sub(begun) >= idle; (a.StatusCode == 401) != over {
					t.Fatalf("%v after the login, unused: %d", s.now.Sub(begun), a.StatusCode)
				}
				for _, path := range []string{"/api/me", "/api/plan", "/api/desk", "/api/log"} {
					if a := s.ask(t, "GET", path, "", "Cookie", left); s.now.Sub(begun) >= idle && path != "/api/me" && a.StatusCode != 401 {
						t.Fatalf("%s, unused: %d", path, a.StatusCode)
					}
				}
			}
			s.now = begun.Add(whole - time.Second)
			if v := s.standing(t, "GET", "/api/session", used); v.Whole != 1 || v.Left != 1 {
				t.Errorf("a second before its end: %+v", v)
			}
			s.now = begun.Add(whole)
			if a := s.ask(t, "POST", "/api/session/use", "", "Cookie", used); a.StatusCode != 401 {
				t.Errorf("after its day: %d", a.StatusCode)
			}
		})
	}
}

func TestThePlanIsNotReadInASessionThatNobodyUsed(t *testing.T) {
	s := openStrandborg(t)
	cookie := s.logIn(t, "mette")
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie); a.StatusCode != 200 {
		t.Fatal(a.StatusCode)
	}
	s.now = s.now.Add(30 * time.Minute)
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie); a.StatusCode != 401 {
		t.Errorf("%d", a.StatusCode)
	}
}

func TestUseIsWrittenOnceAMinute(t *testing.T) {
	s := openStrandborg(t)
	cookie := s.logIn(t, "mette")
	for _, step := range []struct {
		after time.Duration
		left  int
	}{{59 * time.Second, 1741}, {time.Second, 1800}, {30 * time.Second, 1770}} {
		s.now = s.now.Add(step.after)
		if v := s.standing(t, "POST", "/api/session/use", cookie); v.Left != step.left {
			t.Errorf("%v later: %+v, want %d", step.after, v, step.left)
		}
	}
}

func TestATokenThatWasThereBeforeTheLoginIsWorthNothingAfterIt(t *testing.T) {
	s := openStrandborg(t)
	planted := "enplan=" + strings.Repeat("A", 43)
	for _, before := range []string{planted, s.logIn(t, "sara"), s.logIn(t, "lone")} {
		a := s.ask(t, "POST", "/api/demo/login", `{"as":"mette"}`, "Cookie", before)
		if a.StatusCode != 204 || len(a.Cookies()) != 1 {
			t.Fatalf("%d %s", a.StatusCode, a.body)
		}
		now := a.Cookies()[0].Name + "=" + a.Cookies()[0].Value
		if now == before || len(a.Cookies()[0].Value) != 43 {
			t.Errorf("the token after the login is %q", now)
		}
		if a := s.ask(t, "GET", "/api/session", "", "Cookie", before); a.StatusCode != 401 {
			t.Errorf("the token from before the login opens: %d", a.StatusCode)
		}
		if a := s.ask(t, "GET", "/api/session", "", "Cookie", now); a.StatusCode != 200 {
			t.Errorf("the new one: %d", a.StatusCode)
		}
	}
}

func TestShowingAgainPutsTheSessionUnderANewToken(t *testing.T) {
	s := openStrandborg(t)
	for _, as := range []string{"mette", "lone", "birgit"} {
		before := s.logIn(t, as)
		s.now = s.now.Add(7 * time.Minute)
		stood := s.standing(t, "GET", "/api/session", before)
		if stood.Fresh != 0 {
			t.Errorf("%s, seven minutes later: %+v", as, stood)
		}
		after := s.showAgain(t, before)
		if a := s.ask(t, "GET", "/api/session", "", "Cookie", before); a.StatusCode != 401 {
			t.Errorf("%s: the old token opens: %d", as, a.StatusCode)
		}
		if v := s.standing(t, "GET", "/api/session", after); v.Fresh != 300 || v.Whole != stood.Whole {
			t.Errorf("%s: it stood %+v and stands %+v", as, stood, v)
		}
	}
	if a := s.ask(t, "POST", "/api/demo/again", ""); a.StatusCode != 401 || len(a.Cookies()) != 0 {
		t.Errorf("nobody: %d %v", a.StatusCode, a.Cookies())
	}
}

func (s *strandborg) showAgain(t *testing.T, cookie string) string {
	t.Helper()
	a := s.ask(t, "POST", "/api/demo/again", "", "Cookie", cookie)
	if a.StatusCode != 204 || len(a.Cookies()) != 1 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	return a.Cookies()[0].Name + "=" + a.Cookies()[0].Value
}

// TestAfterLoggingOutTheTokenOpensNothing replays what was sent before, on every
// operation of the document.
func TestAfterLoggingOutTheTokenOpensNothing(t *testing.T) {
	s := openTown(t)
	for _, who := range []string{theCitizen, assigned, leader} {
		if a := s.ask(t, "POST", "/api/logout", "", s.headers[who]...); a.StatusCode != 204 {
			t.Fatal(a.StatusCode)
		}
	}
	tried := 0
	for _, o := range s.operations(t) {
		free, _ := mayEnter(o.method, o.path, nobody, o.target)
		ofSystem := strings.HasPrefix(o.path, "/api/intake/") || strings.HasPrefix(o.path, "/feed/")
		if free || ofSystem {
			continue // for anybody, or with another key than a session's
		}
		for _, who := range []string{theCitizen, assigned, leader} {
			tried++
			if a := s.enter(t, o, who, tried); a.StatusCode != 401 {
				t.Errorf("%s %s as %s, logged out: %d %.100s", o.method, o.path, who, a.StatusCode, a.body)
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d were tried", tried)
	}
}

func (s *strandborg) places(t *testing.T, cookie string) (v wording.SessionsView) {
	t.Helper()
	a := s.ask(t, "GET", "/api/sessions", "", "Cookie", cookie)
	if err := json.Unmarshal([]byte(a.body), &v); err != nil || a.StatusCode != 200 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	return v
}

func (s *strandborg) logInFrom(t *testing.T, as, agent string) string {
	t.Helper()
	a := s.ask(t, "POST", "/api/demo/login", `{"as":"`+as+`"}`, "User-Agent", agent)
	return a.Cookies()[0].Name + "=" + a.Cookies()[0].Value
}

const (
	phone = "Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
	pc    = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
)

func TestOneSeesAndEndsOwnSessionsOnly(t *testing.T) {
	s := openStrandborg(t)
	for _, as := range []string{"mette", "lone"} {
		here, there := s.logInFrom(t, as, phone), s.logInFrom(t, as, pc)
		third := s.logInFrom(t, as, "curl")
		stranger := s.logIn(t, "sara")
		v := s.places(t, here)
		if v.Here.Name != "Chrome på Android" || v.Here.Used != "Brugt lige nu" || len(v.Others) != 2 || strings.Contains(v.Here.Name, "A155") {
			t.Fatalf("%+v", v)
		}
		names := []string{v.Others[0].Name, v.Others[1].Name}
		slices.Sort(names)
		if !slices.Equal(names, []string{"En browser, vi ikke kender navnet på", "Firefox på Windows"}) {
			t.Errorf("%v", names)
		}
		of := map[string]string{}
		for _, o := range v.Others {
			of[o.Name] = o.ID
		}
		for who, cookie := range map[string]string{"a stranger": stranger, "itself": there} {
			a := s.ask(t, "DELETE", "/api/sessions/"+of["Firefox på Windows"], "", "Cookie", cookie)
			if a.StatusCode != 404 {
				t.Errorf("ended by %s: %d", who, a.StatusCode)
			}
		}
		if a := s.ask(t, "DELETE", "/api/sessions/"+of["Firefox på Windows"], "", "Cookie", here); a.StatusCode != 204 {
			t.Errorf("%d %s", a.StatusCode, a.body)
		}
		for cookie, want := range map[string]int{here: 200, there: 401, third: 200, stranger: 200} {
			if a := s.ask(t, "GET", "/api/session", "", "Cookie", cookie); a.StatusCode != want {
				t.Errorf("after one was ended: %d, want %d", a.StatusCode, want)
			}
		}
		if a := s.ask(t, "POST", "/api/sessions/end-others", "", "Cookie", here); a.StatusCode != 204 {
			t.Errorf("%d %s", a.StatusCode, a.body)
		}
		for cookie, want := range map[string]int{here: 200, third: 401, stranger: 200} {
			if a := s.ask(t, "GET", "/api/session", "", "Cookie", cookie); a.StatusCode != want {
				t.Errorf("after the others were ended: %d, want %d", a.StatusCode, want)
			}
		}
	}
}

func TestEndingASessionIsALineOfOnesOwnLog(t *testing.T) {
	s := openStrandborg(t)
	here := s.logIn(t, "mette")
	there := s.logIn(t, "mette")
	s.ask(t, "DELETE", "/api/sessions/"+s.places(t, there).Here.ID, "", "Cookie", here)
	s.ask(t, "POST", "/api/sessions/end-others", "", "Cookie", here)
	here = s.showAgain(t, here)
	log := s.ask(t, "GET", "/api/log", "", "Cookie", here).body
	for _, line := range []string{"Du loggede ud et andet sted.", "Du loggede ud alle andre steder.", "Du viste igen, at det er dig."} {
		if !strings.Contains(log, line) {
			t.Errorf("the log does not say %q", line)
		}
	}
}

// TestARoleThatIsTakenAwayIsGoneAtOnce: nothing of a role lies in the session.
func TestARoleThatIsTakenAwayIsGoneAtOnce(t *testing.T) {
	s, ctx, operator := openStrandborg(t), context.Background(), models.Viewer{Role: models.AsOperator}
	cookie := s.logIn(t, "per")
	if a := s.ask(t, "GET", "/api/desk", "", "Cookie", cookie); a.StatusCode != 200 {
		t.Fatal(a.StatusCode)
	}
	must(t, s.house.EmployStaff(ctx, operator, models.Staff{ID: "per", Name: "Per Dam", Role: models.AsLeader}))
	for path, want := range map[string]int{"/api/desk": 404, "/api/leader/report": 200} {
		if a := s.ask(t, "GET", path, "", "Cookie", cookie); a.StatusCode != want {
			t.Errorf("%s as a leader: %d, want %d", path, a.StatusCode, want)
		}
	}
	must(t, s.house.DismissStaff(ctx, operator, "per"))
	if a := s.ask(t, "GET", "/api/session", "", "Cookie", cookie); a.StatusCode != 401 {
		t.Errorf("one who does not work here any more: %d", a.StatusCode)
	}
	if a := s.ask(t, "POST", "/api/demo/login", `{"as":"per"}`); a.StatusCode == 204 {
		t.Error("one who does not work here any more can log in")
	}
}

func TestThereAreNoDoorsOfTheDemoOutsideIt(t *testing.T) {
	s := openStrandborg(t)
	inside := map[string]bool{}
	for _, r := range s.GetRoutes(true) {
		inside[r.Method+" "+r.Path] = true
	}
	real := s.withoutDemo()
	for _, r := range real.GetRoutes(true) {
		if strings.Contains(r.Path, "demo") {
			t.Errorf("there without the demo: %s %s", r.Method, r.Path)
		}
		delete(inside, r.Method+" "+r.Path)
	}
	for left := range inside {
		if !strings.Contains(left, "/api/demo/") {
			t.Errorf("only there in the demo: %s", left)
		}
	}
	for _, path := range []string{"/api/demo/login", "/api/demo/again", "/api/demo/people"} {
		for _, method := range []string{"GET", "POST"} {
			if a := (&strandborg{App: real, log: s.log}).ask(t, method, path, `{"as":"mette"}`); a.StatusCode != http.StatusNotFound || len(a.Cookies()) != 0 {
				t.Errorf("%s %s: %d", method, path, a.StatusCode)
			}
		}
	}
}

// TestOnlyAFreshLoginOpensThese tries every operation seven minutes after the login.
// Those of the table ask for a fresh one; all others do as they did, among them every
// way to say no.
func TestOnlyAFreshLoginOpensThese(t *testing.T) {
	s := openTown(t)
	s.now = s.now.Add(7 * time.Minute)
	asks := map[string][]string{
		"GET /api/export":                                                 {theCitizen},
		"POST /api/consents":                                              {theCitizen},
		"POST /api/consents/{consent}/give":                               {theCitizen},
		"POST /api/consents/{consent}/resume":                             {theCitizen},
		"POST /api/desk/citizens/{id}/consents":                           {assigned},
		"POST /api/desk/citizens/{id}/consents/{consent}/give":            {assigned},
		"POST /api/departments/{department}/citizens/{citizen}/emergency": {ownProfession},
		"POST /api/family/words":                                          {theCitizen},
		"POST /api/desk/citizens/{id}/family/words":                       {assigned},
	}
	all := s.operations(t)
	slices.SortStableFunc(all, func(a, b operation) int { return map[bool]int{true: 1}[lastly(a)] - map[bool]int{true: 1}[lastly(b)] })
	found := map[string]bool{}
	for n, o := range all {
		if stays(o) || o.target != "" && o.target != given {
			continue
		}
		name := o.method + " " + strings.NewReplacer("/departments/jobcenter/", "/departments/{department}/", "/departments/fritid/", "/departments/{department}/").Replace(o.path)
		for _, visitor := range []string{theCitizen, assigned, ownProfession} {
			a := s.enter(t, o, visitor, n)
			stale := a.StatusCode == 403 && strings.Contains(a.body, `"code":"stale"`)
			if _, should := asks[name]; stale != should {
				t.Errorf("%s as %s: %d %.150s", name, visitor, a.StatusCode, a.body)
			}
			if a.StatusCode == 403 && !stale {
				t.Errorf("%s as %s: 403 says that there is something", name, visitor)
			}
			found[name] = true
		}
		for _, visitor := range asks[name] { // and once it is fresh, it is another answer
			cookie := s.showAgain(t, strings.TrimPrefix(s.headers[visitor][1], ""))
			s.headers[visitor] = []string{"Cookie", cookie}
			if a := s.enter(t, o, visitor, n); a.StatusCode == 403 || a.StatusCode == 401 {
				t.Errorf("%s as %s, fresh: %d %.150s", name, visitor, a.StatusCode, a.body)
			}
		}
		if len(asks[name]) > 0 {
			s.now = s.now.Add(6 * time.Minute)
			for _, visitor := range []string{theCitizen, assigned, ownProfession} {
				s.ask(t, "POST", "/api/session/use", "", s.headers[visitor]...)
			}
		}
	}
	for name := range asks {
		if !found[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

func TestAYesSaysHowSureItWasWhoGaveIt(t *testing.T) {
	s := openTown(t)
	cookie := s.headers[theCitizen]
	terms := map[string]string{"to": "fritid", "from": "sundhedscentret", "category": "limits", "purpose": string(models.PurposeSpare), "last": "2026-12-10"}
	body, err := json.Marshal(terms)
	must(t, err)
	var text struct{ Hash string }
	a := s.ask(t, "POST", "/api/consents/text", string(body), append([]string{"Content-Type", "application/json"}, cookie...)...)
	must(t, json.Unmarshal([]byte(a.body), &text))
	terms["hash"] = text.Hash
	body, err = json.Marshal(terms)
	must(t, err)
	s.now = s.now.Add(3 * time.Minute)
	a = s.ask(t, "POST", "/api/consents", string(body), append([]string{"Content-Type", "application/json", "Idempotency-Key", "yes"}, cookie...)...)
	var id struct{ ID string }
	if err := json.Unmarshal([]byte(a.body), &id); err != nil || a.StatusCode != 201 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	file := s.ask(t, "GET", "/api/consents/"+id.ID+"/receipt", "", cookie...).body
	for _, want := range []string{`"loa": "demo"`, `"auth": "` + s.now.Add(-3*time.Minute).UTC().Format("2006-01-02T15:04:05.000Z")} {
		if !strings.Contains(file, want) {
			t.Errorf("the receipt does not say %s: %.300s", want, file)
		}
	}
	if file := s.ask(t, "GET", "/api/export?format=json", "", cookie...).body; !strings.Contains(file, "Du viste, hvem du er, i demoen") {
		t.Error("the own record does not say it")
	}
}
