// The program ungated is what the gate is measured beside: the same bytes, from
// the same tables, for the same key, read in a plain transaction. It decides
// nothing and logs nothing, and must never be served to anybody.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/calendar"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

func main() {
	if err := serve(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "ungated:", err)
		os.Exit(1)
	}
}

// serve takes the address, the database and the house key.
func serve(addr, database, key string) error {
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
	app.Get("/api/departments/:department/citizens/:citizen/plan", func(c *fiber.Ctx) error {
		var body []byte
		token := strings.TrimPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
		err := kept.Read(c.UserContext(), func(tx *store.Tx) error {
			source, err := tx.SourceByKey(vault.TokenHash(token))
			if err != nil {
				return err
			}
			body, err = read(tx, source.Department, c.Params("citizen"), models.Purpose(c.Query("purpose")))
			return err
		})
		if err != nil {
			return err
		}
		c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
		return c.Send(body)
	})
	return app.Listen(addr)
}

// read shows what the settled citizens have said yes to, and asks nobody.
func read(tx *store.Tx, department, citizen string, purpose models.Purpose) ([]byte, error) {
	name, _, err := tx.PlanPartsUntil(citizen, "da")
	if err != nil {
		return nil, err
	}
	departments, err := tx.Departments()
	if err != nil {
		return nil, err
	}
	own, err := tx.DepartmentByID(department)
	if err != nil {
		return nil, err
	}
	order := []models.Department{own, {ID: models.Citizens}}
	for _, d := range departments {
		if d.ID != department {
			order = append(order, d)
		}
	}
	var shared []wording.Shared
	for _, from := range order {
		for _, category := range models.CategoriesOf(from.ID) {
			s := wording.Shared{From: from, Category: category}
			verdict := models.Verdict{}
			switch {
			case from.ID == department:
				verdict = models.Verdict{Ground: models.OwnThing}
			case from.Field == models.FieldHealth && category == models.CategoryLimits:
				verdict = models.Verdict{Ground: models.ByConsent, Ref: "c-" + citizen}
			}
			if s.Open = verdict.May(); s.Open {
				part, err := tx.PlanPartOf(citizen, "da", from.ID, category)
				if err != nil {
					return nil, err
				}
				s.Whole, s.Pieces = true, part.Pieces
				for range part.Pieces {
					s.Verdicts = append(s.Verdicts, verdict)
				}
			}
			shared = append(shared, s)
		}
	}
	day := models.DateOf(tx.Now.In(calendar.Copenhagen()))
	return json.Marshal(wording.DepartmentPlan(own, name, day, purpose, shared, i18n.For("da")))
}
