package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"enplan/server/testbed"
)

// TestAttackCanariesAtTheShell has every command that knows of citizens speak, of 60 with
// numbers that are canaries, and looks for the numbers in what is printed and written.
func TestAttackCanariesAtTheShell(t *testing.T) {
	path := filepath.Join(t.TempDir(), "live", "enplan.db")
	s, born, written := newShell(t, path), testbed.NewCanaries(0, 60), testbed.NewCanaries(1, 60)
	identity, folder := s.ageKey(), t.TempDir()
	var cases []any
	for i := range born.Len() {
		as := fmt.Sprint("borger", i)
		cases = append(cases, map[string]any{
			"citizen": map[string]any{"id": as, "name": "Borger " + as, "cpr": born.Number(i)},
			"plans": []any{map[string]any{"id": "p" + as, "type": "handleplan", "title": "Handleplan", "subject": as, "owner": map[string]any{"unit": "Voksen"},
				"sourceSystem": "Sensum", "created": "2026-01-01", "status": "aktiv",
				"appointments": []any{map[string]any{"id": "a" + as, "title": written.Number(i) + " kaffe", "start": "2026-11-25T10:00", "end": "2026-11-25T11:00"}}}},
		})
	}
	file := func(v any) string {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return s.file(string(data))
	}
	good := file(map[string]any{"format": "enplan-case/1", "cases": cases})
	number := born.Number(3)
	bad := file(map[string]any{"format": "enplan-case/1", "citizen": map[string]any{"id": number, "name": 7, "cpr": number + "x", number: 1}})
	worse := file(map[string]any{"format": "enplan-case/1", "citizen": map[string]any{"id": "n", "name": "N", "cpr": number + "x"}})
	same := file(map[string]any{"format": "enplan-case/1", "citizen": map[string]any{"id": number, "name": "N", "cpr": number}})
	said, found := 0, 0
	says := func(in string, args ...string) {
		t.Helper()
		_, out, errs := s.run(in, args...)
		said++
		if leaks := born.In([]byte(out + "\n\n\n\n" + errs)); len(leaks) > 0 {
			t.Errorf("%v tells %v:\n%.400s", args, leaks, out+errs)
		}
		if len(written.In([]byte(out))) > 0 {
			found++
		}
	}
	s.invented()
	says("", "import", "--source", "sensum", bad, worse, same, good, "nowhere")
	says("", "import", "--source", "sensum", good)
	says("", "import", "--source", "other", good)
	for i := range 5 {
		as := fmt.Sprint("borger", i)
		says("", "plan", "--citizen", as, "--date", "2026-11-23")
		says("", "detect", "--citizen", as)
		says("", "citizen", "hold", as, "--reason", "asked")
	}
	for _, args := range [][]string{
		{"plan", "--citizen", "borger1", "--language", "en"}, {"plan", "--citizen", number}, {"citizen", "hold", number, "--reason", number}, {"push", "test", "--citizen", number}, {"detect"}, {"detect", good}, {"detect", bad}, {"audit", "verify"}, {"audit", "verify", "--citizen", "borger1"},
		{"audit", "key"}, {"audit", "searches"}, {"citizen", "link", "borger1", "--uuid", "e2f1a8de-51d5-4c0e-8d0c-0d2c2f1f7a3b"}, {"citizen", "lift", "borger0"},
		{"citizen", "erase", "borger0", "--reason", "asked"}, {"citizen", "erase", "borger1", "--reason", "asked"}, {"push", "test", "--citizen", "borger2"},
		{"backup", filepath.Join(folder, "b.age")}, {"audit", "verify", "--database", path}, {"keys"}, {"version"},
	} {
		says("", args...)
	}
	if found == 0 {
		t.Error("no command told anything of a citizen: nothing was tried")
	}
	s.checkpoint()
	t.Setenv("ENPLAN_DATABASE", filepath.Join(folder, "again", "enplan.db"))
	says("", "restore", filepath.Join(folder, "b.age"), "--identity", identity)
	kept := 0
	for _, in := range []string{filepath.Dir(path), folder} {
		testbed.Files(t, in, func(name string, content []byte) {
			kept++
			if leaks := append(born.In(content), written.In(content)...); len(leaks) > 0 {
				t.Errorf("%s holds %v", name, leaks)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(folder, "again", "enplan.db")); err != nil || kept < 5 {
		t.Errorf("nothing was restored, or too little kept: %d files, %v", kept, err)
	}
	t.Logf("attack: %d CPR numbers looked for in what %d commands print and in the files of two databases, a backup, a ledger and a journal: 0 found", born.Len(), said)
}
