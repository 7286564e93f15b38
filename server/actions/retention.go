package actions

import (
	"context"
	"errors"
	"time"

	"enplan/models"
	"enplan/models/retention"
	"enplan/server/store"
)

// retainer is by whom what is over is erased: nobody in person.
var retainer = models.Viewer{Role: models.AsOperator, ID: "retention"}

// Retaining is how what is over is removed.
type Retaining struct {
	Terms   retention.Terms
	Most    int    // citizens touched in 24 hours
	Holder  string // who does it; no two servers have the same
	Trusted bool   // somebody has said that the clock is right and that it is to be done now
}

// Retained is what was done.
type Retained struct {
	Erased  int // citizens
	Removed int // plans
	Cleared int64
	Unknown int  // citizens of whom something cannot be read, so that nothing was done
	Reached bool // there may be more, and the most of a day was reached
}

// errMoved says that what was judged is no more as it was.
var errMoved = errors.New("what was to be removed has changed")

// LookAtClock keeps what the clock says, so that a jump is known; it says when something
// is due by it, which never is while the clock is not believed.
func (a *Actions) LookAtClock(ctx context.Context, holder string) (due bool, err error) {
	err = a.store.Write(ctx, func(tx *store.Tx) error {
		c, err := tx.Retention()
		if err != nil {
			return err
		}
		before := c.Clock
		c.Clock = before.At(tx.Now)
		if c.Clock.Steady.Equal(tx.Now) && !before.Seen.IsZero() {
			a.log.WarnContext(ctx, "the clock has jumped, or no server was running: nothing is erased for a day",
				"seen", before.Seen.Format(time.RFC3339), "now", tx.Now.Format(time.RFC3339))
		}
		due = c.Clock.Believed() && !tx.Now.Before(c.Next) && !c.HeldByOther(holder, tx.Now)
		return tx.KeepRetention(c)
	})
	return due, err
}

// Retain erases the citizens, and removes the plans, whose time is over: one citizen in
// a transaction, in which it is judged again. It can be broken off anywhere and run
// again. It returns ErrClock when the clock is not believed, and ErrRetaining while
// another server is at it. Which citizens those are is in the log of each.
func (a *Actions) Retain(ctx context.Context, who models.Viewer, r Retaining) (done Retained, err error) {
	err = a.perform(ctx, who, models.RunRetention, "", func(tx *store.Tx) error {
		_, err := a.hold(tx, r)
		return err
	})
	if err != nil {
		return done, err
	}
	var ids []string
	if err := a.store.Read(ctx, func(tx *store.Tx) error {
		ids, err = tx.Citizens()
		return err
	}); err != nil {
		return done, err
	}
	for i, id := range ids {
		if i%100 == 99 { // so that looking at many that are kept takes it from nobody
			if err := a.store.Write(ctx, func(tx *store.Tx) error { _, err := a.hold(tx, r); return err }); err != nil {
				return done, err
			}
		}
		if done.Reached, err = a.retain(ctx, r, id, &done); err != nil || done.Reached {
			break
		}
	}
	if err == nil {
		err = a.finish(ctx, r, &done)
	}
	if done.Erased+done.Removed > 0 {
		err = errors.Join(err, a.store.Overwrite(ctx))
	}
	return done, err
}

// hold takes it in hand, or goes on having it, and says how many more citizens may be
// touched. No citizen may be locked before.
func (a *Actions) hold(tx *store.Tx, r Retaining) (left int, err error) {
	c, err := tx.Retention()
	if err != nil {
		return 0, err
	}
	c.Clock = c.Clock.At(tx.Now)
	switch {
	case !r.Trusted && !c.Clock.Believed():
		return 0, models.ErrClock
	case c.HeldByOther(r.Holder, tx.Now):
		return 0, models.ErrRetaining
	}
	left, c = c.Left(r.Most, tx.Now)
	c.Holder, c.Lease = r.Holder, tx.Now.Add(retention.LeaseFor)
	return left, tx.KeepRetention(c)
}

// retain does what is to be done to one citizen. reached says that no more may be
// touched today.
func (a *Actions) retain(ctx context.Context, r Retaining, id string, done *Retained) (reached bool, err error) {
	var fate retention.Fate
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		fate, err = a.fate(tx, r.Terms, id)
		return err
	})
	switch {
	case models.KindOf(err) == models.NotFound:
		return false, nil
	case ctx.Err() != nil, errors.Is(err, store.ErrBusy):
		return false, err
	case err != nil: // of this one; it keeps nobody else
		a.log.ErrorContext(ctx, "a citizen cannot be judged, and is kept", "citizen", id, "error", err.Error())
		done.Unknown++
		return false, nil
	case !fate.Erase() && len(fate.Remove) == 0:
		return false, nil
	}
	action := models.RemovePlan
	if fate.Erase() {
		action = models.EraseCitizen
	}
	erasure, removals := models.Erasure{Citizen: id, By: retainer, Reason: models.ErasedAged}, []models.Removal(nil)
	err = a.perform(ctx, retainer, action, id, func(tx *store.Tx) error {
		left, err := a.hold(tx, r)
		if err != nil {
			return err
		}
		if reached = left == 0; reached {
			return errMoved
		}
		at, err := tx.Gate(id)
		if err != nil {
			return err
		}
		now, err := a.fate(tx, r.Terms, id)
		if err != nil {
			return err
		}
		erasure.At, removals = at, nil
		switch {
		case action == models.EraseCitizen && now.Erase():
			err = a.erase(tx, erasure)
		case action == models.RemovePlan && !now.Erase() && len(now.Remove) > 0:
			removals, err = a.removePlans(tx, id, at, now.Remove)
		default:
			return errMoved
		}
		if err != nil {
			return err
		}
		return a.count(tx)
	})
	if errors.Is(err, errMoved) || models.KindOf(err) == models.NotFound {
		return reached, nil
	}
	if err != nil {
		return false, err
	}
	if action == models.EraseCitizen {
		done.Erased++
	}
	done.Removed += len(removals)
	return false, a.keepRetained(ctx, erasure, removals)
}

// count counts a citizen that was touched.
func (a *Actions) count(tx *store.Tx) error {
	c, err := tx.Retention()
	if err != nil {
		return err
	}
	c.Done++
	return tx.KeepRetention(c)
}

// keepRetained brings what was done to the journal.
func (a *Actions) keepRetained(ctx context.Context, e models.Erasure, removals []models.Removal) (err error) {
	switch {
	case a.journal == nil:
		return nil
	case len(removals) > 0:
		err = a.journal.AddRemoved(removals...)
	default:
		err = a.journal.AddErased(e)
	}
	if err != nil {
		a.log.ErrorContext(ctx, "an erasure is not in the journal; start the program anew when the disk is mended", "error", err.Error())
		return errNotKept
	}
	return nil
}

// finish clears what is nobody's, says how it went, and lets go until it is due again:
// when the most was reached, as soon as more may be touched.
func (a *Actions) finish(ctx context.Context, r Retaining, done *Retained) error {
	err := a.store.Write(ctx, func(tx *store.Tx) error {
		if _, err := a.hold(tx, r); err != nil {
			return err
		}
		c, err := tx.Retention()
		if err != nil {
			return err
		}
		if before, ok := r.Terms.OldSince(tx.Now); ok {
			if done.Cleared, err = tx.ClearOld(before); err != nil {
				return err
			}
		}
		c.Holder, c.Lease, c.Next = "", time.Time{}, tx.Now.Add(retention.Each)
		if done.Reached {
			c.Next = c.Since.Add(retention.Each)
		}
		return tx.KeepRetention(c)
	})
	if err != nil {
		return err
	}
	a.log.InfoContext(ctx, "what had been kept long enough is erased", "citizens", done.Erased, "plans", done.Removed, "rows", done.Cleared)
	if done.Reached {
		a.log.WarnContext(ctx, "as many citizens were touched as may be in a day (ENPLAN_RETENTION_MOST); the rest waits", "alarm", "retention", "most", r.Most)
	}
	return nil
}
