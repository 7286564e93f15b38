package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// goalMismatch finds what a plan wants against what the citizen wants, and then
// the wishes that no plan serves.
func goalMismatch(s *sight) []Finding {
	m := mismatches{sight: s, told: map[string]bool{}}
	m.work()
	m.otherWork()
	m.keep()
	m.refused()
	m.hours()
	m.later()
	m.unwanted()
	m.substance()
	m.setAside()
	m.changes()
	m.opposed()
	return append(m.found, m.unserved()...)
}

type mismatches struct {
	*sight
	found []Finding
	facts [][]string      // of each finding
	told  map[string]bool // own goals and parts of plans that a finding is about
}

// own are the citizen's goals, and the free words where no goal says it.
func (m *mismatches) wishes() []*passage {
	var all []*passage
	for _, p := range m.sight.own {
		if p.part == ofOwnGoal || p.part == ofOwnText {
			all = append(all, p)
		}
	}
	return all
}

// work compares the field of work a plan aims at with those the citizen names.
func (m *mismatches) work() {
	var wanted []string
	var wish *passage
	for _, p := range m.wishes() {
		fields := m.workFields(p)
		if len(fields) > 0 && (p.part == ofOwnGoal && speaksOfWork(p) || p.part == ofOwnText && wish == nil) {
			wanted = append(wanted, fields...)
			if wish == nil || wish.part == ofOwnText {
				wish = p
			}
		}
	}
	if wish == nil || wish.part == ofOwnText && !m.wantsToWork() {
		return
	}
	for _, part := range []part{ofGoal, ofMeasure} {
		for _, p := range m.passages {
			fields := p.Of(topic.Field)
			if p.part != part || len(fields) == 0 || !aimsAtWork(p) || m.serves(p, wanted) {
				continue
			}
			m.add("work", p, wish, map[string]string{"field": fields[0], "wanted": wanted[0]})
			return
		}
	}
}

// workFields are the fields of work that the sentences about work name: a dog at
// home is no wish to work with animals.
func (m *mismatches) workFields(p *passage) []string {
	if p.part == ofOwnGoal {
		return p.Of(topic.Field)
	}
	var fields []string
	for _, one := range p.Sentences {
		if said := m.said(one); said.Says(topic.Life, "work") || said.Says(topic.Life, "education") || said.Has("være", "blive") {
			fields = append(fields, said.Of(topic.Field)...)
		}
	}
	return fields
}

// serves reports whether one of the wanted fields stands in the plan.
func (m *mismatches) serves(p *passage, wanted []string) bool {
	for _, q := range m.passages {
		if (q.part == ofGoal || q.part == ofMeasure) && aimsAtWork(q) &&
			slices.ContainsFunc(q.Of(topic.Field), func(f string) bool { return slices.Contains(wanted, f) }) {
			return true
		}
	}
	return false
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// personIn finds the member of the household whose first name a text names.
func (s *sight) personIn(text string) (models.Person, bool) {
	for _, p := range s.Citizen.Household {
		name := p.FirstName()
		if name != "" && namesWord(text, name) {
			return p, true
		}
	}
	return models.Person{}, false
}

func namesWord(text, name string) bool {
	if !strings.Contains(text, name) {
		return false // usual, and quicker than to take the text apart
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !(r == '-' || isLetter(r)) }) {
		if w == name || w == name+"s" {
			return true
		}
	}
	return false
}
