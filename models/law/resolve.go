package law

import "slices"

// Resolve lists every provision a text names, by law and section or by a name of its
// own, in the order of the table. It says what is mentioned, not what is given: "no
// longer has a mentor" mentions a mentor. Words that several laws use are left out.
func Resolve(text string) []Provision {
	named := namesIn(stems(text))
	refs := ParseReferences(text)
	var found []Provision
	for i, p := range provisions().rows {
		if slices.Contains(named, i) || slices.ContainsFunc(refs, p.standsAt) {
			found = append(found, p)
		}
	}
	return found
}

// naming is one of the table's names found in a text: words from..to mean that row.
type naming struct{ row, from, to int }

func (n naming) meets(m naming) bool { return n.from < m.to && m.from < n.to }

// namesIn gives the rows named in words. The longest name wins its place:
// "hjælpemidler til job" is not also "hjælpemidler".
func namesIn(words []string) []int {
	var all []naming
	for row, p := range provisions().rows {
		for _, f := range p.forms {
			if p.needsLaw || f.weak {
				continue
			}
			for from := 0; from+len(f.stems) <= len(words); from++ {
				if to := from + len(f.stems); slices.Equal(words[from:to], f.stems) {
					all = append(all, naming{row, from, to})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b naming) int { return (b.to - b.from) - (a.to - a.from) })
	var won []naming
	var rows []int
	for _, n := range all {
		if !slices.ContainsFunc(won, n.meets) {
			won = append(won, n)
			rows = append(rows, n.row)
		}
	}
	return rows
}
