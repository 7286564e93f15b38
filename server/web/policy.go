package web

import (
	"encoding/json"
	"slices"

	"github.com/gofiber/fiber/v2"
)

// policyReports is where browsers tell what the page's policy turned away.
const policyReports = "/api/policy-reports"

// directives are the words of a report that go into the log; all else in it, the
// address of the page above all, may tell of somebody.
var directives = []string{
	"default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src",
	"font-src", "connect-src", "manifest-src", "worker-src", "base-uri", "form-action", "frame-ancestors", "frame-src",
	"object-src", "media-src", "require-trusted-types-for", "trusted-types",
}

// policyReport keeps in the log which part of the policy was broken, and nothing
// more. It answers the same whatever it was sent.
func (d door) policyReport(c *fiber.Ctx) error {
	var report struct {
		Report struct {
			Effective string `json:"effective-directive"`
		} `json:"csp-report"`
	}
	directive := "unknown"
	if json.Unmarshal(c.Body(), &report) == nil && slices.Contains(directives, report.Report.Effective) {
		directive = report.Report.Effective
	}
	d.Log.WarnContext(c.UserContext(), "a browser turned something away", "directive", directive)
	return c.SendStatus(fiber.StatusNoContent)
}
