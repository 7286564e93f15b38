package law

import (
	_ "embed"
	"strconv"
	"sync"

	"enplan/models"
)

// Replacement says that another act has taken over a provision for people from
// an age on, while it stays law for all others.
type Replacement struct {
	Key     string // of the provision that no longer is theirs
	By      string // of the one that is
	From    models.Date
	FromAge int // years
}

//go:embed replacements.tsv
var replacementsTSV string

var replacements = sync.OnceValue(func() []Replacement {
	var all []Replacement
	for _, r := range readTable("replacements.tsv", replacementsTSV) {
		age, _ := strconv.Atoi(r["from_age"])
		all = append(all, Replacement{Key: r["key"], By: r["by"], From: models.MustDate(r["from"]), FromAge: age})
	}
	return all
})

// Replacements lists every row of the table.
func Replacements() []Replacement { return replacements() }
