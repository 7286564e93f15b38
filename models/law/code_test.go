package law_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/law"
)

type concept struct {
	Code, Display string
	Concept       []concept
}

func (c concept) visit(each func(concept)) {
	for _, child := range c.Concept {
		each(child)
		child.visit(each)
	}
}

func TestEveryConceptHasARowWithItsOfficialName(t *testing.T) {
	for system, file := range map[string]string{"ffb": "FFB", "care": "CareSocialCodes"} {
		var top concept
		if err := json.Unmarshal(shared(t, filepath.Join("fhir", "term", "CodeSystem-"+file+".json")), &top); err != nil {
			t.Fatal(err)
		}
		n := 0
		top.visit(func(c concept) {
			n++
			got, ok := law.CodeFor(c.Code)
			if !ok || got.Name != c.Display || got.System != system {
				t.Errorf("%s %s %q is %+v", system, c.Code, c.Display, got)
			}
		})
		if n < 90 {
			t.Errorf("%s has only %d concepts", file, n)
		}
	}
}

// codings calls each for every coding in a JSON tree.
func codings(node any, each func(system, code string)) {
	switch n := node.(type) {
	case []any:
		for _, child := range n {
			codings(child, each)
		}
	case map[string]any:
		system, _ := n["system"].(string)
		if code, ok := n["code"].(string); ok && system != "" {
			each(system, code)
		}
		for _, child := range n {
			codings(child, each)
		}
	}
}

func TestEveryCodeOfRealPlansIsFound(t *testing.T) {
	shared(t, "README.md")
	seen := 0
	for _, guide := range []string{"ffbmsg", "kldk", "rehab"} {
		for _, raw := range folder(t, filepath.Join("fhir", guide)) {
			var tree any
			if err := json.Unmarshal(raw, &tree); err != nil {
				t.Fatal(err)
			}
			codings(tree, func(system, code string) {
				want := law.SystemOf(system)
				if want != "ffb" && want != "care" && want != "fsiii" {
					return
				}
				seen++
				if got, ok := law.CodeFor(code); !ok || got.System != want {
					t.Errorf("%s %s in %s is %+v", system, code, guide, got)
				}
			})
		}
	}
	if seen < 100 {
		t.Errorf("only %d codes seen", seen)
	}
}

// folder reads every file of a shared folder.
func folder(t *testing.T, name string) [][]byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		files, _ := filepath.Glob(filepath.Join(dir, "..", "shared", "data", name, "*.json"))
		var all [][]byte
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, raw)
		}
		if len(all) > 0 {
			return all
		}
	}
	t.Skipf("%s is not here", name)
	return nil
}

var codeKinds = strings.Fields("measure offer target_group condition support_need function_level goal_type goal_category status role phase other")

// ownCodes reads our table as it stands in the file.
func ownCodes(t *testing.T) []law.Code {
	t.Helper()
	raw, err := os.ReadFile("codes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []law.Code
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		c, ok := law.CodeFor(strings.Split(line, "\t")[1])
		if !ok {
			t.Fatalf("%q is not found", line)
		}
		all = append(all, c)
	}
	return all
}

func TestEveryCodeRowIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range ownCodes(t) {
		if seen[c.Code] || c.Name == "" || !slices.Contains(codeKinds, c.Kind) {
			t.Errorf("%+v is double, nameless or of no kind", c)
		}
		seen[c.Code] = true
		if sentences(c.Plain) != 1 || len(strings.Fields(c.Plain)) > 20 {
			t.Errorf("%s is not one short sentence: %q", c.Name, c.Plain)
		}
		if c.Area != "" && (c.Area == models.AreaUndecided || !slices.Contains(models.LifeAreas, c.Area)) {
			t.Errorf("%s: area %q", c.Name, c.Area)
		}
		if c.Kind == "measure" && c.Area == "" {
			t.Errorf("%s is a measure of no area", c.Name)
		}
		if _, ok := law.ByKey(c.Provision); c.Provision != "" && !ok {
			t.Errorf("%s points to %q", c.Name, c.Provision)
		}
	}
}

func TestCodesAreSaidWithoutJargon(t *testing.T) {
	words := jargonWords(t)
	for _, c := range ownCodes(t) {
		for term, word := range words {
			if word.MatchString(c.Plain) {
				t.Errorf("%s says %q: %q", c.Name, term, c.Plain)
			}
		}
	}
}

func TestASystemIsKnownUnderEveryAddress(t *testing.T) {
	for uri, want := range map[string]string{
		"urn:oid:1.2.208.176.2.22": "ffb", "1.2.208.176.2.22": "ffb", "URN:OID:1.2.208.176.2.22|20240530": "ffb",
		"http://kl.dk/fhir/common/caresocial/CodeSystem/FFB":                              "ffb",
		"http://ffb/messaging/kl.dk/1.0/CodeSystem/kl-messaging-ffb-participantRoleCodes": "ffb",
		"urn:oid:1.2.208.176.2.21":                                                        "fsiii",
		"http://kl.dk/fhir/common/caresocial/CodeSystem/FSIII":                            "fsiii",
		"http://fhir.kl.dk/term/CodeSystem/CareSocialCodes":                               "care",
		"http://fhir.kl.dk/term/CodeSystem/CareSocialCodes/":                              "care",
		"http://kl.dk/fhir/common/caresocial/CodeSystem/KLCommonCareSocialCodes":          "care",
		"urn:oid:1.2.208.176.1.2":                                                         "cpr",
		"urn:oid:1.2.208.176.2.4.12":                                                      "sks",
		"http://www.kle-online.dk":                                                        "kle",
		"urn:kle":                                                                         "kle",
		"urn:oid:1.2.208.176.1.1":                                                         "",
		"urn:oid:1.2.208.176.2.1":                                                         "",
		"http://ffb/messaging/kl.dk/1.0/CodeSystem/Text":                                  "",
		"http://ffb/messaging/kl.dk/1.0/CodeSystem/kl-messaging-ffb-consentPolicyCodes":   "",
		"http://snomed.info/sct":                                                          "",
		"":                                                                                "",
	} {
		if got := law.SystemOf(uri); got != want {
			t.Errorf("%q is %q, want %q", uri, got, want)
		}
	}
}

func TestACodeIsFoundHoweverItIsTyped(t *testing.T) {
	for _, code := range []string{" 1F0FF82B-3243-422F-9651-1D00FD2DCD61 ", "1f0ff82b-3243-422f-9651-1d00fd2dcd61"} {
		if c, ok := law.CodeFor(code); !ok || c.Provision != "SEL-85" {
			t.Errorf("%q is %+v", code, c)
		}
	}
	if c, ok := law.CodeFor(""); ok {
		t.Errorf("no code is %+v", c)
	}
}
