package main

import (
	"context"
	"errors"
	"fmt"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/webhook"
)

type webhookCommand struct {
	Department string `arg:"" help:"The department's id."`
	URL        string `name:"url" help:"Where its system is told; https and a host name." placeholder:"https://…"`
	Inside     bool   `help:"It stands on the municipality's own network (10/8, 172.16/12, 192.168/16, fc00::/7)."`
	Off        bool   `help:"The department has no system that can be told any more."`
}

var errWhichWebhook = errors.New("say --url or --off, and not both")

// Run says where a department's system is told, and prints the secret that what it
// is told is signed with, the only time it can be seen.
func (c *webhookCommand) Run(s *surroundings) error {
	if (c.URL == "") != c.Off {
		return errWhichWebhook
	}
	if c.URL != "" {
		if _, err := webhook.CheckAddress(c.URL); err != nil {
			return err
		}
	}
	ctx := context.Background()
	house, done, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer done()
	secret, err := house.SetWebhook(ctx, models.Viewer{Role: models.AsOperator},
		store.Webhook{Department: c.Department, URL: c.URL, Inside: c.Inside})
	if err != nil || c.Off {
		return spoken(err, "en")
	}
	_, err = fmt.Fprintln(s.out, webhook.ShowSecret(secret))
	return err
}

// caller makes calls to departments' systems.
func (s *surroundings) caller() func(context.Context, actions.Call) error {
	client := webhook.New(nil)
	return func(ctx context.Context, c actions.Call) error {
		return client.Post(ctx, webhook.Call{
			Address: c.URL, Inside: c.Inside, Secret: c.Secret, ID: c.ID, At: s.now(), Body: []byte(c.Body),
		})
	}
}
