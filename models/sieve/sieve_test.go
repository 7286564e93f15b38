package sieve

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// said are patterns of the sorts that the house writes, and texts are made of
// pieces that they are about.
var (
	said = []string{
		`\b(?:ikke|ingen|aldrig)\b[^,;]*?\b(?:før|inden) (?:kl\.?\s*)?\d{1,2}`, `\d+ ?(?:timer?|t\b)|halvanden time`,
		`(?i)\b(?:højre|venstre)(?:sidig\pL*)?`, `^jobmål:? ([^.;]+)`, `(?:gruppe|hold)\w*$`, `.*`, `[A-ZÆØÅ]\w+ \(\d+ år\)`,
		`(?i)type[- ]?(1|2)[- ]?diabetes|diabetes,? type (1|2)`, `(?:abc|abd|ab)?x+y{2,3}`, `\bsu(?:-en|en)?\b|`, `[æøå][0-9]`,
		`(?i)§+\s*|\bkap(?:itel|\.)?\s*`, `x(?:gruppe)*y|x(?:å)+y`, `½|\bto\b|\d(?:,\d)?`,
	}
	pieces = []string{"ikke ", "Ikke ", "aldrig ", "før ", "kl. 10", "kl. 8.30", "12 timer", "halvanden time", "Højresidig ", "VENSTRE", "jobmål: ",
		"gruppe", "holdet", "Emil (9 år)", "Type 2 diabetes", "diabetes, type 1", "abxyy", "xxyyy", "su-en", "ø7", "§ 85", "Kapitel 3", "½", "y", "to", ", ", ". ", "x", "å"}
)

func draw(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, "pieces"), "")
}

func TestASieveHoldsBackNothingThatMatches(t *testing.T) {
	var patterns, firm []Pattern
	for _, s := range said {
		patterns = append(patterns, Compile(s))
		if !folds(s) {
			firm = append(firm, Compile(s))
		}
	}
	all, some := OfLow(patterns...), Of(firm...)
	rapid.Check(t, func(t *rapid.T) {
		text := draw(t)
		through, firmly := all.Through(strings.ToLower(text)), some.Through(text)
		for i, p := range patterns {
			if p.Regexp.MatchString(text) && (!p.MatchString(text) || !slices.Contains(through, i)) {
				t.Fatalf("%q is held back from %s", text, said[i])
			}
		}
		for i, p := range firm {
			if p.Regexp.MatchString(text) && !slices.Contains(firmly, i) {
				t.Fatalf("%q is held back from %s", text, p)
			}
		}
		if !slices.IsSorted(through) || len(slices.Compact(slices.Clone(through))) != len(through) {
			t.Fatalf("not in order, or twice: %v", through)
		}
	})
}

func TestAPatternFindsWhatItsExpressionFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, source := draw(t), rapid.SampledFrom(said).Draw(t, "pattern")
		p, plain := Compile(source), regexp.MustCompile(source)
		if p.MatchString(text) != plain.MatchString(text) ||
			!slices.Equal(p.FindStringIndex(text), plain.FindStringIndex(text)) ||
			!slices.Equal(p.FindStringSubmatch(text), plain.FindStringSubmatch(text)) ||
			!slices.Equal(p.FindStringSubmatchIndex(text), plain.FindStringSubmatchIndex(text)) {
			t.Fatalf("%q in %q", source, text)
		}
	})
}

func TestWhatCannotMatchIsHeldBack(t *testing.T) {
	for text, want := range map[string][]int{
		"borger møder til tiden": nil, "ikke før aftale": nil, "aldrig før kl. 10": {0}, "to 12 timer": {1},
	} {
		if got := Of(Compile(said[0]), Compile(said[1])).Through(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
