package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/law"
	"enplan/models/oneplan"
)

// professional is a whole plan in the department's own words, each jargon word
// explained. The care record (journal) is not among it.
func (w words) professional(p *models.SectorPlan) ProfessionalView {
	v := ProfessionalView{
		ID: oneplan.PlanID(p), Title: w.explain(p.Title), Unit: p.Owner.Unit, Person: oneplan.PersonName(p.Owner), Blocks: []Block{},
	}
	if person, ok := w.plan.Citizen.PersonByID(p.Subject); ok {
		v.About = w.text("plan.about", i18n.Args{"name": person.FirstName()})
	}
	if !p.NextFollowUp.IsZero() {
		key := "plan.follow_up"
		if p.NextFollowUp.Before(w.today) {
			key = "plan.follow_up.passed"
		}
		v.FollowUp = w.text(key, i18n.Args{"day": w.day(p.NextFollowUp)})
	}
	for _, c := range oneplan.LawChanges(p, w.today) {
		v.Changes = append(v.Changes, w.explain(w.change(c)))
	}
	add := func(label, text string) {
		if text != "" {
			v.Blocks = append(v.Blocks, Block{Label: w.text(label, nil), Text: w.explain(text)})
		}
	}
	add("plan.block.text", p.Text)
	for _, g := range p.Goals {
		before := len(v.Blocks)
		add("plan.block.goal", g.Text)
		if g.ID != "" && len(v.Blocks) > before {
			v.Blocks[before].Ref = models.ThingRef(models.ThingGoal, oneplan.GoalID(p, g))
		}
	}
	for _, m := range p.Measures {
		add("plan.block.measure", strings.Trim(m.Name+": "+m.Text, ": "))
	}
	for _, c := range p.Conditions {
		add("plan.block.condition", c.Text)
	}
	return v
}

// change says what has ended or closed in the law, with the name the plan uses.
func (w words) change(p law.Provision) string {
	text := p.Change
	if w.l.Name() == "en" && p.ChangeEN != "" {
		text = p.ChangeEN
	}
	return w.text("plan.change", i18n.Args{"measure": p.Measure, "change": text})
}

// measureWritten is what the department wrote about one measure.
func (w words) measureWritten(m oneplan.Measure) []Block {
	blocks := []Block{}
	add := func(label, text string) {
		if text != "" {
			blocks = append(blocks, Block{Label: w.text(label, nil), Text: w.explain(text)})
		}
	}
	add("plan.block.name", m.Name)
	add("plan.block.text", m.Text)
	add("plan.block.amount", m.Amount)
	return blocks
}

func fillName(sentence, name string) string { return strings.ReplaceAll(sentence, "{name}", name) }

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
