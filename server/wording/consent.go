package wording

import (
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
)

// ConsentText is what is shown before somebody says yes or no: who may see what
// of whom, what for, until when, what a no means, and that it can be taken back.
// Its hash is kept with the answer. thing is the single thing in words, "" for
// all of the category.
func ConsentText(t models.Terms, thing string, until time.Time, departments []models.Department, l *i18n.Language) string {
	w := words{l: l}
	to := w.titleOf(t.To, departments)
	key := "consent.text.who"
	if t.From == models.Citizens {
		key += ".own"
	}
	lines := []string{w.sharing(key, t, departments)}
	if thing != "" {
		lines = append(lines, w.text("consent.text.only", i18n.Args{"thing": thing}))
	}
	if t.Category == models.CategoryAppointments {
		lines = append(lines, w.text("consent.text.places", nil))
	}
	lines = append(lines, w.text("consent.text.purpose."+string(t.Purpose), i18n.Args{"to": to}))
	if t.ForWhat != "" {
		lines = append(lines, w.text("consent.text.for_what", i18n.Args{"to": to, "words": t.ForWhat}))
	}
	last := models.DateOf(until).AddDays(-1)
	return strings.Join(append(lines,
		w.text("consent.text.until", i18n.Args{"day": w.bareDay(last)}),
		w.text("consent.text.without."+string(t.Without), i18n.Args{"to": to}),
		w.text("consent.text.take_back", nil)), "\n")
}

// sharing says which department may see what of whom. Of the citizen's own words
// it is said otherwise, by a key of its own.
func (w words) sharing(key string, t models.Terms, departments []models.Department) string {
	return w.text(key, i18n.Args{
		"to": w.titleOf(t.To, departments), "from": w.titleOf(t.From, departments), "what": lowerFirst(w.category(t.Category).Text),
	})
}

func (w words) titleOf(id string, departments []models.Department) string {
	if id == models.Citizens {
		return w.text("share.citizen", nil)
	}
	for _, d := range departments {
		if d.ID == id {
			return d.Title
		}
	}
	return w.text("share.unknown", nil)
}
