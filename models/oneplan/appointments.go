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
		p.Appointments = slices.Clone(p.Appointments)
		cannot := b.sanctions(p, false)
		for j := range p.Appointments {
			b.addAppointment(p, &p.Appointments[j], cannot)
		}
	}
	for i := range b.facts.Made {
		made := b.facts.Made[i]
		b.addAppointment(b.plan.House, &made, nil)
	}
	b.addGhosts()
	sort.SliceStable(b.plan.Appointments, func(i, j int) bool {
		x, y := b.plan.Appointments[i], b.plan.Appointments[j]
		if !x.Slots[0].Start.Equal(y.Slots[0].Start) {
			return x.Slots[0].Start.Before(y.Slots[0].Start)
		}
		return x.Plan.ID+x.ID < y.Plan.ID+y.ID
	})
	b.addTimes()
	b.addOffers()
}

// addAppointment adds one appointment as it takes place with what was said of it,
// and lets whoever reads the plan's own list see it so too.
func (b *builder) addAppointment(p *models.SectorPlan, a *models.Appointment, cannot []restate.Statement) {
	if a.Cancelled {
		a.Slots = nil
	}
	said := b.facts.Spoken.Of(partID(p, a.ID))
	b.overtaken(said, p, *a)
	rule := models.RuleOf(*a)
	all := b.occurrences(said, a)
	shown, visible := b.restateAppointment(p, *a)
	if !visible {
		return
	}
	b.plan.Known = append(b.plan.Known, AppointmentID(shown))
	shown.Words, shown.Version, shown.Rule = said.Words, said.Version, rule
	b.book(shown, a.Slots, all)
	b.list(&shown, a.Slots, all)
	if a.Mandatory {
		shown.Cannot = cannot
	}
	b.addOff(shown, all)
	if len(shown.Slots) > 0 {
		b.plan.Appointments = append(b.plan.Appointments, shown)
	}
}

// occurrences are the times with what was said of them; nil when nothing was, and
// all of Slots takes place as delivered. The appointment is changed to what holds.
func (b *builder) occurrences(said models.AppointmentSaid, a *models.Appointment) []models.Occurrence {
	if said.Plain() {
		return nil
	}
	all := said.Occurrences(*a, b.loc)
	a.Slots = nil
	for i := range all {
		if o := &all[i]; o.State != models.IsOff {
			if !b.isOffered(*o) {
				o.Offers = ""
			}
			a.Slots = append(a.Slots, o.Slot)
		}
	}
	if a.Repeat == "" && len(a.Slots) == 1 {
		a.Start, a.End = a.Slots[0].Start, a.Slots[0].End
		for _, o := range all {
			if o.State == models.HasMoved && o.Place != "" {
				a.Place = o.Place
			}
		}
	}
	a.Cancelled = a.Cancelled || len(all) > 0 && len(a.Slots) == 0
	return all
}

// book keeps the times of the year ahead, whoever must be there. Those at another
// place than the rest are kept by themselves.
func (b *builder) book(shown Appointment, slots []models.Slot, all []models.Occurrence) {
	booking := Booking{Appointment: shown.Appointment, Plan: shown.Plan, Where: shown.Where, Occurrences: all, Rule: shown.Rule}
	booking.Slots = nil
	if shown.Self {
		booking.Guests = append(booking.Guests, "")
	}
	for _, person := range shown.Persons {
		booking.Guests = append(booking.Guests, person.ID)
	}
	slices.Sort(booking.Guests)
	elsewhere := map[string]bool{}
	for _, o := range all {
		if o.State != models.IsOff && o.End.After(b.now) && o.Place != "" && o.Place != shown.Place {
			there := booking
			there.Place, there.Where, there.Slots = o.Place, restate.Place(o.Place), []models.Slot{o.Slot}
			b.plan.Bookings = append(b.plan.Bookings, there)
			elsewhere[o.Start.String()] = true
		}
	}
	for _, s := range slots {
		if s.End.After(b.now) && !elsewhere[s.Start.String()] {
			booking.Slots = append(booking.Slots, s)
		}
	}
	if len(booking.Slots) > 0 {
		b.plan.Bookings = append(b.plan.Bookings, booking)
	}
}

// restateAppointment says false when the appointment is not the citizen's to see.
func (b *builder) restateAppointment(p *models.SectorPlan, a models.Appointment) (Appointment, bool) {
	shown := Appointment{Appointment: a, Plan: p, Where: restate.Place(a.Place)}
	shown.Slots = nil
	for _, id := range a.Attendees {
		if person, ok := b.facts.Citizen.PersonByID(id); ok {
			shown.Persons = append(shown.Persons, person)
		}
		shown.Self = shown.Self || id == b.facts.Citizen.ID
	}
	// Nobody known among those who must come: better that the citizen sees it.
	shown.Self = shown.Self || len(shown.Persons) == 0
	if !b.maySee(shown) {
		return Appointment{}, false
	}
	if !IsHouse(p) { // what was made here is written to the citizen
		shown.Title, _ = restate.Meeting(a.Title)
	}
	return shown, true
}

// list keeps the times that are still to come within the horizon.
func (b *builder) list(shown *Appointment, slots []models.Slot, all []models.Occurrence) {
	if all == nil {
		for _, s := range slots {
			if s.End.After(b.now) && s.Start.Before(b.horizon) {
				shown.Slots = append(shown.Slots, s)
			}
		}
		sort.SliceStable(shown.Slots, func(i, j int) bool { return shown.Slots[i].Start.Before(shown.Slots[j].Start) })
		return
	}
	for _, o := range all { // they are sorted
		if o.State != models.IsOff && o.End.After(b.now) && o.Start.Before(b.horizon) {
			shown.Slots, shown.Occurrences = append(shown.Slots, o.Slot), append(shown.Occurrences, o)
		}
	}
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
		for j, s := range a.Slots {
			b.plan.Times = append(b.plan.Times, Time{Appointment: i, Start: s.Start.In(b.loc), End: s.End.In(b.loc), Occurrence: a.occurrence(j)})
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
