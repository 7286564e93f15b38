package models

import (
	"slices"
	"strings"
	"time"
)

// LOA is how surely a login shows who somebody is.
type LOA string

// The levels of a login. The first two are those of the national standard for
// identities (NSIS) and of eIDAS, as a broker states them.
const (
	LOASubstantial LOA = "substantial"
	LOAHigh        LOA = "high"
	LOADemo        LOA = "demo"  // anybody can be anybody, in the invented municipality
	LOAStaff       LOA = "staff" // the municipality's own provider vouches for it
)

// Provider is where somebody logged in.
type Provider string

// The doors to log in at.
const (
	ByCitizenProvider Provider = "citizen"
	ByStaffProvider   Provider = "staff"
	ByDemo            Provider = "demo"
)

// Limits of every session.
const (
	UsedEach = time.Minute     // how often use is noted, at most
	FreshFor = 5 * time.Minute // how long it counts as just now that somebody showed who they are
)

// SessionLimits are how long a session may stand: Idle without being used, Whole
// however much it is used.
type SessionLimits struct{ Idle, Whole time.Duration }

// LimitsOf are those of a role; zero for one that has no sessions. The reasons stand
// in docs/decisions/0041.
func LimitsOf(role Role) SessionLimits {
	switch role {
	case AsCitizen:
		return SessionLimits{30 * time.Minute, 8 * time.Hour}
	case AsCoordinator, AsProfessional:
		return SessionLimits{time.Hour, 10 * time.Hour}
	case AsLeader:
		return SessionLimits{30 * time.Minute, 10 * time.Hour}
	}
	return SessionLimits{}
}

// Expires is when a session ends that was used at an instant and ends at until
// however much it is used.
func (l SessionLimits) Expires(used, until time.Time) time.Time {
	if idle := used.Add(l.Idle); idle.Before(until) {
		return idle
	}
	return until
}

// ErrStale refuses what asks for somebody who has just shown who they are.
var ErrStale = &Error{Stale, "session.error.stale"}

// CheckFresh returns ErrStale when it is more than FreshFor ago that somebody showed
// who they are, or they are said to have done it in the future. A minute is forgiven
// between two clocks.
func CheckFresh(auth, now time.Time) error {
	if now.Sub(auth) > FreshFor || auth.Sub(now) > time.Minute {
		return ErrStale
	}
	return nil
}

// needsFresh are the actions that are done only by somebody who has just shown who
// they are: those that let somebody see more, and the one that takes all of it away.
// What makes a yes less is never among them: it is as easy as ever.
var needsFresh = []Action{GiveConsent, ResumeConsent, RecordConsent, ExportOwn, OpenEmergency, ShowFamily}

// NeedsFresh reports whether the action is one of them.
func (a Action) NeedsFresh() bool { return slices.Contains(needsFresh, a) }

// Shown is how and when somebody showed who they are.
type Shown struct {
	At  time.Time
	LOA LOA
}

// Browser is what is known of where a request comes from.
type Browser struct {
	Agent string // as AgentName says it
	Token string // of the session it had; "" for none
}

// browsers and systems are told by these marks, the first one found. What is sold
// under another name stands before what it is made of.
var (
	browsers = [][2]string{
		{"Edg", "Edge"}, {"SamsungBrowser", "Samsung Internet"}, {"OPR/", "Opera"}, {"FxiOS", "Firefox"}, {"Firefox/", "Firefox"},
		{"CriOS", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	}
	systems = [][2]string{
		{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"CrOS", "Chromebook"}, {"Macintosh", "Mac"}, {"Linux", "Linux"},
	}
)

// AgentName is a coarse name of a browser, such as "Chrome på Android", made of what
// it says of itself; "" when none of it is known. It tells one's own phone from one's
// own computer, and no phone from another of its kind.
func AgentName(said string) string {
	browser, system := named(said, browsers), named(said, systems)
	if browser != "" && system != "" {
		return browser + AgentOn + system
	}
	return browser + system
}

// AgentOn stands between the browser and the system.
const AgentOn = " på "

func named(said string, names [][2]string) string {
	for _, n := range names {
		if strings.Contains(said, n[0]) {
			return n[1]
		}
	}
	return ""
}
