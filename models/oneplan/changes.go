package oneplan

import (
	"cmp"
	"slices"
	"strings"

	"enplan/models"
)

// mostChanges is how many changes of one department's plan are told one by one.
const mostChanges = 8

// Changes are what a delivery made of the plan: before and after are built for
// the same instant, so that nothing in it is the work of the clock. They stand in
// an order that no delivery decides. A plan that comes or goes is one change.
func Changes(before, after Plan) []models.Change {
	d := difference{before: before, after: after, gone: map[string]*models.SectorPlan{}}
	for i := range before.Plans {
		d.gone[PlanID(&before.Plans[i])] = &before.Plans[i]
	}
	for i := range after.Plans {
		is, id := &after.Plans[i], PlanID(&after.Plans[i])
		was, known := d.gone[id]
		delete(d.gone, id)
		if !known {
			d.tell(is, models.Change{Kind: models.PlanBegan, What: is.Title})
			continue
		}
		start := len(d.changes)
		d.plan(was, is)
		d.measures(id)
		d.duties(id)
		d.limits(id)
		d.appointments(id)
		if told := d.changes[start:]; len(told) > mostChanges {
			d.changes = d.changes[:start]
			d.tell(is, models.Change{Kind: models.PlanChanged, What: is.Title, Count: len(told)})
		}
	}
	for _, was := range d.gone {
		d.tell(was, models.Change{Kind: models.PlanEnded, What: was.Title})
	}
	slices.SortStableFunc(d.changes, func(x, y models.Change) int {
		return cmp.Or(strings.Compare(x.Plan, y.Plan), strings.Compare(x.Ref, y.Ref), strings.Compare(string(x.Kind), string(y.Kind)))
	})
	return d.changes
}

type difference struct {
	before, after Plan
	gone          map[string]*models.SectorPlan
	changes       []models.Change
}

// tell adds a change of what the department's plan holds.
func (d *difference) tell(p *models.SectorPlan, c models.Change) {
	c.Plan, c.Source, c.Unit = PlanID(p), p.Source, p.Owner.Unit
	if person, ok := d.after.Citizen.PersonByID(p.Subject); ok {
		c.About = person.FirstName()
	}
	d.changes = append(d.changes, c)
}

func (d *difference) plan(was, is *models.SectorPlan) {
	if before, after := PersonName(was.Owner), PersonName(is.Owner); before != after && after != "" {
		d.tell(is, models.Change{Kind: models.CaseworkerChanged, What: is.Title, Was: before, Is: after})
	}
	if was.NextFollowUp != is.NextFollowUp && !is.NextFollowUp.IsZero() {
		d.tell(is, models.Change{
			Kind: models.FollowUpMoved, What: is.Title, Was: was.NextFollowUp.String(), Is: is.NextFollowUp.String(),
		})
	}
}

// pair is a thing as it was and as it is; one of the two may be missing.
type pair[T any] struct {
	id       string
	was, is  T
	old, now bool
}

// pairs puts together what bears the same name before and after, by name.
func pairs[T any](before, after []T, name func(T) string) []pair[T] {
	at := map[string]int{}
	var all []pair[T]
	place := func(id string) *pair[T] {
		i, known := at[id]
		if !known {
			i = len(all)
			at[id], all = i, append(all, pair[T]{id: id})
		}
		return &all[i]
	}
	for _, one := range before {
		p := place(name(one))
		p.was, p.old = one, true
	}
	for _, one := range after {
		p := place(name(one))
		p.is, p.now = one, true
	}
	slices.SortFunc(all, func(x, y pair[T]) int { return strings.Compare(x.id, y.id) })
	return all
}

func (d *difference) measures(plan string) {
	of := func(p Plan) (list []Measure) {
		for _, area := range p.Areas {
			for _, m := range area.Measures {
				if PlanID(m.Plan) == plan {
					list = append(list, m)
				}
			}
		}
		return list
	}
	for _, m := range pairs(of(d.before), of(d.after), func(m Measure) string { return m.ID }) {
		ref := models.ThingRef(models.ThingMeasure, m.id)
		switch {
		case !m.old:
			d.tell(m.is.Plan, models.Change{Kind: models.MeasureBegan, Ref: ref, What: m.is.Name})
		case !m.now:
			d.tell(m.was.Plan, models.Change{Kind: models.MeasureEnded, Ref: ref, What: m.was.Name})
		case !sameMeasure(m.was.Measure, m.is.Measure):
			d.tell(m.is.Plan, models.Change{Kind: models.MeasureChanged, Ref: ref, What: m.is.Name})
		}
	}
}

// sameMeasure compares what the citizen reads of it.
func sameMeasure(x, y models.Measure) bool {
	return x.Name == y.Name && x.Text == y.Text && x.Law == y.Law && x.From == y.From && x.To == y.To && x.Amount == y.Amount && x.Provider == y.Provider
}

// duties tells of papers and rules; that one must come to a meeting is told of
// the meeting.
func (d *difference) duties(plan string) {
	of := func(p Plan) (list []Duty) {
		for _, one := range slices.Concat(p.Duties, p.Lifted) {
			if PlanID(one.Plan) == plan && (one.Kind == DutyPaper || one.Kind == DutyRule && len(one.Rule) > 0) {
				list = append(list, one)
			}
		}
		return list
	}
	met := map[string]bool{}
	for _, g := range d.after.Given {
		met[g.ID] = true
	}
	for _, g := range d.before.Given {
		met[g.ID] = met[g.ID] && g.ByCitizen // known before: no news
	}
	for _, one := range pairs(of(d.before), of(d.after), func(one Duty) string { return one.ID }) {
		d.duty(one, met[one.id])
	}
}

func (d *difference) duty(one pair[Duty], met bool) {
	c := models.Change{Ref: models.ThingRef(models.ThingDuty, one.id), What: one.is.Written, Paper: one.is.Kind == DutyPaper}
	switch {
	case !one.old && d.wasGiven(one.id):
		return // the citizen took back that it was sent, or the department asks anew
	case !one.old:
		c.Kind, c.Is = models.DutyAdded, one.is.Due.String()
	case !one.now:
		c.Kind, c.What, c.Paper = models.DutyGone, one.was.Written, one.was.Kind == DutyPaper
		if met {
			c.Kind = models.DutyMet
		}
		d.tell(one.was.Plan, c)
		return
	case one.was.Written != one.is.Written:
		c.Kind, c.Is = models.DutyChanged, one.is.Due.String()
	case one.was.Due != one.is.Due && one.is.Kind == DutyPaper:
		c.Kind, c.Was, c.Is = models.DutyMoved, one.was.Due.String(), one.is.Due.String()
	default:
		return
	}
	d.tell(one.is.Plan, c)
}

func (d *difference) wasGiven(id string) bool {
	return slices.ContainsFunc(d.before.Given, func(g Given) bool { return g.ID == id && !g.ByCitizen })
}

func (d *difference) limits(plan string) {
	of := func(p Plan) (list []Limit) {
		for _, l := range p.Limits {
			if PlanID(l.Plan) == plan {
				list = append(list, l)
			}
		}
		return list
	}
	for _, l := range pairs(of(d.before), of(d.after), func(l Limit) string { return l.ID }) {
		ref := models.ThingRef(models.ThingLimit, l.id)
		if l.old && (!l.now || l.was.Written != l.is.Written) {
			d.tell(l.was.Plan, models.Change{Kind: models.LimitGone, Ref: ref, What: l.was.Written})
		}
		if l.now && (!l.old || l.was.Written != l.is.Written) {
			d.tell(l.is.Plan, models.Change{Kind: models.LimitAdded, Ref: ref, What: l.is.Written})
		}
	}
}
