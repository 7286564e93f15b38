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
	m.dismissed()
	m.keep()
	m.refused()
	m.hours()
	m.unwanted()
	m.substance()
	m.setAside()
	return append(m.found, m.unserved()...)
}

type mismatches struct {
	*sight
	found []Finding
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

func (m *mismatches) add(about string, part *passage, wish *passage, args map[string]string) {
	if m.told[label(part.plan)+"/"+part.ref] {
		return
	}
	m.told[label(part.plan)+"/"+part.ref] = true
	f := Finding{Kind: GoalMismatch, Severity: Medium, Acts: Municipality, Refs: []string{part.ref}, Args: map[string]string{"about": about}}
	if wish.ref != "" {
		f.Refs = append(f.Refs, wish.ref)
		f.Args["wish"] = wish.raw
		m.told[wish.ref] = true
	}
	if part.part == ofGoal && about != "work" {
		f.Severity = High
	}
	for name, value := range args {
		f.Args[name] = value
	}
	m.found = append(m.found, f.touching(part.plan).named(part.raw, wish.raw, about))
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

// dismissed finds a wish that a note sets aside while the plan goes on with
// something else.
func (m *mismatches) dismissed() {
	for _, wish := range m.wishes() {
		fields := wish.Of(topic.Field)
		if wish.part != ofOwnGoal || len(fields) == 0 || m.told[wish.ref] || m.serves(wish, fields) {
			continue
		}
		for _, n := range m.passages {
			if n.part != ofNote || !meet(n.Of(topic.Field), fields) || !n.Has("fastholdes", "ikke relevant", "ikke realistisk", "afvist", "afvises", "må vente", "ikke aktuelt", "ikke mulighed for", "urealistisk*", "kan ikke imødekommes") {
				continue
			}
			for _, p := range m.passages {
				if p.part == ofGoal && isSame(p.plan, n.plan) && len(p.Of(topic.Field)) > 0 {
					m.add("work", p, wish, map[string]string{"field": p.Of(topic.Field)[0], "wanted": fields[0]})
					return
				}
			}
		}
	}
}

// unserved are the wishes that no goal and no measure of any plan speaks of.
func (m *mismatches) unserved() []Finding {
	f := Finding{Kind: MissingOwnGoal, Severity: Medium, Acts: Municipality, Args: map[string]string{}}
	var facts, wishes []string
	for _, wish := range m.sight.own {
		if wish.part == ofOwnGoal && !m.told[wish.ref] && !m.linked(wish.ref) && !m.served(wish) {
			f.Refs = append(f.Refs, wish.ref)
			facts = append(facts, wish.raw)
			wishes = append(wishes, wish.raw)
		}
	}
	if len(f.Refs) == 0 || len(m.Plans) == 0 {
		return nil
	}
	f.Args["wishes"] = strings.Join(wishes, "\n")
	return []Finding{f.named(facts...)}
}

// linked reports whether the citizen has said that a measure serves the wish.
func (m *mismatches) linked(wish string) bool {
	return slices.ContainsFunc(m.measures, func(x measure) bool {
		return slices.ContainsFunc(x.Serves, func(g models.OwnGoal) bool { return g.ID == wish })
	})
}

func (m *mismatches) served(wish *passage) bool {
	words := m.contentWords(wish)
	themes := special(wish.All(topic.Life), len(words) > 0)
	fields := wish.All(topic.Field)
	for _, p := range m.passages {
		if p.part == ofNote || p.part == ofDemand || p.part == ofPlan && len(p.plan.Goals)+len(p.plan.Measures) > 0 {
			continue
		}
		if slices.ContainsFunc(p.Mentions, func(n topic.Mention) bool {
			return n.Set == topic.Life && slices.Contains(themes, n.Topic) || n.Set == topic.Field && slices.Contains(fields, n.Topic)
		}) {
			return true
		}
		for _, w := range p.Words {
			if slices.ContainsFunc(words, func(stem string) bool { return strings.HasPrefix(w.Low, stem) }) {
				return true
			}
		}
	}
	return false
}

// special leaves out the themes that nearly every wish and every plan touches,
// where the wish has another, or words of its own.
func special(themes []string, worded bool) []string {
	narrow := slices.DeleteFunc(slices.Clone(themes), func(t string) bool {
		return t == "travel" || t == "independence" || t == "mind" || t == "calm_people"
	})
	if len(narrow) > 0 || worded {
		return narrow
	}
	return themes
}

// contentWords are the beginnings of the words of a wish that carry it.
func (m *mismatches) contentWords(p *passage) []string {
	var stems []string
	for _, w := range p.Words {
		letters := []rune(w.Low)
		if _, named := m.personIn(p.raw[w.Start:w.End]); named || len(letters) < 5 || common[w.Low] {
			continue
		}
		stems = append(stems, string(letters[:min(len(letters)-1, 7)]))
	}
	return stems
}

var common = wordSet(`lave laver lavet gerne kunne ville skulle måtte blive bliver igen mere mindre meget lidt aldrig altid noget nogen andre
	anden andet hjælp hjælpe kommer prøve hellere helst næste sammen flere fleste bedre bedst stadig måske første
	holde finde gøre gøres tager tilbage selvom fordi eller videre vores deres mange rigtig rigtigt uger weekend
	eftermiddag eftermiddage formiddag aften aftener morgen weekender dagen dagene hverdag hverdagen livet menneske mennesker`)

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
