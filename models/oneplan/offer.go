package oneplan

import (
	"enplan/models"
	"enplan/models/restate"
)

// Offer is times that the citizen can choose one of.
type Offer struct {
	ID string
	models.Offer
	Open    []int // of Times, those that can still be chosen; never empty
	Where   restate.PlaceParts
	Of      Appointment        // what is offered times of
	Instead *models.Occurrence // the time that the chosen one comes in place of
}

// isOffered reports whether other times than this one can still be chosen.
func (b *builder) isOffered(o models.Occurrence) bool {
	return o.Offers != "" && len(b.facts.Spoken.Of(o.Offers).Offer.Open(b.now)) > 0
}

// addOffers adds what can be chosen: of a time that is off nothing can.
func (b *builder) addOffers() {
	for _, said := range b.facts.Spoken.All() {
		open := said.Offer.Open(b.now)
		if len(open) == 0 {
			continue
		}
		made := said.Offer.Appointment(said.ID)
		offer := Offer{ID: said.ID, Offer: *said.Offer, Open: open, Of: Appointment{Appointment: made, Plan: b.plan.House, Self: true, Version: said.Version}}
		if in := said.Offer.Instead; in != nil {
			of, at, err := b.plan.Occurrence(in.Appointment, in.At)
			if err != nil || at.State == models.IsOff {
				continue
			}
			offer.Instead = &at
			if made.Place == "" {
				made.Place = of.Place
			}
			version := offer.Of.Version
			offer.Of = of
			offer.Of.Version = version
		}
		offer.Where = restate.Place(made.Place)
		b.plan.Offers = append(b.plan.Offers, offer)
	}
}
