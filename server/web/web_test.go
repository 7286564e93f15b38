package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/live"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
	"enplan/server/web"
)

var write = flag.Bool("write", false, "rewrite the golden answers")

// strandborg is the demo town hall behind its door, on its own day.
type strandborg struct {
	*fiber.App
	hub   *live.Hub
	house *actions.Actions
	kept  *store.Store
	logs  *strings.Builder
	log   *slog.Logger // into logs
	now   time.Time
}

// enter opens the town hall without anybody in it, and without its door.
func enter(url string) (*strandborg, error) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		return nil, err
	}
	s := &strandborg{logs: &strings.Builder{}, now: demo.Day.At(8, 0, zone)}
	s.hub = live.New(func(passes []string) (map[string]live.Answer, error) {
		return s.house.Readers(context.Background(), passes, s.now)
	})
	s.log = slog.New(slog.NewTextHandler(s.logs, nil))
	v, err := vault.New(vault.Key{1})
	if err != nil {
		return nil, err
	}
	v.First = vault.Key{1}
	signer, err := vault.NewSigner(vault.Key{2})
	if err != nil {
		return nil, err
	}
	s.kept, err = store.Open(context.Background(), store.Options{
		URL: url, Vault: v, Logger: s.log, Now: func() time.Time { return s.now },
		OnChange: func(changes []store.Change) {
			for _, c := range changes {
				s.hub.Tell(c.Reader, c.Seq)
			}
		},
	})
	if err != nil {
		return nil, err
	}
	s.house = actions.New(s.kept, v, zone, s.log)
	s.house.IssueAs(actions.Issuer{Municipality: demo.Municipality, Phone: demo.Phone, Signer: signer})
	s.house.PushBy(actions.Pushing{Key: "key", Check: func(models.Device) error { return nil }})
	return s, nil
}

// seeded is a database with what Strandborg's departments have delivered; seedLogs
// is what was logged meanwhile.
var (
	seedLogs string
	seeded   = testbed.NewOriginal(func(url string) error {
		s, err := enter(url)
		if err != nil {
			return err
		}
		err = errors.Join(demo.Seed(context.Background(), s.house, s.now), s.kept.Close())
		seedLogs = s.logs.String()
		return err
	})
)

func openStrandborg(t *testing.T) *strandborg {
	t.Helper()
	return openStrandborgAt(t, testbed.SQLite(t))
}

func openStrandborgAt(t *testing.T, url string) *strandborg {
	t.Helper()
	seeded.CopyTo(t, url)
	s, err := enter(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.kept.Close() })
	s.logs.WriteString(seedLogs)
	var people []web.DemoPerson
	for _, p := range demo.People() {
		people = append(people, web.DemoPerson{As: p.As, Name: p.Name, About: p.About})
	}
	s.App = s.door(people)
	return s
}

// withoutDemo is the same door as it is outside demo mode.
func (s *strandborg) withoutDemo() *fiber.App { return s.door(nil) }

func (s *strandborg) door(people []web.DemoPerson) *fiber.App {
	return web.New(web.House{
		Live:    s.hub,
		Actions: s.house, Log: s.log, Now: func() time.Time { return s.now }, Zone: s.now.Location(),
		Municipality: demo.Municipality, Phone: demo.Phone, Demo: people, Unlimited: true,
		App: fstest.MapFS{
			"index.html":         {Data: []byte("<!doctype html><title>Én Plan</title>")},
			"assets/app-1.js":    {Data: []byte("console.log('plain')")},
			"assets/app-1.js.br": {Data: []byte("compressed")},
		},
	})
}

// asTheAppDoes adds what the app sends along, unless something is said of it; without
// it where "none" is said.
func asTheAppDoes(r *http.Request, body string) {
	usual := map[string]string{"X-Enplan": "1", "Content-Type": "application/json"}
	switch {
	case body == "":
		delete(usual, "Content-Type")
	case strings.HasSuffix(r.URL.Path, "/attachments"):
		usual["Content-Type"] = "application/octet-stream"
	}
	for name, value := range usual {
		switch r.Header.Get(name) {
		case "":
			r.Header.Set(name, value)
		case "none":
			r.Header.Del(name)
		}
	}
}

type answer struct {
	*http.Response
	body string
}

func (s *strandborg) ask(t *testing.T, method, path, body string, headers ...string) answer {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	asTheAppDoes(r, body)
	resp, err := s.Test(r, -1)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp, string(b)}
}

func (s *strandborg) logIn(t *testing.T, as string) string {
	t.Helper()
	a := s.ask(t, "POST", "/api/demo/login", `{"as":"`+as+`"}`, "Content-Type", "application/json")
	if a.StatusCode != http.StatusNoContent || len(a.Cookies()) != 1 {
		t.Fatalf("log in as %s: %d %s", as, a.StatusCode, a.body)
	}
	return a.Cookies()[0].Name + "=" + a.Cookies()[0].Value
}

// checkHeaders holds what every answer must carry, errors included.
func checkHeaders(t *testing.T, a answer) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age", "X-Request-Id": "",
	} {
		if got := a.Header.Get(name); got == "" || !strings.Contains(got, want) {
			t.Errorf("%s: %s is %q", a.Request.URL, name, got)
		}
	}
	if a.StatusCode < 400 {
		return
	}
	var p struct{ Detail, RequestID string }
	if err := json.Unmarshal([]byte(a.body), &p); err != nil || p.Detail == "" || strings.Contains(p.Detail, "[") || p.RequestID == "" {
		t.Errorf("%s: the error is no problem a person can read: %s", a.Request.URL, a.body)
	}
	if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("%s: the error is %s", a.Request.URL, got)
	}
}

func TestThePlanIsAGoldenAnswer(t *testing.T) {
	s := openStrandborg(t)
	for _, who := range []string{"mette", "sara", "jonas"} {
		for _, language := range []string{"da", "en"} {
			if language == "en" && who != "mette" {
				continue
			}
			a := s.ask(t, "GET", "/api/plan", "", "Cookie", s.logIn(t, who), "Accept-Language", language)
			var v any
			if err := json.Unmarshal([]byte(a.body), &v); err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(v, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", "plan-"+who+"."+language+".json"), append(got, '\n'))
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *write {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s has changed; look at the difference after `go test ./server/web -write`", file)
	}
}

func TestAReaderWhoHasThePlanGetsNoSecondCopy(t *testing.T) {
	s := openStrandborg(t)
	cookie := s.logIn(t, "mette")
	first := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie)
	etag := first.Header.Get("ETag")
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie, "If-None-Match", etag); a.StatusCode != 304 || a.body != "" {
		t.Errorf("%d with %d bytes", a.StatusCode, len(a.body))
	}
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", s.logIn(t, "sara"), "If-None-Match", etag); a.StatusCode != 200 {
		t.Errorf("another citizen got %d for Mette's version", a.StatusCode)
	}
	if got := first.Header.Get("Cache-Control"); !strings.Contains(got, "private") {
		t.Errorf("Cache-Control is %q", got)
	}
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie, "Accept-Encoding", "gzip, br"); a.Header.Get("Content-Encoding") != "br" || len(a.body) > len(first.body)/3 {
		t.Errorf("%s, %d bytes of %d", a.Header.Get("Content-Encoding"), len(a.body), len(first.body))
	}
	if a := s.ask(t, "GET", "/api/plan", "", "Cookie", cookie, "Accept-Encoding", "br;q=0"); a.Header.Get("Content-Encoding") == "br" {
		t.Error("br was sent to a reader who refused it")
	}
}

func TestAnotherSiteCannotMakeTheBrowserAct(t *testing.T) {
	s := openStrandborg(t)
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
		{"Origin", "https://evil.example"}, {"Origin", "null"},
	} {
		if a := s.ask(t, "POST", "/api/demo/login", `{"as":"mette"}`, headers...); a.StatusCode != 404 || len(a.Cookies()) != 0 {
			t.Errorf("%v: %d", headers, a.StatusCode)
		}
	}
	if a := s.ask(t, "POST", "/api/demo/login", `{"as":"mette"}`, "Sec-Fetch-Site", "same-origin", "Origin", "http://example.com"); a.StatusCode != 204 {
		t.Errorf("our own page: %d", a.StatusCode)
	}
}

func TestTheAppIsServedAndWrongAPIPathsAreNot(t *testing.T) {
	s := openStrandborg(t)
	for _, path := range []string{"/", "/plan", "/aftaler"} {
		if a := s.ask(t, "GET", path, ""); a.StatusCode != 200 || !strings.Contains(a.body, "Én Plan") || a.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d %s", path, a.StatusCode, a.Header.Get("Cache-Control"))
		}
	}
	js := s.ask(t, "GET", "/assets/app-1.js", "", "Accept-Encoding", "br")
	if js.body != "compressed" || !strings.Contains(js.Header.Get("Cache-Control"), "immutable") || !strings.HasPrefix(js.Header.Get("Content-Type"), "text/javascript") {
		t.Errorf("%q %v", js.body, js.Header)
	}
	for _, path := range []string{"/assets/app-1.js.br", "/missing.js", "/api/plans", "/API/plan"} {
		if a := s.ask(t, "GET", path, ""); a.StatusCode == 200 && !slices.Contains([]string{"/API/plan"}, path) {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}

func TestKeptStringsAreNotAnotherRequestsBytes(t *testing.T) {
	app := web.New(web.House{Log: slog.New(slog.DiscardHandler), App: fstest.MapFS{}})
	if !app.Config().Immutable {
		t.Error("Fiber may hand out strings that change")
	}
}

func TestABadDeliveryIsAnsweredWithPointersAndSentences(t *testing.T) {
	s := openStrandborg(t)
	key, err := s.house.RegisterSource(context.Background(), models.Viewer{Role: models.AsOperator}, models.Source{Name: "momentum", Title: "Jobcenter"})
	if err != nil {
		t.Fatal(err)
	}
	body := `{"format":"enplan-case/1","citizen":{"id":"ny","cpr":"730101-1111"},"plans":[{"id":"p","created":"2026-13-40"}]}`
	a := s.ask(t, "PUT", "/api/intake/momentum/deliveries/1", body, "Authorization", "Bearer "+key, "Accept-Language", "en")
	var p struct {
		Faults []web.FaultView
	}
	if err := json.Unmarshal([]byte(a.body), &p); err != nil || a.StatusCode != 422 || len(p.Faults) == 0 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	if f := p.Faults[0]; f.Pointer != "/plans/0/created" || f.Fault == "" || strings.Contains(f.Fault, "[") || strings.Contains(a.body, "1111") {
		t.Errorf("%+v", f)
	}
	if a := s.ask(t, "PUT", "/api/intake/momentum/deliveries/1?version=x", body, "Authorization", "Bearer "+key); a.StatusCode != 422 {
		t.Errorf("a version that is no number: %d", a.StatusCode)
	}
}
