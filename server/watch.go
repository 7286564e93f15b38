package main

import (
	"context"
	"time"

	"enplan/server/actions"
)

// How often the log is watched over.
const (
	checkpointEvery = 5 * time.Minute // what is new is checked and recorded
	lookEvery       = time.Hour       // somebody looks, to see that looks are logged
	verifyEvery     = 24 * time.Hour  // every line is verified
)

// keepLedger says where checkpoints are kept, or aloud that they are not.
func (s *surroundings) keepLedger(house *actions.Actions) error {
	dir := s.settings.ledger()
	if dir == "" {
		s.settings.logger().Warn("no checkpoints of the log are kept: set ENPLAN_LEDGER")
		return nil
	}
	key, _, err := s.settings.ledgerKey(true)
	if err != nil {
		return err
	}
	house.KeepLedger(dir, key)
	return nil
}

// watch watches over the log until ctx ends. What is wrong the house itself
// raises an alarm about.
func (s *surroundings) watch(ctx context.Context, house *actions.Actions) {
	record, look, verify := time.NewTicker(checkpointEvery), time.NewTicker(lookEvery), time.NewTicker(verifyEvery)
	defer record.Stop()
	defer look.Stop()
	defer verify.Stop()
	_ = house.LookAtProbe(ctx)
	_ = house.Checkpoint(ctx)
	for {
		select {
		case <-record.C:
			_ = house.Checkpoint(ctx)
		case <-look.C:
			_ = house.LookAtProbe(ctx)
		case <-verify.C:
			_ = house.VerifyLog(ctx)
		case <-ctx.Done():
			return
		}
	}
}
