package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// proof is what is known of whether the citizen was told of a time.
func (d door) proof(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, c.Query("at"))
	if err != nil {
		return ErrAsked
	}
	view, err := d.Actions.Proof(c.UserContext(), who, citizen, param(c, "appointment"), at, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// pastTimes are the times of late.
func (d door) pastTimes(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.PastTimes(c.UserContext(), who, citizen, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// recordMissed is that the citizen did not come to a time.
func (d door) recordMissed(c *fiber.Ctx) error {
	var ask struct{ At time.Time }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "appointment")
		return d.Actions.RecordMissed(c.UserContext(), who, s, ask.At)
	})
}
