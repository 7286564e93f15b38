package oneplan

import (
	"slices"
	"sort"

	"enplan/models"
	"enplan/models/restate"
)

func (b *builder) addDuties() {
	for i := range b.plan.Plans {
		p := &b.plan.Plans[i]
		b.addPapers(p)
		b.addRules(p)
		b.addSanctions(p)
	}
	b.addMeetings()
	sort.SliceStable(b.plan.Duties, func(i, j int) bool { return b.plan.Duties[i].before(b.plan.Duties[j]) })
	b.orderGiven()
	sort.SliceStable(b.plan.Limits, func(i, j int) bool { return b.plan.Limits[i].ID < b.plan.Limits[j].ID })
}

// before puts dated duties first, the earliest first; then papers, meetings and
// rules.
func (d Duty) before(e Duty) bool {
	if d.Due.IsZero() != e.Due.IsZero() {
		return !d.Due.IsZero()
	}
	if d.Due != e.Due {
		return d.Due.Before(e.Due)
	}
	if d.Kind != e.Kind {
		order := map[DutyKind]int{DutyPaper: 0, DutyMeet: 1, DutyRule: 2}
		return order[d.Kind] < order[e.Kind]
	}
	if d.Kind == DutyMeet {
		return d.Appointment < e.Appointment // appointments stand in the order of time
	}
	return d.ID < e.ID
}

func (b *builder) addPapers(p *models.SectorPlan) {
	cannot := b.sanctions(p, true)
	for _, demand := range p.Demands {
		duty := Duty{
			ID: dutyID(DutyPaper, p, demand.ID), Kind: DutyPaper, Plan: p, Demand: demand, Due: demand.Deadline,
			Papers: restate.Papers(demand.What), Cannot: cannot, Written: demand.What,
			Late: !demand.Deadline.IsZero() && demand.Deadline.Before(b.plan.Today),
		}
		duty.Reason, _ = restate.Reason(demand.Why)
		duty.LawEnded = restsOnEnded(demand.Why, b.plan.Today)
		if duty.Reason.Key == "why.mothers_state" && !b.isOwn(*p) {
			duty.Reason.Key = "why.your_health" // in a child's plan the parent is the reader
		}
		if b.isMet(duty) {
			continue
		}
		if len(duty.Papers) == 0 {
			b.task("rewrite_demand", partID(p, demand.ID))
		}
		b.plan.Duties = append(b.plan.Duties, duty)
	}
}

// addRules sorts a plan's conditions into demands on the citizen and limits
// that protect the citizen. A condition that nobody can restate is shown as
// written and becomes a task.
func (b *builder) addRules(p *models.SectorPlan) {
	for _, c := range p.Conditions {
		var rule, cannot, limit []restate.Statement
		for _, s := range restate.Condition(c.Text, b.plan.Today) {
			s = b.toReader(s)
			switch {
			case restate.IsConsequence(s.Key):
				cannot = append(cannot, s)
			case restate.Protects(s.Key):
				limit = append(limit, s)
			case restate.Describes(s.Key):
				continue
			default:
				rule = append(rule, s)
			}
			if s.Key == restate.AsWritten {
				b.task("rewrite_condition", partID(p, c.ID))
			}
		}
		id := partID(p, c.ID)
		if len(rule) > 0 {
			b.plan.Duties = append(b.plan.Duties, Duty{ID: dutyID(DutyRule, p, c.ID), Kind: DutyRule, Plan: p, Rule: rule, Cannot: cannot, Written: c.Text})
		}
		if len(limit) > 0 {
			b.plan.Limits = append(b.plan.Limits, Limit{ID: id, Plan: p, Rule: limit, Written: c.Text})
		}
		if alone := b.saidNowhereElse(p, cannot); len(rule) == 0 && len(alone) > 0 {
			b.plan.Duties = append(b.plan.Duties, Duty{ID: dutyID(DutyRule, p, c.ID), Kind: DutyRule, Plan: p, Cannot: alone, Written: c.Text})
		}
	}
}

// addSanctions says the sanctions in a plan's other texts that no paper, no
// meeting and no condition of it has said: none may be lost.
func (b *builder) addSanctions(p *models.SectorPlan) {
	said := map[string]bool{}
	for _, d := range b.plan.Duties {
		if d.Plan == p {
			for _, group := range withCause(d.Cannot) {
				said[nameOf(group)] = true
			}
		}
	}
	var left []restate.Statement
	for _, group := range withCause(b.saidNowhereElse(p, append(b.sanctions(p, false), b.sanctions(p, true)...))) {
		if !said[nameOf(group)] {
			left = append(left, group...)
		}
	}
	if len(left) > 0 {
		b.plan.Duties = append(b.plan.Duties, Duty{ID: dutyID(DutyRule, p, ""), Kind: DutyRule, Plan: p, Cannot: left, Written: p.Text})
	}
}

// dutyID tells a paper, a meeting and a rule of one plan apart that the sender
// gave the same id.
func dutyID(kind DutyKind, p *models.SectorPlan, id string) string {
	return string(kind) + "~" + partID(p, id)
}

// saidNowhereElse keeps the sanctions that no paper and no meeting of the plan
// says already.
func (b *builder) saidNowhereElse(p *models.SectorPlan, cannot []restate.Statement) []restate.Statement {
	var alone []restate.Statement
	for _, group := range withCause(cannot) {
		said := b.hasDutyToMeet(p)
		if aboutPapers(group) {
			said = b.asksForPapers(p)
		}
		if !said {
			alone = append(alone, group...)
		}
	}
	return alone
}

// asksForPapers reports whether the plan still waits for a paper.
func (b *builder) asksForPapers(p *models.SectorPlan) bool {
	return slices.ContainsFunc(b.plan.Duties, func(d Duty) bool { return d.Kind == DutyPaper && d.Plan == p })
}

func (b *builder) hasDutyToMeet(p *models.SectorPlan) bool {
	for _, a := range b.plan.Appointments {
		if a.Plan == p && a.Mandatory && a.Self {
			return true
		}
	}
	return false
}

// addMeetings makes one duty of each appointment that may not be missed, due
// on its next day.
func (b *builder) addMeetings() {
	for i, a := range b.plan.Appointments {
		if !a.Mandatory || !a.Self {
			continue
		}
		b.plan.Duties = append(b.plan.Duties, Duty{
			ID: dutyID(DutyMeet, a.Plan, a.ID), Kind: DutyMeet, Plan: a.Plan, Appointment: i,
			Due: models.DateOf(a.Slots[0].Start.In(b.loc)), Cannot: a.Cannot, Written: a.Appointment.Title,
		})
	}
}
