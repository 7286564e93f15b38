package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/restate"
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
		fields := workFields(p)
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
func workFields(p *passage) []string {
	if p.part == ofOwnGoal {
		return p.Of(topic.Field)
	}
	var fields []string
	for _, one := range p.Sentences {
		if said := topic.Read(one); said.Says(topic.Life, "work") || said.Says(topic.Life, "education") || said.Has("være", "blive") {
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
				if p.part == ofGoal && label(p.plan) == label(n.plan) && len(p.Of(topic.Field)) > 0 {
					m.add("work", p, wish, map[string]string{"field": p.Of(topic.Field)[0], "wanted": fields[0]})
					return
				}
			}
		}
	}
}

// refused finds a wish that a plan says it does not meet.
func (m *mismatches) refused() {
	for _, p := range m.passages {
		if p.part != ofMeasure && p.part != ofCondition && p.part != ofPlan && p.part != ofGoal {
			continue
		}
		for _, one := range p.Sentences {
			said := topic.Read(one)
			if !said.Has("ønske", "ønsket", "ønsker", "ønskes") || !said.Has("imødekommes ikke", "ikke imødekommes", "kan ikke imødekommes", "efterkommes ikke", "ikke efterkommes", "er afvist", "afvises") {
				continue
			}
			wish := &passage{part: ofOwnText, raw: one}
			for _, own := range m.sight.own {
				if own.part == ofOwnGoal && own.ref != "" && !m.told[own.ref] && sharesWord(own, said) {
					wish = own
				}
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

// keep compares "I will keep my shop" with a plan to wind it up.
func (m *mismatches) keep() {
	for _, wish := range m.wishes() {
		if wish.part != ofOwnGoal || !wish.Has("beholde*", "bevare*", "fortsætte*", "blive i", "blive ved", "blive boende*", "ikke miste", "holde fast") {
			continue
		}
		kept := m.contentWords(wish)
		for _, p := range m.passages {
			if p.part != ofGoal && p.part != ofMeasure || !p.Has("afvikl*", "lukning*", "lukke*", "sælge*", "salg", "opsig*", "ophør*", "fraflyt*", "afhænd*", "nedlæg*", "flytning*", "udsættelse*", "afslutning af") {
				continue
			}
			if slices.ContainsFunc(p.Words, func(w topic.Word) bool {
				return slices.ContainsFunc(kept, func(stem string) bool { return strings.HasPrefix(w.Low, stem[:min(len(stem), 5)]) })
			}) {
				m.add("keep", p, wish, nil)
			}
		}
	}
}

func (m *mismatches) wantsToWork() bool {
	return slices.ContainsFunc(m.wishes(), func(p *passage) bool { return p.part == ofOwnGoal && speaksOfWork(p) })
}

func speaksOfWork(p *passage) bool {
	return p.Says(topic.Life, "work") || p.Says(topic.Life, "education") || p.Has("være", "blive", "uddannet", "lave", "tilbage som")
}

func aimsAtWork(p *passage) bool {
	return p.Has("jobmål*", "job", "beskæftigelse*", "praktik*", "virksomhedspraktik*", "arbejde*", "arbejdsprøvning*",
		"ansættelse*", "afklar*", "*medhjælper", "løntilskud*", "fleksjob*", "nytteindsats*", "uddannelse*", "branche*", "nyttejob*")
}

// hours compares the hours a plan aims at with those the citizen wants.
func (m *mismatches) hours() {
	for _, wish := range m.wishes() {
		want, ok := wish.claim(restate.MaxHoursWeek, restate.HoursWeek)
		if !ok {
			want, ok = hoursAlone(wish)
		}
		if !ok {
			continue
		}
		for _, p := range m.passages {
			asked, ok := p.claim(restate.HoursWeek)
			if ok && (p.part == ofGoal || p.part == ofMeasure) && !m.isChilds(p.plan) && isOccupation(p) && asked.Value > want.Value+1 {
				m.add("hours", p, wish, map[string]string{"wanted": plainNumber(want.Value), "asked": plainNumber(asked.Value)})
			}
		}
	}
}

// hoursAlone reads "på job 30 timer", where no week is named but work is.
func hoursAlone(p *passage) (restate.Claim, bool) {
	if !p.Says(topic.Life, "work") {
		return restate.Claim{}, false
	}
	for i, w := range p.Words {
		if n := asNumber(w.Low); n >= 2 && n <= 40 && i+1 < len(p.Words) && strings.HasPrefix(p.Words[i+1].Low, "time") {
			return restate.Claim{Value: n}, true
		}
	}
	return restate.Claim{}, false
}

// unwanted finds what the citizen says no to and a plan holds all the same.
func (m *mismatches) unwanted() {
	for _, wish := range m.wishes() {
		for _, no := range wish.Mentions {
			if no.Set != topic.Avoid || !no.Denied {
				continue
			}
			for _, p := range m.passages {
				if (p.part == ofGoal || p.part == ofMeasure) && p.Says(topic.Avoid, no.Topic) {
					m.add("unwanted", p, wish, map[string]string{"unwanted": no.Words})
				}
			}
		}
	}
	for _, wish := range m.wishes() { // "only in the daytime", "stay where I live"
		for _, p := range m.passages {
			if p.part != ofGoal && p.part != ofMeasure {
				continue
			}
			day := wish.Has("kun dag", "kun om dagen", "kun formiddag*", "dagarbejde")
			if day && (p.Says(topic.Avoid, "evening") || p.Says(topic.Avoid, "night")) {
				m.add("hours_of_day", p, wish, nil)
			}
			stay := wish.Has("blive hjemme", "blive boende", "bo hjemme", "beholde min lejlighed", "beholde mit hus", "blive i mit hjem", "bo i mit eget", "bo i eget")
			away := p.Says(topic.Avoid, "nursing_home") || p.Says(topic.Avoid, "residence") || p.Has("fraflyt*", "opsigelse af bolig*")
			if stay && away && p.part == ofGoal {
				m.add("home", p, wish, nil)
			}
		}
	}
}

// substance compares a wish to use less with a demand to stop.
func (m *mismatches) substance() {
	for _, wish := range m.wishes() {
		_, less := wish.claim(restate.UsesLess)
		if !less && !wish.Has("skære ned", "ikke stoppe helt", "drikke mindre", "ryge mindre") {
			continue
		}
		for _, p := range m.sight.uses(restate.Stops) {
			if p.part == ofGoal {
				m.add("use", p, wish, nil)
			}
		}
	}
}

// unserved are the wishes that no goal and no measure of any plan speaks of.
func (m *mismatches) unserved() []Finding {
	f := Finding{Kind: MissingOwnGoal, Severity: Medium, Acts: Municipality, Args: map[string]string{}}
	var facts, wishes []string
	for _, wish := range m.sight.own {
		if wish.part == ofOwnGoal && !m.told[wish.ref] && !m.served(wish) {
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

func (m *mismatches) served(wish *passage) bool {
	themes, words := special(wish.All(topic.Life)), m.contentWords(wish)
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
// where the wish has another.
func special(themes []string) []string {
	narrow := slices.DeleteFunc(slices.Clone(themes), func(t string) bool {
		return t == "travel" || t == "independence" || t == "mind" || t == "calm_people"
	})
	if len(narrow) > 0 {
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
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !(r == '-' || isLetter(r)) }) {
		if w == name || w == name+"s" {
			return true
		}
	}
	return false
}
