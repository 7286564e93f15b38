package law_test

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/law"
)

// shared opens a file of the shared data, or skips: the data is not part of the project.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if raw, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", name)); err == nil {
			return raw
		}
	}
	t.Skipf("the shared data (%s) is not here", name)
	return nil
}

// firstColumn lists the first cell of each row of a shared table.
func firstColumn(t *testing.T, name string) []string {
	t.Helper()
	var cells []string
	lines := bufio.NewScanner(strings.NewReader(string(shared(t, name))))
	for lines.Scan() {
		cell, _, _ := strings.Cut(lines.Text(), "\t")
		cells = append(cells, cell)
	}
	return cells[1:]
}

// lawOrder is the order in which the table takes the laws.
var lawOrder = strings.Fields("SEL AEL BL LAB LAS SDP SUL BSL ALM INT PEN STU KUI FSK DTL HAN HOP")

func TestEveryRowIsComplete(t *testing.T) {
	keys, last := map[string]bool{}, 0
	for _, p := range law.Provisions() {
		for what, cell := range map[string]string{
			"law": p.Law, "short": p.Short, "section": p.Section, "measure": p.Measure, "plain": p.Plain,
			"why": p.Why, "plain in English": p.PlainEN, "why in English": p.WhyEN, "sector": p.Sector,
			"owner": p.Owner, "source": p.Source,
		} {
			if strings.TrimSpace(cell) == "" || cell != strings.TrimSpace(cell) {
				t.Errorf("%s: %s is %q", p.Key, what, cell)
			}
		}
		if keys[p.Key] {
			t.Errorf("%s stands twice", p.Key)
		}
		keys[p.Key] = true
		at := slices.Index(lawOrder, p.Short)
		if at < last {
			t.Errorf("%s stands after a later law", p.Key)
		}
		last = at
		if !slices.Contains([]string{"high", "medium", "low"}, p.Confidence) {
			t.Errorf("%s: confidence %q", p.Key, p.Confidence)
		}
		if p.Area == models.AreaUndecided || !slices.Contains(models.LifeAreas, p.Area) {
			t.Errorf("%s: area %q", p.Key, p.Area)
		}
		if (p.KLE == "") != (p.KLEConfidence == "") || (p.Change == "") != (p.ChangeEN == "") || (p.PlainChild == "") != (p.WhyChild == "") {
			t.Errorf("%s: one of a pair is missing", p.Key)
		}
	}
}

func TestSectionsRiseWithinALaw(t *testing.T) {
	last := law.Reference{}
	for _, p := range law.Provisions() {
		ref, ok := law.ParseReference(p.Section)
		if !ok || ref.From == 0 || p.Short == "HOP" {
			continue
		}
		if ref.Short = p.Short; ref.Short == last.Short && ref.From < last.From {
			t.Errorf("%s stands after § %d", p.Key, last.From)
		}
		last = ref
	}
}

func TestEverySharedProvisionIsHere(t *testing.T) {
	keys := firstColumn(t, "provisions.tsv")
	if len(keys) != 104 {
		t.Errorf("the shared table has %d rows", len(keys))
	}
	for _, key := range keys {
		if _, ok := law.ByKey(key); !ok {
			t.Errorf("%s is missing", key)
		}
	}
}

var (
	dayOfMonth  = regexp.MustCompile(`\bd\. \d{1,2}\. `)
	sentenceEnd = regexp.MustCompile(`[.!?](?:\s|$)`)
)

// sentences counts them; the dots of "d. 1. juli" end none.
func sentences(text string) int {
	return len(sentenceEnd.FindAllString(dayOfMonth.ReplaceAllString(text, "den "), -1))
}

// jargonWords are the shared terms as whole words.
func jargonWords(t *testing.T) map[string]*regexp.Regexp {
	t.Helper()
	words := map[string]*regexp.Regexp{}
	for _, term := range firstColumn(t, "jargon.tsv") {
		words[term] = regexp.MustCompile(`(?i)(?:^|[^\pL])` + regexp.QuoteMeta(term) + `(?:[^\pL]|$)`)
	}
	return words
}

func danish(p law.Provision) map[string]string {
	return map[string]string{
		"plain": p.Plain, "plain child": p.PlainChild, "why": p.Why, "why child": p.WhyChild, "change": p.Change,
	}
}

func TestSentencesAreShortAndWhole(t *testing.T) {
	for _, p := range law.Provisions() {
		for what, text := range danish(p) {
			if text == "" {
				continue
			}
			ends := sentences(text)
			if ends != 1 && (what != "change" || ends != 2) {
				t.Errorf("%s: %s has %d sentences: %q", p.Key, what, ends, text)
			}
			if n := len(strings.Fields(text)); n > 20*ends {
				t.Errorf("%s: %s has %d words: %q", p.Key, what, n, text)
			}
			if strings.Contains(text, "{name}") != strings.HasSuffix(what, "child") {
				t.Errorf("%s: %s and {name} do not go together: %q", p.Key, what, text)
			}
		}
	}
}

func TestDutiesSaySkalAndOffersDoNot(t *testing.T) {
	for _, p := range law.Provisions() {
		must := strings.HasPrefix(p.Plain, "Du skal ") || strings.HasPrefix(p.Plain, "Barnet skal ")
		if must != p.Duty {
			t.Errorf("%s: duty is %v but it says %q", p.Key, p.Duty, p.Plain)
		}
	}
}

func TestChildrensHelpCanBeSaidAboutTheChild(t *testing.T) {
	for _, p := range law.Provisions() {
		if slices.Contains([]string{"BL", "FSK", "DTL"}, p.Short) && p.PlainChild == "" {
			t.Errorf("%s says nothing about {name}", p.Key)
		}
	}
}

// unavoidable are jargon words a change must name, because the citizen's letter does.
var unavoidable = map[string][]string{"LAS-23": {"kontanthjælp"}}

func TestPlainSentencesHoldNoJargon(t *testing.T) {
	words := jargonWords(t)
	for _, p := range law.Provisions() {
		for what, text := range danish(p) {
			for term, word := range words {
				if word.MatchString(text) && !slices.Contains(unavoidable[p.Key], term) {
					t.Errorf("%s: %s says %q: %q", p.Key, what, term, text)
				}
			}
		}
	}
}

func TestWhatEndedOnTheFirstOfJuly(t *testing.T) {
	june, july := models.MustDate("2026-06-30"), models.MustDate("2026-07-01")
	for key, want := range map[string][2]bool{
		"LAB-RT": {true, false}, "LAB-45": {true, false}, // gone
		"LAB-107": {true, true}, "LAS-46": {true, true}, // closed to new citizens only
		"SEL-85": {true, true}, "LAS-23": {false, false},
	} {
		p, _ := law.ByKey(key)
		if got := [2]bool{p.InForce(june), p.InForce(july)}; got != want {
			t.Errorf("%s in force on 30 June and 1 July 2026: %v, want %v", key, got, want)
		}
	}
	for _, key := range []string{"LAB-107", "LAS-46", "LAS-68"} {
		if p, _ := law.ByKey(key); p.NewUntil != june || p.Change == "" {
			t.Errorf("%s: new until %s, change %q", key, p.NewUntil, p.Change)
		}
	}
	if p, _ := law.ByKey("AEL-10"); p.InForce(models.MustDate("2025-06-30")) || !p.InForce(models.MustDate("2025-07-01")) {
		t.Error("ældreloven starts on 1 July 2025")
	}
	if p, _ := law.ByKey("LAS-23"); !p.InForce(models.MustDate("2025-06-30")) || p.InForce(models.MustDate("2025-07-01")) {
		t.Error("uddannelseshjælp ends on 30 June 2025")
	}
}

func TestWhateverEndsSaysSo(t *testing.T) {
	for _, p := range law.Provisions() {
		if (!p.ValidTo.IsZero() || !p.NewUntil.IsZero()) && p.Change == "" {
			t.Errorf("%s ends without a word", p.Key)
		}
	}
}

func TestAnonymousHelpAndSafePlacesAreMarked(t *testing.T) {
	for _, p := range law.Provisions() {
		if p.NeverInPlan != (p.Key == "SEL-101a") || p.HidePlace != (p.Key == "SEL-109") {
			t.Errorf("%s: never in plan %v, hide place %v", p.Key, p.NeverInPlan, p.HidePlace)
		}
	}
}
