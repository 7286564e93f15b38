package wording

import (
	"cmp"
	"slices"

	"enplan/i18n"
	"enplan/models"
)

// CasesView is whom a fagperson's department has a case with.
type CasesView struct {
	Department TitleView  `json:"department"`
	Cases      []CaseView `json:"cases"` // by name
	words      words
}

// CaseView is one citizen.
type CaseView struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Emergency bool   `json:"emergency,omitempty"` // the reader has the plan open in one
}

// Cases is the list before anybody is on it.
func Cases(d models.Department, l *i18n.Language) CasesView {
	return CasesView{Department: TitleView{d.ID, d.Title}, Cases: []CaseView{}, words: words{l: l}}
}

// Add adds a citizen in the order of the names.
func (v *CasesView) Add(id, name string, emergency bool) {
	one := CaseView{ID: id, Name: v.words.name(name), Emergency: emergency}
	at, _ := slices.BinarySearchFunc(v.Cases, one, func(x, y CaseView) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	v.Cases = slices.Insert(v.Cases, at, one)
}
