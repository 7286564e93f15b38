package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// writeRemark is "Det passer ikke" about a thing in the plan.
func (d door) writeRemark(c *fiber.Ctx) error {
	var ask struct{ Ref, Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note = ask.Ref, ask.Note
		return d.Actions.WriteRemark(c.UserContext(), who, s)
	})
}

// takeBackRemark is that it does fit after all.
func (d door) takeBackRemark(c *fiber.Ctx) error {
	return d.say(c, &struct{}{}, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "id")
		return d.Actions.TakeBackRemark(c.UserContext(), who, s)
	})
}

// answerRemark is what the borgerkonsulent answers.
func (d door) answerRemark(c *fiber.Ctx) error {
	var ask struct{ Answer, Text, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note = param(c, "remark"), ask.Answer, ask.Text
		s.Unplain = ask.Unplain
		return d.Actions.AnswerRemark(c.UserContext(), who, s)
	})
}

// answerNotice is what a department's system answers to a remark it was sent.
func (d door) answerNotice(c *fiber.Ctx) error {
	who, err := d.system(c)
	if err != nil {
		return err
	}
	var ask struct{ Answer, Text string }
	if err := readBody(c.Body(), &ask); err != nil || len(c.Get("Idempotency-Key")) > maxKey {
		return ErrAsked
	}
	said := actions.Saying{Choice: ask.Answer, Note: ask.Text, Key: c.Get("Idempotency-Key")}
	if err := d.Actions.AnswerNotice(c.UserContext(), who, c.Params("source"), c.Params("id"), said); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
