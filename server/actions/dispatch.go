package actions

import (
	"context"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// Mail is one e-mail. Like what stands on a lock screen it says that there is
// something, and not what.
type Mail struct {
	ID            string // the same however often it is tried
	To            string
	Subject, Text string
}

// MailFunc sends an e-mail. Its error holds no address.
type MailFunc func(context.Context, Mail) models.SendResult

// Sending is how what citizens are told leaves the house.
type Sending struct {
	Now    func() time.Time
	Jitter func() float64 // from 0 to 1: it spreads what failed together
	Push   PushFunc       // nil: to no device
	Mail   MailFunc       // nil: no e-mail
}

// Dispatcher sends what is due, by way of Sending. Several servers may each have one
// on one database. It is for one goroutine.
type Dispatcher struct {
	Sending
	a     *Actions
	wake  chan struct{}
	hosts *gates
	went  chan went
	hand  map[string]*errand // in hand, by notification
	last  time.Time          // when the clock was last looked at
	back  bool               // the clock was set back, or it is not known that it was not
}

// errand is one notification in hand.
type errand struct {
	store.Dispatch
	delivery models.Delivery
	wishes   models.Reminding
	language string
	devices  map[string]models.Device
	mail     string
	ways     []models.Send // to be gone now
	open     int           // ways that have not come back
	gone     []string      // devices that are no more
	at       time.Time     // when it was taken in hand
	end      models.NotificationState
	next     time.Time
}

// went is what a try came to.
type went struct {
	on     *errand
	way    models.Send
	result models.SendResult
}

// How much is in hand at a time. What is finished is kept before more is taken, and
// together, so that many do not wait for many commits.
const (
	takenAtOnce = 128
	inHand      = 1024
)

// NewDispatcher makes one.
func (a *Actions) NewDispatcher(s Sending) *Dispatcher {
	return &Dispatcher{
		Sending: s, a: a, wake: make(chan struct{}, 1), hosts: newGates(s.Now), went: make(chan went, 16*inHand), hand: map[string]*errand{}, back: true,
	}
}

// Wake says that something is due at once. It waits for nothing.
func (d *Dispatcher) Wake() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// Run sends until ctx ends and what is under way has come back.
func (d *Dispatcher) Run(ctx context.Context) {
	each := time.NewTicker(time.Second)
	defer each.Stop()
	for ctx.Err() == nil {
		if err := d.Round(ctx); err != nil && ctx.Err() == nil {
			d.a.log.WarnContext(ctx, "what citizens are to be told was not sent", "error", err.Error())
		}
		select {
		case <-each.C:
		case <-d.wake:
		case <-ctx.Done():
		}
	}
}

// Round sends until nothing is due and nothing is under way. What becomes due
// meanwhile is sent with it, however slow the rest is.
func (d *Dispatcher) Round(ctx context.Context) error {
	each := time.NewTicker(time.Second)
	defer each.Stop()
	for {
		var taken int
		var err error
		if len(d.hand) <= inHand-takenAtOnce && ctx.Err() == nil {
			taken, err = d.take(ctx)
		}
		if len(d.hand) == 0 {
			if err == nil && taken > 0 {
				continue
			}
			return err
		}
		if taken > 0 && len(d.hand) <= inHand-takenAtOnce {
			d.gather(nil)
		} else {
			d.gather(each.C)
		}
		if err := d.finish(ctx); err != nil {
			return err
		}
	}
}

// gather takes what has come back. With a clock it waits for the first, or for a
// sign that there may be more to take in hand.
func (d *Dispatcher) gather(clock <-chan time.Time) {
	if clock != nil && !d.finished() {
		select {
		case w := <-d.went:
			d.cameBack(w)
		case <-clock:
		case <-d.wake:
		}
	}
	for {
		select {
		case w := <-d.went:
			d.cameBack(w)
		default:
			return
		}
	}
}

func (d *Dispatcher) finished() bool {
	for _, e := range d.hand {
		if e.open == 0 {
			return true
		}
	}
	return false
}

// cameBack is that one try has come back.
func (d *Dispatcher) cameBack(w went) {
	e := w.on
	e.open--
	e.delivery.Went(w.way, w.result, d.Now(), d.Jitter())
	if w.result.Outcome == models.WasGone && w.way.Channel == models.ByPush {
		e.gone = append(e.gone, w.way.Device)
	}
	if w.result.Outcome == models.WasRefused {
		d.a.log.ErrorContext(context.Background(), "a notification was refused: it is for us to mend", "channel", string(w.way.Channel), "notification", e.ID, "error", said(w.result.Err))
	}
	if e.open == 0 {
		e.end, e.next = e.delivery.Follows(d.Now())
	}
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
