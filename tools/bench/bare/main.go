// The program bare is what GET /api/plan is measured beside: a Fiber handler
// that checks the same session in the same database and sends the same bytes
// from memory. It is as little as an answer to a logged-in citizen can be.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/server/store"
	"enplan/server/vault"
	"enplan/tools/bench/beside"
)

func main() {
	if err := serve(os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "bare:", err)
		os.Exit(1)
	}
}

// serve takes the address, the database, the house key and the file whose
// bytes are the answer.
func serve(addr, database, key, answer string) error {
	body, err := os.ReadFile(answer)
	if err != nil {
		return err
	}
	return beside.Serve(addr, database, key, "/api/plan", func(c *fiber.Ctx, kept *store.Store) error {
		// The demo's clock stands some days from the real one; only that a
		// session is looked up matters here, so any session still in the
		// database counts.
		_, found, err := kept.Session(c.UserContext(), vault.TokenHash(c.Cookies("enplan")), time.Unix(0, 0))
		if err != nil || !found {
			return fiber.ErrUnauthorized
		}
		c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSONCharsetUTF8)
		c.Set(fiber.HeaderContentEncoding, "br")
		return c.Send(body)
	})
}
