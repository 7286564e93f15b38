package intake

import (
	_ "embed" // the schema is read into the program
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"enplan/models"
	"enplan/server/calendar"
)

//go:embed enplan-case-1.schema.json
var schemaFile []byte

// Schema is the JSON Schema (draft 2020-12) of our own format. The reader
// follows the same file, so that the two cannot drift apart.
func Schema() []byte { return slices.Clone(schemaFile) }

var schemaRoot = sync.OnceValue(func() value { return parseValue(schemaFile) })

// schemaFor is the definition called name.
func schemaFor(name string) value { return schemaRoot().at("$defs", name) }

// checker holds a document against the schema. It knows the words that our
// schema uses and no others.
type checker struct {
	faults  *faults
	unknown func(pointer string) // told of every name the schema does not list; may be nil
}

func (c checker) check(v, schema value, pointer string) {
	if c.faults.full() {
		return
	}
	if ref := schema.at("$ref").text(); ref != "" {
		c.check(v, schemaFor(strings.TrimPrefix(ref, "#/$defs/")), pointer)
		return
	}
	if !c.typeFits(v, schema, pointer) || v.any == nil {
		return
	}
	if want := schema.at("const").text(); want != "" && v.text() != want {
		c.faults.add(pointer, "intake.fault.version", "accepted", want)
	}
	switch x := v.any.(type) {
	case string:
		c.checkString(x, schema, pointer)
	case json.Number:
		if least := schema.at("minimum"); least.any != nil && v.whole() < least.whole() {
			c.faults.add(pointer, "intake.fault.too_small", "limit", least.text())
		}
	case []any:
		if most := schema.at("maxItems"); most.any != nil && int64(len(x)) > most.whole() {
			c.faults.add(pointer, "intake.fault.too_many", "limit", most.text())
			return
		}
		for i, item := range x {
			c.check(value{item}, schema.at("items"), below(pointer, strconv.Itoa(i)))
		}
	case map[string]any:
		c.checkObject(x, schema, pointer)
	}
}

func (c checker) checkObject(fields map[string]any, schema value, pointer string) {
	for _, name := range schema.all("required") {
		if fields[name.text()] == nil {
			c.faults.add(pointer, "intake.fault.required", "field", name.text())
		}
	}
	known, _ := schema.at("properties").any.(map[string]any)
	if known == nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		here := below(pointer, safeName(name))
		switch rule, ok := known[name]; {
		case ok && (fields[name] != nil || !required(schema, name)):
			c.check(value{fields[name]}, value{rule}, here)
		case !ok && c.unknown != nil:
			c.unknown(here)
		}
	}
}

// required reports a field that must be there: when it is null, one fault about
// it is enough.
func required(schema value, name string) bool {
	return slices.ContainsFunc(schema.all("required"), func(v value) bool { return v.text() == name })
}

func (c checker) typeFits(v, schema value, pointer string) bool {
	var accepted []string
	for _, t := range schema.all("type") {
		accepted = append(accepted, t.text())
	}
	if len(accepted) == 0 || slices.Contains(accepted, typeOf(v)) {
		return true
	}
	c.faults.add(pointer, "intake.fault.type", "accepted", strings.Join(accepted, ", "), "found", typeOf(v))
	return false
}

var wholeNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})$`)

func typeOf(v value) string {
	switch x := v.any.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case json.Number:
		if wholeNumber.MatchString(x.String()) {
			return "integer"
		}
		return "number"
	}
	return "object"
}

func (c checker) checkString(s string, schema value, pointer string) {
	length := int64(utf8.RuneCountInString(s))
	if least := schema.at("minLength"); least.any != nil && length < least.whole() {
		c.faults.add(pointer, "intake.fault.too_short", "limit", least.text())
	}
	if most := schema.at("maxLength"); most.any != nil && length > most.whole() {
		c.faults.add(pointer, "intake.fault.too_long", "limit", most.text())
	}
	if s == "" {
		return // an empty date is a date that is not stated
	}
	switch schema.at("format").text() {
	case "date":
		if d, err := models.ParseDate(s); err != nil || !bearable(d.Year) {
			c.faults.add(pointer, "intake.fault.date")
		}
	case "time":
		if _, err := clockTime(s); err != nil {
			c.faults.add(pointer, "intake.fault.time")
		}
	case "date-time":
		if t, err := time.Parse(time.RFC3339, s); err != nil || !bearable(t.Year()) {
			c.faults.add(pointer, "intake.fault.instant")
		}
	}
}

// bearable keeps slips like the year 20262 out of calendars.
func bearable(year int) bool { return year >= 1850 && year < 2200 }

var errYear = errors.New("a year that no plan is about")

var denmark = sync.OnceValue(calendar.Copenhagen)

// clockTime reads a local Danish time without offset, or RFC 3339.
func clockTime(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, s, denmark()); err == nil && bearable(t.Year()) {
			return t, nil
		}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err == nil && !bearable(t.Year()) {
		err = errYear
	}
	return t.In(denmark()), err
}
