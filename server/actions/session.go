package actions

import (
	"context"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
)

// sessionLasts is the absolute limit of a citizen's session.
const sessionLasts = 8 * time.Hour

// LogInDemo opens a session as one of the demo's invented citizens and returns
// its token. It returns ErrNotFound when nobody is called that. Whether the
// house is in demo mode at all is decided by who offers the door.
func (a *Actions) LogInDemo(ctx context.Context, as string) (token string, expires time.Time, err error) {
	err = a.perform(ctx, models.Viewer{}, models.LogInDemo, "", func(tx *store.Tx) error {
		id, err := tx.FindCitizen(as)
		if err != nil {
			return err
		}
		var hash []byte
		if token, hash, err = a.vault.NewToken(); err != nil {
			return err
		}
		if _, err := tx.DropExpiredSessions(); err != nil {
			return err
		}
		expires = tx.Now.Add(sessionLasts)
		return tx.CreateSession(store.Session{TokenHash: hash, CitizenID: id, Expires: expires})
	})
	return token, expires, err
}

// LogOut ends the session of a token. Ending one that is over is no fault.
func (a *Actions) LogOut(ctx context.Context, token string, now time.Time) error {
	session, found, err := a.store.Session(ctx, vault.TokenHash(token), now)
	if err != nil || !found {
		return err
	}
	who := models.Viewer{Role: models.AsCitizen, ID: session.CitizenID}
	return a.perform(ctx, who, models.LogOut, session.CitizenID, func(tx *store.Tx) error {
		return tx.EndSession(session.TokenHash)
	})
}

// WhoIs is the citizen of a session, nobody when the session is over.
func (a *Actions) WhoIs(ctx context.Context, token string, now time.Time) (models.Viewer, error) {
	session, found, err := a.store.Session(ctx, vault.TokenHash(token), now)
	if err != nil || !found {
		return models.Viewer{}, err
	}
	return models.Viewer{Role: models.AsCitizen, ID: session.CitizenID}, nil
}
