package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
)

// DeskFamilyView is a citizen's family at the desk, as far as the borgerkonsulent is
// assigned to the others too.
type DeskFamilyView struct {
	Ties    []DeskTie      `json:"ties"`   // that hold now
	Others  []FamilyReader `json:"others"` // whom there can be a tie with; ids as on the desk
	Child   bool           `json:"child"`  // cannot log in: their own word is written down here
	Items   []FamilyItem   `json:"items"`  // what it can be about
	Readers []FamilyReader `json:"readers"`
}

// DeskTie is one of them.
type DeskTie struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// DeskTieOf says how somebody belongs to the citizen, and until when.
func DeskTieOf(t models.TieNow, citizen, name string, now time.Time, l *i18n.Language) DeskTie {
	w := words{l: l, today: models.DateOf(now)}
	kind := string(t.Kind)
	if t.Kind == models.TieCustody && t.To == citizen {
		kind = "in_custody"
	}
	text := w.text("family.tie."+kind, i18n.Args{"name": w.name(name)})
	if !t.Holds.Until.IsZero() {
		text = join(text, w.text("family.tie.until", i18n.Args{"day": w.bareDay(models.DateOf(t.Holds.Until.Add(-time.Nanosecond).In(now.Location())))}))
	}
	return DeskTie{t.ID, text}
}
