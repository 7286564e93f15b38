package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/intake"
)

var errPanic = errors.New("a handler panicked")

// problemView is RFC 9457 problem details. Detail is one sentence that says
// what to do, in the reader's language, and repeats nothing of what was sent.
type problemView struct {
	Type      string      `json:"type"`
	Title     string      `json:"title"`
	Status    int         `json:"status"`
	Detail    string      `json:"detail"`
	RequestID string      `json:"requestId"`
	Code      string      `json:"code,omitempty"` // what a program does something about: "stale"
	Faults    []FaultView `json:"faults,omitempty"`
	clashView
}

// clashView is both texts of an edit that rested on an older one.
type clashView struct {
	Yours   *string        `json:"yours,omitempty"`
	Theirs  *string        `json:"theirs,omitempty"`
	Version models.Version `json:"version,omitempty"`
}

// FaultView is one thing wrong with a delivery and where it stands.
type FaultView struct {
	Pointer string `json:"pointer"`
	Fault   string `json:"fault"`
}

var statusOf = map[models.Kind]int{
	models.Invalid:      fiber.StatusUnprocessableEntity,
	models.Unknown:      fiber.StatusUnauthorized,
	models.Stale:        fiber.StatusForbidden,
	models.NotFound:     fiber.StatusNotFound,
	models.Unversioned:  fiber.StatusPreconditionRequired,
	models.Conflict:     fiber.StatusConflict,
	models.TooLarge:     fiber.StatusRequestEntityTooLarge,
	models.TooOften:     fiber.StatusTooManyRequests,
	models.Unavailable:  fiber.StatusServiceUnavailable,
	models.Unacceptable: fiber.StatusUnsupportedMediaType,
}

// refuse answers an error: a refusal as itself, all else as a fault of ours
// that is logged and not shown.
func (d door) refuse(c *fiber.Ctx, err error) error {
	l := i18n.Match(c.Get(fiber.HeaderAcceptLanguage))
	id := named(c) // what the server itself could not read comes here unnamed
	p := problemView{Type: "about:blank", RequestID: id}
	var refusal *models.Error
	var faults intake.Faults
	var fromFiber *fiber.Error
	if clash := (*models.Clash)(nil); errors.As(err, &clash) {
		p.clashView = clashView{&clash.Yours, &clash.Theirs, clash.Now}
	}
	switch {
	case errors.As(err, &refusal):
		p.Status, p.Detail = statusOf[refusal.Kind], l.Text(refusal.Key, nil)
		if refusal.Kind == models.Stale {
			p.Code = string(models.Stale)
		}
	case errors.As(err, &faults):
		p.Status, p.Detail = fiber.StatusUnprocessableEntity, l.Count("intake.refused", len(faults), nil)
		p.Faults = FaultViews(faults, l)
		if faults.TooLarge() {
			p.Status = fiber.StatusRequestEntityTooLarge
		}
	case errors.As(err, &fromFiber):
		p.Status, p.Detail = fromFiber.Code, l.Text(keyOfStatus(fromFiber.Code), nil)
	default:
		p.Status, p.Detail = fiber.StatusInternalServerError, l.Text("error.ours", nil)
		d.Log.ErrorContext(c.UserContext(), "request failed", "request", id, "route", c.Route().Path, "error", err.Error())
	}
	p.Title = l.Text("error.title", nil)
	if p.Status == fiber.StatusServiceUnavailable {
		c.Set(fiber.HeaderRetryAfter, "5")
	}
	if p.Status == fiber.StatusTooManyRequests && len(c.Response().Header.Peek(fiber.HeaderRetryAfter)) == 0 {
		c.Set(fiber.HeaderRetryAfter, "60")
	}
	if p.Status < fiber.StatusInternalServerError {
		d.Log.InfoContext(c.UserContext(), "refused", "request", id, "status", p.Status, "route", c.Route().Path)
	}
	c.Status(p.Status)
	if err := c.JSON(p); err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, "application/problem+json")
	return nil
}

// FaultViews puts the faults of a delivery into words.
func FaultViews(faults intake.Faults, l *i18n.Language) []FaultView {
	views := make([]FaultView, 0, len(faults))
	for _, f := range faults {
		views = append(views, FaultView{Pointer: f.Pointer, Fault: l.Text(f.Key, f.Args)})
	}
	return views
}

func keyOfStatus(status int) string {
	switch status {
	case fiber.StatusRequestEntityTooLarge:
		return ErrBody.Key
	case fiber.StatusMethodNotAllowed:
		return "error.method"
	case fiber.StatusNotFound:
		return models.ErrNotFound.Key
	}
	return "error.request"
}
