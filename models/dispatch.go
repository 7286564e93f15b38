package models

import (
	"slices"
	"time"
)

// Delivery is one notification as it stands while it is being sent.
type Delivery struct {
	Due, Until time.Time
	Sends      []Send
	Devices    []string // the citizen's
	Mail       bool     // the citizen has an address that was confirmed
}

// Delivery is a notification on its way. What was taken before it had the time it
// has now was taken for another time.
func (n Notification) Delivery(sends []Send, devices []string, mail bool) Delivery {
	d := Delivery{Due: n.Due, Until: n.Until, Devices: devices, Mail: mail}
	for _, s := range sends {
		if s.State != SendTaken || !s.Sent.Before(n.Due) {
			d.Sends = append(d.Sends, s)
		}
	}
	return d
}

// Ways are the ways to go now: each device that has not taken it, or an e-mail.
// over is true when it is too late for any.
func (d Delivery) Ways(now time.Time) (ways []Send, over bool) {
	if !now.Before(d.Until) {
		return nil, true
	}
	for _, device := range d.Devices {
		if s := d.of(ByPush, device); !s.State.Over() && !now.Before(s.Next) {
			ways = append(ways, s)
		}
	}
	if s := d.of(ByMail, ""); d.wantsMail(now) && !s.State.Over() && !now.Before(s.Next) {
		ways = append(ways, s)
	}
	return ways, false
}

// wantsMail reports whether it is the turn of an e-mail: no device works, or none
// has answered for some time.
func (d Delivery) wantsMail(now time.Time) bool {
	return d.Mail && !d.taken() && (!d.hopes() || !now.Before(d.Due.Add(MailAfter)))
}

// hopes reports whether a device may still take it.
func (d Delivery) hopes() bool {
	return slices.ContainsFunc(d.Devices, func(device string) bool { return !d.of(ByPush, device).State.Over() })
}

func (d Delivery) taken() bool {
	return slices.ContainsFunc(d.Sends, func(s Send) bool { return s.State == SendTaken })
}

// of is a way as it stands.
func (d Delivery) of(channel Channel, device string) Send {
	for _, s := range d.Sends {
		if s.Channel == channel && s.Device == device {
			return s
		}
	}
	return Send{Channel: channel, Device: device, State: SendUnderWay}
}

// Went keeps what a try came to.
func (d *Delivery) Went(s Send, r SendResult, now time.Time, jitter float64) {
	if r.Outcome != NotTried {
		s.Tries++
	}
	s.Next = time.Time{}
	switch r.Outcome {
	case WasTaken:
		s.State, s.Sent = SendTaken, now
	case WasGone:
		s.State = SendGone
		d.Devices = slices.DeleteFunc(slices.Clone(d.Devices), func(id string) bool { return s.Channel == ByPush && id == s.Device })
	case WasRefused:
		if s.State = SendRefused; s.Tries < RefusedTries {
			s.State, s.Next = SendWaits, now.Add(RefusedAgain)
		}
	case NotTried:
		s.State, s.Next = SendWaits, now.Add(min(r.After, LongestWait)+time.Duration(jitter*float64(time.Second)))
	case WasLate:
		s.State, s.Next = SendWaits, SendAgain(s.Tries, r.After, now, jitter)
	}
	if s.Next.After(d.Until) {
		s.Next = d.Until
	}
	d.keep(s)
}

func (d *Delivery) keep(s Send) {
	at := slices.IndexFunc(d.Sends, func(o Send) bool { return o.Channel == s.Channel && o.Device == s.Device })
	if at < 0 {
		d.Sends = append(slices.Clone(d.Sends), s)
		return
	}
	d.Sends = slices.Clone(d.Sends)
	d.Sends[at] = s
}

// Follows is what now becomes of it: its end, or when it is taken in hand next. The
// ways that are open at its end are closed, and where nothing went the
// borgerkonsulent is asked to telephone: at the end, or before it when the time is
// running out.
func (d *Delivery) Follows(now time.Time) (state NotificationState, next time.Time) {
	state, next = d.stands(now)
	if state == NotificationNoChannel || state == NotificationExpired || state == NotificationPlanned && !d.taken() && !now.Before(d.phoneFrom()) {
		if d.of(ByPhone, "").State == SendUnderWay {
			d.keep(Send{Channel: ByPhone, State: SendWaits})
		}
	}
	if !state.Over() {
		return state, next
	}
	for _, s := range d.Sends {
		if !s.State.Over() && (s.Channel != ByPhone || state == NotificationSent) {
			s.State, s.Next = SendGivenUp, time.Time{}
			d.keep(s)
		}
	}
	return state, time.Time{}
}

func (d Delivery) stands(now time.Time) (NotificationState, time.Time) {
	var pending []time.Time
	for _, device := range d.Devices {
		if s := d.of(ByPush, device); !s.State.Over() {
			pending = append(pending, latest(s.Next, now))
		}
	}
	mailed := slices.ContainsFunc(d.Sends, func(s Send) bool { return s.Channel == ByMail && s.State == SendTaken })
	if s := d.of(ByMail, ""); d.Mail && !d.taken() && !s.State.Over() {
		at := latest(s.Next, now)
		if !d.wantsMail(now) {
			at = d.Due.Add(MailAfter)
		}
		pending = append(pending, at)
	}
	late := !now.Before(d.Until)
	switch {
	case d.taken() && (late || mailed || len(pending) == 0):
		return NotificationSent, time.Time{}
	case late:
		return NotificationExpired, time.Time{}
	case len(pending) == 0:
		return NotificationNoChannel, time.Time{}
	}
	if from := d.phoneFrom(); !d.taken() && now.Before(from) {
		pending = append(pending, from)
	}
	next := slices.MinFunc(pending, time.Time.Compare)
	if next.After(d.Until) {
		next = d.Until
	}
	return NotificationPlanned, next
}

// phoneFrom is when the borgerkonsulent is asked to telephone although a device may
// still answer.
func (d Delivery) phoneFrom() time.Time {
	return d.Due.Add(min(PhoneAfter, d.Until.Sub(d.Due)/2))
}

func latest(x, y time.Time) time.Time { return slices.MaxFunc([]time.Time{x, y}, time.Time.Compare) }

// Calls reports whether the borgerkonsulent has been asked to telephone, and has not.
func Calls(sends []Send) bool {
	return slices.ContainsFunc(sends, func(s Send) bool { return s.Channel == ByPhone && s.State == SendWaits })
}
