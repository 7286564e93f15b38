package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/server/actions"
)

// readPlan answers with the logged-in citizen's one plan. The document is
// finished when it is asked for; 304 when the reader has it already.
func (d door) readPlan(c *fiber.Ctx) error {
	l := i18n.Match(c.Get(fiber.HeaderAcceptLanguage))
	encoding := ""
	if accepts(c, actions.Brotli) {
		encoding = actions.Brotli
	}
	passed, err := d.sessionPaced(c, d.sessionToken(c))
	if err != nil {
		return err
	}
	doc, err := d.Actions.OwnPlan(c.UserContext(), d.sessionToken(c), l.Name(), encoding, d.Now())
	if err != nil {
		return err
	}
	passed()
	etag := `"` + doc.Version + `"`
	c.Set(fiber.HeaderETag, etag)
	c.Set(fiber.HeaderCacheControl, "private, no-store" /* the app itself holds the plan and its tag */)
	c.Set(fiber.HeaderVary, "Accept-Language, Accept-Encoding, Cookie")
	c.Set(fiber.HeaderContentLanguage, l.Name())
	if strings.Contains(c.Get(fiber.HeaderIfNoneMatch), etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSONCharsetUTF8)
	if encoding != "" {
		c.Set(fiber.HeaderContentEncoding, encoding)
	}
	return c.Send(doc.Body)
}

// accepts reports whether the reader takes an encoding. Fiber's own reading of
// the header would allow one refused with q=0.
func accepts(c *fiber.Ctx, encoding string) bool {
	for _, part := range strings.Split(c.Get(fiber.HeaderAcceptEncoding), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) != encoding {
			continue
		}
		q := strings.TrimPrefix(strings.TrimSpace(quality), "q=")
		return strings.Trim(q, "0.") != "" || q == ""
	}
	return false
}
