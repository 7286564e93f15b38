package receipt_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// mandatory are the fields that ISO/IEC TS 27560:2023 demands of a record and of
// a receipt, by the names they have in the words of DPV: the header, the
// processing, the parties, and each event.
var mandatory = []string{
	"dct:conformsTo", "dpv:hasIdentifier", "enplan:receipt", "dpv:hasDataSubject.dpv:hasIdentifier", "dct:created", "dct:language", "dpv:hasJurisdiction",
	"dpv:hasProcess.0.dpv:hasPurpose.rdf:value", "dpv:hasProcess.0.dpv:hasPurpose.skos:prefLabel", "dpv:hasProcess.0.dpv:hasPersonalData.rdf:value",
	"dpv:hasProcess.0.dpv:hasProcessing", "dpv:hasProcess.0.dpv:hasDataController", "dpv:hasProcess.0.dpv:hasRecipient",
	"dpv:hasProcess.0.dpv:hasLegalBasis.@type", "dpv:hasProcess.0.dpv:hasStorageCondition.dpv:hasLocation",
	"dpv:hasProcess.0.dpv:hasStorageCondition.dpv:hasDuration", "dpv:hasProcess.0.dpv:hasRight", "dpv:hasProcess.0.dpv:hasConsentControl.dpv:isExercisedAt",
	"dpv:hasProcess.0.dpv:hasNotice", "dpv:hasProcess.0.dpv:hasConsentStatus.0",
}

func check27560(body []byte) error {
	var doc map[string]any
	if err := json.Unmarshal(body, &doc); err != nil {
		return err
	}
	for _, path := range mandatory {
		if v := at(doc, path); v == nil || v == "" {
			return errors.New(path + " is missing")
		}
	}
	process := at(doc, "dpv:hasProcess.0").(map[string]any)
	for _, party := range []string{"dpv:hasDataController", "dpv:hasRecipient", "dpv:hasDataSource"} {
		entity, _ := doc["dpv:hasEntity"].(map[string]any)[process[party].(string)].(map[string]any)
		if entity == nil || entity["dpv:hasName"] == nil || entity["dpv:hasIdentifier"] == nil {
			return errors.New("nobody knows who is " + party)
		}
	}
	for i, s := range process["dpv:hasConsentStatus"].([]any) {
		for _, field := range []string{"@type.0", "dpv:isIndicatedAtTime", "dpv:isIndicatedBy"} {
			if v := at(s, field); v == nil || v == "" {
				return fmt.Errorf("event %d has no %s", i, field)
			}
		}
	}
	return prefixed(doc, doc["@context"].(map[string]any))
}

// prefixed refuses a name whose prefix the context does not explain.
func prefixed(v any, context map[string]any) error {
	switch x := v.(type) {
	case []any:
		for _, item := range x {
			if err := prefixed(item, context); err != nil {
				return err
			}
		}
	case map[string]any:
		for name, value := range x {
			prefix, _, found := strings.Cut(name, ":")
			if name == "@context" || name == "enplan:event" {
				continue
			}
			if !strings.HasPrefix(name, "@") && (!found || context[prefix] == nil) {
				return errors.New(name + " means nothing")
			}
			if err := prefixed(value, context); err != nil {
				return err
			}
		}
	}
	return nil
}

func at(v any, path string) any {
	for _, name := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[name]
		case []any:
			if len(x) == 0 {
				return nil
			}
			v = x[0]
		default:
			return nil
		}
	}
	return v
}

// structure is what R4 says of the resources and types in a receipt, as far as a
// receipt uses them: each element with its type, "!" when there must be one, "*"
// when it is a list. What is not here is no element.
var structure = map[string]map[string]string{
	"Consent": {
		"resourceType": "code!", "id": "id", "meta": "Meta", "language": "code", "contained": "Resource*", "extension": "Extension*", "identifier": "Identifier*",
		"status": "code!", "scope": "CodeableConcept!", "category": "CodeableConcept!*", "patient": "Reference", "dateTime": "dateTime", "performer": "Reference*",
		"organization": "Reference*", "sourceAttachment": "Attachment", "policyRule": "CodeableConcept", "provision": "provision",
	},
	"provision": {
		"type": "code", "period": "Period", "actor": "actor*", "purpose": "Coding*", "class": "Coding*", "data": "data*",
	},
	"actor": {"role": "CodeableConcept!", "reference": "Reference!"},
	"data":  {"meaning": "code!", "reference": "Reference!"},
	"Provenance": {
		"resourceType": "code!", "id": "id", "extension": "Extension*", "target": "Reference!*", "recorded": "instant!", "activity": "CodeableConcept",
		"agent": "agent!*", "signature": "Signature*",
	},
	"agent":     {"who": "Reference!"},
	"Signature": {"type": "Coding!*", "when": "instant!", "who": "Reference!", "targetFormat": "code", "sigFormat": "code", "data": "base64Binary"},
	"DocumentReference": {
		"resourceType": "code!", "id": "id", "status": "code!", "content": "content!*", "context": "context",
	},
	"content":         {"attachment": "Attachment!"},
	"context":         {"related": "Reference*"},
	"Meta":            {"versionId": "id", "lastUpdated": "instant"},
	"Identifier":      {"system": "uri", "value": "string"},
	"CodeableConcept": {"coding": "Coding*", "text": "string"},
	"Coding":          {"system": "uri", "code": "code", "display": "string"},
	"Reference":       {"reference": "string", "type": "uri", "identifier": "Identifier", "display": "string", "extension": "Extension*"},
	"Period":          {"start": "dateTime", "end": "dateTime"},
	"Attachment":      {"extension": "Extension*", "contentType": "code", "language": "code", "data": "base64Binary"},
	"Extension":       {"url": "uri!", "extension": "Extension*", "valueString": "string", "valueBoolean": "boolean"},
}

// primitives are those of R4 as it writes them; a string may hold anything but
// nothing.
var primitives = map[string]*regexp.Regexp{
	"id": regexp.MustCompile(`^[A-Za-z0-9\-.]{1,64}$`), "code": regexp.MustCompile(`^[^\s]+(\s[^\s]+)*$`), "uri": regexp.MustCompile(`^\S+$`),
	"dateTime":     regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`),
	"instant":      regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`),
	"base64Binary": regexp.MustCompile(`^[A-Za-z0-9+/]+={0,2}$`), "string": regexp.MustCompile(`(?s)^.+$`),
}

func checkFHIR(body []byte) error {
	var doc map[string]any
	if err := json.Unmarshal(body, &doc); err != nil {
		return err
	}
	if err := fits(doc, "Consent", "Consent"); err != nil {
		return err
	}
	if !slices.Contains([]any{"proposed", "active", "rejected", "inactive"}, doc["status"]) {
		return fmt.Errorf("the status %v is none of R4's", doc["status"])
	}
	for path, want := range map[string]string{"scope.coding.0.code": "patient-privacy", "category.0.coding.0.code": "IDSCL"} {
		if at(doc, path) != want {
			return fmt.Errorf("%s is %v", path, at(doc, path))
		}
	}
	if doc["policyRule"] == nil || doc["patient"] == nil { // ppc-1 and ppc-2
		return errors.New("a rule or the patient is missing")
	}
	seen := map[any]bool{}
	for _, c := range doc["contained"].([]any) { // dom-3: each points to what holds it; and no id twice
		one := c.(map[string]any)
		id := one["id"]
		target := at(one, "target.0.reference")
		if one["resourceType"] == "DocumentReference" {
			target = at(one, "context.related.0.reference")
		}
		if target != "#" || seen[id] {
			return fmt.Errorf("%v points nowhere, or is there twice", id)
		}
		seen[id] = true
	}
	return nil
}

func fits(v any, kind, path string) error {
	if kind == "Resource" {
		kind, _ = v.(map[string]any)["resourceType"].(string)
	}
	if kind == "boolean" {
		if _, ok := v.(bool); !ok {
			return errors.New(path + " is no truth")
		}
		return nil
	}
	if p := primitives[kind]; p != nil {
		if s, ok := v.(string); !ok || !p.MatchString(s) {
			return fmt.Errorf("%s is %v, which is no %s", path, v, kind)
		}
		return nil
	}
	elements, fields := structure[kind], map[string]any{}
	if fields, _ = v.(map[string]any); elements == nil || len(fields) == 0 {
		return fmt.Errorf("%s is empty or no %s", path, kind)
	}
	for name := range fields {
		if elements[name] == "" {
			return fmt.Errorf("R4 has no %s.%s", path, name)
		}
	}
	for name, rule := range elements {
		value, here := fields[name]
		kind := strings.TrimRight(rule, "!*")
		switch list, isList := value.([]any); {
		case !here && strings.Contains(rule, "!"):
			return fmt.Errorf("%s.%s is missing", path, name)
		case !here:
		case isList != strings.Contains(rule, "*") || isList && len(list) == 0:
			return fmt.Errorf("%s.%s is a list, or is none, or is empty", path, name)
		case isList:
			for i, item := range list {
				if err := fits(item, kind, fmt.Sprintf("%s.%s[%d]", path, name, i)); err != nil {
					return err
				}
			}
		default:
			if err := fits(value, kind, path+"."+name); err != nil {
				return err
			}
		}
	}
	if kind == "Extension" && (fields["extension"] == nil) == (fields["valueString"] == nil && fields["valueBoolean"] == nil) {
		return errors.New(path + " must have a value or extensions, and not both")
	}
	return nil
}

func TestTheChecksBite(t *testing.T) {
	r := rapid.Custom(drawn).Example(3)
	for name, f := range formats {
		body, err := f.write(r)
		if err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(body, &doc); err != nil {
			t.Fatal(err)
		}
		needed := []string{"status", "scope", "category", "policyRule", "patient"}
		if name == "27560" {
			needed = []string{"dct:conformsTo", "dpv:hasIdentifier", "dpv:hasDataSubject", "dct:created", "dpv:hasJurisdiction", "dpv:hasProcess"}
		}
		for _, field := range needed {
			kept := doc[field]
			delete(doc, field)
			less, _ := json.Marshal(doc)
			if f.check(less) == nil {
				t.Errorf("%s: nobody misses %s", name, field)
			}
			doc[field] = kept
		}
		doc["strange"] = "x"
		if more, _ := json.Marshal(doc); f.check(more) == nil {
			t.Errorf("%s: a strange field passes", name)
		}
	}
}
