package web_test

import (
	"slices"
	"strings"
	"testing"

	"enplan/i18n"
)

// origins are where the page stands that makes a browser of somebody who is logged in
// send something. Ours is http://example.com.
var origins = map[string][]string{
	"another site":               {"Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"},
	"a neighbour under our name": {"Origin", "http://blog.example.com", "Sec-Fetch-Site", "same-site"},
	"a page without a name":      {"Origin", "null", "Sec-Fetch-Site", "cross-site"},
	"a page that is not told":    {"Sec-Fetch-Site", "cross-site"},
	"our name, another scheme":   {"Origin", "https://example.com", "Sec-Fetch-Site", "same-site"},
	"a name like ours":           {"Origin", "http://example.com.evil.example", "Sec-Fetch-Site", "cross-site"},
}

// oldOrigins are the same in a browser that sends no Sec-Fetch-Site.
var oldOrigins = [][]string{
	{"Origin", "https://evil.example"}, {"Origin", "null"}, {"Origin", "https://example.com"}, {"Origin", "http://example.com:8443"},
	{"Origin", "http://example.com."}, {"Origin", "http://examp1e.com"}, {"Origin", "http://example.com@evil.example"}, {"Origin", "//example.com"},
	{"Origin", "http://evil.example/http://example.com"}, {"Origin", "example.com"},
}

// forms are the kinds of content that a page of another site sends without asking.
var forms = map[string]string{
	"application/x-www-form-urlencoded": "answer=help&note=x",
	"text/plain":                        `{"answer":"help","x":"="}`,
	"multipart/form-data; boundary=b":   "--b\r\nContent-Disposition: form-data; name=\"answer\"\r\n\r\nhelp\r\n--b--\r\n",
}

// unsafe are the operations that change something, one of each, with the cookie or the
// key of somebody who may.
func (s *town) unsafe(t *testing.T) (all []operation, as map[string][]string) {
	t.Helper()
	as = map[string][]string{}
	for _, o := range s.operations(t) {
		name := o.method + " " + o.path
		if o.method == "GET" || as[name] != nil || o.target != "" && o.target != given {
			continue
		}
		for _, visitor := range visitors {
			if may, _ := mayEnter(o.method, o.path, visitor, o.target); may && s.headers[visitor] != nil && as[name] == nil {
				as[name] = s.headers[visitor]
			}
		}
		if as[name] == nil { // nobody may just now; a cookie is sent along all the same
			as[name] = s.headers[ownProfession]
		}
		all = append(all, o)
	}
	slices.SortStableFunc(all, func(a, b operation) int { return map[bool]int{true: 1}[lastly(a)] - map[bool]int{true: 1}[lastly(b)] })
	return all, as
}

func TestAttackCSRF(t *testing.T) {
	s := openTown(t)
	turnedAway := i18n.For("da").Text("error.elsewhere", nil)
	all, as := s.unsafe(t)
	tried, accepted := 0, 0
	refused := func(a answer, o operation, how ...string) {
		t.Helper()
		if tried++; a.StatusCode != 404 || !strings.Contains(a.body, turnedAway) {
			accepted++
			t.Errorf("%s %s from %v: %d %.120s", o.method, o.path, how, a.StatusCode, a.body)
		}
	}
	for _, o := range all {
		headers := as[o.method+" "+o.path]
		for origin, says := range origins {
			for kind, body := range forms {
				// Even were it to get our own header along, the origin turns it away.
				a := s.ask(t, o.method, o.address, body, slices.Concat(headers, says, []string{"Content-Type", kind, "X-Enplan", "1"})...)
				refused(a, o, origin, kind)
			}
		}
		for _, says := range oldOrigins {
			refused(s.ask(t, o.method, o.address, o.body, slices.Concat(headers, says)...), o, says...)
		}
	}
	t.Logf("attack: %d requests to %d unsafe operations, %d accepted", tried, len(all), accepted)
	s.pastTwoWalls(t, all, as, turnedAway)
}

// pastTwoWalls takes two of the three walls away at a time; and our own page gets past
// them all.
func (s *town) pastTwoWalls(t *testing.T, all []operation, as map[string][]string, turnedAway string) {
	t.Helper()
	ours := []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://example.com"}
	tried := 0
	for _, o := range all {
		name, headers := o.method+" "+o.path, as[o.method+" "+o.path]
		reports, keyed := strings.HasSuffix(o.path, "/policy-reports"), headers[0] == "Authorization"
		provider := strings.HasPrefix(o.path, "/auth/") // a provider's server sends a form, and no cookie counts there
		if !reports && !keyed && !provider {
			for _, more := range [][]string{nil, {"Authorization", "Basic YTpi"}, {"Authorization", "bearer"}} {
				a := s.ask(t, o.method, o.address, o.body, slices.Concat(headers, ours, more, []string{"Content-Type", o.kind, "X-Enplan", "none"})...)
				if tried++; a.StatusCode != 404 || !strings.Contains(a.body, turnedAway) {
					t.Errorf("%s without our header, with %v: %d %.120s", name, more, a.StatusCode, a.body)
				}
			}
		}
		for kind, body := range forms {
			if provider && strings.HasPrefix(kind, "application/x-www-form-urlencoded") {
				continue
			}
			a := s.ask(t, o.method, o.address, body, slices.Concat(headers, ours, []string{"Content-Type", kind})...)
			if tried++; a.StatusCode != 415 {
				t.Errorf("%s as %s: %d %.120s", name, kind, a.StatusCode, a.body)
			}
		}
		// Our own page gets past all three.
		a := s.ask(t, o.method, o.address, o.body, slices.Concat(headers, ours, []string{"Content-Type", o.kind, "X-Enplan-Name", "a.png"})...)
		if strings.Contains(a.body, turnedAway) || a.StatusCode == 405 || a.StatusCode == 415 && o.kind == "application/json" {
			t.Errorf("%s from our own page: %d %.120s", name, a.StatusCode, a.body)
		}
	}
	t.Logf("attack: %d requests to %d unsafe operations, each past two of three walls, 0 accepted by the third", tried, len(all))
}
