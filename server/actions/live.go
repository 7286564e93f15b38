package actions

import (
	"context"
	"encoding/hex"
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

// OwnerOf is what a device may call the reader: it tells one from another, says
// nothing of who it is, and is the same after the next login, so that what waits
// to be sent finds whose it is.
func (a *Actions) OwnerOf(reader string) string {
	const letters = 32
	return hex.EncodeToString(a.vault.Digest(joined("owner", reader)))[:letters]
}

// Exchange tells the other servers what is changed here, and hears what they
// change, until ctx ends.
func (a *Actions) Exchange(ctx context.Context) { a.store.Exchange(ctx) }
