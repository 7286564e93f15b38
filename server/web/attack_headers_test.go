package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"enplan/server/testbed"
)

// carries holds what every answer must carry, whatever it is.
func carries(t *testing.T, what string, a answer) (n int) {
	t.Helper()
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		"Strict-Transport-Security": "max-age=31536000; includeSubDomains", "Permissions-Policy": "camera=(),", "X-Request-Id": "",
	} {
		if n++; !strings.HasPrefix(a.Header.Get(name), want) || a.Header.Get(name) == "" {
			t.Errorf("%s: %s is %q", what, name, a.Header.Get(name))
		}
	}
	policy := a.Header.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") || strings.Contains(policy, "data:") {
		t.Errorf("%s: the policy is %q", what, policy)
	}
	if !strings.Contains(policy, "sandbox") {
		for _, part := range []string{"frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types enplan-worker"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: the policy lacks %s", what, part)
			}
		}
	}
	for _, name := range []string{"Access-Control-Allow-Origin", "Server", "X-Powered-By"} {
		if a.Header.Get(name) != "" {
			t.Errorf("%s: %s is %q", what, name, a.Header.Get(name))
		}
	}
	if kind := a.Header.Get("Content-Type"); kind == "" && a.body != "" {
		t.Errorf("%s: nobody says what kind of content it is", what)
	}
	return n + 1
}

func isAPI(path string) bool { return strings.HasPrefix(path, "/api/") }

func TestAttackHeaders(t *testing.T) {
	s := openTown(t)
	answers, checks := 0, 0
	look := func(what string, a answer) {
		t.Helper()
		answers++
		checks += carries(t, what, a)
	}
	for _, o := range s.operations(t) {
		for _, visitor := range []string{nobody, theCitizen, assigned, ownProfession, ownSystem} {
			if stays(o) || o.target != "" && o.target != given {
				continue
			}
			a := s.enter(t, o, visitor, answers)
			look(o.method+" "+o.path+" as "+visitor, a)
			if isAPI(o.path) && !strings.Contains(a.Header.Get("Cache-Control"), "no-store") {
				t.Errorf("%s %s may be kept: %s", o.method, o.path, a.Header.Get("Cache-Control"))
			}
		}
	}
	for what, how := range map[string][3]string{
		"the page": {"GET", "/plan", "200"}, "a script": {"GET", "/assets/app-1.js", "200"}, "no file": {"GET", "/missing.js", "404"},
		"no door": {"GET", "/api/nothing", "404"}, "another method": {"PUT", "/api/plan", "405"}, "a method nobody knows": {"BREW", "/api/plan", "405"},
		"a method for the page": {"POST", "/plan", "405"}, "what a browser asks first": {"OPTIONS", "/api/plan", "405"}, "an echo": {"TRACE", "/", "405"},
	} {
		a := s.ask(t, how[0], how[1], "")
		look(what, a)
		if a.Status[:3] != how[2] || how[2] == "405" && a.Header.Get("Allow") == "" {
			t.Errorf("%s: %s, allowed %q", what, a.Status, a.Header.Get("Allow"))
		}
	}
	for size, want := range map[int]int{70_000: 413, 900_000: 413} {
		a := s.ask(t, "POST", "/api/goals", `{"text":"`+strings.Repeat("x", size)+`"}`, s.headers[theCitizen]...)
		if look("too much", a); a.StatusCode != want {
			t.Errorf("%d bytes: %d", size, a.StatusCode)
		}
	}
	s.breakDown(t)
	a := s.ask(t, "GET", "/api/desk", "", s.headers[assigned]...)
	if look("a database that is gone", a); a.StatusCode < 500 {
		t.Errorf("without a database: %d", a.StatusCode)
	}
	t.Logf("attack: %d answers, %d headers looked at, 0 missing", answers, checks)
}

// breakDown puts a house behind the door whose database is gone.
func (s *town) breakDown(t *testing.T) {
	t.Helper()
	gone, err := enter(testbed.SQLite(t))
	must(t, err)
	must(t, gone.kept.Close())
	s.house = gone.house
	s.limited()
}

func TestAForwardedNameCountsOnlyFromAProxyThatIsNamed(t *testing.T) {
	s := openStrandborg(t)
	for _, header := range []string{"X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Scheme", "X-Forwarded-Protocol", "X-Forwarded-Ssl", "X-Url-Scheme", "Forwarded"} {
		value := "evil.example"
		if !strings.HasSuffix(header, "Host") {
			value = "https"
		}
		a := s.ask(t, "POST", "/api/demo/login", `{"as":"mette"}`, header, value, "Origin", "https://evil.example")
		if a.StatusCode != http.StatusNotFound || len(a.Cookies()) > 0 {
			t.Errorf("%s: %d", header, a.StatusCode)
		}
		if a := s.ask(t, "POST", "/api/demo/login", `{"as":"mette"}`, header, value, "Origin", "https://example.com"); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s makes it https: %d", header, a.StatusCode)
		}
	}
}

func TestEveryDoorThatIsNotAskedForItsMethodSaysWhichItHas(t *testing.T) {
	s, document := openTown(t), readSpec(t)
	for _, o := range s.operations(t) {
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} {
			item := document.Paths.Find(strings.NewReplacer("/jobcenter", "/{department}", "/fritid", "/{department}").Replace(o.path))
			if item == nil || item.GetOperation(method) != nil || o.target != "" && o.target != given {
				continue
			}
			a := s.ask(t, method, o.address, "")
			if a.StatusCode == 401 {
				continue // a door whose name is a parameter here
			}
			if a.StatusCode != 405 || !slices.Contains(strings.Split(a.Header.Get("Allow"), ", "), o.method) {
				t.Errorf("%s %s: %d, allowed %q", method, o.path, a.StatusCode, a.Header.Get("Allow"))
			}
		}
	}
}
