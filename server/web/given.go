package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// answerReuse is whether a department may use a paper that another has.
func (d door) answerReuse(c *fiber.Ctx) error {
	var ask struct{ Answer, Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note = param(c, "id"), ask.Answer, ask.Note
		return d.Actions.AnswerReuse(c.UserContext(), who, s)
	})
}

// handIn is "Jeg har sendt det", or that it was not sent after all.
func (d door) handIn(c *fiber.Ctx) error {
	var ask struct{ Undo bool }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "id")
		return d.Actions.HandIn(c.UserContext(), who, s, ask.Undo)
	})
}
