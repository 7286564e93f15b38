package models

import "time"

// Channel is a way by which a citizen is told.
type Channel string

// The channels, in the order in which they are gone.
const (
	ByPush  Channel = "push"  // to a device
	ByMail  Channel = "mail"  // when no device works
	ByPhone Channel = "phone" // the borgerkonsulent telephones, when neither does
)

// SendState is how far one way of a notification has come.
type SendState string

// The states. A send by telephone waits until somebody has telephoned.
const (
	SendUnderWay SendState = "under_way" // a server has it in hand
	SendWaits    SendState = "waiting"   // it is tried again
	SendTaken    SendState = "sent"      // the push service or the mail server took it; or somebody telephoned
	SendGone     SendState = "gone"      // there is no such device any more
	SendRefused  SendState = "refused"   // it would not take it, and will not
	SendGivenUp  SendState = "given_up"  // it came too late, or another way was gone
)

// Over reports whether this way has been gone to its end.
func (s SendState) Over() bool { return s != SendUnderWay && s != SendWaits }

// SendOutcome is how one try to send went.
type SendOutcome string

// The outcomes.
const (
	WasTaken   SendOutcome = "sent"
	WasGone    SendOutcome = "gone"    // the device is no more
	WasLate    SendOutcome = "later"   // no answer, not now, too much at once
	WasRefused SendOutcome = "refused" // the fault is ours
	NotTried   SendOutcome = "held"    // its host takes nothing now, so that it was not asked
)

// SendResult is what a try came to. After is how long whoever was asked wants us to
// wait; zero when nothing was said. Err holds no address and nothing private.
type SendResult struct {
	Outcome SendOutcome
	After   time.Duration
	Err     error
}

// Send is one way that a notification goes.
type Send struct {
	Channel   Channel
	Device    string // "" unless it goes to one
	State     SendState
	Tries     int
	Next      time.Time // when it is tried again
	Sent      time.Time
	Delivered time.Time // the device says that it was shown
	Opened    time.Time
}

// How what did not go is tried again.
const (
	SendTime       = 10 * time.Second       // one try takes no longer
	DispatchLease  = 30 * time.Second       // one server has a notification in hand no longer
	DispatchWaits  = 15 * time.Second       // and it waits its turn there no longer
	LongestWait    = time.Hour              // whoever asks us to wait longer is asked again then
	RefusedAgain   = 5 * time.Minute        // the fault may have been mended
	RefusedTries   = 3                      // in all
	MailAfter      = 10 * time.Minute       // for so long devices that do not answer are waited for
	PhoneAfter     = time.Hour              // or half of the time there is, when that is less
	TooLateBy      = 15 * time.Minute       // what is later than this at its turn is late for a reason
	LateEach       = 600 * time.Millisecond // what is late for a reason goes at 100 a minute
	slowestBackoff = 5 * time.Minute
)

var backoff = []time.Duration{15 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, slowestBackoff}

// SendAgain is when what did not go is tried again, after so many tries. jitter is
// from 0 to 1 and spreads what failed together by a quarter of the time.
func SendAgain(tries int, after time.Duration, now time.Time, jitter float64) time.Time {
	wait := max(backoff[min(max(tries, 1), len(backoff))-1], min(after, LongestWait))
	return now.Add(wait + time.Duration(jitter*float64(wait)/4))
}
