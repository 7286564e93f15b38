package wording

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// mostQuotes and longestQuote keep a finding readable at a glance; the whole
// text is one press away.
const (
	mostQuotes   = 4
	longestQuote = 160
)

// quotes are the departments' own words that a finding rests on, for the
// borgerkonsulent: »Jobcentret: …« Only what may differ in its words is quoted.
func (w words) quotes(f detect.Finding) []Quote {
	if !slices.Contains([]string{detect.ContradictoryRequirement, detect.OverlappingMeasure, detect.DuplicateDocument, detect.GoalMismatch,
		detect.ConsentMissing, detect.ConsentExceeded, detect.ConsentInvalid, detect.ConsentExpired, detect.MissingInfo, detect.WrongData}, f.Kind) {
		return nil
	}
	var said []Quote
	add := func(unit, text string) {
		text = strings.TrimSpace(text)
		if letters := []rune(text); len(letters) > longestQuote {
			text = strings.TrimSpace(string(letters[:longestQuote])) + "…"
		}
		if text != "" && len(said) < mostQuotes {
			said = append(said, Quote{unit, text})
		}
	}
	for i := range w.plan.Plans {
		p := &w.plan.Plans[i]
		if len(f.Plans) == 0 || slices.Contains(f.Plans, oneplan.PlanID(p)) {
			quotePlan(p, f.Refs, add)
		}
	}
	for _, c := range w.plan.Consents {
		if slices.Contains(f.Refs, c.ID) {
			add(c.From, c.Scope)
		}
	}
	return said
}

func quotePlan(p *models.SectorPlan, refs []string, add func(unit, text string)) {
	named := func(id string) bool { return slices.Contains(refs, id) }
	for _, c := range p.Conditions {
		if named(c.ID) {
			add(p.Owner.Unit, c.Text)
		}
	}
	for _, m := range p.Measures {
		if named(m.ID) {
			add(p.Owner.Unit, strings.TrimSuffix(m.Name, ".")+": "+m.Text)
		}
	}
	for _, g := range p.Goals {
		if named(g.ID) {
			add(p.Owner.Unit, g.Text)
		}
	}
	for _, d := range p.Demands {
		if named(d.ID) {
			add(p.Owner.Unit, d.What)
		}
	}
	for _, a := range p.Appointments {
		if named(a.ID) {
			add(p.Owner.Unit, a.Title)
		}
	}
}
