package detect

import (
	"slices"
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/topic"
)

// weekly are the amounts that promise something each week.
var weekly = map[string]bool{
	"amount.hours_week": true, "amount.hours_week_between": true, "amount.minutes_week": true,
	"amount.once_week": true, "amount.times_in_week": true, "amount.times_week": true,
	"amount.times_week_minutes": true, "amount.days_week": true,
}

// missingInfo finds help that is promised each week, goes on or begins within
// paperDays, and has no appointment. It is silent where an appointment of the
// same plan may be the one, and about the household: a young person's own
// appointments are not in the citizen's plan.
func missingInfo(p *sight) []Finding {
	found := noPlace(p)
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			if f, ok := notBegun(p, m); ok {
				found = append(found, f)
				continue
			}
			amount, ok := restate.Amount(m.Amount)
			if !ok || !weekly[amount.Key] || len(m.Meets) > 0 || !runsSoon(m.Measure, p.Today) {
				continue
			}
			if isRota(p, m) || m.Plan.Type == models.PlanMoney || m.Provision.Area == models.AreaMoney || m.About.ID != "" || namesHousehold(p, m.Name+" "+m.Text) || mayHaveAppointment(p, m) {
				continue
			}
			args := map[string]string{"what": "appointment", "amount": amount.Key, "from_date": m.From.String()}
			for slot, value := range amount.Args {
				args[slot] = value
			}
			f := Finding{Kind: MissingInfo, Severity: Low, Acts: Municipality, Refs: []string{m.Measure.ID}, Args: args}
			found = append(found, f.touching(m.Plan).named(label(m.Plan), m.Amount, m.From.String()))
		}
	}
	return found
}

// notBegun finds help that should go on and that its own text says has not begun.
func notBegun(s *sight, m oneplan.Measure) (Finding, bool) {
	if m.From.IsZero() || m.From.After(s.Today) || !s.said(sentence(m.Name)+m.Text).Has("ikke fundet", "ikke startet", "ikke påbegyndt", "ikke begyndt", "endnu ikke i gang", "venteliste*", "mangler ledsager*", "ikke iværksat", "afventer ledig*", "ikke opstartet", "ikke fastlagt", "efter nærmere aftale", "når det passer", "ikke planlagt", "ikke aftalt") {
		return Finding{}, false
	}
	f := Finding{Kind: MissingInfo, Severity: Medium, Acts: Municipality, Refs: []string{m.Measure.ID}, Args: map[string]string{"what": "not_begun", "from_date": m.From.String()}}
	return f.touching(m.Plan).named(label(m.Plan), m.Text), true
}

// isRota reports whether the help comes by a rota of its own, as home care does.
func isRota(s *sight, m oneplan.Measure) bool {
	said := s.said(sentence(m.Name) + m.Text)
	return said.Has("helhedspleje*", "hjemmepleje*", "hjemmehjælp*", "hjemmesygepleje*", "madservice*", "tilsyn*") ||
		slices.ContainsFunc([]string{"personal_care", "cleaning", "wound", "medicine", "meals"}, func(h string) bool { return said.Says(topic.Help, h) })
}

// noPlace finds appointments soon that must be attended and that say no place.
func noPlace(s *sight) []Finding {
	var found []Finding
	for i := range s.Bookings {
		b := &s.Bookings[i]
		if len(b.Slots) == 0 {
			continue
		}
		first := models.DateOf(b.Slots[0].Start.In(s.AsOf.Location()))
		if !slices.Contains(b.Guests, "") || first.After(s.Today.AddDays(lawDays)) || !s.said(b.Place).Has("oplyses", "følger", "ikke oplyst", "aftales nærmere", "meddeles", "tba", "kendes ikke", "mangler", "ukendt") {
			continue
		}
		f := Finding{Kind: MissingInfo, Severity: Medium, Acts: Municipality, Refs: []string{b.ID}, Args: map[string]string{"what": "place", "first_date": first.String()}}
		found = append(found, f.touching(b.Plan).named(label(b.Plan), b.Place))
	}
	return found
}

func runsSoon(m models.Measure, today models.Date) bool {
	return m.RunsOn(today) || !m.Ended(today) && !m.From.After(today.AddDays(paperDays))
}

// mayHaveAppointment reports whether the plan repeats an appointment that is
// not known to belong to another measure.
func mayHaveAppointment(p *sight, m oneplan.Measure) bool {
	return slices.ContainsFunc(m.Plan.Appointments, func(a models.Appointment) bool {
		over := len(a.Slots) == 0 && !a.Start.After(p.AsOf)
		return a.Repeat != "" && !a.Cancelled && !over && !isLinked(p, m.Plan, a.ID)
	})
}

func isLinked(p *sight, plan *models.SectorPlan, id string) bool {
	return slices.ContainsFunc(p.Appointments, func(a oneplan.Appointment) bool {
		return a.ID == id && isSame(a.Plan, plan) && len(a.Measures) > 0
	})
}

func namesHousehold(p *sight, text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(p.Citizen.Household, func(person models.Person) bool {
		return person.Name != "" && slices.ContainsFunc(words, func(w string) bool {
			return w == person.FirstName() || w == person.FirstName()+"s"
		})
	})
}
