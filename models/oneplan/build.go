package oneplan

import (
	"slices"
	"sort"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/law"
	"enplan/models/restate"
)

// builder holds what the parts of one Build share.
type builder struct {
	facts models.Facts
	now   time.Time
	loc   *time.Location
	plan  Plan
	said  map[*models.SectorPlan][][]restate.Statement // sanctions, read once

	horizon time.Time
}

// Build makes the one plan of a citizen as of now. loc is the zone whose wall
// clock the citizen lives by. The same facts in another order give the same
// plan. Appointments must have their Slots expanded over YearDays from the start
// of today.
func Build(facts models.Facts, now time.Time, loc *time.Location) Plan {
	return BuildFor(facts, now, loc, HorizonDays)
}

// BuildFor is Build with the times of so many days, today among them.
func BuildFor(facts models.Facts, now time.Time, loc *time.Location, days int) Plan {
	now = now.In(loc)
	b := &builder{facts: facts, now: now, loc: loc, said: map[*models.SectorPlan][][]restate.Statement{}, plan: Plan{
		Citizen: facts.Citizen, AsOf: now, Today: models.DateOf(now), Consents: facts.Consents,
		Said: facts.Said, Seen: facts.Seen, Sharing: facts.Sharing, Load: models.LoadOf(facts.Said), Wishes: models.WishesOf(facts.Said),
	}}
	b.horizon = b.plan.Today.AddDays(days).At(0, 0, loc)
	b.plan.House = house(facts.Citizen.Coordinator)
	b.plan.Citizen.Household = slices.SortedFunc(slices.Values(facts.Citizen.Household), func(x, y models.Person) int { return strings.Compare(x.ID, y.ID) })
	b.choosePlans()
	b.addAppointments()
	b.addMeasures()
	b.addDuties()
	b.addContacts()
	b.addGaps()
	b.addGoals()
	b.plan.FreshUntil = b.freshUntil()
	return b.plan
}

// ended are the words sources use for a plan or a measure that is no more.
var ended = map[string]bool{
	"afsluttet": true, "annulleret": true, "slettet": true, "ophørt": true,
	"lukket": true, "afbrudt": true, "stoppet": true, "inaktiv": true, "ophævet": true, "kladde": true, "udkast": true,
	"completed": true, "revoked": true, "cancelled": true, "entered-in-error": true, "stopped": true,
	"ended": true, "draft": true, "aborted": true, "rejected": true, "failed": true,
}

// Ended reports whether a source's word says that a plan or a measure is no more.
func Ended(status string) bool { return isEnded(status) }

func isEnded(status string) bool { return ended[strings.ToLower(strings.TrimSpace(status))] }

// choosePlans keeps the plans that go on, in an order that no delivery decides:
// the citizen's own plans before the household's, then by name.
func (b *builder) choosePlans() {
	plans := slices.Clone(b.facts.Plans)
	sort.SliceStable(plans, func(i, j int) bool {
		x, y := plans[i], plans[j]
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
	for _, p := range plans {
		switch {
		case isEnded(p.Status), !p.Closed.IsZero() && p.Closed.Before(b.plan.Today):
		case isBarred(&p):
			b.hide("barred_content", &p)
		case b.isStrangers(p):
			b.hide("unknown_subject", &p)
		default:
			p.Measures = slices.DeleteFunc(slices.Clone(p.Measures), func(m models.Measure) bool {
				return m.Ended(b.plan.Today) || isEnded(m.Status)
			})
			b.plan.Plans = append(b.plan.Plans, p)
		}
	}
}

// isBarred reports whether a plan holds anonymous treatment, which must never
// be in a plan under a CPR (serviceloven § 101 a; § 141 stk. 6; sundhedsloven
// § 141). The whole plan goes: its meetings and goals would tell as much.
func isBarred(p *models.SectorPlan) bool {
	texts := append([]string{p.Title, p.Text}, p.Law...)
	for _, m := range p.Measures {
		texts = append(texts, m.Law, m.Name, m.Text)
	}
	for _, text := range texts {
		folded := strings.ToLower(text)
		if strings.Contains(folded, "anonym") && strings.Contains(folded, "behandling") {
			return true
		}
		hint := strings.Contains(folded, "anonym") || strings.Contains(folded, "101") // looking further takes time
		if hint && slices.ContainsFunc(law.Resolve(text), func(r law.Provision) bool { return r.NeverInPlan }) {
			return true
		}
	}
	return false
}

// hide keeps a plan out. The gap names nobody, because the name of a department
// can tell what it is about.
func (b *builder) hide(why string, p *models.SectorPlan) {
	b.task(why, PlanID(p))
	b.gap(Gap{Kind: GapUnread})
}

// isOwn reports whether the plan is about the citizen and not about a member
// of the household.
func (b *builder) isOwn(p models.SectorPlan) bool {
	return p.Subject == "" || p.Subject == b.facts.Citizen.ID
}

// isStrangers reports whether the plan is about somebody whom no source has
// placed in the household. Nobody may take it for the citizen's own.
func (b *builder) isStrangers(p models.SectorPlan) bool {
	_, known := b.facts.Citizen.PersonByID(p.Subject)
	return !b.isOwn(p) && !known
}

// about is the household member a plan is for; the zero Person is the citizen.
func (b *builder) about(p *models.SectorPlan) models.Person {
	if b.isOwn(*p) {
		return models.Person{}
	}
	person, _ := b.facts.Citizen.PersonByID(p.Subject)
	return person
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
	for _, o := range b.plan.Off {
		earlier(o.over())
	}
	for _, o := range b.plan.Offers {
		earlier(o.Times[o.Open[0]].Start)
	}
	for _, s := range b.facts.Sources {
		earlier(s.LateFrom())
	}
	return until
}

func (b *builder) task(kind, ref string) {
	if t := (Task{Kind: kind, Ref: ref}); !slices.Contains(b.plan.Tasks, t) {
		b.plan.Tasks = append(b.plan.Tasks, t)
	}
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

// PlanID names a department's plan. The mark in it is one that an address takes
// as it is.
func PlanID(p *models.SectorPlan) string { return p.Source + "~" + p.ID }

// partID names a part of a plan by the sender's ids.
// What was made here is of no department, and has ids of our own.
func partID(p *models.SectorPlan, id string) string {
	if IsHouse(p) {
		return id
	}
	return PlanID(p) + "~" + id
}

// IsHouse reports whether it stands for the borgerkonsulent, and is no department's.
func IsHouse(p *models.SectorPlan) bool { return p.Source == "" && p.Type == typeHouse }

// AppointmentID names an appointment of the plan.
func AppointmentID(a Appointment) string { return partID(a.Plan, a.ID) }
