package actions

import (
	"context"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

// Standing is a session that stands: whose it is, and until when.
type Standing struct {
	Who     models.Viewer
	ID      string
	Expires time.Time // if it is not used before
	Until   time.Time // however much it is used
	Seen    time.Time
	Shown   models.Shown
}

// Standing is the session of a token. It returns ErrNotLoggedIn when it is over.
func (a *Actions) Standing(ctx context.Context, token string, now time.Time) (Standing, error) {
	s, err := a.standingOf(ctx, token, now)
	if err == nil && s.Who.Role == models.Nobody {
		err = models.ErrNotLoggedIn
	}
	return s, err
}

// standingOf is Standing, with nobody's when the session is over.
func (a *Actions) standingOf(ctx context.Context, token string, now time.Time) (Standing, error) {
	hash := vault.TokenHash(token)
	s, found, err := a.store.Session(ctx, hash, now)
	if err != nil {
		return Standing{}, err
	}
	if found {
		return Standing{
			models.Viewer{Role: models.AsCitizen, ID: s.CitizenID}, s.ID, s.Expires, s.Until, s.Seen, models.Shown{At: s.Auth, LOA: s.LOA},
		}, nil
	}
	w, found, err := a.store.StaffSession(ctx, hash, now)
	if err != nil || !found {
		return Standing{}, err
	}
	return Standing{models.Viewer{Role: w.Role, ID: w.StaffID}, w.ID, w.Expires, w.Until, w.Seen, models.Shown{At: w.Auth, LOA: w.LOA}}, nil
}

// Fresh returns ErrStale when it is longer than models.FreshFor ago that the owner of
// the session showed who they are, and ErrNotLoggedIn when it is over.
func (a *Actions) Fresh(ctx context.Context, token string, now time.Time) error {
	s, err := a.Standing(ctx, token, now)
	if err != nil {
		return err
	}
	return models.CheckFresh(s.Shown.At, now)
}

// UseSession notes that somebody touched the page: nothing else counts as use of a
// session, neither what the page asks for by itself nor the line that stays open. It
// says how the session stands then. It is written at most once in models.UsedEach, and
// leaves no line in the log.
func (a *Actions) UseSession(ctx context.Context, token string, now time.Time) (s Standing, err error) {
	if s, err = a.Standing(ctx, token, now); err != nil || now.Sub(s.Seen) < models.UsedEach {
		return s, err
	}
	if err := models.May(s.Who, models.UseSession, s.Who.ID, models.Standing{}); err != nil {
		return s, err
	}
	s.Seen, s.Expires = now, models.LimitsOf(s.Who.Role).Expires(now, s.Until)
	return s, a.store.Write(ctx, func(tx *store.Tx) error { return tx.UseSession(vault.TokenHash(token), s.Expires) })
}

// Sessions are where the owner of a session is logged in.
func (a *Actions) Sessions(ctx context.Context, token, language string, now time.Time) (view wording.SessionsView, err error) {
	here, err := a.Standing(ctx, token, now)
	if err != nil {
		return view, err
	}
	if err := models.May(here.Who, models.ReadSessions, here.Who.ID, models.Standing{}); err != nil {
		return view, err
	}
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		all, err := placesOf(tx, here.Who)
		view = wording.Sessions(all, here.ID, tx.Now, a.zone, i18n.For(language))
		return err
	})
	return view, err
}

func placesOf(tx *store.Tx, who models.Viewer) (all []wording.SessionPlace, err error) {
	if who.Role == models.AsCitizen {
		sessions, err := tx.Sessions(who.ID)
		for _, s := range sessions {
			all = append(all, wording.SessionPlace{ID: s.ID, Agent: s.Agent, Begun: s.Created, Seen: s.Seen})
		}
		return all, err
	}
	sessions, err := tx.StaffSessions(who.ID)
	for _, s := range sessions {
		all = append(all, wording.SessionPlace{ID: s.ID, Agent: s.Agent, Begun: s.Created, Seen: s.Seen})
	}
	return all, err
}

// EndSession ends another session of the same person, and says whose sessions they
// are under the name that Live knows. It returns ErrNotFound when there is none such.
func (a *Actions) EndSession(ctx context.Context, token, id string, now time.Time) (reader string, err error) {
	return a.endSessions(ctx, token, models.EndSession, now, func(tx *store.Tx, who models.Viewer) error {
		if id == "" {
			return models.ErrNotFound
		}
		ended, err := tx.EndSessionsOf(who, id, vault.TokenHash(token))
		if err == nil && ended == 0 {
			err = models.ErrNotFound
		}
		return err
	})
}

// EndOthers ends all sessions of the same person but the one of the token.
func (a *Actions) EndOthers(ctx context.Context, token string, now time.Time) (reader string, err error) {
	return a.endSessions(ctx, token, models.EndOthers, now, func(tx *store.Tx, who models.Viewer) error {
		_, err := tx.EndSessionsOf(who, "", vault.TokenHash(token))
		return err
	})
}

func (a *Actions) endSessions(
	ctx context.Context, token string, action models.Action, now time.Time, end func(*store.Tx, models.Viewer) error,
) (reader string, err error) {
	here, err := a.Standing(ctx, token, now)
	if err != nil {
		return "", err
	}
	err = a.perform(ctx, here.Who, action, here.Who.ID, func(tx *store.Tx) error { return end(tx, here.Who) })
	return store.ReaderOf(here.Who), err
}
