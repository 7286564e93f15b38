package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/valyala/fasthttp"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

// How many requests on each of two databases: the tests do a part; ENPLAN_PROVE=1
// does a million in all, and builds the town anew after some.
const (
	tested    = 600
	ofOneTown = 2_000
	proved    = 1_000_000
)

// mostly are the visitors who may, most of the time.
var mostly = []struct {
	prefix   string
	visitors []string
}{
	{"/api/desk", []string{assigned, assigned, notAssigned, ownProfession}}, {"/api/leader", []string{leader}}, {"/api/cases", []string{ownProfession}},
	{"/api/departments", []string{ownProfession, ownSystem}}, {"/api/intake", []string{ownSystem}}, {"/", []string{theCitizen}},
}

func (g *generator) visitor(path string) string {
	if g.IntN(4) == 0 {
		return g.one(visitors)
	}
	for _, m := range mostly {
		if strings.HasPrefix(path, m.prefix) {
			return g.one(m.visitors)
		}
	}
	return nobody
}

// door is one operation of the document as the generator asks for it.
type entrance struct {
	method, path string
	of           *openapi3.Operation
}

// refusals are the ways in which a request may be answered with a problem.
var refusals = []int{400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429}

var told = regexp.MustCompile(`"(?:id|thread|finding|measure|goal|ref|appointment|plan)":"([^"]{1,80})"`)

// ownWords are what a conflict gives back to who wrote them, so that nothing is lost.
var ownWords = regexp.MustCompile(`"(?:yours|theirs)":"(?:[^"\\]|\\.)*"`)

// TestAttackRequests asks each operation of the document what it names and what is
// near it, as each kind of visitor.
func TestAttackRequests(t *testing.T) {
	towns, each := 1, tested
	if os.Getenv("ENPLAN_PROVE") == "1" {
		towns, each = proved/ofOneTown/2, ofOneTown
	}
	seed := uint64(1)
	if said, err := strconv.ParseUint(os.Getenv("ENPLAN_SEED"), 10, 64); err == nil {
		seed = said
	}
	count := map[int]int{}
	for n := range towns {
		testbed.Databases(t, func(t *testing.T, url string) {
			s := openTownAt(t, url)
			s.house.MailBy(func(context.Context, actions.Mail) models.SendResult {
				return models.SendResult{Outcome: models.WasTaken}
			}, strings.NewReader(strings.Repeat("4", 1<<20)))
			s.attack(t, seed+uint64(n), each, count)
		})
		if t.Failed() {
			return
		}
	}
	total := 0
	for _, n := range count {
		total += n
	}
	t.Logf("attack: %d requests made from the document on two databases, 0 panics, 0 faults, 0 undocumented, 0 canaries told, 0 lines smuggled into the log; measured %v by status, 0 is done", total, count)
}

func (s *town) attack(t *testing.T, seed uint64, each int, count map[int]int) {
	t.Helper()
	var doors []entrance
	for path, item := range readSpec(t).Paths.Map() {
		for method, of := range item.Operations() {
			if path != "/api/logout" { // it would end what the others need
				doors = append(doors, entrance{method, path, of})
			}
		}
	}
	slices.SortFunc(doors, func(a, b entrance) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 7))}
	real := func(name string) []string {
		switch {
		case name == "citizen" || name == "id" && g.IntN(2) == 0:
			return []string{s.ids[given], s.ids[unasked], s.ids[protected], s.ids[expired]}
		case known[name] != nil:
			return known[name]
		}
		return g.ids
	}
	handler, from := s.Handler(), &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}
	wrong := 0
	for n := range each {
		d := doors[g.IntN(len(doors))]
		var ctx fasthttp.RequestCtx
		var req fasthttp.Request
		body, kind := g.body(d.of)
		req.Header.SetMethod(d.method)
		req.SetRequestURI(g.address(d.path, d.of, real))
		req.Header.SetHost("example.com")
		if d.method != "GET" {
			req.SetBodyString(body)
		}
		visitor := g.visitor(d.path)
		for _, header := range [][2]string{
			{"Content-Type", kind}, {"X-Enplan", "1"}, {"X-Enplan-Name", g.text()}, {"Idempotency-Key", g.one([]string{"", "k", fmt.Sprint(n), g.text()})},
			{"If-Match", g.one([]string{"", `"0"`, `"1"`, "*", `"-1"`, g.text()})}, {"Accept-Language", g.one([]string{"da", "en", "xx;q=zz", g.text()})},
			{"Accept-Encoding", g.one([]string{"br", "gzip;q=0", "*", g.text()})}, {"If-None-Match", g.text()}, {"Last-Event-ID", g.text()},
		} {
			if header[1] != "" {
				req.Header.Set(header[0], header[1])
			}
		}
		if headers := s.headers[visitor]; headers != nil && g.IntN(20) > 0 {
			req.Header.Set(headers[0], headers[1])
		} else {
			req.Header.Set(g.one([]string{"Cookie", "Authorization"}), g.one([]string{"enplan=", "Bearer "})+g.text())
		}
		before := s.logs.Len()
		ctx.Init(&req, from, nil)
		handler(&ctx)
		status, answer := ctx.Response.StatusCode(), string(ctx.Response.Body())
		fault := judged(d, status, string(ctx.Response.Header.ContentType()), answer, n%7 == 0 && len(ctx.Response.Header.ContentEncoding()) == 0)
		if c := canaryIn(s.logs.String()[before:]); c != "" {
			fault = "the log has " + c
		}
		for _, line := range strings.Split(strings.TrimSuffix(s.logs.String()[before:], "\n"), "\n") {
			if line != "" && !strings.HasPrefix(line, "time=") {
				fault = "the log has a line that somebody else wrote"
			}
		}
		if c := canaryIn(ownWords.ReplaceAllString(answer, "")); c != "" && status >= 400 {
			fault = "the refusal has " + c
		}
		if fault != "" {
			t.Errorf("%s\n as %s: %s %s\n %.300q\n %d %.300s\n log: %.300s", fault, visitor, d.method, req.RequestURI(), body, status, answer, s.logs.String()[before:])
			if wrong++; wrong > 15 {
				t.FailNow()
			}
		}
		s.logs.Reset()
		if status < 400 {
			count[0]++
			for _, id := range told.FindAllStringSubmatch(answer, 20) {
				if len(g.ids) < 400 && !slices.Contains(g.ids, id[1]) {
					g.ids = append(g.ids, id[1])
				}
			}
		} else {
			count[status]++
		}
	}
}

// judged says what is wrong with an answer, "" when it is as the document says. The
// content of one that was done is held against its schema when closely is said.
func judged(d entrance, status int, kind, body string, closely bool) string {
	if status >= 400 {
		var p struct {
			Status            int
			Detail, RequestID string
		}
		switch {
		case status >= 500:
			return "a fault of ours"
		case !slices.Contains(refusals, status):
			return "no refusal that is known"
		case kind != "application/problem+json" || json.Unmarshal([]byte(body), &p) != nil || p.Status != status || p.Detail == "" || p.RequestID == "":
			return "the refusal is no problem a person can read"
		}
		return ""
	}
	says := d.of.Responses.Status(status)
	if says == nil {
		return "a status that the document does not name"
	}
	if kind, _, _ = strings.Cut(kind, ";"); status == 204 || status == 304 || len(says.Value.Content) == 0 && body == "" {
		return ""
	}
	media := says.Value.Content[kind]
	if media == nil {
		return "a kind of content that the document does not name: " + kind
	}
	if closely && kind == "application/json" && media.Schema != nil {
		var v any
		if err := json.Unmarshal([]byte(body), &v); err != nil {
			return "no JSON: " + err.Error()
		}
		if err := media.Schema.Value.VisitJSON(v); err != nil {
			return "the content is not as the document says: " + err.Error()
		}
	}
	return ""
}

func canaryIn(text string) string {
	for _, c := range canaries {
		if strings.Contains(text, c) {
			return c
		}
	}
	return ""
}
