package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// assessment is the shared picture of how the citizen is.
func (d door) assessment(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Assessment(c.UserContext(), who, citizen, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// writeAssessment is what one side writes about an area.
func (d door) writeAssessment(c *fiber.Ctx) error {
	var ask struct{ Text, Unplain string }
	return d.sayOf(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Target, s.Note, s.Unplain = param(c, "area"), param(c, "part"), ask.Text, ask.Unplain
		return d.Actions.WriteAssessment(c.UserContext(), who, s, version(c))
	})
}

// rateArea is how it goes there.
func (d door) rateArea(c *fiber.Ctx) error {
	var ask struct{ Value int }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "area")
		return d.Actions.RateArea(c.UserContext(), who, s, ask.Value)
	})
}

// answerArea is whether what the borgerkonsulent wrote fits.
func (d door) answerArea(c *fiber.Ctx) error {
	var ask struct{ Answer, Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note = param(c, "area"), ask.Answer, ask.Note
		return d.Actions.AnswerArea(c.UserContext(), who, s, version(c))
	})
}
