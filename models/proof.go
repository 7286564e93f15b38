package models

import (
	"slices"
	"time"
)

// Proof (om borgeren fik besked) is what is known of whether the citizen got to
// know of one time of an appointment as it now is. A time that was moved is
// another one: nothing that was told of the old time counts.
type Proof struct {
	Notices  []ToldOf  // what was sent of this time before it began, oldest first
	Read     time.Time // last before it began that the citizen opened a plan with this time in it
	Answer   AppointmentAnswer
	Answered time.Time
	Missed   time.Time // when it was said that the citizen did not come
}

// ToldOf is one notification of a time, by whichever ways it went. An instant is
// zero when that did not happen before the time began.
type ToldOf struct {
	Kind      NotificationKind
	Channel   Channel // the surest of those it went by
	Sent      time.Time
	Delivered time.Time // a device says that it was shown
	Opened    time.Time
	Seen      time.Time // in the app
}

// SentNotification is a notification with the ways it went.
type SentNotification struct {
	Notification
	Sends []Send
}

// Shown reports whether something shows that this one came to the citizen: it was
// shown or opened on a device or seen in the app, or somebody told the citizen by
// telephone. That a server took it shows nothing.
func (t ToldOf) Shown() bool {
	return !t.Delivered.IsZero() || !t.Opened.IsZero() || !t.Seen.IsZero() || t.Channel == ByPhone
}

// Reached reports whether anything shows that the citizen was told of the time as
// it is: a notice that came, or an answer. That a plan was opened shows only that
// the time stood in it.
func (p Proof) Reached() bool {
	return p.Answer != "" || slices.ContainsFunc(p.Notices, ToldOf.Shown)
}

// TellsOfTime are the kinds that tell when a time is.
var TellsOfTime = []NotificationKind{NotifyReminder, NotifyNew, NotifyMoved}

// ProofOf is what is known of a time that is as it is since then (zero: since it
// was made). read is when the citizen opened a plan, in any order; ahead is for how
// many days a plan lists times.
func ProofOf(o Occurrence, since time.Time, all []SentNotification, read []time.Time, ahead int) Proof {
	counts := func(at time.Time) time.Time {
		if at.IsZero() || at.Before(since) || !at.Before(o.Start) {
			return time.Time{}
		}
		return at
	}
	p := Proof{Missed: o.Missed}
	for _, n := range all {
		if !slices.Contains(TellsOfTime, n.Kind) || !n.Start.Equal(o.Start) {
			continue
		}
		if t, told := n.told(counts); told {
			p.Notices = append(p.Notices, t)
		}
	}
	slices.SortStableFunc(p.Notices, func(x, y ToldOf) int { return x.Sent.Compare(y.Sent) })
	for _, at := range read {
		if at = counts(at); at.After(p.Read) && at.AddDate(0, 0, ahead-1).After(o.Start) {
			p.Read = at
		}
	}
	if at := counts(o.Answer.At); !at.IsZero() {
		p.Answer, p.Answered = o.Answer.What, at
	}
	return p
}

// surest are the channels, the one that shows most first.
var surest = []Channel{ByPhone, ByPush, ByMail}

func (n SentNotification) told(counts func(time.Time) time.Time) (t ToldOf, told bool) {
	t = ToldOf{Kind: n.Kind, Channel: ByMail}
	for _, s := range n.Sends {
		sent := counts(s.Sent)
		if s.State != SendTaken || sent.IsZero() {
			continue
		}
		if !told || sent.Before(t.Sent) {
			t.Sent = sent
		}
		if told = true; slices.Index(surest, s.Channel) < slices.Index(surest, t.Channel) {
			t.Channel = s.Channel
		}
		t.Delivered, t.Opened = earlier(t.Delivered, counts(s.Delivered)), earlier(t.Opened, counts(s.Opened))
	}
	if told {
		t.Seen = counts(n.Seen)
	}
	return t, told
}

// earlier is the first of two instants, of which zero is none.
func earlier(x, y time.Time) time.Time {
	if x.IsZero() || !y.IsZero() && y.Before(x) {
		return y
	}
	return x
}

// MissedWithin is for how many days after a time it can be recorded that the
// citizen did not come: later nobody remembers it well.
const MissedWithin = 14

// Refusals to record that the citizen did not come.
var (
	ErrMissedEarly  = &Error{Conflict, "missed.error.early"}  // it has not begun
	ErrMissedOff    = &Error{Conflict, "missed.error.off"}    // it did not take place
	ErrMissedThere  = &Error{Conflict, "missed.error.there"}  // it stands there already
	ErrMissedUntold = &Error{Conflict, "missed.error.untold"} // nothing shows that the citizen was told
)

// CheckMissed refuses to record that the citizen did not come to a time.
func (p Proof) CheckMissed(o Occurrence, now time.Time) error {
	switch {
	case o.State == IsOff:
		return ErrMissedOff
	case now.Before(o.Start):
		return ErrMissedEarly
	case !o.Missed.IsZero():
		return ErrMissedThere
	case !p.Reached():
		return ErrMissedUntold
	}
	return nil
}

// Since is from when a time is as it is, by all that was said of the appointment
// with that id: zero when it never was moved.
func (o Occurrence) Since(said []Event, id string) (last time.Time) {
	if o.State != HasMoved {
		return time.Time{}
	}
	instead := map[string]time.Time{}
	for _, e := range said {
		at := ParseAt(e.Target)
		switch {
		case e.About == AboutChange:
			if kind, of := SplitThing(e.Ref); kind != ThingAppointment || of != id || e.Choice != string(AppointmentMoved) || !ChangeOf(e).To.Equal(o.Start) {
				continue
			}
		case e.About != AboutAppointment:
			continue
		case e.What == Offered:
			if in := OfferingOf(e).Instead; in != nil && in.Appointment == id {
				instead[e.Ref] = in.At
			}
			continue
		case e.What == Chose:
			if at, ok := instead[e.Ref]; !ok || !at.Equal(o.At) {
				continue
			}
		case e.What != MovedTime || e.Ref != id || e.Target != "" && !at.Equal(o.At):
			continue
		}
		last = e.At
	}
	return last
}
