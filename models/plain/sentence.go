package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a sentence with its place in bytes and its number of words.
type Sentence struct{ Start, End, Words int }

// Rules is what can be counted in more than one way. The zero value is the
// house's own way.
type Rules struct {
	ColonEnds bool // a colon or semicolon ends a sentence, as Björnsson had it
}

// Sentences cuts a text into sentences by the zero Rules.
func Sentences(text string) []Sentence { return Rules{}.Sentences(text) }

// Sentences cuts a text into sentences. A line break and a bullet end one;
// dots in abbreviations, numbers, dates and times do not. What holds no word
// is no sentence.
func (r Rules) Sentences(text string) []Sentence {
	var room [48]word // the words are let go of at once
	return r.sentences(text, boundsInto(room[:0], text, false))
}

func (r Rules) sentences(text string, ws []word) []Sentence {
	var all []Sentence
	start, first := 0, 0
	cut := func(end, next int) { // next is the first word after the sentence
		if s, ok := trim(text, ws[first:next], start, end); ok {
			all = append(all, s)
		}
		start, first = end, next
	}
	w := 0 // the first word that does not end before i
	for i := 0; i < len(text); {
		for w < len(ws) && ws[w].end <= i {
			w++
		}
		if w < len(ws) && ws[w].start <= i {
			i = ws[w].end
			continue
		}
		c, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || bullet(c):
			cut(i, w)
			start = i + n
		case c == '.' || c == '!' || c == '?' || c == '…' || r.ColonEnds && (c == ':' || c == ';'):
			end := closing(text, i)
			if stops(text, ws[first:w], start, i, end) {
				cut(end, w)
			}
			i = end
			continue
		}
		i += n
	}
	cut(len(text), len(ws))
	return all
}

func bullet(c rune) bool { return c > 0x80 && strings.ContainsRune("•‣▪●◦", c) }

// trim leaves out space and dashes around a sentence, and counts its words.
func trim(text string, ws []word, start, end int) (Sentence, bool) {
	s := Sentence{}
	for _, w := range ws {
		if !w.sign() {
			s.Words++
		}
	}
	body := strings.TrimLeftFunc(text[start:end], func(c rune) bool {
		return unicode.IsSpace(c) || c == '-' || c == '–' || c == '*'
	})
	s.Start = end - len(body)
	s.End = s.Start + len(strings.TrimRightFunc(body, unicode.IsSpace))
	return s, s.Words > 0
}

// closing is the end of a run of end signs with the quotes and brackets after.
func closing(text string, i int) int {
	for i < len(text) {
		c, n := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(".!?…:;»«”\"’')]", c) {
			break
		}
		i += n
	}
	return i
}

// stops says whether the signs text[i:end] end the sentence that began at start.
func stops(text string, ws []word, start, i, end int) bool {
	next, gap := upcoming(text, end)
	if next == utf8.RuneError || next == '\n' {
		return true
	}
	if text[i] != '.' || end-i > 1 && text[i+1] == '.' { // ! ? … and the like
		return !(unicode.IsLower(next) && end-i > 1)
	}
	if !gap {
		return unicode.IsUpper(next)
	}
	if len(ws) == 0 || ws[len(ws)-1].end != i {
		return true
	}
	return wordStops(text, ws, start, next)
}

// wordStops says whether the dot after the last word ends the sentence.
func wordStops(text string, ws []word, start int, next rune) bool {
	last := ws[len(ws)-1]
	raw := text[last.start:last.end]
	low := lower(raw) // the words may come without
	begins := !unicode.IsLower(next) && !unicode.IsDigit(next)
	switch {
	case raw[len(raw)-1] >= '0' && raw[len(raw)-1] <= '9':
		listNumber := len(ws) == 1 && strings.TrimSpace(text[start:last.start]) == ""
		return begins && !listNumber
	case closers[low]:
		return begins
	case abbreviations[low], strings.Contains(raw, ".") && len(raw) <= 8 && !strings.Contains(raw, "-"):
		return false
	case utf8.RuneCountInString(raw) == 1 && capital(raw): // S. Toft
		return len(ws) > 1 && !capital(text[ws[len(ws)-2].start:])
	case utf8.RuneCountInString(raw) == 1:
		return begins
	}
	return true
}

// upcoming is the first sign after i that is not space, and whether there was
// space before it. A line break counts as a sign, the end as RuneError.
func upcoming(text string, i int) (rune, bool) {
	gap := false
	for i < len(text) {
		c, n := utf8.DecodeRuneInString(text[i:])
		if c == '\n' || c == '\r' {
			return '\n', gap
		}
		if !unicode.IsSpace(c) && !strings.ContainsRune("»«“”\"'(", c) {
			if c == utf8.RuneError {
				c = '?'
			}
			return c, gap
		}
		gap = gap || unicode.IsSpace(c)
		i += n
	}
	return utf8.RuneError, gap
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviations end in a dot that never ends a sentence.
var abbreviations = set(`adr afd afs alm ang bl ca cand d dr dvs eks ekskl evt f fl forb fx gns henh hhv hr ift iflg iht
	inkl jf jfr jvf kap kl maks max mhp mia mio nr obs opr o p pga pkt pr pt s sek skt stk t tlf tidl vedr vedk vha`)

// closers are abbreviations that often end a sentence; they do before a capital.
var closers = set("osv mv m.v m.m mm o.l ol o.a kr pct mdr md min fl m.fl etc ff")
