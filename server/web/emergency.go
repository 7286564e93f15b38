package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// openEmergency opens a plan for who asks, and tells the citizen.
func (d door) openEmergency(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct {
		Reason     string
		AboutOther bool
	}
	key := c.Get("Idempotency-Key")
	if err := readBody(c.Body(), &ask); err != nil || len(key) > maxKey {
		return ErrAsked
	}
	view, err := d.Actions.OpenEmergency(c.UserContext(), who, actions.Opening{
		Department: param(c, "department"), Citizen: param(c, "citizen"), Reason: ask.Reason, AboutOther: ask.AboutOther,
		Language: language(c), Key: key,
	})
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(view)
}

// emergencies are the leader's to look at.
func (d door) emergencies(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Emergencies(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// reviewEmergency is what the leader says of one.
func (d door) reviewEmergency(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct {
		Review models.Review
		Note   string
	}
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.ReviewEmergency(c.UserContext(), who, param(c, "id"), ask.Review, ask.Note); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
