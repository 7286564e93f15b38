package main_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// asvs are the sections of OWASP ASVS 5.0.0, with the level of each of their items in
// order.
var asvs = map[string]string{
	"1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123", "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
	"3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333",
	"4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222", "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222",
	"6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223", "6.7": "33", "6.8": "2222",
	"7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22", "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
	"9.1": "111", "9.2": "1222", "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22", "10.7": "222",
	"11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33", "12.1": "12233", "12.2": "11", "12.3": "22223",
	"13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233", "14.1": "22", "14.2": "12223333", "14.3": "122",
	"15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333", "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
	"17.1": "23", "17.2": "22223333", "17.3": "22",
}

var (
	asvsID  = regexp.MustCompile(`\b\d+\.\d+\.\d+\b`)
	inTicks = regexp.MustCompile("`((?:e2e|unit) [^`]+|[\\w/]+\\.(?:Test|Fuzz)\\w+)`")
	aGoTest = regexp.MustCompile(`^([\w/]+)\.(\w+)$`)
	aTitle  = regexp.MustCompile(`^(e2e|unit) (\S+): (.+)$`)
	aLink   = regexp.MustCompile(`\]\(([^)#]*)(?:#([^)]+))?\)`)
)

// The table in docs/asvs.md has each item of the first two levels once, with its level,
// and what it names is there.
func TestEveryItemOfTheASVSIsAnsweredByWhatIsThere(t *testing.T) {
	levels, of := map[string]string{}, map[rune]int{}
	for section, all := range asvs {
		for i, level := range all {
			of[level]++
			levels[fmt.Sprintf("%s.%d", section, i+1)] = string(level)
		}
	}
	if of['1'] != 70 || of['2'] != 183 || of['3'] != 92 {
		t.Fatalf("the standard has 70, 183 and 92 items: %v", of)
	}
	document := string(read(t, "docs/asvs.md"))
	answers, rest, _ := strings.Cut(document, "\n## What cannot be asked of it\n")
	without, _, _ := strings.Cut(rest, "\n## ")
	times, notHeld := map[string]int{}, 0
	for line := range strings.Lines(answers) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if id := strings.TrimSpace(cells[0]); len(cells) == 4 && levels[id] != "" {
			times[id]++
			if cells[1] != levels[id] {
				t.Errorf("%s is of level %s", id, levels[id])
			}
			if strings.Contains(strings.ToLower(line), "**not held**") {
				notHeld++
			}
			for _, fault := range answered(t, cells[3]) {
				t.Errorf("%s: %s", id, fault)
			}
		}
	}
	held := fmt.Sprintf("Held: %d. Not held, or not wholly: %d.", len(times)-notHeld, notHeld)
	if !strings.Contains(document, held) {
		t.Errorf("the document does not say %q", held)
	}
	if len(times) != 191 {
		t.Errorf("%d items are answered", len(times))
	}
	for _, id := range asvsID.FindAllString(without, -1) {
		times[id]++
	}
	for _, id := range slices.Sorted(maps.Keys(levels)) {
		if want := map[string]int{"1": 1, "2": 1}[levels[id]]; times[id] != want {
			t.Errorf("%s, of level %s, stands there %d times", id, levels[id], times[id])
		}
	}
	for id := range times {
		if levels[id] == "" {
			t.Errorf("there is no %s", id)
		}
	}
}

// answered says what is wrong with an answer: that it names nothing, or what is not there.
func answered(t *testing.T, answer string) (faults []string) {
	t.Helper()
	named := inTicks.FindAllStringSubmatch(answer, -1)
	for _, m := range named {
		if !exists(t, m[1]) {
			faults = append(faults, "there is no "+m[1])
		}
	}
	links := aLink.FindAllStringSubmatch(answer, -1)
	for _, m := range links {
		page := filepath.Join("docs", m[1])
		if m[1] == "" {
			page = "docs/asvs.md"
		}
		content, err := os.ReadFile(filepath.Join(root, page))
		if err != nil || m[2] != "" && !slices.Contains(anchors(string(content)), m[2]) {
			faults = append(faults, "there is no "+m[1]+"#"+m[2])
		}
	}
	if len(named)+len(links) == 0 {
		faults = append(faults, "nothing is named")
	}
	return faults
}

func exists(t *testing.T, name string) bool {
	t.Helper()
	if m := aTitle.FindStringSubmatch(name); m != nil {
		content, err := os.ReadFile(filepath.Join(root, map[string]string{"e2e": "pwa/e2e", "unit": "pwa/src"}[m[1]], m[2]))
		return err == nil && strings.Contains(string(content), "test('"+m[3]+"'")
	}
	m := aGoTest.FindStringSubmatch(name)
	tests, err := filepath.Glob(filepath.Join(root, m[1], "*_test.go"))
	return err == nil && slices.ContainsFunc(tests, func(file string) bool {
		content, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(content), "\nfunc "+m[2]+"(")
	})
}

// anchors are what the headings of a page are called in an address.
func anchors(page string) (all []string) {
	for line := range strings.Lines(page) {
		if title, is := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); is && strings.HasPrefix(line, "#") {
			name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(title)), " ", "-")
			all = append(all, regexp.MustCompile(`[^\p{L}\d-]`).ReplaceAllString(name, ""))
		}
	}
	return all
}

// The program reads no XML and starts no other program: what cannot be done cannot be
// done wrong.
func TestTheProgramStartsNoOther(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			if !f.test && !strings.HasPrefix(f.folder, "server/testbed") && strings.HasPrefix(f.folder, "server") && slices.Contains([]string{"os/exec", "encoding/xml", "encoding/gob", "text/template", "html/template", "plugin"}, imported) {
				t.Errorf("%s imports %s", f.path, imported)
			}
		}
	}
}
