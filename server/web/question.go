package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// askQuestion is "Det her forstår jeg ikke" about a sentence.
func (d door) askQuestion(c *fiber.Ctx) error {
	var ask struct{ Ref, Sentence string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note = ask.Ref, ask.Sentence
		return d.Actions.AskQuestion(c.UserContext(), who, s)
	})
}

// takeBackQuestion is that the citizen understands it after all.
func (d door) takeBackQuestion(c *fiber.Ctx) error {
	return d.say(c, &struct{}{}, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "question")
		return d.Actions.TakeBackQuestion(c.UserContext(), who, s)
	})
}

// answerQuestion is the same in plainer words.
func (d door) answerQuestion(c *fiber.Ctx) error {
	var ask struct{ Text, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note, s.Unplain = param(c, "question"), ask.Text, ask.Unplain
		return d.Actions.AnswerQuestion(c.UserContext(), who, s)
	})
}
