package actions

import (
	"context"
	"errors"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
)

// sessionLasts is the absolute limit of a session.
const sessionLasts = 8 * time.Hour

// LogInDemo opens a session as one of the demo's invented citizens or staff and
// returns its token. It returns ErrNotFound when nobody is called that. Whether
// the house is in demo mode at all is decided by who offers the door.
func (a *Actions) LogInDemo(ctx context.Context, as string) (token string, expires time.Time, err error) {
	err = a.perform(ctx, models.Viewer{}, models.LogInDemo, "", func(tx *store.Tx) error {
		var hash []byte
		if token, hash, err = a.vault.NewToken(); err != nil {
			return err
		}
		if _, err := tx.DropExpiredSessions(); err != nil {
			return err
		}
		expires = tx.Now.Add(sessionLasts)
		id, err := tx.FindCitizen(as)
		if models.KindOf(err) == models.NotFound {
			if _, err := tx.StaffByID(as); err != nil {
				return err
			}
			return tx.CreateStaffSession(store.StaffSession{TokenHash: hash, StaffID: as, Expires: expires})
		}
		if err != nil {
			return err
		}
		return tx.CreateSession(store.Session{TokenHash: hash, CitizenID: id, Expires: expires})
	})
	return token, expires, err
}

// LogOut ends the session of a token. Ending one that is over is no fault.
func (a *Actions) LogOut(ctx context.Context, token string, now time.Time) error {
	who, err := a.WhoIs(ctx, token, now)
	if err != nil || who.Role == models.Nobody {
		return err
	}
	return a.perform(ctx, who, models.LogOut, who.ID, func(tx *store.Tx) error {
		hash := vault.TokenHash(token)
		return errors.Join(tx.EndSession(hash), tx.EndStaffSession(hash))
	})
}

// WhoIs is the citizen or the staff of a session, nobody when it is over.
func (a *Actions) WhoIs(ctx context.Context, token string, now time.Time) (models.Viewer, error) {
	session, found, err := a.store.Session(ctx, vault.TokenHash(token), now)
	switch {
	case err != nil:
		return models.Viewer{}, err
	case found:
		return models.Viewer{Role: models.AsCitizen, ID: session.CitizenID}, nil
	}
	return a.staffOf(ctx, token, now)
}

// staffOf is the staff of a session, nobody when it is over or a citizen's.
func (a *Actions) staffOf(ctx context.Context, token string, now time.Time) (models.Viewer, error) {
	session, found, err := a.store.StaffSession(ctx, vault.TokenHash(token), now)
	if err != nil || !found {
		return models.Viewer{}, err
	}
	return models.Viewer{Role: session.Role, ID: session.StaffID}, nil
}
