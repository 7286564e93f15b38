package wording

import (
	"slices"

	"enplan/i18n"
	"enplan/models"
)

// writing says whom one writes to and when one has an answer, before one writes.
func (w words) writing(c Correspondence, d Draft) WritingView {
	v := WritingView{Draft: DraftView{Subject: d.Subject, Text: d.Text, Version: d.Version, Attachments: w.attachments(d.Attachments)}}
	if c.Who.Role != models.AsCitizen {
		v.To, v.Away = w.name(c.Name), w.careful(c)
		for _, key := range models.QuickReplies {
			v.Replies = append(v.Replies, w.text("quick."+key, nil))
		}
		for _, t := range models.Templates {
			v.Templates = append(v.Templates, TemplateView{
				Title: w.text("template."+t.Key+".title", nil),
				Text:  w.text("template."+t.Key, i18n.Args{"deadline": w.shortDay(t.Deadline(w.today))}),
			})
		}
		return v
	}
	v.Staff = w.colleagues(c)
	if len(c.Coordinators) == 0 {
		v.To = w.text("writing.to_nobody", nil)
		return v
	}
	answers := c.Coordinators[0]
	v.To = w.text("writing.to", i18n.Args{"name": answers.Name})
	if away, ok := models.AwayOn(c.Absences, answers.ID, w.today); ok {
		if i := slices.IndexFunc(c.Staff, func(s models.Staff) bool { return s.ID == away.Substitute }); i >= 0 {
			v.Away = w.text("writing.away", i18n.Args{
				"name": answers.FirstName(), "until": w.shortDay(away.To), "substitute": c.Staff[i].Name,
			})
			answers = c.Staff[i]
		}
	}
	v.Answer = w.text("writing.answer", i18n.Args{"name": answers.FirstName(), "day": w.day(models.AnswerBy(c.Now))})
	return v
}

// colleagues are those a citizen can let in: whoever works in a department that
// has a plan for them.
func (w words) colleagues(c Correspondence) []ColleagueView {
	var views []ColleagueView
	for _, s := range c.Staff {
		own := slices.ContainsFunc(c.Coordinators, func(one models.Staff) bool { return one.ID == s.ID })
		if !own && slices.Contains(c.Units, s.Unit) {
			views = append(views, colleague(s))
		}
	}
	return views
}
