package web

import (
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gofiber/fiber/v2"
)

// A handler that panics, and one that fails with words of what was sent, tell the
// reader nothing but an id, under which the log has a line.
func TestAPanicAndAFaultAreToldWithAnIDAndNothingElse(t *testing.T) {
	said := &strings.Builder{}
	d := door{
		House:   House{Log: slog.New(slog.NewTextHandler(said, nil)), Now: func() time.Time { return start }, App: fstest.MapFS{}},
		buckets: newBuckets(), lines: newLines(),
	}
	app := fiber.New(fiber.Config{ErrorHandler: d.refuse, Immutable: true})
	app.Use(d.guard)
	for path, handler := range map[string]func(door, *fiber.Ctx) error{
		"/api/panics/:id": func(_ door, c *fiber.Ctx) error { panic("SELECT " + c.Params("id")) },
		"/api/fails/:id":  func(_ door, c *fiber.Ctx) error { return errors.New("no such table: citizens, /srv/enplan/data.db") },
	} {
		app.Get(path, d.enter(route{"GET", path, handler}))
		r := httptest.NewRequest("GET", strings.Replace(path, ":id", "731184-1234", 1), nil)
		resp, err := app.Test(r, -1)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		id := resp.Header.Get("X-Request-Id")
		for _, word := range []string{"SELECT", "731184", "goroutine", ".go", "citizens", "/srv"} {
			if strings.Contains(string(body), word) {
				t.Errorf("%s tells %q: %s", path, word, body)
			}
		}
		if resp.StatusCode != 500 || id == "" || !strings.Contains(string(body), id) || !strings.Contains(said.String(), id) {
			t.Errorf("%s: %d, id %q: %s; %s", path, resp.StatusCode, id, body, said)
		}
		if resp.Header.Get("Content-Security-Policy") != policy || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %v", path, resp.Header)
		}
		if strings.Contains(said.String(), "731184") {
			t.Errorf("the log has what was sent: %s", said)
		}
	}
}
