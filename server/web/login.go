package web

import (
	"errors"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// ofLogin are the doors through which one leaves for a provider and comes back. Each
// provider has its own, which alone says what kind of person comes.
var ofLogin = []route{
	{"GET", "/auth/citizen/begin", func(d door, c *fiber.Ctx) error { return d.beginLogin(c, models.ByCitizenProvider) }},
	{"GET", "/auth/citizen/callback", func(d door, c *fiber.Ctx) error { return d.finishLogin(c, models.ByCitizenProvider) }},
	{"POST", "/auth/citizen/logout", func(d door, c *fiber.Ctx) error { return d.endLogins(c, models.ByCitizenProvider) }},
	{"GET", "/auth/staff/begin", func(d door, c *fiber.Ctx) error { return d.beginLogin(c, models.ByStaffProvider) }},
	{"GET", "/auth/staff/callback", func(d door, c *fiber.Ctx) error { return d.finishLogin(c, models.ByStaffProvider) }},
	{"POST", "/auth/staff/logout", func(d door, c *fiber.Ctx) error { return d.endLogins(c, models.ByStaffProvider) }},
}

// refusedAt is the page of the app that says why a login opened nothing; after it
// stands a code that says nothing to others.
const refusedAt = "/login/"

// ofStaff stands after the code for who works here: their login is not MitID.
const ofStaff = "m"

// beginLogin sends the browser to the provider.
func (d door) beginLogin(c *fiber.Ctx, by models.Provider) error {
	to := c.Query("to")
	if to == "" {
		to = d.Actions.Destination(by, c.Cookies(attemptCookie(by)))
	}
	ask := actions.LoginAsk{By: by, To: to, Again: c.Query("again") != "", Token: d.sessionToken(c)}
	address, carried, err := d.Actions.BeginLogin(c.UserContext(), ask, d.Now())
	if err != nil {
		return d.refuseLogin(c, by, to, err)
	}
	setAttempt(c, by, carried)
	return c.Redirect(address, fiber.StatusSeeOther)
}

// finishLogin opens the session of who comes back.
func (d door) finishLogin(c *fiber.Ctx, by models.Provider) error {
	if c.Method() == fiber.MethodHead { // a look at the address must not use it
		return models.ErrNotFound
	}
	answer, err := url.ParseQuery(string(c.Request().URI().QueryString()))
	if err != nil {
		answer = nil
	}
	back := actions.LoginReturn{By: by, Carried: c.Cookies(attemptCookie(by)), Answer: answer, Agent: d.browser(c).Agent}
	in, err := d.Actions.FinishLogin(c.UserContext(), back, d.Now())
	if err != nil {
		return d.refuseLogin(c, by, d.Actions.Destination(by, back.Carried), err)
	}
	d.Log.InfoContext(c.UserContext(), "login", "by", by, "outcome", "in", "request", c.Locals(requestIDKey))
	d.setSession(c, in.Begun)
	setAttempt(c, by, "")
	return c.Redirect(in.To, fiber.StatusSeeOther)
}

// endLogins ends the sessions that a provider says are over.
func (d door) endLogins(c *fiber.Ctx, by models.Provider) error {
	readers, err := d.Actions.EndLogins(c.UserContext(), by, c.FormValue("logout_token"))
	var refusal models.LoginRefusal
	switch {
	case errors.As(err, &refusal) && refusal == models.LoginClosed:
		return models.ErrNotFound
	case errors.As(err, &refusal) && refusal == models.LoginDown:
		return fiber.NewError(fiber.StatusServiceUnavailable)
	case errors.As(err, &refusal):
		d.Log.WarnContext(c.UserContext(), "a logout from a provider was refused", "by", by, "why", err.Error(), "request", c.Locals(requestIDKey))
		return fiber.NewError(fiber.StatusBadRequest)
	case err != nil:
		return err
	}
	for _, reader := range readers {
		d.Live.Check(reader)
	}
	return c.SendStatus(fiber.StatusOK)
}

// refuseLogin leads to the page that says why, and keeps where somebody was going, so
// that the next try leads there. An attempt that another window is busy with stays.
func (d door) refuseLogin(c *fiber.Ctx, by models.Provider, to string, err error) error {
	refusal := models.LoginBroken
	if !errors.As(err, &refusal) {
		d.Log.ErrorContext(c.UserContext(), "login failed", "by", by, "error", err.Error(), "request", c.Locals(requestIDKey))
		refusal = models.LoginDown
	} else {
		d.Log.WarnContext(c.UserContext(), "login", "by", by, "outcome", refusal, "why", err.Error(), "request", c.Locals(requestIDKey))
	}
	if refusal != models.LoginOld {
		carried, err := d.Actions.KeepDestination(by, to, d.Now())
		if err != nil {
			return err
		}
		setAttempt(c, by, carried)
	}
	address := refusedAt + string(refusal)
	if by == models.ByStaffProvider {
		address += ofStaff
	}
	return c.Redirect(address, fiber.StatusSeeOther)
}

func attemptCookie(by models.Provider) string { return "__Host-enplan-" + string(by) }

// setAttempt has the browser carry an attempt along; "" takes it away. Lax, for it
// must be there when the provider sends back; the session's own cookie need not be.
func setAttempt(c *fiber.Ctx, by models.Provider, carried string) {
	lasts := int(models.LoginWithin.Seconds())
	if carried == "" {
		lasts = -1
	}
	c.Cookie(&fiber.Cookie{
		Name: attemptCookie(by), Value: carried, Path: "/", MaxAge: lasts,
		HTTPOnly: true, Secure: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
}
