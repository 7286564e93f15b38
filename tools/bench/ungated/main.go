// The program ungated is what the gate is measured beside: the same bytes, from
// the same tables, for the same key, read in a plain transaction. It decides
// nothing and logs nothing, and must never be served to anybody.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/gofiber/fiber/v2"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/calendar"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
	"enplan/tools/bench/beside"
)

func main() {
	if err := serve(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "ungated:", err)
		os.Exit(1)
	}
}

// serve takes the address, the database and the house key.
func serve(addr, database, key string) error {
	return beside.Serve(addr, database, key, "/api/departments/:department/citizens/:citizen/plan", func(c *fiber.Ctx, kept *store.Store) error {
		var body []byte
		token := strings.TrimPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
		source, err := kept.SourceOfKey(c.UserContext(), vault.TokenHash(token))
		if err != nil {
			return err
		}
		err = kept.Read(c.UserContext(), func(tx *store.Tx) (err error) {
			body, err = read(tx, models.Viewer{Role: models.AsSource, ID: source}, c.Params("citizen"), models.Purpose(c.Query("purpose")))
			return err
		})
		if err != nil {
			return err
		}
		c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
		return c.Send(body)
	})
}

// read shows what the settled citizens have said yes to, and asks nobody.
func read(tx *store.Tx, who models.Viewer, citizen string, purpose models.Purpose) ([]byte, error) {
	name, _, err := tx.PlanPartsUntil(citizen, "da")
	if err != nil {
		return nil, err
	}
	departments, err := tx.Departments()
	if err != nil {
		return nil, err
	}
	own, err := tx.DepartmentOf(who)
	if err != nil {
		return nil, err
	}
	order := []models.Department{own, {ID: models.Citizens}}
	for _, d := range departments {
		if d.ID != own.ID {
			order = append(order, d)
		}
	}
	var shared []wording.Shared
	var open []models.PlanPart
	for _, from := range order {
		for _, category := range models.CategoriesOf(from.ID) {
			s := wording.Shared{From: from, Category: category}
			if s.Open = from.ID == own.ID || from.Field == models.FieldHealth && category == models.CategoryLimits; s.Open {
				s.Whole = true
				open = append(open, models.PlanPart{Of: from.ID, Category: category})
			}
			shared = append(shared, s)
		}
	}
	if err := tx.FillPlanParts(citizen, "da", open); err != nil {
		return nil, err
	}
	for i := range shared {
		s := &shared[i]
		if !s.Open {
			continue
		}
		s.Pieces, open = open[0].Pieces, open[1:]
		verdict := models.Verdict{Ground: models.OwnThing}
		if s.From.ID != own.ID {
			verdict = models.Verdict{Ground: models.ByConsent, Ref: "c-" + citizen}
		}
		for range s.Pieces {
			s.Verdicts = append(s.Verdicts, verdict)
		}
	}
	day := models.DateOf(tx.Now.In(calendar.Copenhagen()))
	protection, err := tx.ProtectionOf(citizen)
	if err != nil {
		return nil, err
	}
	view := wording.DepartmentPlan(own, name, day, purpose, shared, i18n.For("da"))
	view.Protected(protection, name, i18n.For("da"))
	return json.Marshal(view)
}
