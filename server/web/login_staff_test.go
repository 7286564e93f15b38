package web_test

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

// comesAs is a login of the same person at the provider of staff, in those groups.
func (r *ring) comesAs(t *testing.T, groups ...string) (to, session string) {
	t.Helper()
	return r.forged(t, staffer, func(_, claims map[string]any) string { claims["groups"] = groups; return "" })
}

func TestARoleIsWhatTheProviderSaysNowAndOneTakenAwayIsGone(t *testing.T) {
	r := openRing(t)
	_, first := r.comesAs(t, "enplan-konsulent")
	_, second := r.comesAs(t, "enplan-job")
	for _, session := range []string{first, second} { // the role is the person's and not the session's
		if got := r.me(t, session); !strings.Contains(got, `"department":{"id":"jobcenter"`) {
			t.Errorf("%s", got)
		}
	}
	for _, groups := range [][]string{nil, {"alle"}, {"enplan-leder", "enplan-job"}} {
		if to, session := r.comesAs(t, groups...); session != "" || to != refusedAs(models.LoginNoRole)+"m" || r.sessions(t) != 0 {
			t.Errorf("%v: led to %s, %d sessions", groups, to, r.sessions(t))
		}
	}
	if to, session := r.comesAs(t, "enplan-leder"); session == "" || !strings.Contains(r.me(t, session), `"leads":true`) {
		t.Errorf("led to %s\n%s", to, r.logs.String())
	}
}

func TestWhomTheOperatorLetGoNoProviderTakesOnAgain(t *testing.T) {
	r := openRing(t)
	operator := models.Viewer{Role: models.AsOperator}
	r.comesAs(t, "enplan-konsulent")
	var all []models.Staff
	must(t, r.kept.Read(context.Background(), func(tx *store.Tx) (err error) { all, err = tx.Staff(); return err }))
	kim := slices.IndexFunc(all, func(s models.Staff) bool { return s.Name == "Kim Krog" })
	must(t, r.house.DismissStaff(context.Background(), operator, all[kim].ID))
	if to, session := r.comesAs(t, "enplan-konsulent"); session != "" || to != refusedAs(models.LoginNoRole)+"m" || r.sessions(t) != 0 {
		t.Errorf("led to %s, %d sessions\n%s", to, r.sessions(t), r.logs.String())
	}
}

func TestWithoutEmployingByLoginOnlyWhoIsLinkedComesIn(t *testing.T) {
	r := openRing(t)
	r.logins.Employs = false
	r.house.LogInBy(r.logins)
	ctx, operator := context.Background(), models.Viewer{Role: models.AsOperator}
	if to, session := r.comesAs(t, "enplan-konsulent"); session != "" || to != refusedAs(models.LoginNoRole)+"m" {
		t.Errorf("led to %s", to)
	}
	if err := r.house.LinkStaff(ctx, operator, "nobody", r.staff.URL, "mette"); models.KindOf(err) != models.NotFound {
		t.Errorf("nobody was linked: %v", err)
	}
	must(t, r.house.LinkStaff(ctx, operator, "lone", r.staff.URL, "mette"))
	if _, session := r.comesAs(t, "enplan-konsulent"); !strings.Contains(r.me(t, session), "Lone Brandt") {
		t.Errorf("%s\n%s", r.me(t, session), r.logs.String())
	}
	// She has citizens, so she can be no leader, whatever the provider says.
	if to, session := r.comesAs(t, "enplan-leder"); session != "" || to != refusedAs(models.LoginNoRole)+"m" {
		t.Errorf("led to %s", to)
	}
}

func TestWhoHasNoCPRComesInWhenLinkedAndNobodyIsTwoCitizens(t *testing.T) {
	r := openRing(t)
	operator := models.Viewer{Role: models.AsOperator}
	r.citizens.UserInfo = func() map[string]any { return map[string]any{"sub": "u1", "mitid.uuid": "uuid-1"} }
	without := func(_, claims map[string]any) string { claims["sub"] = "u1"; delete(claims, "dk.cpr"); return "" }
	if to, session := r.forged(t, citizen, without); session != "" || to != refusedAs(models.LoginNoCPR) {
		t.Errorf("led to %s", to)
	}
	must(t, r.house.LinkCitizen(context.Background(), operator, "sara", "uuid-1"))
	if _, session := r.forged(t, citizen, without); !strings.Contains(r.me(t, session), `"citizen":{"name":"Sara`) {
		t.Errorf("%s\n%s", r.me(t, session), r.logs.String())
	}
	as := r.sessions(t)
	with := func(_, claims map[string]any) string { claims["sub"] = "u1"; return "" } // Mette's CPR
	if to, session := r.forged(t, citizen, with); session != "" || to != refusedAs(models.LoginBroken) || r.sessions(t) != as {
		t.Errorf("Sara's MitID with Mette's CPR is led to %s", to)
	}
}

func TestALoginWorksOnBothDatabases(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, database string) {
		r := &ring{citizens: testbed.StartEvil(t)}
		r.arena = openArena(t, database, citizenConfig(r.citizens.URL))
		r.citizens.UserInfo = func() map[string]any { return map[string]any{"sub": "mette"} }
		_, err := r.house.Deliver(context.Background(), models.Viewer{Role: models.AsOperator}, actions.Delivery{
			Source: "x", ID: "1", Received: r.now, Data: []byte(`{"format":"enplan-case/1","version":1,"citizen":{"id":"m","name":"Mette Prøve","cpr":"` + metteCPR + `"}}`),
		})
		must(t, err)
		to, session := r.forged(t, citizen, func(map[string]any, map[string]any) string { return "" })
		if to != "/plan" || !strings.Contains(r.me(t, session), "Mette Prøve") {
			t.Fatalf("led to %s\n%s", to, r.logs.String())
		}
		answer := url.Values{"state": {"x"}, "code": {"c"}}
		if to, session := r.come(t, citizen, answer, ""); session != "" || to != refusedAs(models.LoginOld) {
			t.Errorf("led to %s", to)
		}
		header, claims := r.ending("both")
		delete(claims, "sid")
		if status := r.tell(t, citizensBack, testbed.JWS(header, claims, testbed.ES256(r.citizens.Key))); status != 200 || r.sessions(t) != 0 {
			t.Errorf("%d, and %d sessions\n%s", status, r.sessions(t), r.logs.String())
		}
	})
}
