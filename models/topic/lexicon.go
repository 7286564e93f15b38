package topic

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

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
	opening [digests][]stem  // by the beginning of the first word, under a digest of its first two bytes
	ending  [digests][]stem  // by the end of the first word, under a digest of its last two bytes
}

// stem is the beginning or the end of a word, and the entries it is of.
type stem struct {
	text    string
	entries []int
}

var table = sync.OnceValue(func() *lexicon {
	x := &lexicon{whole: map[string][]int{}}
	for _, line := range strings.Split(strings.TrimSpace(topicsTSV), "\n")[1:] {
		columns := strings.Split(line, "\t")
		for _, term := range strings.Split(columns[2], "|") {
			x.add(entry{Set(columns[0]), columns[1], partsOf(strings.ToLower(term))})
		}
	}
	return x
})

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

func (x *lexicon) add(e entry) {
	id, first := len(x.entries), e.words[0]
	x.entries = append(x.entries, e)
	switch {
	case strings.HasPrefix(first, "*"):
		if s := strings.Trim(first, "*"); len(s) > 1 {
			put(&x.ending[lastTwo(s)], s, id)
		}
	case strings.HasSuffix(first, "*"):
		if s := strings.TrimSuffix(first, "*"); len(s) > 1 {
			put(&x.opening[firstTwo(s)], s, id)
		}
	default:
		x.whole[first] = append(x.whole[first], id)
	}
}

// put keeps the stems by length, so that the shortest is told first.
func put(stems *[]stem, text string, id int) {
	i := slices.IndexFunc(*stems, func(s stem) bool { return s.text == text })
	if i >= 0 {
		(*stems)[i].entries = append((*stems)[i].entries, id)
		return
	}
	*stems = append(*stems, stem{text, []int{id}})
	slices.SortStableFunc(*stems, func(x, y stem) int { return len(x.text) - len(y.text) })
}

// digests keep any two small letters apart, so that few stems are tried at a word.
const digests = 1 << 12

func firstTwo(s string) uint16 { return uint16(s[0]&63)<<6 | uint16(s[1]&63) }
func lastTwo(s string) uint16  { return firstTwo(s[len(s)-2:]) }

type place struct{ entry, length int }

// at adds to found the entries that begin at word i: whole words first, then by
// the length of what they share with the word, its beginning before its end.
func (x *lexicon) at(words []Word, i int, found []place) []place {
	low := words[i].Low
	found = x.take(found, words, i, x.whole[low])
	if len(low) < 2 {
		return found
	}
	ends := x.ending[lastTwo(low)]
	next := 0
	for _, s := range x.opening[firstTwo(low)] {
		for ; next < len(ends) && len(ends[next].text) < len(s.text); next++ {
			found = x.takeEnd(found, words, i, ends[next])
		}
		if strings.HasPrefix(low, s.text) {
			found = x.take(found, words, i, s.entries)
		}
	}
	for ; next < len(ends); next++ {
		found = x.takeEnd(found, words, i, ends[next])
	}
	return found
}

func (x *lexicon) takeEnd(found []place, words []Word, i int, s stem) []place {
	if !strings.HasSuffix(words[i].Low, s.text) {
		return found
	}
	return x.take(found, words, i, s.entries)
}

func (x *lexicon) take(found []place, words []Word, i int, entries []int) []place {
	for _, id := range entries {
		parts := x.entries[id].words
		if fitsAll(words[i+1:], parts[1:]) {
			found = append(found, place{id, len(parts)})
		}
	}
	return found
}
