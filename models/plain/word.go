package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text, with its place in bytes. The sign "§" is kept as
// a word of its own because terms are written with it; it never counts as one.
type word struct {
	start, end int
	low        string // lower case, composed
}

func (w word) sign() bool { return w.low == "§" }

// split finds the words of a text. Hyphens and apostrophes bind letters and
// digits, dots bind as in "bl.a." and "10.00", colon and comma only digits.
// Broken UTF-8 is treated as space.
func split(text string) []word { return bounds(text, true) }

// bounds finds the words; those who only look where sentences end do without
// their small letters.
func bounds(text string, withLow bool) []word {
	return boundsInto(make([]word, 0, len(text)/6+1), text, withLow)
}

// boundsInto is bounds that puts the words after those of ws.
func boundsInto(ws []word, text string, withLow bool) []word {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == '§' {
			ws = append(ws, word{i, i + n, "§"})
		}
		if !wordly(r) {
			i += n
			continue
		}
		end := wordEnd(text, i)
		w := word{start: i, end: end}
		if withLow {
			w.low = lower(text[i:end])
		}
		ws = append(ws, w)
		i = end
	}
	return ws
}

// wordEnd is where the word that starts at i ends.
func wordEnd(text string, i int) int {
	last := ' '
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordly(r) {
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if !binds(last, r, next) {
				return i
			}
		}
		last = r
		i += n
	}
	return i
}

func wordly(r rune) bool {
	if r < 0x300 { // below there are no marks that stand over a letter
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func binds(before, r, after rune) bool {
	if !wordly(before) || !wordly(after) {
		return false
	}
	switch r {
	case '-', '‑', '\'', '’':
		return true
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) ||
			unicode.IsLetter(before) && unicode.IsLower(after)
	case ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// composed turns the letters that some systems send in two parts into one.
var composed = strings.NewReplacer("a\u030a", "å", "e\u0301", "é", "‑", "-", "’", "'")

// lower finds what has to be composed by the first byte of its signs, since
// nearly all words have none.
func lower(s string) string {
	if IsLow(s) {
		return s
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			low := strings.ToLower(s)
			if strings.IndexByte(low, 0xcc) < 0 && strings.IndexByte(low, 0xe2) < 0 {
				return low // none of the signs below is in it
			}
			return composed.Replace(low)
		}
	}
	return strings.ToLower(s)
}

// IsLow says that s is in small letters, where that is plain to see: English and
// Danish ones, digits and signs. Most words of a text are.
func IsLow(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf && (c < 'A' || c > 'Z'):
		case c == 0xc3 && i+1 < len(s) && s[i+1] >= 0xa0:
			i++
		default:
			return false
		}
	}
	return true
}

// capital says whether s begins with a capital letter.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
