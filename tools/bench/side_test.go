//go:build bench

package bench

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/valyala/fasthttp"
)

// side is one program under load and what was measured of it.
type side struct {
	name, addr, path string
	encoding         string
	cookie, token    string
	dir              string
	process          *exec.Cmd
	rate             []float64       // req/s, one per round
	cpu              []float64       // µs of CPU per request, one per round
	took             []time.Duration // every request of every round
	bytes            int
	clients          int                                        // 0: as many as the others have
	write            func(client, n int, req *fasthttp.Request) // nil: every request is the same GET
}

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func (s *side) start(t *testing.T, program string, env []string, args ...string) {
	t.Helper()
	s.process = exec.Command(program, args...)
	s.process.Env, s.process.Dir, s.process.Stderr = env, s.dir, os.Stderr
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.process.Process.Kill(); _ = s.process.Wait() })
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); {
		if c, err := net.Dial("tcp", s.addr); err == nil {
			_ = c.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s does not listen", s.name)
}

func logIn(t *testing.T, addr string) string {
	t.Helper()
	ask, err := http.NewRequest("POST", "http://"+addr+"/api/demo/login", strings.NewReader(`{"as":"mette"}`))
	if err != nil {
		t.Fatal(err)
	}
	ask.Header = http.Header{"Content-Type": {"application/json"}, "X-Enplan": {"1"}}
	r, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	for _, c := range r.Cookies() {
		return c.Name + "=" + c.Value
	}
	t.Fatalf("no session: %s", r.Status)
	return ""
}

func peerLogIn(t *testing.T, addr string) string {
	t.Helper()
	body := `{"identity":"citizen@strandborg.example","password":"not a secret, a benchmark"}`
	r, err := http.Post("http://"+addr+"/api/collections/citizens/auth-with-password", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	var answer struct{ Token string }
	if err := json.NewDecoder(r.Body).Decode(&answer); err != nil || answer.Token == "" {
		t.Fatalf("PocketBase let nobody in: %s", r.Status)
	}
	return answer.Token
}

func (s *side) request(req *fasthttp.Request) {
	req.SetRequestURI("http://" + s.addr + s.path)
	if s.cookie != "" {
		req.Header.Set("Cookie", s.cookie)
	}
	if s.token != "" {
		req.Header.Set("Authorization", s.token)
	}
	if s.encoding != "" {
		req.Header.Set("Accept-Encoding", s.encoding)
	}
}

// fetch is one answer as it goes over the wire.
func (s *side) fetch(t *testing.T) []byte {
	t.Helper()
	req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	s.request(req)
	if err := fasthttp.Do(req, resp); err != nil || resp.StatusCode() != http.StatusOK {
		t.Fatalf("%s: %d, %v", s.name, resp.StatusCode(), err)
	}
	return bytes.Clone(resp.Body())
}

// round loads the side with all clients for a while.
func (s *side) round(t *testing.T) {
	t.Helper()
	if s.write == nil {
		s.bytes = len(s.fetch(t))
	}
	clients := cmp.Or(s.clients, clients)
	client := &fasthttp.HostClient{Addr: s.addr, MaxConns: clients}
	took := make([][]time.Duration, clients)
	before, began := s.cpuTime(t), time.Now()
	var wg sync.WaitGroup
	for i := range clients {
		wg.Go(func() { took[i] = s.load(t, client, i, began.Add(each)) })
	}
	wg.Wait()
	wall, used := time.Since(began), s.cpuTime(t)-before
	var n int
	for _, some := range took {
		n += len(some)
		s.took = append(s.took, some...)
	}
	s.rate = append(s.rate, float64(n)/wall.Seconds())
	s.cpu = append(s.cpu, float64(used.Microseconds())/float64(n))
}

func (s *side) load(t *testing.T, client *fasthttp.HostClient, who int, until time.Time) []time.Duration {
	req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	s.request(req)
	var took []time.Duration
	for time.Now().Before(until) {
		if s.write != nil {
			s.write(who, len(s.rate)<<20+len(took), req)
		}
		began := time.Now()
		if err := client.Do(req, resp); err != nil || resp.StatusCode() > 299 || s.write == nil && len(resp.Body()) != s.bytes {
			t.Errorf("%s: %d, %d bytes, %v", s.name, resp.StatusCode(), len(resp.Body()), err)
			return took
		}
		took = append(took, time.Since(began))
	}
	return took
}

// cpuTime is what the process has used, from /proc; clock ticks are 10 ms.
func (s *side) cpuTime(t *testing.T) time.Duration {
	t.Helper()
	f, err := os.Open("/proc/" + strconv.Itoa(s.process.Process.Pid) + "/stat")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	stat, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

func median(of []float64) float64 {
	sorted := append([]float64(nil), of...)
	sort.Float64s(sorted)
	return sorted[len(sorted)/2]
}

func (s *side) percentile(p float64) time.Duration {
	sort.Slice(s.took, func(i, j int) bool { return s.took[i] < s.took[j] })
	return s.took[int(p*float64(len(s.took)-1))]
}
