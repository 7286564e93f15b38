// Package main_test holds the rules of the house that a compiler does not: which
// floor may know which, which library ends where, what only one place may do. It
// reads the files as they stand and knows nothing of what they mean.
package main_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const root = ".."

// floors says for each folder which others of ours its code may import. A name
// with /* stands for the folder and all below it. Arrows only fall; a folder
// that is not here may not be in the house.
var floors = map[string][]string{
	"models":            {},
	"models/sieve":      {},
	"models/law":        {"models", "models/sieve"},
	"models/plain":      {"models"},
	"models/restate":    {"models", "models/sieve"},
	"models/oneplan":    {"models", "models/law", "models/plain", "models/restate"},
	"models/topic":      {"models", "models/plain"},
	"models/retention":  {"models"},
	"models/detect":     {"models", "models/sieve", "models/law", "models/plain", "models/restate", "models/topic", "models/oneplan"},
	"i18n":              {},
	"pwa":               {},
	"server/vault":      {"models"},
	"server/calendar":   {"models"},
	"server/attachment": {"models"},
	"server/receipt":    {"models"},
	"server/pdf":        {"server/wording"},
	"server/ics":        {},
	"server/demo":       {"models", "server/actions"},
	"server/store":      {"models", "models/retention", "server/vault"},
	"server/live":       {},
	"server/journal":    {"models"},
	"server/dial":       {},
	"server/webhook":    {"server/dial"},
	"server/push":       {"server/dial"},
	"server/mail":       {},
	"server/login":      {"models"},
	"server/intake":     {"models/*", "server/calendar"},
	"server/wording":    {"models/*", "i18n"},
	"server/actions": {"models/*", "i18n", "server/store", "server/vault", "server/intake",
		"server/calendar", "server/attachment", "server/ledger", "server/wording", "server/receipt", "server/pdf",
		"server/journal", "server/live", "server/ics", "server/bearer"},
	"server/web": {"models", "models/plain", "i18n", "pwa", "server/live", "server/actions", "server/intake", "server/wording", "server/ics"},
	"server": {"models/*", "i18n", "pwa", "server/actions", "server/calendar", "server/demo", "server/intake", "server/ledger", "server/live", "server/store",
		"server/vault", "server/web", "server/wording", "server/journal", "server/webhook", "server/push", "server/mail", "server/bearer", "server/login", "server/backup"},
	"server/bearer":  {"models"},
	"server/backup":  {},
	"server/ledger":  {"models"},
	"server/testbed": {},
}

// homes says where each library ends. "tests" is any test.
var homes = map[string][]string{
	"gorm.io/":                        {"server/store"},
	"github.com/mattn/go-sqlite3":     {"server/store"},
	"github.com/jackc/pgx/":           {"server/store", "server/testbed"},
	"github.com/pressly/goose/":       {"server/store"},
	"github.com/gofiber/fiber/":       {"server/web"},
	"github.com/valyala/fasthttp":     {"server/web"},
	"github.com/arran4/golang-ical":   {"server/intake", "server/ics"},
	"github.com/teambition/rrule-go":  {"server/calendar"},
	"github.com/molecule-man/go-brrr": {"server/actions"},
	"github.com/alecthomas/kong":      {"server"},
	"github.com/caarlos0/env/":        {"server"},

	"github.com/gabriel-vasile/mimetype":    {"server/attachment"},
	"github.com/kovidgoyal/imaging":         {"server/attachment"},
	"github.com/golang-jwt/jwt/":            {"server/receipt", "server/push", "server/bearer", "server/login", "tests"},
	"github.com/SherClockHolmes/webpush-go": {"server/push"},
	"filippo.io/age":                        {"server/backup"},
	"github.com/wneessen/go-mail":           {"server/mail"},
	"github.com/coreos/go-oidc/":            {"server/login"},
	"golang.org/x/oauth2":                   {"server/login"},
	"codeberg.org/go-pdf/fpdf":              {"server/pdf"},
	"golang.org/x/image/":                   {"server/pdf"},
	"golang.org/x/mod/":                     {"server/ledger"},
	"golang.org/x/text/":                    {"i18n"},
	"github.com/getkin/kin-openapi/":        {"tests"},
	"pgregory.net/rapid":                    {"tests"},
}

// computer is what models is true without.
var computer = []string{"database/sql", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand", "net", "net/http", "os"}

func TestEveryImportKeepsToTheHouse(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			if fault := judge(f.folder, f.test, imported); fault != "" {
				t.Errorf("%s must not import %s: %s", f.path, imported, fault)
			}
		}
	}
}

func TestTheImportRuleBites(t *testing.T) {
	for _, c := range []struct {
		folder, imported string
		test, allowed    bool
	}{
		{"models", "gorm.io/gorm", false, false},
		{"models", "time", false, true},
		{"models", "net/http", false, false},
		{"models/law", "database/sql", false, false},
		{"models", "enplan/models/law", false, false},
		{"models/law", "enplan/models", false, true},
		{"models/law", "enplan/models/restate", false, false},
		{"models/oneplan", "enplan/i18n", false, false},
		{"models/oneplan", "enplan/models/detect", false, false},
		{"models/detect", "enplan/models/oneplan", false, true},
		{"models", "enplan/server/intake", true, false},
		{"server/store", "gorm.io/gorm/clause", false, true},
		{"server/store", "enplan/server/actions", false, false},
		{"server/actions", "gorm.io/gorm", false, false},
		{"server/actions", "github.com/gofiber/fiber/v2", false, false},
		{"server/actions", "enplan/models/oneplan", false, true},
		{"server/web", "enplan/server/store", false, false},
		{"server/web", "github.com/gofiber/fiber/v2", false, true},
		{"server/wording", "enplan/server/store", false, false},
		{"server/intake", "enplan/i18n", false, false},
		{"server", "enplan/server/testbed", false, false},
		{"server/store", "enplan/server/testbed", true, true},
		{"server/store", "pgregory.net/rapid", false, false},
		{"server/store", "pgregory.net/rapid", true, true},
		{"server/web", "github.com/getkin/kin-openapi/openapi3", false, false},
		{"server/web", "github.com/getkin/kin-openapi/openapi3", true, true},
		{"server/web", "gorm.io/gorm", true, false},
		{"server/web", "github.com/stretchr/testify/assert", true, false},
		{"server/helpers", "strings", false, false},
	} {
		if fault := judge(c.folder, c.test, c.imported); (fault == "") != c.allowed {
			t.Errorf("%s (test %v) imports %s: %q", c.folder, c.test, c.imported, fault)
		}
	}
}

// judge says why a file of folder may not import something, "" when it may.
func judge(folder string, test bool, imported string) string {
	may, known := floors[folder]
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case !known:
		return "the folder has no row in floors"
	case imported == "enplan" || strings.HasPrefix(imported, "enplan/"):
		return judgeOurs(folder, test, may, strings.TrimPrefix(imported, "enplan/"))
	case strings.Contains(first, "."):
		return judgeLibrary(folder, test, imported)
	case strings.HasPrefix(folder, "models") && !test && slices.Contains(computer, imported):
		return "models is what is true without a computer"
	}
	return ""
}

func judgeOurs(folder string, test bool, may []string, imported string) string {
	switch {
	case test && (!strings.HasPrefix(folder, "models") || strings.HasPrefix(imported, "models")):
		return "" // a test may look into any room; those of models into models only
	case imported == "server/testbed":
		return "that is for tests"
	}
	for _, allowed := range may {
		above, all := strings.CutSuffix(allowed, "/*")
		if imported == above || all && strings.HasPrefix(imported, above+"/") {
			return ""
		}
	}
	return fmt.Sprintf("%s may know %s of ours", folder, strings.Join(append(may, "nothing more"), ", "))
}

func judgeLibrary(folder string, test bool, imported string) string {
	for library, at := range homes {
		if imported != library && !strings.HasPrefix(imported, strings.TrimSuffix(library, "/")+"/") {
			continue
		}
		if slices.Contains(at, folder) || test && slices.Contains(at, "tests") {
			return ""
		}
		return "that is for " + strings.Join(at, ", ")
	}
	return "nobody knows this library: docs/decisions/0013 first"
}

func TestWhatOnlyOnePlaceMayDo(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, call := range f.uses {
			if fault := judgeUse(f.folder, f.test, call); fault != "" {
				t.Errorf("%s uses %s: %s", f.path, call, fault)
			}
		}
	}
}

func TestTheRuleOfOnePlaceBites(t *testing.T) {
	for _, c := range []struct {
		folder, use   string
		test, allowed bool
	}{
		{"server", "time.Now", false, true}, {"server/store", "time.Now", false, false},
		{"models", "time.Since", false, false}, {"models", "time.Now", true, false},
		{"server/store", "time.Now", true, true}, {"server/store", "time.Date", false, true},
		{"server", "fmt.Println", false, true}, {"server/web", "fmt.Printf", false, false},
		{"server/web", "fmt.Sprintf", false, true}, {"server/vault", "cpr.Reveal", false, true},
		{"server/intake", "a.CPR.Reveal", false, false}, {"models", "cpr.Reveal", true, true},
	} {
		if fault := judgeUse(c.folder, c.test, c.use); (fault == "") != c.allowed {
			t.Errorf("%s (test %v) uses %s: %q", c.folder, c.test, c.use, fault)
		}
	}
}

// judgeUse says why a file of folder may not use a name, "" when it may.
func judgeUse(folder string, test bool, use string) string {
	inModels := strings.HasPrefix(folder, "models")
	switch {
	case strings.HasSuffix(use, ".Reveal") && folder != "server/vault" && (!test || !inModels):
		return "a CPR is revealed to the vault and nobody else"
	case slices.Contains([]string{"time.Now", "time.Since", "time.Until"}, use) && folder != "server" && (!test || inModels):
		return "time is a parameter; only main has a clock"
	case strings.HasPrefix(use, "fmt.Print") && folder != "server" && !test:
		return "only main prints"
	}
	return ""
}

func TestNoFileHasBecomeTheHouse(t *testing.T) {
	const ceiling, testCeiling = 250, 400
	for _, name := range files(t, ".go", ".ts", ".tsx", ".mjs", ".sh") {
		limit := ceiling
		if strings.Contains(path.Base(name), "_test.") || strings.Contains(path.Base(name), ".test.") || strings.Contains(path.Base(name), ".spec.") {
			limit = testCeiling
		}
		if lines := bytes.Count(read(t, name), []byte("\n")); lines > limit {
			t.Errorf("%s has %d lines, more than %d: split it", name, lines, limit)
		}
	}
}

// mostModules is how many modules we depend on directly. Raising it is a decision.
const mostModules = 27

func TestDependenciesAreFewAndEachHasARow(t *testing.T) {
	table := string(read(t, "docs/decisions/0013-dependencies.md"))
	direct := directModules(t)
	if len(direct) > mostModules {
		t.Errorf("%d direct modules, more than %d: %v", len(direct), mostModules, direct)
	}
	for _, module := range direct {
		if !strings.Contains(table, "`"+module+"`") {
			t.Errorf("%s has no row in decision 0013", module)
		}
	}
	for _, name := range []string{"pwa/package.json", "tools/testbed/package.json"} {
		_, lists, _ := strings.Cut(string(read(t, name)), `"dependencies"`)
		for _, m := range regexp.MustCompile(`"([@\w/.-]+)": "[\^~]?\d`).FindAllStringSubmatch(lists, -1) {
			if !strings.Contains(table, "`"+m[1]+"`") {
				t.Errorf("%s of %s has no row in decision 0013", m[1], name)
			}
		}
	}
}

// directModules are those that go.mod calls direct or that a file imports.
func directModules(t *testing.T) []string {
	var all, direct []string
	for _, m := range regexp.MustCompile(`(?m)^\s+(\S+\.\S+/\S+) v\S+( // indirect)?$`).FindAllStringSubmatch(string(read(t, "go.mod")), -1) {
		if all = append(all, m[1]); m[2] == "" {
			direct = append(direct, m[1])
		}
	}
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			best := ""
			for _, module := range all {
				if (imported == module || strings.HasPrefix(imported, module+"/")) && len(module) > len(best) {
					best = module
				}
			}
			if best != "" && !slices.Contains(direct, best) {
				direct = append(direct, best)
			}
		}
	}
	slices.Sort(direct)
	return direct
}

func TestTheDocumentsAgreeWithTheCode(t *testing.T) {
	if !bytes.Equal(read(t, "docs/enplan-case-1.schema.json"), read(t, "server/intake/enplan-case-1.schema.json")) {
		t.Error("docs/enplan-case-1.schema.json is not the schema that deliveries are checked against")
	}
	settings := string(read(t, "docs/configuration.md"))
	for _, f := range goFiles(t) {
		for _, name := range regexp.MustCompile(`ENPLAN_[A-Z_]*[A-Z]`).FindAllString(string(read(t, f.path)), -1) {
			if !f.test && !strings.Contains(settings, "`"+name+"`") {
				t.Errorf("%s reads %s, which docs/configuration.md does not have", f.path, name)
			}
		}
	}
	numbers := map[string]string{}
	for _, name := range files(t, ".md") {
		if number, _, _ := strings.Cut(path.Base(name), "-"); path.Dir(name) == "docs/decisions" {
			if numbers[number] != "" {
				t.Errorf("%s and %s have one number", name, numbers[number])
			}
			numbers[number] = name
		}
		for _, m := range regexp.MustCompile(`[^!]\[[^\]]+\]\(([^):#]+)[^)]*\)`).FindAllStringSubmatch(string(read(t, name)), -1) {
			if _, err := os.Stat(filepath.Join(root, path.Dir(name), m[1])); err != nil {
				t.Errorf("%s points to %s, which is not there", name, m[1])
			}
		}
	}
}

// goFile is what the rules ask of a file: whom it imports, and the names with a
// dot that it uses, such as time.Now.
type goFile struct {
	path, folder  string
	test          bool
	imports, uses []string
}

func goFiles(t *testing.T) []goFile {
	var all []goFile
	for _, name := range files(t, ".go") {
		if strings.HasPrefix(name, "tools/") {
			continue // yardsticks and the like are programs of their own, beside the house
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, read(t, name), parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		f := goFile{path: name, folder: path.Dir(name), test: strings.HasSuffix(name, "_test.go")}
		for _, i := range parsed.Imports {
			f.imports = append(f.imports, strings.Trim(i.Path.Value, "`\""))
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				before := ""
				if x, ok := s.X.(*ast.Ident); ok {
					before = x.Name
				}
				f.uses = append(f.uses, before+"."+s.Sel.Name)
			}
			return true
		})
		all = append(all, f)
	}
	if len(all) < 50 {
		t.Fatalf("found only %d Go files: is this the repository?", len(all))
	}
	return all
}

// files lists ours with one of the endings, by path from the root.
func files(t *testing.T, endings ...string) []string {
	t.Helper()
	notOurs := []string{"node_modules", "dist", "data", "bin", "tmp", ".git", "testdata"}
	var names []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(notOurs, entry.Name()):
			return fs.SkipDir
		case !entry.IsDir() && slices.Contains(endings, path.Ext(name)):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
