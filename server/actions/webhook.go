package actions

import (
	"context"
	"sync"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// ErrNoDepartment refuses a webhook for a department that is not there.
var ErrNoDepartment = &models.Error{Kind: models.NotFound, Key: "webhook.error.department"}

// SetWebhook says where a department's system is told that a consent has changed.
// It returns the secret it is signed with, which is shown once. What was given up
// is tried anew. The address must have been checked. Without one the department
// has no system that can be told any more.
func (a *Actions) SetWebhook(ctx context.Context, who models.Viewer, w store.Webhook) (secret []byte, err error) {
	err = a.perform(ctx, who, models.SetWebhook, w.Department, func(tx *store.Tx) error {
		if _, err := tx.DepartmentByID(w.Department); err != nil {
			if models.KindOf(err) == models.NotFound {
				err = ErrNoDepartment
			}
			return err
		}
		if w.URL == "" {
			return tx.DropWebhook(w.Department)
		}
		if secret, err = a.vault.NewSecret(); err != nil {
			return err
		}
		w.Secret = secret
		if err := tx.SaveWebhook(w); err != nil {
			return err
		}
		return tx.TellingsAgain(w.Department)
	})
	return secret, err
}

// toldAtOnce is how many calls one server makes at a time.
const toldAtOnce = 8

// Call is one call to a department's system.
type Call struct {
	store.Webhook
	store.Telling
}

// TellDepartments makes every call that is due, by way of post, and keeps how it
// went. Each is leased for as long as it takes, so that several servers may do
// this. Call it about once a second.
func (a *Actions) TellDepartments(ctx context.Context, post func(context.Context, Call) error) error {
	for ctx.Err() == nil {
		calls, err := a.takeCalls(ctx)
		if err != nil || len(calls) == 0 {
			return err
		}
		errs := make([]error, len(calls))
		var all sync.WaitGroup
		for i, call := range calls {
			all.Go(func() { errs[i] = post(ctx, call) })
		}
		all.Wait()
		if err := ctx.Err(); err != nil {
			return err // told to stop: it was nobody's fault, and the lease runs out
		}
		for i, call := range calls {
			if errs[i] != nil {
				a.log.WarnContext(ctx, "a department's system was not told", "department", call.Webhook.Department, "error", errs[i].Error())
			}
			if err := a.endCall(ctx, call, errs[i] == nil); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

func (a *Actions) takeCalls(ctx context.Context) (calls []Call, err error) {
	return calls, a.store.Write(ctx, func(tx *store.Tx) error {
		calls = nil
		taken, err := tx.TakeTellings(toldAtOnce, models.TellingLease)
		if err != nil || len(taken) == 0 {
			return err
		}
		hooks, err := tx.Webhooks()
		for _, telling := range taken {
			if hook, ok := hooks[telling.Department]; ok { // else it was dropped this moment
				calls = append(calls, Call{hook, telling})
			}
		}
		return err
	})
}

// endCall keeps how a call went, and tells the citizen's page. Given up, it is
// the borgerkonsulent's task to tell the department. The plan is made anew in a
// transaction of its own: should that fail, nobody is called again for it.
func (a *Actions) endCall(ctx context.Context, call Call, received bool) error {
	over := false
	err := a.store.Write(ctx, func(tx *store.Tx) error {
		next, more := models.TellAgain(call.Tries+1, tx.Now)
		if received {
			next, more = time.Time{}, false
		}
		mine, err := tx.EndTelling(call.Telling, received, next)
		over = mine && !more
		return err
	})
	if err != nil || !over {
		return err
	}
	err = a.store.Write(ctx, func(tx *store.Tx) error {
		if _, err := a.rebuild(tx, call.Citizen); err != nil {
			return err
		}
		return tx.Changed("", a.day(tx), call.Citizen)
	})
	if err != nil && models.KindOf(err) != models.NotFound {
		a.log.WarnContext(ctx, "the plan was not made anew after a department's system was told", "error", err.Error())
	}
	return nil
}
