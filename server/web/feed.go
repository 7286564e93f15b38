package web

import (
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/ics"
)

// ofCalendar are the doors of times that leave for a calendar.
var ofCalendar = []route{
	{"GET", "/api/appointments/:appointment/calendar.ics", door.appointmentFile},
	{"GET", "/api/feed", door.feedPage},
	{"POST", "/api/feed", door.makeFeed},
	{"DELETE", "/api/feed", door.endFeed},
	{"GET", "/feed/:token", door.feed},
}

// appointmentFile answers with one of the citizen's appointments as a file for a
// calendar.
func (d door) appointmentFile(c *fiber.Ctx) error {
	who, err := d.viewerHere(c)
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, c.Query("at", time.Time{}.Format(time.RFC3339)))
	if err != nil {
		return ErrAsked
	}
	file, err := d.Actions.AppointmentFile(c.UserContext(), who, param(c, "appointment"), at, language(c))
	if err != nil {
		return err
	}
	return download(c, file)
}

type feedMadeView struct {
	Path string `json:"path"` // the address is this, after the one the app has
}

// makeFeed makes a secret address and tells it this once.
func (d door) makeFeed(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	token, err := d.Actions.MakeFeed(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(feedMadeView{feedPath + token + feedEnding})
}

func (d door) endFeed(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	if err := d.Actions.EndFeed(c.UserContext(), who); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// feedPage says what a secret address is, and whether there is one.
func (d door) feedPage(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.FeedPage(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// A feed's address is its secret, so it stands in no log: those have the pattern
// of the route.
const (
	feedPath   = "/feed/"
	feedEnding = ".ics"
)

// feed answers a calendar that follows a secret address. Who only asks for the
// head is told that it is one, and nothing of the plan is read.
func (d door) feed(c *fiber.Ctx) error {
	token, is := strings.CutSuffix(c.Params("token"), feedEnding)
	if !is {
		return models.ErrNotFound
	}
	c.Set(fiber.HeaderContentType, ics.Type)
	if c.Method() == fiber.MethodHead {
		return d.Actions.HasFeed(c.UserContext(), token)
	}
	body, tag, err := d.Actions.FeedOf(c.UserContext(), token)
	if err != nil {
		return err
	}
	tag = `"` + tag + `"`
	c.Set(fiber.HeaderETag, tag)
	c.Set(fiber.HeaderCacheControl, "private, no-cache")
	c.Set("X-Robots-Tag", "noindex")
	if strings.Contains(c.Get(fiber.HeaderIfNoneMatch), tag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	return c.Send(body)
}
