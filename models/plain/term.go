// Package plain knows plain Danish: how hard a text is to read (LIX), where its
// sentences end, which words a tired citizen would not know, and what to write
// instead. It reads a text and points; it refuses to know who wrote the text,
// whom it is about, and whether it may be sent.
package plain

import (
	_ "embed"
	"strings"
	"sync"
)

// Term is one row of jargon.tsv: a word of the municipality or the hospital,
// explained in at most 15 words.
type Term struct {
	Word       string // as a dictionary would list it
	Plain      string // what it means, in plain Danish
	PlainEN    string // the same in plain English
	Replace    string // the everyday word to write instead; empty where the word should be explained
	Category   string
	Confidence string // how sure the explanation is: high or medium
	Note       string // for editors, never shown to the citizen
	Also       []string
	class      class
	replaceAs  []string // Replace as infinitive, present, past and participle, for verbs
}

// Kancelli is the category of office words that have an everyday replacement,
// and the kind of finding they give.
const Kancelli = "kancelli"

// class says how a term bends in a text.
type class string

const (
	noun  class = "noun"  // bends, and may begin or end a compound
	solo  class = "solo"  // bends as a noun, but compounds with it mean something else
	verb  class = "verb"  // bends as a weak verb; strong forms stand in the table
	adj   class = "adj"   // bends as an adjective
	fixed class = "fixed" // stands as it is
	name  class = "name"  // stands as it is, capitals included
)

//go:embed jargon.tsv
var jargon string

// columns of jargon.tsv, in order.
const columns = "term\tplain_da\tcategory\tconfidence\tnote\tplain_en\talso\treplace_da\tclass"

// table is jargon.tsv read once. The file is part of the program, so a row that
// is not nine columns is a programming error and panics.
var table = sync.OnceValue(func() []Term {
	lines := strings.Split(strings.TrimSuffix(jargon, "\n"), "\n")
	if lines[0] != columns {
		panic("plain: jargon.tsv has other columns: " + lines[0])
	}
	terms := make([]Term, 0, len(lines)-1)
	for _, line := range lines[1:] {
		terms = append(terms, readTerm(line))
	}
	return terms
})

func readTerm(line string) Term {
	f := strings.Split(line, "\t")
	if len(f) != 9 {
		panic("plain: jargon.tsv row has not nine columns: " + line)
	}
	t := Term{Word: f[0], Plain: f[1], Category: f[2], Confidence: f[3], Note: f[4], PlainEN: f[5], class: class(f[8])}
	if f[6] != "" {
		t.Also = strings.Split(f[6], "|")
	}
	if f[7] != "" {
		t.replaceAs = strings.Split(f[7], "|")
		t.Replace = t.replaceAs[0]
	}
	return t
}

// Terms is a copy of the whole table, sorted by word.
func Terms() []Term {
	return append([]Term(nil), table()...)
}

// Lookup explains a word or phrase as it stands in a text, bent or in a
// compound. It is false when any part of s is left unexplained.
func Lookup(s string) (Term, bool) {
	ws := split(s)
	if len(ws) == 0 {
		return Term{}, false
	}
	h, n := lexicon().at(s, ws, 0)
	if n != len(ws) {
		return Term{}, false
	}
	return *h.term, true
}
