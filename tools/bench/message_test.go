//go:build bench

package bench

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
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

// letter is what is sent: 200 characters, as a short message of a citizen's.
var letter = strings.Repeat("Jeg kan ikke komme på onsdag, for jeg skal hente Emil. ", 4)[:200]

// person is somebody who can write and listen on one side.
type person struct{ id, thread, secret string }

// TestBenchMessages measures durable writes of a message: ours is the message,
// the line in the log and the notice to all who listen, in one transaction.
func TestBenchMessages(t *testing.T) {
	b := newYard(t)
	ours, people := b.ours(t, clients)
	sides := []*side{
		ours.writing("message, sqlite FULL", func(who, n int, req *fasthttp.Request) { sendOurs(ours, people[who], n, req) }),
		ours.writing("9 plans, 1 message, sqlite FULL", func(who, n int, req *fasthttp.Request) {
			if n%10 > 0 {
				ask(ours, "/api/plan", people[who], req)
				return
			}
			sendOurs(ours, people[who], n, req)
		}),
	}
	if peer, theirs, ok := b.peer(t, clients); ok {
		sides = append(sides,
			peer.writing("message, PocketBase FULL", func(who, n int, req *fasthttp.Request) { sendPeer(peer, theirs[who], req) }),
			peer.writing("9 plans, 1 message, PocketBase FULL", func(who, n int, req *fasthttp.Request) {
				if n%10 > 0 {
					req.Reset()
					req.SetRequestURI("http://" + peer.addr + peer.path)
					req.Header.Set("Authorization", peer.token)
					return
				}
				sendPeer(peer, theirs[who], req)
			}))
	}
	for range rounds {
		for _, s := range sides {
			s.round(t)
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\n%d rounds, interleaved, %d clients, %s each\n\n| side | req/s | p50 ms | p99 ms | CPU µs/req |\n|---|---|---|---|---|\n", rounds, clients, each)
	rates := map[string]float64{}
	for _, s := range sides {
		rates[s.name] = median(s.rate)
		fmt.Fprintf(&out, "| %s | %.0f | %.2f | %.2f | %.1f |\n", s.name, median(s.rate), ms(s.percentile(0.50)), ms(s.percentile(0.99)), median(s.cpu))
	}
	for what, aim := range map[string]float64{"message, ": 3.5, "9 plans, 1 message, ": 20} {
		if theirs := rates[what+"PocketBase FULL"]; theirs > 0 {
			fmt.Fprintf(&out, "\n%s%.1f times PocketBase (aim %.1f)", what, rates[what+"sqlite FULL"]/theirs, aim)
		}
	}
	t.Log(out.String())
}

// writing is the same program under another load.
func (s *side) writing(name string, write func(client, n int, req *fasthttp.Request)) *side {
	other := *s
	other.name, other.write = name, write
	return &other
}

func newYard(t *testing.T) *yard {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	b := &yard{root: root, dir: t.TempDir()}
	b.build(t, "enplan", root, "./server")
	return b
}

var benchKey = base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))

// ours starts the product on a database with the demo and so many citizens of
// our own, each logged in and with a thread.
func (b *yard) ours(t *testing.T, n int) (*side, []person) {
	t.Helper()
	database := testbed.SQLite(t)
	env := append(os.Environ(), "ENPLAN_DATABASE="+database, "ENPLAN_KEY="+benchKey, "ENPLAN_RECEIPT_KEY="+benchKey, "ENPLAN_PUSH_KEY="+benchKey, "ENPLAN_LOG_LEVEL=error", "ENPLAN_LIMITS=false")
	s := &side{name: "ours", addr: freeAddr(t), path: "/healthz"}
	people := settle(t, database, n)
	s.start(t, filepath.Join(b.dir, "enplan"), append(env, "ENPLAN_ADDR="+s.addr), "serve")
	return s, people
}

// settle writes the citizens straight into the store.
func settle(t *testing.T, database string, n int) []person {
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
	people := make([]person, n)
	err = s.Write(context.Background(), func(tx *store.Tx) error {
		if err := tx.SaveStaff(models.Staff{ID: "lone", Name: "Lone Brandt"}); err != nil {
			return err
		}
		for i := range people {
			p := person{id: fmt.Sprintf("bench%05d", i)}
			token, hash, err := v.NewToken()
			if err != nil {
				return err
			}
			p.secret = "__Host-enplan=" + token
			if err := tx.EnsureCitizen(p.id, nil, nil); err != nil {
				return err
			}
			if err := tx.Assign("lone", p.id); err != nil {
				return err
			}
			if err := tx.CreateSession(store.Session{TokenHash: hash, CitizenID: p.id, Expires: time.Now().Add(time.Hour)}); err != nil {
				return err
			}
			if p.thread, err = tx.AddThread(p.id, "Emne"); err != nil {
				return err
			}
			people[i] = p
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return people
}

func ask(s *side, path string, p person, req *fasthttp.Request) {
	req.Reset()
	req.SetRequestURI("http://" + s.addr + path)
	req.Header.Set("Cookie", p.secret)
	req.Header.Set("Accept-Encoding", "br")
}

func sendOurs(s *side, p person, n int, req *fasthttp.Request) {
	req.Reset()
	req.Header.SetMethod("POST")
	req.SetRequestURI("http://" + s.addr + "/api/threads/" + p.thread + "/messages")
	req.Header.Set("Cookie", p.secret)
	req.Header.Set("X-Enplan", "1")
	req.Header.Set("Idempotency-Key", fmt.Sprint(s.name, n))
	req.Header.SetContentType("application/json")
	req.SetBodyString(`{"text":"` + letter + `"}`)
}

func sendPeer(s *side, p person, req *fasthttp.Request) {
	req.Reset()
	req.Header.SetMethod("POST")
	req.SetRequestURI("http://" + s.addr + "/api/collections/messages/records")
	req.Header.Set("Authorization", p.secret)
	req.Header.SetContentType("application/json")
	req.SetBodyString(`{"citizen":"` + p.id + `","text":"` + letter + `"}`)
}

// peer starts PocketBase with synchronous FULL and so many citizens.
func (b *yard) peer(t *testing.T, n int) (*side, []person, bool) {
	t.Helper()
	t.Setenv("PEER_SYNCHRONOUS", "FULL")
	peer, ok := b.pocketBase(t)
	if !ok {
		return nil, nil, false
	}
	cmd := exec.Command(filepath.Join(b.dir, "pocketbasepeer"), "people", fmt.Sprint(n))
	cmd.Dir = b.dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("fill PocketBase with people: %v", err)
	}
	people := make([]person, 0, n)
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		id, token, _ := strings.Cut(line, " ")
		people = append(people, person{id: id, secret: token})
	}
	return peer, people, true
}
