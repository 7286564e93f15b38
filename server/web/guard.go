package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"enplan/models"
)

// ErrElsewhere refuses a request that another site made the browser send.
var ErrElsewhere = &models.Error{Kind: models.NotFound, Key: "error.elsewhere"}

// ErrBody refuses a body over the limit.
var ErrBody = &models.Error{Kind: models.TooLarge, Key: "error.too_large"}

// guard stands before every door: it names the request, sets the security
// headers and the deadline, turns away what another site sent and what is too
// large, and lets no panic through.
func (d door) guard(c *fiber.Ctx) (err error) {
	id := requestID()
	c.Locals(requestIDKey, id)
	c.Set("X-Request-Id", id)
	secure(c)
	ctx, cancel := context.WithTimeout(context.Background(), answerIn)
	defer cancel()
	c.SetUserContext(ctx)
	defer func() {
		if p := recover(); p != nil {
			d.Log.ErrorContext(ctx, "panic", "request", id, "path", c.Route().Path)
			err = d.refuse(c, errPanic)
		}
	}()
	if err := fromOurOwnPage(c); err != nil {
		return err
	}
	if len(c.Body()) > maxBody && !mayBeLarge(c) {
		return ErrBody
	}
	return c.Next()
}

// mayBeLarge reports whether the door takes deliveries or files.
func mayBeLarge(c *fiber.Ctx) bool {
	path := c.Path()
	return strings.HasPrefix(path, "/api/intake/") && c.Method() == fiber.MethodPut ||
		strings.HasSuffix(path, "/attachments") && c.Method() == fiber.MethodPost
}

// sendIn is how long a phone on a slow line has to send one file.
const sendIn = 3 * time.Minute

// patience gives a file more time to come in than any other request has.
func patience(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	if h.IsPost() && bytes.HasSuffix(h.RequestURI(), []byte("/attachments")) {
		return fasthttp.RequestConfig{ReadTimeout: sendIn}
	}
	return fasthttp.RequestConfig{}
}

const requestIDKey = "request"

// requestID is 72 random bits: enough to find one line in a log.
func requestID() string {
	var b [9]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}

// secure sets what every answer carries, errors included.
func secure(c *fiber.Ctx) {
	h := &c.Response().Header
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "+
		"font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "+
		"form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	h.Set("Cache-Control", "no-store")
}

// fromOurOwnPage refuses a changing request that a browser sent for another
// site. A client that is no browser sends neither header.
func fromOurOwnPage(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return nil
	}
	switch c.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		return ErrElsewhere
	}
	if origin := c.Get(fiber.HeaderOrigin); origin != "" {
		from, err := url.Parse(origin)
		if err != nil || from.Host != c.Hostname() {
			return ErrElsewhere
		}
	}
	return nil
}
