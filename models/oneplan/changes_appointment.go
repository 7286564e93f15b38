package oneplan

import (
	"slices"
	"time"

	"enplan/models"
)

// appointments tells what became of the times of the year ahead.
func (d *difference) appointments(plan string) {
	of := func(p Plan) (list []Booking) {
		for _, b := range p.Bookings {
			if PlanID(b.Plan) != plan {
				continue
			}
			if i := slices.IndexFunc(list, func(o Booking) bool { return o.ID == b.ID }); i >= 0 { // some of its times are elsewhere
				list[i].Slots = slices.Concat(list[i].Slots, b.Slots)
				continue
			}
			list = append(list, b)
		}
		return list
	}
	for _, b := range pairs(of(d.before), of(d.after), func(b Booking) string { return partID(b.Plan, b.ID) }) {
		c := models.Change{Ref: models.ThingRef(models.ThingAppointment, b.id)}
		switch {
		case !b.old:
			c.Kind, c.What, c.To, c.AllDay = models.AppointmentAdded, b.is.Title, first(b.is.Slots).Start, b.is.AllDay
			d.tell(b.is.Plan, c)
		case !b.now:
			c.Kind, c.What, c.From, c.AllDay = models.AppointmentOff, b.was.Title, first(b.was.Slots).Start, b.was.AllDay
			c.FromEnd, c.Gone = first(b.was.Slots).End, d.soon(b.was.Slots)
			d.tell(b.was.Plan, c)
		default:
			d.times(b, c)
		}
	}
}

// times tells how the times of one appointment differ. One for one is a move;
// in a longer row of times only the first of what differs is named.
func (d *difference) times(b pair[Booking], c models.Change) {
	off, on := lacking(b.was.Slots, b.is.Slots), lacking(b.is.Slots, b.was.Slots)
	c.What, c.AllDay = b.is.Title, b.is.AllDay
	switch {
	case len(off) == 1 && len(on) == 1:
		c.Kind, c.From, c.To, c.FromEnd, c.ToEnd = models.AppointmentMoved, off[0].Start, on[0].Start, off[0].End, on[0].End
		if off[0].Start.Equal(on[0].Start) {
			c.Kind, c.From, c.FromEnd, c.ToEnd = models.AppointmentChanged, time.Time{}, time.Time{}, time.Time{} // only how long it lasts
		}
	case len(off) == 1 && len(on) == 0:
		c.Kind, c.From, c.FromEnd = models.AppointmentOff, off[0].Start, off[0].End
	case len(off) > 0 || len(on) > 0:
		c.Kind, c.To = models.AppointmentChanged, first(b.is.Slots).Start
		if len(on) == 0 {
			c.Gone = d.soon(off)
		}
	case b.was.Place != b.is.Place && b.is.Place != "":
		c.Kind, c.Was, c.Is, c.To = models.AppointmentPlace, b.was.Where.Name, b.is.Where.Name, first(b.is.Slots).Start
	case b.was.Title != b.is.Title || b.was.With != b.is.With || b.was.Mandatory != b.is.Mandatory:
		c.Kind, c.To = models.AppointmentChanged, first(b.is.Slots).Start
	default:
		return
	}
	d.tell(b.is.Plan, c)
}

// soon are those of several times that fall in the days the plan lists; none of
// one, which is told of by itself.
func (d *difference) soon(slots []models.Slot) []models.Slot {
	if len(slots) < 2 {
		return nil
	}
	until := d.after.Today.AddDays(HorizonDays).At(0, 0, d.after.AsOf.Location())
	return slices.DeleteFunc(lacking(slots, nil), func(s models.Slot) bool { return !s.Start.Before(until) })
}

// lacking are the slots that others lacks, earliest first.
func lacking(slots, others []models.Slot) []models.Slot {
	var left []models.Slot
	for _, s := range slots {
		if !slices.ContainsFunc(others, func(o models.Slot) bool { return o.Start.Equal(s.Start) && o.End.Equal(s.End) }) {
			left = append(left, s)
		}
	}
	slices.SortFunc(left, func(x, y models.Slot) int { return x.Start.Compare(y.Start) })
	return left
}

// first is the earliest slot; a booking has one.
func first(slots []models.Slot) models.Slot {
	return slices.MinFunc(slots, func(x, y models.Slot) int { return x.Start.Compare(y.Start) })
}
