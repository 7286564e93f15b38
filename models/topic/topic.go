// Package topic knows what a text talks about: kinds of help, parts of life,
// fields of work, offices, strains and facts, as words in a table. It refuses to
// know citizens, plans, the law and what follows from a mention: it only says
// which words stand where, and whether the sentence denies them.
package topic

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Set is a family of topics, the first column of the table.
type Set string

// The sets.
const (
	Help   Set = "help"   // what a measure helps with
	Life   Set = "life"   // what a wish is about
	Field  Set = "field"  // fields of work
	Avoid  Set = "avoid"  // what people say they do not want
	Strain Set = "strain" // what a body or a mind may have to be spared
	Party  Set = "party"  // offices and others that know of a citizen
	Fact   Set = "fact"   // what is told of a person
)

// Mention is one place where a text talks of a topic.
type Mention struct {
	Set      Set
	Topic    string
	Words    string // as written
	Start    int    // bytes
	Sentence int    // which sentence of the text
	Denied   bool   // the clause denies, forbids or spares it
}

// Text is a text made ready for looking up.
type Text struct {
	Words     []Word
	Mentions  []Mention
	Sentences []string
}

// Read finds every topic of a text, in the order of the words. A word may be
// in several topics.
func Read(text string) Text {
	t := Text{Words: words(text)}
	t.Sentences = sentencesOf(text, t.Words)
	for i := range t.Words {
		for _, id := range table().at(t.Words, i) {
			e := table().entries[id.entry]
			last := t.Words[i+id.length-1]
			t.Mentions = append(t.Mentions, Mention{
				Set: e.set, Topic: e.topic, Words: text[t.Words[i].Start:last.End], Start: t.Words[i].Start,
				Sentence: t.Words[i].Sentence, Denied: denied(t.Words, i, i+id.length),
			})
		}
	}
	return t
}

// Of are the topics of a set that the text talks of, each once and sorted.
// Denied ones are left out.
func (t Text) Of(set Set) []string {
	var found []string
	for _, m := range t.Mentions {
		if m.Set == set && !m.Denied && !slices.Contains(found, m.Topic) {
			found = append(found, m.Topic)
		}
	}
	slices.Sort(found)
	return found
}

// All are the topics of a set that the text talks of, denied ones too.
func (t Text) All(set Set) []string {
	var found []string
	for _, m := range t.Mentions {
		if m.Set == set && !slices.Contains(found, m.Topic) {
			found = append(found, m.Topic)
		}
	}
	slices.Sort(found)
	return found
}

// DeniedAt reports whether the clause denies the word with that index.
func (t Text) DeniedAt(i int) bool { return denied(t.Words, i, i+1) }

// Says reports whether the text talks of the topic without denying it.
func (t Text) Says(set Set, topic string) bool {
	return slices.ContainsFunc(t.Mentions, func(m Mention) bool { return m.Set == set && m.Topic == topic && !m.Denied })
}

// Has reports whether one of the words stands in the text: whole words, or the
// beginnings of words where a pattern ends in *.
func (t Text) Has(patterns ...string) bool { return t.Index(patterns...) >= 0 }

// Index is the first word that fits one of the patterns, -1 when none does. A
// pattern of several words must stand as it is.
func (t Text) Index(patterns ...string) int {
	best := -1
	for _, p := range patterns {
		parts := partsOf(p)
		for i := 0; i+len(parts) <= len(t.Words); i++ {
			if fitsAll(t.Words[i:], parts) && (best < 0 || i < best) {
				best = i
				break
			}
		}
	}
	return best
}

// partsOf takes a pattern apart as a text is taken apart: "borger.dk" are two
// words, and "social- og" has no dash.
func partsOf(pattern string) []string {
	parts := strings.FieldsFunc(pattern, func(r rune) bool { return !inWord(r) && !strings.ContainsRune("*-'’", r) })
	for i := range parts {
		parts[i] = strings.TrimRight(parts[i], "-'’")
	}
	return parts
}

func fitsAll(words []Word, parts []string) bool {
	for i, part := range parts {
		if i >= len(words) || !fits(words[i].Low, part) {
			return false
		}
	}
	return true
}

func fits(word, pattern string) bool {
	pattern, open := strings.CutSuffix(pattern, "*")
	pattern, inside := strings.CutPrefix(pattern, "*")
	switch {
	case inside && open:
		return strings.Contains(word, pattern)
	case inside:
		return strings.HasSuffix(word, pattern)
	case open:
		return strings.HasPrefix(word, pattern)
	}
	return word == pattern
}

// Topics are the names of the topics of a set, each once and sorted.
func Topics(set Set) []string {
	var names []string
	for _, e := range table().entries {
		if e.set == set && !slices.Contains(names, e.topic) {
			names = append(names, e.topic)
		}
	}
	slices.Sort(names)
	return names
}

//go:embed topics.tsv
var topicsTSV string

type entry struct {
	set   Set
	topic string
	words []string // patterns
}

// lexicon finds the entries that begin at a word.
type lexicon struct {
	entries []entry
	whole   map[string][]int // by the first word
	opening map[string][]int // by the beginning of the first word
	ending  map[string][]int // by the end of the first word
	longest int
}

var table = sync.OnceValue(func() *lexicon {
	x := &lexicon{whole: map[string][]int{}, opening: map[string][]int{}, ending: map[string][]int{}}
	for _, line := range strings.Split(strings.TrimSpace(topicsTSV), "\n")[1:] {
		columns := strings.Split(line, "\t")
		for _, term := range strings.Split(columns[2], "|") {
			x.add(entry{Set(columns[0]), columns[1], partsOf(strings.ToLower(term))})
		}
	}
	return x
})

func (x *lexicon) add(e entry) {
	id, first := len(x.entries), e.words[0]
	x.entries = append(x.entries, e)
	switch {
	case strings.HasPrefix(first, "*"):
		stem := strings.Trim(first, "*")
		x.ending[stem] = append(x.ending[stem], id)
	case strings.HasSuffix(first, "*"):
		stem := strings.TrimSuffix(first, "*")
		x.opening[stem] = append(x.opening[stem], id)
	default:
		x.whole[first] = append(x.whole[first], id)
	}
	x.longest = max(x.longest, len(first))
}

type place struct{ entry, length int }

func (x *lexicon) at(words []Word, i int) []place {
	low := words[i].Low
	var found []place
	take := func(ids []int) {
		for _, id := range ids {
			parts := x.entries[id].words
			if fitsAll(words[i+1:], parts[1:]) {
				found = append(found, place{id, len(parts)})
			}
		}
	}
	take(x.whole[low])
	for n := 2; n <= min(len(low), x.longest); n++ {
		if ids := x.opening[low[:n]]; ids != nil {
			take(ids)
		}
		if ids := x.ending[low[len(low)-n:]]; ids != nil {
			take(ids)
		}
	}
	return found
}
