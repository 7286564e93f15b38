package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// otherWork finds a wish for work that shares no word with what the plan aims at,
// where no table knows the trade: "arbejde med at reparere instrumenter" and
// "Jobmål: pakkerimedarbejder".
func (m *mismatches) otherWork() {
	for _, wish := range m.wishes() {
		if wish.part != ofOwnGoal || m.told[wish.ref] {
			continue
		}
		trade, fields := tradeIn(wish), wish.Of(topic.Field)
		if len(trade) == 0 || m.serves(wish, fields) || slices.ContainsFunc(m.passages, func(p *passage) bool {
			return (p.part == ofGoal || p.part == ofMeasure) && slices.ContainsFunc(p.Words, func(w topic.Word) bool {
				return slices.ContainsFunc(trade, func(stem string) bool { return strings.Contains(w.Low, stem) })
			})
		}) {
			continue
		}
		for _, p := range m.passages {
			if p.part == ofGoal && p.Has("jobmål*", "uddannelsesmål*") && len(p.Of(topic.Field)) > 0 {
				m.add("work", p, wish, map[string]string{"field": p.Of(topic.Field)[0]})
				break
			}
		}
	}
}

// tradeIn are the beginnings of the words that name the work a wish is for.
func tradeIn(wish *passage) []string {
	at := wish.Index("arbejde med", "arbejde som", "arbejde i", "arbejde på", "job som", "job i", "tilbage som", "leve af", "uddannes til", "læse til", "køre", "reparere", "bygge")
	one := wish.Index("være", "blive")
	var stems []string
	for i, w := range wish.Words {
		letters := []rune(w.Low)
		named := at >= 0 && i >= at+1 && w.Low != "arbejde"
		calling := one >= 0 && i == one+1 && slices.ContainsFunc(callings, func(end string) bool { return strings.HasSuffix(w.Low, end) })
		if len(letters) >= 4 && (named || calling) && !common[w.Low] && !isOfTime(w.Low) {
			stems = append(stems, string(letters[:min(len(letters)-1, 6)]))
		}
	}
	return stems
}

// callings are the ends of the words for one who does a work.
var callings = []string{"tolk", "ør", "ist", "assistent", "smed", "mand", "mester", "tekniker", "hjælper", "lærer", "kok", "læge", "pædagog", "vært", "syerske", "ejer", "passer", "bygger", "pudser"}

func isOfTime(word string) bool {
	return slices.ContainsFunc([]string{"time", "dag", "nat", "aften", "uge", "tempo", "deltid", "fuldtid", "rolig", "stille", "sted", "kolleg"}, func(s string) bool { return strings.Contains(word, s) })
}

// resting are the words of a wish to begin or go on with something later.
var resting = []string{"læse videre", "barsel*", "orlov*", "begynde*", "starte*", "genoptage*", "vente*", "tilbage", "først"}

// later compares the month that a wish names for schooling or work with a goal of
// the same that is to be reached well before it.
func (m *mismatches) later() {
	for _, wish := range m.wishes() {
		if wish.part != ofOwnGoal || m.told[wish.ref] || !wish.Has(resting...) {
			continue
		}
		from := monthIn(wish)
		if !from.After(m.Today) {
			continue
		}
		school := wish.Says(topic.Life, "education") || wish.Has("læse*", "studer*", "*studiet", "*uddannelsen")
		work := wish.Says(topic.Life, "work")
		for _, p := range m.passages {
			aims := school && (p.Says(topic.Life, "education") || p.Has("*uddannelsen", "*uddannelse", "*studiet")) || work && p.Says(topic.Life, "work")
			if p.part == ofGoal && aims && !p.to.IsZero() && p.to.AddDays(leastLater).Before(from) && p.Has(taking...) {
				m.add("later", p, wish, nil)
				break
			}
		}
	}
}

const leastLater = 60 // days by which a wish has to be later than the goal

// monthIn is the first day of the month that a text names with its year.
func monthIn(p *passage) models.Date {
	for i, w := range p.Words {
		month := slices.IndexFunc(months, func(name string) bool { return strings.HasPrefix(w.Low, name) })
		if month < 0 || i+1 == len(p.Words) || len(p.Words[i+1].Low) != 4 {
			continue
		}
		if year := int(asNumber(p.Words[i+1].Low)); year > 2000 {
			return models.Date{Year: year, Month: toMonth(month + 1), Day: 1}
		}
	}
	return models.Date{}
}
