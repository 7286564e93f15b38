package plain

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// index finds terms in a text. It is built once from the table.
type index struct {
	single  map[string]hit      // every form of the one-word terms
	phrases map[string][]phrase // by first word, longest first
	lead    map[string]*Term    // what a compound may begin with
}

// hit is a term found by one of its forms. Raw is the form as the table has it:
// its capitals must stand in the text too when cased is set.
type hit struct {
	term  *Term
	tense tense
	raw   string
	cased bool
}

// phrase is a term of several words.
type phrase struct {
	hit
	words []bent
	gaps  []string // what may stand between the words besides space
}

// never are bent forms that are another word.
var never = map[string]bool{
	"anker": true, "ankers": true, "ankerne": true, "ankernes": true,
	"misbruger": true, "misbrugers": true, "misbrugere": true, "misbrugerne": true, "misbrugernes": true,
}

var lexicon = sync.OnceValue(buildIndex)

func buildIndex() *index {
	x := &index{single: map[string]hit{}, phrases: map[string][]phrase{}, lead: map[string]*Term{}}
	terms := table()
	for i := range terms { // what the table says outright comes first
		for _, raw := range written(&terms[i]) {
			x.addExact(&terms[i], raw)
		}
	}
	for _, verbs := range []bool{true, false} { // then "ophører" is the verb, not the noun "ophør"
		for i := range terms {
			if t := &terms[i]; (t.class == verb) == verbs {
				x.addBent(t)
			}
		}
	}
	for _, ps := range x.phrases {
		sort.SliceStable(ps, func(i, j int) bool { return len(ps[i].words) > len(ps[j].words) })
	}
	return x
}

// written are the forms the table has of a term.
func written(t *Term) []string { return append([]string{t.Word}, t.Also...) }

func (x *index) addExact(t *Term, raw string) {
	ws := split(raw)
	if len(ws) > 1 {
		return
	}
	h := newHit(t, raw)
	if raw != t.Word && t.class == verb {
		h.tense = tenseOf(raw)
	}
	x.add(ws[0].low, h)
	if t.class == noun && !h.cased && raw == t.Word && letters(raw) >= 6 {
		x.lead[ws[0].low], x.lead[ws[0].low+"s"] = t, t
	}
}

func (x *index) addBent(t *Term) {
	for i, raw := range written(t) {
		h, c := newHit(t, raw), t.class
		if h.cased && c != name {
			c = noun // "PPR's", "VUM'en"
		}
		ws := split(raw)
		if len(ws) > 1 {
			x.addPhrase(h, ws, c, i == 0)
			continue
		}
		if i > 0 && c == verb {
			continue
		}
		for form, tense := range bend(ws[0].low, c) {
			h.tense = tense
			x.add(form, h)
		}
		if c == name {
			x.add(ws[0].low+"s", h)
		}
	}
}

func (x *index) add(form string, h hit) {
	if _, taken := x.single[form]; !taken && !never[form] {
		x.single[form] = h
	}
}

func newHit(t *Term, raw string) hit {
	return hit{term: t, raw: raw, cased: t.class == name || acronym(raw)}
}

// small words never bend inside a phrase.
var small = map[string]bool{"af": true, "og": true, "i": true, "til": true, "med": true, "på": true, "§": true, "om": true, "pligt": true}

func (x *index) addPhrase(h hit, ws []word, c class, main bool) {
	p := phrase{hit: h}
	if !main && c == verb {
		p.tense = tenseOf(h.raw)
	}
	for i, w := range ws {
		forms := bent{w.low: infinitive}
		switch {
		case small[w.low] || c == fixed || (c == verb && (i > 0 || !main)):
		case c == verb:
			forms = bend(w.low, verb)
		case c == name:
			if i == len(ws)-1 {
				forms.add(w.low, "s")
			}
		case i == len(ws)-1 || small[ws[i+1].low]:
			forms = bend(w.low, noun)
		default:
			forms = bend(w.low, adj)
		}
		p.words = append(p.words, forms)
		if i > 0 {
			p.gaps = append(p.gaps, strings.TrimSpace(h.raw[ws[i-1].end:w.start]))
		}
	}
	for first := range p.words[0] {
		x.phrases[first] = append(x.phrases[first], p)
	}
}

// acronym says whether a form has no small letters: PPR, LÆ 285.
func acronym(raw string) bool {
	capitals := 0
	for _, r := range raw {
		if unicode.IsLower(r) && capitals < 2 {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

// keepsCase says whether the capitals of raw stand in the text as well.
func keepsCase(text, raw string) bool {
	for _, want := range raw {
		got, n := utf8.DecodeRuneInString(text)
		if unicode.IsUpper(want) && !unicode.IsUpper(got) {
			return false
		}
		text = text[n:]
	}
	return true
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
