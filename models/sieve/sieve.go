package sieve

import (
	"regexp"
	"strings"
)

// Pattern is a regular expression that is tried only on texts that may match.
type Pattern struct {
	*regexp.Regexp
	needs []need
	folds bool // has (?i): its needs are in small letters
}

// Compile makes a pattern ready; it panics where it is not one.
func Compile(pattern string) Pattern {
	return Pattern{regexp.MustCompile(pattern), needsOf(pattern), folds(pattern)}
}

// May reports whether the pattern can match a text at all; low is the text in
// small letters, which only a pattern that folds case looks at.
func (p Pattern) May(text, low string) bool {
	if p.folds {
		text = low
	}
	for _, n := range p.needs {
		if !n.metBy(text) {
			return false
		}
	}
	return true
}

// MatchString is that of the expression.
func (p Pattern) MatchString(text string) bool {
	return p.may(text) && p.Regexp.MatchString(text)
}

// FindStringIndex is that of the expression.
func (p Pattern) FindStringIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringIndex(text)
}

// FindStringSubmatch is that of the expression.
func (p Pattern) FindStringSubmatch(text string) []string {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(text)
}

// FindStringSubmatchIndex is that of the expression.
func (p Pattern) FindStringSubmatchIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(text)
}

// may makes the small letters itself where they are needed.
func (p Pattern) may(text string) bool {
	if p.folds {
		return p.May(text, strings.ToLower(text))
	}
	return p.May(text, "")
}

// Sieve holds many patterns and goes through a text once for all of them.
type Sieve struct {
	words   []string
	meets   [][]int     // by word: the needs it meets
	owner   []int       // by need: the pattern it belongs to
	wanted  []int       // by pattern: how many needs it has
	opening [1024][]int // words by a digest of their first two bytes
	single  [256]int    // words of one byte, their place and one
}

// Of makes a sieve of patterns that do not fold case.
func Of(patterns ...Pattern) *Sieve {
	s := &Sieve{wanted: make([]int, len(patterns))}
	known := map[string]int{}
	for i, p := range patterns {
		s.wanted[i] = len(p.needs)
		for _, n := range p.needs {
			for _, w := range n {
				at, again := known[w]
				if !again {
					at = s.add(w)
					known[w] = at
				}
				s.meets[at] = append(s.meets[at], len(s.owner))
			}
			s.owner = append(s.owner, i)
		}
	}
	return s
}

func (s *Sieve) add(word string) int {
	at := len(s.words)
	s.words, s.meets = append(s.words, word), append(s.meets, nil)
	if len(word) == 1 {
		s.single[word[0]] = at + 1
	} else {
		k := digest(word[0], word[1])
		s.opening[k] = append(s.opening[k], at)
	}
	return at
}

func digest(a, b byte) int { return (int(a)<<5 ^ int(b)) & 1023 }

// Through lists the patterns that may match the text, in their order.
func (s *Sieve) Through(text string) []int {
	seen, met := make([]bool, len(s.words)), make([]bool, len(s.owner))
	left := append(make([]int, 0, len(s.wanted)), s.wanted...)
	take := func(at int) {
		seen[at] = true
		for _, n := range s.meets[at] {
			if !met[n] {
				met[n] = true
				left[s.owner[n]]--
			}
		}
	}
	for i := 0; i < len(text); i++ {
		if one := s.single[text[i]]; one > 0 && !seen[one-1] {
			take(one - 1)
		}
		if i+1 == len(text) {
			break
		}
		for _, at := range s.opening[digest(text[i], text[i+1])] {
			if !seen[at] && strings.HasPrefix(text[i:], s.words[at]) {
				take(at)
			}
		}
	}
	may := left[:0]
	for i, missing := range left {
		if missing == 0 {
			may = append(may, i)
		}
	}
	return may
}
