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
	Purposes   []TextView `json:"purposes"` // what one can look for; an emergency's is not among them
	Without    []TextView `json:"without"`  // what a no can mean
	Cases      []CaseView `json:"cases"`    // by name
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
	w := words{l: l}
	v := CasesView{Department: TitleView{d.ID, d.Title}, Purposes: []TextView{}, Without: []TextView{}, Cases: []CaseView{}, words: w}
	for _, p := range models.Purposes {
		v.Purposes = append(v.Purposes, TextView{string(p), w.text("share.purpose."+string(p), nil)})
	}
	for _, without := range []models.WithoutYes{models.NothingLost, models.Slower, models.CannotBe} {
		text := w.text("consent.text.without."+string(without), i18n.Args{"to": d.Title})
		v.Without = append(v.Without, TextView{string(without), text})
	}
	return v
}

// Add adds a citizen in the order of the names.
func (v *CasesView) Add(id, name string, emergency bool) {
	one := CaseView{ID: id, Name: v.words.name(name), Emergency: emergency}
	at, _ := slices.BinarySearchFunc(v.Cases, one, func(x, y CaseView) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	v.Cases = slices.Insert(v.Cases, at, one)
}
