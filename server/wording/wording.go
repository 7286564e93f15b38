package wording

import (
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// words is one reader's language on one day.
type words struct {
	l     *i18n.Language
	today models.Date
	plan  oneplan.Plan
}

func (w words) text(key string, args i18n.Args) string { return w.l.Text(key, args) }

// View puts a plan into the words of a language. Version is left empty: it
// belongs to who keeps the result.
func View(p oneplan.Plan, l *i18n.Language) PlanView { return ViewWith(p, detect.Look(p), l) }

// ViewWith is View for one who has looked at the plan already.
func ViewWith(p oneplan.Plan, found detect.Matters, l *i18n.Language) PlanView {
	w := words{l: l, today: p.Today, plan: p}
	v := PlanView{
		Language: l.Name(),
		Today:    p.Today.String(),
		AsOf:     p.AsOf.Format(time.RFC3339),
		Citizen:  NameView{Name: w.name(p.Citizen.Name), FirstName: w.name(p.Citizen.FirstName())},
		OwnWords: p.Citizen.Voice.Text,

		Times: []TimeView{}, Appointments: map[string]AppointmentView{},
		Duties: []DutyView{}, Limits: []LimitView{}, Goals: []GoalView{}, AwayGoals: []AwayView{}, Areas: []AreaView{},
		People: []ContactView{}, Plans: []ProfessionalView{}, Gaps: []GapView{}, Sources: []SourceView{},
		Findings: []FindingView{}, Weeks: []WeekView{}, Reuse: []ReuseView{}, Given: []GivenView{},
		Questions: w.questions("question."), Remarks: w.remarks(), News: w.news(), Behind: w.behind(),
		Asked: w.consentsAsked(), Wishes: w.wishes(w.plan.Wishes),
	}
	w.matters(&v, found.ForCitizen())
	w.events(&v)
	w.demands(&v)
	w.goals(&v)
	v.Handover = w.handoverCard()
	v.Emergencies = w.emergencyCards()
	for _, a := range p.Areas {
		v.Areas = append(v.Areas, w.area(a))
	}
	for i, c := range p.Contacts {
		v.People = append(v.People, w.contact(i, c))
	}
	for i := range p.Plans {
		v.Plans = append(v.Plans, w.professional(&p.Plans[i]))
	}
	for _, g := range p.Gaps {
		v.Gaps = append(v.Gaps, GapView{Text: w.gap(g)})
	}
	for _, s := range p.Sources {
		v.Sources = append(v.Sources, w.source(s))
	}
	return v
}

// matters says what somebody has to look at, and what was given already.
func (w words) matters(v *PlanView, found detect.Matters) {
	v.Load = w.load(w.plan.Load)
	for _, m := range found.Findings {
		v.Findings = append(v.Findings, w.finding(m))
	}
	for _, week := range found.Weeks {
		v.Weeks = append(v.Weeks, w.week(week))
	}
	for _, ask := range found.Reuse {
		v.Reuse = append(v.Reuse, w.reuse(ask))
	}
	for _, g := range w.plan.Given {
		v.Given = append(v.Given, w.given(g))
	}
}

// events says what happens when, the next thing first. What is off stands where it
// was to be, and is never the next.
func (w words) events(v *PlanView) {
	v.Times, v.Appointments = w.times()
	for i := range v.Times {
		if v.Times[i].State != string(models.IsOff) {
			v.Next = &v.Times[i]
			break
		}
	}
	for _, o := range w.plan.Offers {
		v.Offers = append(v.Offers, w.offer(o))
	}
}

// demands says what the citizen must do, and what the citizen is spared.
func (w words) demands(v *PlanView) {
	for _, d := range w.plan.Duties {
		v.Duties = append(v.Duties, w.duty(d))
	}
	for _, l := range w.plan.Limits {
		v.Limits = append(v.Limits, LimitView{ID: l.ID, What: w.statements(l.Rule), Unit: l.Plan.Owner.Unit, Written: w.explain(l.Written)})
	}
}

// name is a person's name, or a word for somebody whose name no source told.
func (w words) name(name string) string {
	if name == "" {
		return w.text("plan.nameless", nil)
	}
	return name
}

// statements joins what several statements say into sentences.
func (w words) statements(list []restate.Statement) string {
	var said []string
	for _, s := range list {
		if text := w.statement(s); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, " ")
}

// statement is one statement in words. Arguments that are dates or keys of
// other texts are put into words first. What was not recognised says so.
func (w words) statement(s restate.Statement) string {
	if s.Key == "" {
		return ""
	}
	args := i18n.Args{}
	for name, value := range s.Args {
		switch {
		case strings.HasSuffix(name, "_date"):
			if d, err := models.ParseDate(value); err == nil {
				value = w.bareDay(d)
			}
		case w.l.Has(name + "." + value):
			value = w.text(name+"."+value, nil)
		}
		args[name] = value
	}
	return w.text(s.Key, args)
}

func (w words) gap(g oneplan.Gap) string {
	args := i18n.Args{"source": g.Title}
	if !g.Since.IsZero() {
		args["since"] = w.shortDay(models.DateOf(g.Since))
	}
	key := "plan.gap." + string(g.Kind)
	if g.Title == "" && w.l.Has(key+".nobody") {
		key += ".nobody"
	}
	return w.text(key, args)
}

func (w words) source(s oneplan.SourceState) SourceView {
	v := SourceView{Title: s.Title, Late: s.IsLate, Fetched: w.text("plan.source.never", nil)}
	if !s.Received.IsZero() {
		at := s.Received.In(w.plan.AsOf.Location())
		v.Fetched = w.text("plan.source.fetched", i18n.Args{"day": w.day(models.DateOf(at)), "clock": w.clock(at)})
	}
	return v
}

func (w words) contact(i int, c oneplan.Contact) ContactView {
	v := ContactView{ID: "p" + itoa(i), Ref: models.ThingRef(models.ThingContact, c.ID), Name: c.Name, Role: c.Role, Unit: c.Unit, Phone: c.Phone, First: c.First}
	if c.First {
		v.Role = w.text("plan.coordinator.role", nil)
		v.Helps = w.text("plan.coordinator.helps", nil)
		return v
	}
	if v.Name == "" {
		v.Name, v.Unit = c.Unit, ""
	}
	var areas []string
	for _, a := range c.Areas {
		if a != models.AreaUndecided {
			areas = append(areas, w.text("area.in."+string(a), nil))
		}
	}
	if len(areas) > 0 {
		v.Helps = w.text("plan.contact.helps", i18n.Args{"areas": w.list(areas)})
	}
	return v
}
