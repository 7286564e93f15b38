// Package sieve tells fast which patterns cannot match a text, so that the slow
// reading of a pattern is tried only where it may succeed. What it holds back
// could not have matched: with it or without it the same is found. It refuses to
// know what the patterns are for.
package sieve

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// need is a set of words of which a text must hold one before a pattern can
// match.
type need []string

const (
	manyWords = 64 // more combinations than this are not written out
	manyRunes = 12 // likewise of the letters of a class: \d is ten
)

// waysOf finds the needs of a pattern, for each of the ways it can match that
// stand beside each other in it: a text that may match meets all of one way.
// Where the pattern folds case they hold for the text in small letters.
func waysOf(pattern string) [][]need {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return [][]need{nil}
	}
	re = re.Simplify()
	var ways [][]need
	if _, few := exact(re); re.Op == syntax.OpAlternate && !few {
		for _, sub := range re.Sub {
			ways = append(ways, needed(sub))
		}
	} else {
		ways = [][]need{needed(re)}
	}
	if folds(pattern) {
		for _, needs := range ways {
			toLow(needs)
		}
	}
	return ways
}

func toLow(needs []need) {
	for _, n := range needs {
		for i := range n {
			n[i] = strings.ToLower(n[i])
		}
	}
}

func folds(pattern string) bool { return strings.Contains(pattern, "(?i") }

func needed(re *syntax.Regexp) []need {
	if words, ok := exact(re); ok {
		return asNeeds(words)
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpConcat:
		return neededInRow(re.Sub)
	case syntax.OpAlternate:
		var all need
		for _, sub := range re.Sub {
			best := mostTelling(needed(sub))
			if best == nil {
				return nil
			}
			all = append(all, best...)
		}
		return asNeeds(all)
	}
	return nil
}

// neededInRow joins what stands side by side into whole words as far as it can.
func neededInRow(subs []*syntax.Regexp) []need {
	var all []need
	run := []string{""}
	for _, sub := range subs {
		words, ok := exact(sub)
		if ok && len(run)*len(words) <= manyWords {
			run = joined(run, words)
			continue
		}
		all = append(all, asNeeds(run)...)
		run = []string{""}
		if ok {
			run = words
		} else {
			all = append(all, needed(sub)...)
		}
	}
	return append(all, asNeeds(run)...)
}

// exact writes out all that a pattern can match, when that is few words.
func exact(re *syntax.Regexp) ([]string, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, true
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return []string{strings.ToLower(string(re.Rune))}, true
		}
		return []string{string(re.Rune)}, true
	case syntax.OpCharClass:
		return lettersOf(re)
	case syntax.OpCapture:
		return exact(re.Sub[0])
	case syntax.OpQuest:
		words, ok := exact(re.Sub[0])
		return append([]string{""}, words...), ok
	case syntax.OpConcat:
		return exactInRow(re.Sub)
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			words, ok := exact(sub)
			if !ok {
				return nil, false
			}
			all = append(all, words...)
		}
		return all, true
	}
	return nil, false
}

func exactInRow(subs []*syntax.Regexp) ([]string, bool) {
	all := []string{""}
	for _, sub := range subs {
		words, ok := exact(sub)
		if !ok || len(all)*len(words) > manyWords {
			return nil, false
		}
		all = joined(all, words)
	}
	return all, true
}

func joined(before, after []string) []string {
	var all []string
	for _, x := range before {
		for _, y := range after {
			all = append(all, x+y)
		}
	}
	return all
}

func lettersOf(re *syntax.Regexp) ([]string, bool) {
	var all []string
	for i := 0; i < len(re.Rune); i += 2 {
		if int(re.Rune[i+1]-re.Rune[i])+len(all) >= manyRunes {
			return nil, false
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			all = append(all, string(unicode.ToLower(r)), string(r))
		}
	}
	slices.Sort(all)
	return slices.Compact(all), len(all) > 0
}

// asNeeds is the one need of words, none when the empty word is among them. A
// word that holds another one of them is left out: it tells no more.
func asNeeds(words []string) []need {
	words = slices.Clone(words)
	slices.SortFunc(words, func(x, y string) int {
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		return strings.Compare(x, y)
	})
	var kept need
	for _, w := range words {
		if w == "" {
			return nil
		}
		if !slices.ContainsFunc(kept, func(k string) bool { return strings.Contains(w, k) }) {
			kept = append(kept, w)
		}
	}
	if kept == nil {
		return nil
	}
	return []need{kept}
}

// mostTelling is the need whose shortest word is the longest, or of two such the
// one of fewer words.
func mostTelling(needs []need) need {
	var best need
	for _, n := range needs { // the shortest stands first
		if best == nil || len(n[0]) > len(best[0]) || len(n[0]) == len(best[0]) && len(n) < len(best) {
			best = n
		}
	}
	return best
}

func (n need) metBy(text string) bool {
	return slices.ContainsFunc(n, func(word string) bool { return strings.Contains(text, word) })
}
