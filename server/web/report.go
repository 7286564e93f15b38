package web

import "github.com/gofiber/fiber/v2"

// report is the leader's page.
func (d door) report(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Report(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}
