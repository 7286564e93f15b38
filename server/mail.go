package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/mail"
)

// mailing is how e-mail is sent; nil when no server is set.
func (s *surroundings) mailing() (actions.MailFunc, error) {
	c := s.settings
	if c.SMTP == "" {
		return nil, nil
	}
	password := ""
	if c.SMTPPasswordFile != "" {
		read, err := os.ReadFile(c.SMTPPasswordFile)
		if err != nil {
			return nil, fmt.Errorf("ENPLAN_SMTP_PASSWORD_FILE: %w", err)
		}
		password = strings.TrimSpace(string(read))
	}
	sender, err := mail.New(mail.Config{Server: c.SMTP, User: c.SMTPUser, Password: password, From: c.SMTPFrom})
	if err != nil {
		return nil, fmt.Errorf("ENPLAN_SMTP, ENPLAN_SMTP_FROM: %w", err)
	}
	return func(ctx context.Context, m actions.Mail) models.SendResult {
		r := sender.Send(ctx, mail.Message{ID: m.ID, To: m.To, Subject: m.Subject, Text: m.Text, At: s.now()})
		return models.SendResult{Outcome: mailed[r.Outcome], Err: r.Err}
	}, nil
}

var mailed = map[mail.Outcome]models.SendOutcome{
	mail.Sent: models.WasTaken, mail.Gone: models.WasGone, mail.Later: models.WasLate, mail.Refused: models.WasRefused,
}

// dispatcher sends what citizens are told, to devices and by e-mail.
func (s *surroundings) dispatcher(house *actions.Actions, push actions.PushFunc, mail actions.MailFunc) *actions.Dispatcher {
	return house.NewDispatcher(actions.Sending{Now: s.now, Jitter: rand.Float64, Push: push, Mail: mail})
}
