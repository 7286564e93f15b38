package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
)

// SafetyView is for the borgerkonsulent alone: how the citizen is met whose phone
// somebody else reads.
type SafetyView struct {
	On      bool           `json:"on"`
	Title   string         `json:"title,omitempty"` // when it is on
	Text    string         `json:"text,omitempty"`
	Ends    string         `json:"ends,omitempty"` // that it was asked on the phone to end, and when it does
	Words   string         `json:"words"`          // the citizen's own
	Version models.Version `json:"version"`
}

// Safety puts it into words. now is the wall clock of the citizens.
func Safety(s models.Safety, name string, now time.Time, l *i18n.Language) SafetyView {
	v := SafetyView{On: s.IsOn(now), Words: s.Words, Version: s.Version}
	if !v.On {
		return v
	}
	w := words{l: l, today: models.DateOf(now)}
	args := i18n.Args{"name": w.name(models.Citizen{Name: name}.FirstName())}
	v.Title, v.Text = w.text("safety.on", args), w.text("safety.on.text", args)
	if !s.Ends.IsZero() {
		ends := s.Ends.In(now.Location())
		v.Ends = w.text("safety.ends", i18n.Args{"name": args["name"], "day": w.day(models.DateOf(ends)), "clock": w.clock(ends)})
	}
	return v
}

// careful is what must be known before one writes to the citizen: that nobody may be
// told where the citizen is, and that somebody else may read along.
func (w words) careful(c Correspondence) string {
	var all []string
	if p := w.protection(c.Protection, c.Name); p != nil {
		all = append(all, p.Title+".", p.Text)
	}
	if s := Safety(c.Safety, c.Name, c.Now, w.l); s.On {
		all = append(all, s.Title+".", s.Text)
	}
	return join(all...)
}
