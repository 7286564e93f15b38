package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

func (w words) area(a oneplan.Area) AreaView {
	v := AreaView{Key: string(a.Area), Title: w.text("area."+string(a.Area), nil)}
	for _, m := range a.Measures {
		v.Measures = append(v.Measures, w.measure(m))
	}
	return v
}

func (w words) measure(m oneplan.Measure) MeasureView {
	v := MeasureView{
		ID: m.ID, Known: m.Known, Get: w.get(m), Why: w.why(m), When: w.when(m), Who: w.whoHelps(m),
		Todo: w.todo(m), Law: w.law(m), Unit: m.Plan.Owner.Unit, Written: w.measureWritten(m),
	}
	w.serves(&v, m)
	return v
}

// get is the one plain sentence of what the citizen gets. A measure that no
// table knows gets an honest sentence, never an invented one.
func (w words) get(m oneplan.Measure) string {
	name := m.About.FirstName()
	p := m.Provision
	switch {
	case !m.Known && m.Plan.Owner.Unit == "":
		return w.text("measure.unknown.nobody", nil)
	case !m.Known:
		return w.text("measure.unknown", i18n.Args{"unit": m.Plan.Owner.Unit})
	case w.l.Name() == "en" && p.PlainEN != "" && name == "":
		return p.PlainEN
	case m.Code.Plain != "" && name == "":
		return m.Code.Plain
	case p.Key == "":
		return m.Code.Plain
	case name != "" && p.PlainChild != "":
		return fillName(p.PlainChild, name)
	}
	return p.Plain
}

func (w words) why(m oneplan.Measure) []string {
	said := []string{}
	p := m.Provision
	name := m.About.FirstName()
	switch {
	case w.l.Name() == "en" && p.WhyEN != "" && name == "":
		said = append(said, p.WhyEN)
	case name != "" && p.WhyChild != "":
		said = append(said, fillName(p.WhyChild, name))
	case p.Why != "":
		said = append(said, p.Why)
	}
	for _, g := range m.Goals {
		said = append(said, w.text("measure.goal", i18n.Args{"goal": w.statement(g)}))
	}
	if len(said) == 0 {
		said = append(said, w.text("measure.why.unknown", nil))
	}
	return said
}

func (w words) when(m oneplan.Measure) []string {
	said := []string{}
	for _, i := range m.Meets {
		said = append(said, w.meets(w.plan.Appointments[i]))
	}
	if amount, ok := restate.Amount(m.Amount); ok && len(m.Meets) == 0 {
		said = append(said, upperFirst(w.statement(amount))+".")
	}
	if period := w.period(m.Measure); period != "" {
		said = append(said, period)
	}
	if len(said) == 0 {
		said = append(said, w.text("measure.when.unknown", nil))
	}
	return said
}

// meets is "Mandag og onsdag kl. 8.30–12.30, GenbrugsCentralen."
func (w words) meets(a oneplan.Appointment) string {
	slot := a.Slots[0]
	loc := w.plan.AsOf.Location()
	start := slot.Start.In(loc)
	args := i18n.Args{"clock": w.between(start, slot.End.In(loc), a.AllDay), "day": w.day(models.DateOf(start))}
	v := w.appointment(a)
	args["place"], args["repeats"] = v.Place, upperFirst(w.repeatsOnly(a.Pattern))
	key := "measure.when.once"
	if args["repeats"] != "" {
		key = "measure.when.again"
	}
	if v.Place != "" {
		key += ".place"
	}
	return w.text(key, args)
}

// repeatsOnly says how often, not until when: the period says that.
func (w words) repeatsOnly(r models.Recurrence) string {
	r.Until = models.Date{}
	return w.repeats(r)
}

func (w words) period(m models.Measure) string {
	args := i18n.Args{"from": w.shortDay(m.From), "to": w.shortDay(m.To)}
	begun := !m.From.IsZero() && !m.From.After(w.today)
	switch {
	case m.To.IsZero() && m.From.IsZero():
		return ""
	case m.To.IsZero() && begun:
		return w.text("measure.period.open", args)
	case m.To.IsZero():
		return w.text("measure.period.from", args)
	case begun || m.From.IsZero():
		return w.text("measure.period.to", args)
	}
	return w.text("measure.period.between", args)
}

// otherActor is how departments mark a private company that works for the
// municipality (anden aktør).
const otherActor = "Anden aktør: "

func (w words) whoHelps(m oneplan.Measure) []string {
	said := []string{}
	if provider, company := strings.CutPrefix(m.Provider, otherActor); provider != "" {
		said = append(said, w.text("measure.who.provider", i18n.Args{"provider": provider}))
		if company {
			said = append(said, w.text("measure.who.company", nil))
		}
	}
	seen := map[string]bool{m.Provider: true}
	for _, i := range m.Meets {
		if with := w.plan.Appointments[i].With; with != "" && !seen[with] {
			seen[with] = true
			said = append(said, w.text("measure.who.with", i18n.Args{"with": with}))
		}
	}
	if o := m.Plan.Owner; o.Phone != "" {
		said = append(said, w.text("measure.who.ask", i18n.Args{"who": ownerName(o), "phone": unbroken(o.Phone)}))
	}
	return said
}

func (w words) todo(m oneplan.Measure) []string {
	said := []string{}
	for _, i := range m.Meets {
		a := w.plan.Appointments[i]
		if a.Mandatory {
			said = append(said, w.mustMeet(a), w.cannotMeet(a))
		} else {
			said = append(said, w.text("measure.todo.free", i18n.Args{"meeting": w.meeting(a)}))
		}
	}
	if len(said) == 0 {
		said = append(said, w.text("measure.todo.none", nil))
	}
	return dedupe(said)
}

func (w words) law(m oneplan.Measure) LawView {
	p := m.Provision
	switch {
	case p.Key != "":
		v := LawView{Text: join(p.Law, p.Section), Name: w.explain(p.Measure), Change: p.Change}
		if w.l.Name() == "en" && p.ChangeEN != "" {
			v.Change = p.ChangeEN
		}
		return v
	case m.Known:
		return LawView{Text: w.text("measure.law.code", nil), Name: w.explain(m.Code.Name)}
	}
	return LawView{Text: w.text("measure.law.unknown", nil), Name: w.explain(m.Name)}
}

func dedupe(list []string) []string {
	out := list[:0:0]
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
