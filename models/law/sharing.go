package law

import (
	_ "embed"
	"slices"
	"sync"

	"enplan/models"
)

//go:embed sharing.tsv
var sharingTSV string

var sharing = sync.OnceValue(func() []models.Statute {
	names := map[string]string{}
	for _, r := range readTable("laws.tsv", lawsTSV) {
		names[r["short"]] = r["name"]
	}
	var all []models.Statute
	for _, r := range readTable("sharing.tsv", sharingTSV) {
		all = append(all, models.Statute{
			ID: r["key"], Law: names[r["law"]] + " " + r["section"], From: models.Field(r["from"]), To: models.Field(r["to"]),
			Category: models.Category(r["category"]), Purpose: models.Purpose(r["purpose"]), Because: r["because"],
			ValidFrom: models.MustDate(r["valid_from"]), ValidUntil: models.MustDate(r["valid_to"]),
		})
	}
	return all
})

// Sharing lists what a law lets one field see of another's without the
// citizen's yes.
func Sharing() []models.Statute { return slices.Clone(sharing()) }
