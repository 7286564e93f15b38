package intake_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"enplan/server/intake"
)

// ownRules are what no schema can say: the reader refuses it, the schema does
// not.
var ownRules = []string{"cpr", "cpr_as_id", "id_twice", "end_before_start", "to_before_from", "repeat", "anonymous", "time", "instant", "date"}

// TestAnotherReaderOfTheSchemaAgrees holds every case of the bad inputs, and a
// few good ones, against the schema with another validator. Days and times are
// left out: formats are hints, and validators differ on them.
func TestAnotherReaderOfTheSchemaAgrees(t *testing.T) {
	for _, good := range []string{caseWith("", ""), planWith(""), caseWith("", `,"plans":null,"consents":null,"ownVoice":null`),
		planWith(`,"version":null,"updated":"2026-01-01T00:00:00Z","unknown":{"a":1}`)} {
		if _, err := intake.Read([]byte(good), intake.Options{}); err != nil {
			t.Errorf("the reader refused %s: %v", good, err)
		}
		if !visit(t, "case", good) {
			t.Errorf("the schema refused %s", good)
		}
	}
	tried := 0
	for _, c := range badInputs {
		if !strings.HasPrefix(c.data, `{"format":"enplan-case/1","citizen":`) || !json.Valid([]byte(c.data)) || c.key == "intake.fault.twice" {
			continue
		}
		tried++
		own := false
		for _, rule := range ownRules {
			own = own || c.key == "intake.fault."+rule
		}
		if accepted := visit(t, "case", c.data); accepted != own {
			t.Errorf("%s: accepted by the schema alone: %v", c.name, accepted)
		}
	}
	if tried < 15 {
		t.Errorf("only %d bad documents were tried", tried)
	}
}

// judge is a second reading of the schema, written apart from the first: it
// only says yes or no.
type judge struct{ definitions map[string]any }

func (j judge) accepts(rule map[string]any, v any) bool {
	if ref, ok := rule["$ref"].(string); ok {
		return j.accepts(j.definitions[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), v)
	}
	if only, ok := rule["const"]; ok && only != v {
		return false
	}
	if types, ok := rule["type"]; ok && !strings.Contains(fmt.Sprint(types)+" ", kindIn(v)) {
		return false
	}
	bound := func(name string, size int, sign int) bool {
		limit, ok := rule[name].(float64)
		return !ok || size*sign >= int(limit)*sign
	}
	switch x := v.(type) {
	case string:
		length := len([]rune(x))
		return bound("minLength", length, 1) && bound("maxLength", length, -1)
	case float64:
		return bound("minimum", int(x), 1)
	case []any:
		items, _ := rule["items"].(map[string]any)
		for _, item := range x {
			if !j.accepts(items, item) {
				return false
			}
		}
		return bound("maxItems", len(x), -1)
	case map[string]any:
		return j.acceptsObject(rule, x)
	}
	return true
}

func (j judge) acceptsObject(rule, fields map[string]any) bool {
	needed, _ := rule["required"].([]any)
	for _, name := range needed {
		if _, ok := fields[name.(string)]; !ok {
			return false
		}
	}
	properties, _ := rule["properties"].(map[string]any)
	for name, inner := range fields {
		if r, ok := properties[name].(map[string]any); ok && !j.accepts(r, inner) {
			return false
		}
	}
	return true
}

// kindIn is the type of v as it stands in a printed list of types.
func kindIn(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		return "integer"
	case []any:
		return "array"
	}
	return "object"
}

func visit(t *testing.T, name, document string) bool {
	t.Helper()
	var whole map[string]any
	var v any
	for text, into := range map[string]any{string(intake.Schema()): &whole, document: &v} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	definitions := whole["$defs"].(map[string]any)
	return judge{definitions}.accepts(definitions[name].(map[string]any), v)
}

func TestTheSchemaIsACopy(t *testing.T) {
	intake.Schema()[0] = 'x'
	if intake.Schema()[0] != '{' {
		t.Error("a caller can change the schema")
	}
}

func TestTheSchemaHasNoRuleThatTheReaderDoesNotKnow(t *testing.T) {
	known := " $schema $id $ref $defs title description if then else type required properties items const format minLength maxLength minimum maxItems "
	var walk func(v any, names bool)
	walk = func(v any, names bool) {
		fields, ok := v.(map[string]any)
		if !ok {
			return
		}
		for key, inner := range fields {
			if !names && !strings.Contains(known, " "+key+" ") {
				t.Errorf("nobody reads %q", key)
			}
			walk(inner, !names && (key == "properties" || key == "$defs"))
		}
	}
	var whole any
	if err := json.Unmarshal(intake.Schema(), &whole); err != nil {
		t.Fatal(err)
	}
	walk(whole, false)
}
