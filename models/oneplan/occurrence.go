package oneplan

import (
	"slices"
	"sort"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/restate"
)

// typeHouse is the type of the plan that stands for the borgerkonsulent.
const typeHouse models.PlanType = "house"

// Off is a time that was cancelled. It is told of until it would have been over,
// and counts for nothing.
type Off struct {
	Appointment
	Time models.Occurrence
}

// over is when it would have been over.
func (o Off) over() time.Time {
	if o.Time.End.After(o.Time.Start) {
		return o.Time.End
	}
	return o.Time.Start
}

// Ask is a time that the citizen cannot come to or wants another for, and that
// nobody has answered.
type Ask struct {
	Appointment
	Time models.Occurrence
}

// house stands for the borgerkonsulent as who answers for what was made here.
func house(c models.Coordinator) *models.SectorPlan {
	return &models.SectorPlan{Type: typeHouse, Owner: models.Owner{Unit: c.Unit, Caseworker: c.Name, Phone: c.Phone}}
}

// MadeHere reports whether the borgerkonsulent made it: then it is no department's.
func (a Appointment) MadeHere() bool { return IsHouse(a.Plan) }

// At is where one of its times is.
func (a *Appointment) At(t Time) restate.PlaceParts {
	if t.Place == "" || t.Place == a.Place {
		return a.Where
	}
	return restate.Place(t.Place)
}

// occurrence is the ith of its Slots.
func (a Appointment) occurrence(i int) models.Occurrence {
	if a.Occurrences != nil {
		return a.Occurrences[i]
	}
	return plainly(a.Slots[i])
}

func plainly(s models.Slot) models.Occurrence {
	return models.Occurrence{At: s.Start, Slot: s, Base: s}
}

// addOff adds the times of an appointment that are off and would not be over.
func (b *builder) addOff(shown Appointment, all []models.Occurrence) {
	shown.Slots, shown.Occurrences = nil, nil
	for _, o := range all {
		off := Off{shown, o}
		if o.State == models.IsOff && off.over().After(b.now) && o.Start.Before(b.horizon) {
			b.plan.Off = append(b.plan.Off, off)
		}
	}
}

// addGhosts adds the cancelled times of appointments that a department has taken
// out of its plan altogether, and puts all that is off in order.
func (b *builder) addGhosts() {
	here := map[string]bool{}
	for i := range b.plan.Plans {
		for _, a := range b.plan.Plans[i].Appointments {
			here[partID(&b.plan.Plans[i], a.ID)] = true
		}
	}
	for _, said := range b.facts.Spoken.All() {
		plan := b.plan.PlanByID(said.Plan)
		if plan == nil || here[said.ID] || said.Made != nil {
			continue
		}
		gone := models.Appointment{ID: strings.TrimPrefix(said.ID, PlanID(plan)+"~"), Title: said.Title, AllDay: said.AllDay, Cancelled: true}
		shown := Appointment{Appointment: gone, Plan: plan, Self: true, Version: said.Version, Words: said.Words}
		shown.Title, _ = restate.Meeting(said.Title)
		b.addOff(shown, said.Occurrences(gone, b.loc))
	}
	sort.SliceStable(b.plan.Off, func(i, j int) bool {
		x, y := b.plan.Off[i], b.plan.Off[j]
		if !x.Time.Start.Equal(y.Time.Start) {
			return x.Time.Start.Before(y.Time.Start)
		}
		return AppointmentID(x.Appointment) < AppointmentID(y.Appointment)
	})
}

// overtaken notes what was moved or cancelled here and the department has given
// other times than.
func (b *builder) overtaken(said models.AppointmentSaid, p *models.SectorPlan, a models.Appointment) {
	if said.Plain() {
		return
	}
	for _, at := range said.Overtaken(a, b.now) {
		b.plan.Overtaken = append(b.plan.Overtaken, models.Event{
			About: models.AboutAppointment, Ref: said.ID, What: models.Overtaken, Target: models.AtName(at),
			By: models.Viewer{Role: models.AsSource, ID: p.Source},
		})
	}
}

// IsAt reports whether what begins then is the time of that name; without a name
// every time is.
func (b Booking) IsAt(start, at time.Time) bool {
	if at.IsZero() {
		return true
	}
	for _, o := range b.Occurrences {
		if o.At.Equal(at) {
			return o.Start.Equal(start)
		}
	}
	return start.Equal(at)
}

// Occurrence finds a time of an appointment of the year ahead by its name. It
// returns ErrNotFound when the citizen has none.
func (p Plan) Occurrence(id string, at time.Time) (Appointment, models.Occurrence, error) {
	a, all, err := p.Occurrences(id)
	if err != nil {
		return Appointment{}, models.Occurrence{}, err
	}
	if i := slices.IndexFunc(all, func(o models.Occurrence) bool { return o.At.Equal(at) }); i >= 0 {
		return a, all[i], nil
	}
	return Appointment{}, models.Occurrence{}, models.ErrNotFound
}

// Occurrences are the times of an appointment of the year ahead, those that are
// off too, earliest first. It returns ErrNotFound when none of them takes place.
func (p Plan) Occurrences(id string) (Appointment, []models.Occurrence, error) {
	for _, b := range p.Bookings {
		if partID(b.Plan, b.ID) != id {
			continue
		}
		a := Appointment{Appointment: b.Appointment, Plan: b.Plan, Where: b.Where, Self: slices.Contains(b.Guests, ""), Rule: b.Rule}
		if !IsHouse(b.Plan) {
			a.Title, _ = restate.Meeting(b.Title)
		}
		a.Slots = nil
		for _, known := range p.Appointments {
			if AppointmentID(known) == id {
				a = known
			}
		}
		all := b.Occurrences
		if all == nil {
			for _, s := range b.Slots {
				all = append(all, plainly(s))
			}
		}
		return a, all, nil
	}
	return Appointment{}, nil, models.ErrNotFound
}

// HasTime reports whether the citizen has an appointment of that id, over or not,
// and a time of that name; one that has been is taken at its word. It returns
// ErrNotFound when not.
func (p Plan) HasTime(id string, at time.Time) error {
	switch {
	case !slices.Contains(p.Known, id):
		return models.ErrNotFound
	case at.IsZero(), !at.After(p.AsOf) && at.After(p.AsOf.AddDate(-1, 0, 0)):
		return nil
	}
	_, _, err := p.Occurrence(id, at)
	return err
}

// Asks are the times of the year ahead that wait for an answer, earliest first.
func (p Plan) Asks() []Ask {
	var asks []Ask
	seen := map[string]bool{}
	for _, b := range p.Bookings {
		id := partID(b.Plan, b.ID)
		if b.Occurrences == nil || seen[id] {
			continue
		}
		seen[id] = true
		a, all, _ := p.Occurrences(id)
		for _, o := range all {
			if o.State != models.IsOff && o.End.After(p.AsOf) && o.Answer.Waits() && o.Offers == "" {
				asks = append(asks, Ask{a, o})
			}
		}
	}
	sort.SliceStable(asks, func(i, j int) bool { return asks[i].Time.Start.Before(asks[j].Time.Start) })
	return asks
}

// AppointmentIDs name all appointments of departments' plans.
func AppointmentIDs(plans []models.SectorPlan) []string {
	var ids []string
	for i := range plans {
		for _, a := range plans[i].Appointments {
			ids = append(ids, partID(&plans[i], a.ID))
		}
	}
	return ids
}

// BookingID names the appointment of a booking.
func BookingID(b Booking) string { return partID(b.Plan, b.ID) }
