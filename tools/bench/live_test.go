//go:build bench

package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/valyala/fasthttp"
)

const (
	listeners = 1000
	idlers    = 5000
	speakers  = 16
	talkFor   = 8 * time.Second
)

// TestBenchLive measures how a message reaches the one of a thousand listeners
// it is for, and what a line costs that nobody speaks on.
func TestBenchLive(t *testing.T) {
	b := newYard(t)
	ours, people := b.ours(t, idlers)
	var out strings.Builder
	fmt.Fprintf(&out, "\n%d listeners, %d speakers, %s\n\n| side | messages/s that arrived | p50 ms | p99 ms |\n|---|---|---|---|\n", listeners, speakers, talkFor)
	rate := ours.fanOut(t, &out, people[:listeners], ours.listen, func(p person, n int, req *fasthttp.Request) { sendOurs(ours, p, n, req) })
	if peer, theirs, ok := b.peer(t, listeners); ok {
		beside := peer.fanOut(t, &out, theirs, peer.subscribe, func(p person, _ int, req *fasthttp.Request) { sendPeer(peer, p, req) })
		fmt.Fprintf(&out, "\n%.1f times PocketBase (aim 50, with p99 below 50 ms)", rate/beside)
	}
	fmt.Fprintf(&out, "\n\n%s", ours.idle(t, people))
	t.Log(out.String())
}

// fanOut lets the speakers write to everybody in turn and waits for each to
// arrive. Every speaker waits for its own before the next.
func (s *side) fanOut(
	t *testing.T, out *strings.Builder, people []person, connect func(*testing.T, person) *bufio.Reader,
	send func(person, int, *fasthttp.Request),
) float64 {
	t.Helper()
	arrived := make([]chan time.Time, len(people))
	for i, p := range people {
		arrived[i] = make(chan time.Time, 16)
		line := connect(t, p)
		go func() {
			for {
				text, err := line.ReadString('\n')
				if err != nil {
					return
				}
				if strings.HasPrefix(text, "data:") {
					arrived[i] <- time.Now()
				}
			}
		}()
	}
	var all sync.WaitGroup
	var lost atomic.Int64
	took := make([][]time.Duration, speakers)
	began := time.Now()
	for who := range speakers {
		all.Go(func() {
			client, req, resp := &fasthttp.HostClient{Addr: s.addr}, fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
			for n := who; time.Since(began) < talkFor; n += speakers {
				to := n % len(people)
				send(people[to], n, req)
				at := time.Now()
				if err := client.Do(req, resp); err != nil || resp.StatusCode() > 299 {
					t.Errorf("%s: %d, %v", s.name, resp.StatusCode(), err)
					return
				}
				select {
				case then := <-arrived[to]:
					took[who] = append(took[who], then.Sub(at))
				case <-time.After(10 * time.Second):
					lost.Add(1)
				}
			}
		})
	}
	all.Wait()
	wall := time.Since(began)
	every := slices.Concat(took...)
	slices.Sort(every)
	if len(every) == 0 {
		t.Fatalf("%s: nothing arrived", s.name)
	}
	rate := float64(len(every)) / wall.Seconds()
	fmt.Fprintf(out, "| %s | %.0f | %.2f | %.2f |", s.name, rate, ms(every[len(every)/2]), ms(every[len(every)*99/100]))
	if n := lost.Load(); n > 0 {
		fmt.Fprintf(out, " %d did not come within 10 s", n)
	}
	fmt.Fprintln(out)
	return rate
}

// dial opens a connection that the test holds.
func (s *side) dial(t *testing.T, request string) (*bufio.Reader, net.Conn) {
	t.Helper()
	conn, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := conn.Write([]byte(request)); err != nil {
		t.Fatal(err)
	}
	line := bufio.NewReaderSize(conn, 512)
	status, err := line.ReadString('\n')
	if err != nil || !strings.Contains(status, " 200 ") {
		t.Fatalf("%s: %q, %v", s.name, status, err)
	}
	return line, conn
}

// until reads up to the line that begins so.
func until(t *testing.T, line *bufio.Reader, prefix string) string {
	t.Helper()
	for {
		text, err := line.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(text, prefix) {
			return strings.TrimSpace(strings.TrimPrefix(text, prefix))
		}
	}
}

func (s *side) listen(t *testing.T, p person) *bufio.Reader {
	line, _ := s.dial(t, "GET /api/live?since=0 HTTP/1.1\r\nHost: "+s.addr+"\r\nCookie: "+p.secret+"\r\n\r\n")
	until(t, line, "retry:")
	return line
}

// subscribe is how a client of PocketBase listens to its own messages.
func (s *side) subscribe(t *testing.T, p person) *bufio.Reader {
	line, _ := s.dial(t, "GET /api/realtime HTTP/1.1\r\nHost: "+s.addr+"\r\n\r\n")
	_, rest, _ := strings.Cut(until(t, line, "data:"), `"clientId":"`)
	id, _, _ := strings.Cut(rest, `"`)
	body := `{"clientId":"` + id + `","subscriptions":["messages/*"]}`
	req, err := http.NewRequest("POST", "http://"+s.addr+"/api/realtime", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", p.secret)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if _ = resp.Body.Close(); resp.StatusCode != http.StatusNoContent {
		t.Fatalf("%s: subscribing gave %s", s.name, resp.Status)
	}
	return line
}

// idle is what a line costs that nobody speaks on.
func (s *side) idle(t *testing.T, people []person) string {
	t.Helper()
	people = people[listeners:]
	before := s.resident(t)
	for _, p := range people {
		s.listen(t, p)
	}
	grown := s.resident(t) - before
	return fmt.Sprintf("%d idle lines: %.1f KB each (aim 15)", len(people), float64(grown)/1000/float64(len(people)))
}

// resident is the memory of the process, in bytes.
func (s *side) resident(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(s.process.Process.Pid) + "/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(status, []byte("VmRSS:"))
	kilobytes, err := strconv.Atoi(string(bytes.Fields(rest)[0]))
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes * 1024
}
