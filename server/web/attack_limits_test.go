package web_test

import (
	"fmt"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"enplan/server/demo"
	"enplan/server/web"
)

// limited is the door with its limits, behind a proxy at proxies.
func (s *strandborg) limited(proxies ...netip.Prefix) {
	people := []web.DemoPerson{}
	for _, p := range demo.People() {
		people = append(people, web.DemoPerson{As: p.As, Name: p.Name, About: p.About})
	}
	s.App = web.New(web.House{
		Live: s.hub, Actions: s.house, Log: s.log, Now: func() time.Time { return s.now }, Zone: s.now.Location(),
		Municipality: demo.Municipality, Phone: demo.Phone, Demo: people, Proxies: proxies,
		App: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}},
	})
}

// untilRefused asks until it is refused, and says how often it was not.
func (s *strandborg) untilRefused(t *testing.T, most int, method, path, body string, headers ...string) (passed int, last answer) {
	t.Helper()
	for passed <= most {
		if last = s.ask(t, method, path, body, headers...); last.StatusCode == http.StatusTooManyRequests {
			return passed, last
		}
		passed++
	}
	t.Errorf("%s %s: %d times and no end", method, path, passed)
	return passed, last
}

func TestAttackLimits(t *testing.T) {
	s := openStreet(t)
	s.limited()
	asked := 0
	for _, c := range []struct {
		who, method, path, body string
		most                    int
	}{
		{"Mette", "GET", "/api/plan", "", 300}, {"her borgerkonsulent", "GET", "/api/desk/absence", "", 300},
		{"Mette", "POST", "/api/seen", `{"seq":1}`, 60}, {"Mette", "POST", "/api/threads/search", `{"words":"x"}`, 15},
		{"nobody", "POST", "/api/demo/login", `{"as":"mette"}`, 60}, {"nobody", "POST", "/api/push/receipts", `{"receipt":"A","what":"opened"}`, 300},
		{"nobody", "GET", "/api/me", "", 300}, {"a machine", "GET", "/api/intake/momentum/notices", "", 300},
		{"a machine", "PUT", "/api/intake/momentum/deliveries/1", `[`, 200},
	} {
		passed, last := s.untilRefused(t, c.most+1, c.method, c.path, c.body, s.headers[c.who]...)
		asked += passed + 1
		wait, err := strconv.Atoi(last.Header.Get("Retry-After"))
		if passed != c.most || err != nil || wait < 1 || !strings.Contains(last.body, "Vent lidt, og prøv igen") {
			t.Errorf("%s %s as %s: %d passed, of %d; then wait %q: %s", c.method, c.path, c.who, passed, c.most, last.Header.Get("Retry-After"), last.body)
		}
		s.now = s.now.Add(time.Duration(wait) * time.Second)
		if a := s.ask(t, c.method, c.path, c.body, s.headers[c.who]...); a.StatusCode == http.StatusTooManyRequests {
			t.Errorf("%s %s: who waited %d seconds is refused again", c.method, c.path, wait)
		}
	}
	// Another person, and another door, are not touched.
	s.untilRefused(t, 301, "GET", "/api/plan", "", s.headers["Mette"]...)
	for who, path := range map[string]string{"another citizen": "/api/plan", "nobody": "/healthz"} {
		if a := s.ask(t, "GET", path, "", s.headers[who]...); a.StatusCode != 200 {
			t.Errorf("%s as %s: %d", path, who, a.StatusCode)
		}
	}
	t.Logf("attack: %d requests against 9 limits, 0 over the limit", asked)
}

func TestAnAddressIsTheOneThatTheNamedProxySaysAndNobodyElse(t *testing.T) {
	s := openStrandborg(t)
	login := func(n int, forwarded ...string) int {
		a := s.ask(t, "POST", "/api/demo/login", `{"as":"x`+fmt.Sprint(n)+`"}`, "X-Forwarded-For", strings.Join(forwarded, ", "))
		return a.StatusCode
	}
	s.limited() // no proxy is named: whatever is forwarded, it is one address
	for i := range 60 {
		login(i, fmt.Sprintf("198.51.100.%d", i))
	}
	if got := login(60, "198.51.100.99"); got != http.StatusTooManyRequests {
		t.Errorf("a forged address has a bucket of its own: %d", got)
	}
	s.limited(netip.MustParsePrefix("0.0.0.0/32"), netip.MustParsePrefix("10.0.0.0/8")) // where the tests come from
	for i := range 60 {
		login(i, fmt.Sprintf("203.0.113.%d", i), "198.51.100.7", "10.1.2.3")
	}
	if got := login(60, "203.0.113.200", "198.51.100.7", "10.1.2.3"); got != http.StatusTooManyRequests {
		t.Errorf("what the client wrote before the proxy's word counts: %d", got)
	}
	if got := login(61, "198.51.100.8", "10.1.2.3"); got == http.StatusTooManyRequests {
		t.Error("another address behind the same proxy is refused")
	}
	for i := range 60 {
		login(i, fmt.Sprintf("2001:db8:1:2::%x", i+1))
	}
	if got := login(62, "2001:db8:1:2:ffff::1"); got != http.StatusTooManyRequests {
		t.Errorf("one network of IPv6 has many addresses: %d", got)
	}
}
