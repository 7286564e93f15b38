package actions_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/calendar"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// Many look while a yes is given and taken back. Nothing may be seen by a look that began
// after it was acknowledged that the yes is gone, and in the citizen's log no line after
// the withdrawal's may say that it was seen by that yes.

// gateway is how a look is answered: by the gate, or by one that is built wrong.
type gateway func(ctx context.Context, citizen string) (body string, err error)

// race is how much of it: ENPLAN_PROVE=1 does all.
type race struct{ citizens, changes, reads int } // changes and reads of each citizen

func (r race) size() race {
	if os.Getenv("ENPLAN_PROVE") == "1" {
		return race{citizens: 200, changes: 26, reads: 520}
	}
	return r
}

// outcome is what was counted.
type outcome struct{ reads, seen, withdrawals, late, rows, after int }

const racers = 4 // that look at one citizen at once, beside the one who changes their mind

func (h *house) race(t *testing.T, r race, citizens []string, look gateway) outcome {
	t.Helper()
	var reads, seen, withdrawals, late atomic.Int64
	var all sync.WaitGroup
	turns := make(chan struct{}, 4) // citizens at a time
	for i, id := range citizens {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			// Even: it was acknowledged that no yes stands. Odd: one may.
			var epoch, left atomic.Int64
			left.Store(int64(r.reads))
			var here sync.WaitGroup
			here.Go(func() { withdrawals.Add(int64(h.changeMind(t, id, r.changes, &epoch))) })
			for reader := range racers {
				here.Go(func() {
					random := rand.New(rand.NewPCG(uint64(i), uint64(reader))) //nolint:gosec // only to interleave
					for left.Add(-1) >= 0 {
						for range random.IntN(50) {
							epoch.Load()
						}
						before := epoch.Load()
						body, err := look(context.Background(), id)
						if err != nil {
							t.Errorf("a look: %v", err)
							return
						}
						reads.Add(1)
						if strings.Contains(body, `"ground":"consent"`) {
							if seen.Add(1); before%2 == 0 && epoch.Load() == before {
								late.Add(1)
							}
						}
					}
				})
			}
			here.Wait()
		})
	}
	all.Wait()
	o := outcome{reads: int(reads.Load()), seen: int(seen.Load()), withdrawals: int(withdrawals.Load()), late: int(late.Load())}
	for _, id := range citizens {
		h.rowsAfter(t, id, &o)
	}
	return o
}

// changeMind gives a yes and takes it back, so many times.
func (h *house) changeMind(t *testing.T, citizen string, changes int, epoch *atomic.Int64) (withdrawn int) {
	who, seq := models.Viewer{Role: models.AsCitizen, ID: citizen}, models.Version(0)
	for withdrawn < changes {
		epoch.Add(1)
		id, err := h.yes(who)
		if err == nil {
			seq++
			err = h.WithdrawConsent(context.Background(), who, actions.Consenting{Citizen: citizen, Consent: id, Seen: seq, Language: "da"})
			seq++
		}
		if err != nil {
			t.Errorf("a change of mind: %v", err)
			return withdrawn
		}
		epoch.Add(1)
		withdrawn++
	}
	return withdrawn
}

// yes is a yes to what is spared, without anything of the test's own.
func (h *house) yes(who models.Viewer) (string, error) {
	var departments []models.Department
	if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
		departments, err = tx.Departments()
		return err
	}); err != nil {
		return "", err
	}
	last := demo.Day.AddDays(30)
	text := wording.ConsentText(spared, "", last.AddDays(1).At(0, 0, calendar.Copenhagen()), departments, i18n.For("da"))
	hash := sha256.Sum256([]byte(text))
	return h.GiveConsent(context.Background(), who, actions.Consenting{Citizen: who.ID, Terms: spared, Until: last, Text: hash[:], Language: "da"})
}

// rowsAfter goes through the citizen's log: what was seen by a yes must stand between
// the line of the yes and that of its withdrawal.
func (h *house) rowsAfter(t *testing.T, citizen string, o *outcome) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		lines, err := tx.Entries(citizen, 100_000)
		slices.Reverse(lines)
		stands := false
		for _, line := range lines {
			switch {
			case line.Action == models.GiveConsent:
				stands = true
			case line.Action == models.WithdrawConsent:
				stands = false
			case line.Action == models.ReadAsDepartment:
				o.rows++
				if strings.Contains(line.Things, ":consent:") && !stands {
					o.after++
				}
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// settle writes so many citizens straight into the store, each known to the job centre,
// with something that the health centre says they are to be spared.
func (h *house) settle(t testing.TB, name string, n int) (ids []string) {
	t.Helper()
	if err := h.store.Write(context.Background(), func(tx *store.Tx) error {
		for i := range n {
			id := fmt.Sprint(name, i)
			ids = append(ids, id)
			back := models.Piece{Item: "back", Text: "Løfter højst 5 kg"}
			if err := errors.Join(
				tx.EnsureCitizen(id, nil, nil), tx.LinkRef("momentum", id, id),
				tx.SavePlanParts(id, "da", "Mette Lund", tx.Now.AddDate(1, 0, 0), []models.PlanPart{
					{Of: "jobcenter", Category: models.CategoryMeasures, Pieces: []models.Piece{{Item: "job", Text: "Praktik"}}},
					{Of: spared.From, Category: spared.Category, Pieces: []models.Piece{back}},
				}),
			); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestNothingIsSeenAfterAYesWasTakenBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		r := race{citizens: 8, changes: 10, reads: 200}.size()
		o := h.race(t, r, h.settle(t, "racer", r.citizens), h.gate)
		if t.Logf("%+v", o); o.late > 0 || o.after > 0 || o.rows != o.reads {
			t.Errorf("%d looks and %d lines after the withdrawal, %d lines of %d looks", o.late, o.after, o.rows, o.reads)
		}
		if o.reads < r.citizens*r.reads || o.withdrawals != r.citizens*r.changes || o.seen == 0 || o.seen == o.reads {
			t.Errorf("that was no race: %+v", o)
		}
	})
}

// TestTheRaceFindsAGateThatIsBuiltWrong is what the race above is worth: it must see what
// these let through.
func TestTheRaceFindsAGateThatIsBuiltWrong(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		wrong := map[string]gateway{"checks, then reads": h.checkThenRead, "remembers what it decided": h.remember()}
		if h.store.Dialect() == "postgres" { // SQLite has one writer, so there it is right
			wrong["is one transaction without a lock"] = h.withoutLock
		}
		for name, look := range wrong {
			r, found := race{citizens: 4, changes: 15, reads: 150}, false
			for round := 0; round < 10 && !found; round++ {
				o := h.race(t, r, h.settle(t, strings.ReplaceAll(name, " ", "-")+fmt.Sprint(round, "-"), r.citizens), look)
				found = o.after > 0
				t.Logf("one that %s: %+v", name, o)
			}
			if !found {
				t.Errorf("nothing was seen to leak through a gate that %s", name)
			}
		}
	})
}

func (h *house) gate(ctx context.Context, citizen string) (string, error) {
	body, err := h.DepartmentPlan(ctx, henrik, actions.Asking{Department: spared.To, Citizen: citizen, Purpose: spared.Purpose, Language: "da"})
	return string(body), err
}

// decided is what may be seen of what is spared, as of the transaction.
func (h *house) decided(tx *store.Tx, citizen string) (models.Verdict, error) {
	events, err := tx.Consents(citizen)
	look := models.Look{Of: spared.From, Field: models.FieldHealth, Category: spared.Category, Item: "back", For: spared.Purpose}
	return models.Decide(look, models.Grounds{
		Now: tx.Now, Zone: calendar.Copenhagen(), To: models.Department{ID: spared.To, Field: models.FieldJob}, Consents: models.ConsentRecords(events),
	}), err
}

// shown reads and logs what was decided.
func (h *house) shown(tx *store.Tx, citizen string, v models.Verdict) (body string, err error) {
	line := models.Entry{Citizen: citizen, By: henrik, Department: spared.To, Action: models.ReadAsDepartment, Purpose: spared.Purpose}
	if v.May() {
		part, err := tx.PlanPartOf(citizen, "da", spared.From, spared.Category)
		if err != nil {
			return "", err
		}
		line.Things = models.SeenThing{From: spared.From, Category: spared.Category, N: len(part.Pieces), Ground: v.String()}.String()
		body = `"ground":"consent"`
	}
	return body, tx.Log(line)
}

func (h *house) checkThenRead(ctx context.Context, citizen string) (body string, err error) {
	var v models.Verdict
	if err = h.store.Read(ctx, func(tx *store.Tx) (err error) { v, err = h.decided(tx, citizen); return err }); err != nil {
		return "", err
	}
	err = h.store.Write(ctx, func(tx *store.Tx) (err error) { body, err = h.shown(tx, citizen, v); return err })
	return body, err
}

func (h *house) withoutLock(ctx context.Context, citizen string) (body string, err error) {
	err = h.store.Write(ctx, func(tx *store.Tx) error {
		v, err := h.decided(tx, citizen)
		if err == nil {
			body, err = h.shown(tx, citizen, v)
		}
		return err
	})
	return body, err
}

// remember decides every fifth time, and answers as it did in between.
func (h *house) remember() gateway {
	var kept sync.Map
	var n atomic.Int64
	return func(ctx context.Context, citizen string) (body string, err error) {
		err = h.store.Write(ctx, func(tx *store.Tx) error {
			v, err := h.decided(tx, citizen)
			if was, ok := kept.Load(citizen); ok && n.Add(1)%5 > 0 {
				v, _ = was.(models.Verdict)
			}
			kept.Store(citizen, v)
			if err == nil {
				body, err = h.shown(tx, citizen, v)
			}
			return err
		})
		return body, err
	}
}
