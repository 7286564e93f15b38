package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// answerFinding is what the citizen says to what does not fit together.
func (d door) answerFinding(c *fiber.Ctx) error {
	var ask struct{ Answer, Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note = param(c, "id"), ask.Answer, ask.Note
		return d.Actions.AnswerFinding(c.UserContext(), who, s)
	})
}

// decideFinding is what the borgerkonsulent decides.
func (d door) decideFinding(c *fiber.Ctx) error {
	var ask struct{ Outcome, Reason, Target, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note, s.Target = param(c, "finding"), ask.Outcome, ask.Reason, ask.Target
		s.Unplain = ask.Unplain
		return d.Actions.DecideFinding(c.UserContext(), who, s)
	})
}

// reopenFinding takes a decision back.
func (d door) reopenFinding(c *fiber.Ctx) error {
	var ask struct{ Reason, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note, s.Unplain = param(c, "finding"), ask.Reason, ask.Unplain
		return d.Actions.ReopenFinding(c.UserContext(), who, s)
	})
}
