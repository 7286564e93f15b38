package web

import (
	"context"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// handover is the one that was last begun, as the reader may see it.
func (d door) handover(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Handover(c.UserContext(), who, citizen, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// beginHandover passes the citizen on to a colleague; with a last day it is for
// a holiday.
func (d door) beginHandover(c *fiber.Ctx) error {
	var ask struct {
		To, Note, Unplain string
		From, Until       models.Date
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Target, s.Note, s.Unplain = ask.To, ask.Note, ask.Unplain
		return d.Actions.BeginHandover(c.UserContext(), who, s, models.Term{From: ask.From, To: ask.Until})
	})
}

// writeLine is one thing the next one is to know.
func (d door) writeLine(c *fiber.Ctx) error {
	var ask struct{ Text, Unplain string }
	return d.sayOf(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note, s.Unplain = param(c, "handover"), ask.Text, ask.Unplain
		return d.Actions.WriteLine(c.UserContext(), who, s)
	})
}

// answerLine is whether it is passed on.
func (d door) answerLine(c *fiber.Ctx) error {
	var ask struct{ Answer string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Target, s.Choice = param(c, "handover"), param(c, "line"), ask.Answer
		return d.Actions.AnswerLine(c.UserContext(), who, s)
	})
}

// readyHandover is that the package can be passed on, or cannot after all.
func (d door) readyHandover(c *fiber.Ctx) error {
	var ask struct{ Undo bool }
	return d.sayOf(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "handover")
		return d.Actions.ReadyHandover(c.UserContext(), who, s, ask.Undo)
	})
}

// takeOver is that the one who asks is the borgerkonsulent from now on.
func (d door) takeOver(c *fiber.Ctx) error { return d.ofHandover(c, d.Actions.TakeOver) }

// callOffHandover is that nobody is passed on after all.
func (d door) callOffHandover(c *fiber.Ctx) error { return d.ofHandover(c, d.Actions.CallOffHandover) }

// meetHandover is that the citizen has met the new one.
func (d door) meetHandover(c *fiber.Ctx) error { return d.ofHandover(c, d.Actions.MeetHandover) }

// talkOfHandover is that the citizen wants to talk about it first.
func (d door) talkOfHandover(c *fiber.Ctx) error {
	var ask struct{ Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note = param(c, "handover"), ask.Note
		return d.Actions.TalkOfHandover(c.UserContext(), who, s)
	})
}

// ofHandover says one thing of the handover of the address that needs no words.
func (d door) ofHandover(c *fiber.Ctx, do func(context.Context, models.Viewer, actions.Saying) error) error {
	return d.say(c, &struct{}{}, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "handover")
		return do(c.UserContext(), who, s)
	})
}
