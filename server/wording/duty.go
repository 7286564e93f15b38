package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models/oneplan"
)

func (w words) duty(d oneplan.Duty) DutyView {
	v := DutyView{
		ID: d.ID, Kind: string(d.Kind), Late: d.Late, Unit: d.Plan.Owner.Unit,
		Person: oneplan.PersonName(d.Plan.Owner), Phone: d.Plan.Owner.Phone, Written: w.explain(d.Written),
	}
	switch d.Kind {
	case oneplan.DutyPaper:
		w.paper(d, &v)
	case oneplan.DutyMeet:
		w.meet(d, &v)
	case oneplan.DutyRule:
		v.What = w.statements(d.Rule)
		if v.What == "" {
			v.What = w.text("duty.rule.kept", nil)
		}
		v.Cannot = join(w.statements(d.Cannot), w.call(d.Plan.Owner))
	}
	return v
}

func (w words) paper(d oneplan.Duty, v *DutyView) {
	var papers []string
	for _, p := range d.Papers {
		papers = append(papers, lowerFirst(w.text("paper."+p.Key, nil)))
	}
	v.What = w.text("duty.paper.as_written", nil)
	if len(papers) > 0 {
		v.What = w.text("duty.paper.send", i18n.Args{"papers": w.list(papers)})
	}
	v.Why = w.statement(d.Reason)
	if d.LawEnded {
		v.Why = join(v.Why, w.text("duty.law_ended", nil))
	}
	v.Send = d.Demand.SendTo
	if !d.Due.IsZero() {
		v.Due = d.Due.String()
		v.DueText = w.text("duty.due", i18n.Args{"day": w.day(d.Due)})
		if d.Late {
			v.DueText = w.text("duty.late", i18n.Args{"day": w.day(d.Due)})
		}
	}
	cannot := w.statements(d.Cannot)
	if cannot == "" {
		cannot = w.text("plan.cannot.paper", nil)
	}
	v.Cannot = join(cannot, w.call(d.Plan.Owner))
}

func (w words) meet(d oneplan.Duty, v *DutyView) {
	a := w.plan.Appointments[d.Appointment]
	v.What = w.mustMeet(a)
	v.Due = d.Due.String()
	slot := a.Slots[0]
	loc := w.plan.AsOf.Location()
	when := w.day(d.Due) + " " + w.between(slot.Start.In(loc), slot.End.In(loc), a.AllDay)
	v.DueText = w.text("duty.meet.once", i18n.Args{"when": when})
	if repeats := w.repeats(a.Pattern); repeats != "" {
		v.DueText = w.text("duty.meet.next", i18n.Args{"when": when})
		v.Why = w.text("duty.meet.repeats", i18n.Args{"repeats": repeats})
	}
	v.Cannot = w.cannotMeet(a)
}

// lowerFirst lets a text that is a sentence of its own stand inside another.
// Abbreviations and names keep their capitals.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) < 2 || strings.ToUpper(string(r[1])) == string(r[1]) {
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}
