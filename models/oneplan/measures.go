package oneplan

import (
	"sort"

	"enplan/models"
	"enplan/models/law"
	"enplan/models/restate"
)

func (b *builder) addMeasures() {
	byArea := map[models.LifeArea][]Measure{}
	for i := range b.plan.Plans {
		p := &b.plan.Plans[i]
		for _, m := range p.Measures {
			shown := b.restateMeasure(p, m)
			area := shown.area()
			byArea[area] = append(byArea[area], shown)
			if !shown.Known {
				b.task("unknown_measure", shown.ID)
			}
		}
	}
	for _, area := range models.LifeAreas {
		measures := byArea[area]
		if len(measures) == 0 {
			continue
		}
		sort.SliceStable(measures, func(i, j int) bool { return measures[i].before(measures[j], b.plan.Today) })
		b.plan.Areas = append(b.plan.Areas, Area{Area: area, Measures: measures})
	}
}

func (b *builder) restateMeasure(p *models.SectorPlan, m models.Measure) Measure {
	shown := Measure{ID: partID(p, m.ID), Measure: m, Plan: p, About: b.about(p)}
	shown.Provision, shown.Known = law.Find(queryFor(p, m), b.plan.Today)
	var coded bool
	shown.Code, coded = measureCode(m)
	shown.Known = shown.Known || coded
	shown.Meets = b.meetsOf(p, shown)
	for _, g := range p.Goals {
		if s, ok := restate.GoalWords(g.Text); ok && len(p.Measures) == 1 {
			shown.Goals = append(shown.Goals, b.toReader(s))
		}
	}
	for _, i := range shown.Meets {
		if b.plan.Appointments[i].Mandatory {
			shown.Cannot = b.plan.Appointments[i].Cannot
		}
	}
	return shown
}

func queryFor(p *models.SectorPlan, m models.Measure) law.Query {
	q := law.Query{KLE: m.KLE, Name: m.Name, Text: m.Text}
	if m.Law != "" {
		q.Law = []string{m.Law}
	} else if len(p.Measures) == 1 {
		q.Law = p.Law
	}
	for _, c := range m.Codes {
		q.Codes = append(q.Codes, c.Value)
	}
	return q
}

// measureCode is the first code of the measure that our table has a sentence
// for.
func measureCode(m models.Measure) (law.Code, bool) {
	for _, c := range m.Codes {
		if code, ok := law.CodeFor(c.Value); ok && code.Plain != "" {
			return code, true
		}
	}
	return law.Code{}, false
}

func (m Measure) area() models.LifeArea {
	switch {
	case m.Provision.Area != "":
		return m.Provision.Area
	case m.Code.Area != "":
		return m.Code.Area
	}
	return models.AreaUndecided
}

// before puts what goes on now before what begins later, the citizen's own
// before the household's.
func (m Measure) before(n Measure, today models.Date) bool {
	if own, other := m.About.ID == "", n.About.ID == ""; own != other {
		return own
	}
	if runs, other := m.RunsOn(today), n.RunsOn(today); runs != other {
		return runs
	}
	return m.ID < n.ID
}
