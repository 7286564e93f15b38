package web

import (
	"crypto/sha256"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

// ErrTooOften refuses one who comes more often than a person does.
var ErrTooOften = &models.Error{Kind: models.TooOften, Key: "error.too_often"}

// The paces of a person, or of a department's system. Nobody who reads and writes
// meets them; docs/security.md has the table.
var (
	reading  = pace{"reading", 300, 100 * time.Millisecond}
	changing = pace{"changing", 60, 500 * time.Millisecond}
	ofPerson = map[string]pace{
		"POST /api/threads/search":                                      {"search", 15, 2 * time.Second},
		"POST /api/desk/citizens/:id/threads/search":                    {"search", 15, 2 * time.Second},
		"POST /api/drafts/:thread/attachments":                          {"files", 20, 3 * time.Second},
		"POST /api/desk/citizens/:id/drafts/:thread/attachments":        {"files", 20, 3 * time.Second},
		"POST /api/desk/search":                                         {"cpr", 10, 10 * time.Second},
		"POST /api/departments/:department/citizens/:citizen/emergency": {"emergency", 10, 6 * time.Minute},
		"POST /api/departments/:department/citizens/:citizen/consents":  {"asking", 20, time.Minute},
		"PUT /api/intake/:source/deliveries/:id":                        {"deliveries", 200, 50 * time.Millisecond},
		"GET /api/departments/:department/citizens/:citizen/plan":       {"looking", 120, 250 * time.Millisecond},
	}
)

// The paces of an address at the doors that need no login. Many people can share
// one: a school, a library, a mobile operator.
var (
	doorstep  = pace{"doorstep", 300, 50 * time.Millisecond}
	login     = pace{"login", 60, 500 * time.Millisecond}
	endings   = pace{"endings", 300, 50 * time.Millisecond} // a provider says that sessions of its own are over
	ofAddress = map[string]pace{
		"GET /api/me":                         doorstep,
		"POST /api/logout":                    doorstep,
		"GET /api/openapi.json":               doorstep,
		"GET /api/schemas/enplan-case-1.json": doorstep,
		"GET /.well-known/jwks.json":          doorstep,
		"GET /api/demo/people":                doorstep,
		"POST /api/push/receipts":             {"receipts", 300, 50 * time.Millisecond},
		"POST /api/demo/login":                login,
		"GET /auth/citizen/begin":             login,
		"GET /auth/citizen/callback":          login,
		"GET /auth/staff/begin":               login,
		"GET /auth/staff/callback":            login,
		"POST /auth/citizen/logout":           endings,
		"POST /auth/staff/logout":             endings,
		"POST " + policyReports:               {"reports", 30, 2 * time.Second},
	}
	// unpaced need no login and have no pace of an address, and why.
	unpaced = map[string]string{
		"GET /healthz":     "the minder of the machine asks, and it costs nothing",
		"GET /readyz":      "the minder of the machine asks",
		"GET /feed/:token": "a calendar service asks for many from one address; each address of a feed has a limit of its own",
	}
)

// Sizes of bodies, in bytes. The first that fits counts.
const (
	maxDelivery = 10 << 20
	maxBody     = 64 << 10
	maxSmall    = 8 << 10
)

var sizes = map[string]int{
	"PUT /api/intake/:source/deliveries/:id":                 maxDelivery,
	"POST /api/drafts/:thread/attachments":                   models.MaxAttachment + 1, // the action says that one is too large
	"POST /api/desk/citizens/:id/drafts/:thread/attachments": models.MaxAttachment + 1,
	"POST " + policyReports:                                  maxSmall,
	"POST /api/demo/login":                                   maxSmall,
	"POST /api/desk/search":                                  maxSmall,
	"POST /api/push/receipts":                                maxSmall,
	"POST /api/mail/confirm":                                 maxSmall,
}

// terms are what a door asks of a request before its handler is asked.
type terms struct {
	kinds           []string // of content
	size            int      // of a body, at most
	bare            bool     // takes a change without ownHeader
	person, address pace     // the zero pace is none
}

func termsOf(r route) *terms {
	name := r.method + " " + r.path
	t := &terms{kinds: taken()[name], size: maxBody, bare: bare[name], person: changing, address: ofAddress[name]}
	if r.method == fiber.MethodGet {
		t.person = reading
	}
	if p, has := ofPerson[name]; has {
		t.person = p
	}
	if size, has := sizes[name]; has {
		t.size = size
	}
	return t
}

const termsKey = "terms"

// enter asks what the door asks, and then its handler.
func (d door) enter(r route) fiber.Handler {
	t := termsOf(r)
	return func(c *fiber.Ctx) error {
		if changes(c) {
			if !t.bare {
				if err := asked(c); err != nil {
					return err
				}
			}
			if err := ofKind(c, t.kinds); err != nil {
				return err
			}
		}
		if len(c.Body()) > t.size {
			return ErrBody
		}
		if err := d.slow(c, d.client(c), t.address); err != nil {
			return err
		}
		c.Locals(termsKey, t)
		return r.handler(d, c)
	}
}

// paced refuses a person who comes too often; call it when it is known who asks.
func (d door) paced(c *fiber.Ctx, who models.Viewer) error {
	t, is := c.Locals(termsKey).(*terms)
	if !is {
		return nil
	}
	return d.slow(c, string(who.Role)+" "+who.ID, t.person)
}

// slow refuses who has come too often, and says when to come back.
func (d door) slow(c *fiber.Ctx, who string, p pace) error {
	if p.burst == 0 || d.Unlimited {
		return nil
	}
	return wait(c, d.buckets.take(who, p, d.Now()))
}

func wait(c *fiber.Ctx, left time.Duration) error {
	if left <= 0 {
		return nil
	}
	c.Set(fiber.HeaderRetryAfter, strconv.Itoa(int(left/time.Second)+1))
	return ErrTooOften
}

// sessionPaced is paced at a door that finds out who asks and answers in one step:
// call it before, and passed with what it gives after. Tokens that are nobody's take
// no room.
func (d door) sessionPaced(c *fiber.Ctx, token string) (passed func(), err error) {
	if d.Unlimited || token == "" {
		return func() {}, nil
	}
	sum := sha256.Sum256([]byte(token))
	who := string(sum[:16])
	if err := wait(c, d.buckets.peek(who, reading, d.Now())); err != nil {
		return nil, err
	}
	return func() { d.buckets.take(who, reading, d.Now()) }, nil
}
