package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// unserved are the wishes that no goal and no measure of any plan speaks of.
func (m *mismatches) unserved() []Finding {
	f := Finding{Kind: MissingOwnGoal, Severity: Medium, Acts: Municipality, Args: map[string]string{}}
	var facts, wishes []string
	for _, wish := range m.sight.own {
		if wish.part == ofOwnGoal && !m.told[wish.ref] && !m.linked(wish.ref) && !m.served(wish) {
			f.Refs = append(f.Refs, wish.ref)
			facts = append(facts, wish.raw)
			wishes = append(wishes, strings.ReplaceAll(wish.raw, "\n", " "))
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

// served reports whether a plan speaks of what the wish is about. A wish to do
// something is served by that alone: a plan for "children" does not make the
// dinner one wants to cook with them.
func (m *mismatches) served(wish *passage) bool {
	want := m.wanted(wish)
	return slices.ContainsFunc(m.passages, func(p *passage) bool {
		if p.part == ofNote || p.part == ofDemand || p.part == ofCondition || p.part == ofPlan && len(p.plan.Goals)+len(p.plan.Measures) > 0 {
			return false
		}
		return want.in(p)
	})
}

// want is what a wish is about: the nearest of what one does, who with, and the
// part of life.
type want struct {
	doing, life, fields []string
	words               []string // the beginnings of the words that carry it
	who                 []string // whom it is to be with, when that is the wish
	whose               []string // the topics of who they are
}

// people are the parts of life that are people.
var people = []string{"child", "siblings", "grandchildren", "partner", "parents", "friends"}

// company are the words of a wish to be with somebody, and of a plan that sees
// to it.
var (
	company = []string{"tid med", "kun med", "alene med", "sammen med", "mere sammen", "se min", "se mine", "se mit", "se mere til", "min datter mere", "min søn mere",
		"besøge*", "ringe til", "snakke med min", "snakke sammen", "tale sammen", "snakke igen", "tale med min", "hjem hver", "hver anden weekend", "lave mad med", "spise aftensmad med", "passe mit barnebarn", "vokse op", "holde kontakt*"}
	visits = []string{"samvær*", "søskendesamvær*", "besøg*", "kontakt med", "kontakt til", "kontakten til", "tid med", "tid til", "tid sammen", "tale sammen", "snakke sammen", "samtale*", "familiesamtale*", "alenetid", "ses med", "følges til", "ledsag*",
		"sammen med", "hver anden weekend", "weekendophold*", "overnat*", "familiebesøg*", "genoptage kontakt*", "relation til", "relationen til", "hjemgivelse*"}
)

func (m *mismatches) wanted(wish *passage) want {
	w := want{doing: wish.All(topic.Doing), fields: wish.All(topic.Field), words: m.contentWords(wish)}
	w.life = special(wish.All(topic.Life), len(w.words) > 0 || len(w.doing) > 0)
	if len(w.doing) > 0 {
		w.words = slices.DeleteFunc(w.words, func(stem string) bool { // whom one does it with is not what one does
			return slices.ContainsFunc(wish.Mentions, func(n topic.Mention) bool {
				return n.Set == topic.Life && slices.Contains(people, n.Topic) && strings.Contains(strings.ToLower(n.Words), stem)
			})
		})
	}
	if !wish.Has(company...) || wish.Has("når jeg er alene med", "når jeg er sammen med") { // then it is about what is to be, not about who
		return w
	}
	for _, person := range m.Citizen.Household {
		if name := person.FirstName(); name != "" && namesWord(wish.raw, name) {
			w.who = append(w.who, name)
		}
	}
	w.whose = slices.DeleteFunc(wish.All(topic.Life), func(t string) bool { return !slices.Contains(people, t) })
	return w
}

// in reports whether the passage speaks of it.
func (w want) in(p *passage) bool {
	says := func(set topic.Set, topics []string) bool {
		return len(topics) > 0 && slices.ContainsFunc(p.Mentions, func(n topic.Mention) bool { return n.Set == set && slices.Contains(topics, n.Topic) })
	}
	worded := slices.ContainsFunc(p.Words, func(x topic.Word) bool {
		return slices.ContainsFunc(w.words, func(stem string) bool { return strings.HasPrefix(x.Low, stem) })
	})
	switch {
	case says(topic.Field, w.fields):
		return true
	case len(w.who)+len(w.whose) > 0:
		with := says(topic.Life, w.whose) || slices.ContainsFunc(w.who, func(name string) bool { return namesWord(p.raw, name) })
		return with && (says(topic.Doing, w.doing) || len(w.doing) == 0 && p.Has(visits...))
	case len(w.doing) > 0:
		return says(topic.Doing, w.doing) || worded
	}
	return says(topic.Life, w.life) || worded
}

// special leaves out the themes that nearly every wish and every plan touches,
// where the wish has another, or words of its own.
func special(themes []string, worded bool) []string {
	narrow := slices.DeleteFunc(slices.Clone(themes), func(t string) bool {
		return t == "travel" || t == "independence" || t == "mind" || t == "calm_people"
	})
	if len(narrow) > 0 || worded && len(narrow) == len(themes) {
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
