package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// knownMethod lets a method that nobody has heard of be answered as one that no
// door has: Fiber would answer it itself, without our headers.
func knownMethod(answer fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(c *fasthttp.RequestCtx) {
		if !slices.Contains(fiber.DefaultMethods, string(c.Method())) {
			c.Request.Header.SetMethod(fiber.MethodTrace)
		}
		answer(c)
	}
}

// otherMethod refuses a method at an address that has a door for others, and says
// which.
func (d door) otherMethod() fiber.Handler {
	type address struct {
		parts   []string
		methods []string
	}
	var all []address
	places := map[string]int{}
	for _, r := range d.routes() {
		at, known := places[r.path]
		if !known {
			at, places[r.path] = len(all), len(all)
			all = append(all, address{parts: strings.Split(r.path, "/")})
		}
		all[at].methods = append(all[at].methods, r.method)
		if r.method == fiber.MethodGet {
			all[at].methods = append(all[at].methods, fiber.MethodHead)
		}
	}
	return func(c *fiber.Ctx) error {
		parts := strings.Split(c.Path(), "/")
		var methods []string
		for _, a := range all {
			if fits(a.parts, parts) {
				methods = append(methods, a.methods...)
			}
		}
		if len(methods) == 0 || slices.Contains(methods, c.Method()) {
			return c.Next()
		}
		c.Set(fiber.HeaderAllow, strings.Join(methods, ", "))
		return fiber.ErrMethodNotAllowed
	}
}

// fits reports whether the parts of an address are those of a pattern.
func fits(pattern, parts []string) bool {
	if len(pattern) != len(parts) {
		return false
	}
	for i, part := range pattern {
		if part != parts[i] && !strings.HasPrefix(part, ":") {
			return false
		}
	}
	return true
}
