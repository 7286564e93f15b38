package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// cases is whom a fagperson's department has a case with.
func (d door) cases(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Cases(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// madeView is the id of what was made.
type madeView struct {
	ID string `json:"id"`
}

// askConsent asks the citizen for a yes.
func (d door) askConsent(c *fiber.Ctx) error {
	who, err := d.systemOrViewer(c)
	if err != nil {
		return err
	}
	var ask struct {
		From, ForWhat, Item, Unplain string
		Category                     models.Category
		Purpose                      models.Purpose
		Without                      models.WithoutYes
	}
	key := c.Get("Idempotency-Key")
	if err := readBody(c.Body(), &ask); err != nil || len(key) > maxKey {
		return ErrAsked
	}
	id, err := d.Actions.AskConsent(c.UserContext(), who, actions.Consenting{
		Citizen: param(c, "citizen"), Language: language(c), Key: key,
		Terms: models.Terms{
			From: ask.From, To: param(c, "department"), Category: ask.Category, Item: ask.Item,
			Purpose: ask.Purpose, ForWhat: ask.ForWhat, Without: ask.Without,
		},
	}, ask.Unplain)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(madeView{id})
}
