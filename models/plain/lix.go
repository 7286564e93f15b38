package plain

import "math"

// Count is what LIX is made of. LIX on fewer than 25 words says little; judge
// such a text by its sentences and long words.
type Count struct {
	Words, Sentences, Long int
	LIX                    float64
}

// longWord is the number of letters from which LIX calls a word long.
const longWord = 7

// Measure counts a text by the zero Rules.
func Measure(text string) Count { return Rules{}.Measure(text) }

// Measure counts a text: numbers are words, "§" is not, and a word with a
// hyphen is one. A text without words has LIX 0.
func (r Rules) Measure(text string) Count {
	ws := split(text)
	return count(ws, r.sentences(text, ws))
}

func count(ws []word, sentences []Sentence) Count {
	c := Count{Sentences: len(sentences)}
	for _, w := range ws {
		if w.sign() {
			continue
		}
		c.Words++
		if letters(w.low) >= longWord {
			c.Long++
		}
	}
	if c.Words > 0 {
		c.LIX = float64(c.Words)/float64(c.Sentences) + 100*float64(c.Long)/float64(c.Words)
	}
	return c
}

// Level names how hard a text is on the Danish scale.
func Level(lix float64) string {
	switch {
	case lix < 25:
		return "meget let"
	case lix < 35:
		return "let"
	case lix < 45:
		return "middel"
	case lix < 55:
		return "svær"
	}
	return "meget svær"
}

func oneDecimal(f float64) float64 { return math.Round(f*10) / 10 }
