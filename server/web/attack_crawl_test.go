package web_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"enplan/server/testbed"
)

// What else leaves, or is kept: beside those of attack_places_test.go.
const (
	aRefusal    = "a refusal"
	theLedger   = "the ledger's folder"
	theJournal  = "the journal"
	theDatabase = "the database"
	aBackup     = "a backup that was opened"
	commandLine = "the command line" // server/canary_test.go
)

var places = append(slices.Clone(outputs), aRefusal, theLedger, theJournal, theDatabase, aBackup)

// aviary is a town of 200 citizens whose CPR numbers are canaries. Others stand in words: of
// Mette's and of the departments (written), and in what all others try to write (tried), who
// may read their own.
type aviary struct {
	*town
	born, written, tried testbed.Canaries
	citizens             []string          // all 200, by the number of born
	own                  map[string]string // the cookies of those who have logged in
	may                  map[string][2]bool
	told                 map[string][]thing // ids, by visitor and address
	seen                 map[string]int     // what was looked through, by who or what
	met                  map[string]bool    // who or what told a written one
	leaks                map[string]int     // by who or what
}

// thing is an id that an answer told, and the list it stood in.
type thing struct{ id, list string }

// look searches what somebody was told, or what has left or is kept. own are numbers that
// whoever is told has just written.
func (a *aviary) look(t *testing.T, way, what, own string, parts ...string) {
	t.Helper()
	a.seen[way]++
	leak := func(kind, number string) {
		if a.leaks[way]++; a.leaks[way] <= 3 {
			t.Errorf("%s tells %s: %s (%s)", way, kind, number, what)
		}
	}
	for _, part := range parts {
		for _, number := range a.born.In([]byte(part)) {
			if !a.may[way][0] {
				leak("a citizen's number", number)
			}
		}
		for _, number := range a.written.In([]byte(part)) {
			mine := strings.Contains(own, number) && way != aRefusal
			if a.met[way] = a.met[way] || !mine; !a.may[way][1] && !mine {
				leak("a number in a text", number)
			}
		}
		if slices.Contains(places, way) && !a.may[way][1] {
			for _, number := range a.tried.In([]byte(part)) {
				leak("a number that somebody wrote", number)
			}
		}
	}
}

// asks has somebody ask, and looks through the whole answer.
func (a *aviary) asks(t *testing.T, visitor, method, address, body string, headers ...string) answer {
	t.Helper()
	got := a.ask(t, method, address, body, headers...)
	way := visitor
	if got.StatusCode >= 400 {
		way = aRefusal
	}
	var head strings.Builder
	for name, values := range got.Header {
		fmt.Fprintf(&head, "%s: %s\n\n\n\n", name, strings.Join(values, "\n\n\n\n"))
	}
	a.look(t, way, method+" "+address+" as "+visitor, body+fmt.Sprint(headers), head.String(), got.body)
	return got
}

// listed gathers the ids that stand in an answer.
func listed(v any, list string, all []thing) []thing {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			all = listed(one, list, all)
		}
	case map[string]any:
		for name, one := range v {
			id, is := one.(string)
			if is && id != "" && len(id) < 120 && slices.Contains([]string{"id", "ref", "thread", "seq", "finding", "appointment"}, name) {
				all = append(all, thing{id, list})
			}
			if strings.Contains(name, "~") {
				all = append(all, thing{name, list})
			}
			all = listed(one, name, all)
		}
	}
	return all
}

// addresses are an operation's with what a visitor was told of in the places of what is
// not known, at most so many for each.
func (a *aviary) addresses(visitor string, o operation, most int) []string {
	open := []string{o.address}
	names := strings.Split(o.path, "/")
	for at, name := range names {
		if !strings.HasPrefix(name, "{") || strings.Split(o.address, "/")[at] != "none" {
			continue
		}
		var filled []string
		for _, address := range open {
			parts := strings.Split(address, "/")
			for _, id := range a.fitting(visitor, strings.Join(parts[:at], "/"), strings.Trim(name, "{}"), most) {
				parts[at] = id
				filled = append(filled, strings.Join(parts, "/"))
			}
		}
		open = append([]string{o.address}, filled...)
	}
	return open
}

func (a *aviary) fitting(visitor, parent, name string, most int) (ids []string) {
	from := a.told[visitor+parent]
	if len(from) == 0 { // what the page above tells of
		above := "/api/plan"
		if rest, is := strings.CutPrefix(parent, "/api/desk/citizens/"); is {
			id, _, _ := strings.Cut(rest, "/")
			above = "/api/desk/citizens/" + id
		}
		from = a.told[visitor+above]
	}
	last := parent[strings.LastIndex(parent, "/")+1:]
	for _, exact := range []bool{true, false} {
		for _, one := range from {
			if fits := one.list != "" && (strings.HasPrefix(one.list, name) || one.list == last); fits == exact && len(ids) < most && !slices.Contains(ids, one.id) {
				ids = append(ids, one.id)
			}
		}
	}
	return ids
}

// reads has a visitor open all that can be opened, and keeps what ids are told.
func (a *aviary) reads(t *testing.T, visitor, as string, headers []string, doors []operation, most int) {
	t.Helper()
	for _, o := range doors {
		if may, _ := mayEnter(o.method, o.path, visitor, o.target); o.method != "GET" || may && stays(o) {
			continue
		}
		for _, address := range a.addresses(as, o, most) {
			for _, query := range variants(o) {
				got := a.asks(t, visitor, "GET", address+query, "", headers...)
				var v any
				if json.Unmarshal([]byte(got.body), &v) == nil && got.StatusCode == 200 {
					a.told[as+address] = listed(v, "", nil)
				}
			}
		}
	}
}

// variants are what can be asked along: the forms in which an answer can be had.
func variants(o operation) []string {
	switch o.path {
	case "/api/export":
		return []string{"?format=json", "?format=pdf", "?format=zip"}
	case "/api/consents/{id}/receipt":
		return []string{"", "?format=fhir", "?format=pdf"}
	}
	if o.query != "" {
		return []string{"?" + o.query}
	}
	return []string{""}
}

// writes has a visitor try all that changes something, with a number in every text.
func (a *aviary) writes(t *testing.T, visitor string, doors []operation, n *int) {
	t.Helper()
	for _, o := range doors {
		if o.method == "GET" {
			continue
		}
		numbers := a.tried
		if visitor == theCitizen {
			numbers = a.written
		}
		for _, address := range a.addresses(visitor, o, 1) {
			*n++
			number := numbers.Number(*n % numbers.Len())
			body := strings.ReplaceAll(o.body, "Det er godt", "Det er "+number)
			if strings.Contains(o.path, "/intake/") { // wrong in its form, and wrong in what it says
				body = `{"format":"enplan-case/1","version":1,"citizen":{"id":"` + number + `","name":7,"cpr":"` + number + `x"},"` + number + `":1}`
				if *n%2 == 0 {
					body = `{"format":"enplan-case/1","version":1,"citizen":{"id":"n` + number + `","name":"N","cpr":"` + number + `x"}}`
				}
			}
			if o.query != "" {
				address += "?" + o.query
			}
			a.asks(t, visitor, o.method, address, body, append([]string{
				"Content-Type", o.kind, "Idempotency-Key", fmt.Sprint("crawl", *n), "If-Match", `"0"`, "X-Enplan-Name", number + ".png",
			}, a.headers[visitor]...)...)
		}
	}
}

// mistakes has numbers stand where none belongs: in addresses, questions and headers.
func (a *aviary) mistakes(t *testing.T, visitor string, doors []operation) {
	t.Helper()
	tried := map[string]bool{}
	for n, o := range doors {
		if tried[o.method+o.path] {
			continue
		}
		tried[o.method+o.path] = true
		number := a.born.Number(n % a.born.Len())
		address := o.path
		for strings.Contains(address, "{") {
			before, rest, _ := strings.Cut(address, "{")
			_, after, _ := strings.Cut(rest, "}")
			address = before + number + after
		}
		a.asks(t, visitor, o.method, address+"?cpr="+number+"&purpose="+number+"&format="+number+"&at="+number+"&before="+number, "", append([]string{
			"If-Match", number, "Accept-Language", number, "Last-Event-ID", number, "X-Request-Id", number, "Referer", "https://example.com/" + number, "If-None-Match", number,
		}, a.headers[visitor]...)...)
	}
}
