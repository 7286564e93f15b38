package actions

import (
	"context"
	"errors"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
)

// Entrance is how somebody came in: what is kept of it with the session.
type Entrance struct {
	models.Shown // At zero is now
	Provider     models.Provider
	SID          string // the provider's own name of the session; "" when it gave none
	models.Browser
}

// Begun is a session that has begun, or goes on under a new token.
type Begun struct {
	Token string
	Until time.Time // when it ends however much it is used
}

// begin opens a session for a citizen or for somebody who works here, always under a
// new token. The session that the browser had before, whosever it was, ends: no token
// that was there before a login is worth anything after it.
func (a *Actions) begin(tx *store.Tx, who models.Viewer, in Entrance) (b Begun, err error) {
	limits := models.LimitsOf(who.Role)
	if limits.Whole == 0 {
		return b, models.ErrNotFound
	}
	if _, err := tx.DropExpiredSessions(); err != nil {
		return b, err
	}
	if err := endToken(tx, in.Token); err != nil {
		return b, err
	}
	token, hash, err := a.vault.NewToken()
	if err != nil {
		return b, err
	}
	id, err := a.vault.NewID()
	if err != nil {
		return b, err
	}
	if in.At.IsZero() {
		in.At = tx.Now
	}
	b = Begun{token, tx.Now.Add(limits.Whole)}
	expires := limits.Expires(tx.Now, b.Until)
	if who.Role == models.AsCitizen {
		return b, tx.CreateSession(store.Session{
			TokenHash: hash, CitizenID: who.ID, ID: id, Expires: expires, Until: b.Until,
			Auth: in.At, LOA: in.LOA, Provider: in.Provider, SID: in.SID, Agent: in.Agent,
		})
	}
	return b, tx.CreateStaffSession(store.StaffSession{
		TokenHash: hash, StaffID: who.ID, ID: id, Expires: expires, Until: b.Until,
		Auth: in.At, LOA: in.LOA, Provider: in.Provider, SID: in.SID, Agent: in.Agent,
	})
}

// showAnew lets the session of the browser go on under a new token, after its owner has
// shown anew who they are. It ends no later for it. It returns ErrNotLoggedIn when the
// session is over, or is somebody else's.
func (a *Actions) showAnew(tx *store.Tx, session Standing, who models.Viewer, in Entrance) (b Begun, err error) {
	if session.Who != who || who.Role == models.Nobody {
		return b, models.ErrNotLoggedIn
	}
	token, hash, err := a.vault.NewToken()
	if err != nil {
		return b, err
	}
	if in.At.IsZero() {
		in.At = tx.Now
	}
	b = Begun{token, session.Until}
	renewed, err := tx.RenewSession(vault.TokenHash(in.Token), store.Renewal{
		TokenHash: hash, Expires: models.LimitsOf(who.Role).Expires(tx.Now, session.Until), Auth: in.At, LOA: in.LOA, SID: in.SID,
	})
	if err == nil && !renewed {
		err = models.ErrNotLoggedIn
	}
	return b, err
}

func endToken(tx *store.Tx, token string) error {
	if token == "" {
		return nil
	}
	hash := vault.TokenHash(token)
	return errors.Join(tx.EndSession(hash), tx.EndStaffSession(hash))
}

// LogInDemo opens a session as one of the demo's invented citizens or staff. It
// returns ErrNotFound when nobody is called that. Whether the house is in demo mode
// at all is decided by who offers the door.
func (a *Actions) LogInDemo(ctx context.Context, as string, from models.Browser) (b Begun, err error) {
	err = a.perform(ctx, models.Viewer{}, models.LogInDemo, "", func(tx *store.Tx) error {
		if err := onlyInvented(tx); err != nil {
			return err
		}
		who := models.Viewer{Role: models.AsCitizen}
		who.ID, err = tx.FindCitizen(as)
		if models.KindOf(err) == models.NotFound {
			staff, err := tx.StaffByID(as)
			if err != nil {
				return err
			}
			who = models.Viewer{Role: staff.Role, ID: staff.ID}
		} else if err != nil {
			return err
		}
		b, err = a.begin(tx, who, demoEntrance(from))
		return err
	})
	return b, err
}

// ShowAgainDemo stands for a fresh login in the demo: whoever has the session is taken
// at their word once more.
func (a *Actions) ShowAgainDemo(ctx context.Context, from models.Browser, now time.Time) (b Begun, err error) {
	session, err := a.Standing(ctx, from.Token, now)
	if err != nil {
		return b, err
	}
	err = a.perform(ctx, session.Who, models.ShowAgain, session.Who.ID, func(tx *store.Tx) error {
		if err := onlyInvented(tx); err != nil {
			return err
		}
		b, err = a.showAnew(tx, session, session.Who, demoEntrance(from))
		return err
	})
	return b, err
}

func demoEntrance(from models.Browser) Entrance {
	return Entrance{Shown: models.Shown{LOA: models.LOADemo}, Provider: models.ByDemo, Browser: from}
}

// LogOut ends the session of a token. Ending one that is over is no fault.
func (a *Actions) LogOut(ctx context.Context, token string, now time.Time) error {
	who, err := a.WhoIs(ctx, token, now)
	if err != nil || who.Role == models.Nobody {
		return err
	}
	return a.perform(ctx, who, models.LogOut, who.ID, func(tx *store.Tx) error { return endToken(tx, token) })
}

// WhoIs is the citizen or the staff of a session, nobody when it is over.
func (a *Actions) WhoIs(ctx context.Context, token string, now time.Time) (models.Viewer, error) {
	session, err := a.standingOf(ctx, token, now)
	return session.Who, err
}

// staffOf is the staff of a session, nobody when it is over or a citizen's.
func (a *Actions) staffOf(ctx context.Context, token string, now time.Time) (models.Viewer, error) {
	session, found, err := a.store.StaffSession(ctx, vault.TokenHash(token), now)
	if err != nil || !found {
		return models.Viewer{}, err
	}
	return models.Viewer{Role: session.Role, ID: session.StaffID}, nil
}
