package calendar

import (
	"fmt"
	"time"

	"enplan/models"
)

// ExpandAll gives every appointment of the facts its times in the days from the
// one given on, and in those before from which something was moved that is to come. The
// facts are changed in place.
func ExpandAll(facts *models.Facts, from models.Date, days int, loc *time.Location) error {
	first, last := from.At(0, 0, loc), from.AddDays(days).At(0, 0, loc)
	if moved := facts.Spoken.Earliest(first); moved.Before(first) && !moved.Before(first.AddDate(-1, 0, -2)) {
		first = moved
	}
	for i := range facts.Plans {
		if err := expand(facts.Plans[i].Appointments, first, last, loc); err != nil {
			return err
		}
	}
	return expand(facts.Made, first, last, loc)
}

func expand(list []models.Appointment, first, last time.Time, loc *time.Location) error {
	for i := range list {
		slots, err := Expand(list[i], first, last, loc)
		if err != nil {
			return fmt.Errorf("expand appointment: %w", err)
		}
		list[i].Slots = slots
	}
	return nil
}
