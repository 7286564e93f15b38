package detect

import (
	"cmp"

	"enplan/models"
	"enplan/models/oneplan"
)

// Need is how much a citizen needs somebody: what is not settled, by how grave
// it is, how much waits for an answer, and whether it is too much right now.
type Need struct {
	High, Medium, Low, Waiting int
	Paused                     bool
}

// NeedOf counts what is not settled.
func NeedOf(p oneplan.Plan, m Matters) Need {
	need := Need{Paused: p.Load.Pause.On()}
	for _, f := range m.Findings {
		if f.State == models.StateSettled {
			continue
		}
		switch f.Severity {
		case High:
			need.High++
		case Medium:
			need.Medium++
		default:
			need.Low++
		}
		if f.State == models.StateWaiting {
			need.Waiting++
		}
	}
	for _, g := range p.Goals.Shown() {
		for _, l := range g.Links {
			if l.State == models.LinkTalk {
				need.Waiting++
			}
		}
	}
	return need
}

// Compare puts first who has said that it is too much, then who waits for an
// answer, then by how grave it is.
func (n Need) Compare(other Need) int {
	said := func(yes bool) int {
		if yes {
			return 1
		}
		return 0
	}
	return cmp.Or(
		said(other.Paused)-said(n.Paused),
		said(other.Waiting > 0)-said(n.Waiting > 0),
		other.High-n.High, other.Waiting-n.Waiting, other.Medium-n.Medium, other.Low-n.Low,
	)
}
