package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
)

// desk is the list of those the borgerkonsulent coordinates for.
func (d door) desk(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Desk(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// orderDesk is the order in which the borgerkonsulent wants to see them.
func (d door) orderDesk(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct{ Citizens []string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.OrderDesk(c.UserContext(), who, ask.Citizens); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// deskCitizen is one of them.
func (d door) deskCitizen(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	l := i18n.Match(c.Get(fiber.HeaderAcceptLanguage))
	view, err := d.Actions.DeskCitizen(c.UserContext(), who, param(c, "id"), l.Name())
	if err != nil {
		return err
	}
	return c.JSON(view)
}
