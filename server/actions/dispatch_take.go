package actions

import (
	"context"
	"encoding/base64"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// backAgain is how much a clock may be behind what it showed before: less is not
// worth speaking of.
const backAgain = 2 * time.Second

// take takes in hand what is due, and sets out with it.
func (d *Dispatcher) take(ctx context.Context) (int, error) {
	late, again := d.look(ctx)
	if d.back && len(d.hand) > 0 {
		return 0, nil // what is under way comes back first
	}
	if err := d.planFirst(ctx); err != nil {
		return 0, err
	}
	var taken []*errand
	receipts := map[[2]string]string{}
	err := d.a.store.Write(ctx, func(tx *store.Tx) error {
		taken = nil
		if again {
			if err := tx.ClockBack(models.LongestWait); err != nil {
				return err
			}
		}
		if n, err := tx.TurnsForLate(late, models.LateEach); err != nil {
			return err
		} else if n > 0 {
			d.a.log.WarnContext(ctx, "notifications are late, and go at 100 a minute", "notifications", n)
		}
		rows, err := tx.TakeNotifications(takenAtOnce, models.DispatchLease)
		if err != nil || len(rows) == 0 {
			return err
		}
		if taken, err = d.errands(tx, rows); err != nil {
			return err
		}
		var starts []store.SendStart
		for _, e := range taken {
			if d.hand[e.ID] != nil {
				continue // the clock ran on while it was under way
			}
			for _, way := range e.ways {
				s := store.SendStart{Notification: e.ID, Channel: way.Channel, Device: way.Device}
				if way.Channel == models.ByPush {
					token, digest, err := d.a.vault.NewToken()
					if err != nil {
						return err
					}
					receipts[[2]string{e.ID, way.Device}], s.Receipt = token, digest
				}
				starts = append(starts, s)
			}
		}
		return tx.StartSends(starts)
	})
	if err != nil {
		return 0, err
	}
	d.back = false
	for _, e := range taken {
		if d.hand[e.ID] != nil {
			continue
		}
		d.hand[e.ID], e.open = e, len(e.ways)
		for _, way := range e.ways {
			d.setOut(ctx, e, way, receipts[[2]string{e.ID, way.Device}])
		}
	}
	return len(taken), nil
}

// planFirst plans the reminders of those who are to be told next and for whom
// something has changed that the reminders were not planned by: what no longer stands
// is then superseded, and not sent.
func (d *Dispatcher) planFirst(ctx context.Context) error {
	var citizens []string
	err := d.a.store.Read(ctx, func(tx *store.Tx) (err error) {
		citizens, err = tx.ToPlanFirst(tx.Now.Add(-remindersFresh), takenAtOnce)
		return err
	})
	for _, citizen := range citizens {
		err := d.a.store.Write(ctx, func(tx *store.Tx) error {
			_, err := d.a.planAnew(tx, citizen, remindersFresh)
			return err
		})
		if err != nil && models.KindOf(err) != models.NotFound {
			d.a.log.WarnContext(ctx, "reminders were not planned before they were to be sent", "error", err.Error())
		}
	}
	return err
}

// look looks at the clock. late is the instant before which what was due is late for
// a reason; again is true when the clock may have been set back.
func (d *Dispatcher) look(ctx context.Context) (late time.Time, again bool) {
	now := d.Now()
	late = now.Add(-models.TooLateBy)
	switch {
	case d.last.IsZero():
	case now.Before(d.last.Add(-backAgain)):
		d.a.log.ErrorContext(ctx, "the clock was set back", "by", d.last.Sub(now).String())
		d.back = true
	case now.Sub(d.last) > models.TooLateBy:
		d.a.log.ErrorContext(ctx, "the clock was set on, or stood still", "by", now.Sub(d.last).String())
		late = now // all of it became due at once
	}
	if d.back || !now.Before(d.last) {
		d.last = now
	}
	return late, d.back
}

// errands are what is to be done with each of those that were taken: to go some ways,
// or none, because it has ended, or is not wanted, or it is quiet.
func (d *Dispatcher) errands(tx *store.Tx, rows []store.Dispatch) ([]*errand, error) {
	var citizens []string
	for _, row := range rows {
		citizens = append(citizens, row.Citizen)
	}
	reach, err := tx.ReachOf(citizens)
	if err != nil {
		return nil, err
	}
	all := make([]*errand, len(rows))
	for i, row := range rows {
		to := reach[row.Citizen]
		e := &errand{Dispatch: row, wishes: to.Wishes, language: to.Language, devices: map[string]models.Device{}, at: tx.Now}
		var ids []string
		for _, device := range to.Devices {
			if d.Push != nil {
				ids = append(ids, device.ID)
				e.devices[device.ID] = device
			}
		}
		if d.Mail != nil {
			e.mail = to.Mail
		}
		e.delivery = row.Delivery(row.Sends, ids, e.mail != "")
		all[i] = e
		quiet := e.wishes.Quiet.After(tx.Now, d.a.zone)
		switch {
		case to.Language != "" && tx.Now.Sub(to.Planned) > remindersFresh: // it changed this moment
			e.end, e.next = models.NotificationPlanned, soonest(tx.Now.Add(planAgain), row.Until)
		case !e.wishes.Wants(row.Kind):
			e.end = models.NotificationSuperseded
		case quiet.After(tx.Now) && tx.Now.Before(row.Until):
			e.end, e.next = models.NotificationPlanned, soonest(quiet, row.Until)
		default:
			if e.ways, _ = e.delivery.Ways(tx.Now); len(e.ways) == 0 {
				e.end, e.next = e.delivery.Follows(tx.Now)
			}
		}
	}
	return all, nil
}

// planAgain is how long what could not be planned first waits.
const planAgain = 5 * time.Second

func soonest(x, y time.Time) time.Time {
	if x.Before(y) {
		return x
	}
	return y
}

// setOut goes one way.
func (d *Dispatcher) setOut(ctx context.Context, e *errand, way models.Send, receipt string) {
	ctx = context.WithoutCancel(ctx) // what has set out comes back
	says := wording.Notification(e.Notification, e.at.In(d.a.zone), i18n.For(e.language))
	host := "mail"
	send := func() models.SendResult {
		return d.Mail(ctx, Mail{ID: e.ID, To: e.mail, Subject: says.Title, Text: says.Text})
	}
	if way.Channel == models.ByPush {
		device, about := e.devices[way.Device], d.a.topic(e.Notification)
		host = hostOf(device.Endpoint)
		send = func() models.SendResult {
			within, cancel := context.WithTimeout(ctx, models.SendTime)
			defer cancel()
			r := d.Push(within, Push{
				Device: device, ID: e.ID, Receipt: receipt, Title: says.Title, Text: says.Text, To: says.To, Tag: d.a.tag(e.Notification), Topic: about,
				Urgent: e.Kind.Urgent(), TTL: e.Until.Sub(d.Now()),
			})
			return models.SendResult{Outcome: models.SendOutcome(r.Outcome), After: r.After, Err: r.Err}
		}
	}
	d.hosts.add(host, try{at: e.at, send: send, back: func(r models.SendResult) { d.went <- went{e, way, r} }})
}

// topic is the same for all that is told of one thing, and tells nobody which: what
// is newer replaces what is older, at the push service and on the screen.
func (a *Actions) topic(n models.Notification) string {
	about := n.Ref
	if about == "" {
		about = n.ID
	}
	return a.opaque(string(n.Kind.Subject()) + " " + about)
}

// tag is the topic, but for what is told as one with others: all of it stands on the
// screen once, and each is still sent, so that it is known of each that it came.
func (a *Actions) tag(n models.Notification) string {
	if n.IsOneOfMany() {
		return a.opaque(n.Citizen + " " + n.Rule + " " + n.Due.UTC().Format(time.RFC3339))
	}
	return a.topic(n)
}

func (a *Actions) opaque(about string) string {
	return base64.RawURLEncoding.EncodeToString(a.vault.Digest([]byte("notification " + about)))[:32]
}
