package web_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/models"
)

// operation is one of the OpenAPI document's, and what it is tried on.
type operation struct {
	method, path string // {citizens} as in the document, other names filled in
	address      string
	query        string // what must be asked along
	body, kind   string
	target       string
}

// known stands for a name that is no citizen's: something that is there where it can be.
var known = map[string][]string{
	"department": {"jobcenter", "fritid"}, "source": {"momentum", "fritidssystem"},
	"goal": {"og2"}, "area": {"job"}, "part": {"now"}, "from": {"2026-12-01"}, "seq": {"1"},
}

// operations are all of the document's, on each target.
func (s *town) operations(t *testing.T) (all []operation) {
	t.Helper()
	for path, item := range readSpec(t).Paths.Map() {
		for method, spec := range item.Operations() {
			o := operation{method: method, path: path}
			query := url.Values{}
			for _, p := range spec.Parameters {
				if p.Value.In == "query" && p.Value.Required {
					query.Set(p.Value.Name, fmt.Sprint(example(p.Value.Schema.Value)))
				}
			}
			if query.Has("purpose") {
				query.Set("purpose", string(models.PurposeSpare))
			}
			o.query = query.Encode()
			if spec.RequestBody != nil {
				o.body, o.kind = dot(t), "application/octet-stream"
				if media := spec.RequestBody.Value.Content.Get("application/json"); media != nil {
					body, err := json.Marshal(example(media.Schema.Value))
					must(t, err)
					o.body, o.kind = string(body), "application/json"
				} else if spec.RequestBody.Value.Content.Get("application/csp-report") != nil {
					o.body, o.kind = "{}", "application/csp-report"
				}
			}
			all = append(all, s.fill(o)...)
		}
	}
	slices.SortFunc(all, func(a, b operation) int { return strings.Compare(a.path+a.method+a.target, b.path+b.method+b.target) })
	return all
}

func (s *town) fill(o operation) (all []operation) {
	o.address = o.path
	citizen, ofOne := "{citizen}", strings.Contains(o.path, "{citizen}")
	if strings.HasPrefix(o.path, "/api/desk/citizens/{id}") {
		citizen, ofOne = "{id}", true
	}
	open := []operation{o}
	if ofOne {
		open = nil
		for _, target := range targets {
			one := o
			one.target, one.address = target, strings.Replace(o.address, citizen, s.ids[target], 1)
			open = append(open, one)
		}
	}
	for len(open) > 0 {
		one := open[0]
		open = open[1:]
		_, rest, found := strings.Cut(one.address, "{")
		if !found {
			all = append(all, one)
			continue
		}
		name, _, _ := strings.Cut(rest, "}")
		values, is := known[name]
		if !is {
			values = []string{"none"}
		}
		for _, value := range values {
			filled := one
			filled.address = strings.Replace(one.address, "{"+name+"}", value, 1)
			if is && (name == "department" || name == "source") {
				filled.path = strings.Replace(one.path, "{"+name+"}", value, 1)
			}
			open = append(open, filled)
		}
	}
	return all
}

// example is the least that fits a schema.
func example(of *openapi3.Schema) any {
	switch {
	case of == nil:
		return nil
	case len(of.Enum) > 0:
		return of.Enum[0]
	case of.Type.Includes("boolean"):
		return true
	case of.Type.Includes("integer"), of.Type.Includes("number"):
		if of.Min != nil {
			return *of.Min
		}
		return 1
	case of.Type.Includes("array"):
		return []any{}
	case of.Type.Includes("object"):
		v := map[string]any{}
		for _, name := range of.Required {
			v[name] = example(of.Properties[name].Value)
		}
		return v
	case of.Format == "date":
		return "2026-12-01"
	}
	return "Det er godt"
}
