package web

import (
	"encoding/json"
	"mime"
	"slices"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

// ErrContent refuses content of a kind that the document does not name.
var ErrContent = &models.Error{Kind: models.Unacceptable, Key: "error.content"}

// taken are the kinds of content that each operation takes, as the OpenAPI
// document says, by "POST /api/goals/:id/move".
var taken = sync.OnceValue(func() map[string][]string {
	var document struct {
		Paths map[string]map[string]struct {
			RequestBody struct{ Content map[string]json.RawMessage }
		}
	}
	kinds := map[string][]string{}
	if json.Unmarshal(openAPI, &document) != nil {
		return kinds // then no content is taken, and no test passes
	}
	named := strings.NewReplacer("{", ":", "}", "")
	for path, item := range document.Paths {
		for method, operation := range item {
			name := strings.ToUpper(method) + " " + named.Replace(path)
			for kind := range operation.RequestBody.Content {
				kinds[name] = append(kinds[name], kind)
			}
		}
	}
	return kinds
})

// ofKind refuses content that is of none of the kinds. A door that takes no content
// takes the empty object that the app sends along. A form is never taken: it is
// what a page of another site can send without asking.
func ofKind(c *fiber.Ctx, kinds []string) error {
	said := c.Get(fiber.HeaderContentType)
	if said == "" && len(c.Body()) == 0 {
		return nil
	}
	kind, _, err := mime.ParseMediaType(said)
	if err != nil || !slices.Contains(kinds, kind) && (len(kinds) > 0 || kind != fiber.MIMEApplicationJSON) {
		return ErrContent
	}
	return nil
}
