package plain

import (
	"strings"
	"unicode/utf8"
)

// at is the longest term that starts at word i, and how many words it takes;
// none when 0.
func (x *index) at(text string, ws []word, i int) (hit, int) {
	for _, p := range x.phrases[ws[i].low] {
		if p.standsAt(text, ws, i) {
			h := p.hit
			if h.term.class == verb && h.tense == infinitive {
				h.tense = p.words[0][ws[i].low]
			}
			return h, len(p.words)
		}
	}
	if ws[i].low == "værge" || ws[i].low == "værger" {
		if i+1 < len(ws) && reflexive[ws[i+1].low] { // the verb "at værge sig"
			return hit{}, 0
		}
	}
	if h, ok := x.word(text[ws[i].start:ws[i].end], ws[i].low); ok {
		return h, 1
	}
	return hit{}, 0
}

var reflexive = map[string]bool{"sig": true, "mig": true, "dig": true, "os": true, "jer": true}

func (p *phrase) standsAt(text string, ws []word, i int) bool {
	if i+len(p.words) > len(ws) {
		return false
	}
	for k, forms := range p.words {
		w := ws[i+k]
		if _, ok := forms[w.low]; !ok {
			return false
		}
		if k > 0 && !gapFits(text[ws[i+k-1].end:w.start], p.gaps[k-1], ws[i+k-1].sign()) {
			return false
		}
	}
	return !p.cased || keepsCase(text[ws[i].start:], p.raw)
}

// gapFits says whether only space stands between two words of a phrase, and
// the comma or hyphen that the phrase has there. After "§" nothing is enough.
func gapFits(gap, mark string, sign bool) bool {
	gap = strings.TrimPrefix(gap, mark)
	return (sign || gap != "") && len(gap) <= 4 && strings.TrimSpace(gap) == ""
}

// word finds one word: as it stands, then by its hyphens, then as a compound.
func (x *index) word(text, low string) (hit, bool) {
	if h, ok := x.single[low]; ok && (!h.cased || keepsCase(text, h.raw)) {
		return h, true
	}
	if denied(low) {
		return hit{}, false
	}
	if strings.Contains(low, "-") {
		return x.hyphened(text, low)
	}
	return x.compound(low)
}

// hyphened tries the last and then the first part: "FGU-forløb".
func (x *index) hyphened(text, low string) (hit, bool) {
	cut := strings.LastIndexByte(low, '-')
	if h, ok := x.single[low[cut+1:]]; ok && h.term.class == noun && !h.cased {
		return h, true
	}
	cut = strings.IndexByte(low, '-')
	h, ok := x.single[low[:cut]]
	if ok && (h.cased || h.term.class == noun) && (!h.cased || keepsCase(text, h.raw)) {
		return h, true
	}
	return hit{}, false
}

// longest is the longest word tried as a compound, in bytes: a stream of letters
// must not cost its square in time.
const longest = 80

// compound tries a term at the end of the word ("familieindsatsen"), then at
// its start ("visitationsmøde"). Both parts must be long enough to be words.
func (x *index) compound(low string) (hit, bool) {
	if len(low) < 9 || len(low) > longest {
		return hit{}, false
	}
	for i := 3; i <= len(low)-6; i++ {
		if !utf8.RuneStart(low[i]) {
			continue
		}
		h, ok := x.single[low[i:]]
		if ok && h.term.class == noun && !h.cased && letters(h.raw) >= 6 && !prefixes[low[:i]] {
			return h, true
		}
	}
	for i := len(low) - 4; i >= 6; i-- {
		if !utf8.RuneStart(low[i]) {
			continue
		}
		if t, ok := x.lead[low[:i]]; ok && !tails[low[i:]] {
			return hit{term: t, raw: t.Word}, true
		}
	}
	return hit{}, false
}

// prefixes turn a word into another word instead of a compound.
var prefixes = map[string]bool{
	"mis": true, "for": true, "over": true, "under": true, "ikke": true, "gen": true, "des": true,
	"sam": true, "anti": true, "fra": true, "til": true, "efter": true, "selv": true, "hyper": true, "hypo": true,
}

// tails look like the second half of a compound but are endings.
var tails = map[string]bool{"ernes": true, "erne": true, "enes": true, "ende": true, "ering": true, "erede": true, "erer": true, "eres": true}

// denied are compounds that mean something else than their parts.
func denied(low string) bool {
	for _, d := range []string{
		"energiforvaltning", "kropsvisitation", "jobansøgning", "stillingsansøgning",
		"trykaflast", "dokumentationsfilm", "forvaltningsselskab",
	} {
		if strings.HasPrefix(low, d) {
			return true
		}
	}
	return false
}
