package web_test

import (
	"strings"
	"testing"
)

func TestEachLoginIsALineOfTheProgramsLogAndNamesNobody(t *testing.T) {
	r := openRing(t)
	for want, change := range map[string]func(header, claims map[string]any){
		"level=INFO msg=login by=citizen outcome=in": func(map[string]any, map[string]any) {},
		"level=WARN msg=login by=citizen outcome=":   func(_, claims map[string]any) { claims["nonce"] = "another" },
	} {
		before := r.logs.Len()
		to, session := r.forged(t, citizen, func(header, claims map[string]any) string { change(header, claims); return "" })
		said := r.logs.String()[before:]
		if strings.Count(said, "msg=login ") != 1 || !strings.Contains(said, want) || !strings.Contains(said, "request=") || (session != "") != strings.Contains(want, "=in") {
			t.Errorf("led to %s, and the log says\n%s", to, said)
		}
	}
	r.tellsNothing(t)
}

// A provider that says in its own words that it is another one may not be believed to be
// the one that was set.
func TestAProviderThatCallsItselfAnotherLetsNobodyIn(t *testing.T) {
	for _, name := range []string{"https://broker.example", "", "/"} {
		r := openRing(t)
		r.citizens.Metadata = func(said map[string]any) {
			if said["issuer"] = name; name == "/" {
				said["issuer"] = r.citizens.URL + name
			}
		}
		a := r.ask(t, "GET", path(citizen, "begin"), "")
		if to := a.Header.Get("Location"); !strings.HasPrefix(to, "/login/") || r.sessions(t) != 0 {
			t.Errorf("one that calls itself %q: %d, led to %s", name, a.StatusCode, to)
		}
	}
}
