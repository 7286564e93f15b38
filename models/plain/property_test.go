package plain

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// holds checks what must be true of any text.
func holds(t interface{ Fatalf(string, ...any) }, text string) {
	var b strings.Builder
	for _, s := range Explain(text) {
		if s.Text == "" {
			t.Fatalf("an empty span in %q", text)
		}
		b.WriteString(s.Text)
	}
	if b.String() != text {
		t.Fatalf("the spans of %q are %q", text, b.String())
	}
	r := Check(text)
	before := 0
	for _, f := range r.Findings {
		if f.Start < before || f.End <= f.Start || f.End > len(text) || text[f.Start:f.End] != f.Text {
			t.Fatalf("%q: finding %+v is out of place", text, f)
		}
		if !utf8.RuneStart(text[f.Start]) && utf8.ValidString(text) || f.End < len(text) && !utf8.RuneStart(text[f.End]) && utf8.ValidString(text) {
			t.Fatalf("%q: finding %+v cuts a letter", text, f)
		}
		if f.Hint == "" || (f.Kind == Jargon) != (f.Explanation != "") || (f.Kind == Kancelli) != (f.Replacement != "") {
			t.Fatalf("%q: finding %+v says too little or too much", text, f)
		}
		before = f.Start
	}
	words, end := 0, 0
	for _, s := range Sentences(text) {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("%q: sentence %+v is out of place", text, s)
		}
		words, end = words+s.Words, s.End
	}
	if words != r.Words || r.LongWords > r.Words || (r.Words > 0) != (r.Sentences > 0) {
		t.Fatalf("%q: %d words in sentences, report %+v", text, words, r)
	}
}

// pieces are what hard texts are made of.
var pieces = []string{"§ 85-støtte", "jf.", "bl.a.", " ", "\n", ".", "3.", "Borger", "borgers", "bliver", "behandlet",
	"nedsat", "funktionsevne", "-", "’", "æ", "å", "a\u030a", "\xff", "\xc3", "«", "•", "10.00", "ses", "PPR-", "værger sig", "İ", "ẞ", "…", "S."}

func TestAnyTextKeepsItsPlaces(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.String(), rapid.Just(" "),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) }),
		rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(Terms()).Draw(t, "term").Word }))
	rapid.Check(t, func(t *rapid.T) {
		holds(t, strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), ""))
	})
}

func TestATermBetweenPlainWordsIsAlwaysExplained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		term := rapid.SampledFrom(Terms()).Draw(t, "term")
		spans := Explain("du og " + term.Word + " du")
		if !slices.ContainsFunc(spans, func(s Span) bool { return s.Term != nil && s.Term.Word == term.Word }) {
			t.Fatalf("%q is not explained: %+v", term.Word, spans)
		}
	})
}

func FuzzCheck(f *testing.F) {
	for _, p := range pieces {
		f.Add(p + " " + p)
	}
	f.Add("Såfremt dokumentationen ikke fremsendes, jf. § 11 b, bliver ansøgningen behandlet d. 3. marts kl. 10.00.")
	f.Fuzz(func(t *testing.T, text string) { holds(t, text) })
}

func TestEveryCaseFileHoldsAndIsExplained(t *testing.T) {
	found := map[string]bool{}
	eachString(t, "cases-open.json", func(text string) {
		holds(t, text)
		for _, f := range Check(text).Findings {
			found[f.Kind] = true
		}
	})
	for _, kind := range []string{LongSentence, Jargon, Kancelli, Passive} {
		if !found[kind] {
			t.Errorf("no %s in the case files", kind)
		}
	}
}

// eachString calls do with every string of a JSON file in the shared data.
func eachString(t *testing.T, file string, do func(string)) {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if raw, err := os.ReadFile(filepath.Join(dir, "shared", "data", file)); err == nil {
			var v any
			if err := json.Unmarshal(raw, &v); err != nil {
				t.Fatal(err)
			}
			walk(v, do)
			return
		}
		if dir == filepath.Dir(dir) {
			t.Skipf("shared/data/%s is not here", file)
		}
	}
}

func walk(v any, do func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for key, child := range v {
			if key != "expected" {
				walk(child, do)
			}
		}
	case []any:
		for _, child := range v {
			walk(child, do)
		}
	case string:
		do(v)
	}
}
