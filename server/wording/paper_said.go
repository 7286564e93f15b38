package wording

import (
	"strconv"
	"strings"

	"enplan/i18n"
)

func (p *paper) threads(threads []ExportThread) {
	var items []PaperItem
	for _, t := range threads {
		var lines []string
		for _, m := range t.Messages {
			said := m.By + ", " + m.When + ": " + m.Text
			if m.Note != "" {
				said = m.When + ": " + m.Note
			}
			lines = append(lines, said)
			for _, a := range m.Attachments {
				lines = append(lines, p.text("export.attached", i18n.Args{"name": a.Name}))
			}
		}
		items = append(items, item(t.Subject, lines...))
	}
	p.part("export.threads", "export.threads.none", items)
}

func (p *paper) consents(all []ExportConsent) {
	var items []PaperItem
	for _, c := range all {
		title, rest, _ := strings.Cut(c.Text, "\n")
		lines := append(strings.Split(rest, "\n"), c.Now)
		for _, e := range c.Events {
			lines = append(lines, e.When+": "+join(e.Text, e.Note))
		}
		looks := c.Looks[max(0, len(c.Looks)-mostLooks):]
		if left := len(c.Looks) - len(looks); left > 0 {
			lines = append(lines, p.text("export.more", i18n.Args{"count": strconv.Itoa(left)}))
		}
		items = append(items, item(title, append(lines, looks...)...))
	}
	p.part("export.consents", "export.consents.none", items)
}

func (p *paper) promises(v ExportView) {
	var promises, remarks []PaperItem
	for _, one := range v.Promises {
		promises = append(promises, item(one.What, append([]string{one.Who, one.Text, one.Why, one.Doubt}, one.Was...)...))
	}
	for _, r := range v.Plan.Remarks {
		lines := []string{join(r.Text, r.Words), r.When, r.DueText}
		if r.Answer != nil {
			lines = append(lines, join(r.Answer.Text, r.Answer.Note), r.Answer.When)
		}
		remarks = append(remarks, item(r.What, lines...))
	}
	p.part("export.promises", "", promises)
	p.part("export.remarks", "", remarks)
}

func (p *paper) told(told []NotificationView) {
	var items []PaperItem
	for _, n := range told {
		items = append(items, item(n.Title, n.About, n.When, n.Text))
	}
	p.part("export.told", "export.told.none", items)
}

func (p *paper) handover(h *HandoverNow) {
	if h == nil {
		return
	}
	lines := []string{h.Text, h.Why, h.Now, h.Held}
	for _, line := range h.Lines {
		lines = append(lines, join(line.By+": "+line.Text, line.Said))
	}
	p.part("export.handover", "", []PaperItem{item(h.Title, lines...)})
}

func (p *paper) assessment(v AssessmentView) {
	var items []PaperItem
	for _, a := range v.Areas {
		var lines []string
		for _, part := range a.Parts {
			if part.Own.Text != "" {
				lines = append(lines, p.text("export.assessment.own", i18n.Args{"words": part.Own.Text}))
			}
			if part.Staff.Text != "" {
				lines = append(lines, part.Staff.By+": "+part.Staff.Text)
			}
		}
		if a.Scale != nil {
			lines = append(lines, p.text("export.goal.goes", i18n.Args{"word": a.Scale.Word, "day": a.Scale.When}))
		}
		if a.Answer != nil {
			lines = append(lines, join(a.Answer.Text, a.Answer.Note))
		}
		if len(lines) > 0 {
			items = append(items, item(a.Title, lines...))
		}
	}
	p.part("export.assessment", "", items)
}

func (p *paper) past(events []EventView) {
	var items []PaperItem
	for _, e := range events {
		line := e.Clock + ": " + join(e.Text, e.Note)
		if n := len(items); n > 0 && items[n-1].Title == upperFirst(e.Day) {
			items[n-1].Lines = append(items[n-1].Lines, line)
			continue
		}
		items = append(items, item(upperFirst(e.Day), line))
	}
	p.part("export.past", "", items)
}

func (p *paper) professional(v PlanView) {
	var items []PaperItem
	for _, plan := range v.Plans {
		lines := []string{plan.Unit, plan.Person, plan.About, plan.FollowUp}
		for _, change := range plan.Changes {
			lines = append(lines, change.String())
		}
		for _, b := range plan.Blocks {
			lines = append(lines, strings.TrimPrefix(b.Label+": ", ": ")+b.Text.String())
		}
		items = append(items, item(plan.Title.String(), lines...))
	}
	p.part("print.professional", "", items)
}
