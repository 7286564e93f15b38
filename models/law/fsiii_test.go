package law

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"enplan/models"
)

// fsiiiHeader is the first line of fsiii.tsv.
const fsiiiHeader = "system\tcode\tname\tplain_da\tkind\tarea\tprovision"

// fsiiiKinds are the kinds a row may have.
var fsiiiKinds = []string{
	"measure", "condition", "support_need", "function_level", "result", "status", "role", "phase", "other",
}

// fsiiiRow is one line of fsiii.tsv.
type fsiiiRow struct{ system, code, name, plain, kind, area, provision string }

// fsiiiConcept is the part of the published code system the table must follow.
type fsiiiConcept struct {
	Code    string         `json:"code"`
	Display string         `json:"display"`
	Concept []fsiiiConcept `json:"concept"`
}

// flattenFSIII lists the concepts depth first, the order in which they are published.
func flattenFSIII(concepts []fsiiiConcept) []fsiiiConcept {
	var flat []fsiiiConcept
	for _, c := range concepts {
		flat = append(flat, c)
		flat = append(flat, flattenFSIII(c.Concept)...)
	}
	return flat
}

// readFSIII returns the rows of the table; a line of the wrong shape ends the test.
func readFSIII(t *testing.T) []fsiiiRow {
	t.Helper()
	raw, err := os.ReadFile("fsiii.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
	if lines[0] != fsiiiHeader {
		t.Fatalf("header is %q", lines[0])
	}
	rows := make([]fsiiiRow, 0, len(lines)-1)
	for i, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 7 {
			t.Fatalf("line %d has %d fields: %q", i+2, len(f), line)
		}
		rows = append(rows, fsiiiRow{f[0], f[1], f[2], f[3], f[4], f[5], f[6]})
	}
	return rows
}

// readBesideFSIII reads a file of the shared data beside the repository; it skips the test where that is absent.
func readBesideFSIII(t *testing.T, path string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		raw, err := os.ReadFile(filepath.Join(dir, "shared", "data", path))
		if err == nil {
			return raw
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skipf("the shared data is not here: %s", path)
		}
		dir = up
	}
}

func TestEveryFSIIIConceptHasOneRowInThePublishedOrder(t *testing.T) {
	var system struct {
		Concept []fsiiiConcept `json:"concept"`
	}
	if err := json.Unmarshal(readBesideFSIII(t, "fhir/term/CodeSystem-FSIII.json"), &system); err != nil {
		t.Fatal(err)
	}
	concepts, rows := flattenFSIII(system.Concept), readFSIII(t)
	if len(rows) != len(concepts) {
		t.Errorf("%d rows for %d concepts", len(rows), len(concepts))
	}
	for i := range min(len(rows), len(concepts)) {
		if rows[i].code != concepts[i].Code || rows[i].name != concepts[i].Display {
			t.Fatalf("line %d is %q %q, the code system says %q %q",
				i+2, rows[i].code, rows[i].name, concepts[i].Code, concepts[i].Display)
		}
	}
}

func TestNoFSIIICodeStandsTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range readFSIII(t) {
		if seen[r.code] {
			t.Errorf("%s stands twice", r.code)
		}
		seen[r.code] = true
	}
}

func TestEveryFSIIISentenceIsShortAndWhole(t *testing.T) {
	for _, r := range readFSIII(t) {
		if n := len(strings.Fields(r.plain)); n < 3 || n > 14 {
			t.Errorf("%s: %d words: %q", r.code, n, r.plain)
			continue
		}
		if !strings.HasSuffix(r.plain, ".") && !strings.HasSuffix(r.plain, "?") {
			t.Errorf("%s does not end as a sentence: %q", r.code, r.plain)
		}
		if strings.ContainsAny(r.plain[:len(r.plain)-1], ".?!;") {
			t.Errorf("%s is more than one sentence: %q", r.code, r.plain)
		}
		if r.kind == "measure" && !strings.HasPrefix(r.plain, "Du får ") {
			t.Errorf("%s is a measure but does not say what you get: %q", r.code, r.plain)
		}
	}
}

func TestEveryFSIIIRowHasAKnownKindAndArea(t *testing.T) {
	for _, r := range readFSIII(t) {
		if r.system != "fsiii" || !slices.Contains(fsiiiKinds, r.kind) {
			t.Errorf("%s: system %q, kind %q", r.code, r.system, r.kind)
		}
		lived := r.kind == "measure" || r.kind == "condition"
		area := models.LifeArea(r.area)
		known := slices.Contains(models.LifeAreas, area) && area != models.AreaUndecided
		if lived && !known || !lived && r.area != "" {
			t.Errorf("%s: a %s has area %q", r.code, r.kind, r.area)
		}
		if r.kind != "measure" && r.provision != "" {
			t.Errorf("%s: a %s has provision %q", r.code, r.kind, r.provision)
		}
	}
}

func TestNoFSIIICellIsDamaged(t *testing.T) {
	for _, r := range readFSIII(t) {
		for _, cell := range []string{r.system, r.code, r.name, r.plain, r.kind, r.area, r.provision} {
			if strings.ContainsAny(cell, "\"\r\ufeff\ufffd\u00a0") || strings.Contains(cell, "  ") || cell != strings.TrimSpace(cell) {
				t.Errorf("%s: damaged cell %q", r.code, cell)
			}
		}
	}
}

func TestEveryFSIIIProvisionIsOneWeKnow(t *testing.T) {
	known := map[string]bool{"": true}
	for line := range strings.Lines(string(readBesideFSIII(t, "provisions.tsv"))) {
		key, _, _ := strings.Cut(line, "\t")
		known[key] = true
	}
	for _, r := range readFSIII(t) {
		if !known[r.provision] {
			t.Errorf("%s: no provision %q", r.code, r.provision)
		}
	}
}
