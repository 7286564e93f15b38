package oneplan

import (
	"strings"

	"enplan/models"
)

// Wrote reports whether the sentence stands in what a department wrote: in the
// measure that ref names, or anywhere in the plan whose text it names. The care
// record (journal) is not among it.
func (p Plan) Wrote(ref, sentence string) bool {
	thing, err := p.Thing(ref)
	if err != nil || thing.Plan == nil || strings.TrimSpace(sentence) == "" {
		return false
	}
	var texts []string
	switch thing.Kind {
	case models.ThingMeasure:
		_, id := models.SplitThing(ref)
		if m := p.MeasureByID(id); m != nil {
			texts = []string{m.Name, m.Text, m.Amount}
		}
	case models.ThingText:
		texts = []string{thing.Plan.Title, thing.Plan.Text}
		for _, g := range thing.Plan.Goals {
			texts = append(texts, g.Text)
		}
		for _, m := range thing.Plan.Measures {
			texts = append(texts, strings.Trim(m.Name+": "+m.Text, ": "))
		}
		for _, c := range thing.Plan.Conditions {
			texts = append(texts, c.Text)
		}
	}
	for _, text := range texts {
		if strings.Contains(text, sentence) {
			return true
		}
	}
	return false
}
