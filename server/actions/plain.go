package actions

import (
	"strings"

	"enplan/models"
	"enplan/models/plain"
)

// JudgeText says of a text that staff are writing what the gate will say of it.
// Nothing is kept.
func (a *Actions) JudgeText(who models.Viewer, text string, subject bool) (plain.Verdict, error) {
	if err := models.May(who, models.JudgeText, who.ID, models.Standing{}); err != nil {
		return plain.Verdict{}, err
	}
	return plain.Judge(text, a.lix, subject), nil
}

// letPass is the gate "Forstå-mig-porten": what staff write to a citizen is not
// kept when it is too hard to read, unless they say why, nor ever when it holds
// what does not belong in it. It returns how hard the text is, and the reason
// when one was needed.
func (a *Actions) letPass(text, subject, unplain string) (lix float64, reason string, err error) {
	v := plain.Judge(text, a.lix, false)
	if v.Forbidden || subject != "" && plain.Judge(subject, a.lix, true).Forbidden {
		return 0, "", models.ErrForbiddenText
	}
	if !v.TooHard {
		return v.LIX, "", nil
	}
	if unplain = strings.TrimSpace(unplain); unplain == "" {
		return 0, "", models.ErrTooHard
	}
	return v.LIX, unplain, models.CheckNote(unplain)
}
