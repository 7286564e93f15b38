package plain

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryRowExplainsInAtMostFifteenWords(t *testing.T) {
	for _, term := range Terms() {
		for _, text := range []string{term.Plain, term.PlainEN} {
			if n := Measure(text).Words; n == 0 || n > 15 {
				t.Errorf("%s: %q has %d words", term.Word, text, n)
			}
			if text != strings.TrimSpace(text) || !strings.HasSuffix(text, ".") || !capital(text) {
				t.Errorf("%s: %q is no sentence", term.Word, text)
			}
		}
	}
}

func TestEveryRowIsWhole(t *testing.T) {
	categories := set("børn data forvaltning integration job kancelli roller social sundhed ældre økonomi")
	classes := set("noun solo verb adj fixed name")
	for _, term := range Terms() {
		if term.Word == "" || term.Word != strings.TrimSpace(term.Word) || !categories[term.Category] || !classes[string(term.class)] {
			t.Errorf("row %+v", term)
		}
		if term.Confidence != "high" && term.Confidence != "medium" {
			t.Errorf("%s: confidence %q must not be shown to a citizen", term.Word, term.Confidence)
		}
		if (term.Category == Kancelli) != (term.Replace != "") {
			t.Errorf("%s: kancelli has a replacement, other words an explanation only", term.Word)
		}
		if n := len(term.replaceAs); term.class == verb && n != 0 && n != 4 {
			t.Errorf("%s: a verb is replaced in four forms, not %d", term.Word, n)
		}
	}
}

func TestRowsAreSortedAndUnique(t *testing.T) {
	terms := Terms()
	if !slices.IsSortedFunc(terms, func(a, b Term) int { return strings.Compare(a.Word, b.Word) }) {
		t.Error("jargon.tsv is not sorted by word")
	}
	seen := map[string]string{}
	for i := range terms {
		for _, form := range written(&terms[i]) {
			if before, ok := seen[lower(form)]; ok {
				t.Errorf("%q stands both at %s and at %s", form, before, terms[i].Word)
			}
			seen[lower(form)] = terms[i].Word
		}
	}
}

func TestEveryWrittenFormIsFound(t *testing.T) {
	for _, term := range Terms() {
		for _, form := range written(&term) {
			if got, ok := Lookup(form); !ok || got.Word != term.Word {
				t.Errorf("Lookup(%q) = %q, want %q", form, got.Word, term.Word)
			}
		}
	}
}

func TestNoExplanationNeedsAnExplanation(t *testing.T) {
	for _, term := range Terms() {
		for _, s := range append(Explain(term.Plain), Explain(term.Replace)...) {
			if s.Term != nil && s.Term.Word != term.Word {
				t.Errorf("%s is explained by %q (%s)", term.Word, s.Text, s.Term.Word)
			}
		}
	}
}

func TestNoOfficeWordIsReplacedByAPassive(t *testing.T) {
	for _, term := range Terms() {
		for _, f := range Check(strings.Join(append(term.replaceAs, term.Plain), ". ")).Findings {
			if f.Kind == Passive {
				t.Errorf("%s: %q is passive", term.Word, f.Text)
			}
		}
	}
}
