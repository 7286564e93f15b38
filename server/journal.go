package main

import (
	"context"
	"fmt"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/journal"
)

// keepJournal opens the journal of what citizens have taken back, and takes back
// again what the database does not know of: it was restored from before that. It
// is done before anything is served.
func (s *surroundings) keepJournal(ctx context.Context, house *actions.Actions) (closed func(), err error) {
	path, log := s.settings.journal(), s.settings.logger()
	if path == "" {
		log.WarnContext(ctx, "ENPLAN_JOURNAL is not set: a database restored from a backup can give back what a citizen has taken back")
		return func() {}, nil
	}
	kept, taken, err := journal.Open(path)
	if err != nil {
		return nil, fmt.Errorf("ENPLAN_JOURNAL: %w", err)
	}
	house.KeepJournal(kept)
	again, err := house.Reapply(ctx, models.Viewer{Role: models.AsOperator}, taken)
	if err != nil {
		_ = kept.Close()
		return nil, fmt.Errorf("take back again what the journal has: %w", err)
	}
	if again > 0 {
		log.WarnContext(ctx, "the database was older than the journal; what had been taken back is taken back again, and every session is ended", "count", again)
	}
	return func() { _ = kept.Close() }, nil
}
