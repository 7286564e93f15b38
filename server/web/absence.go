package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

func (d door) absences(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Absences(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

func (d door) setAbsence(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct {
		From, To   models.Date
		Substitute string
	}
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.SetAbsence(c.UserContext(), who, models.Absence{From: ask.From, To: ask.To, Substitute: ask.Substitute}); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (d door) endAbsence(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	from, err := models.ParseDate(param(c, "from"))
	if err != nil {
		return models.ErrNotFound
	}
	if err := d.Actions.EndAbsence(c.UserContext(), who, from); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
