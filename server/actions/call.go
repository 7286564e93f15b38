package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
)

// toCall are those of the citizen's notifications that it is worth telephoning about.
func (a *Actions) toCall(tx *store.Tx, citizen string) ([]models.Notification, error) {
	if safety, err := tx.Safety(citizen); err != nil || safety.IsOn(tx.Now) {
		return nil, err // a telephone that rings is heard too
	}
	all, err := tx.ToCall(citizen)
	var worth []models.Notification
	for _, n := range all {
		if n.ToCall(tx.Now) {
			worth = append(worth, n)
		}
	}
	return worth, err
}

// calls are the borgerkonsulent's tasks to telephone to the citizen.
func (a *Actions) calls(tx *store.Tx, citizen string) ([]store.Task, error) {
	all, err := a.toCall(tx, citizen)
	tasks := make([]store.Task, len(all))
	for i, n := range all {
		tasks[i] = store.Task{ID: models.PhoneTask + ":" + n.ID, Kind: models.PhoneTask, Ref: n.ID}
	}
	return tasks, err
}

// HaveCalled is the borgerkonsulent's "Jeg har ringet": the citizen has been told of
// this by telephone. It returns models.ErrNotFound when nobody was to be called about
// it.
func (a *Actions) HaveCalled(ctx context.Context, who models.Viewer, citizen, notification string) error {
	return a.perform(ctx, who, models.HaveCalled, citizen, func(tx *store.Tx) error {
		called, err := tx.Called(citizen, notification)
		if err != nil {
			return err
		}
		if !called {
			return models.ErrNotFound
		}
		calls, err := a.calls(tx, citizen)
		if err != nil {
			return err
		}
		if err := tx.SyncTasksOf(citizen, models.PhoneTask, calls); err != nil {
			return err
		}
		return tx.Changed("", a.day(tx), citizen)
	})
}
