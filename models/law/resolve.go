package law

import (
	"cmp"
	"slices"
)

// Resolve lists every provision a text names, by law and section or by a name of its
// own, in the order of the table. It says what is mentioned, not what is given: "no
// longer has a mentor" mentions a mentor. Words that several laws use are left out.
func Resolve(text string) []Provision {
	named := namesIn(stems(text))
	refs := ParseReferences(text)
	if len(named)+len(refs) == 0 {
		return nil
	}
	var found []Provision
	rows := provisions().rows
	for i := range rows {
		if slices.Contains(named, i) || len(refs) > 0 && slices.ContainsFunc(refs, rows[i].standsAt) {
			found = append(found, rows[i])
		}
	}
	return found
}

// naming is one of the table's names found in a text: words from..to mean that row.
type naming struct{ row, order, from, to int }

func (n naming) meets(m naming) bool { return n.from < m.to && m.from < n.to }

// namesIn gives the rows named in words. The longest name wins its place:
// "hjælpemidler til job" is not also "hjælpemidler".
func namesIn(words []string) []int {
	var all []naming
	for from, word := range words {
		for _, f := range provisions().byWord[word] {
			if to := from + len(f.stems); to <= len(words) && slices.Equal(words[from:to], f.stems) {
				all = append(all, naming{f.row, f.order, from, to})
			}
		}
	}
	slices.SortFunc(all, func(a, b naming) int {
		return cmp.Or((b.to-b.from)-(a.to-a.from), a.row-b.row, a.order-b.order, a.from-b.from)
	})
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
