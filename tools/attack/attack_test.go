package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const said = `{"Action":"output","Package":"enplan/server/web","Test":"TestAttackA","Output":"    a_test.go:1: attack: 5 requests, 0 accepted; measured 3 ms\n"}
# enplan/server/web
{"Action":"pass","Package":"enplan/server/web","Test":"TestAttackA","Elapsed":1.5}
{"Action":"output","Package":"enplan/server/web","Test":"TestAttackB/sqlite","Output":"x: attack: 2 a|b\n"}
{"Action":"pass","Package":"enplan/server/web","Test":"TestAttackB/sqlite","Elapsed":1}
{"Action":"%s","Package":"enplan/server/web","Test":"TestAttackB/postgres","Elapsed":1}
{"Action":"pass","Package":"enplan/server/web","Test":"TestAttackB","Elapsed":2}
{"Action":"fail","Package":"enplan/server/web","Test":"TestOther","Elapsed":2}
{"Action":"pass","Package":"enplan/server/web"}`

func TestWhatIsSaidBecomesATableAndAHoleAFault(t *testing.T) {
	document := t.TempDir() + "/d.md"
	write := func(text string) {
		if err := os.WriteFile(document, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("before\n" + begins + "\nold\n" + ends + "\nafter\n")
	out := &strings.Builder{}
	if err := run(strings.NewReader(strings.ReplaceAll(said, "%s", "pass")), out, document); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(document)
	want := "before\n" + begins + "\n\n| attack | where | what it came to |\n|---|---|---|\n" +
		"| `TestAttackA` | `server/web` | 5 requests, 0 accepted |\n| `TestAttackB` | `server/web` | 2 a\\|b |\n\n" + ends + "\nafter\n"
	if string(got) != want || !strings.Contains(out.String(), "measured 3 ms") || !strings.Contains(out.String(), "2 of 2 attacks held off") {
		t.Errorf("%s\n%s", got, out)
	}
	for what, in := range map[string]string{
		"one that was left out": strings.ReplaceAll(said, "%s", "skip"), "one that got through": strings.ReplaceAll(said, "%s", "fail"), "none": "",
		"a package that was not built": strings.ReplaceAll(said, "%s", "pass") + "\n" + `{"Action":"fail","Package":"enplan/server/store"}`,
	} {
		if err := run(strings.NewReader(in), &strings.Builder{}, document); err == nil {
			t.Errorf("%s is no fault", what)
		}
	}
	write("no table")
	if err := run(strings.NewReader(strings.ReplaceAll(said, "%s", "pass")), out, document); err == nil {
		t.Error("a document without a place for it is written")
	}
}

// The table in docs/security.md names the attacks there are, and no other.
func TestTheDocumentNamesEveryAttackThereIs(t *testing.T) {
	const root = "../.."
	document, err := os.ReadFile(root + "/docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(document), begins)
	table, _, _ = strings.Cut(table, ends)
	var named, there []string
	for _, row := range regexp.MustCompile("(?m)^\\| `(TestAttack\\w+)` \\| `([\\w/]+)` \\|").FindAllStringSubmatch(table, -1) {
		named = append(named, row[2]+" "+row[1])
	}
	for _, of := range []string{"models", "server", "i18n"} {
		err := fs.WalkDir(os.DirFS(root), of, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, "_test.go") {
				return err
			}
			code, err := os.ReadFile(root + "/" + name)
			for _, found := range regexp.MustCompile(`(?m)^func (TestAttack\w+)\(`).FindAllStringSubmatch(string(code), -1) {
				there = append(there, path.Dir(name)+" "+found[1])
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(named)
	slices.Sort(there)
	if len(there) == 0 || !slices.Equal(named, there) {
		t.Errorf("the document names\n%s\nand there are\n%s\nRun make attack.", strings.Join(named, "\n"), strings.Join(there, "\n"))
	}
}
