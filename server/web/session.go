package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
)

// The session cookie. Outside demo mode only https carries it; the demo also
// runs on plain http on one's own machine.
const (
	cookieSecure = "__Host-enplan"
	cookieDemo   = "enplan"
)

// ErrWho refuses a demo login that names nobody.
var ErrWho = &models.Error{Kind: models.Invalid, Key: "error.demo_who"}

// DemoPerson is somebody one may try the demo as. In the House, About is the
// key of a text.
type DemoPerson struct {
	As    string `json:"as"`
	Name  string `json:"name"`
	About string `json:"about"`
}

type meView struct {
	Demo         bool        `json:"demo"`
	Login        []string    `json:"login"` // who can log in by a provider: citizen, staff
	Municipality string      `json:"municipality"`
	Phone        string      `json:"phone"`
	Today        string      `json:"today"`
	Citizen      *personView `json:"citizen,omitempty"`
	Staff        *personView `json:"staff,omitempty"`
	Changes      int64       `json:"changes,omitempty"` // where to listen from
	Owner        string      `json:"owner,omitempty"`   // whose the things are that a device keeps; opaque
	Leave        string      `json:"leave"`             // where a quick exit leads
	Plain        bool        `json:"plain,omitempty"`   // the app bears a name that says nothing
	Forgets      bool        `json:"forgets,omitempty"` // the device keeps nothing
	Hotline      *Hotline    `json:"hotline,omitempty"`
}

type personView struct {
	Name      string `json:"name"`
	FirstName string `json:"firstName"`
	Leads     bool   `json:"leads,omitempty"` // staff: sees numbers and no citizen

	Department *departmentView `json:"department,omitempty"` // of a fagperson
}

type departmentView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func (d door) cookieName() string {
	if len(d.Demo) > 0 {
		return cookieDemo
	}
	return cookieSecure
}

// sessionToken is the token in the cookie of this mode and no other: a plain
// cookie could be planted by a neighbouring site.
func (d door) sessionToken(c *fiber.Ctx) string { return c.Cookies(d.cookieName()) }

// browser is where a request comes from, and with which session.
func (d door) browser(c *fiber.Ctx) models.Browser {
	return models.Browser{Agent: models.AgentName(c.Get(fiber.HeaderUserAgent)), Token: d.sessionToken(c)}
}

// setSession says how long the cookie lasts and not when it ends: the clock of
// the demo is not the browser's.
func (d door) setSession(c *fiber.Ctx, b actions.Begun) {
	c.Cookie(&fiber.Cookie{
		Name: d.cookieName(), Value: b.Token, Path: "/", MaxAge: int(b.Until.Sub(d.Now()).Seconds()),
		HTTPOnly: true, Secure: len(d.Demo) == 0, SameSite: fiber.CookieSameSiteStrictMode,
	})
}

// me says who is logged in, if anybody, and what the start page needs.
func (d door) me(c *fiber.Ctx) error {
	now := d.Now()
	view := meView{
		Demo: len(d.Demo) > 0, Login: []string{}, Municipality: d.Municipality, Phone: d.Phone,
		Today: models.DateOf(now.In(d.Zone)).String(), Leave: d.Leave,
	}
	if d.Hotline.Phone != "" {
		view.Hotline = &d.Hotline
	}
	for _, by := range []models.Provider{models.ByCitizenProvider, models.ByStaffProvider} {
		if d.Actions.LogsIn(by) {
			view.Login = append(view.Login, string(by))
		}
	}
	token := d.sessionToken(c)
	name, err := d.Actions.NameOf(c.UserContext(), token, now)
	if err != nil {
		return err
	}
	if name.Full != "" {
		view.Citizen = &personView{Name: name.Full, FirstName: name.First}
	} else if name, err = d.Actions.StaffNameOf(c.UserContext(), token, now); err != nil {
		return err
	} else if name.Full != "" {
		view.Staff = &personView{Name: name.Full, FirstName: name.First, Leads: name.Leads}
		if of := name.Department; of.ID != "" {
			view.Staff.Department = &departmentView{of.ID, of.Title}
		}
	}
	if name.Full != "" {
		reader, changes, err := d.Actions.Reader(c.UserContext(), token, now)
		if err != nil {
			return err
		}
		view.Changes, view.Owner = changes, d.Actions.OwnerOf(reader)
		who, err := d.Actions.WhoIs(c.UserContext(), token, now)
		if err != nil {
			return err
		}
		if view.Plain, view.Forgets, err = d.Actions.Screen(c.UserContext(), who); err != nil {
			return err
		}
	}
	return c.JSON(view)
}

func (d door) demoPeople(c *fiber.Ctx) error {
	l := i18n.Match(c.Get(fiber.HeaderAcceptLanguage))
	people := make([]DemoPerson, len(d.Demo))
	for i, p := range d.Demo {
		people[i] = DemoPerson{As: p.As, Name: p.Name, About: l.Text(p.About, nil)}
	}
	return c.JSON(people)
}

func (d door) demoLogin(c *fiber.Ctx) error {
	var ask struct{ As string }
	if err := readBody(c.Body(), &ask); err != nil || ask.As == "" {
		return ErrWho
	}
	begun, err := d.Actions.LogInDemo(c.UserContext(), ask.As, d.browser(c))
	if models.KindOf(err) == models.NotFound {
		return ErrWho
	}
	if err != nil {
		return err
	}
	d.setSession(c, begun)
	return c.SendStatus(fiber.StatusNoContent)
}

// demoAgain stands for showing with MitID once more who one is.
func (d door) demoAgain(c *fiber.Ctx) error {
	begun, err := d.Actions.ShowAgainDemo(c.UserContext(), d.browser(c), d.Now())
	if err != nil {
		return err
	}
	d.setSession(c, begun)
	return c.SendStatus(fiber.StatusNoContent)
}

func (d door) logOut(c *fiber.Ctx) error {
	token := d.sessionToken(c)
	reader, _, _ := d.Actions.Reader(c.UserContext(), token, d.Now())
	if err := d.Actions.LogOut(c.UserContext(), token, d.Now()); err != nil {
		return err
	}
	d.Live.Check(reader) // the lines of this login end with it
	c.Cookie(&fiber.Cookie{
		Name: d.cookieName(), Path: "/", Expires: time.Unix(1, 0),
		HTTPOnly: true, Secure: len(d.Demo) == 0, SameSite: fiber.CookieSameSiteStrictMode,
	})
	c.Set("Clear-Site-Data", `"cache", "storage"`)
	return c.SendStatus(fiber.StatusNoContent)
}
