package wording

import (
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
)

// Paper is a text to be printed: a title, parts with headings, and in each part
// things with lines. It knows nothing of pages and letters.
type Paper struct {
	Title    string
	Lead     []string
	Foot     string // stands at the foot of each page
	Page     string // "Side {page} af {pages}"
	Unshown  string // that some letters cannot be printed, said when there are any
	Language string
	Made     time.Time
	Parts    []PaperPart
}

// PaperPart is a part under its heading.
type PaperPart struct {
	Title string
	Lead  string
	Items []PaperItem
}

// PaperItem is one thing: what it is, and the lines about it.
type PaperItem struct {
	Title string
	Lines []string
}

// Limits of what is printed. The rest stands in the JSON.
const (
	mostLooks = 50  // of one consent
	mostLog   = 200 // lines of the log
)

// ExportPaper is the own record as a tired person reads it: what comes next first,
// the law and the departments' own words last.
func ExportPaper(v ExportView, r Record, l *i18n.Language) Paper {
	w := words{l: l, today: r.Plan.Today, plan: r.Plan}
	day := upperFirst(w.day(w.today))
	p := paper{words: w, Paper: Paper{
		Title: w.text("export.title", i18n.Args{"name": v.Citizen.Name}), Foot: strings.Join([]string{v.Citizen.Name, v.Municipality, day}, " · "),
		Lead: []string{w.text("export.lead", i18n.Args{"municipality": v.Municipality, "day": w.day(w.today)}), w.text("export.lead.json", nil)},
		Page: w.text("export.page", i18n.Args{"page": "{page}", "pages": "{pages}"}), Unshown: w.text("export.unshown", nil),
		Language: l.Name(), Made: r.Plan.AsOf,
	}}
	p.next(v.Plan)
	p.goals(v.Plan)
	p.demands(v.Plan)
	p.help(v.Plan)
	p.times(v.Plan)
	p.people(v.Plan)
	p.threads(v.Threads)
	p.consents(v.Consents)
	p.log(r.Log, r.Departments)
	p.promises(v)
	p.handover(v.Handover)
	p.assessment(v.Assessment)
	p.past(v.Past)
	p.told(v.Told)
	p.professional(v.Plan)
	return p.Paper
}

type paper struct {
	words
	Paper
}

// part adds a part; one without anything in it says so, when none is a key.
func (p *paper) part(title, none string, items []PaperItem) {
	part := PaperPart{Title: p.text(title, nil), Items: items}
	if len(items) == 0 {
		if none == "" {
			return
		}
		part.Lead = p.text(none, nil)
	}
	p.Parts = append(p.Parts, part)
}

// item is a thing with those of its lines that say something.
func item(title string, lines ...string) PaperItem {
	it := PaperItem{Title: title}
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			it.Lines = append(it.Lines, line)
		}
	}
	return it
}

// under is a line with what it is about before it, "" when it says nothing.
func (p *paper) under(key string, lines ...string) string {
	if said := join(lines...); said != "" {
		return p.text(key, nil) + ": " + said
	}
	return ""
}

func (p *paper) next(v PlanView) {
	var items []PaperItem
	if v.Next != nil {
		a := v.Appointments[v.Next.Appointment]
		items = append(items, item(a.Title, join(upperFirst(v.Next.Day), v.Next.Clock), strings.Trim(a.Place+", "+a.Address, ", "), a.Travel, a.MustText, a.Cannot))
	}
	p.part("print.next", "print.next.none", items)
}

func (p *paper) goals(v PlanView) {
	var items []PaperItem
	for _, g := range v.Goals {
		lines := []string{}
		if g.Reached != "" {
			lines = append(lines, p.text("export.goal.reached", i18n.Args{"day": g.Reached}))
		}
		for _, s := range g.Steps {
			key := "export.goal.step"
			if s.Reached {
				key = "export.goal.step.reached"
			}
			lines = append(lines, p.text(key, i18n.Args{"step": s.Text}))
		}
		if g.Scale != nil {
			lines = append(lines, join(p.text("export.goal.goes", i18n.Args{"word": g.Scale.Word, "day": g.Scale.When}), g.Scale.Note))
		}
		for _, b := range g.Beside {
			lines = append(lines, b.By+", "+b.When+": "+b.Text)
		}
		items = append(items, item(g.Text, lines...))
	}
	for _, g := range v.AwayGoals {
		items = append(items, item(g.Text, p.text("export.goal.away", i18n.Args{"day": g.When})))
	}
	if v.OwnWords != "" {
		items = append(items, item(p.text("export.own_words", nil), v.OwnWords))
	}
	p.part("print.goals", "print.goals.none", items)
}

func (p *paper) demands(v PlanView) {
	var duties, limits, given []PaperItem
	for _, d := range v.Duties {
		duties = append(duties, item(d.What, d.DueText, d.Unit, d.Why, d.Send, d.Cannot))
	}
	for _, one := range v.Limits {
		limits = append(limits, item(one.What, one.Unit))
	}
	for _, g := range v.Given {
		given = append(given, item(g.What, p.text("export.given.to", i18n.Args{"to": g.To, "day": g.When}), g.Purpose))
	}
	p.part("print.duties", "print.duties.none", duties)
	p.part("print.limits", "", limits)
	p.part("export.given", "", given)
}

func (p *paper) help(v PlanView) {
	var items []PaperItem
	for _, a := range v.Areas {
		for _, m := range a.Measures {
			items = append(items, item(m.Get, a.Title, p.under("print.why", m.Why...), p.under("print.when", m.When...), p.under("print.who", m.Who...),
				p.under("print.todo", m.Todo...), p.under("print.law", m.Law.Text, m.Law.Name.String(), m.Law.Change)))
		}
	}
	p.part("print.help", "", items)
}

func (p *paper) times(v PlanView) {
	var items []PaperItem
	for _, t := range v.Times {
		a := v.Appointments[t.Appointment]
		must, place := a.MustText, a.Place
		if t.State == string(models.IsOff) {
			must = "" // it says itself that one need not come
		}
		if t.Place != "" {
			place = t.Place
		}
		items = append(items, item(join(upperFirst(t.Day), t.Clock), a.Title, t.StateText, a.With, place, must))
	}
	p.part("print.times", "print.next.none", items)
}

func (p *paper) people(v PlanView) {
	var items []PaperItem
	for _, c := range v.People {
		items = append(items, item(c.Name, c.Role, c.Unit, c.Phone, c.Helps))
	}
	p.part("print.people", "", items)
}
