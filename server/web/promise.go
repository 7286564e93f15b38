package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// makePromise is what the borgerkonsulent promises.
func (d door) makePromise(c *fiber.Ctx) error {
	var ask struct{ What, Due, Owner, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Note, s.Choice, s.Target = ask.What, ask.Due, ask.Owner
		s.Unplain = ask.Unplain
		return d.Actions.MakePromise(c.UserContext(), who, s)
	})
}

// settlePromise is that it was kept, or was not and why.
func (d door) settlePromise(c *fiber.Ctx) error {
	var ask struct {
		Kept         *bool
		Why, Unplain string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		if ask.Kept == nil {
			return ErrAsked
		}
		s.Ref, s.Note, s.Unplain = param(c, "promise"), ask.Why, ask.Unplain
		return d.Actions.SettlePromise(c.UserContext(), who, s, *ask.Kept, version(c))
	})
}

// putOffPromise gives it another day.
func (d door) putOffPromise(c *fiber.Ctx) error {
	var ask struct{ Due, Why, Unplain string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note = param(c, "promise"), ask.Due, ask.Why
		s.Unplain = ask.Unplain
		return d.Actions.PutOffPromise(c.UserContext(), who, s, version(c))
	})
}

// doubtPromise is "Det er ikke sket".
func (d door) doubtPromise(c *fiber.Ctx) error {
	var ask struct{ Note string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note = param(c, "id"), ask.Note
		return d.Actions.DoubtPromise(c.UserContext(), who, s)
	})
}
