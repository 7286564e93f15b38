// Package actions is what the house does: may they, do it, log it, in one
// transaction. It refuses to know requests, files on the wire and databases.
package actions

import (
	"context"
	"log/slog"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
)

// Actions does what the house does, on one store.
type Actions struct {
	store *store.Store
	vault *vault.Vault
	zone  *time.Location
	log   *slog.Logger
}

// New takes the store, the keys, and the zone whose wall clock the citizens
// live by.
func New(s *store.Store, v *vault.Vault, zone *time.Location, log *slog.Logger) *Actions {
	return &Actions{store: s, vault: v, zone: zone, log: log}
}

// Ready reports whether the store answers.
func (a *Actions) Ready(ctx context.Context) error { return a.store.Ready(ctx) }

// perform is the only way into the store that changes anything: it asks
// whether who may do action on the thing named, does it and logs it, all in one
// transaction. A refusal is logged too, in a transaction of its own.
func (a *Actions) perform(ctx context.Context, who models.Viewer, action models.Action, on string, do func(*store.Tx) error) error {
	if refusal := models.May(who, action, on); refusal != nil {
		if err := a.store.Write(ctx, func(tx *store.Tx) error {
			return tx.Log(entry(who, action, on, "refused"))
		}); err != nil {
			a.log.ErrorContext(ctx, "a refusal was not logged", "action", action)
		}
		return refusal
	}
	return a.store.Write(ctx, func(tx *store.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		return tx.Log(entry(who, action, on, ""))
	})
}

func entry(who models.Viewer, action models.Action, on, outcome string) store.Entry {
	e := store.Entry{Actor: string(who.Role) + ":" + who.ID, Action: string(action), Ground: outcome}
	if action == models.DeliverPlans || action == models.RegisterSource {
		e.Source = on
	} else {
		e.CitizenID = on
	}
	return e
}
