package web_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
)

// listening is a browser's line to the server.
type listening struct {
	*bufio.Scanner
	header http.Header
	close  func()
}

// serveStreet answers on a real port, as lines that stay open cannot be tried
// without one.
func serveStreet(t *testing.T) (s *street, address string) {
	t.Helper()
	s = openStreet(t)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Listener(listener) }()
	t.Cleanup(func() {
		s.hub.Close()
		_ = s.Shutdown()
	})
	return s, "http://" + listener.Addr().String()
}

func listen(t *testing.T, address string, headers ...string) *listening {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("the line is refused: %d", resp.StatusCode)
	}
	t.Cleanup(func() { cancel(); _ = resp.Body.Close() })
	l := &listening{Scanner: bufio.NewScanner(resp.Body), header: resp.Header, close: cancel}
	if first := l.block(t); len(first) != 1 || !strings.HasPrefix(first[0], "retry: ") {
		t.Fatalf("it begins with %q", first)
	}
	return l
}

// block reads until the next empty line.
func (l *listening) block(t *testing.T) (lines []string) {
	t.Helper()
	for l.Scan() {
		if l.Text() == "" {
			return lines
		}
		lines = append(lines, l.Text())
	}
	t.Fatal("the line was closed:", l.Err())
	return nil
}

func TestAListenerIsToldThatSomethingHasChangedAndNothingElse(t *testing.T) {
	s, address := serveStreet(t)
	var me struct{ Changes int64 }
	s.get(t, "her borgerkonsulent", "/api/me", &me)
	lone := listen(t, fmt.Sprintf("%s/api/live?since=%d", address, me.Changes), s.headers["her borgerkonsulent"]...)
	for header, want := range map[string]string{
		"Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no", "X-Content-Type-Options": "nosniff",
	} {
		if got := lone.header.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	s.write(t, "Mette", "/api/threads", `{"subject":"Om mødet","text":"Jeg kan ikke komme."}`, "1")
	told := lone.block(t)
	if want := []string{"event: changed", fmt.Sprintf("id: %d", me.Changes+1), "data: 1"}; strings.Join(told, "|") != strings.Join(want, "|") {
		t.Errorf("told %q, want %q", told, want)
	}
	lone.close()
	s.write(t, "Mette", "/api/threads", `{"subject":"Mere","text":"Og"}`, "2")
	again := listen(t, address+"/api/live", append([]string{"Last-Event-ID", fmt.Sprint(me.Changes + 1)}, s.headers["her borgerkonsulent"]...)...)
	if told := again.block(t); told[1] != fmt.Sprintf("id: %d", me.Changes+2) {
		t.Errorf("after a cut: %q", told)
	}
}

func TestAnAppointmentThatADepartmentMovesIsToldAtOnce(t *testing.T) {
	s, address := serveStreet(t)
	mette := listen(t, address+"/api/live", s.headers["Mette"]...)
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	operator := models.Viewer{Role: models.AsOperator}
	for _, d := range deliveries {
		moved := bytes.Replace(d.Data, []byte(`T08:30`), []byte(`T09:15`), 1)
		if d.Source.Name != "momentum" || bytes.Equal(moved, d.Data) {
			continue
		}
		report, err := s.house.Deliver(t.Context(), operator, actions.Delivery{Source: "momentum", ID: d.ID + "-2", Data: moved})
		if err != nil || report.Stored == 0 {
			t.Fatalf("%+v, %v", report, err)
		}
		if told := mette.block(t); told[0] != "event: changed" {
			t.Errorf("told %q", told)
		}
		return
	}
	t.Fatal("the job centre has no appointment at half past eight")
}

func TestALineEndsWhenItsSessionDoes(t *testing.T) {
	s, address := serveStreet(t)
	mette := listen(t, address+"/api/live", s.headers["Mette"]...)
	if a := s.ask(t, "POST", "/api/logout", "", s.headers["Mette"]...); a.StatusCode != http.StatusNoContent {
		t.Fatal(a.body)
	}
	for mette.Scan() { // at once: no tick has come
		if strings.HasPrefix(mette.Text(), "id:") {
			t.Errorf("told after the logout: %q", mette.Text())
		}
	}
	if mette.Err() != nil {
		t.Errorf("the line is cut, not closed: %v", mette.Err())
	}
	if s.hub.Count() != 0 {
		t.Errorf("%d lines are left", s.hub.Count())
	}
}

func TestALineThatIsCutIsForgottenAtOnce(t *testing.T) {
	s, address := serveStreet(t)
	listen(t, address+"/api/live", s.headers["Mette"]...).close()
	for range 1000 {
		if s.hub.Count() == 0 {
			return
		}
		a := s.ask(t, "GET", "/healthz", "") // a moment of work
		_ = a
	}
	t.Errorf("%d lines are left", s.hub.Count())
}
