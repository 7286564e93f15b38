package oneplan

import (
	"sort"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/restate"
)

// builder holds what the parts of one Build share.
type builder struct {
	facts models.Facts
	now   time.Time
	loc   *time.Location
	plan  Plan
}

// Build makes the one plan of a citizen as of now. loc is the zone whose wall
// clock the citizen lives by. The same facts in another order give the same
// plan. Appointments must have their Slots expanded over Horizon from the start
// of today.
func Build(facts models.Facts, now time.Time, loc *time.Location) Plan {
	now = now.In(loc)
	b := &builder{facts: facts, now: now, loc: loc, plan: Plan{
		Citizen: facts.Citizen, AsOf: now, Today: models.DateOf(now),
	}}
	b.choosePlans()
	b.addAppointments()
	b.addMeasures()
	b.addDuties()
	b.addContacts()
	b.addGaps()
	b.orderGoals()
	b.plan.FreshUntil = b.freshUntil()
	return b.plan
}

// ended are the words sources use for a plan or a measure that is no more.
var ended = map[string]bool{
	"afsluttet": true, "annulleret": true, "slettet": true, "ophørt": true,
	"completed": true, "revoked": true, "cancelled": true, "entered-in-error": true, "stopped": true,
}

func isEnded(status string) bool { return ended[strings.ToLower(strings.TrimSpace(status))] }

// choosePlans keeps the plans that go on, in an order that no delivery decides:
// the citizen's own plans before the household's, then by name.
func (b *builder) choosePlans() {
	for _, p := range b.facts.Plans {
		if !isEnded(p.Status) {
			b.plan.Plans = append(b.plan.Plans, p)
		}
	}
	sort.SliceStable(b.plan.Plans, func(i, j int) bool {
		x, y := b.plan.Plans[i], b.plan.Plans[j]
		if own, other := b.isOwn(x), b.isOwn(y); own != other {
			return own
		}
		if x.Owner.Unit != y.Owner.Unit {
			return x.Owner.Unit < y.Owner.Unit
		}
		if x.ID != y.ID {
			return x.ID < y.ID
		}
		return x.Source < y.Source
	})
}

// isOwn reports whether the plan is about the citizen and not about a member
// of the household.
func (b *builder) isOwn(p models.SectorPlan) bool {
	_, other := b.facts.Citizen.PersonByID(p.Subject)
	return !other
}

// about is the household member a plan is for; the zero Person is the citizen.
func (b *builder) about(p *models.SectorPlan) models.Person {
	person, _ := b.facts.Citizen.PersonByID(p.Subject)
	return person
}

func (b *builder) orderGoals() {
	goals := append([]models.OwnGoal(nil), b.plan.Citizen.Voice.Goals...)
	sort.SliceStable(goals, func(i, j int) bool {
		if goals[i].Priority != goals[j].Priority {
			return goals[i].Priority < goals[j].Priority
		}
		return goals[i].ID < goals[j].ID
	})
	b.plan.Citizen.Voice.Goals = goals
}

// freshUntil is the first instant at which the same facts give another plan:
// midnight, the end of the next time, or a source becoming late.
func (b *builder) freshUntil() time.Time {
	until := b.plan.Today.AddDays(1).At(0, 0, b.loc)
	earlier := func(t time.Time) {
		if t.After(b.now) && t.Before(until) {
			until = t
		}
	}
	for _, t := range b.plan.Times {
		earlier(t.End)
	}
	for _, s := range b.facts.Sources {
		earlier(s.LateFrom())
	}
	return until
}

func (b *builder) task(kind, ref string) {
	b.plan.Tasks = append(b.plan.Tasks, Task{Kind: kind, Ref: ref})
}

// toReader turns a statement about somebody named into one about the reader,
// when that is whom the name means.
func (b *builder) toReader(s restate.Statement) restate.Statement {
	who := s.Args["who"]
	if who == b.facts.Citizen.Name || (who != "" && who == b.facts.Citizen.FirstName()) {
		s.Key = strings.TrimSuffix(s.Key, restate.OtherSuffix)
	}
	return s
}

// partID names a part of a plan by the sender's ids. The mark between them is
// one that an address takes as it is.
func partID(p *models.SectorPlan, id string) string { return p.ID + "~" + id }

// AppointmentID names an appointment of the plan.
func AppointmentID(a Appointment) string { return partID(a.Plan, a.ID) }
