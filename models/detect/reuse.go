package detect

import (
	"slices"

	"enplan/models"
	"enplan/models/oneplan"
)

// Ask is the question whether one department may use a paper that another has.
// Only the citizen answers it, and nothing passes on before.
type Ask struct {
	ID    string // stays the same as long as the demand and the paper do
	Wants oneplan.Duty
	Has   *models.SectorPlan
	When  models.Date   // since when they have it
	Sent  bool          // the citizen says it was sent; the department has not said yet
	Whole bool          // the paper is the other department's plan itself
	Reply *models.Event // the citizen's last word
}

// IsGranted reports whether the citizen's last word is yes.
func (a Ask) IsGranted() bool {
	return a.Reply != nil && models.Reply(a.Reply.Choice) == models.ReuseYes
}

// reusableDays is how long a paper is offered: half a year. What a doctor wrote
// before that is no news of how somebody is, and no department would take it.
const reusableDays = 183

// ofTheDay are papers that tell of one month or one week: an older one answers
// another question.
var ofTheDay = map[string]bool{
	"kontoudtog_3mdr": true, "loenseddel": true, "timeregnskab": true, "soevndagbog": true, "fravaersoversigt": true,
	"raskmelding": true, "mulighedserklaering": true, "friattest": true, "tilmelding_jobnet": true, "cv": true,
}

// Reuse finds the demands that could be met with a paper somebody already has.
// The paper must be the same, about the same person, in another department's
// hands, not too old and not one that tells of a month only. A demand for
// several papers is met when one department has them all.
func Reuse(p oneplan.Plan) []Ask {
	all := p
	all.Duties = slices.Concat(p.Duties, p.Lifted)
	demands := demandsOf(all)
	for _, g := range p.Given {
		all.Duties = append(all.Duties, g.Duty) // whom a paper is about rests on all that was asked for
	}
	asks := []Ask{}
	for _, d := range demands {
		ask, found := heldBy(all, d)
		if !found {
			continue
		}
		f := Finding{Kind: "reuse"}.named(label(d.Plan), d.Mark(), label(ask.Has), ask.When.String())
		ask.ID, ask.Reply = f.ID, models.ReplyTo(p.Said, f.ID)
		asks = append(asks, ask)
	}
	return asks
}

// heldBy finds who has what d demands; the newest of several.
func heldBy(p oneplan.Plan, d oneplan.Duty) (Ask, bool) {
	wanted := reusable(d)
	if len(wanted) == 0 {
		return Ask{}, false
	}
	for _, g := range p.Given { // newest first
		fresh := !g.When.Before(p.Today.AddDays(-reusableDays))
		if fresh && !isSame(g.Plan, d.Plan) && concerns(p, g.Duty) == concerns(p, d) && holdsAll(papersOf(g.Duty), wanted) {
			return Ask{Wants: d, Has: g.Plan, When: g.When, Sent: g.ByCitizen}, true
		}
	}
	for i := range p.Plans {
		here := &p.Plans[i]
		whole := here.Type == models.PlanRehabilitation && holdsAll([]string{rehabilitationPlan}, wanted)
		if whole && !isSame(here, d.Plan) && subject(p, here) == concerns(p, d) {
			return Ask{Wants: d, Has: here, When: here.Created, Whole: true}, true
		}
	}
	return Ask{}, false
}

// reusable are the papers of a demand, none when one of them is not the same
// paper wherever it is sent, or was not recognised.
func reusable(d oneplan.Duty) []string {
	keys := papersOf(d)
	for _, paper := range d.Papers {
		if sorts[paper.Key] || ofTheDay[paper.Key] {
			return nil
		}
	}
	return keys
}

func holdsAll(held, wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(key string) bool { return !slices.Contains(held, key) })
}
