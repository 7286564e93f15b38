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
	first string // pattern of the word it begins with
	rest  []part // of those after it
	sign  int16  // what the openings of a text must hold, -1 where they do not tell
}

// lexicon finds the entries that begin at a word.
type lexicon struct {
	entries []entry
	signs   []int16          // of the entries, side by side: most are asked for no more
	known   [digests]bool    // some entry begins with a whole word of that digest
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
			first, rest := termParts(term)
			x.add(entry{Set(columns[0]), columns[1], first, rest, signOf(rest)})
		}
	}
	return x
})

// gap stands in a term for no more than mostBetween words of the same clause,
// none of which denies: "selv ~ købe" is in "skal selv både finde og købe".
const (
	gap         = "~"
	mostBetween = 4
)

func termParts(term string) (first string, rest []part) {
	for i, piece := range strings.Split(strings.ToLower(term), gap) {
		if i > 0 {
			rest = append(rest, part{stem: gap})
		}
		for _, word := range partsOf(piece) {
			rest = append(rest, partOf(word))
			if first == "" {
				first, rest = word, nil
			}
		}
	}
	return first, rest
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

func (x *lexicon) add(e entry) {
	id, first := len(x.entries), e.first
	x.entries, x.signs = append(x.entries, e), append(x.signs, e.sign)
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
		x.known[wholeDigest(first)] = true
	}
}

// signOf is the opening of the last word of a term, without which the term cannot
// stand in a text.
func signOf(rest []part) int16 {
	if last := len(rest) - 1; last >= 0 && !rest[last].inside && tells(rest[last].stem) {
		return int16(opening(rest[last].stem))
	}
	return -1
}

// wholeDigest tells most words apart from those that terms begin with.
func wholeDigest(s string) uint16 {
	if s == "" {
		return 0
	}
	return (uint16(s[0])<<5 ^ uint16(s[len(s)/2])<<3 ^ uint16(s[len(s)-1]) ^ uint16(len(s))<<8) & (digests - 1)
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
func (x *lexicon) at(t *Text, i int, found []place) []place {
	low := t.Words[i].Low
	if x.known[wholeDigest(low)] {
		found = x.take(found, t, i, x.whole[low])
	}
	if len(low) < 2 {
		return found
	}
	ends := x.ending[lastTwo(low)]
	next := 0
	for _, s := range x.opening[firstTwo(low)] {
		for ; next < len(ends) && len(ends[next].text) < len(s.text); next++ {
			found = x.takeEnd(found, t, i, ends[next])
		}
		if strings.HasPrefix(low, s.text) {
			found = x.take(found, t, i, s.entries)
		}
	}
	for ; next < len(ends); next++ {
		found = x.takeEnd(found, t, i, ends[next])
	}
	return found
}

func (x *lexicon) takeEnd(found []place, t *Text, i int, s stem) []place {
	if !strings.HasSuffix(t.Words[i].Low, s.text) {
		return found
	}
	return x.take(found, t, i, s.entries)
}

func (x *lexicon) take(found []place, t *Text, i int, entries []int) []place {
	for _, id := range entries {
		if sign := x.signs[id]; sign >= 0 && !t.begins.has(uint16(sign)) {
			continue // the last word of the term stands nowhere in the text
		}
		if n, ok := reach(t.Words, i+1, x.entries[id].rest); ok {
			found = append(found, place{id, 1 + n})
		}
	}
	return found
}

// reach is how many words from i on the parts take.
func reach(words []Word, i int, parts []part) (int, bool) {
	for n, p := range parts {
		if p.stem == gap {
			return reachOver(words, i+n, parts[n+1:], n)
		}
		if i+n >= len(words) || !p.fits(words[i+n].Low) {
			return 0, false
		}
	}
	return len(parts), true
}

// reachOver is reach for parts after a gap that begins at i.
func reachOver(words []Word, i int, parts []part, before int) (int, bool) {
	for skipped := 0; skipped <= mostBetween && i+skipped < len(words) && words[i+skipped].Clause == words[i-1].Clause; skipped++ {
		if n, ok := reach(words, i+skipped, parts); ok {
			return before + skipped + n, true
		}
		if denials[words[i+skipped].Low] {
			break
		}
	}
	return 0, false
}
