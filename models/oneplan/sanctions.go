package oneplan

import (
	"strings"

	"enplan/models"
	"enplan/models/restate"
)

// sanctions are what the plan says may happen, anywhere in it: to one who does
// not hand in papers, or to one who stays away.
func (b *builder) sanctions(p *models.SectorPlan, forPapers bool) []restate.Statement {
	groups, known := b.said[p]
	if !known {
		groups = sanctionsIn(p)
		b.said[p] = groups
	}
	var found []restate.Statement
	for _, group := range groups {
		if aboutPapers(group) == forPapers {
			found = append(found, group...)
		}
	}
	return found
}

// sanctionsIn reads all texts of a plan; each sanction is given once.
func sanctionsIn(p *models.SectorPlan) [][]restate.Statement {
	texts := []string{p.Text}
	for _, c := range p.Conditions {
		texts = append(texts, c.Text)
	}
	for _, m := range p.Measures {
		texts = append(texts, m.Text)
	}
	var found [][]restate.Statement
	seen := map[string]bool{}
	for _, text := range texts {
		for _, group := range withCause(restate.Consequences(text)) {
			if name := nameOf(group); !seen[name] {
				seen[name] = true
				found = append(found, group)
			}
		}
	}
	return found
}

// nameOf tells sanctions apart by what is lost and by why.
func nameOf(group []restate.Statement) string {
	var name string
	for _, s := range group {
		name += s.Key + " " + s.Args["benefit"] + " "
	}
	return name
}

const causePrefix = "consequence.if_"

// withCause keeps a sanction together with the statement after it that says
// what it follows from.
func withCause(list []restate.Statement) [][]restate.Statement {
	var groups [][]restate.Statement
	for _, s := range list {
		if last := len(groups) - 1; last >= 0 && strings.HasPrefix(s.Key, causePrefix) {
			groups[last] = append(groups[last], s)
			continue
		}
		groups = append(groups, []restate.Statement{s})
	}
	return groups
}

func aboutPapers(group []restate.Statement) bool {
	last := group[len(group)-1].Key
	if strings.HasPrefix(last, causePrefix) {
		return last == causePrefix+"papers"
	}
	return restate.AboutPapers(group[0].Key)
}
