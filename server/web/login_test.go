package web_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/testbed"
)

// realCitizens is a real provider as a broker of MitID has it.
func realCitizens(t *testing.T, logout string) *testbed.Provider {
	t.Helper()
	client := map[string]any{
		"client_id": theClient, "client_secret": theSecret, "redirect_uris": []string{ourAddress + "/auth/citizen/callback"},
		"id_token_signed_response_alg": "ES256", "token_endpoint_auth_method": "client_secret_basic",
	}
	if logout != "" {
		client["backchannel_logout_uri"], client["backchannel_logout_session_required"] = logout, true
	}
	person := func(cpr string, more ...any) map[string]any {
		all := map[string]any{"loa": substantial, "mitid.identity_name": "Et Navn"}
		if cpr != "" {
			all["dk.cpr"] = cpr
		}
		for i := 0; i < len(more); i += 2 {
			all[more[i].(string)] = more[i+1]
		}
		return all
	}
	return testbed.StartProvider(t, testbed.ProviderConfig{
		Client: client, Scopes: []string{"openid", "mitid", "ssn"}, Pushed: true,
		Claims: map[string][]string{"openid": {"sub", "loa"}, "mitid": {"mitid.identity_name", "mitid.uuid", "mitid.date_of_birth"}, "ssn": {"dk.cpr"}},
		People: map[string]map[string]any{
			"mette": person(metteCPR), "stranger": person(nobodysCPR), "without": person(""), "child": person(youngCPR),
			"young": person(metteCPR, "mitid.date_of_birth", time.Now().AddDate(-14, 0, 0).Format(time.DateOnly)),
			"low":   person(metteCPR, "loa", "https://data.gov.dk/concept/core/nsis/Low"),
		},
	})
}

// realStaff is a real provider as a municipality has it for those who work there.
func realStaff(t *testing.T, key *ecdsa.PrivateKey) *testbed.Provider {
	t.Helper()
	work := func(name string, groups ...string) map[string]any {
		return map[string]any{"name": name, "unit": "Borgerservice", "groups": groups}
	}
	return testbed.StartProvider(t, testbed.ProviderConfig{
		Client: map[string]any{
			"client_id": theClient, "redirect_uris": []string{ourAddress + "/auth/staff/callback"}, "id_token_signed_response_alg": "ES256",
			"token_endpoint_auth_method": "private_key_jwt", "token_endpoint_auth_signing_alg": "ES256",
			"jwks": map[string]any{"keys": []any{testbed.JWK(&key.PublicKey, "ours")}},
		},
		Scopes: []string{"openid", "work"}, Claims: map[string][]string{"openid": {"sub", "name", "groups", "unit"}},
		People: map[string]map[string]any{
			"kim": work("Kim Krog", "enplan-konsulent", "alle"), "frode": work("Frode Fisk", "enplan-job"), "lis": work("Lis Lund", "enplan-leder"),
			"gæst": work("Gry Gæst", "alle"), "both": work("Bo Both", "enplan-leder", "enplan-konsulent"),
		},
	})
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	return key
}

// through is the whole way of somebody: where they come, and their session.
func (a *arena) through(t *testing.T, by models.Provider, as, to string, headers ...string) (at, session string) {
	t.Helper()
	address, carried := a.leave(t, by, to, headers...)
	back := testbed.NewPerson().Visit(t, address.String(), as)
	return a.come(t, by, back.Query(), carried)
}

func TestACitizenLogsInByARealProviderAndComesWhereTheyWereGoing(t *testing.T) {
	a := openSeeded(t, citizenConfig(realCitizens(t, "").Issuer))
	to, session := a.through(t, models.ByCitizenProvider, "mette", "to=%2Fhistorik")
	if to != "/historik" || !strings.Contains(a.me(t, session), `"citizen":{"name":"Mette Lund"`) {
		t.Fatalf("led to %s: %s\n%s", to, a.me(t, session), a.logs.String())
	}
	must(t, a.kept.Read(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Sessions(a.ids["mette"])
		if err != nil || len(all) != 1 || all[0].LOA != models.LOASubstantial || all[0].Provider != models.ByCitizenProvider || len(all[0].ID) < 22 {
			t.Errorf("%+v, %v", all, err)
		}
		return nil
	}))
	for as, want := range map[string]models.LoginRefusal{
		"stranger": models.LoginUnknown, "without": models.LoginNoCPR, "child": models.LoginYoung, "young": models.LoginYoung, "low": models.LoginTooLow, "": models.LoginCancelled,
	} {
		if to, session := a.through(t, models.ByCitizenProvider, as, ""); to != refusedAs(want) || session != "" {
			t.Errorf("%q is led to %s, want %s", as, to, refusedAs(want))
		}
	}
	a.tellsNothing(t)
}

func TestEachRoleOfStaffLogsInByTheMunicipalitysOwnProvider(t *testing.T) {
	key := newKey(t)
	a := openSeeded(t, staffConfig(realStaff(t, key).Issuer, key))
	for as, want := range map[string]string{
		"kim":   `"staff":{"name":"Kim Krog","firstName":"Kim"}`,
		"frode": `"staff":{"name":"Frode Fisk","firstName":"Frode","department":{"id":"jobcenter"`,
		"lis":   `"staff":{"name":"Lis Lund","firstName":"Lis","leads":true}`,
	} {
		to, session := a.through(t, models.ByStaffProvider, as, "to=%2Fborgere")
		if got := a.me(t, session); to != "/borgere" || !strings.Contains(got, want) {
			t.Errorf("%s is led to %s: %s\n%s", as, to, got, a.logs.String())
		}
	}
	for _, as := range []string{"gæst", "both"} {
		if to, session := a.through(t, models.ByStaffProvider, as, ""); to != refusedAs(models.LoginNoRole)+"m" || session != "" {
			t.Errorf("%s is led to %s", as, to)
		}
	}
	// The same person is the same staff at the next login.
	before := a.staff(t)
	if _, session := a.through(t, models.ByStaffProvider, "kim", ""); session == "" || a.staff(t) != before {
		t.Errorf("%d work here, then %d", before, a.staff(t))
	}
	a.tellsNothing(t)
}

func (a *arena) staff(t *testing.T) (n int) {
	t.Helper()
	must(t, a.kept.Read(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Staff()
		n = len(all)
		return err
	}))
	return n
}

func TestAProviderThatChangesItsKeysOrIsDownHarmsNobodyWhoIsIn(t *testing.T) {
	p := realCitizens(t, "")
	a := openSeeded(t, citizenConfig(p.Issuer))
	_, first := a.through(t, models.ByCitizenProvider, "mette", "")
	p.Do(t, "rotate")
	a.now = a.now.Add(time.Minute)
	if _, session := a.through(t, models.ByCitizenProvider, "mette", ""); session == "" {
		t.Errorf("nobody gets in after the keys were changed\n%s", a.logs.String())
	}
	p.Do(t, "down")
	got := a.ask(t, "GET", path(models.ByCitizenProvider, "begin")+"?to=%2Fplan", "")
	if to := got.Header.Get("Location"); to != refusedAs(models.LoginDown) {
		t.Errorf("a provider that is down leads to %s", to)
	}
	if !strings.Contains(a.me(t, first), "Mette Lund") {
		t.Error("who was in is out")
	}
	p.Do(t, "up")
	kept := got.Cookies()[0]
	address, carried := a.leave(t, models.ByCitizenProvider, "", "Cookie", kept.Name+"="+kept.Value)
	if to, session := a.come(t, models.ByCitizenProvider, testbed.NewPerson().Visit(t, address.String(), "mette").Query(), carried); to != "/plan" || session == "" {
		t.Errorf("after it is up again somebody is led to %s", to)
	}
}

func TestWhoShowsAnewWhoTheyAreKeepsTheSessionUnderANewToken(t *testing.T) {
	a := openSeeded(t, citizenConfig(realCitizens(t, "").Issuer))
	_, first := a.through(t, models.ByCitizenProvider, "mette", "")
	_, second := a.through(t, models.ByCitizenProvider, "mette", "again=1", "Cookie", first)
	if second == "" || a.sessions(t) != 1 || strings.Contains(a.me(t, first), "Mette") || !strings.Contains(a.me(t, second), "Mette") {
		t.Fatalf("%d sessions\n%s", a.sessions(t), a.logs.String())
	}
	if since := a.now.Sub(a.auth(t)); since > models.LoginSkew {
		t.Errorf("shown %v ago", since)
	}
	if to, session := a.through(t, models.ByCitizenProvider, "stranger", "again=1", "Cookie", second); session != "" || to != refusedAs(models.LoginUnknown) {
		t.Errorf("a stranger is led to %s", to)
	}
	if !strings.Contains(a.me(t, second), "Mette") {
		t.Error("somebody else's try ended the session")
	}
}

// auth is when Mette last showed who she is.
func (a *arena) auth(t *testing.T) (at time.Time) {
	t.Helper()
	must(t, a.kept.Read(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Sessions(a.ids["mette"])
		if len(all) > 0 {
			at = all[0].Auth
		}
		return err
	}))
	return at
}

func TestAProviderEndsASessionThroughTheBack(t *testing.T) {
	var a *arena
	back := testbed.Listen(t, func(r *http.Request) int {
		_ = r.ParseForm()
		got := a.ask(t, "POST", r.URL.Path, r.PostForm.Encode(), "Content-Type", "application/x-www-form-urlencoded")
		return got.StatusCode
	})
	p := realCitizens(t, back+"/auth/citizen/logout")
	a = openSeeded(t, citizenConfig(p.Issuer))
	_, session := a.through(t, models.ByCitizenProvider, "mette", "")
	_, other := a.through(t, models.ByCitizenProvider, "mette", "")
	var sid string
	must(t, a.kept.Read(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Sessions(a.ids["mette"])
		if err == nil && len(all) == 2 {
			sid = all[0].SID
		}
		return err
	}))
	if sid == "" || a.sessions(t) != 2 {
		t.Fatalf("the provider's session is %q\n%s", sid, a.logs.String())
	}
	p.Do(t, "logout", "mette", sid)
	if a.sessions(t) != 1 || strings.Contains(a.me(t, session), "Mette") == strings.Contains(a.me(t, other), "Mette") {
		t.Errorf("%d sessions\n%s", a.sessions(t), a.logs.String())
	}
}

func TestAWrongAnswerDoesNotUseUpTheAttemptThatAnotherWindowIsBusyWith(t *testing.T) {
	r := openRing(t)
	address, carried := r.leave(t, citizen, "")
	r.citizens.Token = func(url.Values) (int, map[string]any) {
		header, claims := r.good(r.citizens, address.Query())
		return 200, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": testbed.JWS(header, claims, testbed.ES256(r.citizens.Key))}
	}
	answer := url.Values{"state": {"another"}, "code": {"c"}, "iss": {r.citizens.URL}}
	if to, session := r.come(t, citizen, answer, carried); session != "" || to != refusedAs(models.LoginOld) {
		t.Errorf("led to %s", to)
	}
	answer.Set("state", address.Query().Get("state"))
	if to, session := r.come(t, citizen, answer, carried); session == "" {
		t.Errorf("led to %s\n%s", to, r.logs.String())
	}
}

// ofLogin are the doors that the tests here try, and not TestEveryDoor.
func ofLogin(path string) bool { return strings.HasPrefix(path, "/auth/") }

func TestAHouseWithoutAProviderSaysSo(t *testing.T) {
	a := openArena(t, testbed.SQLite(t))
	for _, by := range []models.Provider{models.ByCitizenProvider, models.ByStaffProvider} {
		for _, what := range []string{"begin", "callback"} {
			to := a.ask(t, "GET", path(by, what), "").Header.Get("Location")
			if strings.TrimSuffix(to, "m") != refusedAs(models.LoginClosed) || strings.HasSuffix(to, "m") != (by == staffer) {
				t.Errorf("%s leads to %s", path(by, what), to)
			}
		}
		if got := a.ask(t, "POST", path(by, "logout"), "logout_token=x", "Content-Type", "application/x-www-form-urlencoded"); got.StatusCode != http.StatusNotFound {
			t.Errorf("%d", got.StatusCode)
		}
	}
	if !strings.Contains(a.me(t, ""), `"login":[]`) {
		t.Error(a.me(t, ""))
	}
}
