package web_test

import (
	"context"
	"crypto"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/login"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/web"
)

// arena is Strandborg outside the demo, with a provider for each kind of person. Its
// clock is the real one, as the providers' are.
type arena struct {
	*strandborg
	ids    map[string]string // of the citizens
	logins actions.Logins
}

const (
	theClient    = "enplan"
	theSecret    = "kun-til-proever-0123456789abcdef"
	ourAddress   = "http://127.0.0.1:1"
	substantial  = "https://data.gov.dk/concept/core/nsis/Substantial"
	metteCPR     = "731184-1234"
	nobodysCPR   = "010190-1111"
	youngCPR     = "010114-4111" // born in 2014
	sessionBadge = "__Host-enplan"
)

// roles are what the municipality's own provider calls them.
var roles = map[string]models.StaffRole{
	"enplan-konsulent": {Role: models.AsCoordinator}, "enplan-leder": {Role: models.AsLeader},
	"enplan-job": {Role: models.AsProfessional, Department: "jobcenter"},
}

func citizenConfig(issuer string) login.Config {
	c := login.Presets["signaturgruppen"]
	c.By, c.Issuer, c.ClientID, c.Secret = models.ByCitizenProvider, issuer, theClient, theSecret
	c.Redirect, c.Fresh, c.Params = ourAddress+"/auth/citizen/callback", true, nil
	return c
}

func staffConfig(issuer string, key crypto.Signer) login.Config {
	return login.Config{
		By: models.ByStaffProvider, Issuer: issuer, ClientID: theClient, Key: key, KeyID: "ours", Scopes: []string{"openid", "work"},
		Redirect: ourAddress + "/auth/staff/callback", Claims: login.Claims{Name: "name", Roles: "groups", Unit: "unit"},
	}
}

func openArena(t *testing.T, database string, configs ...login.Config) *arena {
	t.Helper()
	s, err := enter(database)
	must(t, err)
	t.Cleanup(func() { _ = s.kept.Close() })
	a := &arena{strandborg: s, ids: map[string]string{}}
	s.now = time.Now().Add(-20 * time.Second).Truncate(time.Millisecond) // a minute later it is still within what clocks may differ
	logins := actions.Logins{By: map[models.Provider]actions.LoginProvider{}, Roles: roles, Employs: true}
	for _, c := range configs {
		c.Now = func() time.Time { return s.now }
		p, err := login.New(c)
		must(t, err)
		logins.By[c.By] = p
	}
	a.logins = logins
	s.house.LogInBy(logins)
	s.App = web.New(web.House{
		Unlimited: true, Live: s.hub, Actions: s.house, Log: s.log, Now: func() time.Time { return s.now }, Zone: s.now.Location(),
		Municipality: demo.Municipality, Phone: demo.Phone, App: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}},
	})
	return a
}

// openSeeded is openArena with the citizens there are in Strandborg.
func openSeeded(t *testing.T, configs ...login.Config) *arena {
	t.Helper()
	database := testbed.SQLite(t)
	seeded.CopyTo(t, database)
	a := openArena(t, database, configs...)
	must(t, a.kept.Read(context.Background(), func(tx *store.Tx) (err error) {
		for _, as := range []string{"mette", "sara", "jonas"} {
			if a.ids[as], err = tx.FindCitizen(as); err != nil {
				return err
			}
		}
		return nil
	}))
	return a
}

func path(by models.Provider, what string) string { return "/auth/" + string(by) + "/" + what }

// leave is somebody who goes to the provider: where they are sent, and the cookie
// they carry along.
func (a *arena) leave(t *testing.T, by models.Provider, to string, headers ...string) (address *url.URL, carried string) {
	t.Helper()
	got := a.ask(t, "GET", path(by, "begin")+"?"+to, "", headers...)
	address, err := url.Parse(got.Header.Get("Location"))
	if got.StatusCode != http.StatusSeeOther || err != nil {
		t.Fatalf("begin: %d %s %v", got.StatusCode, got.body, err)
	}
	for _, c := range got.Cookies() {
		if c.Name == "__Host-enplan-"+string(by) {
			if carried = c.Name + "=" + c.Value; !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.MaxAge != 600 {
				t.Errorf("the cookie of an attempt is %+v", c)
			}
		}
	}
	return address, carried
}

// come is somebody who comes back with an answer: where they are led, and the session
// they got, "" for none.
func (a *arena) come(t *testing.T, by models.Provider, answer url.Values, carried string) (to, session string) {
	t.Helper()
	got := a.ask(t, "GET", path(by, "callback")+"?"+answer.Encode(), "", "Cookie", carried, "Sec-Fetch-Site", "cross-site")
	if got.StatusCode != http.StatusSeeOther {
		t.Errorf("coming back: %d %s", got.StatusCode, got.body)
	}
	for _, c := range got.Cookies() {
		if c.Name == sessionBadge && c.Value != "" {
			session = c.Name + "=" + c.Value
			if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
				t.Errorf("the session's cookie is %+v", c)
			}
		}
	}
	return got.Header.Get("Location"), session
}

// sessions counts those that stand, of everybody.
func (a *arena) sessions(t *testing.T) (n int) {
	t.Helper()
	must(t, a.kept.Read(context.Background(), func(tx *store.Tx) error {
		citizens, err := tx.Citizens()
		if err != nil {
			return err
		}
		for _, id := range citizens {
			sessions, err := tx.Sessions(id)
			if err != nil {
				return err
			}
			n += len(sessions)
		}
		staff, err := tx.Staff()
		for _, s := range staff {
			sessions, fault := tx.StaffSessions(s.ID)
			if fault != nil {
				return fault
			}
			n += len(sessions)
		}
		return err
	}))
	return n
}

// me is who the server says somebody is.
func (a *arena) me(t *testing.T, session string) string {
	t.Helper()
	return a.ask(t, "GET", "/api/me", "", "Cookie", session).body
}

// refusedAs is where the app says why.
func refusedAs(r models.LoginRefusal) string { return "/login/" + string(r) }

// tellsNothing fails when something that is nobody's business is in the program's log.
func (a *arena) tellsNothing(t *testing.T) {
	t.Helper()
	bare := func(cpr string) string { return strings.ReplaceAll(cpr, "-", "") }
	for _, secret := range []string{metteCPR, bare(metteCPR), nobodysCPR, bare(nobodysCPR), youngCPR, bare(youngCPR), "Mette Lund", theSecret, "eyJ"} {
		if strings.Contains(a.logs.String(), secret) {
			t.Errorf("%q is in the program's log", secret)
		}
	}
}
