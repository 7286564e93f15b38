package models

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Average is how hard the texts of one unit are to read, as a whole number, so
// that no single text can be reckoned from it. How many they were is not said.
type Average struct {
	Unit string `json:"unit"`
	LIX  int    `json:"lix"`
	Held bool   `json:"held,omitempty"`
}

// averages are by unit. There is none for all of them together.
func averages(texts []Text) []Average {
	about := map[string]map[string]bool{}
	sum, n := map[string]float64{}, map[string]int{}
	for _, t := range texts {
		if about[t.Unit] == nil {
			about[t.Unit] = map[string]bool{}
		}
		about[t.Unit][t.Citizen] = true
		sum[t.Unit] += t.LIX
		n[t.Unit]++
	}
	all := []Average{}
	for unit, citizens := range about {
		a := Average{Unit: unit, Held: few(citizens)}
		if !a.Held {
			a.LIX = int(math.Round(sum[unit] / float64(n[unit])))
		}
		all = append(all, a)
	}
	slices.SortFunc(all, func(x, y Average) int { return cmp.Compare(x.Unit, y.Unit) })
	return all
}

// Settled is how many findings were settled, and how long half of them took at
// most.
type Settled struct {
	Count      Cell `json:"count"`
	MedianDays int  `json:"medianDays"`
}

func settled(courses []Course) Settled {
	about, days := map[string]bool{}, []int{}
	for _, c := range courses {
		about[c.Citizen] = true
		days = append(days, int(c.Settled.Sub(c.Found)/(24*time.Hour)))
	}
	if len(days) == 0 || few(about) {
		return Settled{Count: Cell{Held: len(days) > 0}}
	}
	return Settled{Count: Cell{N: len(days)}, MedianDays: median(days)}
}

// median is the lower one of two in the middle: a number that is there.
func median(of []int) int {
	sorted := slices.Clone(of)
	slices.Sort(sorted)
	return sorted[(len(sorted)-1)/2]
}

// FewestStaff is how many borgerkonsulents there must be before it is said how
// unlike they are.
const FewestStaff = 5

// Caseload is how many citizens the borgerkonsulents have.
type Caseload struct {
	Staff    int  `json:"staff"`
	Citizens Cell `json:"citizens"` // to the nearest five
	// Of one borgerkonsulent; held back with too few of them.
	Fewest Cell `json:"fewest"`
	Middle Cell `json:"middle"`
	Most   Cell `json:"most"`
}

func caseload(n Numbers) Caseload {
	enough := func(n int) Cell { return shown(n, n > 0 && n < FewestCitizens) }
	c := Caseload{Staff: len(n.Coordinates), Citizens: enough(n.Citizens)}
	c.Citizens.N = nearestFive(c.Citizens.N)
	c.Fewest, c.Middle, c.Most = Cell{Held: true}, Cell{Held: true}, Cell{Held: true}
	if c.Staff < FewestStaff {
		return c
	}
	var each []int
	for _, citizens := range n.Coordinates {
		each = append(each, citizens)
	}
	c.Fewest, c.Middle, c.Most = enough(slices.Min(each)), enough(median(each)), enough(slices.Max(each))
	return c
}

// Follow is how the course of a finding goes on when it has come to state; of
// one that is gone, state is the last it had. What is gone without anybody
// having acted is forgotten: ok is false. What somebody was asked to put right
// is settled by being gone.
func (c Course) Follow(state FindingState, gone bool, now time.Time) (next Course, ok bool) {
	next = c
	switch {
	case gone && state == StateOpen && c.Settled.IsZero():
		return next, false
	case gone || state == StateSettled:
		if next.Settled.IsZero() {
			next.Settled = now
		}
	default:
		next.Settled = time.Time{}
	}
	return next, true
}
