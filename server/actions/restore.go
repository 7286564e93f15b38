package actions

import (
	"context"
	"errors"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// BackUp writes a copy of the database without the citizens' keys to a path where
// nothing is, and then gives the keys, which are kept apart. On PostgreSQL, where
// pg_dump writes the copy, path is "".
func (a *Actions) BackUp(ctx context.Context, who models.Viewer, path string, keep func(store.WrappedKey) error) error {
	if err := a.perform(ctx, who, models.BackUp, "", func(*store.Tx) error { return nil }); err != nil {
		return err
	}
	if path != "" {
		if err := a.store.CopyWithoutKeys(ctx, path); err != nil {
			return err
		}
	}
	return a.store.Read(ctx, func(tx *store.Tx) error { return tx.WrappedKeys(keep) })
}

// Restored is what a restore has to be told.
type Restored struct {
	Keys     []store.WrappedKey
	KeysMade time.Time // when the keys were written
	Down     time.Time // since when nobody has sent anything; what was due before is not sent again
}

// ErrOldKeys refuses keys that are older than the database they are put into: citizens
// who came between would be lost.
var ErrOldKeys = errors.New("the keys are older than the backup: take the newest file of keys there is")

// PutBack puts the keys into a database that was restored, ends every session, and
// keeps from being sent again what may have been sent after the backup. What a family was
// shown is shown no more: a no may have been said after the backup. The journal
// has to be done again after it, and then EraseKeyless.
func (a *Actions) PutBack(ctx context.Context, who models.Viewer, r Restored) error {
	return a.perform(ctx, who, models.Restore, "", func(tx *store.Tx) error {
		if err := tx.PutKeys(r.Keys); err != nil {
			return err
		}
		_, created, err := tx.Keyless()
		if err != nil {
			return err
		}
		for _, ms := range created {
			if ms >= r.KeysMade.UnixMilli() {
				return ErrOldKeys
			}
		}
		return errors.Join(tx.EndAllSessions(), tx.SupersedeRestored(r.Down), tx.BreakFamilies(tx.Now))
	})
}

// EraseKeyless erases the citizens of a restored database whose keys were destroyed
// after the backup, and whom the journal does not know of. It says how many.
func (a *Actions) EraseKeyless(ctx context.Context, who models.Viewer) (n int, err error) {
	var ids []string
	if err := a.store.Read(ctx, func(tx *store.Tx) error {
		ids, _, err = tx.Keyless()
		return err
	}); err != nil {
		return 0, err
	}
	for _, id := range ids {
		e := models.Erasure{Citizen: id, By: who}
		if err := a.perform(ctx, who, models.EraseCitizen, id, func(tx *store.Tx) error {
			if e.At, err = tx.Gate(id); err != nil {
				return err
			}
			return tx.Erase(e)
		}); err != nil {
			return n, err
		}
		n++
		if a.journal == nil {
			continue
		}
		if err := a.journal.AddErased(e); err != nil {
			return n, err
		}
	}
	return n, nil
}

// ErrNotPutBack refuses a database whose citizens lack keys: it was restored, and the
// restore did not come to its end.
var ErrNotPutBack = errors.New("citizens in this database have no key: it was restored, and enplan restore must finish that first")

// CheckKeys returns ErrNotPutBack when a citizen has no key.
func (a *Actions) CheckKeys(ctx context.Context) error {
	return a.store.Read(ctx, func(tx *store.Tx) error {
		ids, _, err := tx.Keyless()
		if err == nil && len(ids) > 0 {
			err = ErrNotPutBack
		}
		return err
	})
}
