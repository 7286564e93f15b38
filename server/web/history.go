package web

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
)

// history is what has happened, what was promised, and which earlier plans are kept.
func (d door) history(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.History(c.UserContext(), who, i18n.Match(c.Get(fiber.HeaderAcceptLanguage)).Name())
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// earlierPlan is the plan as it was.
func (d door) earlierPlan(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	body, err := d.Actions.EarlierPlan(c.UserContext(), who, param(c, "id"), i18n.Match(c.Get(fiber.HeaderAcceptLanguage)).Name())
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSONCharsetUTF8)
	return c.Send(body)
}

// markSeen is how far the citizen has read, markDeskSeen the borgerkonsulent.
func (d door) markSeen(c *fiber.Ctx) error     { return d.seen(c, d.Actions.MarkSeen) }
func (d door) markDeskSeen(c *fiber.Ctx) error { return d.seen(c, d.Actions.MarkDeskSeen) }

func (d door) seen(c *fiber.Ctx, mark func(context.Context, models.Viewer, string, int64) error) error {
	var ask struct{ Seq *int64 }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		if ask.Seq == nil {
			return ErrAsked
		}
		return mark(c.UserContext(), who, s.Citizen, *ask.Seq)
	})
}
