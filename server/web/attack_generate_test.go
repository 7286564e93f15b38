package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

// canaries are what nobody is told again and no log may have: CPR numbers, a token and
// a place.
var canaries = []string{
	"310288-7701", "3102887702", "310288-7703", "canary-token-x9YkQ2", "Kanarievej 13", "canary@example.dk",
}

// hostile is what no person writes.
var hostile = []string{
	"", " ", "\x00", "a\x00b", "\xff\xfe", "\u202e", "\r\nSet-Cookie: enplan=x", "%0d%0aX-Evil: 1", "../../../etc/passwd", "..%2f..%2f", "' OR 1=1 --",
	"\"; DROP TABLE citizens; --", "<script>alert(1)</script>", "javascript:alert(1)", "{{7*7}}", "${jndi:ldap://x}", "=cmd|' /C calc'!A0", "9223372036854775808",
	"-1", "0", "1e309", "NaN", "null", "true", "[]", "{}", "2026-13-40", "2026-02-30T25:61:61Z", "9999-12-31T23:59:59+14:00", "0000-00-00", "new", "none", "me",
	strings.Repeat("a", 300), strings.Repeat("ø", 3000), strings.Repeat("[", 500), "𝔘𝔫𝔦", "e\u0301", "\ufeff", "a,b;c", "?a=b", "#", "%", "%zz", "+", "~", "text:nowhere",
}

// generator makes requests from the document, the same for the same seed.
type generator struct {
	*rand.Rand
	ids []string // of what the house has told of
}

func (g *generator) one(of []string) string { return of[g.IntN(len(of))] }

// text is a word in a body, a query or a path: plain, hostile, a canary or an id.
func (g *generator) text() string {
	switch g.IntN(8) {
	case 0, 1:
		return g.one(hostile)
	case 2, 3:
		return g.one(canaries)
	case 4, 5:
		if len(g.ids) > 0 {
			return g.one(g.ids)
		}
	}
	return g.one([]string{"Det er godt", "Jeg kan ikke komme", "x", "æøå", "job", "now", "case", "da"})
}

// fitting is a value that fits a schema, as far as what it says can be read.
func (g *generator) fitting(of *openapi3.Schema, depth int) any {
	switch {
	case of == nil || depth > 5:
		return nil
	case len(of.Enum) > 0:
		return of.Enum[g.IntN(len(of.Enum))]
	case of.Type.Includes("boolean"):
		return g.IntN(2) == 0
	case of.Type.Includes("integer"), of.Type.Includes("number"):
		low, high := 0, 100
		if of.Min != nil {
			low = int(*of.Min)
		}
		if of.Max != nil {
			high = int(*of.Max)
		}
		return low + g.IntN(max(1, high-low+1))
	case of.Type.Includes("array"):
		all := []any{}
		for range g.IntN(4) {
			all = append(all, g.fitting(of.Items.Value, depth+1))
		}
		return all
	case of.Type.Includes("object"):
		all := map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(of.Properties)) {
			if g.IntN(3) > 0 || slices.Contains(of.Required, name) {
				all[name] = g.fitting(of.Properties[name].Value, depth+1)
			}
		}
		return all
	}
	day := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC).Add(time.Duration(g.IntN(24*90)) * time.Hour)
	switch of.Format {
	case "date":
		return day.Format(time.DateOnly)
	case "date-time":
		return day.Format(time.RFC3339)
	}
	word := []rune(g.text())
	if of.MaxLength != nil && len(word) > int(*of.MaxLength) {
		word = word[:*of.MaxLength]
	}
	return string(word)
}

// nearly spoils one thing in a value that fits.
func (g *generator) nearly(v any) any {
	strange := []any{nil, true, -1, 1e308, int64(1) << 62, 0.5, "", []any{}, map[string]any{}, strings.Repeat("z", 5000), g.text(), []any{nil, 1, "x"}}
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 || g.IntN(5) == 0 {
			v[g.one([]string{"more", "__proto__", "id", "Text", "role"})] = strange[g.IntN(len(strange))]
			return v
		}
		if name := g.one(slices.Sorted(maps.Keys(v))); g.IntN(3) == 0 {
			delete(v, name)
		} else {
			v[name] = g.nearly(v[name])
		}
		return v
	case []any:
		if len(v) > 0 {
			v[0] = g.nearly(v[0])
			return v
		}
	}
	return strange[g.IntN(len(strange))]
}

// body is a body for the operation, with the kind it is said to be of.
func (g *generator) body(of *openapi3.Operation) (body, kind string) {
	if of.RequestBody == nil {
		return g.one([]string{"", "", "{}", "x", `{"a":1}`}), "application/json"
	}
	content := of.RequestBody.Value.Content
	kind = g.one(slices.Sorted(maps.Keys(content)))
	media := content.Get("application/json")
	if media == nil || g.IntN(10) == 0 {
		return g.raw(), kind
	}
	v := g.fitting(media.Schema.Value, 0)
	if g.IntN(3) == 0 {
		v = g.nearly(v)
	}
	written, err := json.Marshal(v)
	if err != nil {
		return g.raw(), kind
	}
	if g.IntN(20) == 0 {
		written = written[:g.IntN(len(written)+1)]
	}
	if g.IntN(20) == 0 {
		kind = g.one([]string{"", "text/plain", "application/xml", "application/json; charset=utf-16", ";", "application/json;;"})
	}
	return string(written), kind
}

// raw is no JSON of ours.
func (g *generator) raw() string {
	return g.one([]string{
		"", "null", "[", "{", `{"a":`, `"` + g.text() + `"`, "\x89PNG\r\n\x1a\n" + g.text(), "%PDF-1.7 " + g.text(), "BEGIN:VCALENDAR\r\n" + g.text() + "\r\nEND:VCALENDAR",
		`{"format":"enplan-case/1","citizen":{"id":"` + canaries[3] + `","cpr":"` + canaries[0] + `"}}`, `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"CarePlan"}}]}`,
		strings.Repeat(`{"a":`, 2000), strings.Repeat("A", 60_000), `{"a":1,"a":2}`, "\xef\xbb\xbf{}", `{"text":"\ud800"}`,
	})
}

// address fills a path of the document, and asks something along.
func (g *generator) address(path string, of *openapi3.Operation, real func(name string) []string) string {
	for strings.Contains(path, "{") {
		before, rest, _ := strings.Cut(path, "{")
		name, after, _ := strings.Cut(rest, "}")
		value := g.text()
		if g.IntN(4) > 0 {
			if known := real(name); len(known) > 0 {
				value = g.one(known)
			}
		}
		path = before + url.PathEscape(value) + after
	}
	query := url.Values{}
	for _, p := range of.Parameters {
		if p.Value.In == "query" && (p.Value.Required || g.IntN(2) == 0) {
			value := g.fitting(p.Value.Schema.Value, 0)
			if g.IntN(3) == 0 {
				value = g.text()
			}
			query.Set(p.Value.Name, fmt.Sprint(value))
		}
	}
	if g.IntN(15) == 0 {
		query.Set(g.one([]string{"cpr", "token", "x", "purpose"}), g.text())
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}
