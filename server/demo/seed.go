package demo

import (
	"context"
	"fmt"
	"time"

	"enplan/models"
	"enplan/server/actions"
)

// Seed brings Strandborg's deliveries in, as of now. A second time finds them
// there and changes nothing; but finished plans are made anew, because the
// demo's clock starts again at every start.
func Seed(ctx context.Context, house *actions.Actions, now time.Time) error {
	deliveries, err := Deliveries()
	if err != nil {
		return err
	}
	operator := models.Viewer{Role: models.AsOperator}
	for _, d := range deliveries {
		if err := house.KnowSource(ctx, operator, d.Source.Source); err != nil {
			return fmt.Errorf("seed source %s: %w", d.Source.Name, err)
		}
		if _, err := house.Deliver(ctx, operator, actions.Delivery{
			Source: d.Source.Name, ID: d.ID, Data: d.Data, Received: now.Add(-d.Source.SilentFor),
		}); err != nil {
			return fmt.Errorf("seed %s: %w", d.ID, err)
		}
	}
	return house.Refresh(ctx)
}
