package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/push"
)

type pushCommand struct {
	Test pushTestCommand `cmd:"" help:"Send a test to each of a citizen's devices; prints how each went, exit 1 if one did not get it."`
}

type pushTestCommand struct {
	Citizen string `required:"" help:"The citizen's id, or the id a source gave." placeholder:"ID"`
}

var (
	errNoDevice = errors.New("the citizen has no device to send to")
	errNotSent  = errors.New("a device did not get it")
	errPushOff  = errors.New("set ENPLAN_PUSH_CONTACT: push services want an address they can write to")
)

// Run sends a test, and says nothing about whose devices they are.
func (c *pushTestCommand) Run(s *surroundings) error {
	ctx := context.Background()
	house, done, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer done()
	pushing, err := s.pushing(s.settings.PushContact)
	if err != nil {
		return err
	}
	if pushing.Send == nil {
		return errPushOff
	}
	house.PushBy(pushing)
	l := i18n.For("da")
	results, err := house.TestPush(ctx, models.Viewer{Role: models.AsOperator}, c.Citizen, actions.Push{
		Title: l.Text("push.test.title", nil), Text: l.Text("push.test.text", nil), To: "/telefon", Tag: "test", Urgent: true, TTL: testWaits,
	})
	if err != nil {
		return spoken(err, "en")
	}
	if len(results) == 0 {
		return errNoDevice
	}
	for i, r := range results {
		_, _ = fmt.Fprintf(s.out, "%d %s", i+1, r.Outcome)
		if r.Err != nil {
			_, _ = fmt.Fprintf(s.out, ": %v", r.Err)
			err = errNotSent
		}
		_, _ = fmt.Fprintln(s.out)
	}
	return err
}

// testWaits is how long a test may wait for a phone that is off.
const testWaits = 5 * time.Minute

// pushing is how devices are sent to: to none when no contact is set.
func (s *surroundings) pushing(contact string) (actions.Pushing, error) {
	if contact == "" {
		return actions.Pushing{}, nil
	}
	keys, err := s.settings.pushKeys()
	if err != nil {
		return actions.Pushing{}, err
	}
	how := s.outside
	how.Keys, how.Contact, how.Now = keys, contact, s.now
	sender, err := push.New(how)
	if err != nil {
		return actions.Pushing{}, fmt.Errorf("ENPLAN_PUSH_CONTACT: %w", err)
	}
	return actions.Pushing{
		Key:   sender.Public(),
		Check: func(d models.Device) error { return sender.CheckSubscription(subscription(d)) },
		Send: func(ctx context.Context, p actions.Push) actions.PushResult {
			r := sender.Send(ctx, subscription(p.Device),
				push.Message{ID: p.ID, Receipt: p.Receipt, Title: p.Title, Text: p.Text, To: p.To, Tag: p.Tag},
				push.Options{Topic: p.Topic, Urgent: p.Urgent, TTL: p.TTL})
			return actions.PushResult{Outcome: outcomes[r.Outcome], After: r.After, Err: r.Err}
		},
	}, nil
}

var outcomes = map[push.Outcome]actions.PushOutcome{
	push.Sent: actions.PushSent, push.Gone: actions.PushGone, push.Later: actions.PushLater, push.Refused: actions.PushRefused,
}

func subscription(d models.Device) push.Subscription {
	return push.Subscription{Endpoint: d.Endpoint, P256dh: d.P256dh, Auth: d.Auth}
}
