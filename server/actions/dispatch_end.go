package actions

import (
	"context"
	"errors"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// finish keeps what became of those that have gone all their ways.
func (d *Dispatcher) finish(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx) // what was sent is kept as sent
	var done []*errand
	for _, e := range d.hand {
		if e.open == 0 {
			done = append(done, e)
		}
	}
	if len(done) == 0 {
		return nil
	}
	mine, err := d.keep(ctx, done)
	if err != nil {
		return err
	}
	for _, e := range done {
		delete(d.hand, e.ID)
		before, after := models.Calls(e.Sends), models.Calls(e.delivery.Sends)
		if mine[e.ID] && (before != after || e.end.Over() && before) {
			d.call(ctx, e.Citizen)
		}
	}
	return nil
}

// keep keeps it, in one transaction for all of them. It is tried until the leases
// are over: what is not kept as sent is sent once more.
func (d *Dispatcher) keep(ctx context.Context, done []*errand) (mine map[string]bool, err error) {
	all := make([]store.Dispatched, len(done))
	for i, e := range done {
		all[i] = store.Dispatched{Dispatch: e.Dispatch, State: e.end, Next: e.next, Ways: e.changed()}
	}
	for tried := range 10 {
		err = d.a.store.Write(ctx, func(tx *store.Tx) error {
			if mine, err = tx.EndNotifications(all); err != nil {
				return err
			}
			for _, e := range done {
				for _, device := range e.gone {
					if err := tx.RemoveDevice(e.Citizen, device); err != nil && models.KindOf(err) != models.NotFound {
						return err
					}
				}
			}
			return nil
		})
		if err == nil || errors.Is(err, store.ErrClosed) {
			return mine, err
		}
		time.Sleep(time.Duration(tried+1) * 50 * time.Millisecond)
	}
	return nil, err
}

// changed are the ways that are not as they were.
func (e *errand) changed() (ways []models.Send) {
	before := map[models.Send]bool{}
	for _, s := range e.Sends {
		before[s] = true
	}
	for _, s := range e.delivery.Sends {
		if !before[s] {
			ways = append(ways, s)
		}
	}
	return ways
}

// call brings the borgerkonsulent's tasks to telephone up to date. Should that fail,
// the next time the plan is made does it.
func (d *Dispatcher) call(ctx context.Context, citizen string) {
	err := d.a.store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.LockCitizen(citizen); err != nil {
			return err
		}
		calls, err := d.a.calls(tx, citizen)
		if err != nil {
			return err
		}
		if err := tx.SyncTasksOf(citizen, models.PhoneTask, calls); err != nil {
			return err
		}
		return tx.Changed("", d.a.day(tx), citizen)
	})
	if err != nil && models.KindOf(err) != models.NotFound {
		d.a.log.WarnContext(ctx, "nobody was asked to telephone", "error", err.Error())
	}
}
