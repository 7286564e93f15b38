package plain

import (
	"fmt"
	"strings"
)

// passives finds verbs that hide who does it: "bevilges", "bliver behandlet".
// A genitive of a known noun is not one.
func passives(text string, ws []word, sentences []Sentence, terms []found) []Finding {
	var findings []Finding
	first := opening(ws, sentences)
	genitives := map[int]bool{}
	for _, f := range terms {
		if f.term.class != verb && lower(f.raw) != lower(text[f.start:f.end]) {
			genitives[f.end] = true
		}
	}
	for i := 0; i < len(ws); i++ {
		w := ws[i]
		if end := becomes(text, ws, first, i); end > i {
			findings = append(findings, hidden(text[w.start:ws[end].end], w.start))
			i = end
			continue
		}
		name := !first[i] && capital(text[w.start:w.end]) && text[w.start:w.end] != strings.ToUpper(text[w.start:w.end])
		if passiveVerb(w.low) && !name && !genitives[w.end] && !amongUs(ws, first, i) {
			findings = append(findings, hidden(text[w.start:w.end], w.start))
		}
	}
	return findings
}

func hidden(text string, start int) Finding {
	return Finding{Kind: Passive, Start: start, End: start + len(text), Text: text,
		Hint: fmt.Sprintf("Skriv, hvem der gør det, i stedet for »%s«: »vi …« eller »du …«.", text)}
}

// passiveVerb says whether a word looks like a verb in the s-passive.
func passiveVerb(w string) bool {
	switch {
	case shortPassives[w]:
		return true
	case len(w) < 5 || !strings.HasSuffix(w, "es") || strings.ContainsAny(w, "-.'") || notPassive[w]:
		return false
	case ends(w, "ernes", "elses", "ligedes", "ledes", "esses"):
		return ends(w, "anbefales", "indledes", "vejledes", "afledes", "fjernes", "presses", "tilpasses")
	case ends(w, "endes"):
		return ends(w, "sendes", "vendes", "kendes", "ændes")
	case ends(w, "enes"):
		return ends(w, "tjenes", "forenes", "lænes", "trænes", "menes", "lånes")
	}
	return true
}

// shortPassives are too short or end in another vowel.
var shortPassives = set(`ses anses fås nås opnås forstås gennemgås indgås begås undgås overgås foreslås fastslås forudses
	tilses efterses overses sendtes pålægges ydes gøres bruges bæres sås`)

// notPassive are words in -es that are genitives, adverbs or verbs that only
// look passive.
var notPassive = set(`findes fandtes syntes trivedes lykkedes mødtes føltes mindedes skyldtes synes trives mistrives lykkes mislykkes mødes skændes enes føles mindes længes ældes væmmes følges
	skilles forliges undres rygtes nærmes brydes ærgres behøves skyldes opholdes fattes blues græmmes omgås
	deres vores jeres hendes andres alles begges unges ældres voksnes syges enkeltes fleres manges families
	kvindes skoles dages kollegas pårørendes ansattes sygemeldtes anbragtes handicappedes involveredes berørtes
	således ligeledes særdeles aldeles fremdeles anderledes hvorledes stedes tilstedes indbyrdes fælles tilfælles
	forgæves samfundes medmenneskes hverandres selves frues drenges piges venindes kones mandes bores
	afdeles langes indres ydres diabetes herpes sakses series hospices pages times names mercedes
	proces kongres succes dennes dettes færdes cases codes releases kropsdeles`)

// amongUs says whether a verb is what people do together: "vi ses".
func amongUs(ws []word, first []bool, i int) bool {
	if !together[ws[i].low] {
		return false
	}
	for k := i; k > 0 && k > i-4; k-- {
		if first[k] {
			break
		}
		if people[ws[k-1].low] {
			return true
		}
	}
	return false
}

var (
	together = set("ses høres tales skrives snakkes hjælpes kendes")
	people   = set("vi i de du jeg os")
)

// becomes is the place of the participle when word i is "bliver", "blev" and
// the like with a participle close after; otherwise i.
func becomes(text string, ws []word, first []bool, i int) int {
	if !becoming[ws[i].low] {
		return i
	}
	for k := i + 1; k < len(ws) && k <= i+4 && !first[k]; k++ {
		if strings.ContainsAny(text[ws[k-1].end:ws[k].start], ",;:()") {
			return i
		}
		if participles[ws[k].low] || ends(ws[k].low, "eret") && len(ws[k].low) > 6 && !states[ws[k].low] {
			return k
		}
		if becoming[ws[k].low] || stopsSearch[ws[k].low] {
			return i
		}
	}
	return i
}

var (
	becoming    = set("blive bliver blev blevet")
	stopsSearch = set("og men fordi når hvis at som der til")
	states      = set("interesseret motiveret stresset isoleret frustreret irriteret deprimeret generet traumatiseret")
)

// participles are the common ones; all in -eret follow by rule.
var participles = set(`behandlet bevilget bevilliget sendt fremsendt indsendt udbetalt betalt afholdt holdt besluttet aflyst
	flyttet indkaldt kontaktet taget givet sat lagt brugt anvendt lavet gjort oplyst anbragt tildelt henvist udskrevet
	indlagt undersøgt tilbudt afgjort afvist godkendt stoppet standset trukket bedt spurgt hørt set fulgt gemt delt slettet
	skrevet beregnet ændret afsluttet startet iværksat igangsat opgjort udpeget ansat fyret hjulpet støttet mødt fundet
	opkrævet indstillet fastsat fastholdt overdraget dækket nedsat forlænget forhøjet påbegyndt gennemført udført
	udarbejdet vist kaldt ringet hentet bragt meldt tilmeldt afmeldt anmodet tilkendt frataget ophævet omgjort forelagt
	varslet pålagt krævet truffet`)
