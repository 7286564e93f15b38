package models

import (
	"slices"
	"strings"
	"time"
)

// Notification (underretning) is something the citizen is told outside the app: on
// a lock screen, by e-mail, or at last by telephone. It says that there is
// something, never what it is about.
type Notification struct {
	ID      string // opaque
	Citizen string
	Key     string // what it is told for; one citizen is told once under one key. "" is one of its own
	Kind    NotificationKind
	Ref     string    // the appointment, the conversation or the consent
	Start   time.Time // which time of the appointment; zero when it is about none
	Rule    string    // the reminder rule that asked for it
	// Together is how many reminders of one rule are due with this one and still of
	// help, itself among them. It is known while it is sent.
	Together int
	Due      time.Time // it is told then, and not before
	Until    time.Time // from then on it would come too late
	Detail   Detail    // what the citizen has chosen to read on the lock screen
	State    NotificationState
	Unsent   Unsent // why it was superseded
	Created  time.Time
	Ended    time.Time // when it came to its end
	Seen     time.Time // when the citizen had it on a screen of the app
}

// Detail is when and where an appointment is. The zero Detail tells neither.
type Detail struct {
	Time  string `json:"time,omitempty"`
	Place string `json:"place,omitempty"`
}

// IsOneOfMany reports whether it is told as one with others: what stands on the lock
// screen then counts the appointments. Reminders so many days before that are due at
// once are of one day; so many hours before, with a night between, they need not be.
// Who reads when and where there is told of each.
func (n Notification) IsOneOfMany() bool {
	return n.Kind == NotifyReminder && n.Together > 1 && !strings.HasSuffix(n.Rule, "h") && n.Detail == (Detail{})
}

// NotificationKind is what a notification tells.
type NotificationKind string

// The kinds.
const (
	NotifyReminder  NotificationKind = "reminder"   // an appointment is near
	NotifyNew       NotificationKind = "new"        // there is a new appointment
	NotifyMoved     NotificationKind = "moved"      // an appointment has another time
	NotifyCalledOff NotificationKind = "called_off" // an appointment does not take place
	NotifyOffered   NotificationKind = "offered"    // there are times to choose from
	NotifyMessage   NotificationKind = "message"
	NotifyAnswer    NotificationKind = "answer"    // to a question, a remark or "Spørg hvorfor"
	NotifyConsent   NotificationKind = "consent"   // a department asks for a yes
	NotifyEmergency NotificationKind = "emergency" // somebody opened the plan in an emergency
	NotifyHandover  NotificationKind = "handover"  // another borgerkonsulent comes, or does not after all
)

// NotificationKinds are all of them.
var NotificationKinds = []NotificationKind{
	NotifyReminder, NotifyNew, NotifyMoved, NotifyCalledOff, NotifyOffered, NotifyMessage, NotifyAnswer, NotifyConsent, NotifyEmergency,
	NotifyHandover,
}

// NotificationSubject is what a citizen turns on and off.
type NotificationSubject string

// The subjects.
const (
	SubjectReminders NotificationSubject = "reminders"
	SubjectChanges   NotificationSubject = "changes"  // to appointments
	SubjectMessages  NotificationSubject = "messages" // what the municipality writes and answers, and who is there
	SubjectSharing   NotificationSubject = "sharing"  // who asks to see, and who has seen
)

// NotificationSubjects are all of them, in the order a screen has them.
var NotificationSubjects = []NotificationSubject{SubjectReminders, SubjectChanges, SubjectMessages, SubjectSharing}

// Subject is under which subject a kind is turned on and off.
func (k NotificationKind) Subject() NotificationSubject {
	switch k {
	case NotifyReminder:
		return SubjectReminders
	case NotifyNew, NotifyMoved, NotifyCalledOff, NotifyOffered:
		return SubjectChanges
	case NotifyConsent, NotifyEmergency:
		return SubjectSharing
	case NotifyMessage, NotifyAnswer, NotifyHandover:
	}
	return SubjectMessages
}

// NotificationState is how far a notification has come.
type NotificationState string

// The states. All but the first are an end, and a notification comes to one.
const (
	NotificationPlanned    NotificationState = "planned"
	NotificationSent       NotificationState = "sent"       // a device's push service, or a mail server, took it
	NotificationSuperseded NotificationState = "superseded" // what it was to tell is no more, or has been seen
	NotificationExpired    NotificationState = "expired"    // it did not get through in time
	NotificationNoChannel  NotificationState = "no_channel" // there was nowhere to send it; the borgerkonsulent telephones
)

// NotificationEnds are the states that are an end.
var NotificationEnds = []NotificationState{NotificationSent, NotificationSuperseded, NotificationExpired, NotificationNoChannel}

// Over reports whether it has come to an end.
func (s NotificationState) Over() bool { return slices.Contains(NotificationEnds, s) }

// Unsent is why nobody was told of something.
type Unsent string

// What a notification is superseded by.
const (
	UnsentMoved    Unsent = "moved"    // the appointment has another time
	UnsentGone     Unsent = "gone"     // it does not take place
	UnsentChanged  Unsent = "changed"  // one or the other: it repeats, and this time is no longer there
	UnsentPaused   Unsent = "paused"   // the citizen has said that it is too much right now
	UnsentUnwanted Unsent = "unwanted" // the citizen has chosen otherwise
	UnsentNewer    Unsent = "newer"    // something newer about the same is told instead
	UnsentSeen     Unsent = "seen"     // the citizen saw it in the app before
	UnsentRestored Unsent = "restored" // the database was restored, and it may have been sent before that
)

// Unsents are all of them.
var Unsents = []Unsent{UnsentMoved, UnsentGone, UnsentChanged, UnsentPaused, UnsentUnwanted, UnsentNewer, UnsentSeen, UnsentRestored}

// IsTold reports whether the notification centre tells of it. What the citizen
// turned off and what something newer is told instead of is told there by nobody.
func (n Notification) IsTold() bool { return n.Unsent != UnsentUnwanted && n.Unsent != UnsentNewer }

// notificationLasts is how long something that is about no time is worth telling.
const notificationLasts = 7 * 24 * time.Hour

// Told makes a notification of now ready to be kept: told once the quiet hours are
// over, and not before its Due, with no more on the lock screen than the citizen
// wants there, and no later than the time it is about.
// wanted is false when the citizen has turned its subject off.
func (r Reminding) Told(n Notification, now time.Time, zone *time.Location) (_ Notification, wanted bool) {
	if !r.Wants(n.Kind) {
		return Notification{}, false
	}
	if n.Due.Before(now) {
		n.Due = now
	}
	n.Due = r.Quiet.After(n.Due, zone)
	if !r.Detail {
		n.Detail = Detail{}
	}
	if n.Until.IsZero() {
		n.Until = n.Due.Add(notificationLasts)
		if !n.Start.IsZero() {
			n.Until = n.Start
		}
	}
	n.State = NotificationPlanned
	return n, true
}

// Urgent reports whether it is told also to a phone that saves its battery: it is
// about a time that comes.
func (k NotificationKind) Urgent() bool {
	return k == NotifyReminder || k == NotifyMoved || k == NotifyCalledOff
}

// PhoneTask is the borgerkonsulent's to telephone: the citizen could be told of
// something in no other way.
const PhoneTask = "phone_reminder"

// missedLasts is for how long one that came too late is worth telephoning about.
const missedLasts = 7 * 24 * time.Hour

// ToCall reports whether it still is worth telephoning about, when nobody has: until
// it would come too late, and when it did come too late for a week. What the citizen
// has seen in the app needs no telephone.
func (n Notification) ToCall(now time.Time) bool {
	until := n.Until
	if n.State == NotificationExpired {
		until = until.Add(missedLasts)
	}
	return n.Seen.IsZero() && n.State != NotificationSuperseded && n.State != NotificationSent && now.Before(until)
}
