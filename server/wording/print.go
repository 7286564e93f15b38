package wording

import (
	"fmt"
	"io"
	"strings"

	"enplan/i18n"
)

// Print writes a plan as text, in the order of the app's page. Professional
// text and the law come last, as they do there.
func Print(out io.Writer, v PlanView, l *i18n.Language) error {
	p := printer{l: l}
	p.heading(0, "print.title", i18n.Args{"name": v.Citizen.Name, "day": v.Today})
	p.next(v)
	p.goals(v)
	p.duties(v)
	for _, a := range v.Areas {
		p.line("")
		p.line("%s: %s", l.Text("print.help", nil), a.Title)
		for _, m := range a.Measures {
			p.measure(m)
		}
	}
	p.times(v)
	p.people(v)
	p.rest(v)
	_, err := io.WriteString(out, p.b.String())
	return err
}

type printer struct {
	l *i18n.Language
	b strings.Builder
}

func (p *printer) line(format string, args ...any) {
	fmt.Fprintf(&p.b, format+"\n", args...)
}

func (p *printer) heading(gap int, key string, args i18n.Args) {
	p.b.WriteString(strings.Repeat("\n", gap))
	text := p.l.Text(key, args)
	p.line("%s", text)
	p.line("%s", strings.Repeat("-", len([]rune(text))))
}

func (p *printer) item(indent int, text string) {
	if text != "" {
		p.line("%s- %s", strings.Repeat("  ", indent), text)
	}
}

func (p *printer) next(v PlanView) {
	p.heading(1, "print.next", nil)
	if v.Next == nil {
		p.line("%s", p.l.Text("print.next.none", nil))
		return
	}
	a := v.Appointments[v.Next.Appointment]
	p.line("%s: %s %s", a.Title, v.Next.Day, v.Next.Clock)
	p.item(0, strings.Trim(a.Place+", "+a.Address, ", "))
	p.item(0, a.Travel)
	p.item(0, a.MustText)
	p.item(0, a.Cannot)
}

func (p *printer) goals(v PlanView) {
	p.heading(1, "print.goals", nil)
	for _, g := range v.Goals {
		p.item(0, g.Text)
	}
	if len(v.Goals) == 0 {
		p.line("%s", p.l.Text("print.goals.none", nil))
	}
}

func (p *printer) duties(v PlanView) {
	p.heading(1, "print.duties", nil)
	for _, d := range v.Duties {
		p.item(0, join(d.What, d.DueText))
		p.item(1, d.Unit)
		p.item(1, d.Why)
		p.item(1, d.Cannot)
	}
	if len(v.Duties) == 0 {
		p.line("%s", p.l.Text("print.duties.none", nil))
	}
	if len(v.Limits) > 0 {
		p.heading(1, "print.limits", nil)
	}
	for _, limit := range v.Limits {
		p.item(0, limit.What)
		p.item(1, limit.Unit)
	}
}

func (p *printer) measure(m MeasureView) {
	p.item(0, m.Get)
	for _, part := range []struct {
		key   string
		lines []string
	}{
		{"print.why", m.Why}, {"print.when", m.When}, {"print.who", m.Who}, {"print.todo", m.Todo},
		{"print.law", []string{m.Law.Text, m.Law.Name.String(), m.Law.Change}},
	} {
		if said := join(part.lines...); said != "" {
			p.item(1, p.l.Text(part.key, nil)+": "+said)
		}
	}
}

func (p *printer) times(v PlanView) {
	p.heading(1, "print.times", nil)
	if len(v.Times) == 0 {
		p.line("%s", p.l.Text("print.next.none", nil))
	}
	for _, t := range v.Times {
		p.item(0, strings.TrimSuffix(fmt.Sprintf("%s %s: %s. %s", t.Day, t.Clock, v.Appointments[t.Appointment].Title, t.StateText), ". "))
	}
}

func (p *printer) people(v PlanView) {
	p.heading(1, "print.people", nil)
	for _, c := range v.People {
		var parts []string
		for _, part := range []string{c.Name, c.Role, c.Unit, c.Phone} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		p.item(0, strings.Join(parts, ", "))
		p.item(1, c.Helps)
	}
}

func (p *printer) rest(v PlanView) {
	if len(v.Gaps) > 0 {
		p.heading(1, "print.gaps", nil)
	}
	for _, g := range v.Gaps {
		p.item(0, g.Text)
	}
	p.heading(1, "print.professional", nil)
	for _, plan := range v.Plans {
		p.item(0, strings.TrimSuffix(plan.Title.String()+" ("+plan.Unit+")", " ()"))
		p.item(1, plan.About)
		p.item(1, plan.FollowUp)
		for _, change := range plan.Changes {
			p.item(1, change.String())
		}
		for _, block := range plan.Blocks {
			p.item(1, block.Label+": "+block.Text.String())
		}
	}
}
