package web_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestAttackSlowClients opens lines that never end what they begin to say, and bodies
// that are larger than anybody may send, while others ask.
func TestAttackSlowClients(t *testing.T) {
	s, address := serveStreet(t)
	host := strings.TrimPrefix(address, "http://")
	const slow, asks = 400, 200
	for i := range slow {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		begun := []string{
			"GET /api/plan HTTP/1.1\r\nHost: example.com\r\nX-A: ",
			"POST /api/demo/login HTTP/1.1\r\nHost: example.com\r\nContent-Length: 5000\r\n\r\n{",
			"P", "",
		}[i%4]
		if _, err := fmt.Fprint(c, begun); err != nil {
			t.Fatal(err)
		}
	}
	var took []time.Duration
	for range asks {
		began := time.Now()
		resp, err := http.Get(address + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if took = append(took, time.Since(began)); resp.StatusCode != 200 {
			t.Errorf("%d beside %d slow lines", resp.StatusCode, slow)
		}
	}
	slices.Sort(took)
	p99 := took[len(took)*99/100]
	if p99 > 500*time.Millisecond {
		t.Errorf("the slowest of a hundred answers took %s beside %d slow lines", p99, slow)
	}
	// How long such a line stays is the server's to say.
	if of := s.Server(); of.ReadTimeout > 10*time.Second || of.ReadTimeout == 0 || of.IdleTimeout == 0 || of.WriteTimeout == 0 || of.ReadBufferSize > 8<<10 || of.Concurrency > 32_768 {
		t.Errorf("slow lines may stay: %s to read, %s to write, %s idle, %d bytes of headers, %d lines", of.ReadTimeout, of.WriteTimeout, of.IdleTimeout, of.ReadBufferSize, of.Concurrency)
	}
	for length, path := range map[int]string{2 << 20: "/api/goals", 11 << 20: "/api/drafts/new/attachments", 1 << 40: "/api/intake/momentum/deliveries/1"} {
		if status := s.claims(t, host, path, length, ""); status != 413 {
			t.Errorf("who says that %d bytes come to %s: %d", length, path, status)
		}
	}
	if status := s.claims(t, host, "/api/goals", 2, strings.Repeat("x", 9000)); status != 431 {
		t.Errorf("a header of 9 kB: %d", status)
	}
	t.Logf("attack: %d slow lines, %d requests beside them, 0 unanswered; 3 bodies and a header refused unread; measured p99 %s", slow, asks, p99.Round(100*time.Microsecond))
}

// claims says how long a body will be, sends none of it and reads the answer.
func (s *street) claims(t *testing.T, host, path string, length int, more string) int {
	t.Helper()
	c, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	method := "POST"
	if strings.Contains(path, "/intake/") {
		method = "PUT"
	}
	_, _ = fmt.Fprintf(c, "%s %s HTTP/1.1\r\nHost: example.com\r\nX-Enplan: 1\r\nContent-Type: application/json\r\nContent-Length: %d\r\nX-More: %s\r\n\r\n", method, path, length, more)
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.Header.Get("Content-Security-Policy") == "" || resp.Header.Get("X-Request-Id") == "" {
		t.Errorf("%s: an answer without our headers", path)
	}
	return resp.StatusCode
}
