package web_test

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// real is an arena with real providers, and somebody who stands between the house and
// the provider of citizens and may change what is asked and answered there.
type real struct {
	*arena
	asks    func(form url.Values)        // changes what the house asks for a token with
	answers func(token string) string    // changes the token that is answered
	tokens  map[models.Provider][]string // that were answered
}

func openReal(t *testing.T) *real {
	t.Helper()
	r := &real{tokens: map[models.Provider][]string{}}
	key := newKey(t)
	c := citizenConfig(realCitizens(t, "").Issuer)
	w := staffConfig(realStaff(t, key).Issuer, key)
	c.Transport, w.Transport = between{r, citizen}, between{r, staffer}
	r.arena = openSeeded(t, c, w)
	return r
}

// between passes on, as who has broken into the line would.
type between struct {
	r  *real
	by models.Provider
}

func (b between) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.URL.Path != "/token" {
		return http.DefaultTransport.RoundTrip(request)
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	form, _ := url.ParseQuery(string(body))
	if b.r.asks != nil {
		b.r.asks(form)
	}
	asked := form.Encode()
	request.Body, request.ContentLength = io.NopCloser(strings.NewReader(asked)), int64(len(asked))
	answer, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	said, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	_, rest, found := strings.Cut(string(said), `"id_token":"`)
	token, _, _ := strings.Cut(rest, `"`)
	if found {
		b.r.tokens[b.by] = append(b.r.tokens[b.by], token)
		if b.r.answers != nil {
			said = []byte(strings.Replace(string(said), token, b.r.answers(token), 1))
		}
	}
	answer.Body, answer.ContentLength = io.NopCloser(strings.NewReader(string(said))), int64(len(said))
	answer.Header.Del("Content-Length")
	return answer, nil
}

// sent is somebody who has been at the provider and is on the way back.
func (r *real) sent(t *testing.T, by models.Provider, as string) (back url.Values, carried string) {
	t.Helper()
	address, carried := r.leave(t, by, "to=%2Fplan")
	return testbed.NewPerson().Visit(t, address.String(), as).Query(), carried
}

type realAssault struct {
	name string
	do   func(*testing.T, *real) (to, session string)
}

// onLine is an attack on the line between house and provider.
func onLine(name string, ask func(*real, url.Values), answer func(r *real, token string) string) realAssault {
	return realAssault{name, func(t *testing.T, r *real) (string, string) {
		back, carried := r.sent(t, citizen, "mette")
		if ask != nil {
			r.asks = func(f url.Values) { ask(r, f) }
		}
		if answer != nil {
			r.answers = func(token string) string { return answer(r, token) }
		}
		defer func() { r.asks, r.answers = nil, nil }()
		return r.come(t, citizen, back, carried)
	}}
}

func challenge(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func header(token, json string) string {
	_, rest, _ := strings.Cut(token, ".")
	return base64.RawURLEncoding.EncodeToString([]byte(json)) + "." + rest
}

// TestAttackLoginRealProvider attacks what runs between browser, house and a real
// provider: what it refuses itself, what the house must, and what only the two
// together can.
func TestAttackLoginRealProvider(t *testing.T) {
	r := openReal(t)
	for _, one := range []struct {
		by models.Provider
		as string
	}{{citizen, "mette"}, {staffer, "kim"}} {
		back, carried := r.sent(t, one.by, one.as)
		to, session := r.come(t, one.by, back, carried)
		if to != "/plan" || session == "" {
			t.Fatalf("%s is led to %s\n%s", one.as, to, r.logs.String())
		}
		if got := r.ask(t, "POST", "/api/logout", "", "Cookie", session); got.StatusCode != http.StatusNoContent {
			t.Fatal(got.body)
		}
	}
	first, ofStaff := r.tokens[citizen][0], r.tokens[staffer][0]
	all := []realAssault{
		{"login CSRF: an answer without a cookie of one's own", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, citizen, "mette")
			return r.come(t, citizen, back, "")
		}},
		{"login CSRF: another's answer with one's own cookie", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, citizen, "mette")
			_, own := r.leave(t, citizen, "")
			return r.come(t, citizen, back, own)
		}},
		{"state swapped for that of one's own attempt", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, citizen, "mette")
			mine, own := r.sent(t, citizen, "stranger")
			back.Set("state", mine.Get("state"))
			return r.come(t, citizen, back, own)
		}},
		{"code injection: a stolen code into one's own attempt", func(t *testing.T, r *real) (string, string) {
			stolen, _ := r.sent(t, citizen, "mette")
			mine, own := r.sent(t, citizen, "stranger")
			mine.Set("code", stolen.Get("code"))
			return r.come(t, citizen, mine, own)
		}},
		{"the cookie of an attempt, made up", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, citizen, "mette")
			return r.come(t, citizen, back, "__Host-enplan-citizen="+strings.Repeat("A", 200))
		}},
		{"the cookie of an attempt, one letter changed", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, citizen, "mette")
			at := len(carried) / 2 // the last letter has bits that stand for nothing
			return r.come(t, citizen, back, carried[:at]+map[bool]string{true: "B", false: "A"}[carried[at] == 'A']+carried[at+1:])
		}},
		{"the cookie of staff at the door of citizens", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, staffer, "kim")
			return r.come(t, citizen, back, strings.Replace(carried, "-staff=", "-citizen=", 1))
		}},
		{"the answer to staff at the door of citizens", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, staffer, "kim")
			mine, own := r.sent(t, citizen, "stranger")
			back.Set("state", mine.Get("state"))
			return r.come(t, citizen, back, own)
		}},
		{"the answer to a citizen at the door of staff", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, citizen, "mette")
			mine, own := r.sent(t, staffer, "gæst")
			back.Set("state", mine.Get("state"))
			return r.come(t, staffer, back, own)
		}},
		{"the answer to staff at the door of citizens, iss mended", func(t *testing.T, r *real) (string, string) {
			back, _ := r.sent(t, staffer, "kim")
			mine, own := r.sent(t, citizen, "stranger")
			mine.Set("code", back.Get("code"))
			return r.come(t, citizen, mine, own)
		}},
		{"iss taken away", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, citizen, "mette")
			back.Del("iss")
			return r.come(t, citizen, back, carried)
		}},
		{"a code replayed", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, citizen, "low")
			r.come(t, citizen, back, carried)
			mine, own := r.sent(t, citizen, "stranger")
			mine.Set("code", back.Get("code"))
			return r.come(t, citizen, mine, own)
		}},
		{"the whole answer replayed with its cookie", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, citizen, "low")
			r.come(t, citizen, back, carried)
			return r.come(t, citizen, back, carried)
		}},
		{"a return that is eleven minutes late", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, citizen, "mette")
			defer func(was time.Time) { r.now = was }(r.now)
			r.now = r.now.Add(models.LoginWithin)
			return r.come(t, citizen, back, carried)
		}},
		{"a destination kept after a refusal, as an attempt", func(t *testing.T, r *real) (string, string) {
			back, carried := r.sent(t, citizen, "low")
			got := r.ask(t, "GET", path(citizen, "callback")+"?"+back.Encode(), "", "Cookie", carried)
			kept := got.Cookies()[0]
			return r.come(t, citizen, url.Values{"state": {""}, "code": {"x"}, "iss": back["iss"]}, kept.Name+"="+kept.Value)
		}},
		onLine("PKCE: no verifier", func(_ *real, f url.Values) { f.Del("code_verifier") }, nil),
		onLine("PKCE: another verifier", func(_ *real, f url.Values) { f.Set("code_verifier", strings.Repeat("a", 43)) }, nil),
		onLine("PKCE: the challenge for the verifier (plain)", func(_ *real, f url.Values) { f.Set("code_verifier", challenge(f.Get("code_verifier"))) }, nil),
		onLine("another address to come back to", func(_ *real, f url.Values) { f.Set("redirect_uri", ourAddress+"/auth/staff/callback") }, nil),
		onLine("the token of an earlier login", nil, func(*real, string) string { return first }),
		onLine("the token without its signature", nil, func(_ *real, token string) string { return token[:strings.LastIndex(token, ".")+1] }),
		onLine("the token with alg none", nil, func(_ *real, token string) string {
			return header(token[:strings.LastIndex(token, ".")+1], `{"alg":"none"}`)
		}),
		onLine("the token with alg HS256", nil, func(_ *real, token string) string { return header(token, `{"alg":"HS256","kid":"key-1"}`) }),
		onLine("the token with alg RS256", nil, func(_ *real, token string) string { return header(token, `{"alg":"RS256","kid":"key-1"}`) }),
		onLine("the token with a kid that nobody has", nil, func(_ *real, token string) string { return header(token, `{"alg":"ES256","kid":"key-9"}`) }),
		onLine("the token with a type of its own", nil, func(_ *real, token string) string {
			return header(token, `{"alg":"ES256","kid":"key-1","typ":"at+jwt"}`)
		}),
		onLine("the token with one letter of the claims changed", nil, func(_ *real, token string) string {
			at := strings.Index(token, ".") + 20
			return token[:at] + map[bool]string{true: "B", false: "A"}[token[at] == 'A'] + token[at+1:]
		}),
		onLine("the access token for the token", nil, func(*real, string) string { return "opaque" }),
		onLine("a token of the provider of staff", nil, func(*real, string) string { return ofStaff }),
	}
	for _, attack := range all {
		to, session := attack.do(t, r)
		n := r.sessions(t)
		t.Logf("%-58s %s", attack.name, to)
		if session != "" || n != 0 || !strings.HasPrefix(to, "/login/") {
			t.Fatalf("%s: led to %s, %d sessions\n%s", attack.name, to, n, r.logs.String())
		}
	}
	r.tellsNothing(t)
	t.Logf("attack: %d between the browser, the house and a certified provider, 0 sessions opened", len(all))
}
