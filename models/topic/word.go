package topic

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"enplan/models/plain"
)

// Word is one word of a text: letters, digits and what joins them.
type Word struct {
	Low        string // in small letters
	Start, End int    // bytes
	Sentence   int
	Clause     int // counts commas, semicolons, colons and "men"
}

func words(text string, ends []plain.Sentence) []Word {
	out := make([]Word, 0, len(text)/6+1)
	clause, sentence := 0, 0
	for i := 0; i < len(text); {
		for sentence+1 < len(ends) && i >= ends[sentence].End {
			sentence++
			clause++
		}
		r, n := decode(text[i:])
		if !inWord(r) {
			if strings.ContainsRune(",;:()", r) && !(r == ',' && betweenDigits(text, i)) {
				clause++
			}
			i += n
			continue
		}
		start := i
		for i < len(text) {
			r, n := decode(text[i:])
			if !inWord(r) && !(strings.ContainsRune(joiners, r) && i+n < len(text) && letterAt(text[i+n:])) {
				break
			}
			i += n
		}
		low := text[start:i]
		if !plain.IsLow(low) {
			low = strings.ToLower(low)
		}
		if low == "men" || low == "dog" {
			clause++
		}
		out = append(out, Word{low, start, i, sentence, clause})
	}
	return out
}

func sentencesOf(text string, ends []plain.Sentence) []string {
	out := make([]string, len(ends))
	for i, e := range ends {
		out[i] = text[e.Start:e.End]
	}
	return out
}

func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '§'
}

// betweenDigits reports whether the byte at i stands inside a number: "1,5".
func betweenDigits(text string, i int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && '0' <= text[i] && text[i] <= '9' }
	return digit(i-1) && digit(i+1)
}

func letterAt(s string) bool {
	r, _ := decode(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func decode(s string) (rune, int) {
	return utf8.DecodeRuneInString(s)
}

// denials turn what stands near them in the same clause into its opposite:
// before it, or after it.
var (
	denials = map[string]bool{
		"ikke": true, "ingen": true, "intet": true, "aldrig": true, "hverken": true, "uden": true, "undgå": true,
		"undgår": true, "undgås": true, "undgåelse": true, "frarådes": true, "fraråder": true, "fritaget": true,
		"fritages": true, "skånes": true, "skåne": true, "skånehensyn": true, "kontraindiceret": true, "forbud": true,
		"tåler": true, "overfølsom": true, "allergi": true, "allergisk": true, "begrænse": true, "begrænses": true, "begrænset": true, "undtagen": true,
		"ej": true, "maks": true, "max": true, "højst": true, "udelukkes": true, "gider": true,
	}
	after = map[string]bool{
		"frarådes": true, "undgås": true, "ikke": true, "udelukkes": true, "kontraindiceret": true, "begrænses": true, "pause": true,
		"pauseres": true, "udgår": true, "højst": true, "vente": true, "udsættes": true,
	}
	listEnds = map[string]bool{"undgås": true, "frarådes": true, "kontraindiceret": true}
	verbs    = map[string]bool{
		"er": true, "var": true, "har": true, "kan": true, "må": true, "vil": true, "men": true, "dog": true, "som": true, "der": true,
		"hvis": true, "når": true, "fordi": true, "for": true, "ikke": true, "indgår": true, "ønsker": true, "arbejder": true,
	}
)

func denied(ws []Word, from, to int, lists bool) bool {
	for i := from - 1; i >= 0 && ws[i].Clause == ws[from].Clause && from-i <= 8; i-- {
		if denials[ws[i].Low] {
			return true
		}
	}
	for i := to; i < len(ws) && ws[i].Clause == ws[from].Clause && i-to <= 4 && !startsAnew(ws, i); i++ {
		if after[ws[i].Low] {
			return true
		}
	}
	return lists && (deniedInList(ws, to) || deniedAtHead(ws, from))
}

// startsAnew reports whether a new saying begins at ws[i], with a no of its own: "kan
// ikke tale i telefon og kan ikke betjene kunder".
func startsAnew(ws []Word, i int) bool {
	return ws[i].Low == "og" && i+2 < len(ws) && ws[i+2].Low == "ikke" && (ws[i+1].Low == "kan" || ws[i+1].Low == "må" || ws[i+1].Low == "skal" || ws[i+1].Low == "bør")
}

// deniedAtHead reports whether the words at from stand in a list that is denied
// where it begins: "ingen knæliggende arbejde, løft eller stige".
func deniedAtHead(ws []Word, from int) bool {
	for i := from - 1; i >= 0 && from-i <= 8 && ws[i].Sentence == ws[from].Sentence; i-- {
		switch low := ws[i].Low; {
		case low == "ingen" || low == "undgå":
			return slices.ContainsFunc(ws[i:min(from+4, len(ws))], func(w Word) bool { return w.Low == "eller" && w.Sentence == ws[i].Sentence })
		case verbs[low] || listEnds[low]:
			return false
		}
	}
	return false
}

// hasLists reports whether the words can hold a list that is denied as a whole.
func hasLists(ws []Word) bool {
	ends, or, no := false, false, false
	for i := range ws {
		switch ws[i].Low {
		case "eller":
			or = true
		case "ingen", "undgå":
			no = true
		case "undgås", "frarådes", "kontraindiceret":
			ends = true
		}
	}
	return ends || or && no
}

// deniedInList reports whether the words before ws[to] stand in a list that is
// denied where it ends: "støv, kulde og høje lyde skal undgås".
func deniedInList(ws []Word, to int) bool {
	for i := to; i < len(ws) && i-to <= 8 && ws[i].Sentence == ws[to-1].Sentence; i++ {
		switch low := ws[i].Low; {
		case listEnds[low]:
			return true
		case low == "skal" || low == "bør":
			return i+1 < len(ws) && listEnds[ws[i+1].Low]
		case verbs[low]:
			return false
		}
	}
	return false
}
