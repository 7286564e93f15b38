package detect

import (
	"slices"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
)

// Places is where in the one plan a finding lies, by the plan's own ids.
type Places struct {
	Appointments []Spot   `json:"appointments"`
	Measures     []string `json:"measures"`
	Duties       []string `json:"duties"`
	Plans        []string `json:"plans"`
}

// Spot is an appointment on a day.
type Spot struct {
	Appointment string `json:"appointment"`
	Date        string `json:"date"`
}

// name reports whether the thing with this id is among them.
func (at Places) name(id string) bool {
	of := func(s Spot) bool { return s.Appointment == id }
	return slices.Contains(at.Measures, id) || slices.Contains(at.Duties, id) || slices.ContainsFunc(at.Appointments, of)
}

// Locate finds in the one plan what a finding refers to.
func Locate(p oneplan.Plan, f Finding) Places {
	var at Places
	within := func(plan *models.SectorPlan) bool { return len(f.Plans) == 0 || slices.Contains(f.Plans, label(plan)) }
	named := func(id string, plan *models.SectorPlan) bool {
		_, found := slices.BinarySearch(f.Refs, id) // they are sorted
		return found && within(plan)
	}
	at.Appointments = spotsOf(p, f, named)
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			if named(m.Measure.ID, m.Plan) {
				at.Measures = append(at.Measures, m.ID)
			}
		}
	}
	for _, d := range p.Duties {
		paper := d.Kind == oneplan.DutyPaper && named(d.Demand.ID, d.Plan)
		if paper || d.Kind == oneplan.DutyRule && within(d.Plan) && endsIn(d.ID, f.Refs) {
			at.Duties = append(at.Duties, d.ID)
		}
	}
	for _, l := range p.Limits { // a limit stands among the duties for whoever shows it
		if within(l.Plan) && endsIn(l.ID, f.Refs) {
			at.Duties = append(at.Duties, l.ID)
		}
	}
	for i := range p.Plans {
		if named(p.Plans[i].ID, &p.Plans[i]) {
			at.Plans = append(at.Plans, oneplan.PlanID(&p.Plans[i]))
		}
	}
	return at
}

// spotsOf are the times of the appointments that a finding names; of a clash only
// those at which two of them meet.
func spotsOf(p oneplan.Plan, f Finding, named func(id string, plan *models.SectorPlan) bool) []Spot {
	meant := make([]bool, len(p.Appointments))
	for i := range p.Appointments {
		meant[i] = named(p.Appointments[i].ID, p.Appointments[i].Plan)
	}
	var times []oneplan.Time
	for _, t := range p.Times {
		if meant[t.Appointment] {
			times = append(times, t)
		}
	}
	var spots []Spot
	for _, t := range times {
		clashes := func(o oneplan.Time) bool {
			return o.Appointment != t.Appointment && o.Start.Before(t.End) && t.Start.Before(o.End)
		}
		if f.Kind != AppointmentOverlap || slices.ContainsFunc(times, clashes) {
			spots = append(spots, Spot{oneplan.AppointmentID(p.Appointments[t.Appointment]), t.Start.Format(time.DateOnly)})
		}
	}
	return spots
}

// endsIn reports whether an id of the one plan ends in an id that a source gave.
func endsIn(id string, refs []string) bool {
	return slices.ContainsFunc(refs, func(ref string) bool { return strings.HasSuffix(id, "~"+ref) })
}

// owners are the departments' plans that have to do with a place, those whose
// department can be asked to put it right. Of what lies nowhere in particular
// any of them can be asked.
func (at Places) owners(p oneplan.Plan) []*models.SectorPlan {
	var owners []*models.SectorPlan
	for i := range p.Plans {
		if plan := &p.Plans[i]; at.touches(p, plan) {
			owners = append(owners, plan)
		}
	}
	if owners == nil && at.ofHouse(p) {
		return nil // it is the borgerkonsulent's own, and no department need know
	}
	if owners == nil {
		for i := range p.Plans {
			owners = append(owners, &p.Plans[i])
		}
	}
	return owners
}

// ofHouse reports whether it lies in what the borgerkonsulent made.
func (at Places) ofHouse(p oneplan.Plan) bool {
	return slices.ContainsFunc(p.Appointments, func(a oneplan.Appointment) bool {
		return a.MadeHere() && at.name(oneplan.AppointmentID(a))
	})
}

func (at Places) touches(p oneplan.Plan, plan *models.SectorPlan) bool {
	if slices.Contains(at.Plans, oneplan.PlanID(plan)) {
		return true
	}
	for _, a := range p.Appointments {
		if !isSame(a.Plan, plan) {
			continue
		}
		id := oneplan.AppointmentID(a)
		if slices.ContainsFunc(at.Appointments, func(s Spot) bool { return s.Appointment == id }) {
			return true
		}
	}
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			if isSame(m.Plan, plan) && slices.Contains(at.Measures, m.ID) {
				return true
			}
		}
	}
	return slices.ContainsFunc(p.Duties, func(d oneplan.Duty) bool {
		return isSame(d.Plan, plan) && slices.Contains(at.Duties, d.ID)
	})
}
