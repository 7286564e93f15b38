package main

import (
	"encoding/json"
	"strings"
	"testing"

	"enplan/models"
)

// withoutKey is the document without its answer keys.
func withoutKey(t *testing.T, data []byte) []byte {
	t.Helper()
	var file map[string]any
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, one := range file["cases"].([]any) {
		delete(one.(map[string]any), "expected")
	}
	bare, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	return bare
}

// secretsOf are the words of a plan that tell of what, where and whose.
func secretsOf(p *models.SectorPlan) []string {
	secrets := []string{p.Owner.Unit, p.Owner.Caseworker, p.Title}
	for _, a := range p.Appointments {
		secrets = append(secrets, a.Title, a.Place, a.With)
	}
	for _, m := range p.Measures {
		secrets = append(secrets, m.Name, m.Provider)
	}
	var kept []string
	for _, s := range secrets {
		if len(s) > 3 {
			kept = append(kept, s)
		}
	}
	return kept
}

// ownWords is all that a department may be told of its own.
func ownWords(p *models.SectorPlan) string { return strings.Join(secretsOf(p), "\n") }
