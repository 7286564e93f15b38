package wording

import (
	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// AssessmentView is the shared picture of how the citizen is: the two voices
// side by side, and the help there is already under the area it serves.
type AssessmentView struct {
	FirstName string         `json:"firstName"`
	Areas     []AssessedView `json:"areas"`
	Unplaced  []HelpView     `json:"unplaced"` // help that no table places
}

// AssessedView is one area of it.
type AssessedView struct {
	Area         string          `json:"area"`
	Title        string          `json:"title"`
	Parts        []PartView      `json:"parts"`
	Scale        *ScaleView      `json:"scale,omitempty"`
	Help         []HelpView      `json:"help"`
	HasStaff     bool            `json:"hasStaff"` // there is something to find fitting or not
	StaffVersion models.Version  `json:"staffVersion"`
	Answer       *AreaAnswerView `json:"answer,omitempty"`  // to what stands now
	Changed      string          `json:"changed,omitempty"` // that staff wrote anew since the answer
}

// PartView is one question with the citizen's words and the borgerkonsulent's.
type PartView struct {
	Part  string    `json:"part"`
	Own   VoiceView `json:"own"`
	Staff VoiceView `json:"staff"`
}

// VoiceView is what one side wrote, with its version.
type VoiceView struct {
	Text    string         `json:"text"`
	Version models.Version `json:"version"`
	By      string         `json:"by,omitempty"` // first name of staff
	When    string         `json:"when,omitempty"`
}

// AreaAnswerView is whether the citizen finds that it fits.
type AreaAnswerView struct {
	Choice string `json:"choice"`
	Text   string `json:"text"`
	Note   string `json:"note,omitempty"`
	When   string `json:"when"`
}

// HelpView is a measure of a department's plan.
type HelpView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Unit string `json:"unit"`
}

// Assessment puts it into words for who reads it.
func Assessment(p oneplan.Plan, who models.Viewer, l *i18n.Language) AssessmentView {
	w := words{l: l, today: p.Today, plan: p}
	v := AssessmentView{FirstName: w.name(p.Citizen.FirstName()), Areas: []AssessedView{}, Unplaced: w.help(models.AreaUndecided, side(who))}
	for _, area := range models.AssessmentOf(p.Said) {
		v.Areas = append(v.Areas, w.assessed(area, side(who)))
	}
	return v
}

func (w words) assessed(a models.AreaNow, reader string) AssessedView {
	v := AssessedView{
		Area: string(a.Area), Title: w.text("area."+string(a.Area), nil), Parts: []PartView{},
		Help: w.help(a.Area, reader), StaffVersion: a.StaffVersion(),
	}
	for _, part := range models.AreaParts {
		v.Parts = append(v.Parts, PartView{Part: string(part), Own: w.voice(a.Own[part]), Staff: w.voice(a.Staff[part])})
		v.HasStaff = v.HasStaff || a.Staff[part].Text != ""
	}
	if r := a.Rating; r.Value > 0 {
		v.Scale = &ScaleView{Value: r.Value, Word: w.face(r.Value), When: w.dayOf(r.At)}
	}
	args := i18n.Args{"name": w.name(w.plan.Citizen.FirstName())}
	answer, stands := a.Answered()
	switch {
	case stands:
		v.Answer = &AreaAnswerView{
			Choice: answer.Choice, Text: w.text("assessment.answer."+reader+"."+answer.Choice, args), Note: answer.Note, When: w.dayOf(answer.At),
		}
	case answer.Choice != "" && v.HasStaff:
		v.Changed = w.text("assessment.changed."+reader, args)
	}
	return v
}

func (w words) voice(p models.Part) VoiceView {
	v := VoiceView{Text: p.Text, Version: p.Version}
	if p.Version > 0 {
		v.By, v.When = p.By, w.dayOf(p.At)
	}
	return v
}

// help are the measures under an area: in plain words to the citizen, as the
// department calls them to staff.
func (w words) help(area models.LifeArea, reader string) []HelpView {
	list := []HelpView{}
	for _, a := range w.plan.Areas {
		if a.Area != area {
			continue
		}
		for _, m := range a.Measures {
			name := measureName(m)
			if reader == "citizen" {
				name = w.get(m)
			}
			list = append(list, HelpView{ID: m.ID, Name: name, Unit: w.unit(m.Plan)})
		}
	}
	return list
}

// ofAssessment tells that something was said of an area; the words stand there.
func (t teller) ofAssessment(e models.Event) string {
	key := "history.assessment." + string(e.What)
	switch e.What {
	case models.Wrote:
		key += "." + side(e.By)
	case models.Answered:
		key += "." + e.Choice
	}
	return t.say(key, e, i18n.Args{"area": t.text("area."+e.Ref, nil)})
}
