package actions

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// LoginProvider is a provider of logins outside the house. Its errors are a
// models.LoginRefusal, with a reason before it that holds nothing personal.
type LoginProvider interface {
	Begin(ctx context.Context, a models.LoginAttempt) (address string, err error)
	Finish(ctx context.Context, a models.LoginAttempt, answer url.Values) (models.Identity, error)
	Ending(ctx context.Context, token string) (models.LoginEnding, error)
}

// Logins is how one logs in here.
type Logins struct {
	By      map[models.Provider]LoginProvider // a kind that is not there cannot log in
	Roles   map[string]models.StaffRole       // by what the provider of staff calls them
	Employs bool                              // who has a role there and is not known here is employed by logging in
}

// LogInBy sets how one logs in. Call it before anything is done.
func (a *Actions) LogInBy(l Logins) { a.logins = l }

// LogsIn reports whether a kind of person can log in here.
func (a *Actions) LogsIn(by models.Provider) bool { return a.logins.By[by] != nil }

// LoginAsk is what somebody asks for who leaves for a provider.
type LoginAsk struct {
	By    models.Provider
	To    string // where they were going, as anybody may have written it
	Again bool   // to show anew who they are
	Token string // of the session they have, "" when they have none
}

// BeginLogin is the address at the provider that somebody is sent to, and what they
// carry along, sealed, to come back with. It returns a models.LoginRefusal.
func (a *Actions) BeginLogin(ctx context.Context, ask LoginAsk, now time.Time) (address, carried string, err error) {
	provider := a.logins.By[ask.By]
	if provider == nil {
		return "", "", models.LoginClosed
	}
	attempt := models.LoginAttempt{By: ask.By, To: models.LoginTo(ask.To), Began: now}
	for _, into := range []*string{&attempt.State, &attempt.Nonce, &attempt.Verifier} {
		if *into, _, err = a.vault.NewToken(); err != nil {
			return "", "", err
		}
	}
	if ask.Token != "" {
		who, err := a.WhoIs(ctx, ask.Token, now)
		if err != nil {
			return "", "", err
		}
		if who.Role != models.Nobody {
			attempt.Token, attempt.Again = ask.Token, ask.Again && providerOf(who) == ask.By
			attempt.Who = who.ID
		}
	}
	if address, err = provider.Begin(ctx, attempt); err != nil {
		return "", "", err
	}
	carried, err = a.sealAttempt(attempt)
	return address, carried, err
}

func providerOf(who models.Viewer) models.Provider {
	if isStaff(who) {
		return models.ByStaffProvider
	}
	return models.ByCitizenProvider
}

// KeepDestination is what somebody carries along who was refused, so that they come
// where they were going when they try again. Nothing can be finished with it.
func (a *Actions) KeepDestination(by models.Provider, to string, now time.Time) (string, error) {
	return a.sealAttempt(models.LoginAttempt{By: by, To: models.LoginTo(to), Began: now})
}

// Destination is where somebody was going, "/" when that is not known.
func (a *Actions) Destination(by models.Provider, carried string) string {
	return models.LoginTo(a.openAttempt(by, carried).To)
}

func (a *Actions) sealAttempt(attempt models.LoginAttempt) (string, error) {
	plain, err := json.Marshal(attempt)
	if err != nil {
		return "", err
	}
	sealed, err := a.vault.Seal(plain, placeOfAttempt(attempt.By))
	return base64.RawURLEncoding.EncodeToString(sealed), err
}

// openAttempt is the zero attempt, which nothing can be finished with, when what is
// carried was not sealed here for this door.
func (a *Actions) openAttempt(by models.Provider, carried string) (attempt models.LoginAttempt) {
	sealed, err := base64.RawURLEncoding.DecodeString(carried)
	if err != nil {
		return attempt
	}
	plain, err := a.vault.Open(sealed, placeOfAttempt(by))
	if err != nil || json.Unmarshal(plain, &attempt) != nil {
		return models.LoginAttempt{}
	}
	return attempt
}

func placeOfAttempt(by models.Provider) []byte { return []byte("login " + string(by)) }

// LoginReturn is what somebody comes back with.
type LoginReturn struct {
	By      models.Provider // by the door they come through
	Carried string
	Answer  url.Values
	Agent   string // a coarse name of the browser
}

// LoggedIn is the session that was opened, and where in the app they were going.
type LoggedIn struct {
	Begun
	To string
}

// FinishLogin opens a session for who came back, and is the only way to one outside
// the demo. It returns a models.LoginRefusal when it opens none.
func (a *Actions) FinishLogin(ctx context.Context, r LoginReturn, now time.Time) (LoggedIn, error) {
	provider := a.logins.By[r.By]
	if provider == nil {
		return LoggedIn{}, models.LoginClosed
	}
	attempt := a.openAttempt(r.By, r.Carried)
	if !attempt.Holds(r.By, now) || !attempt.Answers(r.Answer["state"]) {
		return LoggedIn{}, models.LoginOld
	}
	if err := a.useOnce(ctx, "attempt", attempt.State, attempt.Began.Add(models.LoginWithin)); err != nil {
		return LoggedIn{}, err
	}
	identity, err := provider.Finish(ctx, attempt, r.Answer)
	if err != nil {
		return LoggedIn{}, err
	}
	in := LoggedIn{To: models.LoginTo(attempt.To)}
	if r.By == models.ByStaffProvider {
		in.Begun, err = a.LogInStaff(ctx, StaffLogin{identity, attempt, r.Agent}, now)
	} else {
		in.Begun, err = a.LogInCitizen(ctx, CitizenLogin{identity, attempt, r.Agent}, now)
	}
	return in, err
}

// useOnce returns LoginOld when what is named was used before.
func (a *Actions) useOnce(ctx context.Context, what, name string, until time.Time) error {
	hash := a.vault.Digest(joined("login use", what, name))
	first := false
	err := a.store.Write(ctx, func(tx *store.Tx) (err error) {
		first, err = tx.UseLogin(hash, until.UnixMilli())
		return err
	})
	if err == nil && !first {
		return models.LoginOld
	}
	return err
}

// personHash is what somebody at a provider is known by here.
func (a *Actions) personHash(by models.Provider, issuer, subject string) []byte {
	return a.vault.Digest(joined("login", string(by), issuer, subject))
}

// uuidHash is what the holder of a MitID is known by, whoever the broker is.
func (a *Actions) uuidHash(uuid string) []byte { return a.vault.Digest(joined("login mitid", uuid)) }

// enter opens the session of who came back. Who shows anew who they are keeps the one
// they have, under a new token; of anybody else what was open in this browser ends.
func (a *Actions) enter(tx *store.Tx, had Standing, who models.Viewer, l CitizenLogin, loa models.LOA) (Begun, error) {
	in := Entrance{
		Shown: models.Shown{At: shown(l.Identity), LOA: loa}, Provider: l.Identity.By, SID: l.Identity.Session,
		Browser: models.Browser{Agent: l.Agent, Token: l.Attempt.Token},
	}
	if l.Attempt.Again && had.Who == who {
		return a.showAnew(tx, had, who, in)
	}
	return a.begin(tx, who, in)
}

// had is the session that somebody left with, nobody's when it is over or there was
// none. Another person than the one who shows anew who they are is refused.
func (a *Actions) had(ctx context.Context, attempt models.LoginAttempt, id string, now time.Time) (Standing, error) {
	switch {
	case attempt.Again && attempt.Who != id:
		return Standing{}, models.LoginOther
	case !attempt.Again:
		return Standing{}, nil
	}
	return a.standingOf(ctx, attempt.Token, now)
}
