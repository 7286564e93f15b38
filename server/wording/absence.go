package wording

import (
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// AbsencesView is when a borgerkonsulent is away, and who can be there instead.
type AbsencesView struct {
	Absences []AbsenceView   `json:"absences"` // the next one first
	Staff    []ColleagueView `json:"staff"`
}

// AbsenceView is one of them as a sentence.
type AbsenceView struct {
	From string `json:"from"` // its name: no two begin on one day
	Text string `json:"text"`
	Now  bool   `json:"now"`
}

// Absences says when self is away. Instead can be who works in the same unit.
func Absences(absences []models.Absence, self models.Staff, all []models.Staff, today models.Date, l *i18n.Language) AbsencesView {
	w := words{l: l, today: today, plan: oneplan.Plan{Today: today}}
	v := AbsencesView{Absences: []AbsenceView{}, Staff: []ColleagueView{}}
	for _, a := range absences {
		name := ""
		if i := slices.IndexFunc(all, func(s models.Staff) bool { return s.ID == a.Substitute }); i >= 0 {
			name = all[i].Name
		}
		v.Absences = append(v.Absences, AbsenceView{From: a.From.String(), Now: a.On(today), Text: w.text("absence.is", i18n.Args{
			"from": w.shortDay(a.From), "to": w.shortDay(a.To), "substitute": name,
		})})
	}
	for _, s := range all {
		if s.ID != self.ID && s.Unit == self.Unit {
			v.Staff = append(v.Staff, colleague(s))
		}
	}
	return v
}
