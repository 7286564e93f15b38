package main

import (
	"context"

	"enplan/models"
	"enplan/server/actions"
)

type citizenCommand struct {
	Link  citizenLink  `cmd:"" help:"Let the holder of a MitID without CPR log in as a citizen."`
	Erase citizenErase `cmd:"" help:"Erase all that is about a citizen, for good. Refused while their data is held."`
	Hold  citizenHold  `cmd:"" help:"Keep a citizen's data from being erased, until it is lifted."`
	Lift  citizenLift  `cmd:"" help:"Let a citizen's data be erased again."`
}

type citizenLink struct {
	ID   string `arg:"" help:"The citizen's id, or the id a source gave."`
	UUID string `help:"Of the MitID, as the broker shows it." required:"" name:"uuid"`
}

// Run lets somebody in, and says nothing about who it is.
func (c *citizenLink) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		return house.LinkCitizen(ctx, operator, c.ID, c.UUID)
	})
}

type citizenErase struct {
	ID     string `arg:"" help:"The citizen's id, or the id a source gave."`
	Reason string `required:"" enum:"aged,asked,mistake,ordered" help:"aged: kept long enough; asked: by the citizen; mistake: it should not have been here; ordered: somebody decided it."`
}

// Run erases, once what the journal has is done again.
func (c *citizenErase) Run(s *surroundings) error {
	return s.operateJournaled(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		return house.EraseCitizen(ctx, operator, c.ID, models.ErasureReason(c.Reason))
	})
}

type citizenHold struct {
	ID     string `arg:"" help:"The citizen's id, or the id a source gave."`
	Reason string `required:"" help:"Why; it is sealed."`
}

// Run holds.
func (c *citizenHold) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		return house.HoldCitizen(ctx, operator, c.ID, c.Reason)
	})
}

type citizenLift struct {
	ID string `arg:"" help:"The citizen's id, or the id a source gave."`
}

// Run lifts all holds.
func (c *citizenLift) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		return house.LiftHold(ctx, operator, c.ID)
	})
}

// operateJournaled is operate with the journal, for what must outlive a restore.
func (s *surroundings) operateJournaled(do func(context.Context, *actions.Actions, models.Viewer) error) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		closed, err := s.keepJournal(ctx, house)
		if err != nil {
			return err
		}
		defer closed()
		return do(ctx, house, operator)
	})
}
