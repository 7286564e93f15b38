package models

import "time"

// Revision is how often it was said that an appointment takes place at another
// time or place, or not at all, and when last. It only grows.
type Revision struct {
	N    int
	Last time.Time
}

// RevisionsOf are those of all that was said, oldest first, by the appointments'
// ids in the one plan.
func RevisionsOf(said []Event) map[string]Revision {
	all, instead := map[string]Revision{}, map[string]string{}
	revise := func(id string, e Event) {
		r := all[id]
		all[id] = Revision{r.N + 1, e.At}
	}
	for _, e := range said {
		switch {
		case e.About == AboutChange:
			if kind, id := SplitThing(e.Ref); kind == ThingAppointment {
				revise(id, e)
			}
		case e.About != AboutAppointment:
		case e.What == Offered:
			if in := OfferingOf(e).Instead; in != nil {
				instead[e.Ref] = in.Appointment
			}
		case e.What == Chose && instead[e.Ref] != "":
			revise(instead[e.Ref], e)
		case e.What == MovedTime, e.What == CalledOff, e.What == Overtaken, e.What == Chose:
			revise(e.Ref, e)
		}
	}
	return all
}
