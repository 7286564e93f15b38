package restate

import (
	"iter"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
)

// line is one row of a rule table as a person writes it. In say, #clock, #to,
// #until, #by, #before, #from, #n, #of, #kg, #kr, #hours and #job stand for
// values, #who and #about for a name, #gap for anything inside the same clause
// and #skip for the same without digits. The words of a group named core are
// what the rule takes; the rest must only stand in the sentence.
type line struct {
	key  string
	say  string
	mode mode
	set  func(f *Facts, n float64)
}

// mode is how careful a rule must be with the words around what it recognises.
type mode int

const (
	stated mode = iota // not where the clause denies it or the sentence doubts it
	duty               // likewise, and only when it is the reader's own or a named person's
	firm               // the pattern itself holds the denial or the condition
)

// rule is a line made ready.
type rule struct {
	line
	want sieve.Pattern
}

// table is rules with what tells fast which of them can speak of a sentence.
// Asking first is some ten times faster than trying every pattern.
type table struct {
	rules []rule
	sieve *sieve.Sieve
}

var slots = strings.NewReplacer(
	"#gap", `[^,;]*?`,
	"#skip", `[^,;\d]*?`,
	"#clock", `(?P<clock>`+clockForm+`)`,
	"#to", `(?P<to>`+clockForm+`|\d{1,2}(?:[.:]\d{2})?)`,
	"#until", `(?P<until>`+dateForm+`)`,
	"#before", `(?P<before>`+dateForm+`)`,
	"#from", `(?P<from>`+dateForm+`)`,
	"#by", `(?P<by>`+dateForm+`)`,
	"#kr", `(?P<kr>\d{1,3}(?:\.\d{3})+|\d+(?:,\d\d)?)`,
	"#kg", `(?P<kg>`+numberForm+`)\s*(?:kg|kilo(?:gram)?)\b`,
	"#about", `(?P<about>[^\s,.:;()]+)`,
	"#who", `(?P<who>[^\s,.:;()]+)`,
	"#hours", `(?P<hours>`+numberForm+`)`,
	"#job", `(?P<job>[^.;]+)`,
	"#of", `(?P<of>`+numberForm+`)`,
	"#n", `(?P<n>`+numberForm+`)`,
)

// maxSentence is the length in bytes above which nothing is a sentence.
const maxSentence = 1000

func compile(tables ...[]line) table {
	var t table
	var wants []sieve.Pattern
	for _, lines := range tables {
		for _, l := range lines {
			want := pattern(l.say)
			t.rules = append(t.rules, rule{l, want})
			wants = append(wants, want)
		}
	}
	t.sieve = sieve.Of(wants...)
	return t
}

// in are the rules that may speak of the sentence, in their order.
func (t table) in(folded string) iter.Seq[*rule] {
	return func(yield func(*rule) bool) {
		if len(folded) > maxSentence {
			return
		}
		for _, i := range t.sieve.Through(folded) {
			if !yield(&t.rules[i]) {
				return
			}
		}
	}
}

// pattern makes a regular expression for folded text; only the Danish letters
// of the source are folded, for \S must stay \S.
func pattern(say string) sieve.Pattern {
	return sieve.Compile(danish.Replace(slots.Replace(say)))
}

var danish = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa")

// sentence is one sentence, its folded twin and the day it is read.
type sentence struct {
	text, folded string
	day          models.Date
	taken        []span
	threatens    bool // a consequence was read in it
}

type span struct{ from, to int }

func newSentence(text string, day models.Date) *sentence {
	return &sentence{text: text, folded: fold(text), day: day}
}

func (s *sentence) free(from, to int) bool {
	for _, t := range s.taken {
		if from < t.to && t.from < to {
			return false
		}
	}
	return true
}

var (
	denies = pattern(`\b(?:ikke|ingen|intet|aldrig|hverken|fritag\w*|undtag\w*|manglende|uden krav|frafald\w*|behøver|afskaffet|ophævet)\b`)
	doubts = pattern(`\b(?:hvis|såfremt|medmindre|forudsat|overveje(?:s|r|t|lse\w*)?|drøft\w*|eventuel\w*|evt|måske|muligvis|tidligere|hidtil|foreslå\w*|ønsker|opfordr\w*|anbefales at|kan med fordel|tilbydes (?:at|deltagelse|plads)|kan tilbydes|typisk|oftest|nu stabilt)\b`)
)

// allowed reports whether the words around the match let the rule speak.
func (r *rule) allowed(s *sentence, from, to int) bool {
	if r.mode == firm {
		return true
	}
	clauseFrom := strings.LastIndexAny(s.folded[:from], ",;:") + 1
	clauseTo := len(s.folded)
	if i := strings.IndexAny(s.folded[to:], ",;"); i >= 0 {
		clauseTo = to + i
	}
	if denies.MatchString(s.folded[clauseFrom:clauseTo]) {
		return false
	}
	if r.mode == duty && s.threatens && !modalWords.MatchString(s.folded[:from]) {
		return false // "fravær fra undervisningen medfører …" asks for nothing
	}
	return !doubts.MatchString(s.folded)
}

// apply gives the statement of r in s and takes its words, or false.
func (r *rule) apply(s *sentence) (Statement, span, bool) {
	at := r.want.Regexp.FindStringSubmatchIndex(s.folded)
	if at == nil {
		return Statement{}, span{}, false
	}
	took := r.words(at)
	if !s.free(took.from, took.to) || !r.allowed(s, took.from, took.to) {
		return Statement{}, span{}, false
	}
	st := Statement{Key: r.key, Args: map[string]string{}}
	n, ok := r.values(s, at, &st)
	if !ok {
		return Statement{}, span{}, false
	}
	if r.set != nil {
		r.set(&st.Facts, n)
	}
	if r.mode == duty && !st.address(s, took.from) {
		return Statement{}, span{}, false
	}
	s.taken = append(s.taken, took)
	return st, took, true
}

// words are where the match lies: all of it, or its group named core when the
// rest is only what must stand in the same sentence.
func (r *rule) words(at []int) span {
	if i := r.want.SubexpIndex("core"); i > 0 && at[2*i] >= 0 {
		return span{at[2*i], at[2*i+1]}
	}
	return span{at[0], at[1]}
}

// values reads the slots of a match into st; n is the first number. A value
// that is no real clock, day or name makes the whole match void.
func (r *rule) values(s *sentence, at []int, st *Statement) (n float64, ok bool) {
	for i, name := range r.want.SubexpNames() {
		if name == "" || name == "core" || at[2*i] < 0 {
			continue
		}
		from, to := at[2*i], at[2*i+1]
		v, ok := readSlot(name, s.folded[from:to], s.text[from:to], s.day, st)
		if !ok {
			return 0, false
		}
		if name == "n" && n == 0 || name == "kg" {
			n = v
		}
	}
	return n, true
}

// readSlot puts one value into the arguments and, for clocks and days, into
// the facts.
func readSlot(name, folded, text string, day models.Date, st *Statement) (float64, bool) {
	switch name {
	case "clock", "to":
		machine, shown, ok := clock(folded)
		if name == "to" {
			st.Args["to"], st.Facts.ClockEnd = shown, machine
			return 0, ok
		}
		st.Args["time"], st.Facts.Clock = shown, machine
		return 0, ok
	case "until", "before", "from", "by":
		d, ok := date(folded, day)
		st.Args[name+"_date"] = d.String()
		st.Facts.putDate(name, d)
		return 0, ok
	case "who", "about":
		st.Args[name] = text
		return 0, isName(text)
	case "job", "kr":
		st.Args[name] = text
		return 0, true
	}
	v, ok := number(folded)
	st.Args[name] = plainNumber(v)
	return v, ok
}

func (f *Facts) putDate(name string, d models.Date) {
	switch name {
	case "until":
		f.Until = d
	case "before":
		f.Until = d.AddDays(-1)
	case "from":
		f.From = d
	case "by":
		f.By = d
	}
}
