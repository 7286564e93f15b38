package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// setSafety is how the citizen is met whose phone somebody else reads. It answers alike
// however it stood: nothing that the phone can ask tells whether it is on.
func (d door) setSafety(c *fiber.Ctx) error {
	var ask models.SafetyWish
	return d.sayOf(c, &ask, func(who models.Viewer, s actions.Saying) error {
		return d.Actions.SetSafety(c.UserContext(), who, s.Citizen, ask, version(c))
	})
}

// leave ends the session, if there is one, and has the browser forget the site.
func (d door) leave(c *fiber.Ctx) error {
	if err := d.logOut(c); err != nil {
		return err
	}
	c.Set("Clear-Site-Data", `"cache", "cookies", "storage"`)
	return nil
}
