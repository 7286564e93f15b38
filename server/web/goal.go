package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// idView names what was made.
type idView struct {
	ID string `json:"id"`
}

// writeGoal is a goal in the citizen's own words, or a step of one.
func (d door) writeGoal(c *fiber.Ctx) error {
	var ask struct{ Text, Parent string }
	var made idView
	if err := d.say(c, &ask, func(who models.Viewer, s actions.Saying) (err error) {
		s.Note, s.Target = ask.Text, ask.Parent
		made.ID, err = d.Actions.WriteGoal(c.UserContext(), who, s)
		return err
	}); err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(made)
}

// rewordGoal is other words for it.
func (d door) rewordGoal(c *fiber.Ctx) error {
	var ask struct{ Text string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note = param(c, "id"), ask.Text
		return d.Actions.RewordGoal(c.UserContext(), who, s, version(c))
	})
}

// moveGoal is another place among the others; without one it is the last.
func (d door) moveGoal(c *fiber.Ctx) error {
	var ask struct{ Before string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Target = param(c, "id"), ask.Before
		return d.Actions.MoveGoal(c.UserContext(), who, s)
	})
}

// rateGoal is how it goes.
func (d door) rateGoal(c *fiber.Ctx) error {
	var ask struct {
		Value int
		Note  string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note = param(c, "id"), ask.Note
		return d.Actions.RateGoal(c.UserContext(), who, s, ask.Value)
	})
}

// reachGoal is that it is reached, or is not after all.
func (d door) reachGoal(c *fiber.Ctx) error {
	var ask struct{ Undo bool }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "id")
		return d.Actions.ReachGoal(c.UserContext(), who, s, ask.Undo)
	})
}

// putAwayGoal is that it is put away, or taken out again.
func (d door) putAwayGoal(c *fiber.Ctx) error {
	var ask struct{ Undo bool }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref = param(c, "id")
		return d.Actions.PutAwayGoal(c.UserContext(), who, s, ask.Undo)
	})
}

// answerLink is whether the citizen finds that a measure serves a goal.
func (d door) answerLink(c *fiber.Ctx) error {
	var ask struct{ Answer, Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Target, s.Choice, s.Note = param(c, "id"), param(c, "measure"), ask.Answer, ask.Note
		return d.Actions.AnswerLink(c.UserContext(), who, s)
	})
}

// linkGoal is the borgerkonsulent's proposal that a measure serves it.
func (d door) linkGoal(c *fiber.Ctx) error {
	var ask struct{ Measure string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Target = param(c, "goal"), ask.Measure
		return d.Actions.LinkGoal(c.UserContext(), who, s)
	})
}

// unlinkGoal takes the proposal back.
func (d door) unlinkGoal(c *fiber.Ctx) error {
	var ask struct{ Measure string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Target = param(c, "goal"), ask.Measure
		return d.Actions.UnlinkGoal(c.UserContext(), who, s)
	})
}

// speakOfGoal is what the borgerkonsulent says beside it.
func (d door) speakOfGoal(c *fiber.Ctx) error {
	var ask struct{ Text, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note, s.Unplain = param(c, "goal"), ask.Text, ask.Unplain
		return d.Actions.SpeakOfGoal(c.UserContext(), who, s)
	})
}
