package oneplan

import (
	"strconv"

	"enplan/models"
)

// TheCoordinator is the id of the borgerkonsulent among the contacts.
const TheCoordinator = "coordinator"

// Thing is something in the plan that one can speak of.
type Thing struct {
	Ref     string
	Kind    models.ThingKind
	Plan    *models.SectorPlan // whose department wrote it; nil when that is the borgerkonsulent
	Written string             // in the department's words
	At      int                // its place in Appointments, Duties, Limits or Contacts
}

// Thing finds what a name made by models.ThingRef means. It returns ErrNotFound
// when the citizen does not see such a thing.
func (p Plan) Thing(ref string) (Thing, error) {
	kind, id := models.SplitThing(ref)
	found := Thing{Ref: ref, Kind: kind}
	is := func(here string, plan *models.SectorPlan, written string, at int) bool {
		if here != id {
			return false
		}
		found.Plan, found.Written, found.At = plan, written, at
		return true
	}
	if id != "" && p.findThing(kind, is) {
		return found, nil
	}
	return Thing{}, models.ErrNotFound
}

func (p Plan) findThing(kind models.ThingKind, is func(id string, plan *models.SectorPlan, written string, at int) bool) bool {
	switch kind {
	case models.ThingMeasure:
		for _, area := range p.Areas {
			for _, m := range area.Measures {
				if is(m.ID, m.Plan, m.Name, 0) {
					return true
				}
			}
		}
	case models.ThingDuty:
		for i, d := range p.Duties {
			if is(d.ID, d.Plan, d.Written, i) {
				return true
			}
		}
	case models.ThingAppointment:
		for i, a := range p.Appointments {
			if is(AppointmentID(a), a.Plan, a.Appointment.Title, i) {
				return true
			}
		}
	case models.ThingLimit:
		for i, l := range p.Limits {
			if is(l.ID, l.Plan, l.Written, i) {
				return true
			}
		}
	case models.ThingContact:
		for i, c := range p.Contacts {
			if is(c.ID, p.PlanByID(c.Plan), c.Name, i) {
				return true
			}
		}
	case models.ThingText, models.ThingGoal:
		return p.findText(kind, is)
	}
	return false
}

func (p Plan) findText(kind models.ThingKind, is func(id string, plan *models.SectorPlan, written string, at int) bool) bool {
	for i := range p.Plans {
		plan := &p.Plans[i]
		if kind == models.ThingText && is(PlanID(plan), plan, plan.Title, i) {
			return true
		}
		for _, g := range plan.Goals {
			if kind == models.ThingGoal && g.ID != "" && is(GoalID(plan, g), plan, g.Text, i) {
				return true
			}
		}
	}
	return false
}

// GoalID names a goal of a department's plan.
func GoalID(p *models.SectorPlan, g models.Goal) string { return partID(p, g.ID) }

// contactID names a person by the first plan that names them, and by how many it
// named before: a name has no place in an address.
func (b *builder) contactID(c Contact) string {
	if c.Plan == "" {
		return TheCoordinator
	}
	n := 0
	for _, here := range b.plan.Contacts {
		if here.Plan == c.Plan {
			n++
		}
	}
	return c.Plan + "~" + strconv.Itoa(n)
}

// PlanByID is the department's plan with that id, nil when the citizen has none.
func (p Plan) PlanByID(id string) *models.SectorPlan {
	for i := range p.Plans {
		if PlanID(&p.Plans[i]) == id {
			return &p.Plans[i]
		}
	}
	return nil
}
