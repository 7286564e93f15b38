package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// notifications is what the citizen was told outside the app: the newest, or what
// comes after the place where a page ended.
func (d door) notifications(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Notifications(c.UserContext(), who, c.Query("before"), language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// seeNotifications is that the citizen has had them on a screen.
func (d door) seeNotifications(c *fiber.Ctx) error {
	var ask struct {
		IDs []string
		Ref string
	}
	return d.say(c, &ask, func(who models.Viewer, _ actions.Saying) error {
		return d.Actions.SeeNotifications(c.UserContext(), who, actions.Sight{IDs: ask.IDs, Ref: ask.Ref})
	})
}

// reminding is how the citizen wants to be told.
func (d door) reminding(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Reminding(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// setReminding is another way to be told.
func (d door) setReminding(c *fiber.Ctx) error {
	var ask models.Reminding
	return d.say(c, &ask, func(who models.Viewer, _ actions.Saying) error {
		return d.Actions.SetReminding(c.UserContext(), who, ask, version(c))
	})
}
