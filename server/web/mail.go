package web

import (
	"github.com/gofiber/fiber/v2"
)

// mail is the citizen's own e-mail address as it stands.
func (d door) mail(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.OwnMail(c.UserContext(), who)
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// setMail sends a code to an address.
func (d door) setMail(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct{ Address string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.SetMail(c.UserContext(), who, ask.Address, language(c)); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// confirmMail takes the code.
func (d door) confirmMail(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct{ Code string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.ConfirmMail(c.UserContext(), who, ask.Code); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// dropMail forgets the address.
func (d door) dropMail(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	if err := d.Actions.DropMail(c.UserContext(), who); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// haveCalled is the borgerkonsulent's "Jeg har ringet".
func (d door) haveCalled(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	if err := d.Actions.HaveCalled(c.UserContext(), who, param(c, "id"), param(c, "notification")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
