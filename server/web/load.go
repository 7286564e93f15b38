package web

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// limitLoad is how many hours of a week the citizen wants filled at most.
func (d door) limitLoad(c *fiber.Ctx) error {
	var ask struct{ Hours json.RawMessage } // null takes the ceiling away; nothing at all is no answer
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		var hours *int
		if json.Unmarshal(ask.Hours, &hours) != nil {
			return ErrAsked
		}
		return d.Actions.LimitLoad(c.UserContext(), who, s, hours)
	})
}

// pauseLoad is "Det er for meget lige nu", or that it no longer is.
func (d door) pauseLoad(c *fiber.Ctx) error {
	var ask struct {
		On   *bool
		Note string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		if ask.On == nil {
			return ErrAsked
		}
		s.Note = ask.Note
		return d.Actions.PauseLoad(c.UserContext(), who, s, *ask.On)
	})
}
