package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/intake"
)

// ErrVersion refuses a version that is no whole number.
var ErrVersion = &models.Error{Kind: models.Invalid, Key: "intake.error.version"}

// deliver takes in one delivery from a department's system.
func (d door) deliver(c *fiber.Ctx) error {
	who, err := d.system(c)
	if err != nil {
		return err
	}
	delivery := actions.Delivery{
		Source: c.Params("source"), ID: c.Params("id"), Citizen: c.Query("citizen"), Data: c.Body(),
	}
	if v := c.Query("version"); v != "" {
		if delivery.Version, err = strconv.ParseInt(v, 10, 64); err != nil || delivery.Version < 1 {
			return ErrVersion
		}
	}
	report, err := d.Actions.Deliver(c.UserContext(), who, delivery)
	if err != nil {
		return err
	}
	if report.Stored > 0 {
		c.Status(fiber.StatusCreated)
	}
	l := i18n.Match(c.Get(fiber.HeaderAcceptLanguage))
	view := reportView{Report: report, Aside: []asideView{}}
	for _, a := range report.Aside {
		view.Aside = append(view.Aside, asideView{Pointer: a.Pointer, Text: l.Text(a.Key, a.Args)})
	}
	return c.JSON(view)
}

// reportView is what became of a delivery, in the sender's language.
type reportView struct {
	actions.Report
	Aside []asideView `json:"aside"`
}

type asideView struct {
	Pointer string `json:"pointer"`
	Text    string `json:"text"`
}

func (d door) caseSchema(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, "application/schema+json")
	return c.Send(intake.Schema())
}
