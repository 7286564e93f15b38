package detect

import (
	"maps"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// ofFamily are the facts that are one for a child and its parents, whoever's
// plan they stand in.
var ofFamily = wordSet("custody term children childhome childweeks parents")

// Words after which, in the same sentence or the same clause, nothing is claimed
// for today, and those that have to stand before.
var (
	doubtInSentence = []string{"såfremt", "overvej*", "eventuelt", "muligvis", "måske", "planlægg*", "formentlig", "på sigt"}
	doubtInClause   = []string{"tidligere", "førhen", "før i tiden", "dengang", "indtil", "frem til", "evt"}
	doubtBefore     = []string{
		"ønsker", "ønske", "ønskes", "vil gerne", "håber", "skal", "forventes", "forventer", "ansøgt", "ansøger om", "ansøgning*", "søger om", "mål", "målet",
		"målsætning", "kan", "mistanke*", "obs", "udredes", "udredning*", "undersøges", "screen*", "risiko", "frygter", "bange", "drømmer", "bør", "vil",
		"mulig*", "før", "svar på", "kursus", "undervisning*", "viden om", "gruppe for", "hold for", "mulighed*", "forudsætning*", "betingelse*", "krav",
		"kræver", "forudsat", "senest", "skrevet op", "opskrevet", "tilbydes", "tilbudt", "anvist", "indstillet", "flytter", "flytte", "visiteret til", "henvist til", "venteliste*",
	}
)

// whose are the words where "hvis" asks no condition: "en samlever, hvis løn …".
var whose = []string{"hvis indkomst*", "hvis løn", "hvis formue", "hvis pension", "hvis økonomi", "hvis navn", "hvis mor", "hvis far"}

// inConditions are the facts that a condition counts on; of the rest it says what
// is to be.
var inConditions = wordSet("licence company together home guardian")

// family are the relatives whose words may stand for the citizen in a child's
// plan.
var family = wordSet("mor far moderen faderen moren faren forældre forældrene barnet søn sønnen datter datteren")

// relatives are those, and the others, that a clause may be about instead of the
// citizen, where they are its first words.
var relatives = wordSet(`mor moren moderen far faren faderen forældre forældrene søn sønnen datter datteren bror broren søster søsteren lillebror lillesøster
	storebror storesøster nabo naboen ven vennen veninde veninden ægtefælle ægtefællen hustru hustruen kone konen mand manden kæreste kæresten samlever samleveren
	barnet børnene svigermor svigerdatter svigersøn mormor morfar farmor farfar onkel tante stedfar stedmor plejemor plejefar papfar papmor barnebarn eks ekskone
	virksomheden arbejdspladsen arbejdsgiveren firmaet kommunen jobcentret skolen bostedet botilbuddet hjemmeplejen chaufføren udføreren leverandøren praktikstedet
	eksmand mentor sagsbehandler læge lægen kontaktperson udlejer sagsbehandleren mentoren tolken mors fars`)

// states are what the table of states finds a text to say of the one the plan is
// about. A text that says two things of a fact says nothing.
func (s *sight) states(p *passage) map[string]string {
	if p.stated != nil {
		return p.stated
	}
	p.stated = map[string]string{}
	if p.part == ofGoal || p.part == ofOwnGoal || p.part == ofHousehold {
		return p.stated
	}
	for _, state := range p.States() {
		who, ok := s.whoseState(p, state)
		if !ok || p.part == ofCondition && !inConditions[state.Fact] || s.isDoubtful(p, state) {
			continue
		}
		value := state.Value
		if p.deniesBefore(state.From) {
			value = map[string]string{"yes": "no", "no": "yes"}[value]
		}
		about := state.Fact + ":" + who
		if strings.Contains(state.Fact, ":") && who == "" {
			about = state.Fact
		}
		if before, twice := p.stated[about]; twice && before != value {
			value = "?"
		}
		p.stated[about] = value
	}
	maps.DeleteFunc(p.stated, func(_, value string) bool { return value == "" || value == "?" })
	if p.stated["together:"] == "yes" {
		delete(p.stated, "company:") // said already, and more closely
	}
	return p.stated
}

// whoseState is the household member a state is of, "" for the citizen. It is
// false where the clause is about somebody else.
func (s *sight) whoseState(p *passage, state topic.State) (string, bool) {
	subject := ""
	if !ofFamily[state.Fact] {
		subject = s.subjectOf(p.plan)
	}
	i := s.otherAt(p, state.From)
	switch {
	case subject != "" && (state.Fact == "company" || state.Fact == "together") && s.namesCitizenSoonAfter(p, state.To):
		return "", true // who lives with somebody lives there too
	case i < 0 || subject != "" && s.isSubject(p, i):
		return subject, true
	case ofFamily[state.Fact]:
		return "", family[p.Words[i].Low] || s.namesMember(p, i)
	}
	return "", subject != "" && family[p.Words[i].Low]
}

// subjectOf is the household member a plan is about, "" when it is the citizen.
func (s *sight) subjectOf(plan *models.SectorPlan) string {
	if !s.isChilds(plan) || plan.Subject == s.Citizen.ID && s.age(s.Citizen.Born) < adult {
		return ""
	}
	return plan.Subject
}

// otherAt is the word among the first of the clause that names somebody else than
// the one the plan is about, -1 when none does: "Far havde …", "søsteren, der er …".
func (s *sight) otherAt(p *passage, at int) int {
	first := p.clauseOf(at)
	if first == at && first > 1 && p.Words[first-1].Low == "og" && p.Words[first-1].Clause == p.Words[at].Clause {
		first = p.clauseOf(first - 2) // "Datteren er skilt og bor alene": one subject for both
	}
	if low := p.Words[first].Low; first < at && first > 0 && (low == "der" || low == "som") && p.Words[first-1].Sentence == p.Words[first].Sentence {
		first-- // who that is stands before the comma
	}
	found := -1
	for i := first; i < min(first+3, at); i++ {
		if relatives[p.Words[i].Low] && (i == first || isOwner(p.Words[i-1].Low)) || s.namesMember(p, i) {
			found = i
		}
	}
	return found
}

// isOwner reports whether a word before "mor" tells whose: "Borgers mor", but not
// "enlig mor".
func isOwner(low string) bool {
	return strings.HasSuffix(low, "s") || owners[low]
}

var owners = wordSet("min sin en den at bedste biologiske voksne ældste yngste")

// isSubject reports whether a word names the one whose plan it stands in.
func (s *sight) isSubject(p *passage, i int) bool {
	person, _ := s.Citizen.PersonByID(p.plan.Subject)
	return strings.EqualFold(person.FirstName(), p.Words[i].Low)
}

// namesCitizenSoonAfter reports whether one of the next words is the citizen's
// name.
func (s *sight) namesCitizenSoonAfter(p *passage, at int) bool {
	name := strings.ToLower(s.Citizen.FirstName())
	return slices.ContainsFunc(p.Words[at:min(at+4, len(p.Words))], func(w topic.Word) bool { return w.Low == name })
}

// isOfOther reports whether the words that a pattern found are about somebody else.
func (s *sight) isOfOther(p *passage, found string) bool {
	start := strings.Index(p.raw, found)
	at := slices.IndexFunc(p.Words, func(w topic.Word) bool { return w.End > start })
	return at >= 0 && s.otherAt(p, at) >= 0
}

// namesMember reports whether a word names somebody of the household.
func (s *sight) namesMember(p *passage, i int) bool {
	for _, person := range s.Citizen.Household {
		if name := strings.ToLower(person.FirstName()); name != "" && (p.Words[i].Low == name || p.Words[i].Low == name+"s") {
			return true
		}
	}
	return false
}

// clauseOf is the first word of the clause that a word stands in.
func (p *passage) clauseOf(i int) int {
	first := i
	for first > 0 && p.Words[first-1].Clause == p.Words[i].Clause && p.Words[first-1].Low != "og" {
		first--
	}
	return first
}

// deniesBefore reports whether one of the few words before says no, with nothing
// between that begins anew.
func (p *passage) deniesBefore(at int) bool {
	for i := at - 1; i >= max(0, at-4) && p.Words[i].Clause == p.Words[at].Clause; i-- {
		switch p.Words[i].Low {
		case "ikke", "ingen", "intet", "ej", "aldrig", "hverken", "uden", "afkræftet", "frikendt", "udelukket":
			return true
		case "og", "pga", "fordi", "da", "grundet":
			return false
		}
	}
	return false
}

// isDoubtful reports whether the sentence only supposes the state, or tells of
// another time.
func (s *sight) isDoubtful(p *passage, state topic.State) bool {
	sentence := p.Words[state.From].Sentence
	if sentence >= len(p.Sentences) {
		return true
	}
	said := s.said(p.Sentences[sentence])
	if said.Has(doubtInSentence...) || said.Has("hvis") && !said.Has(whose...) {
		return true
	}
	at := slices.IndexFunc(p.Words, func(w topic.Word) bool { return w.Sentence == sentence })
	if doubt := said.Index(doubtInClause...); doubt >= 0 && p.Words[at+doubt].Clause == p.Words[state.From].Clause {
		return true
	}
	doubt := said.Index(doubtBefore...)
	return doubt >= 0 && doubt < state.From-at
}
