package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

// readLog is who has looked at what the citizen has here, and why: the newest, or
// what stands before the line that is named.
func (d door) readLog(c *fiber.Ctx) error {
	if _, err := d.viewer(c); err != nil {
		return err
	}
	before, err := strconv.ParseInt(c.Query("before", "0"), 10, 64)
	if err != nil || before < 0 {
		return models.ErrNotFound
	}
	view, err := d.Actions.ReadLog(c.UserContext(), d.sessionToken(c), before, language(c), d.Now())
	if err != nil {
		return err
	}
	return c.JSON(view)
}

type threadView struct {
	Thread string `json:"thread"`
}

// askWhy begins a conversation about one line.
func (d door) askWhy(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	key := c.Get("Idempotency-Key")
	if err := readBody(c.Body(), &struct{}{}); err != nil || len(key) > maxKey {
		return ErrAsked
	}
	seq, err := strconv.ParseInt(param(c, "seq"), 10, 64)
	if err != nil {
		return models.ErrNotFound
	}
	thread, err := d.Actions.AskWhy(c.UserContext(), who, seq, key)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(threadView{thread})
}
