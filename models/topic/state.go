package topic

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed states.tsv
var statesTSV string

// State is one place where a text says how something is with somebody: "bor
// alene" is the fact "company" with the value "no". The value "?" stands where
// the words only look as if they said so.
type State struct {
	Fact, Value string
	From, To    int // the words it stands in
}

// States are what the text says, in the order of its words. Of two that begin
// at one place or lie within each other the longer is kept, for each fact.
func (t Text) States() []State {
	var all []State
	table := stateTable()
	for i := range t.Words {
		if table.begins.may(t.Words[i].Low) {
			table.follow(t.Words, i, i, &all)
		}
	}
	if len(all) < 2 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(x State) bool {
		return slices.ContainsFunc(all, func(y State) bool {
			return x.Fact == y.Fact && y.From <= x.From && x.To <= y.To && y.To-y.From > x.To-x.From
		})
	})
}

// steps are the words that may come next in the terms of the table.
type steps struct {
	ends  []State
	whole map[string]*steps
	stems map[uint16][]stemStep // by a digest of the first two bytes
}

type stemStep struct {
	text string
	next *steps
}

func (n *steps) follow(words []Word, from, at int, all *[]State) {
	for _, e := range n.ends {
		e.From, e.To = from, at
		if !slices.Contains(*all, e) {
			*all = append(*all, e)
		}
	}
	if at == len(words) || words[at].Sentence != words[from].Sentence {
		return
	}
	low := words[at].Low
	if next := n.whole[low]; next != nil {
		next.follow(words, from, at+1, all)
	}
	if len(low) < 2 {
		return
	}
	for _, s := range n.stems[firstTwo(low)] {
		if strings.HasPrefix(low, s.text) {
			s.next.follow(words, from, at+1, all)
		}
	}
}

// step is the place after one more word of a term.
func (n *steps) step(word string) *steps {
	stem, open := strings.CutSuffix(word, "*")
	if !open {
		if n.whole == nil {
			n.whole = map[string]*steps{}
		}
		if n.whole[word] == nil {
			n.whole[word] = &steps{}
		}
		return n.whole[word]
	}
	if n.stems == nil {
		n.stems = map[uint16][]stemStep{}
	}
	bucket := firstTwo(stem)
	for _, s := range n.stems[bucket] {
		if s.text == stem {
			return s.next
		}
	}
	n.stems[bucket] = append(n.stems[bucket], stemStep{stem, &steps{}})
	return n.stems[bucket][len(n.stems[bucket])-1].next
}

// states is the table, and with which three bytes its terms begin: few words of a
// text do.
type states struct {
	steps
	begins openings
}

var stateTable = sync.OnceValue(func() *states {
	root := &states{}
	for _, line := range strings.Split(strings.TrimSpace(statesTSV), "\n")[1:] {
		columns := strings.Split(line, "\t")
		for _, term := range strings.Split(columns[2], "|") {
			for _, one := range spread(term) {
				n, terms := &root.steps, partsOf(strings.ToLower(one))
				for _, word := range terms {
					n = n.step(word)
				}
				root.begins.add(strings.TrimSuffix(terms[0], "*"))
				n.ends = append(n.ends, State{Fact: columns[0], Value: columns[1]})
			}
		}
	}
	return root
})

// spread writes out a term that has choices in it: "bor (helt/) alene" is "bor
// helt alene" and "bor alene".
func spread(term string) []string {
	before, rest, some := strings.Cut(term, "(")
	if !some {
		return []string{term}
	}
	choices, after, _ := strings.Cut(rest, ")")
	var all []string
	for _, choice := range strings.Split(choices, "/") {
		for _, end := range spread(after) {
			all = append(all, before+choice+end)
		}
	}
	return all
}

// Facts are what the table tells of, each once and sorted.
func Facts() []string {
	var names []string
	for _, line := range strings.Split(strings.TrimSpace(statesTSV), "\n")[1:] {
		fact, _, _ := strings.Cut(line, "\t")
		names = append(names, fact)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
