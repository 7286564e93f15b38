package oneplan

import (
	"cmp"
	"slices"

	"enplan/models"
)

// addGoals puts the delivered own goals in order and the citizen's own words
// over them. What is looked for help for are the living ones, without steps.
func (b *builder) addGoals() {
	delivered := slices.SortedStableFunc(slices.Values(b.plan.Citizen.Voice.Goals), func(x, y models.OwnGoal) int {
		return cmp.Or(cmp.Compare(x.Priority, y.Priority), cmp.Compare(x.ID, y.ID))
	})
	b.plan.Goals = models.GoalsOf(delivered, b.facts.Said)
	b.plan.Citizen.Voice.Goals = b.plan.Goals.Living()
	for i := range b.plan.Areas {
		for j := range b.plan.Areas[i].Measures {
			m := &b.plan.Areas[i].Measures[j]
			for _, g := range b.plan.Goals.ServedBy(m.ID) {
				m.Serves = append(m.Serves, g.OwnGoal)
			}
		}
	}
}

// MeasureByID is the measure with that id, nil when the plan has none.
func (p Plan) MeasureByID(id string) *Measure {
	for i := range p.Areas {
		for j := range p.Areas[i].Measures {
			if m := &p.Areas[i].Measures[j]; m.ID == id {
				return m
			}
		}
	}
	return nil
}
