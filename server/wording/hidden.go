package wording

import (
	"enplan/i18n"
	"enplan/models"
)

// HiddenView is what a department does not see of the citizen's plan now: how
// many things, whose and of which category, and never what they are.
type HiddenView struct {
	Department TitleView    `json:"department"`
	Purpose    string       `json:"purpose"`
	Text       string       `json:"text,omitempty"` // when nothing is hidden
	From       []HiddenFrom `json:"from"`
}

// HiddenFrom is what it does not see of one department's, or of the citizen's own.
type HiddenFrom struct {
	From       TitleView        `json:"from"`
	Categories []HiddenCategory `json:"categories"`
}

// HiddenCategory is how many things of one category it does not see.
type HiddenCategory struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
	Text  string `json:"text"`
}

// hiddenPlaces stands among the categories for where things are.
const hiddenPlaces = "places"

// Unseen is how many things of a category were decided no.
type Unseen struct {
	From     models.Department
	Category models.Category
	Count    int
	Places   int // of things it does see
}

// Hidden puts into words what a department does not see. What has nothing hidden
// is left out; the unseen of one department stand together.
func Hidden(to models.Department, purpose models.Purpose, unseen []Unseen, l *i18n.Language) HiddenView {
	w := words{l: l}
	v := HiddenView{Department: TitleView{to.ID, to.Title}, Purpose: string(purpose), From: []HiddenFrom{}}
	for _, u := range unseen {
		if u.Count+u.Places == 0 {
			continue
		}
		from := TitleView{u.From.ID, w.titleOf(u.From.ID, []models.Department{u.From})}
		if n := len(v.From); n == 0 || v.From[n-1].From != from {
			v.From = append(v.From, HiddenFrom{From: from})
		}
		last := &v.From[len(v.From)-1]
		if u.Count > 0 {
			what := w.category(u.Category).Text
			last.Categories = append(last.Categories, HiddenCategory{string(u.Category), u.Count, l.Count("consent.hidden", u.Count, i18n.Args{"what": what})})
		}
		if u.Places > 0 {
			last.Categories = append(last.Categories, HiddenCategory{hiddenPlaces, u.Places, l.Count("consent.hidden.places", u.Places, nil)})
		}
	}
	if len(v.From) == 0 {
		v.Text = w.text("consent.hidden.none", i18n.Args{"to": to.Title})
	}
	return v
}
