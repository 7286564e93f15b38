package calendar

import (
	"fmt"
	"time"

	"enplan/models"
)

// ExpandAll gives every appointment of the facts its times in the days from the
// one given on. The facts are changed in place.
func ExpandAll(facts *models.Facts, from models.Date, days int, loc *time.Location) error {
	first, last := from.At(0, 0, loc), from.AddDays(days).At(0, 0, loc)
	for i := range facts.Plans {
		for j := range facts.Plans[i].Appointments {
			a := &facts.Plans[i].Appointments[j]
			slots, err := Expand(*a, first, last, loc)
			if err != nil {
				return fmt.Errorf("expand appointment: %w", err)
			}
			a.Slots = slots
		}
	}
	return nil
}
