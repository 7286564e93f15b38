package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
)

// invented is the mark of a database in which everybody is: set while it was empty.
const invented = "demo"

// BeginDemo takes the database for the demo: one that holds nobody is marked for it,
// once and for all, and one that is marked is as it should be. It returns
// ErrRealCitizens when there are citizens in it and no mark: they may be real, and in
// the demo anybody could log in as them.
func (a *Actions) BeginDemo(ctx context.Context) error {
	return a.store.Write(ctx, func(tx *store.Tx) error {
		marked, err := tx.Marked(invented)
		if err != nil || marked {
			return err
		}
		citizens, err := tx.Citizens()
		if err != nil {
			return err
		}
		if len(citizens) > 0 {
			return models.ErrRealCitizens
		}
		return tx.Mark(invented)
	})
}

// CheckReal returns ErrInvented when the database is the demo's: real citizens would
// stand among the invented ones, and the next demo would let anybody in as them.
func (a *Actions) CheckReal(ctx context.Context) error {
	return a.store.Read(ctx, func(tx *store.Tx) error {
		marked, err := tx.Marked(invented)
		if err == nil && marked {
			err = models.ErrInvented
		}
		return err
	})
}

// onlyInvented returns models.ErrNotFound when the database is not the demo's: there
// is nothing to log in to without a login.
func onlyInvented(tx *store.Tx) error {
	marked, err := tx.Marked(invented)
	if err == nil && !marked {
		err = models.ErrNotFound
	}
	return err
}
