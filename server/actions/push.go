package actions

import (
	"context"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// Push is one message to one device. All of it may stand on a lock screen.
type Push struct {
	Device  models.Device
	ID      string // of the notification
	Receipt string // what the device tells us back with
	Title   string
	Text    string
	To      string // a path of the app
	Tag     string // a later one with the same tag replaces it on the device
	Topic   string // a later one under the same topic replaces what still waits
	Urgent  bool
	TTL     time.Duration // how long it may wait at the push service
}

// PushResult is how it went. Err holds nothing about the device.
type PushResult struct {
	Outcome PushOutcome
	After   time.Duration // how long the push service asks us to wait; 0 when it does not say
	Err     error
}

// PushOutcome is what a sending came to.
type PushOutcome string

// The outcomes.
const (
	PushSent    PushOutcome = "sent"
	PushGone    PushOutcome = "gone"    // the device is forgotten
	PushLater   PushOutcome = "later"   // try again
	PushRefused PushOutcome = "refused" // ours to mend; the device stays
)

// PushFunc sends.
type PushFunc func(context.Context, Push) PushResult

// TestPush sends a test to each of a citizen's devices, one after the other, and
// gives how it went. A device that is gone is forgotten.
func (a *Actions) TestPush(ctx context.Context, who models.Viewer, citizen string, test Push) (results []PushResult, err error) {
	var id string
	err = a.store.Read(ctx, func(tx *store.Tx) (err error) {
		id, err = tx.FindCitizen(citizen)
		return err
	})
	if err != nil {
		return nil, err
	}
	var devices []models.Device
	err = a.perform(ctx, who, models.TestPush, id, func(tx *store.Tx) (err error) {
		if a.pushing.Send == nil {
			return models.ErrNoPush
		}
		if safety, err := tx.Safety(id); err != nil || safety.IsOn(tx.Now) {
			return err // not even a test
		}
		devices, err = tx.Devices(id)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, d := range devices {
		test.Device = d
		result := a.pushing.Send(ctx, test)
		results = append(results, result)
		if err := a.afterPush(ctx, d, result.Outcome); err != nil {
			return results, err
		}
	}
	return results, nil
}

// afterPush keeps what a sending says of the device itself.
func (a *Actions) afterPush(ctx context.Context, d models.Device, outcome PushOutcome) error {
	return a.store.Write(ctx, func(tx *store.Tx) error {
		switch outcome {
		case PushSent:
			return tx.UseDevice(d.ID)
		case PushGone:
			if err := tx.RemoveDevice(d.Citizen, d.ID); models.KindOf(err) != models.NotFound {
				return err
			}
		case PushLater, PushRefused:
		}
		return nil
	})
}
