//go:build bench

package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/valyala/fasthttp"

	"enplan/server/testbed"
)

const kills = 10

// TestBenchKill kills the server in the middle of writing, again and again, and
// looks for every message that was acknowledged. Sending one again under its
// key answers where it stands: another place means that the first is gone.
func TestBenchKill(t *testing.T) {
	b := newYard(t)
	database := testbed.SQLite(t)
	people := settle(t, database, speakers)
	env := append(os.Environ(), "ENPLAN_DATABASE="+database, "ENPLAN_KEY="+benchKey, "ENPLAN_RECEIPT_KEY="+benchKey, "ENPLAN_PUSH_KEY="+benchKey, "ENPLAN_LOG_LEVEL=error", "ENPLAN_LIMITS=false")
	acked := make([]map[int]int64, speakers) // n: seq
	for i := range acked {
		acked[i] = map[int]int64{}
	}
	total, missing, doubled := 0, 0, 0
	for round := range kills + 1 {
		s := &side{name: "kill", addr: freeAddr(t), path: "/healthz"}
		s.start(t, filepath.Join(b.dir, "enplan"), append(env, "ENPLAN_ADDR="+s.addr), "serve")
		missing += s.look(t, people, acked)
		if round == kills {
			break
		}
		var all sync.WaitGroup
		for who := range speakers {
			all.Go(func() {
				for n := round << 20; ; n++ {
					seq, err := s.send(people[who], n)
					if err != nil {
						return // killed
					}
					acked[who][n] = seq
				}
			})
		}
		time.Sleep(300 * time.Millisecond) // how long it may write before it is killed
		if err := s.process.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		all.Wait()
	}
	for who := range acked {
		total += len(acked[who])
		at := map[int64]bool{}
		for _, seq := range acked[who] {
			if at[seq] {
				doubled++
			}
			at[seq] = true
		}
	}
	t.Logf("%d kills: %d messages acknowledged, %d missing, %d places given twice", kills, total, missing, doubled)
	if missing+doubled > 0 || total == 0 {
		t.Error("what is acknowledged must stand, once")
	}
}

// look sends what was acknowledged last in each thread once more, and counts
// those that stand elsewhere than was answered.
func (s *side) look(t *testing.T, people []person, acked []map[int]int64) (missing int) {
	t.Helper()
	for who, sent := range acked {
		for n, want := range sent {
			got, err := s.send(people[who], n)
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				missing++
			}
		}
	}
	return missing
}

// send returns the number that the message got in its thread.
func (s *side) send(p person, n int) (int64, error) {
	req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(req)
	defer fasthttp.ReleaseResponse(resp)
	sendOurs(s, p, n, req)
	if err := fasthttp.Do(req, resp); err != nil {
		return 0, err
	}
	if resp.StatusCode() != fasthttp.StatusCreated {
		return 0, fmt.Errorf("%d %s", resp.StatusCode(), resp.Body())
	}
	var place struct{ Seq int64 }
	err := json.Unmarshal(resp.Body(), &place)
	return place.Seq, err
}
