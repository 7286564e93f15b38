package web

import (
	"mime"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/wording"
)

// versionView is the version that stands after an edit.
type versionView struct {
	Version models.Version `json:"version"`
}

func (d door) keepDraft(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	var ask struct{ Subject, Text string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	kept, err := d.Actions.KeepDraft(c.UserContext(), who, actions.Drafting{
		Citizen: citizen, Thread: thread, Subject: ask.Subject, Text: ask.Text, Seen: version(c),
	})
	if err != nil {
		return err
	}
	return c.JSON(versionView{kept})
}

func (d door) dropDraft(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	if err := d.Actions.DropDraft(c.UserContext(), who, actions.Drafting{Citizen: citizen, Thread: thread}); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// fileName is the header that carries what the sender calls a file, escaped as
// in an address. It stands in no address, because a name can tell a lot.
const fileName = "X-Enplan-Name"

func (d door) attach(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	name, err := url.PathUnescape(c.Get(fileName))
	if err != nil {
		return ErrAsked
	}
	kept, err := d.Actions.Attach(c.UserContext(), who, actions.Drafting{Citizen: citizen, Thread: thread}, name, c.Body())
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(wording.AttachmentViewOf(kept, language(c)))
}

func (d door) detach(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	if err := d.Actions.Detach(c.UserContext(), who, actions.Drafting{Citizen: citizen, Thread: thread}, param(c, "attachment")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// attachment answers with a download: nothing that somebody sent is shown
// within our page.
func (d door) attachment(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	a, content, err := d.Actions.Attachment(c.UserContext(), who, citizen, thread, param(c, "attachment"))
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}))
	c.Set(fiber.HeaderContentType, a.Type)
	c.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return c.Send(content)
}
