package web_test

import (
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/web"
)

// ofFeed reports whether a path is one of a citizen's own calendar, or of what is
// known of whether a time was told.
func ofFeed(path string) bool {
	return strings.HasSuffix(path, "/proof") || strings.HasSuffix(path, "/missed") || strings.HasSuffix(path, "/times/past") || strings.HasPrefix(path, "/feed") || path == "/api/feed" || strings.HasSuffix(path, "/calendar.ics")
}

func (s *strandborg) lineCount(t *testing.T, as string, action models.Action) (n int) {
	t.Helper()
	if err := s.kept.Read(t.Context(), func(tx *store.Tx) error {
		id, err := tx.FindCitizen(as)
		if err != nil {
			return err
		}
		entries, err := tx.Entries(id, 500)
		for _, e := range entries {
			if e.Action == action {
				n++
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func (s *street) newFeed(t *testing.T) string {
	t.Helper()
	a := s.ask(t, "POST", "/api/feed", `{}`, s.headers["Mette"]...)
	var made struct{ Path string }
	if err := json.Unmarshal([]byte(a.body), &made); err != nil || a.StatusCode != 201 || len(made.Path) != len("/feed/.ics")+43 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	return made.Path
}

func TestEveryDoorOfTheCalendar(t *testing.T) {
	s := openStreet(t)
	path := s.newFeed(t)
	own := "/api/appointments/momentum~c1-job~c1-job-a2/calendar.ics?at=2026-12-08T14:15:00%2B01:00"
	proof, at := "/appointments/momentum~c1-job~c1-job-a2/proof?at=2026-12-08T14:15:00%2B01:00", `{"at":"2026-12-08T14:15:00+01:00"}`
	desk := "/api/desk/citizens/" + s.mette
	var doors []string
	for _, c := range []tried{
		{"GET", own, "", [6]int{401, 200, 404, 404, 404, 401}},
		{"GET", strings.Replace(own, "a2", "a9", 1), "", [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", strings.Replace(own, "2026", "x", 1), "", [6]int{401, 422, 422, 422, 422, 401}},
		{"GET", path, "", [6]int{200, 200, 200, 200, 200, 200}}, // whoever has the address
		{"GET", "/feed/" + strings.Repeat("A", 43) + ".ics", "", [6]int{404, 404, 404, 404, 404, 404}},
		{"GET", strings.TrimSuffix(path, ".ics"), "", [6]int{404, 404, 404, 404, 404, 404}},
		{"GET", "/feed/x/y", "", [6]int{404, 404, 404, 404, 404, 404}},
		{"POST", path, `{}`, [6]int{405, 405, 405, 405, 405, 405}},
		{"GET", "/api" + proof, "", [6]int{401, 200, 404, 404, 404, 401}},
		{"GET", "/api" + strings.Replace(proof, "at=", "x=", 1), "", [6]int{401, 422, 422, 404, 404, 401}},
		{"GET", desk + proof, "", [6]int{401, 404, 404, 200, 404, 401}},
		{"POST", desk + "/appointments/momentum~c1-job~c1-job-a2/missed", at, [6]int{401, 404, 404, 409, 404, 401}}, // it has not begun
		{"POST", desk + "/appointments/momentum~c1-job~c1-job-a9/missed", at, [6]int{401, 404, 404, 404, 404, 401}},
		{"GET", "/api/times/past", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"GET", desk + "/times/past", "", [6]int{401, 404, 404, 200, 404, 401}},
		{"GET", "/api/feed", "", [6]int{401, 200, 200, 404, 404, 401}},
		{"POST", "/api/feed", `{}`, [6]int{401, 201, 201, 404, 404, 401}},
		{"DELETE", "/api/feed", "", [6]int{401, 204, 204, 404, 404, 401}},
	} {
		doors = append(doors, c.method+" "+c.route)
		for i, who := range viewers {
			a := s.ask(t, c.method, c.route, c.body, s.headers[who]...)
			if a.StatusCode != c.want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %s", c.method, c.route, who, a.StatusCode, c.want[i], a.body)
			}
			checkHeaders(t, a)
		}
	}
	s.allTried(t, doors, ofFeed)
}

func TestACalendarThatHasItAlreadyIsToldSoAndTheHeadReadsNothing(t *testing.T) {
	s := openStreet(t)
	path := s.newFeed(t)
	a := s.ask(t, "GET", path, "")
	if a.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || a.Header.Get("Cache-Control") != "private, no-cache" || !strings.HasPrefix(a.body, "BEGIN:VCALENDAR\r\n") {
		t.Errorf("%v %.100s", a.Header, a.body)
	}
	tag := a.Header.Get("ETag")
	if again := s.ask(t, "GET", path, "", "If-None-Match", tag); again.StatusCode != 304 || again.body != "" || tag == "" {
		t.Errorf("again: %d %.100s", again.StatusCode, again.body)
	}
	if n := s.lineCount(t, "mette", models.FetchFeed); n != 2 {
		t.Errorf("%d lines, also of what it had", n)
	}
	head := s.ask(t, "HEAD", path, "")
	if head.StatusCode != 200 || head.Header.Get("ETag") != "" || head.body != "" || s.lineCount(t, "mette", models.FetchFeed) != 2 {
		t.Errorf("the head: %d %v", head.StatusCode, head.Header)
	}
	if none := s.ask(t, "HEAD", "/feed/"+strings.Repeat("A", 43)+".ics", ""); none.StatusCode != 404 {
		t.Errorf("the head of none: %d", none.StatusCode)
	}
	file := s.ask(t, "GET", "/api/appointments/momentum~c1-job~c1-job-a2/calendar.ics", "", s.headers["Mette"]...)
	if file.Header.Get("Content-Disposition") != "attachment; filename=aftale-2026-12-08.ics" || file.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the file: %v", file.Header)
	}
	if elsewhere := s.ask(t, "GET", "/api/appointments/momentum~c1-job~c1-job-a2/calendar.ics", "", append([]string{"Sec-Fetch-Site", "cross-site"}, s.headers["Mette"]...)...); elsewhere.StatusCode != 404 {
		t.Errorf("opened by another site: %d", elsewhere.StatusCode)
	}
}

func TestAnAddressThatWasLooksAsOneThatNeverWasAndStandsInNoLog(t *testing.T) {
	s := openStreet(t)
	path := s.newFeed(t)
	s.ask(t, "GET", path, "")
	s.newFeed(t)
	was, never := s.ask(t, "GET", path, ""), s.ask(t, "GET", "/feed/"+strings.Repeat("A", 43)+".ics", "")
	for _, a := range []*answer{&was, &never} {
		id := a.Header.Get("X-Request-Id")
		a.body = strings.ReplaceAll(a.body, id, "")
		a.Header.Del("X-Request-Id")
	}
	if was.StatusCode != 404 || was.body != never.body {
		t.Errorf("%d %s\n%d %s", was.StatusCode, was.body, never.StatusCode, never.body)
	}
	for name := range never.Header {
		if strings.Join(was.Header[name], "|") != strings.Join(never.Header[name], "|") {
			t.Errorf("%s: %v and %v", name, was.Header[name], never.Header[name])
		}
	}
	if token := strings.TrimSuffix(strings.TrimPrefix(path, "/feed/"), ".ics"); strings.Contains(s.logs.String(), token) {
		t.Error("the token is in the log")
	}
}

func TestWhatFailsForACalendarIsLoggedWithoutItsAddress(t *testing.T) {
	logs := &strings.Builder{}
	app := web.New(web.House{Log: slog.New(slog.NewTextHandler(logs, nil)), Now: time.Now, App: fstest.MapFS{"index.html": {}}})
	resp, err := app.Test(httptest.NewRequest("GET", "/feed/secret.ics", nil), -1) // there is no house behind the door
	if err != nil || resp.StatusCode != 500 {
		t.Fatal(resp, err)
	}
	if said := logs.String(); !strings.Contains(said, "/feed/:token") || strings.Contains(said, "secret") {
		t.Errorf("the log says %q", said)
	}
}
