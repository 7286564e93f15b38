package wording

import (
	"enplan/i18n"
	"enplan/models"
)

// QuestionView is "Det her forstår jeg ikke" about a sentence, and the same in
// plainer words.
type QuestionView struct {
	ID       string    `json:"id"`
	Ref      string    `json:"ref"`
	Sentence string    `json:"sentence"`
	State    string    `json:"state"`
	Text     string    `json:"text"` // where it stands: that it waits, or who put it plainly
	Late     bool      `json:"late"`
	Answer   *SaidView `json:"answer,omitempty"`
}

// questions are those that the citizen has not taken back, the newest first.
func (w words) questions(begin string) []QuestionView {
	views := []QuestionView{}
	all := models.QuestionsOf(w.plan.Said)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].State != models.QuestionTakenBack {
			views = append(views, w.question(all[i], begin))
		}
	}
	return views
}

// question says it to the citizen, or of the citizen when the keys begin so.
func (w words) question(q models.Question, begin string) QuestionView {
	v := QuestionView{ID: q.ID, Ref: q.Ref, Sentence: q.Sentence, State: string(q.State)}
	if e := q.Answer; e != nil {
		v.Text = w.text("question.answered", i18n.Args{"name": w.staffName(e.ByName)})
		v.Answer = &SaidView{Text: v.Text, Note: e.Note, When: w.saidOn(e)}
		return v
	}
	v.Late = q.Due.Before(w.plan.Today)
	v.Text = w.text(begin+"due", i18n.Args{"day": w.day(q.Due), "name": w.name(w.plan.Citizen.FirstName())})
	return v
}
