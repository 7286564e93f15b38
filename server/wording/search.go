package wording

import "enplan/i18n"

// SearchView is what a search by CPR number shows: one citizen, or nobody.
type SearchView struct {
	Citizens []SoughtView `json:"citizens"`
	words    words
}

// SoughtView is the one who was found.
type SoughtView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Search is the answer before anybody is in it.
func Search(l *i18n.Language) SearchView {
	return SearchView{Citizens: []SoughtView{}, words: words{l: l}}
}

// Add adds the one who was found.
func (v *SearchView) Add(id, name string) {
	v.Citizens = append(v.Citizens, SoughtView{ID: id, Name: v.words.name(name)})
}
