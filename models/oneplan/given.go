package oneplan

import (
	"slices"
	"sort"

	"enplan/models"
)

// Given is a paper that a department has got: what, to whom, for what, and
// since when.
type Given struct {
	Duty      // the demand it met
	When      models.Date
	ByCitizen bool // the citizen said so; the department has not yet
}

// Mark names the demand of a duty to hand in a paper, as long as the department
// asks for the same.
func (d Duty) Mark() string { return d.Demand.Mark(d.ID) }

// isMet keeps apart what is demanded and need not be handed in any more: the
// department has got it, the citizen has sent it, or the municipality may use a
// paper it has.
func (b *builder) isMet(d Duty) bool {
	if got := d.Demand.Received; !got.IsZero() && !got.After(b.plan.Today) {
		b.plan.Given = append(b.plan.Given, Given{Duty: d, When: d.Demand.Received})
		return true
	}
	if sent := models.HandedInAt(b.facts.Said, d.Mark()); !sent.IsZero() {
		b.plan.Given = append(b.plan.Given, Given{Duty: d, When: models.DateOf(sent.In(b.loc)), ByCitizen: true})
		return true
	}
	if models.MayReuse(b.facts.Said, d.Mark()) {
		b.plan.Lifted = append(b.plan.Lifted, d)
		b.task("pass_on_paper", d.ID)
		return true
	}
	return false
}

func (b *builder) orderGiven() {
	sort.SliceStable(b.plan.Given, func(i, j int) bool {
		x, y := b.plan.Given[i], b.plan.Given[j]
		if x.When != y.When {
			return y.When.Before(x.When)
		}
		return x.ID < y.ID
	})
	sort.SliceStable(b.plan.Lifted, func(i, j int) bool { return b.plan.Lifted[i].before(b.plan.Lifted[j]) })
}

// CheckHandIn is the mark of the demand that the citizen says was sent. It
// returns ErrNotFound when nobody asks for it, ErrHandedIn when it is here
// already, and ErrNotGiven when there is nothing to take back.
func (p Plan) CheckHandIn(duty string, undo bool) (mark string, err error) {
	for _, g := range p.Given {
		switch {
		case g.ID != duty:
		case undo && g.ByCitizen:
			return g.Mark(), nil
		default:
			return "", models.ErrHandedIn
		}
	}
	for _, d := range slices.Concat(p.Duties, p.Lifted) {
		switch {
		case d.ID != duty || d.Kind != DutyPaper:
		case undo:
			return "", models.ErrNotGiven
		default:
			return d.Mark(), nil
		}
	}
	return "", models.ErrNotFound
}
