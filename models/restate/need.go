package restate

import (
	"regexp/syntax"
	"strings"
)

// needs are words of which a text must hold one before a pattern can match.
// Asking for them first is some ten times faster than trying every pattern.
type needs []string

// needsOf finds the needs of a pattern; nil means that none are certain.
func needsOf(say string) needs {
	re, err := syntax.Parse(say, syntax.Perl)
	if err != nil {
		return nil
	}
	return needed(re.Simplify())
}

func needed(re *syntax.Regexp) needs {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return needs{string(re.Rune)}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpConcat:
		var best needs
		for _, sub := range re.Sub {
			if n := needed(sub); n.shortest() > best.shortest() {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all needs
		for _, sub := range re.Sub {
			n := needed(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	}
	return nil
}

// shortest is the length of the least telling need, 0 when there are none.
func (n needs) shortest() int {
	least := 0
	for _, word := range n {
		if least == 0 || len(word) < least {
			least = len(word)
		}
	}
	return least
}

func (n needs) metBy(folded string) bool {
	for _, word := range n {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return n == nil
}
