package web_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// assault is one attack: it tries to get a session and gives where it was led. The
// arena is the same for all; who is attacked carries nothing into the next.
type assault struct {
	name string
	do   func(t *testing.T, a *ring) (to, session string)
}

// ring is an arena with a provider that does what it is told for each kind of person.
type ring struct {
	*arena
	citizens, staff *testbed.Evil // providers
}

const citizen, staffer = models.ByCitizenProvider, models.ByStaffProvider

func openRing(t *testing.T) *ring {
	t.Helper()
	r := &ring{citizens: testbed.StartEvil(t), staff: testbed.StartEvil(t)}
	c := citizenConfig(r.citizens.URL)
	s := staffConfig(r.staff.URL, newKey(t))
	s.UserInfo = false
	r.arena = openSeeded(t, c, s)
	r.citizens.UserInfo = func() map[string]any { return map[string]any{"sub": "mette", "dk.cpr": metteCPR} }
	return r
}

// good are the header and claims of a token that would be believed.
func (r *ring) good(evil *testbed.Evil, asked url.Values) (header, claims map[string]any) {
	now := r.now.Unix()
	return map[string]any{"alg": "ES256", "kid": evil.Kid, "typ": "JWT"}, map[string]any{
		"iss": evil.URL, "sub": "mette", "aud": theClient, "iat": now, "exp": now + 300, "auth_time": now, "nonce": asked.Get("nonce"),
		"loa": substantial, "dk.cpr": metteCPR, "name": "Kim Krog", "groups": []string{"enplan-konsulent"}, "sid": "s1",
	}
}

// forged is a whole login in which the token is what forge makes of a good one.
func (r *ring) forged(t *testing.T, by models.Provider, forge func(header, claims map[string]any) string) (to, session string) {
	t.Helper()
	evil := r.citizens
	if by == staffer {
		evil = r.staff
	}
	address, carried := r.leave(t, by, "to=%2Fplan")
	evil.Token = func(url.Values) (int, map[string]any) {
		header, claims := r.good(evil, address.Query())
		token := forge(header, claims)
		if token == "" {
			token = testbed.JWS(header, claims, testbed.ES256(evil.Key))
		}
		return 200, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": token}
	}
	return r.come(t, by, url.Values{"state": {address.Query().Get("state")}, "code": {"c"}, "iss": {evil.URL}}, carried)
}

// claim is an attack in which the claims, or the header, are other ones.
func claim(name string, change func(header, claims map[string]any)) assault {
	return forgery(name, func(_ *ring, header, claims map[string]any) string { change(header, claims); return "" })
}

func forgery(name string, forge func(r *ring, header, claims map[string]any) string) assault {
	return assault{name, func(t *testing.T, r *ring) (string, string) {
		return r.forged(t, citizen, func(header, claims map[string]any) string { return forge(r, header, claims) })
	}}
}

// brought is an attack in which what comes back through the browser is something else.
func brought(name string, change func(r *ring, v url.Values)) assault {
	return assault{name, func(t *testing.T, r *ring) (string, string) {
		address, carried := r.leave(t, citizen, "")
		r.citizens.Token = func(url.Values) (int, map[string]any) {
			header, claims := r.good(r.citizens, address.Query())
			return 200, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": testbed.JWS(header, claims, testbed.ES256(r.citizens.Key))}
		}
		v := url.Values{"state": {address.Query().Get("state")}, "code": {"c"}, "iss": {r.citizens.URL}}
		change(r, v)
		return r.come(t, citizen, v, carried)
	}}
}

func unsigned([]byte) []byte { return nil }

var tokens = []assault{
	claim("nonce is wrong", func(_, c map[string]any) { c["nonce"] = "another" }),
	claim("nonce is missing", func(_, c map[string]any) { delete(c, "nonce") }),
	claim("nonce is a list", func(_, c map[string]any) { c["nonce"] = []any{c["nonce"]} }),
	claim("aud is another client", func(_, c map[string]any) { c["aud"] = "another" }),
	claim("aud is ours and another", func(_, c map[string]any) { c["aud"] = []string{theClient, "another"} }),
	claim("aud is missing", func(_, c map[string]any) { delete(c, "aud") }),
	claim("azp is another client", func(_, c map[string]any) { c["azp"] = "another" }),
	claim("iss is another", func(_, c map[string]any) { c["iss"] = "https://broker.example" }),
	claim("iss with a stroke after it", func(_, c map[string]any) { c["iss"] = c["iss"].(string) + "/" }),
	claim("sub is missing", func(_, c map[string]any) { delete(c, "sub") }),
	claim("expired a second ago", func(_, c map[string]any) { c["exp"] = c["iat"].(int64) - 1 }),
	claim("exp is missing", func(_, c map[string]any) { delete(c, "exp") }),
	claim("exp is a text", func(_, c map[string]any) { c["exp"] = "9999999999" }),
	claim("nbf in two minutes", func(_, c map[string]any) { c["nbf"] = c["iat"].(int64) + 120 }),
	claim("nbf is a text", func(_, c map[string]any) { c["nbf"] = "soon" }),
	claim("iat an hour ago", func(_, c map[string]any) { c["iat"] = c["iat"].(int64) - 3600 }),
	claim("iat in an hour", func(_, c map[string]any) { c["iat"] = c["iat"].(int64) + 3600 }),
	claim("iat is missing", func(_, c map[string]any) { delete(c, "iat") }),
	claim("auth_time of an earlier login", func(_, c map[string]any) { c["auth_time"] = c["iat"].(int64) - 3600 }),
	claim("auth_time in an hour", func(_, c map[string]any) { c["auth_time"] = c["iat"].(int64) + 3600 }),
	claim("at_hash of another access token", func(_, c map[string]any) { c["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA" }),
	claim("loa is low", func(_, c map[string]any) { c["loa"] = "https://data.gov.dk/concept/core/nsis/Low" }),
	claim("loa is missing", func(_, c map[string]any) { delete(c, "loa") }),
	claim("loa is a list", func(_, c map[string]any) { c["loa"] = []any{substantial} }),
	claim("loa begins like ours", func(_, c map[string]any) { c["loa"] = substantial + "x" }),
	claim("loa in other letters", func(_, c map[string]any) { c["loa"] = strings.ToUpper(substantial) }),
	claim("loa by its last word", func(_, c map[string]any) { c["loa"] = "Substantial" }),
	claim("acr instead of loa", func(_, c map[string]any) { delete(c, "loa"); c["acr"] = substantial }),
	claim("a logout token for a login", func(h, _ map[string]any) { h["typ"] = "logout+jwt" }),
	claim("an access token for a login", func(h, _ map[string]any) { h["typ"] = "at+jwt" }),
	claim("crit that nobody knows", func(h, _ map[string]any) { h["crit"] = []string{"x"}; h["x"] = 1 }),
	forgery("alg none", func(_ *ring, h, c map[string]any) string { h["alg"] = "none"; return testbed.JWS(h, c, unsigned) }),
	forgery("alg NoNe", func(_ *ring, h, c map[string]any) string { h["alg"] = "NoNe"; return testbed.JWS(h, c, unsigned) }),
	forgery("no signature", func(_ *ring, h, c map[string]any) string { return testbed.JWS(h, c, unsigned) }),
	forgery("HS256 with the public key", func(r *ring, h, c map[string]any) string {
		h["alg"] = "HS256"
		key, _ := json.Marshal(testbed.JWK(&r.citizens.Key.PublicKey, r.citizens.Kid))
		return testbed.JWS(h, c, func(s []byte) []byte { m := hmac.New(sha256.New, key); m.Write(s); return m.Sum(nil) })
	}),
	forgery("HS256 with the client's secret", func(_ *ring, h, c map[string]any) string {
		h["alg"] = "HS256"
		return testbed.JWS(h, c, func(s []byte) []byte { m := hmac.New(sha256.New, []byte(theSecret)); m.Write(s); return m.Sum(nil) })
	}),
	forgery("another's key under our name for it", func(r *ring, h, c map[string]any) string { return testbed.JWS(h, c, testbed.ES256(r.staff.Key)) }),
	forgery("another's key, brought along as jwk", func(r *ring, h, c map[string]any) string {
		h["jwk"] = testbed.JWK(&r.staff.Key.PublicKey, "evil")
		return testbed.JWS(h, c, testbed.ES256(r.staff.Key))
	}),
	forgery("another's key, at a jku", func(r *ring, h, c map[string]any) string {
		h["jku"] = r.staff.URL + "/keys"
		return testbed.JWS(h, c, testbed.ES256(r.staff.Key))
	}),
	forgery("a right key, and a jku all the same", func(r *ring, h, c map[string]any) string {
		h["jku"] = r.citizens.URL + "/keys"
		return testbed.JWS(h, c, testbed.ES256(r.citizens.Key))
	}),
	forgery("kid is a path", func(r *ring, h, c map[string]any) string {
		h["kid"] = "../../etc/passwd"
		return testbed.JWS(h, c, testbed.ES256(r.staff.Key))
	}),
	forgery("kid is none, and the key another's", func(r *ring, h, c map[string]any) string {
		delete(h, "kid")
		return testbed.JWS(h, c, testbed.ES256(r.staff.Key))
	}),
	forgery("the claims changed after signing", func(r *ring, h, c map[string]any) string {
		parts := strings.Split(testbed.JWS(h, c, testbed.ES256(r.citizens.Key)), ".")
		c["sub"] = "sara"
		other := strings.Split(testbed.JWS(h, c, unsigned), ".")
		return parts[0] + "." + other[1] + "." + parts[2]
	}),
	forgery("a header of dots", func(*ring, map[string]any, map[string]any) string { return strings.Repeat(".", 100_000) }),
	forgery("a token of the provider of staff", func(r *ring, h, c map[string]any) string {
		h["kid"], c["iss"] = r.staff.Kid, r.staff.URL
		return testbed.JWS(h, c, testbed.ES256(r.staff.Key))
	}),
	{"a token of citizens at the door of staff", func(t *testing.T, r *ring) (string, string) {
		return r.forged(t, staffer, func(h, c map[string]any) string {
			c["iss"] = r.citizens.URL
			return testbed.JWS(h, c, testbed.ES256(r.citizens.Key))
		})
	}},
	{"the answer about the user is about another", func(t *testing.T, r *ring) (string, string) {
		was := r.citizens.UserInfo
		defer func() { r.citizens.UserInfo = was }()
		r.citizens.UserInfo = func() map[string]any { return map[string]any{"sub": "sara", "dk.cpr": metteCPR} }
		return r.forged(t, citizen, func(_, c map[string]any) string { delete(c, "dk.cpr"); return "" })
	}},
	{"the level comes unsigned", func(t *testing.T, r *ring) (string, string) {
		was := r.citizens.UserInfo
		defer func() { r.citizens.UserInfo = was }()
		r.citizens.UserInfo = func() map[string]any { return map[string]any{"sub": "mette", "loa": substantial} }
		return r.forged(t, citizen, func(_, c map[string]any) string { delete(c, "loa"); return "" })
	}},
	{"no token at all", func(t *testing.T, r *ring) (string, string) {
		address, carried := r.leave(t, citizen, "")
		r.citizens.Token = func(url.Values) (int, map[string]any) {
			return 200, map[string]any{"access_token": "a", "token_type": "Bearer"}
		}
		return r.come(t, citizen, url.Values{"state": {address.Query().Get("state")}, "code": {"c"}, "iss": {r.citizens.URL}}, carried)
	}},
}

var answers = []assault{
	brought("state is missing", func(_ *ring, v url.Values) { v.Del("state") }),
	brought("state is empty", func(_ *ring, v url.Values) { v.Set("state", "") }),
	brought("state is another", func(_ *ring, v url.Values) { v.Set("state", strings.Repeat("A", 43)) }),
	brought("state twice", func(_ *ring, v url.Values) { v.Add("state", "x") }),
	brought("iss is missing", func(_ *ring, v url.Values) { v.Del("iss") }),
	brought("iss is another (mix-up)", func(r *ring, v url.Values) { v.Set("iss", r.staff.URL) }),
	brought("iss twice", func(r *ring, v url.Values) { v.Add("iss", r.staff.URL) }),
	brought("code is missing", func(_ *ring, v url.Values) { v.Del("code") }),
	brought("code twice", func(_ *ring, v url.Values) { v.Add("code", "d") }),
	brought("a fault and a code", func(_ *ring, v url.Values) { v.Set("error", "access_denied") }),
	brought("a token in the address", func(_ *ring, v url.Values) { v.Del("code"); v.Set("id_token", "eyJ.eyJ.x") }),
}

// TestAttackLoginTokens has a provider that is evil, or robbed of its key, say all that
// must not be believed.
func TestAttackLoginTokens(t *testing.T) { assail(t, openRing(t), tokens) }

// TestAttackLoginAnswers has the browser bring back what nobody was given.
func TestAttackLoginAnswers(t *testing.T) { assail(t, openRing(t), answers) }

func assail(t *testing.T, r *ring, all []assault) {
	t.Helper()
	r.proven(t)
	for _, attack := range all {
		to, session := attack.do(t, r)
		n := r.sessions(t)
		t.Logf("%-45s %s", attack.name, to)
		if session != "" || n != 0 || !strings.HasPrefix(to, "/login/") {
			t.Errorf("%s: led to %s, %d sessions", attack.name, to, n)
		}
		r.now = r.now.Add(time.Millisecond)
	}
	r.tellsNothing(t)
	t.Logf("attack: %d forgeries after a login that was right, 0 sessions opened", len(all))
}

// proven makes sure that what is attacked lets in who is good, and ends it again.
func (r *ring) proven(t *testing.T) {
	t.Helper()
	for _, by := range []models.Provider{citizen, staffer} {
		to, session := r.forged(t, by, func(map[string]any, map[string]any) string { return "" })
		if to != "/plan" || session == "" {
			t.Fatalf("who is good is led to %s\n%s", to, r.logs.String())
		}
		if got := r.ask(t, "POST", "/api/logout", "", "Cookie", session); got.StatusCode != 204 {
			t.Fatal(got.body)
		}
	}
}
