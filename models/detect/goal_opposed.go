package detect

import (
	"slices"
	"strings"
	"unicode"

	"enplan/models/topic"
)

// refused finds a wish that a plan says it does not meet.
func (m *mismatches) refused() {
	for _, p := range m.passages {
		if p.part == ofDemand || p.part == ofAppointment {
			continue
		}
		for _, one := range p.Sentences {
			said := m.said(one)
			if !said.Has("ønske", "ønsket", "ønsker", "ønskes") || !said.Has("imødekommes ikke", "ikke imødekommes", "kan ikke imødekommes", "efterkommes ikke", "ikke efterkommes", "er afvist", "afvises") {
				continue
			}
			var wish *passage
			for _, own := range m.sight.own {
				if own.part == ofOwnGoal && own.ref != "" && !m.told[own.ref] && sharesWord(own, said) {
					wish = own
				}
			}
			if wish == nil && p.part == ofNote {
				continue // a note tells of much that was asked for
			}
			if wish == nil {
				wish = &passage{part: ofOwnText, raw: one}
			}
			m.add("refused", p, wish, nil)
		}
	}
}

// sharesWord reports whether a wish and a sentence have a telling word in common.
func sharesWord(wish *passage, said topic.Text) bool {
	return slices.ContainsFunc(wish.Words, func(w topic.Word) bool {
		return len([]rune(w.Low)) >= 5 && !common[w.Low] && said.Has(w.Low+"*")
	})
}

// setAside finds a wish that a note tells of and puts away, whatever it is about,
// while the plan goes on with goals of its own. A wish for work needs no word in
// common with the note: "reparere cykler" is asked for as "noget andet".
func (m *mismatches) setAside() {
	for _, wish := range m.wishes() {
		if wish.part != ofOwnGoal || m.told[wish.ref] {
			continue
		}
		for _, n := range m.passages {
			if n.part != ofNote || !n.Says(topic.Say, "asked") || !n.Says(topic.Say, "put_off") {
				continue
			}
			goal := slices.IndexFunc(m.passages, func(p *passage) bool {
				return (p.part == ofGoal || p.part == ofMeasure) && isSame(p.plan, n.plan) && !m.told[label(p.plan)+"/"+p.ref]
			})
			known := slices.ContainsFunc(m.found, func(f Finding) bool {
				return slices.Contains(f.Plans, label(n.plan)) && slices.Contains(aboutAsking, f.Args["about"])
			})
			if goal >= 0 && !known && m.alike(wish, n, m.passages[goal]) {
				m.add("set_aside", m.passages[goal], wish, nil)
				break
			}
		}
	}
}

// aboutAsking is what the findings are about that a note of something asked for
// would only tell again.
var aboutAsking = []string{"work", "refused", "set_aside", "hours"}

// alike reports whether a note in the plan with that goal is about the wish.
func (m *mismatches) alike(wish, note, goal *passage) bool {
	themes := append(special(wish.All(topic.Life), true), wish.All(topic.Doing)...)
	said := append(special(note.All(topic.Life), true), note.All(topic.Doing)...)
	words := m.contentWords(wish)
	return meet(said, themes) || meet(note.Of(topic.Field), wish.Of(topic.Field)) || namesOne(note.raw, namesIn(wish)) ||
		slices.ContainsFunc(note.Words, func(w topic.Word) bool {
			return slices.ContainsFunc(words, func(stem string) bool { return strings.HasPrefix(w.Low, stem) })
		}) ||
		wantsOtherWork(wish) && aimsAtWork(goal) && (len(note.Of(topic.Field)) > 0 || !m.serves(goal, wish.Of(topic.Field)))
}

// wantsOtherWork reports whether the wish is for work, and for which.
func wantsOtherWork(wish *passage) bool {
	return wish.Says(topic.Life, "work") || wish.Has("tilbage som", "leve af", "være", "blive") && len(wish.Of(topic.Field)) > 0
}

// namesIn are the words that a wish writes with a capital within a sentence.
func namesIn(wish *passage) []string {
	var names []string
	for i, w := range wish.Words {
		if i > 0 && wish.Words[i-1].Sentence == w.Sentence && unicode.IsUpper([]rune(wish.raw[w.Start:w.End])[0]) && w.End-w.Start > 1 {
			names = append(names, wish.raw[w.Start:w.End])
		}
	}
	return names
}

func namesOne(text string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return namesWord(text, name) })
}

// roles are those whom a citizen may wish to keep.
var roles = []string{"kontaktperson*", "pædagog*", "bostøtte*", "hjælpere", "mentor*", "støtteperson*", "sagsbehandler*", "behandler", "psykolog*", "sygeplejerske*", "læge*"}

// changes finds somebody the citizen wishes to keep, whom a plan replaces, or
// whose help ends soon.
func (m *mismatches) changes() {
	for _, wish := range m.wishes() {
		names := namesIn(wish)
		role := wish.Has(roles...) && wish.Has("beholde*", "blive ved", "samme", "fortsætte med")
		if wish.part != ofOwnGoal || m.told[wish.ref] || len(names) == 0 && !role {
			continue
		}
		for _, p := range m.passages {
			if p.part == ofDemand || p.part == ofAppointment || m.told[wish.ref] {
				continue
			}
			ends := p.part == ofMeasure && wish.Has("beholde*", "blive ved") && namesOne(p.raw, names) && !p.to.IsZero() && m.Today.DaysUntil(p.to) <= endsSoon && m.Today.DaysUntil(p.to) >= 0
			if ends || slices.ContainsFunc(p.Sentences, func(one string) bool {
				said := m.said(one)
				return said.Says(topic.Say, "change") && !said.Has("fortsætter") && (namesOne(one, names) || role && said.Has(roles...))
			}) {
				m.add("keep", p, wish, nil)
			}
		}
	}
}

// isOtherPace reports whether a wish is for the pace of one thing and a text for
// that of another: "lære dansk i mit eget tempo" says nothing of 37 hours of work.
func isOtherPace(wish, p *passage) bool {
	paced := func(t string) bool {
		return slices.Contains([]string{"danish", "education", "work", "substance", "walking", "medicine"}, t)
	}
	only := func(q *passage) []string {
		return slices.DeleteFunc(q.All(topic.Life), func(t string) bool { return !paced(t) })
	}
	return slices.Equal(wish.All(topic.Want), []string{"own_tempo"}) && len(only(wish)) > 0 && len(only(p)) > 0 && !meet(only(wish), only(p))
}

// decides are the words with which the text of a plan tells what is to happen;
// the rest of it tells how things are.
var decides = []string{"ophør*", "afslut*", "fraflyt*", "flyt*", "skal", "overgår", "indstilles*", "bevilges*", "iværksæt*", "påtænkes"}

const endsSoon = 60 // days in which help that ends is soon gone

// opposed finds what is known to work against what the citizen wants: a house of
// many rooms against an own door. What serves the wish in the same breath, or is
// only thought of, is not told.
func (m *mismatches) opposed() {
	for _, wish := range m.wishes() {
		if wish.part != ofOwnGoal || m.told[wish.ref] {
			continue
		}
		wants := wish.All(topic.Want)
		if len(wants) == 0 {
			continue
		}
		for _, p := range m.passages {
			if p.part == ofNote || p.part == ofDemand || p.part == ofAppointment || m.told[wish.ref] || !meet(p.Of(topic.Against), wants) || isOtherPace(wish, p) {
				continue
			}
			if slices.ContainsFunc(p.Sentences, func(one string) bool {
				said := m.said(one)
				return meet(said.Of(topic.Against), wants) && !meet(said.Of(topic.Want), wants) && (p.part != ofPlan || said.Has(decides...) && !said.Says(topic.Say, "supposed"))
			}) {
				m.add("opposed", p, wish, nil)
			}
		}
	}
}
