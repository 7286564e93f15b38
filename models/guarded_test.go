package models_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
)

// many counts n things, each about a citizen of its own.
func many(row string, part, n int) []models.Counted {
	list := make([]models.Counted, n)
	for i := range list {
		list[i] = models.Counted{Row: row, Part: part, Citizen: fmt.Sprint(row, part, i)}
	}
	return list
}

func joined(lists ...[]models.Counted) (all []models.Counted) {
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// picture is a table as it is read, "-" for what is held back.
func picture(t models.Table) string {
	say := func(c models.Cell) string {
		if c.Held {
			return "-"
		}
		return fmt.Sprint(c.N)
	}
	text := ""
	for _, r := range append(t.Rows, t.Total) {
		text += r.Name
		for _, p := range r.Parts {
			text += " " + say(p)
		}
		text += "=" + say(r.Total) + ";"
	}
	return text
}

func TestATableShowsNothingAboutFewerThanFive(t *testing.T) {
	for name, c := range map[string]struct {
		counted []models.Counted
		want    string
	}{
		"nothing at all":             {nil, " 0 0=0;"},
		"enough everywhere":          {joined(many("A", 0, 9), many("A", 1, 5), many("B", 0, 7)), "A 9 5=14;B 7 0=7; 16 5=21;"},
		"few late in one":            {joined(many("A", 0, 9), many("A", 1, 2), many("B", 0, 20), many("B", 1, 6)), "A - -=11;B - -=26; 29 8=37;"},
		"few late in two":            {joined(many("A", 0, 9), many("A", 1, 2), many("B", 0, 20), many("B", 1, 3), many("C", 0, 8)), "A - -=11;B - -=23;C 8 0=8; 37 5=42;"},
		"few late in all together":   {joined(many("A", 0, 9), many("A", 1, 2), many("B", 0, 20)), "A - -=11;B 20 0=20; - -=31;"},
		"a small team":               {joined(many("A", 0, 3), many("B", 0, 9), many("C", 0, 8)), "A - -=-;B 9 0=9;C - -=-; 20 0=20;"},
		"a small team and one other": {joined(many("A", 0, 3), many("B", 0, 9)), "A - -=-;B - -=-; 12 0=12;"},
		"a small team alone":         {many("A", 0, 3), "A - -=-; - -=-;"},
		"one citizen many times": {
			[]models.Counted{{Row: "A", Citizen: "x"}, {Row: "A", Citizen: "x"}, {Row: "A", Citizen: "x"}, {Row: "A", Citizen: "x"}, {Row: "A", Citizen: "x"}},
			"A - -=-; - -=-;",
		},
	} {
		if got := picture(models.Guard(c.counted, 2)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestFromATableNothingAboutFewCitizensCanBeReckoned is an attacker: everything
// shown is an equation about the numbers behind the table. Whatever sum of those
// numbers follows from the equations, it is about nobody or about five.
func TestFromATableNothingAboutFewCitizensCanBeReckoned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, parts := rapid.IntRange(1, 4).Draw(t, "rows"), rapid.IntRange(1, 2).Draw(t, "parts")
		var counted []models.Counted
		about := make([]map[string]bool, rows*parts)
		for cell := range about {
			about[cell] = map[string]bool{}
			for _, citizen := range rapid.SliceOfN(rapid.IntRange(0, 11), 0, 9).Draw(t, "citizens") {
				c := models.Counted{Row: fmt.Sprint(cell / parts), Part: cell % parts, Citizen: fmt.Sprint(citizen)}
				counted, about[cell][c.Citizen] = append(counted, c), true
			}
		}
		table := models.Guard(counted, parts)
		known := newSpan(len(about))
		all := make([]int, len(about))
		for i := range all {
			all[i] = 1
		}
		known.learn(table.Total.Total, all)
		for part, cell := range table.Total.Parts {
			known.learn(cell, where(len(about), func(i int) bool { return i%parts == part }))
		}
		for row := range rows {
			r, there := rowCalled(table, fmt.Sprint(row))
			known.learn(r.Total, where(len(about), func(i int) bool { return i/parts == row }))
			for part := range parts {
				cell := models.Cell{} // a row that is not there has nothing in it
				if there {
					cell = r.Parts[part]
				}
				known.learn(cell, where(len(about), func(i int) bool { return i == row*parts+part }))
			}
		}
		for set := 1; set < 1<<len(about); set++ {
			in := where(len(about), func(i int) bool { return set>>i&1 == 1 })
			union := map[string]bool{}
			for i, is := range in {
				for citizen := range about[i] {
					if is == 1 {
						union[citizen] = true
					}
				}
			}
			if n := len(union); n > 0 && n < models.FewestCitizens && known.has(in) {
				t.Fatalf("%v is about %d and can be reckoned from %s", in, n, picture(table))
			}
		}
	})
}

func TestWhatIsHeldBackCarriesNoNumber(t *testing.T) {
	table := models.Guard(joined(many("A", 0, 3), many("B", 0, 9), many("B", 1, 1)), 2)
	for _, r := range append(table.Rows, table.Total) {
		for _, c := range append(r.Parts, r.Total) {
			if c.Held && c.N != 0 {
				t.Errorf("%+v", r)
			}
		}
	}
}

func where(n int, is func(int) bool) []int {
	v := make([]int, n)
	for i := range v {
		if is(i) {
			v[i] = 1
		}
	}
	return v
}

func rowCalled(t models.Table, name string) (models.Row, bool) {
	for _, r := range t.Rows {
		if r.Name == name {
			return r, true
		}
	}
	return models.Row{}, false
}

// span is what follows from some equations, reckoned modulo a prime.
type span struct {
	rows [][]int
	n    int
}

const prime = 1_000_003

func newSpan(n int) *span { return &span{n: n} }

// learn takes in the equation of a number that is shown.
func (s *span) learn(c models.Cell, of []int) {
	if c.Held {
		return
	}
	if rest := s.reduce(of); rest != nil {
		s.rows = append(s.rows, rest)
	}
}

func (s *span) has(v []int) bool { return s.reduce(v) == nil }

// reduce takes away all that is known of v; nil when nothing is left.
func (s *span) reduce(v []int) []int {
	rest := append([]int{}, v...)
	for _, row := range s.rows {
		lead := leading(row)
		factor := rest[lead] * inverse(row[lead]) % prime
		for i := range rest {
			rest[i] = ((rest[i]-factor*row[i])%prime + prime) % prime
		}
	}
	if leading(rest) == s.n {
		return nil
	}
	return rest
}

func leading(v []int) int {
	for i, x := range v {
		if x != 0 {
			return i
		}
	}
	return len(v)
}

func inverse(x int) int {
	result, power := 1, prime-2
	for base := x % prime; power > 0; power >>= 1 {
		if power&1 == 1 {
			result = result * base % prime
		}
		base = base * base % prime
	}
	return result
}
