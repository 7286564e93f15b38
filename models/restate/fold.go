package restate

import "strings"

// fold lowers s and writes æ, ø, å as ae, oe, aa, so that one pattern meets
// both spellings. It keeps the length in bytes: an index into the folded text
// is an index into the text itself.
func fold(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		if 'A' <= b[i] && b[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
		if (b[i] == 0xc2 || b[i] == 0xc3) && i+1 < len(b) { // no other letter is folded
			if two, ok := foldPairs[[2]byte{b[i], b[i+1]}]; ok {
				b[i], b[i+1] = two[0], two[1]
				i++
			}
		}
	}
	return string(b)
}

// foldPairs: letters of two bytes and what they become. The no-break space
// becomes two spaces.
var foldPairs = map[[2]byte][2]byte{
	{0xc3, 0xa6}: {'a', 'e'}, {0xc3, 0x86}: {'a', 'e'},
	{0xc3, 0xb8}: {'o', 'e'}, {0xc3, 0x98}: {'o', 'e'},
	{0xc3, 0xa5}: {'a', 'a'}, {0xc3, 0x85}: {'a', 'a'},
	{0xc2, 0xa0}: {' ', ' '},
}

// tidy joins an å that was sent as a and a ring, makes line breaks that break
// a line in two into spaces, and drops what is longer than a plan text can be.
func tidy(s string) string {
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "")
	}
	for _, sign := range []byte{'\r', '\t', 0xcc} { // 0xcc begins a ring that stands alone
		if strings.IndexByte(s, sign) >= 0 {
			return tidier.Replace(s)
		}
	}
	return s
}

const maxText = 20000

var tidier = strings.NewReplacer("a\u030a", "å", "A\u030a", "Å", "\r\n", "\n", "\r", "\n", "\t", " ")

// Abbreviations: after the first sort more must follow, so a full stop never
// ends the sentence; after the second a big letter begins a new one.
var (
	leadIns       = wordSet(`kl d den nr jf bl.a f.eks fx ca tlf pga ift vedr hhv evt inkl ekskl max maks min prakt dr hr fr obs`)
	abbreviations = wordSet(`stk pct kr m.v mv mm m.m osv dvs mdr kap pkt o.l lign pt pr ugtl mdl jan feb mar apr jun jul
	aug sep sept okt nov dec mfl m.fl dgl t.o.m`)
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[fold(w)] = true
	}
	return set
}

// sentences cuts text at the marks that end a sentence and at line breaks, but
// not inside numbers, dates, clock times and abbreviations.
func sentences(text string) []string {
	text = tidy(text)
	var out []string
	start := 0
	cut := func(end int) {
		if s := strings.Trim(text[start:end], " .;!?•*-–\n"); s != "" {
			out = append(out, s)
		}
		start = end
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n', ';', '!', '?':
			cut(i + 1)
		case '.':
			if endsSentence(text, start, i) {
				cut(i + 1)
			}
		}
	}
	cut(len(text))
	return out
}

// endsSentence reports whether the full stop at text[i] ends a sentence that
// began at start.
func endsSentence(text string, start, i int) bool {
	rest := text[i+1:]
	if rest == "" {
		return true
	}
	if rest[0] != ' ' {
		return rest[0] == '\n'
	}
	next := strings.TrimLeft(rest, " ")
	if next == "" {
		return true
	}
	before := text[start:i]
	word := fold(before[strings.LastIndexAny(before, " (\n")+1:])
	capital := isCapital(next)
	if leadIns[word] {
		return false
	}
	if isDigits(word) {
		return capital && !startsWithMonth(next)
	}
	if abbreviations[word] || len(word) == 1 {
		return capital && !strings.ContainsAny(next[:1], "0123456789")
	}
	return true
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isCapital reports whether s begins with a big letter.
func isCapital(s string) bool {
	if s == "" {
		return false
	}
	return 'A' <= s[0] && s[0] <= 'Z' || strings.HasPrefix(s, "Æ") || strings.HasPrefix(s, "Ø") || strings.HasPrefix(s, "Å")
}
