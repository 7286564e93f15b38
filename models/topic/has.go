package topic

import (
	"slices"
	"strings"
)

// Has reports whether one of the words stands in the text: whole words, or the
// beginnings of words where a pattern ends in *.
func (t Text) Has(patterns ...string) bool {
	for _, p := range patterns {
		if t.first(p, len(t.Words)) >= 0 {
			return true
		}
	}
	return false
}

// Index is the first word that fits one of the patterns, -1 when none does. A
// pattern of several words must stand as it is.
func (t Text) Index(patterns ...string) int {
	best := -1
	for _, p := range patterns {
		until := len(t.Words)
		if best >= 0 {
			until = best
		}
		if i := t.first(p, until); i >= 0 {
			best = i
		}
	}
	return best
}

// first is the first place before until where the pattern stands, or -1.
func (t *Text) first(pattern string, until int) int {
	if !t.begins.may(pattern) {
		return -1
	}
	var room [6]string
	parts := plainParts(pattern, room[:0])
	if len(parts) == 1 {
		one := partOf(parts[0])
		return slices.IndexFunc(t.Words[:until], func(w Word) bool { return one.fits(w.Low) })
	}
	for i := 0; i+len(parts) <= len(t.Words) && (i < until || until == len(t.Words)); i++ {
		if fitsAll(t.Words[i:], parts) {
			return i
		}
	}
	return -1
}

// partsOf takes a pattern apart as a text is taken apart: "borger.dk" are two
// words, and "social- og" has no dash.
func partsOf(pattern string) []string {
	parts := strings.FieldsFunc(pattern, isBetween)
	for i := range parts {
		parts[i] = strings.TrimRight(parts[i], joiners)
	}
	return parts
}

// plainParts is partsOf into the room given, so that asking for the usual sort of
// pattern leaves nothing on the heap: Danish letters, digits and single spaces.
func plainParts(pattern string, room []string) []string {
	start := 0
	if pattern == "" {
		return partsOf(pattern)
	}
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '*':
		case c == 0xc3 && i+1 < len(pattern) && strings.Contains("æøåéöüä", pattern[i:i+2]):
			i++
		case c == ' ' && i > start && i+1 < len(pattern):
			room = append(room, pattern[start:i])
			start = i + 1
		default:
			return partsOf(pattern)
		}
	}
	return append(room, pattern[start:])
}

// joiners stand inside a word, never at its end.
const joiners = "-'’"

func isBetween(r rune) bool { return !inWord(r) && r != '*' && !strings.ContainsRune(joiners, r) }

func fitsAll(words []Word, parts []string) bool {
	for i, p := range parts {
		if i >= len(words) || !partOf(p).fits(words[i].Low) {
			return false
		}
	}
	return true
}

// part is one word of a pattern: "øjen*", "*center" or "*hus*".
type part struct {
	stem         string
	open, inside bool
}

func partOf(pattern string) part {
	p := part{stem: pattern}
	p.stem, p.open = strings.CutSuffix(p.stem, "*")
	p.stem, p.inside = strings.CutPrefix(p.stem, "*")
	return p
}

func (p part) fits(word string) bool {
	switch {
	case p.inside && p.open:
		return strings.Contains(word, p.stem)
	case p.inside:
		return strings.HasSuffix(word, p.stem)
	case p.open:
		return strings.HasPrefix(word, p.stem)
	}
	return word == p.stem
}

// openings is with which three bytes the words of a text begin, as digests. Most
// patterns begin with three that no word of a sentence does.
type openings [8]uint64

func openingsOf(words []Word) openings {
	var o openings
	for i := range words {
		o.add(words[i].Low)
	}
	return o
}

func (o *openings) add(low string) {
	if len(low) > 2 {
		bit := opening(low)
		o[bit>>6] |= 1 << (bit & 63)
	}
}

func opening(s string) uint16 {
	return (uint16(s[0])*31 ^ uint16(s[1])*7 ^ uint16(s[2])<<3) & 511
}

func (o *openings) has(bit uint16) bool { return o[bit>>6]&(1<<(bit&63)) != 0 }

// may reports whether the pattern's first word can stand in the text. It says
// yes where three bytes do not tell.
func (o *openings) may(pattern string) bool { return !tells(pattern) || o.has(opening(pattern)) }

// tells reports whether a pattern begins with three bytes of a word, and with no
// star nor anything that stands between words.
func tells(pattern string) bool {
	return len(pattern) > 2 && inside[pattern[0]] && inside[pattern[1]] && inside[pattern[2]]
}

var inside = func() (bytes [256]bool) {
	for c := range bytes {
		bytes[c] = c >= 0x80 && c != 0xe2 || 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	return bytes
}()
