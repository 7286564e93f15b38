package law

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"enplan/models/sieve"
)

// Reference is a place in a law as somebody wrote it. A single section has To equal to
// From; a chapter has neither. Letter belongs to From, or to the chapter.
type Reference struct {
	Short    string // "SEL", or empty when no law was named
	From, To int
	Letter   string // the a of "§ 82 a" and of "kap. 16 a"
	ToLetter string // the d of "§§ 82 a-82 d"
	Part     int    // stk.
	Chapter  int
	Word     string // what else stood there when neither section nor chapter did: "LAB mentor"
}

// ParseReference reads the first reference in s.
func ParseReference(s string) (Reference, bool) {
	if refs := ParseReferences(s); len(refs) > 0 {
		return refs[0], true
	}
	return Reference{}, false
}

// ParseReferences reads every reference in s; a law named once counts until the next.
func ParseReferences(s string) []Reference {
	named := lawsIn(s)
	var refs []Reference
	if !marker.May(s, strings.ToLower(s)) {
		return wordAlone(named, s)
	}
	for _, at := range marker.FindAllStringIndex(s, -1) {
		mark, rest := strings.ToLower(s[at[0]:at[1]]), s[at[1]:]
		places, rest := readPlaces(rest, strings.HasPrefix(mark, "kap"), strings.HasPrefix(mark, "§§"))
		for _, p := range places {
			p.Short = lawAt(named, s, at[0], len(s)-len(rest))
			refs = append(refs, p)
		}
	}
	if len(refs) == 0 {
		return wordAlone(named, s)
	}
	return refs
}

// wordAlone is for a law without a section: the law and what else stands there.
func wordAlone(named []mention, s string) []Reference {
	if len(named) == 0 {
		return nil
	}
	first := named[0]
	word := strings.Trim(s[:first.from]+" "+s[first.to:], " ,.()-–")
	return []Reference{{Short: first.short, Word: word}}
}

var (
	marker       = sieve.Compile(`(?i)§+\s*|\bparagraf(?:fer)?\s+|\bkap(?:itel|\.)?\s*`)
	partMark     = regexp.MustCompile(`(?i)^\s*,?\s*stk\.?\s*(\d+)`)
	itemMark     = regexp.MustCompile(`(?i)^\s*,?\s*nr\.?\s*\d+(?:\s*[-–]\s*\d+)?|^\s*ff\.?`)
	sentenceMark = regexp.MustCompile(`(?i)^\.\s*pkt`) // "2. pkt." counts sentences, not sections
	rangeGap     = regexp.MustCompile(`^\s*[-–—]\s*`)
	listGap      = regexp.MustCompile(`^\s*(?:,|og|samt|/)\s*`)
)

// readPlaces reads what follows a § or "kap."; only §§ goes on to a list of numbers.
func readPlaces(s string, chapter, list bool) ([]Reference, string) {
	var places []Reference
	for {
		place, rest, ok := readPlace(s, chapter)
		if !ok {
			return places, s
		}
		places, s = append(places, place), rest
		gap := listGap.FindString(s)
		if !list || gap == "" {
			return places, s
		}
		if _, _, after, ok := readNumber(s[len(gap):]); !ok || sentenceMark.MatchString(after) {
			return places, s
		}
		s = s[len(gap):]
	}
}

func readPlace(s string, chapter bool) (Reference, string, bool) {
	n, letter, s, ok := readNumber(s)
	if !ok {
		return Reference{}, s, false
	}
	if chapter {
		return Reference{Chapter: n, Letter: letter}, s, true
	}
	place := Reference{From: n, To: n, Letter: letter}
	if gap := rangeGap.FindString(s); gap != "" {
		if to, toLetter, rest, ok := readNumber(s[len(gap):]); ok && to >= n {
			place.To, place.ToLetter, s = to, toLetter, rest
		} else if last, rest := readLetter(s[len(gap):]); letter != "" && last != "" {
			place.ToLetter, s = last, rest
		}
	}
	if m := partMark.FindStringSubmatch(s); m != nil {
		place.Part, _ = strconv.Atoi(m[1])
		s = s[len(m[0]):]
	}
	return place, s[len(itemMark.FindString(s)):], true
}

// readNumber reads "82 a". No law here has a section above 999.
func readNumber(s string) (n int, letter, rest string, ok bool) {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if end == 0 || end > 3 {
		return 0, "", s, false
	}
	n, _ = strconv.Atoi(s[:end])
	letter, rest = readLetter(s[end:])
	return n, letter, rest, true
}

// readLetter reads one small letter that stands alone. The i of "§ 85 i serviceloven" is a word.
func readLetter(s string) (letter, rest string) {
	after := strings.TrimPrefix(s, " ")
	r, size := utf8.DecodeRuneInString(after)
	if !unicode.IsLower(r) {
		return "", s
	}
	next, _ := utf8.DecodeRuneInString(after[size:])
	if unicode.IsLetter(next) || unicode.IsDigit(next) || (r == 'i' && next == ' ') {
		return "", s
	}
	return string(r), after[size:]
}

// covers reports whether the place in the table and the one as written are the same place.
func (r Reference) covers(written Reference) bool {
	switch {
	case r.Short == "" || r.Short != written.Short:
		return false
	case r.Chapter != 0 || written.Chapter != 0:
		return r.Chapter == written.Chapter && r.Letter == written.Letter
	case r.From == 0 || written.From == 0:
		return false
	case r.Part != 0 && r.Part != written.Part:
		return false
	}
	low, high := r.span()
	from, to := written.span()
	return low <= to && from <= high
}

// span puts sections and their letters on one line: § 82 < § 82 a < § 83.
// A range takes the letters of its last section along; a single section does not.
func (r Reference) span() (low, high int) {
	const letters = 1 << 9
	low = r.From*letters + position(r.Letter)
	switch {
	case r.ToLetter != "":
		return low, r.To*letters + position(r.ToLetter)
	case r.To > r.From:
		return low, r.To*letters + letters - 1
	}
	return low, low
}

func position(letter string) int {
	if letter == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(letter)
	return int(r)
}
