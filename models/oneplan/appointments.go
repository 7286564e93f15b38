package oneplan

import (
	"slices"
	"sort"

	"enplan/models"
	"enplan/models/restate"
)

// independentAge is when a young person's own appointments stop being shown to
// the parents: consent to health matters and measures is the young person's
// own from 15 (sundhedsloven § 17, barnets lov).
const independentAge = 15

func (b *builder) addAppointments() {
	for i := range b.plan.Plans {
		p := &b.plan.Plans[i]
		cannot := b.sanctions(p, false)
		for _, a := range p.Appointments {
			shown, visible := b.restateAppointment(p, a)
			if visible {
				b.book(shown, a.Slots)
			}
			if visible && len(shown.Slots) > 0 {
				if a.Mandatory {
					shown.Cannot = cannot
				}
				b.plan.Appointments = append(b.plan.Appointments, shown)
			}
		}
	}
	sort.SliceStable(b.plan.Appointments, func(i, j int) bool {
		x, y := b.plan.Appointments[i], b.plan.Appointments[j]
		if !x.Slots[0].Start.Equal(y.Slots[0].Start) {
			return x.Slots[0].Start.Before(y.Slots[0].Start)
		}
		return x.Plan.ID+x.ID < y.Plan.ID+y.ID
	})
	b.addTimes()
}

// book keeps the times of the year ahead, whoever must be there.
func (b *builder) book(shown Appointment, slots []models.Slot) {
	booking := Booking{Appointment: shown.Appointment, Plan: shown.Plan, Where: shown.Where}
	booking.Slots = nil
	for _, s := range slots {
		if s.End.After(b.now) {
			booking.Slots = append(booking.Slots, s)
		}
	}
	if shown.Self {
		booking.Guests = append(booking.Guests, "")
	}
	for _, person := range shown.Persons {
		booking.Guests = append(booking.Guests, person.ID)
	}
	slices.Sort(booking.Guests)
	if len(booking.Slots) > 0 {
		b.plan.Bookings = append(b.plan.Bookings, booking)
	}
}

// restateAppointment keeps the slots that are still to come within the horizon
// and says false when the appointment is not the citizen's to see.
func (b *builder) restateAppointment(p *models.SectorPlan, a models.Appointment) (Appointment, bool) {
	shown := Appointment{Appointment: a, Plan: p, Where: restate.Place(a.Place)}
	for _, id := range a.Attendees {
		if person, ok := b.facts.Citizen.PersonByID(id); ok {
			shown.Persons = append(shown.Persons, person)
		}
		shown.Self = shown.Self || id == b.facts.Citizen.ID
	}
	// Nobody known among those who must come: better that the citizen sees it.
	shown.Self = shown.Self || len(shown.Persons) == 0
	if a.Cancelled || !b.maySee(shown) {
		return Appointment{}, false
	}
	horizon := b.plan.Today.AddDays(HorizonDays).At(0, 0, b.loc)
	shown.Slots = nil
	for _, s := range a.Slots {
		if s.End.After(b.now) && s.Start.Before(horizon) {
			shown.Slots = append(shown.Slots, s)
		}
	}
	sort.SliceStable(shown.Slots, func(i, j int) bool { return shown.Slots[i].Start.Before(shown.Slots[j].Start) })
	shown.Title, _ = restate.Meeting(a.Title)
	return shown, true
}

// maySee reports whether the appointment is the citizen's own, or that of a
// child too young to have appointments alone.
func (b *builder) maySee(a Appointment) bool {
	if a.Self {
		return true
	}
	for _, person := range a.Persons {
		if !person.Born.IsZero() && person.Born.AddYears(independentAge).After(b.plan.Today) {
			return true
		}
	}
	return false
}

func (b *builder) addTimes() {
	for i, a := range b.plan.Appointments {
		for _, s := range a.Slots {
			b.plan.Times = append(b.plan.Times, Time{Appointment: i, Start: s.Start.In(b.loc), End: s.End.In(b.loc)})
		}
	}
	sort.SliceStable(b.plan.Times, func(i, j int) bool {
		x, y := b.plan.Times[i], b.plan.Times[j]
		if !x.Start.Equal(y.Start) {
			return x.Start.Before(y.Start)
		}
		return x.Appointment < y.Appointment
	})
}
