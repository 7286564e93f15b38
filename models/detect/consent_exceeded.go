package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// consentExceeded finds what a department writes although the consent it was
// told by leaves it out. It is a candidate: whether the words go too far is for
// a person to judge.
func consentExceeded(s *sight) []Finding {
	var found []Finding
	for _, c := range s.consents() {
		left := c.left
		if !s.isNarrow(c) {
			continue
		}
		facts, ends := map[*models.SectorPlan][]string{}, map[*models.SectorPlan]way{}
		for _, p := range s.passages {
			if p.part != ofPlan && p.part != ofNote && p.part != ofMeasure { // goals and conditions demand, they do not tell
				continue
			}
			end := kept(ends, p.plan, func() way { return way{s.receives(p.plan, c), s.gives(p.plan, c)} })
			if end.receives && (s.tellsFact(p, c, left) || s.tellsWord(p, c) || s.toldBeyond(p, c)) || end.gives && s.gaveMore(p, c) {
				facts[p.plan] = append(facts[p.plan], p.raw)
			}
		}
		for plan, told := range facts {
			f := Finding{Kind: ConsentExceeded, Severity: High, Acts: Municipality, Refs: []string{c.ID, plan.ID},
				Args: map[string]string{"from": c.From, "to": c.To}}
			found = append(found, f.touching(plan).named(append(told, c.Scope, label(plan))...))
		}
	}
	return found
}

// way is at which end of a consent a plan is, if any.
type way struct{ receives, gives bool }

// receives reports whether the plan is of the department a consent lets know.
func (s *sight) receives(plan *models.SectorPlan, c consent) bool {
	parties := s.partiesOf(plan)
	if plan.Type == models.PlanRegion {
		parties = slices.DeleteFunc(slices.Clone(parties), func(p string) bool { return !slices.Contains(care, p) }) // "Familieambulatoriet" is no family department
	}
	return isUnit(plan, c.To) || meet(c.to, parties) && !meet(c.from, parties)
}

// isNarrow reports whether a consent says so closely what it is for that there is
// something it does not cover.
func (s *sight) isNarrow(c consent) bool {
	return len(c.left) > 0 || c.narrowed() || c.scope.Has(excepts...) || c.Scope != "" && !c.scope.Says(topic.Say, "wide")
}

// beyond are the facts of a sentence that a consent does not cover. Where it says
// itself what it leaves out, and no more, that is what it does not cover.
func (c consent) beyond(facts []string) []string {
	listed := len(c.left) > 0 && !c.narrowed() && c.scope.Says(topic.Say, "wide")
	return slices.DeleteFunc(facts, func(f string) bool {
		return f == "attendance" || f == "admission" && len(c.left) == 0 && !c.narrowed() || listed && !slices.Contains(c.left, f) || slices.Contains(c.opens, f)
	})
}

// opened are the facts that a scope covers, up to where it says what it does not.
func opened(scope topic.Text) []string {
	words := len(scope.Words)
	if i := scope.Index(excepts...); i >= 0 && !scope.Has(noMore...) {
		words = i
	}
	var all []string
	for _, m := range scope.Mentions {
		if m.Set == topic.Fact && (words == len(scope.Words) || m.Start < scope.Words[words].Start) {
			all = append(all, m.Topic)
		}
	}
	if meet(all, []string{"diagnosis", "health", "medicine"}) {
		all = append(all, "health", "mind", "body", "admission", "diagnosis")
	}
	if scope.Has("trivsel*", "søvn*", "hverdag*") {
		all = append(all, "mind")
	}
	return all
}

// toldBeyond reports whether a text tells, with the giver as its source, what the
// consent does not cover.
func (s *sight) toldBeyond(p *passage, c consent) bool {
	return slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		told := said.Says(topic.Say, "told") || isSource(one, firstWord(c.From))
		if !told || slices.Contains(said.All(topic.Say), "own_word") && !opens(one, firstWord(c.From)) || !s.names(said, one, c.from, c.From) {
			return false
		}
		return len(c.beyond(said.All(topic.Fact))) > 0 || c.ofTimes() && c.beyondTimes(said)
	})
}

// isSource reports whether a sentence gives an office as where it has it from:
// "Far har brugt kokain (Rusmiddelcentret)".
func isSource(one, office string) bool { return office != "" && strings.Contains(one, "("+office) }

// opens reports whether a sentence begins with an office, also where it is
// "Sprogcentret" and its name "Sprogcenter": what it says then is told by the office,
// though the citizen had told it first.
func opens(one, office string) bool {
	stem, _ := strings.CutSuffix(office, "er")
	return office != "" && strings.HasPrefix(one, stem)
}

// ofTimes reports whether a consent is for when somebody comes, and no more.
func (c consent) ofTimes() bool {
	return c.scope.Says(topic.Say, "times") && len(c.opens) == 0 && !c.scope.Has("hensyn*", "skånehensyn*", "støtte*", "behov*", "hjælp*", "trivsel*", "anbefal*", "mål*")
}

// beyondTimes reports whether a sentence tells how somebody is or lives, and
// nothing of when they come.
func (c consent) beyondTimes(said topic.Text) bool {
	return !said.Says(topic.Say, "times") && said.Has("borger*", "mor", "far", "moren", "faren", "hun", "han", "ansøger*", "klienten", "den unge", "barnet", "forældrene", "drengen", "pigen", "eleven", "sygemeldte")
}

// names reports whether a sentence names one of the parties, or the office.
func (s *sight) names(said topic.Text, one string, parties []string, office string) bool {
	of := said.Of(topic.Party)
	return meet(of, parties) || slices.Contains(of, "psychologist") && meet(parties, tellers("psychologist")) || namesWord(one, firstWord(office)) || opens(one, firstWord(office))
}

// gives reports whether the plan is of a department that a consent lets tell.
func (s *sight) gives(plan *models.SectorPlan, c consent) bool {
	return meet(c.from, s.partiesOf(plan)) || isUnit(plan, c.From) || s.said(c.From).Has("kommune", "kommunen")
}

// gaveMore reports whether the giver's own text says that it told more.
func (s *sight) gaveMore(p *passage, c consent) bool {
	if p.part != ofNote && p.part != ofPlan {
		return false
	}
	to := meet(p.All(topic.Party), c.to) || len(c.to) == 0 && p.Says(topic.Party, "employer") && s.isWorkplace(p.plan, c.To) ||
		slices.ContainsFunc(strings.Fields(c.To), func(name string) bool { return len(name) > 2 && namesWord(p.raw, name) })
	return to && slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		return said.Says(topic.Say, "passed") && !slices.Contains(said.All(topic.Say), "own_word") && len(c.beyond(said.Of(topic.Fact))) > 0
	})
}

// narrowed reports whether the consent is for something alone, known to us or not.
func (c consent) narrowed() bool {
	return c.scope.Has("kun", "alene", "udelukkende", "begrænset") || c.scope.Has(noMore...)
}

func (s *sight) asksForPaper(p *passage, m topic.Mention) bool {
	return s.sentenceOf(p, m).Has("dokumentation*", "fremsend*", "indsend*", "bedes")
}

// isOwnKnowledge reports whether the fact is what the department itself works
// with, or what the citizen told it.
func (s *sight) isOwnKnowledge(p *passage, m topic.Mention) bool {
	one := s.sentenceOf(p, m)
	return one.Has("borger oplyser", "borger fortæller", "oplyst af borger", "ifølge borger", "oplyser selv", "har selv oplyst", "egen læge oplyser") ||
		slices.Contains(s.partiesOf(p.plan), "substance") && m.Topic == "substance_use"
}

// tellsFact reports whether a text tells a fact that the consent left out, as a
// fact about somebody and not as a demand.
func (s *sight) tellsFact(p *passage, c consent, left []string) bool {
	for _, m := range p.mentions(topic.Fact) {
		if m.Denied {
			continue
		}
		if slices.Contains(left, m.Topic) && p.part != ofGoal && !s.isOwnKnowledge(p, m) {
			return true
		}
		only := c.just
		grave := slices.Contains([]string{"diagnosis", "trauma", "violence"}, m.Topic)
		if c.narrowed() && len(left) == 0 && grave && p.part == ofPlan && (c.fromHealth() || slices.Contains(c.from, "psychologist")) && !slices.Contains(only, m.Topic) && !s.asksForPaper(p, m) {
			return true
		}
		said := s.sentenceOf(p, m)
		told := said.Has("oplyst af", "oplyser", "ifølge", "iflg", "oplysning fra", "oplysninger fra", "fremgår af", "har oplyst", "jf.")
		relapse := c.narrowed() && m.Topic == "substance_use" && slices.Contains(c.from, "substance") && said.Has("tilbagefald*")
		if relapse && !slices.Contains(only, m.Topic) && p.part == ofPlan {
			return true
		}
		if len(left) == 0 && c.narrowed() && !slices.Contains(only, m.Topic) && told && meet(said.Of(topic.Party), c.from) {
			return true
		}
	}
	return false
}

// excepts are the words after which a consent says what it leaves out.
var excepts = []string{"ikke", "intet om", "undtagen", "undtaget", "undtagelse af", "bortset fra", "fraset", "hverken"}

// tellsWord reports whether a text that names the giver as its source tells of
// something the consent leaves out by a word that no table knows: "ikke
// forældrenes uenighed".
func (s *sight) tellsWord(p *passage, c consent) bool {
	i := c.scope.Index(excepts...)
	if i < 0 || !meet(p.Of(topic.Party), c.from) {
		return false
	}
	for _, sentence := range p.Sentences {
		one := s.said(sentence)
		if !meet(one.Of(topic.Party), c.from) || !one.Has("ifølge", "iflg", "oplysning fra", "oplysninger fra", "oplyser", "oplyst", "fortalt", "fremgår", "citerer", "beskriver") {
			continue
		}
		if slices.ContainsFunc(c.scope.Words[i+1:], func(w topic.Word) bool {
			letters := []rune(w.Low)
			return len(letters) > 4 && !common[w.Low] && one.Has(string(letters[:min(len(letters)-1, 7)])+"*")
		}) {
			return true
		}
	}
	return false
}
