package web_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// untold are the doors whose answers to the citizen may differ when Safety is on: what
// the app must know, what is told outside it, and the own log, which says in other words
// that something was written.
var untold = []string{"/api/me", "/api/notifications", "/api/log", "/api/export", "/api/export/choices"}

// TestNoScreenTellsThatSafetyIsOn asks for all that the phone can read.
func TestNoScreenTellsThatSafetyIsOn(t *testing.T) {
	s := openStrandborg(t)
	cookie := s.logIn(t, "mette")
	words := "Ring på arbejdet, aldrig hjem"
	read := func() map[string]string {
		answers := map[string]string{}
		for path, item := range readSpec(t).Paths.Map() {
			if item.Get == nil || strings.Contains(path, "{") || path == "/api/live" || path == "/api/export" {
				continue
			}
			if a := s.ask(t, "GET", path, "", "Cookie", cookie); a.StatusCode < 300 {
				answers[path] = a.body
			}
		}
		return answers
	}
	before := read()
	if a := s.ask(t, "POST", "/api/reach", `{"on":true,"words":"`+words+`"}`, "Cookie", cookie); a.StatusCode != 204 || a.body != "" {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	after := read()
	if len(before) < 12 || len(after) != len(before) {
		t.Fatalf("%d answers before and %d after", len(before), len(after))
	}
	record := s.ask(t, "GET", "/api/export?format=json", "", "Cookie", cookie)
	if after["/api/export"] = record.body; record.StatusCode != 200 {
		t.Fatal(record.body)
	}
	tells := regexp.MustCompile(`(?i)tryghed|safety|` + words)
	for path, body := range after {
		if body != before[path] && !slices.Contains(untold, path) {
			t.Errorf("%s is another answer:\n%s\n%s", path, before[path], body)
		}
		if path != "/api/openapi.json" && tells.MatchString(body) {
			t.Errorf("%s tells: %s", path, tells.FindString(body))
		}
	}
	if !strings.Contains(after["/api/log"], "skrev, hvordan du bedst får besked") {
		t.Error("the own log does not say that something was written")
	}
	for _, say := range []string{`{"on":true}`, `{"on":false}`, `{"on":false}`} {
		if a := s.ask(t, "POST", "/api/reach", say, "Cookie", cookie); a.StatusCode != 204 || a.body != "" {
			t.Errorf("%s is answered %d %q, and not as ever", say, a.StatusCode, a.body)
		}
	}
	if strings.Contains(s.logs.String(), words) {
		t.Error("the program's log has the words")
	}
}

func TestTheAppIsToldWhatItMustKnowBeforeItShowsAnything(t *testing.T) {
	s := openStrandborg(t)
	cookie := s.logIn(t, "mette")
	type view struct{ Plain, Forgets bool }
	me := func() (v view) {
		t.Helper()
		if err := json.Unmarshal([]byte(s.ask(t, "GET", "/api/me", "", "Cookie", cookie).body), &v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	if got := me(); got != (view{}) {
		t.Errorf("nothing was said: %+v", got)
	}
	s.ask(t, "POST", "/api/reach", `{"on":true}`, "Cookie", cookie)
	if got := me(); got != (view{false, true}) {
		t.Errorf("on: %+v", got)
	}
	s.ask(t, "POST", "/api/reach", `{"plain":true}`, "Cookie", cookie)
	if got := me(); got != (view{true, true}) {
		t.Errorf("with another name: %+v", got)
	}
	if other := s.ask(t, "GET", "/api/me", "", "Cookie", s.logIn(t, "sara")); strings.Contains(other.body, "forgets") || strings.Contains(other.body, "plain") {
		t.Errorf("of somebody else: %s", other.body)
	}
}

func TestLeavingEndsTheSessionAndHasTheBrowserForget(t *testing.T) {
	s := openStrandborg(t)
	cookie := s.logIn(t, "mette")
	a := s.ask(t, "POST", "/api/leave", "{}", "Cookie", cookie)
	if a.StatusCode != 204 || a.Header.Get("Clear-Site-Data") != `"cache", "cookies", "storage"` || !strings.Contains(a.Header.Get("Set-Cookie"), "enplan=;") {
		t.Errorf("%d %v", a.StatusCode, a.Header)
	}
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie); a.StatusCode != 401 {
		t.Errorf("the session goes on: %d", a.StatusCode)
	}
}
