package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// sessionView is how a session stands. All are whole seconds from now, so that the
// phone's own clock does not matter.
type sessionView struct {
	Left  int `json:"left"`  // until it ends if it is not used
	Whole int `json:"whole"` // until it ends however much it is used
	Fresh int `json:"fresh"` // for which it still counts as just now that they showed who they are
}

func (d door) sessionViewOf(s actions.Standing, now time.Time) sessionView {
	seconds := func(until time.Time) int { return max(0, int(until.Sub(now)/time.Second)) }
	return sessionView{seconds(s.Expires), seconds(s.Until), seconds(s.Shown.At.Add(models.FreshFor))}
}

// session says how the own session stands. To ask is not to use it.
func (d door) session(c *fiber.Ctx) error {
	now := d.Now()
	s, err := d.Actions.Standing(c.UserContext(), d.sessionToken(c), now)
	if err != nil {
		return err
	}
	return c.JSON(d.sessionViewOf(s, now))
}

// useSession notes that somebody touched the page.
func (d door) useSession(c *fiber.Ctx) error {
	now := d.Now()
	s, err := d.Actions.UseSession(c.UserContext(), d.sessionToken(c), now)
	if err != nil {
		return err
	}
	return c.JSON(d.sessionViewOf(s, now))
}

// sessions are where one is logged in.
func (d door) sessions(c *fiber.Ctx) error {
	view, err := d.Actions.Sessions(c.UserContext(), d.sessionToken(c), language(c), d.Now())
	if err != nil {
		return err
	}
	return c.JSON(view)
}

func (d door) endSession(c *fiber.Ctx) error {
	return d.ended(c)(d.Actions.EndSession(c.UserContext(), d.sessionToken(c), param(c, "id"), d.Now()))
}

func (d door) endOthers(c *fiber.Ctx) error {
	return d.ended(c)(d.Actions.EndOthers(c.UserContext(), d.sessionToken(c), d.Now()))
}

// ended closes the lines of what was ended on this server; the others look at theirs
// within seconds.
func (d door) ended(c *fiber.Ctx) func(reader string, err error) error {
	return func(reader string, err error) error {
		if err != nil {
			return err
		}
		d.Live.Check(reader)
		return c.SendStatus(fiber.StatusNoContent)
	}
}

// fresh is a door for those only who have just shown who they are, when what is done
// there asks for it.
func fresh(what models.Action, handler func(door, *fiber.Ctx) error) func(door, *fiber.Ctx) error {
	return func(d door, c *fiber.Ctx) error {
		if what.NeedsFresh() {
			if err := d.Actions.Fresh(c.UserContext(), d.sessionToken(c), d.Now()); err != nil {
				return err
			}
		}
		return handler(d, c)
	}
}

const shownKey = "shown"

// shown is how whoever asks showed who they are; nothing at a door that has not asked
// who they are.
func shown(c *fiber.Ctx) models.Shown {
	s, _ := c.Locals(shownKey).(models.Shown)
	return s
}
