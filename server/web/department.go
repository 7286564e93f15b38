package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// departmentPlan is what a department may see of a citizen's plan: for its
// system, which has a key, and for whoever works there, who has a session. What
// it is for must be said each time.
func (d door) departmentPlan(c *fiber.Ctx) error {
	who, err := d.systemOrViewer(c)
	if err != nil {
		return err
	}
	body, err := d.Actions.DepartmentPlan(c.UserContext(), who, d.asking(c, param(c, "citizen")))
	if err != nil {
		return err
	}
	c.Type("json")
	return c.Send(body)
}

// seeAs is the same for the citizen.
func (d door) seeAs(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	body, err := d.Actions.SeeAs(c.UserContext(), who, d.asking(c, who.ID), c.Query("without"))
	if err != nil {
		return err
	}
	c.Type("json")
	return c.Send(body)
}

// consentSeen is what has been seen by one of the citizen's consents.
func (d door) consentSeen(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	seen, err := d.Actions.ConsentSeen(c.UserContext(), who, who.ID, param(c, "id"), language(c))
	if err != nil {
		return err
	}
	return c.JSON(seen)
}

// hidden is how much the department does not see, for the citizen alone.
func (d door) hidden(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Hidden(c.UserContext(), who, d.asking(c, who.ID), c.Query("without"))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

func (d door) asking(c *fiber.Ctx, citizen string) actions.Asking {
	return actions.Asking{
		Department: param(c, "department"), Citizen: citizen, Purpose: models.Purpose(c.Query("purpose")), Language: language(c),
	}
}

// systemOrViewer is a department's system when a key is shown, else whoever has
// the session.
func (d door) systemOrViewer(c *fiber.Ctx) (models.Viewer, error) {
	if c.Get(fiber.HeaderAuthorization) != "" {
		return d.system(c)
	}
	return d.viewer(c)
}
