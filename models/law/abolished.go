package law

import (
	_ "embed"
	"strings"
	"sync"

	"enplan/models"
)

// Abolished is a word of the office for something that the law no longer has, or
// that nobody new can get. Plans go on using such words.
type Abolished struct {
	Words string      // a pattern: whole words, or their beginnings before *
	Ended bool        // false: closed to new people only
	Since models.Date // the first day without it
	Key   string      // the provision, "" when no row of the table is it
	NotIn []string    // acts under which the word means something that still is
}

//go:embed abolished.tsv
var abolishedTSV string

var abolished = sync.OnceValue(func() []Abolished {
	var all []Abolished
	for _, r := range readTable("abolished.tsv", abolishedTSV) {
		all = append(all, Abolished{
			Words: strings.ToLower(r["words"]), Ended: r["how"] == "ended", Since: models.MustDate(r["since"]), Key: r["key"],
			NotIn: split(r["not_in"]),
		})
	}
	return all
})

// AbolishedWords lists every row of the table.
func AbolishedWords() []Abolished { return abolished() }
