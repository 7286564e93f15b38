package web

import (
	_ "embed"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

//go:embed openapi.json
var openAPI []byte

// ErrNotReady says that the database does not answer.
var ErrNotReady = &models.Error{Kind: models.Unavailable, Key: "error.not_ready"}

// health says that the program runs.
func (d door) health(c *fiber.Ctx) error { return c.SendString("ok") }

// ready says that it can also answer: the database does. What is wrong with the
// log it says too, a line each, and answers all the same: a citizen must be able
// to read the plan meanwhile.
func (d door) ready(c *fiber.Ctx) error {
	if err := d.Actions.Ready(c.UserContext()); err != nil {
		d.Log.ErrorContext(c.UserContext(), "not ready", "error", err.Error())
		return ErrNotReady
	}
	alarms, err := d.Actions.Alarms(c.UserContext())
	if err != nil {
		d.Log.ErrorContext(c.UserContext(), "not ready", "error", err.Error())
		return ErrNotReady
	}
	answer := "ready"
	for _, code := range alarms {
		answer += "\nalarm " + code
	}
	return c.SendString(answer)
}

func (d door) openAPI(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, "application/json; charset=utf-8")
	return c.Send(openAPI)
}
