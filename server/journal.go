package main

import (
	"context"
	"fmt"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/journal"
)

// keepJournal opens the journal of what citizens have taken back and who was erased,
// and does again what the database does not know of: it was restored from before that.
// It is done before anything is served.
func (s *surroundings) keepJournal(ctx context.Context, house *actions.Actions) (closed func(), err error) {
	if err := house.CheckKeys(ctx); err != nil {
		return nil, err
	}
	return s.redoJournal(ctx, house, func() error { return nil })
}

// redoJournal is keepJournal with something between who was erased and what was taken
// back.
func (s *surroundings) redoJournal(ctx context.Context, house *actions.Actions, between func() error) (closed func(), err error) {
	path, log := s.settings.journal(), s.settings.logger()
	if path == "" {
		log.WarnContext(ctx, "ENPLAN_JOURNAL is not set: a database restored from a backup can give back what a citizen has taken back, and who was erased")
		return func() {}, between()
	}
	kept, taken, err := journal.Open(path)
	if err != nil {
		return nil, fmt.Errorf("ENPLAN_JOURNAL: %w", err)
	}
	house.KeepJournal(kept)
	operator := models.Viewer{Role: models.AsOperator}
	erased, err := house.ReapplyErasures(ctx, operator, kept.Erased())
	if err == nil {
		err = between()
	}
	removed := 0
	if err == nil {
		removed, err = house.ReapplyRemovals(ctx, operator, kept.Removed())
	}
	again := 0
	if err == nil {
		again, err = house.Reapply(ctx, operator, taken)
	}
	if err != nil {
		_ = kept.Close()
		return nil, fmt.Errorf("do again what the journal has: %w", err)
	}
	if again+erased+removed > 0 {
		log.WarnContext(ctx, "the database was older than the journal; what had been taken back is taken back again, who was erased is erased again, and every session is ended",
			"taken back", again, "erased", erased, "plans removed", removed)
	}
	return func() { _ = kept.Close() }, nil
}
