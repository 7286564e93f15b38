package detect

import (
	"slices"
	"strings"

	"enplan/models/restate"
)

// wordAgainst finds a thing that one department's condition rules out and
// another's text holds, by the word itself: what no table names can clash too.
// The word must be rare among the plans, and stand in a condition at least once.
func wordAgainst(s *sight) []opposed {
	saying := map[string][]thing{}
	for _, p := range s.passages {
		if p.part == ofCondition || p.part == ofMeasure {
			for _, t := range thingsIn(p) {
				saying[t.stem] = append(saying[t.stem], t)
			}
		}
	}
	var all []opposed
	for _, p := range s.passages {
		if p.part != ofCondition {
			continue
		}
		for _, t := range thingsIn(p) {
			same := saying[t.stem]
			if len(same) > mostSayings || !t.denied && !insists(p) {
				continue
			}
			o := opposed{about: "thing", limits: []*passage{p}, args: map[string]string{"thing": t.word}}
			for _, other := range same {
				if !isSame(other.at.plan, p.plan) && other.denied != t.denied && !stands(o.against, other.at) && s.holdsFor(limit{passage: p}, other.at) {
					o.against = append(o.against, other.at)
				}
			}
			all = keepOpposed(all, o)
		}
	}
	return all
}

// mostSayings is how many texts may hold a word that is still about something
// particular.
const mostSayings = 4

// thing is a word that may be what a text is about.
type thing struct {
	word, stem string
	denied     bool
	at         *passage
}

// thingsIn are the telling words of a text, each once: long, and none that every
// plan uses.
func thingsIn(p *passage) []thing {
	var all []thing
	for i, w := range p.Words {
		letters := []rune(w.Low)
		if len(letters) < 7 || officeWords[w.Low] || slices.ContainsFunc(officeStems, func(stem string) bool { return strings.HasPrefix(w.Low, stem) }) {
			continue
		}
		stem := string(letters[:7])
		if !slices.ContainsFunc(all, func(t thing) bool { return t.stem == stem }) {
			all = append(all, thing{w.Low, stem, p.DeniedAt(i) || isFree(w.Low), p})
		}
	}
	return all
}

// isFree reports whether a word says itself that the thing is not there:
// "alkoholfri".
func isFree(word string) bool {
	return strings.HasSuffix(word, "fri") || strings.HasSuffix(word, "frit") || strings.HasSuffix(word, "frie")
}

// insists reports whether a condition demands that a thing be there.
func insists(p *passage) bool {
	return p.Has("altid", "skal kunne", "kræver", "kun med", "kun ved", "udelukkende")
}

var officeStems = []string{
	"borger", "aftale", "samtale", "deltag", "fremmød", "kommune", "afdeling", "opfølg", "opfoelg", "indsats", "udeblive", "sygemeld", "jobcent", "medfør",
	"ydelse", "dokument", "oplysning", "behandl", "samtykk", "personl", "aktivitet", "arbejd", "virksomhed", "praktik", "forælder", "forældre", "støtte", "kontakt",
	"hjemme", "gruppe", "undervis", "træning", "skoleda", "ugentlig", "daglig", "timer", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
	"januar", "februar", "november", "december", "september", "oktober", "august", "efterføl", "mulighed", "udgangspunkt", "periode", "tidspunkt", "telefon", "ledsag",
	"medicin", "transport", "kørsel", "afholde", "plejen", "hjælpen", "hjælper", "familie", "psykiat", "ambulat", "hospital", "sygehus", "personer", "deltagere", "rengør",
	"anbefal", "vurder", "stabil", "forløb", "bevilg", "ansøg", "hensyn", "sociale", "socialp", "mentor", "hverdag", "struktur", "egen læge", "ægtefæl", "morgen", "formiddag", "eftermid",
	"skriftl", "mundtlig", "indtil", "udfører", "udføres", "beboer", "ophold", "herberg", "boform", "afholdenh", "sundhed", "psykolog", "koordin", "netværk", "bestill", "forvent", "digital", "kontanth", "pårøren", "modtag", "minutter", "lægelig", "fravær", "registr", "fradrag", "nedsætt", "selvbet",
}

var officeWords = wordSet(`derfor således herunder hvorfor desuden alligevel mindst højst igennem omkring sammen herefter hvornår nødvendig nødvendige forskellige
	primært alene-tid tilstede tilbage fortsat inklusive eventuelt mellem fysiske ekstra yderligere samtlige lokaler lokale sammenhæng voksen voksne barnets`)

// useAgainst compares stopping altogether with using less, of the same thing.
func useAgainst(s *sight) []opposed {
	stops := append(s.uses(restate.Stops), s.uses(restate.TreatedFirst)...)
	less := append(s.uses(restate.UsesLess), s.uses(restate.NoNeedToStop)...)
	var all []opposed
	for _, x := range stops {
		o := opposed{about: "use", limits: []*passage{x}}
		for _, y := range less {
			if !isSame(x.plan, y.plan) && sameSubstance(x, y) {
				o.against = append(o.against, y)
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// uses are the goals that say it, or the conditions, or the plan's text: the
// first of them that any plan has speaks for that plan.
func (s *sight) uses(of restate.Measure) []*passage {
	var all []*passage
	for _, wanted := range []part{ofGoal, ofCondition, ofMeasure, ofPlan} {
		for _, p := range s.passages {
			if _, ok := p.claim(of); !ok || p.part != wanted {
				continue
			}
			known := slices.ContainsFunc(all, func(q *passage) bool { return isSame(q.plan, p.plan) })
			rule := of == restate.Stops && p.Has("upåvirket", "påvirket", "mød*")                                                                                                                            // to come sober is no demand to stop
			past := p.part == ofPlan && p.Has("er ophørt", "er selv ophørt", "er stoppet", "er selv stoppet", "har stoppet", "er holdt op", "holdt op i", "stoppede i", "har været clean", "har været ædru") // what has been done is no demand
			if !known && !rule && !(of == restate.Stops && past) {
				all = append(all, p)
			}
		}
	}
	return all
}

func sameSubstance(x, y *passage) bool {
	alcohol := func(p *passage) bool {
		return p.Has("alkohol*", "drik*", "genstand*", "ædru*", "øl", "antabus*", "tørlagt")
	}
	drugs := func(p *passage) bool {
		return p.Has("hash*", "stof*", "rusmid*", "cannabis", "kokain*", "heroin*", "metadon*", "substitution*", "clean")
	}
	return !(alcohol(x) && !drugs(x) && drugs(y) && !alcohol(y)) && !(drugs(x) && !alcohol(x) && alcohol(y) && !drugs(y))
}
