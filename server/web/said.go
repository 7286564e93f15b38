package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
)

// ErrAsked refuses a body that is no JSON object with the fields of the door.
var ErrAsked = &models.Error{Kind: models.Invalid, Key: "error.body"}

// maxKey is how long the name may be that a client gives what it sends.
const maxKey = 128

// say answers a door where somebody says one thing: it finds out who asks,
// reads the body into ask, and answers 204 when do has kept it. The citizen is
// the one of the address, or the one who asks.
func (d door) say(c *fiber.Ctx, ask any, do func(models.Viewer, actions.Saying) error) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	said := actions.Saying{Citizen: who.ID, Key: c.Get("Idempotency-Key")}
	if err := readBody(c.Body(), ask); err != nil || len(said.Key) > maxKey {
		return ErrAsked
	}
	if citizen := param(c, "id"); who.Role != models.AsCitizen && citizen != "" {
		said.Citizen = citizen
	}
	if err := do(who, said); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// sayOf is say at a door that both sides have: each has its own address, and the
// other's is not there.
func (d door) sayOf(c *fiber.Ctx, ask any, do func(models.Viewer, actions.Saying) error) error {
	if _, _, _, err := d.at(c); err != nil {
		return err
	}
	return d.say(c, ask, do)
}

// version is the one that an edit rests on, as If-Match says; -1 when it says
// none.
func version(c *fiber.Ctx) models.Version {
	tag := strings.Trim(c.Get(fiber.HeaderIfMatch), `"`)
	n, err := strconv.ParseInt(tag, 10, 64)
	if err != nil || n < 0 {
		return -1
	}
	return models.Version(n)
}

// viewer is who asks, ErrNotLoggedIn when that is nobody. How they showed who they are
// is there for the handler.
func (d door) viewer(c *fiber.Ctx) (models.Viewer, error) {
	s, err := d.Actions.Standing(c.UserContext(), d.sessionToken(c), d.Now())
	c.Locals(shownKey, s.Shown)
	if err != nil {
		return s.Who, err
	}
	return s.Who, d.paced(c, s.Who)
}

// readBody reads one JSON object that has no other fields than ask.
func readBody(body []byte, ask any) error {
	if !bytes.HasPrefix(bytes.TrimSpace(body), []byte("{")) {
		return errors.New("no object")
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(ask); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return noZero(body)
}

// noZero refuses a text with the character 0 in it, which no database takes for text.
func noZero(body []byte) error {
	if !bytes.Contains(body, []byte(`\u0000`)) {
		return nil
	}
	for decoder := json.NewDecoder(bytes.NewReader(body)); ; {
		token, err := decoder.Token()
		if err != nil {
			return nil // it was read before
		}
		if text, is := token.(string); is && strings.ContainsRune(text, 0) {
			return errors.New("the character 0")
		}
	}
}

// param is a part of the address, with what had to be escaped in it. What no
// database takes for text stays escaped, and is found nowhere.
func param(c *fiber.Ctx, name string) string {
	raw := c.Params(name)
	plain, err := url.PathUnescape(raw)
	if err != nil || !utf8.ValidString(plain) || strings.ContainsRune(plain, 0) {
		return raw
	}
	return plain
}

// language is the one the reader asks for, of those we have.
func language(c *fiber.Ctx) string { return i18n.Match(c.Get(fiber.HeaderAcceptLanguage)).Name() }
