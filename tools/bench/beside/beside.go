// Package beside starts what the product is measured beside: a Fiber server on the
// same database, and nothing more.
package beside

import (
	"context"
	"log/slog"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/server/store"
	"enplan/server/vault"
)

// Serve answers at addr by what door does with the database, until it is stopped.
func Serve(addr, database, key, path string, door func(*fiber.Ctx, *store.Store) error) error {
	house, err := vault.ParseKey(key)
	if err != nil {
		return err
	}
	v, err := vault.New(house)
	if err != nil {
		return err
	}
	kept, err := store.Open(context.Background(), store.Options{
		URL: database, Vault: v, Logger: slog.New(slog.DiscardHandler), Now: time.Now,
	})
	if err != nil {
		return err
	}
	app := fiber.New(fiber.Config{DisableStartupMessage: true, Immutable: true})
	app.Get(path, func(c *fiber.Ctx) error { return door(c, kept) })
	return app.Listen(addr)
}
