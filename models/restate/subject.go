package restate

import (
	"regexp"
	"strings"
)

// readers are the words a text uses for the person who reads it, with the
// letters still folded.
var readers = wordSet(`borger borgeren borgers sygemeldte mor moderen mors far faderen fars forælder forælderen
	forældre forældrene forældremyndighedsindehaver ung unge pt patient patienten klient klienten ansøger ansøgeren
	beboer beboeren deltager deltageren kursist kursisten ydelsesmodtager modtageren udlænding udlændingen
	flygtning flygtningen elev eleven lejer lejeren du hun han vedkommende ledige jobsøgende bruger brugeren
	brugerne beboerne beboere deltagerne deltagere parret familien praktikant praktikanten indskrevne låner
	pensionist pensionisten ægtefællerne pågældende medarbejderen der`)

// matters are nouns that stand before "skal" without being a person: the
// demand is then the reader's.
var matters = wordSet(`fremmøde deltagelse mødetid mødetiden samtale samtaler samtalerne møde møder sygdom fravær
	fraværet afbud sygemelding ferie dokumentation dokumentationen papirer papirerne legitimation medicin
	medicinen urinprøver urinprøve praktikken praktik tilbuddet undervisning undervisningen forløbet husleje
	huslejen antabus ophold oplysninger ændringer behandling behandlingen træning træningen
	aftaler cv joblog ansøgning ansøgningen attest lægeattest budget kontoudtog indtægt besøg udeblivelse det
	indetid indetider`)

var (
	modalWords   = pattern(`\b(?:skal|må|bør|bedes|forventes|forpligtes|pålægges|er forpligtet|er pligtig|har pligt|har mødepligt|anmodes|indkaldes|opfordres)\b`)
	thatSomebody = pattern(`.*\bat ([^\s,]+)(?: \(\d+\))? (?:er|deltager|møder|kommer|tager|bliver|overholder|bor|har|går|holder|betaler|afleverer|indgår|følger|starter|begynder|stopper)\b`)
	passive      = pattern(`\b(?:skal|må|bedes|forventes)\s+(?:\w+ ){0,2}?\w+(?:es|endt|eret|lagt|vist)\b`)
	ageInside    = regexp.MustCompile(`\s*\(\d+[^)]*\)`)
	nounEnding   = pattern(`(?:else|elsen|elser|elserne|ing|ingen|inger|ingerne|ion|ionen|ioner|hed|heden|skab|skabet|tid|tiden|møde|mødet|prøve|prøver|prøverne|samtale|samtaler|samtalerne|attest|attester|centret|centeret|skolen|ejeren|giver|giveren|leder|lederen|læge|lægen|behandler|behandleren|konsulent|konsulenten|rådgiver|rådgiveren|teamet|holdet|kommune|kommunen|erne|ens|ets)$`)
	blocked      = wordSet(`kommunen kommune jobcentret jobcenteret jobcenter arbejdsgiver arbejdsgiveren skolen skole
	læreren lærer lægen læge rådgiver rådgiveren sagsbehandler sagsbehandleren bostøtten bostøtte kontaktpersonen
	kontaktperson mentor mentoren personalet personale behandleren barnet børnene barn børn pårørende værge værgen
	plejefamilien plejemor plejefar praktikstedet virksomheden hospitalet sygehuset regionen udlejer tolk tolken
	ægtefælle ægtefællen samlever partner kæreste konsulenten koordinator koordinatoren teamet familiebehandler
	institutionen pædagogen sundhedsplejersken myndigheden forvaltningen afdelingen vi man`)
)

// address settles whose demand the sentence states. It is the reader's when
// the person before the first "skal" (or a word like it) is the reader, or
// when no person is named at all; a person by name makes the key an _other.
// It is false when the demand is on somebody the reader is not.
func (st *Statement) address(s *sentence, at int) bool {
	subject := s.subject(at)
	word := fold(subject)
	switch {
	case subject == "" || matters[word]:
		return true
	case readers[word]:
		st.Facts.About = about(word)
		return true
	case blocked[word]:
		return false
	case !isName(subject):
		return passive.MatchString(s.folded) // "lønsedler bedes fremsendt"
	}
	st.Key += OtherSuffix
	st.Args["who"] = subject
	st.Facts.About = subject
	return otherKeys[st.Key]
}

// subject is the last word before the modal verb that rules the words at
// index at, "" when there is none.
func (s *sentence) subject(at int) string {
	limit := at
	if strip := ageInside.FindAllStringIndex(s.folded, -1); strip == nil {
		limit = min(len(s.folded), at+40)
	}
	if at := thatSomebody.FindStringSubmatchIndex(s.folded[:min(len(s.folded), at+len("deltager "))]); at != nil {
		return s.text[at[2]:at[3]]
	}
	var verb []int
	for _, m := range modalWords.FindAllStringIndex(s.folded, -1) {
		if m[0] <= limit && (verb == nil || m[0] <= at) {
			verb = m
		}
	}
	if verb == nil {
		return s.leadingReader()
	}
	before := strings.TrimSpace(ageInside.ReplaceAllString(s.text[:verb[0]], ""))
	if before == "" { // "Skal hun …": the person comes after the verb
		return ""
	}
	words := strings.Fields(before)
	last := strings.Trim(words[len(words)-1], `,.:;()"'»«`)
	if f := fold(last); f == "der" || f == "og" || f == "samt" || f == "som" || startsWithVerb(f) {
		return s.leadingReader()
	}
	return last
}

// leadingReader is the first word when it is a person the tables know.
func (s *sentence) leadingReader() string {
	words := strings.Fields(s.text)
	if len(words) == 0 {
		return ""
	}
	first := strings.Trim(words[0], ".,:")
	if f := fold(first); readers[f] || blocked[f] {
		return first
	}
	return ""
}

func startsWithVerb(word string) bool {
	return word == "ikke" || word == "altid" || word == "derfor" || word == "fortsat" || word == "herefter"
}

func about(word string) string {
	switch {
	case strings.HasPrefix(word, "mo"):
		if word == "mor" || word == "moderen" {
			return "mor"
		}
	case word == "far" || word == "faderen":
		return "far"
	case strings.HasPrefix(word, "forael"):
		return "forælder"
	case word == "unge" || word == "ung":
		return "den unge"
	}
	return "borger"
}

// isName reports whether a word can only be a person's name here: a big letter,
// no digit, and neither a known noun nor the ending of one. In doubt it is
// false, and the sentence stays as written.
func isName(word string) bool {
	f := fold(word)
	if !isCapital(word) || len(word) < 2 || strings.ContainsAny(word, "0123456789§/@") || strings.ToUpper(word) == word {
		return false
	}
	return !matters[f] && !readers[f] && !blocked[f] && !nounEnding.MatchString(f)
}
