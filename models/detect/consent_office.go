package detect

import (
	"slices"
	"strings"
	"unicode/utf8"

	"enplan/models"
	"enplan/models/topic"
)

// officeName is one name that a department goes by: "Neurocentret" without what
// bends it, or "team ressource" as it stands.
type officeName struct {
	plan  *models.SectorPlan
	words []string // in small letters; a single one is a stem
	shown string   // how it begins when it is a name and no common word, "" when it is rare enough
}

// bends are the endings with which the name of an office is written.
var bends = []string{"", "s", "et", "ets", "en", "ens", "n", "ns", "er", "ers", "ret", "rets", "eret", "erets", "erne", "ernes", "e", "es", "ne", "nes"}

// stems are the endings that a name loses, the longest first.
var stems = []string{"ret", "er", "et", "en"}

const (
	shortName = 5 // letters of a stem; a shorter one stands for too much
	rareName  = 9 // letters of a stem that no common word begins with
)

// officeNames are the names of all departments of the case.
func (s *sight) officeNames() []officeName {
	if s.called != nil {
		return s.called
	}
	s.called = []officeName{}
	for i := range s.Plans {
		plan := &s.Plans[i]
		for n, part := range strings.FieldsFunc(plan.Owner.Unit, func(r rune) bool { return r == ',' || r == '/' || r == '(' || r == ')' }) {
			words := strings.Fields(part)
			if len(words) == 0 {
				continue
			}
			if name, ok := nameOf(words[0]); ok && (n == 0 || strings.Contains(name, "team") || strings.Contains(name, "center")) {
				s.called = append(s.called, officeName{plan, []string{name}, shownAs(words[0], name)})
			}
			if len(words) > 1 {
				part = strings.Join(words, " ")
				s.called = append(s.called, officeName{plan, strings.Fields(strings.ToLower(part)), part})
			}
		}
	}
	return s.called
}

// nameOf is the stem of a word that is a name alone: "Psykiatrisk" and
// "Myndighed" are none. A stem too short to tell keeps its ending.
func nameOf(word string) (string, bool) {
	low := strings.ToLower(word)
	for _, end := range stems {
		if stem, ok := strings.CutSuffix(low, end); ok {
			if utf8.RuneCountInString(stem) >= shortName {
				low = stem
			}
			break
		}
	}
	adjective := strings.HasSuffix(low, "isk") || strings.HasSuffix(low, "nal") || strings.HasSuffix(low, "ske")
	return low, utf8.RuneCountInString(low) >= shortName && !adjective && !slices.Contains(noOffice, low)
}

// noOffice begin the names of many offices and are none.
var noOffice = []string{"myndighed", "afdeling", "kommun", "region", "social", "borger", "center", "klinik", "forvaltning", "børne-", "sundhed"}

func shownAs(word, stem string) string {
	if utf8.RuneCountInString(stem) >= rareName {
		return ""
	}
	return word[:min(len(stem), len(word))]
}

// officeIn is the department that a sentence names, with whom no consent lets the
// plan's own share. The parties a table knew have been judged already.
func (s *sight) officeIn(said topic.Text, own *models.SectorPlan, parties []string) *models.SectorPlan {
	fetched, asked := said.Says(topic.Say, "fetched"), said.Says(topic.Say, "request")
	for _, name := range s.officeNames() {
		if isSame(name.plan, own) || !name.stands(said) {
			continue
		}
		theirs := s.partiesOf(name.plan)
		bothTreat := slices.ContainsFunc(theirs, func(party string) bool { return s.treats(own, party) })
		agreed := !asked && s.agreed(own, name.plan, fetched) || asked && s.mayAsk(own, name.plan, said)
		if !meet(theirs, parties) && !bothTreat && !agreed && !s.calls(own, name) {
			return name.plan
		}
	}
	return nil
}

// agreed reports whether a consent is between two departments. One that has run
// out covers what once was told; nothing can be fetched by it.
func (s *sight) agreed(x, y *models.SectorPlan, fetched bool) bool {
	return x.Owner.Unit == y.Owner.Unit || slices.ContainsFunc(s.consents(), func(c consent) bool {
		if !fetched || s.stands(c) {
			return s.isEnd(x, c.from, c.From) && s.isEnd(y, c.to, c.To) || s.isEnd(y, c.from, c.From) && s.isEnd(x, c.to, c.To)
		}
		return false
	})
}

// mayAsk reports whether a consent lets the one tell the other what a sentence
// asks for: the right way round, and no more than it covers.
func (s *sight) mayAsk(own, other *models.SectorPlan, said topic.Text) bool {
	return slices.ContainsFunc(s.consents(), func(c consent) bool {
		return s.stands(c) && s.isEnd(other, c.from, c.From) && s.isEnd(own, c.to, c.To) && (!s.isNarrow(c) || len(c.beyond(said.Of(topic.Fact))) == 0)
	})
}

// isEnd reports whether an end of a consent is the department that made the plan.
func (s *sight) isEnd(plan *models.SectorPlan, parties []string, name string) bool {
	return meet(parties, s.partiesOf(plan)) || isUnit(plan, name) || slices.ContainsFunc(s.officeNames(), func(n officeName) bool {
		return isSame(n.plan, plan) && n.stands(s.said(name))
	})
}

// calls reports whether the name is the plan's own too: "Jobcenter" of two teams.
func (s *sight) calls(plan *models.SectorPlan, name officeName) bool {
	return slices.ContainsFunc(s.officeNames(), func(n officeName) bool { return isSame(n.plan, plan) && slices.Equal(n.words, name.words) })
}

// stands reports whether a sentence has the name.
func (n officeName) stands(said topic.Text) bool {
	if len(said.Sentences) == 0 || !strings.Contains(said.Sentences[0], n.shown) {
		return false
	}
	last := len(n.words) - 1
	for i := 0; i+last < len(said.Words); i++ {
		fits := true
		for j := 0; fits && j < last; j++ {
			fits = said.Words[i+j].Low == n.words[j]
		}
		if !fits {
			continue
		}
		if rest, ok := strings.CutPrefix(said.Words[i+last].Low, n.words[last]); ok && (last == 0 && slices.Contains(bends, rest) || last > 0 && (rest == "" || rest == "s")) {
			return true
		}
	}
	return false
}

// recordOf is a department whose record a sentence says was read, when it names
// none: the first that works with what was read there and shares nothing by a yes.
func (s *sight) recordOf(p *passage, said topic.Text) *models.SectorPlan {
	if !said.Says(topic.Say, "shared_record") || s.isHealth(p.plan) {
		return nil
	}
	facts := s.private(said)
	for i := range s.Plans {
		other := &s.Plans[i]
		knows := slices.ContainsFunc(facts, func(fact string) bool { return meet(keepers[fact], s.partiesOf(other)) })
		if !isSame(other, p.plan) && knows && !meet(s.partiesOf(p.plan), s.partiesOf(other)) && !s.agreed(p.plan, other, true) {
			return other
		}
	}
	return nil
}

// isHealth reports whether a plan is of those who treat, and read one record.
func (s *sight) isHealth(plan *models.SectorPlan) bool { return s.treats(plan, "hospital") }

// keepers are the offices whose records a fact stands in.
var keepers = map[string][]string{
	"substance_use": {"substance"}, "diagnosis": {"psychiatry", "hospital", "gp"}, "medicine": {"psychiatry", "hospital", "gp", "substance"},
	"mind": {"psychiatry", "social"}, "health": {"psychiatry", "hospital", "health"}, "body": {"hospital", "health"}, "admission": {"psychiatry", "hospital"},
	"money": {"money"}, "parenting": {"family"}, "crime": {"prison", "police"}, "tests": {"hospital", "health"}, "trauma": {"psychiatry"}, "violence": {"family", "shelter"},
}

// asksCitizen reports whether what a sentence asks for is asked of the citizen:
// who is asked, "Neurocentret bedes sende", is no office.
func (s *sight) asksCitizen(p *passage, said topic.Text) bool {
	i := said.Index("bedes")
	if i < 0 {
		return false
	}
	if i == 0 {
		return true
	}
	before := said.Words[i-1]
	office := slices.ContainsFunc(said.Mentions, func(m topic.Mention) bool {
		return m.Set == topic.Party && m.Topic != "relative" && m.Start <= before.Start && before.Start < m.Start+len(m.Words)
	})
	return !office && !slices.ContainsFunc(s.officeNames(), func(n officeName) bool {
		last := n.words[len(n.words)-1]
		return !isSame(n.plan, p.plan) && strings.HasPrefix(before.Low, last) && n.stands(said)
	})
}

// private are the facts of a sentence but whether somebody comes.
func (s *sight) private(said topic.Text) []string {
	return slices.DeleteFunc(said.Of(topic.Fact), func(f string) bool { return f == "attendance" })
}

func firstLetter(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// isDepartment reports whether one of the departments of the case has the name.
func (s *sight) isDepartment(name string) bool {
	return slices.ContainsFunc(s.Plans, func(plan models.SectorPlan) bool { return isUnit(&plan, name) }) || len(s.said(name).All(topic.Party)) > 0
}

// handsIn reports whether a sentence begins with the citizen, who hands in or tells
// something: that is no department's doing.
func handsIn(said topic.Text) bool {
	return begins(said, "borger", "borgeren", "ansøger", "ansøgeren", "sygemeldte", "eleven", "klienten", "du") &&
		said.Has("indsender", "fremsender", "afleverer", "medbringer", "uploader", "sender selv", "dokumenterer")
}
