package actions

import (
	"context"
	"encoding/hex"
	"time"

	"enplan/models"
	"enplan/server/live"
	"enplan/server/store"
	"enplan/server/vault"
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

// Readers is Reader for many tokens at once, by the token. A token that is not in
// the answer is of a session that is over.
func (a *Actions) Readers(ctx context.Context, tokens []string, now time.Time) (map[string]live.Answer, error) {
	hashes := make([][]byte, len(tokens))
	for i, token := range tokens {
		hashes[i] = vault.TokenHash(token)
	}
	here, err := a.store.Listening(ctx, hashes, now)
	if err != nil {
		return nil, err
	}
	answers := make(map[string]live.Answer, len(here))
	for i, token := range tokens {
		if l, ok := here[string(hashes[i])]; ok {
			answers[token] = live.Answer{Reader: store.ReaderOf(l.Who), Seq: l.Seq}
		}
	}
	return answers, nil
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
