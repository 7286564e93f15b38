package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/intake"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
	"enplan/server/wording"
)

var operator = models.Viewer{Role: models.AsOperator}

// house is Strandborg's town hall with a clock that the test moves.
type house struct {
	*actions.Actions
	store *store.Store
	now   time.Time
}

func zone(t testing.TB) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// enter opens the house without anybody in it.
func enter(url string) (*house, error) { return enterWith(url, vault.Key{1}) }

func enterWith(url string, key vault.Key, older ...vault.Key) (*house, error) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		return nil, err
	}
	h := &house{now: demo.Day.At(8, 0, zone)}
	v, err := vault.New(key, older...)
	if err != nil {
		return nil, err
	}
	v.First = vault.Key{1}
	signer, err := vault.NewSigner(vault.Key{2})
	if err != nil {
		return nil, err
	}
	log := slog.New(slog.DiscardHandler)
	h.store, err = store.Open(context.Background(), store.Options{URL: url, Vault: v, Logger: log, Now: func() time.Time { return h.now }})
	if err != nil {
		return nil, err
	}
	h.Actions = actions.New(h.store, v, zone, log)
	h.IssueAs(actions.Issuer{Municipality: demo.Municipality, Phone: demo.Phone, Signer: signer})
	return h, nil
}

func openHouse(t testing.TB, url string) *house {
	t.Helper()
	h, err := enter(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.store.Close() })
	if err := h.BeginDemo(context.Background()); err != nil { // all who are in here are invented
		t.Fatal(err)
	}
	return h
}

// seeded is a database with what Strandborg's departments have delivered.
var seeded = testbed.NewOriginal(func(url string) error {
	h, err := enter(url)
	if err != nil {
		return err
	}
	return errors.Join(demo.Seed(context.Background(), h.Actions, h.now), h.store.Close())
})

func openStrandborg(t testing.TB, url string) *house {
	t.Helper()
	seeded.CopyTo(t, url)
	return openHouse(t, url)
}

// logIn is a session as somebody in the demo.
func (h *house) logIn(t *testing.T, as string) string {
	t.Helper()
	begun, err := h.LogInDemo(context.Background(), as, models.Browser{})
	if err != nil {
		t.Fatal(err)
	}
	return begun.Token
}

func (h *house) plan(t *testing.T, token string) (wording.PlanView, error) {
	t.Helper()
	doc, err := h.OwnPlan(context.Background(), token, "da", "", h.now)
	if err != nil {
		return wording.PlanView{}, err
	}
	var v wording.PlanView
	if err := json.Unmarshal(doc.Body, &v); err != nil {
		t.Fatal(err)
	}
	return v, nil
}

func TestMetteSeesFourDepartmentsAsOnePlan(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		v, err := h.plan(t, h.logIn(t, "mette"))
		if err != nil {
			t.Fatal(err)
		}
		if v.Citizen.FirstName != "Mette" || len(v.Plans) != 4 || len(v.Goals) != 4 || v.Goals[0].Text != "Jeg vil sove om natten" {
			t.Errorf("got %s, %d plans, %d goals", v.Citizen.FirstName, len(v.Plans), len(v.Goals))
		}
		if v.Next == nil || v.Next.Day != "mandag d. 23. november" {
			t.Errorf("next is %+v", v.Next)
		}
		if len(v.People) == 0 || !v.People[0].First || v.People[0].Name != "Lone Brandt" {
			t.Errorf("the borgerkonsulent is not first: %+v", v.People)
		}
	})
}

func TestNobodySeesAPlanWithoutASession(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		for _, token := range []string{"", "mette", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"} {
			if _, err := h.plan(t, token); !errors.Is(err, models.ErrNotLoggedIn) {
				t.Errorf("token %q: %v", token, err)
			}
		}
		token := h.logIn(t, "mette")
		if _, err := h.plan(t, token); err != nil {
			t.Fatal(err)
		}
		if err := h.LogOut(context.Background(), token, h.now); err != nil {
			t.Fatal(err)
		}
		if _, err := h.plan(t, token); !errors.Is(err, models.ErrNotLoggedIn) {
			t.Errorf("after logging out: %v", err)
		}
		late := h.logIn(t, "mette")
		h.now = h.now.Add(9 * time.Hour)
		if _, err := h.plan(t, late); !errors.Is(err, models.ErrNotLoggedIn) {
			t.Errorf("nine hours later: %v", err)
		}
	})
}

func TestTheNextThingMovesOnWithTheClock(t *testing.T) {
	h := openStrandborg(t, testbed.SQLite(t))
	token := h.logIn(t, "mette")
	seen := map[string]bool{}
	for range 4 {
		v, err := h.plan(t, token)
		if err != nil {
			t.Fatal(err)
		}
		if seen[v.Next.Start] {
			t.Fatalf("%s is still next at %s", v.Next.Start, h.now)
		}
		seen[v.Next.Start] = true
		end, err := time.Parse(time.RFC3339, v.Next.End)
		if err != nil {
			t.Fatal(err)
		}
		h.now = end
		token = h.logIn(t, "mette")
	}
}

func TestASecondImportChangesNothing(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		before, err := h.store.Fingerprint(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		deliveries, err := demo.Deliveries()
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range deliveries {
			report, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: d.Source.Name, ID: d.ID, Data: d.Data})
			if err != nil {
				t.Fatal(err)
			}
			if report.Stored != 0 || report.Unchanged == 0 {
				t.Errorf("%s: %+v", d.ID, report)
			}
		}
		after, err := h.store.Fingerprint(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if before.Records != after.Records || before.Rows["records"] != after.Rows["records"] ||
			before.Rows["citizens"] != after.Rows["citizens"] {
			t.Errorf("before %+v, after %+v", before, after)
		}
	})
}

func TestTheOrderOfDeliveriesDoesNotMatter(t *testing.T) {
	var want []string
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(6) {
		h := openHouse(t, testbed.SQLite(t))
		order := rand.New(rand.NewPCG(seed, 0)).Perm(len(deliveries))
		if seed == 0 {
			for i := range order {
				order[i] = i
			}
		}
		for _, i := range order {
			d := deliveries[i]
			if _, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: d.Source.Name, ID: d.ID, Data: d.Data}); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, who := range []string{"mette", "sara", "jonas"} {
			v, err := h.plan(t, h.logIn(t, who))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, v.Version)
		}
		if want == nil {
			want = got
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("order %d gives another plan for citizen %d", seed, i)
			}
		}
	}
}

func TestABadDeliveryStoresNothing(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		before, err := h.store.Fingerprint(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		good := `{"format":"enplan-case/1","citizen":{"id":"ny","name":"Ny Borger","cpr":"730101-1111"},"plans":[{"id":"p1","title":"Plan"},`
		for name, data := range map[string]string{
			"truncated":       good,
			"empty":           "",
			"a bad date":      good + `{"id":"p2","title":"Plan","created":"2026-13-01"}]}`,
			"a duplicate key": good + `{"id":"p2","id":"p3","title":"Plan"}]}`,
			"no JSON at all":  "hej",
		} {
			_, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: "momentum", ID: "x", Data: []byte(data)})
			var faults intake.Faults
			if !errors.As(err, &faults) || len(faults) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
		after, err := h.store.Fingerprint(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if before.Records != after.Records {
			t.Error("something of a refused delivery was kept")
		}
	})
}

func TestASourceDeliversOnlyInItsOwnName(t *testing.T) {
	h := openHouse(t, testbed.SQLite(t))
	ctx := context.Background()
	key, err := h.RegisterSource(ctx, operator, models.Source{Name: "momentum", Title: "Jobcenter Strandborg"})
	if err != nil {
		t.Fatal(err)
	}
	who, err := h.SourceOf(ctx, key, h.now)
	if err != nil || who.ID != "momentum" {
		t.Fatalf("%+v, %v", who, err)
	}
	data := []byte(`{"format":"enplan-case/1","citizen":{"id":"ny","name":"Ny Borger","cpr":"730101-1111"}}`)
	if _, err := h.Deliver(ctx, who, actions.Delivery{Source: "momentum", ID: "1", Data: data}); err != nil {
		t.Error(err)
	}
	if _, err := h.Deliver(ctx, who, actions.Delivery{Source: "sensum", ID: "1", Data: data}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("in another's name: %v", err)
	}
	if _, err := h.SourceOf(ctx, "not a key", h.now); !errors.Is(err, models.ErrNotLoggedIn) {
		t.Errorf("with a wrong key: %v", err)
	}
}

func TestAStatedVersionIsNotReplacedByAnOlderOne(t *testing.T) {
	h := openHouse(t, testbed.SQLite(t))
	send := func(version, title string) (actions.Report, error) {
		return h.Deliver(context.Background(), operator, actions.Delivery{Source: "momentum", ID: "1", Data: []byte(
			`{"format":"enplan-case/1","version":` + version + `,"citizen":{"id":"ny","name":"Ny Borger","cpr":"730101-1111"},"plans":[{"id":"p1","title":"` + title + `"}]}`)})
	}
	for _, step := range []struct{ version, title, want string }{
		{"5", "Fem", "Fem"}, {"3", "Tre", "Fem"}, {"5", "Fem", "Fem"}, {"7", "Syv", "Syv"},
	} {
		if _, err := send(step.version, step.title); err != nil {
			t.Fatal(err)
		}
		v, err := h.plan(t, h.logIn(t, "ny"))
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Plans[0].Title.String(); got != step.want {
			t.Errorf("after version %s the plan is %q", step.version, got)
		}
	}
	if _, err := send("7", "Otte"); !errors.Is(err, models.ErrSameVersion) {
		t.Errorf("the same version with other content: %v", err)
	}
}

func TestALateSourceIsSaidAndHealedByItsNextDelivery(t *testing.T) {
	h := openStrandborg(t, testbed.SQLite(t))
	token := h.logIn(t, "jonas")
	v, err := h.plan(t, token)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Gaps) != 1 || v.Gaps[0].Text != "Psykiatrisk ambulatorium har ikke sendt noget siden d. 14. november." {
		t.Fatalf("gaps: %+v", v.Gaps)
	}
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range deliveries {
		if d.Source.Name == "region" {
			if _, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: "region", ID: d.ID, Data: d.Data}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if v, err = h.plan(t, token); err != nil || len(v.Gaps) != 0 {
		t.Errorf("after a new delivery: %+v, %v", v.Gaps, err)
	}
}
