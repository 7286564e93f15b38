package actions

import (
	"context"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// Reader is who listens with this token, under the name the hub knows, and how
// far the reader's changes have come. It returns ErrNotLoggedIn when the session
// is over.
func (a *Actions) Reader(ctx context.Context, token string, now time.Time) (reader string, seq int64, err error) {
	who, err := a.WhoIs(ctx, token, now)
	if err != nil {
		return "", 0, err
	}
	if who.Role == models.Nobody {
		return "", 0, models.ErrNotLoggedIn
	}
	reader = store.ReaderOf(who)
	seq, err = a.store.ChangesOf(ctx, reader)
	return reader, seq, err
}

// Exchange tells the other servers what is changed here, and hears what they
// change, until ctx ends.
func (a *Actions) Exchange(ctx context.Context) { a.store.Exchange(ctx) }
