package actions_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/retention"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/vault"
)

// oldPlan is a plan that a department once made, with a word of its own.
type oldPlan struct {
	id, kle, closed, word string
	more                  string // fields of the plan, as JSON, beginning with a comma
}

func (p oldPlan) json() string {
	closed := ""
	if p.closed != "" {
		closed = `,"closed":"` + p.closed + `"`
	}
	return fmt.Sprintf(`{"id":%q,"version":1,"title":"Plan %s","text":%q,"owner":{"unit":"Jobcenter"}%s%s,"measures":[{"id":"m-%s","name":"Mentor %s","kle":%q}]}`,
		p.id, p.word, "Vi skrev "+p.word, closed, p.more, p.id, p.word, p.kle)
}

// delivers has a department deliver plans of a citizen, and says who that is.
func (h *house) delivers(t *testing.T, citizen string, plans ...oldPlan) string {
	t.Helper()
	var all []string
	for _, p := range plans {
		all = append(all, p.json())
	}
	report, err := h.Deliver(t.Context(), operator, actions.Delivery{Source: "momentum", ID: citizen, Data: fmt.Appendf(nil,
		`{"format":"enplan-case/1","version":1,"citizen":{"id":%q,"cpr":%q},"plans":[%s]}`, citizen, oldCPR(citizen), strings.Join(all, ","))})
	if err != nil || len(report.Citizens) != 1 {
		t.Fatalf("%v: %+v", err, report)
	}
	return report.Citizens[0]
}

// oldCPR is a number that nobody has, for a citizen.
func oldCPR(citizen string) string {
	return fmt.Sprintf("731170%04d", crc32.ChecksumIEEE([]byte(citizen))%8000)
}

// over is a plan whose five years are over on the day of the demo, and young one whose
// are not.
func over(id, word string) oldPlan {
	return oldPlan{id: id, kle: "15.20.04", closed: demo.Day.AddYears(-5).AddDays(-1).String(), word: word}
}

func young(id, word string) oldPlan {
	return oldPlan{id: id, kle: "27.12.12", closed: demo.Day.AddYears(-1).String(), word: word}
}

// trusting is how somebody runs it who has looked at the clock.
func trusting(most int) actions.Retaining {
	return actions.Retaining{Terms: retention.Own(), Most: most, Holder: "one", Trusted: true}
}

func (h *house) retains(t *testing.T, r actions.Retaining) actions.Retained {
	t.Helper()
	done, err := h.Retain(t.Context(), operator, r)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// here are those of the citizens who are here.
func (h *house) here(t *testing.T, citizens ...string) (there []string) {
	t.Helper()
	all, err := h.Citizens(t.Context(), operator)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range citizens {
		if slices.Contains(all, id) {
			there = append(there, id)
		}
	}
	return there
}

// fates are what is to become of each citizen.
func (h *house) fates(t *testing.T, terms retention.Terms) map[string]retention.Fate {
	t.Helper()
	all := map[string]retention.Fate{}
	if err := h.Fates(t.Context(), operator, terms, func(id string, f retention.Fate) error { all[id] = f; return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

// knows are the words that can still be read of a citizen: in the records, in the plan
// as it is and was, and in what happened.
func (h *house) knows(t *testing.T, citizen string, words ...string) (found []string) {
	t.Helper()
	who := models.Viewer{Role: models.AsCitizen, ID: citizen}
	h.now = h.now.Add(time.Minute) // a file a minute
	var text strings.Builder
	_, record := h.exported(t, who)
	text.Write(record)
	if err := h.store.Read(t.Context(), func(tx *store.Tx) error {
		records, err := tx.RecordsOf(citizen)
		for _, r := range records {
			text.Write(r.Content)
		}
		if err != nil {
			return err
		}
		events, err := tx.Events(citizen)
		for _, e := range events {
			text.WriteString(e.Note)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	doc, _, err := h.store.PlanDoc(t.Context(), citizen, "da")
	if err != nil {
		t.Fatal(err)
	}
	text.Write(doc.Body)
	for _, word := range words {
		if strings.Contains(text.String(), word) {
			found = append(found, word)
		}
	}
	return found
}

// dying is a context that ends before the transaction with that number begins.
type dying struct {
	context.Context
	end   context.CancelFunc
	lives *int
}

func (d dying) Deadline() (time.Time, bool) {
	if *d.lives--; *d.lives < 0 {
		d.end()
	}
	return d.Context.Deadline()
}

func dyingAfter(t *testing.T, transactions int) context.Context {
	ctx, end := context.WithCancel(t.Context())
	t.Cleanup(end)
	return dying{ctx, end, &transactions}
}

func replaceOnce(t *testing.T, text, old, anew string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q is there %d times", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, anew, 1)
}

func vaultOf(t *testing.T) *vault.Vault {
	t.Helper()
	v, err := vault.New(vault.Key{1})
	if err != nil {
		t.Fatal(err)
	}
	v.First = vault.Key{1}
	return v
}

// rows are what questions answer, one value a row, past the house.
func (h *house) rows(t *testing.T, url string, questions ...string) (all [][]byte) {
	t.Helper()
	db, err := sql.Open("sqlite3", url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, question := range questions {
		rows, err := db.QueryContext(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var one []byte
			if err := rows.Scan(&one); err != nil {
				t.Fatal(err)
			}
			all = append(all, one)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
