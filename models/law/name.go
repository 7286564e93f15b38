package law

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// weakMark stands before a name in the table that only tells rows of one section
// apart ("kontaktperson"): several laws use the word, so alone it proves nothing.
const weakMark = "%"

// form is one written name of a measure, ready to compare.
type form struct {
	stems []string
	weak  bool
}

var inBrackets = regexp.MustCompile(`\s*\([^)]*\)`)

// formsOf gives the name as it stands and without its brackets.
func formsOf(measure string) []form {
	forms := []form{{stems(measure), false}}
	if bare := inBrackets.ReplaceAllString(measure, ""); bare != measure {
		forms = append(forms, form{stems(bare), false})
	}
	return forms
}

// stems cuts a Danish name into words without their endings, so that
// "virksomhedspraktikken" and "Virksomhedspraktik" are the same.
func stems(name string) []string {
	name = strings.ReplaceAll(strings.ToLower(name), "§", " § ")
	words := strings.FieldsFunc(name, func(r rune) bool {
		return r != '§' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for i, w := range words {
		words[i] = stem(w)
	}
	return words
}

var endings = []string{"erne", "ene", "er", "en", "et", "e", "s"}

// stem strips endings until none is left; three letters always stay.
func stem(word string) string {
	for {
		shorter := word
		for _, e := range endings {
			if cut, ok := strings.CutSuffix(word, e); ok && len(cut) >= 3 {
				shorter = undouble(cut)
				break
			}
		}
		if shorter == word {
			return word
		}
		word = shorter
	}
}

// undouble gives "praktikk" its single k back.
func undouble(word string) string {
	n := len(word)
	if n > 3 && word[n-1] == word[n-2] && strings.IndexByte("bdfgklmnprst", word[n-1]) >= 0 {
		return word[:n-1]
	}
	return word
}

// Ranks of how well a written name fits a provision; a longer contained name adds to rankHolds.
const (
	rankPart  = 1
	rankHolds = 100
	rankExact = 1000
)

// rank says how well a written name fits one of the provision's names; 0 is not at all.
// Only the exact rank may be used without a law reference to lean on.
func (p *Provision) rank(name []string) int {
	best := 0
	for _, f := range p.forms {
		switch {
		case len(name) == 0 || len(f.stems) == 0:
		case slices.Equal(name, f.stems):
			return rankExact
		case holds(name, f.stems):
			best = max(best, rankHolds+len(f.stems))
		case len(name) > 1 && within(name, f.stems): // one word ("støtte") is too little
			best = max(best, rankPart)
		}
	}
	return best
}

// isNamed reports whether name alone identifies the provision.
func (p *Provision) isNamed(name []string) bool {
	return !p.needsLaw && len(name) > 0 && slices.ContainsFunc(p.forms, func(f form) bool {
		return !f.weak && slices.Equal(name, f.stems)
	})
}

// holds reports whether part stands unbroken in whole.
func holds(whole, part []string) bool {
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// within reports whether every word of part is among whole.
func within(part, whole []string) bool {
	for _, w := range part {
		if !slices.Contains(whole, w) {
			return false
		}
	}
	return true
}

var addition = regexp.MustCompile(`\s+[–—-]\s+|[,(:;]|\s+(?:til|hos|ved|på|i|med|efter|for)\s+|\s+\d`)

// heads are the name itself and then what is left when what was added to it goes,
// longest first: "Fast kontaktperson til Emil" has the head "Fast kontaktperson".
func heads(name string) []string {
	found := []string{name}
	cuts := addition.FindAllStringIndex(name, -1)
	for _, cut := range slices.Backward(cuts) {
		found = append(found, name[:cut[0]])
	}
	return found
}
