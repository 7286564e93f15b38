package models

import (
	"crypto/subtle"
	"time"
)

// LoginAttempt is what must be known of somebody who is away at the provider. It
// travels sealed in a cookie of theirs and holds for one return.
type LoginAttempt struct {
	By       Provider // it alone says what kind of person they are: nothing a token says makes staff of a citizen
	State    string   // 256 random bits, as the next two; what comes back must bear it
	Nonce    string   // what the token must bear
	Verifier string   // of PKCE
	To       string   // where in the app they were going
	Began    time.Time
	Again    bool   // somebody who is logged in shows anew who they are
	Who      string // whose session the browser had then
	Token    string // and its token: it ends when the new one begins
}

// Limits of a login.
const (
	LoginWithin = 10 * time.Minute // from leaving for the provider to being back
	LoginSkew   = time.Minute      // how far a provider's clock may be from ours
)

// Holds reports whether the attempt can still be finished through this door.
func (a LoginAttempt) Holds(by Provider, now time.Time) bool {
	return a.State != "" && a.By == by && !now.Before(a.Began) && now.Before(a.Began.Add(LoginWithin))
}

// Answers reports whether what came back bears the state of the attempt, once.
func (a LoginAttempt) Answers(state []string) bool {
	return a.State != "" && len(state) == 1 && subtle.ConstantTimeCompare([]byte(state[0]), []byte(a.State)) == 1
}

// Identity is what a provider has vouched for in a token that was verified.
type Identity struct {
	By      Provider
	Issuer  string // with Subject the key of the person, the same at each login
	Subject string
	UUID    string // of the MitID, the same whoever the broker is; "" when the provider gives none
	Session string // the provider's own, for logout through the back; "" when it has none
	CPR     CPR    // zero when the provider gave none
	Name    string
	Unit    string
	Born    Date
	Level   LOA
	Shown   time.Time // when they last showed who they are; zero when the provider does not say
	Roles   []string  // as the provider names them
}

// LoginEnding is what a provider asks through the back: that the sessions of one of
// its own sessions end, or those of a person when Session is "".
type LoginEnding struct {
	Issuer, Subject, Session string
	ID                       string    // of the token, which counts once
	Until                    time.Time // when the token is over by itself
}

// StaffRole is what somebody may be here, and of which department a fagperson is.
type StaffRole struct {
	Role       Role
	Department string
}

// RoleOf is the one role that what the provider names comes to, by the
// municipality's own table. No role, and two that differ, are refused: nobody is
// given the greater of two by chance.
func RoleOf(named []string, table map[string]StaffRole) (StaffRole, error) {
	var found StaffRole
	for _, name := range named {
		role, known := table[name]
		switch {
		case !known:
		case found.Role != Nobody && found != role:
			return StaffRole{}, LoginNoRole
		default:
			found = role
		}
	}
	if found.Role == Nobody {
		return StaffRole{}, LoginNoRole
	}
	return found, nil
}

// Check refuses a role that nobody can be given by a provider.
func (r StaffRole) Check() error {
	return Staff{ID: "x", Name: "x", Role: r.Role, Department: r.Department}.Check()
}

// LoginRefusal is why a login opened no session: the code that stands in the
// address of the page about it. The codes say nothing to who reads an address over
// somebody's shoulder. The app has the same table (pwa/src/login/refused-page.tsx).
type LoginRefusal string

// The refusals.
const (
	LoginUnknown   LoginRefusal = "k7" // the municipality has no plan with them
	LoginNoCPR     LoginRefusal = "p2" // MitID without CPR
	LoginYoung     LoginRefusal = "u4" // under LoginAge
	LoginTooLow    LoginRefusal = "n9" // below substantial
	LoginCancelled LoginRefusal = "f3"
	LoginDown      LoginRefusal = "d5" // the provider does not answer
	LoginOld       LoginRefusal = "g8" // the return is too late, was used, or is somebody else's
	LoginNoRole    LoginRefusal = "r6" // staff whom the municipality's provider gives no role here
	LoginOther     LoginRefusal = "s1" // another person than the one who was logged in
	LoginBroken    LoginRefusal = "v5" // what came back does not hold
	LoginClosed    LoginRefusal = "c0" // there is no such provider here
)

// LoginRefusals are all of them.
var LoginRefusals = []LoginRefusal{
	LoginUnknown, LoginNoCPR, LoginYoung, LoginTooLow, LoginCancelled, LoginDown, LoginOld, LoginNoRole, LoginOther, LoginBroken, LoginClosed,
}

// Error is for logs and tests; it holds nothing personal.
func (r LoginRefusal) Error() string { return "login refused: " + string(r) }
