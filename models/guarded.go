package models

import (
	"cmp"
	"slices"
)

// FewestCitizens is how many citizens a number in a report must rest on.
const FewestCitizens = 5

// Counted is one thing that is counted in a report: where it belongs, and whom
// it is about.
type Counted struct {
	Row     string // a team, a department, a week
	Part    int    // 0, 1 … : in time or late
	Citizen string
}

// Cell is a number in a table. One that is held back carries none.
type Cell struct {
	N    int  `json:"n"`
	Held bool `json:"held,omitempty"`
}

// Row is one line of a table: the parts and what they come to.
type Row struct {
	Name  string `json:"name"`
	Parts []Cell `json:"parts"`
	Total Cell   `json:"total"`
}

// Table is a table without persons: nothing that can be read from it, nor be
// reckoned from it by adding and subtracting, rests on one to four citizens.
type Table struct {
	Rows  []Row `json:"rows"` // by name
	Total Row   `json:"total"`
}

// group is what was counted in some of the rows.
type group struct {
	name  string
	n     []int
	about []map[string]bool // who is in each part
	all   map[string]bool   // who is in any
}

func newGroup(name string, parts int) *group {
	g := &group{name: name, n: make([]int, parts), about: make([]map[string]bool, parts), all: map[string]bool{}}
	for i := range g.about {
		g.about[i] = map[string]bool{}
	}
	return g
}

func (g *group) add(part int, citizen string) {
	g.n[part]++
	g.about[part][citizen] = true
	g.all[citizen] = true
}

// join adds all of another group.
func (g *group) join(other *group) {
	for part, about := range other.about {
		g.n[part] += other.n[part]
		for citizen := range about {
			g.about[part][citizen] = true
			g.all[citizen] = true
		}
	}
}

func (g *group) total() (n int) {
	for _, part := range g.n {
		n += part
	}
	return n
}

// few says that somebody could be recognised: some citizens, and too few.
func few(about map[string]bool) bool { return len(about) > 0 && len(about) < FewestCitizens }

func (g *group) anyFew() bool { return slices.ContainsFunc(g.about, few) }

func (g *group) fewInAll() bool { return few(g.all) }

// Guard makes a table of what was counted, of which each has one of so many
// parts. A row in which a part rests on too few citizens shows no parts. When
// such rows taken together still do, the smallest of the others joins them, so
// that the total tells nothing; when there is none left, the total shows no
// parts. The same is then done with what the rows come to.
func Guard(counted []Counted, parts int) Table {
	rows, whole := groupsOf(counted, parts)
	parted := hide(rows, whole, (*group).anyFew)
	hidden := hide(rows, whole, (*group).fewInAll)
	table := Table{Rows: []Row{}, Total: whole.row(parted.whole, hidden.whole)}
	for _, g := range rows { // what shows no total shows no parts
		table.Rows = append(table.Rows, g.row(parted.rows[g] || hidden.rows[g], hidden.rows[g]))
	}
	return table
}

func groupsOf(counted []Counted, parts int) (rows []*group, whole *group) {
	whole = newGroup("", parts)
	at := map[string]*group{}
	for _, c := range counted {
		g := at[c.Row]
		if g == nil {
			g = newGroup(c.Row, parts)
			at[c.Row] = g
			rows = append(rows, g)
		}
		g.add(c.Part, c.Citizen)
		whole.add(c.Part, c.Citizen)
	}
	slices.SortFunc(rows, func(x, y *group) int { return cmp.Compare(x.name, y.name) })
	return rows, whole
}

// held is what is not shown: rows, and whether the sum of them all is not.
type held struct {
	rows  map[*group]bool
	whole bool
}

// hide holds back the rows that are tender, and others until those held back
// are no longer tender together, or there is no other.
func hide(rows []*group, whole *group, tender func(*group) bool) held {
	h := held{rows: map[*group]bool{}, whole: tender(whole)}
	together := newGroup("", len(whole.n))
	take := func(g *group) {
		h.rows[g] = true
		together.join(g)
	}
	var others []*group
	for _, g := range rows {
		if tender(g) {
			take(g)
		} else {
			others = append(others, g)
		}
	}
	if h.whole {
		return h
	}
	slices.SortStableFunc(others, func(x, y *group) int { return cmp.Compare(x.total(), y.total()) })
	for _, g := range others {
		if !tender(together) {
			break
		}
		take(g)
	}
	return h
}

func (g *group) row(noParts, noTotal bool) Row {
	row := Row{Name: g.name, Parts: make([]Cell, len(g.n)), Total: shown(g.total(), noTotal)}
	for i, n := range g.n {
		row.Parts[i] = shown(n, noParts)
	}
	return row
}

func shown(n int, hold bool) Cell {
	if hold {
		return Cell{Held: true}
	}
	return Cell{N: n}
}
