//go:build bench

// The benchmark of GET /api/plan: beside a bare Fiber handler with the same
// session check and beside PocketBase with the same data, interleaved in one
// run, so that the ratios stand even where the machine is busy.
package bench

import (
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/server/testbed"
)

const (
	rounds  = 7
	clients = 32
	each    = 3 * time.Second
)

func TestBench(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	b := &yard{root: root, dir: t.TempDir()}
	b.build(t, "enplan", root, "./server")
	b.build(t, "bare", root, "./tools/bench/bare")
	sides := append(b.plan(t, "sqlite", testbed.SQLite(t)), b.plan(t, "postgres", testbed.Postgres(t))...)
	if peer, ok := b.pocketBase(t); ok {
		sides = append(sides, peer)
	}
	for range rounds {
		for _, s := range sides {
			s.round(t)
		}
	}
	report(t, sides)
}

// yard is where the programs under test stand.
type yard struct {
	root, dir string
}

func (b *yard) build(t *testing.T, name, dir, what string) {
	t.Helper()
	cmd := exec.Command("go", "build", "-o", filepath.Join(b.dir, name), what)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build %s: %v\n%s", name, err, out)
	}
}

// plan starts the product and the bare handler on one database.
func (b *yard) plan(t *testing.T, name, database string) []*side {
	t.Helper()
	key := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))
	env := append(os.Environ(), "ENPLAN_DATABASE="+database, "ENPLAN_KEY="+key, "ENPLAN_RECEIPT_KEY="+key, "ENPLAN_PUSH_KEY="+key, "ENPLAN_LOG_LEVEL=error", "ENPLAN_LIMITS=false")
	ours := &side{name: "GET /api/plan, " + name, addr: freeAddr(t), path: "/api/plan", encoding: "br"}
	ours.start(t, filepath.Join(b.dir, "enplan"), append(env, "ENPLAN_ADDR="+ours.addr), "serve", "--demo")
	ours.cookie = logIn(t, ours.addr)
	answer := filepath.Join(b.dir, "answer-"+name)
	if err := os.WriteFile(answer, ours.fetch(t), 0o600); err != nil {
		t.Fatal(err)
	}
	bare := &side{name: "bare handler, " + name, addr: freeAddr(t), path: "/api/plan", encoding: "br", cookie: ours.cookie}
	bare.start(t, filepath.Join(b.dir, "bare"), env, bare.addr, database, key, answer)
	return []*side{ours, bare}
}

// pocketBase builds and fills the peer, or says aloud why it cannot be had.
func (b *yard) pocketBase(t *testing.T) (*side, bool) {
	t.Helper()
	program := filepath.Join(b.dir, "pocketbasepeer")
	cmd := exec.Command("go", "build", "-o", program, ".")
	cmd.Dir = filepath.Join(b.root, "tools/bench/pocketbase")
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=go1.27.4", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Logf("SKIP PocketBase: it could not be built: %v\n%s", err, out)
		return nil, false
	}
	seed := exec.Command(program, "seed", filepath.Join(b.root, "server/demo/strandborg.json"))
	seed.Dir = b.dir
	out, err := seed.Output()
	if err != nil {
		t.Fatalf("fill PocketBase: %v", err)
	}
	peer := &side{name: "PocketBase 0.40.4, view + expand", addr: freeAddr(t), path: peerPath(strings.TrimSpace(string(out)))}
	peer.dir = b.dir
	peer.start(t, program, os.Environ(), "serve", "--http="+peer.addr)
	peer.token = peerLogIn(t, peer.addr)
	return peer, true
}

func peerPath(plan string) string {
	var expand []string
	for _, part := range []string{"goals", "measures", "conditions", "appointments", "documents"} {
		expand = append(expand, "sector_plans."+part)
	}
	return fmt.Sprintf("/api/collections/plans/records/%s?expand=own_goals,%s", plan, strings.Join(expand, ","))
}
