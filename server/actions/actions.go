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

	answerWithin int // working days
}

// New takes the store, the keys, and the zone whose wall clock the citizens
// live by.
func New(s *store.Store, v *vault.Vault, zone *time.Location, log *slog.Logger) *Actions {
	return &Actions{store: s, vault: v, zone: zone, log: log, answerWithin: models.AnswerWithin}
}

// AnswerWithin sets how many working days the municipality takes at most to
// answer what a citizen says is wrong.
func (a *Actions) AnswerWithin(days int) { a.answerWithin = days }

// Ready reports whether the store answers.
func (a *Actions) Ready(ctx context.Context) error { return a.store.Ready(ctx) }

// perform is the only way into the store that changes anything: it asks
// whether who may do action on the thing named, does it and logs it, all in one
// transaction. A refusal is logged too, in a transaction of its own.
func (a *Actions) perform(ctx context.Context, who models.Viewer, action models.Action, on string, do func(*store.Tx) error) error {
	var refusal error
	err := a.store.Write(ctx, func(tx *store.Tx) error {
		from, err := standing(tx, who, &on)
		if err != nil {
			return err
		}
		if refusal = models.May(who, action, on, from); refusal != nil {
			return refusal
		}
		if err := do(tx); err != nil {
			return err
		}
		return tx.Log(entry(who, action, on, ""))
	})
	if refusal == nil {
		return err
	}
	if err := a.store.Write(ctx, func(tx *store.Tx) error {
		return tx.Log(entry(who, action, on, "refused"))
	}); err != nil {
		a.log.ErrorContext(ctx, "a refusal was not logged", "action", action)
	}
	return refusal
}

// standing looks up how a borgerkonsulent stands to a citizen. The citizen is
// locked first, so that nobody can end the assignment before the action is done.
// A name that is no citizen's is forgotten: it may be anything somebody typed,
// and must not stand in the log.
func standing(tx *store.Tx, who models.Viewer, on *string) (models.Standing, error) {
	if who.Role != models.AsCoordinator || *on == who.ID {
		return models.Standing{}, nil
	}
	err := tx.LockCitizen(*on)
	if models.KindOf(err) == models.NotFound {
		*on = ""
		return models.Standing{}, nil
	}
	if err != nil {
		return models.Standing{}, err
	}
	assigned, err := tx.IsAssigned(who.ID, *on)
	return models.Standing{Assigned: assigned}, err
}

// ofSource are the actions that name a source, ofNobody those that name no
// citizen either.
var (
	ofSource = map[models.Action]bool{
		models.DeliverPlans: true, models.RegisterSource: true, models.FetchNotices: true, models.ConfirmNotice: true,
		models.AnswerNotice: true,
	}
	ofNobody = map[models.Action]bool{models.ReadDesk: true, models.EmployStaff: true}
)

func entry(who models.Viewer, action models.Action, on, outcome string) store.Entry {
	e := store.Entry{Actor: actorOf(who), Action: string(action), Ground: outcome}
	switch {
	case ofSource[action]:
		e.Source = on
	case ofNobody[action], action == models.LogOut && who.Role == models.AsCoordinator:
	default:
		e.CitizenID = on
	}
	return e
}
