package web

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

// ErrElsewhere refuses a request that another site made the browser send.
var ErrElsewhere = &models.Error{Kind: models.NotFound, Key: "error.elsewhere"}

// ownHeader is set by the app on everything it sends. Another site's page cannot
// set it, nor Authorization, without asking us first, and no door answers that.
const ownHeader = "X-Enplan"

// bare are the doors that take a changing request without ownHeader, and why.
var bare = map[string]bool{
	"POST " + policyReports:     true, // the browser itself sends it; it changes nothing
	"POST /auth/citizen/logout": true, // a provider's server sends it, with no cookie, under its signature
	"POST /auth/staff/logout":   true,
}

// changes reports whether the method may change something.
func changes(c *fiber.Ctx) bool {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead:
		return false
	}
	return true
}

// fromOurOwnPage refuses a changing request that a browser sent for another
// site. A client that is no browser sends neither header.
func (d door) fromOurOwnPage(c *fiber.Ctx) error {
	if !changes(c) {
		return nil
	}
	switch c.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		return ErrElsewhere
	}
	if origin := c.Get(fiber.HeaderOrigin); origin != "" {
		from, err := url.Parse(origin)
		if err != nil || from.Scheme != d.scheme(c) || from.Host != c.Hostname() {
			return ErrElsewhere
		}
	}
	return nil
}

// scheme is how a browser reaches us: always https, save in the demo, which also
// runs on one's own machine. There a proxy that we know may say it is https.
func (d door) scheme(c *fiber.Ctx) string {
	if len(d.Demo) == 0 {
		return "https"
	}
	return c.Protocol()
}

// asked refuses a changing request that does not carry what only our own app, or
// somebody with a key, can set.
func asked(c *fiber.Ctx) error {
	// Not any Authorization will do: a form can bear a name and a password along.
	if c.Get(ownHeader) != "" || strings.HasPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ") {
		return nil
	}
	return ErrElsewhere
}
