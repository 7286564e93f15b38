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
// demo's clock starts again at every start. It refuses a database that is not the
// demo's own.
func Seed(ctx context.Context, house *actions.Actions, now time.Time) error {
	if err := house.BeginDemo(ctx); err != nil {
		return err
	}
	deliveries, err := Deliveries()
	if err != nil {
		return err
	}
	operator := models.Viewer{Role: models.AsOperator}
	for _, d := range departmentsOf {
		if err := house.SetDepartment(ctx, operator, d); err != nil {
			return fmt.Errorf("seed department %s: %w", d.ID, err)
		}
	}
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
	if err := employ(ctx, house, operator); err != nil {
		return err
	}
	for _, r := range Reports(Day) {
		if err := house.KeepReport(ctx, operator, r); err != nil {
			return fmt.Errorf("seed the report from %s: %w", r.From, err)
		}
	}
	return house.Refresh(ctx)
}

// employ gives the three citizens their borgerkonsulent.
func employ(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
	for _, s := range staff {
		if err := house.EmployStaff(ctx, operator, s.Staff); err != nil {
			return fmt.Errorf("employ %s: %w", s.ID, err)
		}
	}
	for _, p := range citizens {
		if err := house.AssignStaff(ctx, operator, Lone.ID, p.As, true); err != nil {
			return fmt.Errorf("assign %s to %s: %w", Lone.ID, p.As, err)
		}
	}
	return nil
}
