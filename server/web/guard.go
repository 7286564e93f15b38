package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"enplan/models"
)

// ErrBody refuses a body over the limit.
var ErrBody = &models.Error{Kind: models.TooLarge, Key: "error.too_large"}

// guard stands before every door: it names the request, sets the security
// headers and the deadline, turns away what another site sent, and lets no panic
// through. What a door asks besides stands in limits.go.
func (d door) guard(c *fiber.Ctx) (err error) {
	id := named(c)
	ctx, cancel := context.WithTimeout(context.Background(), answerIn)
	defer cancel()
	c.SetUserContext(ctx)
	defer func() {
		if p := recover(); p != nil {
			d.Log.ErrorContext(ctx, "panic", "request", id, "path", c.Route().Path)
			err = d.refuse(c, errPanic)
		}
	}()
	if err := d.fromOurOwnPage(c); err != nil {
		return err
	}
	return c.Next()
}

// sendIn is how long a phone on a slow line has to send one file.
const sendIn = 3 * time.Minute

// maxRead is how much of any other body than a file or a delivery is read at all.
// Between the size of the door and this, it is answered what was wrong; beyond it
// the line is cut.
const maxRead = 1 << 20

// patience gives a file more time to come in than any other request has, and lets
// nothing but files and deliveries be large.
func patience(h *fasthttp.RequestHeader) fasthttp.RequestConfig {
	switch {
	case h.IsPost() && bytes.HasSuffix(h.RequestURI(), []byte("/attachments")):
		return fasthttp.RequestConfig{ReadTimeout: sendIn}
	case h.IsPut() && bytes.HasPrefix(h.RequestURI(), []byte("/api/intake/")):
		return fasthttp.RequestConfig{}
	}
	return fasthttp.RequestConfig{MaxRequestBodySize: maxRead}
}

const requestIDKey = "request"

// named gives the request its id and the answer its headers, once.
func named(c *fiber.Ctx) string {
	if id, has := c.Locals(requestIDKey).(string); has {
		return id
	}
	id := requestID()
	c.Locals(requestIDKey, id)
	c.Set("X-Request-Id", id)
	secure(c)
	return id
}

// requestID is 72 random bits: enough to find one line in a log.
func requestID() string {
	var b [9]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}
