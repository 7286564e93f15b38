//go:build bench

package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/valyala/fasthttp"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
)

const (
	gateClients  = 20
	gateCitizens = 400
)

// TestBenchGate measures what a department's system is given of citizens' plans:
// decided, logged and durable before it is answered, beside the same bytes from a
// plain read.
func TestBenchGate(t *testing.T) {
	b := newYard(t)
	b.build(t, "ungated", b.root, "./tools/bench/ungated")
	var sides []*side
	for name, url := range map[string]func(testing.TB) string{"sqlite FULL": testbed.SQLite, "postgres": testbed.Postgres} {
		database := url(t)
		key := settleGate(t, database)
		env := append(os.Environ(), "ENPLAN_DATABASE="+database, "ENPLAN_KEY="+benchKey, "ENPLAN_RECEIPT_KEY="+benchKey, "ENPLAN_PUSH_KEY="+benchKey, "ENPLAN_LOG_LEVEL=error", "ENPLAN_LIMITS=false")
		ours := &side{name: "gate, " + name, addr: freeAddr(t)}
		ours.start(t, filepath.Join(b.dir, "enplan"), append(env, "ENPLAN_ADDR="+ours.addr), "serve")
		plain := &side{name: "no gate, " + name, addr: freeAddr(t)}
		plain.start(t, filepath.Join(b.dir, "ungated"), env, plain.addr, database, benchKey)
		for _, s := range []*side{ours, plain} {
			s.clients = gateClients
			s.write = func(who, n int, req *fasthttp.Request) { s.askAbout(who*31+n, key, req) }
			sides = append(sides, s)
		}
		if one, other := ours.sees(t, key), plain.sees(t, key); !bytes.Equal(one, other) || !bytes.Contains(one, []byte(`"consent"`)) {
			t.Fatalf("%s: not the same bytes:\n%s\n%s", name, one, other)
		}
	}
	for range rounds {
		for _, s := range sides {
			s.round(t)
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\n%d rounds, interleaved, %d clients, %s each, %d citizens\n\n| side | req/s | p50 ms | p99 ms | CPU µs/req |\n|---|---|---|---|---|\n", rounds, gateClients, each, gateCitizens)
	for _, s := range sides {
		fmt.Fprintf(&out, "| %s | %.0f | %.2f | %.2f | %.1f |\n", s.name, median(s.rate), ms(s.percentile(0.50)), ms(s.percentile(0.99)), median(s.cpu))
	}
	for i := 0; i < len(sides); i += 2 {
		fmt.Fprintf(&out, "\n%s: %.2f of the read without gate and log", sides[i].name, median(sides[i].rate)/median(sides[i+1].rate))
	}
	fmt.Fprint(&out, " (aim 1,500 req/s with p99 below 60 ms)")
	t.Log(out.String())
}

func (s *side) askAbout(n int, key string, req *fasthttp.Request) {
	req.Reset()
	req.SetRequestURI(fmt.Sprintf("http://%s/api/departments/jobcenter/citizens/%s/plan?purpose=spare", s.addr, gateCitizen(n)))
	req.Header.Set("Authorization", "Bearer "+key)
}

// sees is one answer.
func (s *side) sees(t *testing.T, key string) []byte {
	t.Helper()
	req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	s.askAbout(7, key, req)
	if err := fasthttp.Do(req, resp); err != nil || resp.StatusCode() != fasthttp.StatusOK {
		t.Fatalf("%s: %d, %v: %s", s.name, resp.StatusCode(), err, resp.Body())
	}
	return bytes.Clone(resp.Body())
}

func gateCitizen(n int) string { return fmt.Sprintf("bench%05d", n%gateCitizens) }

// settleGate writes citizens of the job centre straight into the store, each with
// six things of its own in each category, as many that the health centre knows, and
// a yes to half of that, and gives the key of the job centre's system.
func settleGate(t *testing.T, database string) (token string) {
	t.Helper()
	key, err := vault.ParseKey(benchKey)
	if err != nil {
		t.Fatal(err)
	}
	v, err := vault.New(key)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), store.Options{URL: database, Vault: v, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	token, hash, err := v.NewToken()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	err = s.Write(ctx, func(tx *store.Tx) error {
		for _, d := range []models.Department{
			{ID: "jobcenter", Title: "Jobcenter", Field: models.FieldJob}, {ID: "sundhed", Title: "Sundhedscentret", Field: models.FieldHealth},
			{ID: "familie", Title: "Familieafdelingen", Field: models.FieldFamily}, {ID: "ydelser", Title: "Ydelsescentret", Field: models.FieldMoney},
			{ID: "bolig", Title: "Bolig", Field: models.FieldHousing}, {ID: "psykiatri", Title: "Psykiatrien", Field: models.FieldTreatment},
		} {
			if err := tx.SaveDepartment(d); err != nil {
				return err
			}
		}
		if err := tx.SaveSource(store.Source{Source: models.Source{Name: "momentum", Title: "Jobcenter", Department: "jobcenter"}, KeyHash: hash}); err != nil {
			return err
		}
		for i := range gateCitizens {
			if err := settleShared(tx, gateCitizen(i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func settleShared(tx *store.Tx, id string) error {
	if err := tx.EnsureCitizen(id, nil, nil); err != nil {
		return err
	}
	var parts []models.PlanPart
	for _, of := range []string{"jobcenter", "sundhed", "familie", "psykiatri"} {
		for _, category := range models.CategoriesOf(of) {
			part := models.PlanPart{Of: of, Category: category}
			for i := range 6 {
				part.Pieces = append(part.Pieces, models.Piece{
					Item: fmt.Sprint(of, category, i), Text: "Sidder højst en halv time ad gangen", Detail: []string{"Fra den 3. marts", "Skal ses på igen til sommer"},
				})
			}
			parts = append(parts, part)
		}
	}
	if err := tx.SavePlanParts(id, "da", "Mette Lund", tx.Now.AddDate(1, 0, 0), parts); err != nil {
		return err
	}
	yes := models.ConsentEvent{
		Consent: "c-" + id, What: models.ConsentGiven, Until: tx.Now.AddDate(0, 6, 0), By: models.Viewer{Role: models.AsCitizen, ID: id}, At: tx.Now,
		Capacity: models.AsSelf, Form: models.ByLogin, Language: "da",
		Terms: models.Terms{
			From: "sundhed", To: "jobcenter", Category: models.CategoryLimits, Purpose: models.PurposeSpare, ForWhat: "så du får et job, din ryg kan holde til", Without: models.NothingLost,
		},
	}
	_, err := tx.AddConsent(id, yes, store.Key{})
	return err
}
