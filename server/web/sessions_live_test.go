package web_test

import (
	"net/http"
	"testing"
	"time"
)

func (l *listening) ends(t *testing.T) {
	t.Helper()
	for l.Scan() {
	}
	if l.Err() != nil {
		t.Errorf("the line is cut, not closed: %v", l.Err())
	}
}

func TestALineEndsWhenItsSessionIsEndedElsewhere(t *testing.T) {
	for _, way := range []string{"that one", "all others"} {
		t.Run(way, func(t *testing.T) {
			s, address := serveStreet(t)
			there := s.logIn(t, "mette")
			line := listen(t, address+"/api/live", "Cookie", there)
			here := listen(t, address+"/api/live", s.headers["Mette"]...)
			method, path := "DELETE", "/api/sessions/"+s.places(t, there).Here.ID
			if way == "all others" {
				method, path = "POST", "/api/sessions/end-others"
			}
			if a := s.ask(t, method, path, "", s.headers["Mette"]...); a.StatusCode != http.StatusNoContent {
				t.Fatal(a.StatusCode, a.body)
			}
			line.ends(t) // at once: no tick has come
			if s.hub.Count() != 1 {
				t.Errorf("%d lines are left", s.hub.Count())
			}
			here.close()
		})
	}
}

// An open line is no use of a session, and ends with it: on a server that heard of
// nothing too, within five seconds of the clock.
func TestALineEndsWithASessionThatNobodyUses(t *testing.T) {
	s, address := serveStreet(t)
	s.write(t, "Mette", "/api/threads", `{"subject":"Om mødet","text":"Jeg kan ikke komme."}`, "1")
	cookie := s.logIn(t, "mette")
	ends := s.now.Add(30 * time.Minute)
	s.now = ends.Add(-time.Minute)
	line := listen(t, address+"/api/live?since=0", "Cookie", cookie)
	line.block(t) // it is open and was told, so nobody but the ticks asks for the time
	for ; s.now.Before(ends); s.now = s.now.Add(time.Second) {
		if s.hub.Tick(s.now); s.hub.Count() != 1 {
			t.Fatalf("it ended %v too early", ends.Sub(s.now))
		}
	}
	for ; s.now.Before(ends.Add(5 * time.Second)); s.now = s.now.Add(time.Second) {
		s.hub.Tick(s.now)
	}
	if s.hub.Count() != 0 {
		t.Errorf("%d lines are left", s.hub.Count())
	}
	line.ends(t)
}
