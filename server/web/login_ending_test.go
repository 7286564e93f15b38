package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"enplan/server/testbed"
)

const endingEvent = "http://schemas.openid.net/event/backchannel-logout"

// ending is a logout token that would be believed.
func (r *ring) ending(id string) (header, claims map[string]any) {
	now := r.now.Unix()
	return map[string]any{"alg": "ES256", "kid": r.citizens.Kid, "typ": "logout+jwt"}, map[string]any{
		"iss": r.citizens.URL, "aud": theClient, "iat": now, "exp": now + 120, "jti": id, "sid": "s1", "sub": "mette",
		"events": map[string]any{endingEvent: map[string]any{}},
	}
}

// tell gives the house a logout token through the back.
func (r *ring) tell(t *testing.T, door, token string) int {
	t.Helper()
	got := r.ask(t, "POST", door, url.Values{"logout_token": {token}}.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	return got.StatusCode
}

const citizensBack = "/auth/citizen/logout"

// TestAttackLoginEndings tells the house that a session is over, in all the ways that
// must not end it: whoever could would throw citizens out at will.
func TestAttackLoginEndings(t *testing.T) {
	r := openRing(t)
	if _, session := r.forged(t, citizen, func(map[string]any, map[string]any) string { return "" }); session == "" {
		t.Fatal(r.logs.String())
	}
	held := 0
	for _, c := range []struct {
		name   string
		change func(header, claims map[string]any)
	}{
		{"typ of another token", func(h, _ map[string]any) { h["typ"] = "JWT" }},
		{"typ is missing", func(h, _ map[string]any) { delete(h, "typ") }},
		{"an id token for a logout", func(h, c map[string]any) { h["typ"] = "JWT"; delete(c, "events"); c["nonce"] = "n" }},
		{"with a nonce", func(_, c map[string]any) { c["nonce"] = "n" }},
		{"with a nonce that is null", func(_, c map[string]any) { c["nonce"] = nil }},
		{"no events", func(_, c map[string]any) { delete(c, "events") }},
		{"another event", func(_, c map[string]any) { c["events"] = map[string]any{"http://example.dk/x": map[string]any{}} }},
		{"the event is no object", func(_, c map[string]any) { c["events"] = map[string]any{endingEvent: "yes"} }},
		{"the event is null", func(_, c map[string]any) { c["events"] = map[string]any{endingEvent: nil} }},
		{"neither sid nor sub", func(_, c map[string]any) { delete(c, "sid"); delete(c, "sub") }},
		{"aud of another client", func(_, c map[string]any) { c["aud"] = "another" }},
		{"aud of others too", func(_, c map[string]any) { c["aud"] = []string{theClient, "another"} }},
		{"iss of another", func(_, c map[string]any) { c["iss"] = r.staff.URL }},
		{"iat an hour ago", func(_, c map[string]any) { c["iat"] = c["iat"].(int64) - 3600 }},
		{"iat in an hour", func(_, c map[string]any) { c["iat"] = c["iat"].(int64) + 3600 }},
		{"iat is missing", func(_, c map[string]any) { delete(c, "iat") }},
		{"exp is over", func(_, c map[string]any) { c["exp"] = c["iat"].(int64) - 1 }},
		{"exp is missing", func(_, c map[string]any) { delete(c, "exp") }},
		{"jti is missing", func(_, c map[string]any) { delete(c, "jti") }},
		{"another provider's session", func(_, c map[string]any) { c["sid"] = "s2"; delete(c, "sub") }},
	} {
		header, claims := r.ending(c.name)
		c.change(header, claims)
		status := r.tell(t, citizensBack, testbed.JWS(header, claims, testbed.ES256(r.citizens.Key)))
		t.Logf("%-32s %d", c.name, status)
		if r.sessions(t) != 1 || status == 200 && c.name != "another provider's session" {
			t.Fatalf("%s: %d, and %d sessions", c.name, status, r.sessions(t))
		}
		held++
	}
	header, claims := r.ending("forged")
	good := testbed.JWS(header, claims, testbed.ES256(r.citizens.Key))
	for name, try := range map[string][2]string{
		"another's key":            {citizensBack, testbed.JWS(header, claims, testbed.ES256(r.staff.Key))},
		"no signature":             {citizensBack, testbed.JWS(header, claims, unsigned)},
		"at the door of staff":     {"/auth/staff/logout", good},
		"nothing":                  {citizensBack, ""},
		"a thousand dots":          {citizensBack, strings.Repeat(".", 1000)},
		"something that is no JWT": {citizensBack, "logout"},
	} {
		if status := r.tell(t, try[0], try[1]); status != 400 || r.sessions(t) != 1 {
			t.Errorf("%s: %d, and %d sessions", name, status, r.sessions(t))
		}
		held++
	}
	if status := r.tell(t, citizensBack, good); status != 200 || r.sessions(t) != 0 {
		t.Errorf("the true one: %d, and %d sessions\n%s", status, r.sessions(t), r.logs.String())
	}
	if _, session := r.forged(t, citizen, func(map[string]any, map[string]any) string { return "" }); session == "" {
		t.Fatal(r.logs.String())
	}
	if status := r.tell(t, citizensBack, good); status != 400 || r.sessions(t) != 1 {
		t.Errorf("the true one once more: %d, and %d sessions", status, r.sessions(t))
	}
	held++
	header, claims = r.ending("by sub")
	delete(claims, "sid")
	if status := r.tell(t, citizensBack, testbed.JWS(header, claims, testbed.ES256(r.citizens.Key))); status != 200 || r.sessions(t) != 0 {
		t.Errorf("of a person: %d, and %d sessions", status, r.sessions(t))
	}
	t.Logf("attack: %d logout tokens that must end nothing, 0 sessions ended; 2 true ones ended theirs, once", held)
	r.tellsNothing(t)
}

func TestKeysAreFetchedOnceAMinuteHoweverManyTokensNameOthers(t *testing.T) {
	r := openRing(t)
	unknown := func(n int) {
		for range n {
			header, claims := r.ending("x")
			header["kid"] = "nobody's"
			if status := r.tell(t, citizensBack, testbed.JWS(header, claims, testbed.ES256(r.staff.Key))); status != 400 {
				t.Errorf("%d", status)
			}
		}
	}
	unknown(50)
	if n := r.citizens.KeysFetched(); n != 1 {
		t.Errorf("fetched %d times", n)
	}
	r.now = r.now.Add(59 * time.Second)
	unknown(5)
	r.now = r.now.Add(time.Second)
	unknown(5)
	if n := r.citizens.KeysFetched(); n != 2 {
		t.Errorf("after a minute fetched %d times", n)
	}
}

// TestAStepUpNeedsAProviderThatSaysItAskedAnew: whoever has the session would otherwise
// show nothing.
func TestAStepUpNeedsAProviderThatSaysItAskedAnew(t *testing.T) {
	for name, c := range map[string]struct {
		change func(claims map[string]any)
		in     bool
	}{
		"asked anew":              {func(map[string]any) {}, true},
		"an earlier login":        {func(c map[string]any) { c["auth_time"] = c["iat"].(int64) - 120 }, false},
		"not said":                {func(c map[string]any) { delete(c, "auth_time") }, false},
		"another citizen":         {func(c map[string]any) { c["sub"], c["dk.cpr"] = "sara", "640695-2346" }, false},
		"another's name, own CPR": {func(c map[string]any) { c["sub"] = "mette2" }, true},
	} {
		r := openRing(t)
		_, session := r.forged(t, citizen, func(map[string]any, map[string]any) string { return "" })
		address, carried := r.leave(t, citizen, "again=1", "Cookie", session)
		if q := address.Query(); q.Get("prompt") != "login" || q.Get("max_age") != "0" || q.Get("code_challenge_method") != "S256" {
			t.Fatalf("asked for %v", q)
		}
		r.citizens.Token = func(url.Values) (int, map[string]any) {
			header, claims := r.good(r.citizens, address.Query())
			c.change(claims)
			r.citizens.UserInfo = func() map[string]any { return map[string]any{"sub": claims["sub"]} }
			return 200, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": testbed.JWS(header, claims, testbed.ES256(r.citizens.Key))}
		}
		to, renewed := r.come(t, citizen, url.Values{"state": {address.Query().Get("state")}, "code": {"c"}, "iss": {r.citizens.URL}}, carried)
		if (renewed != "") != c.in || r.sessions(t) != 1 || strings.Contains(r.me(t, session), "Mette") == c.in {
			t.Errorf("%s: led to %s, %d sessions\n%s", name, to, r.sessions(t), r.logs.String())
		}
	}
}

func TestALoginWithoutATimeOpensNothingThatAsksForAFreshOne(t *testing.T) {
	r := openRing(t)
	if _, session := r.forged(t, citizen, func(_, c map[string]any) string { delete(c, "auth_time"); return "" }); session == "" || r.auth(t).Unix() != 0 {
		t.Errorf("shown at %v\n%s", r.auth(t), r.logs.String())
	}
}
