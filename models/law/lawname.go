package law

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"enplan/models/sieve"
)

// mention is a law named in a text, by byte offsets.
type mention struct {
	short    string
	from, to int
}

// lawAt is the law a place at from..to belongs to: one that follows directly
// ("§ 85 i serviceloven"), else the last one before it, else the first one after it.
func lawAt(named []mention, s string, from, to int) string {
	short := ""
	for _, m := range named {
		switch {
		case m.from >= to && strings.TrimSpace(s[to:m.from]) == "i":
			return m.short
		case m.to <= from || short == "":
			short = m.short
		}
	}
	return short
}

//go:embed laws.tsv
var lawsTSV string

type lawName struct {
	short   string
	pattern sieve.Pattern
}

// lawNaming is all names with what tells fast which of them a text may hold.
type lawNaming struct {
	all   []lawName
	sieve *sieve.Sieve
}

// lawNames are the written names, longest first so that the longest wins.
var lawNames = sync.OnceValue(func() lawNaming {
	type entry struct{ short, name string }
	var all []entry
	for _, r := range readTable("laws.tsv", lawsTSV) {
		for _, name := range append(split(r["also"]), r["short"], r["name"]) {
			all = append(all, entry{r["short"], name})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return len(b.name) - len(a.name) })
	names := make([]lawName, len(all))
	patterns := make([]sieve.Pattern, len(all))
	for i, e := range all {
		fold := "(?i)"
		if strings.ToUpper(e.name) == e.name {
			fold = "" // "LAS" is a law, "las" is a Danish word
		}
		names[i] = lawName{e.short, sieve.Compile(fold + regexp.QuoteMeta(e.name) + "s?")}
		patterns[i] = names[i].pattern
	}
	return lawNaming{names, sieve.OfLow(patterns...)}
})

// lawsIn finds the laws named in s, in the order they stand there.
func lawsIn(s string) []mention {
	var found []mention
	low := strings.ToLower(s)
	names := lawNames()
	for _, i := range names.sieve.Through(low) {
		law := names.all[i]
		for _, at := range law.pattern.Regexp.FindAllStringIndex(s, -1) {
			m := mention{law.short, at[0], at[1]}
			if alone(s, m) && !slices.ContainsFunc(found, m.meets) {
				found = append(found, m)
			}
		}
	}
	slices.SortFunc(found, func(a, b mention) int { return a.from - b.from })
	return found
}

func (m mention) meets(n mention) bool { return m.from < n.to && n.from < m.to }

// alone reports whether no letter touches the mention.
func alone(s string, m mention) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:m.from])
	after, _ := utf8.DecodeRuneInString(s[m.to:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}
