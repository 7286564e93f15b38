package sieve

import (
	"regexp"
	"slices"
	"strings"
)

// Pattern is a regular expression that is tried only on texts that may match.
type Pattern struct {
	*regexp.Regexp
	ways  [][]need
	folds bool // has (?i): its needs are in small letters
}

// Compile makes a pattern ready; it panics where it is not one.
func Compile(pattern string) Pattern {
	return Pattern{regexp.MustCompile(pattern), waysOf(pattern), folds(pattern)}
}

// May reports whether the pattern can match a text at all; low is the text in
// small letters, which only a pattern that folds case looks at.
func (p Pattern) May(text, low string) bool {
	if p.folds {
		text = low
	}
	return slices.ContainsFunc(p.ways, func(needs []need) bool {
		return !slices.ContainsFunc(needs, func(n need) bool { return !n.metBy(text) })
	})
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
	words  []string
	meets  [][]uint16  // by word: the needs it meets
	owner  []uint16    // by need: the way it belongs to
	wanted [most]uint8 // by way: how many needs it has
	leads  []uint16    // by way: the pattern it belongs to
	always []uint16    // patterns with a way that needs nothing

	// Words by their beginning: of one byte, of two, of three and more. Zero is
	// none, else the place in lists.
	short      [256]bool // some word of one or two bytes begins so
	ones, twos [256]uint16
	longer     [4096]uint16
	lists      [][]uint16
}

// A sieve is small enough to be gone through without a trace on the heap.
const most = 512

type marks [32]uint64

func (m *marks) has(i uint16) bool { return m[i>>6]&(1<<(i&63)) != 0 }
func (m *marks) set(i uint16)      { m[i>>6] |= 1 << (i & 63) }

// Of makes a sieve of patterns that do not fold case.
func Of(patterns ...Pattern) *Sieve {
	s, known := &Sieve{lists: [][]uint16{nil}}, map[string]uint16{}
	for i, p := range patterns {
		for _, needs := range p.ways {
			s.wanted[len(s.leads)] = uint8(len(needs))
			if len(needs) == 0 {
				s.always = append(s.always, uint16(i))
			}
			for _, n := range needs {
				for _, w := range n {
					at, again := known[w]
					if !again {
						at = s.add(w)
						known[w] = at
					}
					s.meets[at] = append(s.meets[at], uint16(len(s.owner)))
				}
				s.owner = append(s.owner, uint16(len(s.leads)))
			}
			s.leads = append(s.leads, uint16(i))
		}
	}
	if limit := len(marks{}) * 64; len(s.words) > limit || len(s.owner) > limit {
		panic("more words than a sieve can hold")
	}
	return s
}

// OfLow makes a sieve of any patterns for texts in small letters: what it lets
// through may match the text as it was written.
func OfLow(patterns ...Pattern) *Sieve {
	low := slices.Clone(patterns)
	for i, p := range low {
		low[i].ways = nil
		for _, needs := range p.ways {
			var copied []need
			for _, n := range needs {
				copied = append(copied, slices.Clone(n))
			}
			toLow(copied)
			low[i].ways = append(low[i].ways, copied)
		}
	}
	return Of(low...)
}

func (s *Sieve) add(word string) uint16 {
	at := uint16(len(s.words))
	s.words, s.meets = append(s.words, word), append(s.meets, nil)
	list := &s.ones[word[0]]
	switch {
	case len(word) == 2:
		list = &s.twos[two(word)]
	case len(word) > 2:
		list = &s.longer[three(word)]
	}
	if len(word) < 3 {
		s.short[word[0]] = true
	}
	if *list == 0 {
		*list = uint16(len(s.lists))
		s.lists = append(s.lists, nil)
	}
	s.lists[*list] = append(s.lists[*list], at)
	return at
}

func two(s string) byte     { return s[0]*31 + s[1] }
func three(s string) uint16 { return (uint16(s[0])*961 ^ uint16(s[1])*31 ^ uint16(s[2])) & 4095 }

// Through lists the patterns that may match the text, in their order.
func (s *Sieve) Through(text string) []int {
	var room [32]uint16
	g := going{Sieve: s, left: s.wanted, whole: room[:0]}
	for i := range len(text) {
		if s.short[text[i]] {
			g.lookShort(text[i:])
		}
		if i+3 > len(text) {
			continue
		}
		if list := s.longer[three(text[i:i+3])]; list != 0 {
			g.look(list, text[i:])
		}
	}
	if len(g.whole)+len(s.always) == 0 {
		return nil
	}
	may := make([]int, 0, len(g.whole)+len(s.always))
	for _, i := range s.always {
		may = append(may, int(i))
	}
	for _, way := range g.whole {
		may = append(may, int(s.leads[way]))
	}
	slices.Sort(may)
	return slices.Compact(may)
}

// going is one way through a text.
type going struct {
	*Sieve
	seen, met marks
	left      [most]uint8 // by way: needs that are not met yet
	whole     []uint16    // ways of which none is left
}

func (g *going) lookShort(rest string) {
	if list := g.ones[rest[0]]; list != 0 {
		g.look(list, rest)
	}
	if len(rest) < 2 {
		return
	}
	if list := g.twos[two(rest)]; list != 0 {
		g.look(list, rest)
	}
}

func (g *going) look(list uint16, rest string) {
	for _, at := range g.lists[list] {
		if g.seen.has(at) || !strings.HasPrefix(rest, g.words[at]) {
			continue
		}
		g.seen.set(at)
		for _, n := range g.meets[at] {
			if !g.met.has(n) {
				g.met.set(n)
				way := g.owner[n]
				if g.left[way]--; g.left[way] == 0 {
					g.whole = append(g.whole, way)
				}
			}
		}
	}
}
