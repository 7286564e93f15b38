package intake

import (
	"encoding/json"
	"slices"
	"strings"

	"enplan/models"
)

// value is a piece of a delivered document. Its methods never fail: what is not
// there, or has another type, is the zero value. That is what makes the
// importer bear guides it has not seen.
type value struct{ any any }

// parseValue reads content that was canonical when it was stored. Content that
// is not JSON is the zero value.
func parseValue(content []byte) value {
	d := json.NewDecoder(strings.NewReader(string(content)))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return value{}
	}
	return value{v}
}

// at follows names into v. Where a list stands in the way its first item is
// taken: senders differ on what may be repeated.
func (v value) at(names ...string) value {
	for _, name := range names {
		if list, ok := v.any.([]any); ok && len(list) > 0 {
			v = value{list[0]}
		}
		fields, ok := v.any.(map[string]any)
		if !ok {
			return value{}
		}
		v = value{fields[name]}
	}
	return v
}

// all follows names into v through every item of every list, and gives what
// stands there, lists taken apart.
func (v value) all(names ...string) []value {
	here := v.items()
	for _, name := range names {
		var next []value
		for _, item := range here {
			next = append(next, item.at(name).items()...)
		}
		here = next
	}
	return here
}

func (v value) items() []value {
	switch x := v.any.(type) {
	case nil:
		return nil
	case []any:
		var all []value
		for _, item := range x {
			all = append(all, value{item})
		}
		return all
	}
	return []value{v}
}

// yesNo is a truth that was stated, nil when none was.
func (v value) yesNo() *bool {
	said, ok := v.any.(bool)
	if !ok {
		return nil
	}
	return &said
}

func (v value) has(name string) bool { return v.at(name).any != nil }

func (v value) text() string {
	switch x := v.any.(type) {
	case string:
		return x
	case json.Number:
		return x.String()
	case []any:
		if len(x) > 0 {
			return value{x[0]}.text()
		}
	}
	return ""
}

func (v value) isTrue() bool { b, _ := v.any.(bool); return b }

func (v value) whole() int64 {
	n, _ := v.any.(json.Number)
	whole, _ := n.Int64()
	return whole
}

func (v value) names() []string {
	fields, _ := v.any.(map[string]any)
	var names []string
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// date is the day v begins with; the zero Date when it is none. A year or a
// month alone, as FHIR allows, counts as its first day.
func (v value) date() models.Date {
	s := v.text()
	switch len(s) {
	case 4:
		s += "-01-01"
	case 7:
		s += "-01"
	}
	d, err := models.ParseDate(s[:min(len(s), 10)])
	if err != nil {
		return models.Date{}
	}
	return d
}
