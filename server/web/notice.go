package web

import (
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

// noticeView is what a department's system reads: its own plan and one text.
type noticeView struct {
	ID   string `json:"id"`
	Plan string `json:"plan"`
	Text string `json:"text"`
	When string `json:"when"`
}

// system is the source whose key or token the request carries.
func (d door) system(c *fiber.Ctx) (models.Viewer, error) {
	key, is := strings.CutPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
	if !is {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	who, err := d.Actions.SourceOf(c.UserContext(), key, d.Now())
	if err != nil {
		return who, err
	}
	return who, d.paced(c, who)
}

// fetchNotices lists what the source has not confirmed yet.
func (d door) fetchNotices(c *fiber.Ctx) error {
	who, err := d.system(c)
	if err != nil {
		return err
	}
	notices, err := d.Actions.FetchNotices(c.UserContext(), who, c.Params("source"))
	if err != nil {
		return err
	}
	views := make([]noticeView, 0, len(notices))
	for _, n := range notices {
		views = append(views, noticeView{ID: n.ID, Plan: n.Plan, Text: n.Text, When: n.Created.In(d.Zone).Format(time.RFC3339)})
	}
	return c.JSON(fiber.Map{"notices": views})
}

// confirmNotice notes that the source has it.
func (d door) confirmNotice(c *fiber.Ctx) error {
	who, err := d.system(c)
	if err != nil {
		return err
	}
	if err := d.Actions.ConfirmNotice(c.UserContext(), who, c.Params("source"), c.Params("id")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
