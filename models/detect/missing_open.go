package detect

import (
	"slices"
	"strings"

	"enplan/models/sieve"
	"enplan/models/topic"
)

// What has been granted or asked for, and that it has not come.
var (
	papersOfIt = []string{"bevilling*", "bevilget", "bestilling*", "henvisning*", "ordre*", "ordren", "rekvisition*", "henvist"}
	granted    = []string{
		"kriseplan*", "medicinliste*", "medicinkort*", "fælles medicinkort", "nødkald*", "hjælpemid*", "kørsel*", "kørselskontor*", "befordring*",
		"genoptræningsplan*", "udskrivningsbrev*", "udskrivelsesbrev*", "plejeforløbsplan*", "kontaktperson*", "støtteperson*", "mentor*", "ledsager*", "ledsagelse*", "aflastning*", "bostøtte*", "plejeseng*",
		"seng", "sengen", "rollator*", "kørestol*", "høreapparat*", "koordinator*", "sagsbehandler*", "kuratel*", "støttestrømpe*", "*strømper", "badebænk*", "toiletforhøjer*", "lift", "liften", "ergoterapeut*",
		"støtten", "støttetimer*", "støttelærer*", "støttefamilie*", "hjemmevejleder*", "sundhedsplejerske*", "støttepædagog*", "epilepsiplan*", "beredskabsplan*", "handleanvisning*", "instruks*", "plan for medicin*",
	}
	notCome = []string{
		"ikke modtaget", "ikke bestilt", "ikke er modtaget", "ikke er bestilt", "ikke er sat op", "ikke er leveret", "ikke er kommet", "ikke er fundet", "ikke er oprettet", "ikke er sendt", "ikke sat op", "ikke sat i værk", "ikke trådt i kraft", "savner", "ikke nået frem", "ikke kommet frem", "ikke kommet", "ikke fundet", "ikke udpeget", "ikke tildelt", "ikke leveret", "ikke oprettet", "ikke sat i gang",
		"ikke iværksat", "ikke startet", "ikke begyndt", "ikke opstartet", "ikke fået", "ikke videresendt", "ikke sendt", "ikke effektueret", "ikke afsendt", "ikke ankommet", "ikke installeret",
		"ikke monteret", "ikke opsat", "ikke registreret", "ikke besat", "ubesat", "ingen afløser", "ingen vikar", "ingen erstatning", "ingen ny", "bortkommet*", "efterlyser", "efterlyst", "efterlyses", "mangler", "har ikke medicinliste*", "har ikke kriseplan*", "er ikke hos",
		"ingen har bestilt", "ligger ikke", "ingen ordre", "ingen bestilling", "ingen bevilling", "ingen henvisning", "ukendt hos", "ikke kendt hos", "kender ikke til", "uklart hvem", "uafklaret hvem", "findes ikke", "ligger fortsat", "spørger efter", "ingen indkaldelse", "ikke indkaldt", "ikke fået tid", "ikke fået en tid", "ingen tid", "ikke hørt noget", "ikke overdraget", "ikke givet videre", "ikke gjort",
	}
	notThis = []string{"mangler motivation*", "mangler energi*", "mangler overblik*", "mangler lyst*", "mangler overskud*", "mangler tillid*", "mangler penge*", "mangler struktur*", "mangler netværk*", "hvis", "tolk*", "søges om", "fået kontakt", "fået fat", "kontakt med borger", "borger har ikke", "nu modtaget", "er modtaget", "medbring*", "samtykke*", "ikke ønsket", "ønsker ikke", "fuldmagt*", "opfølgning*", "dokumentation*"}
)

// grantedTalk is what every text about them has somewhere.
var grantedTalk = sieve.Compile(strings.ReplaceAll(strings.Join(slices.Concat(granted, papersOfIt), "|"), "*", ""))

// A no, and that it has no reason or no way to complain.
var (
	refused  = []string{"afslag", "afslaget", "afslår", "afslås", "afslået", "afvist", "afvises", "nej til", "fik nej", "får nej", "fået nej"}
	reasons  = []string{"begrundelse*", "begrundet", "begrundes", "klagevejledning*", "klageadgang*", "skriftlig afgørelse", "skriftlig begrundelse"}
	noReason = []string{"begrundelse mangler", "begrundelsen mangler", "manglende begrundelse", "klagevejledning mangler", "manglende klagevejledning", "uden grund", "fremgår ikke hvorfor", "ikke oplyst hvorfor", "ved ikke hvorfor"}
)

var refusedTalk = sieve.Compile(`afslag|afslå|afvis|nej`)

// What somebody has to do with no day for it, and what follows without a name.
var (
	todo      = []string{"indsende*", "indsend", "aflever*", "sendes", "dokumenter*", "fremsende*", "indlever*", "oplyses", "møde op", "fremmøde*", "opfølgning", "opfølgning*", "indkald*"}
	noDay     = []string{"snarest", "hurtigst muligt", "dato følger", "datoen følger", "frist følger", "tidsfrist følger", "frist meddeles", "dato meddeles", "tidspunkt meddeles", "nærmere frist", "fristen følger", "dato oplyses", "frist oplyses", "tidspunkt oplyses", "tidspunkt følger", "aftales senere", "uden frist", "ingen frist", "ingen dato"}
	follows   = []string{"konsekvenser", "få følger", "få betydning", "gældende regler", "efter reglerne", "konsekvens", "sanktioneres", "reagere", "forbeholder"}
	someEnd   = []string{"manglende", "udeblivelse*", "fravær*", "overholdes", "hvis", "afbud*", "ikke møder", "ikke deltager", "pligt*"}
	saysWhich = []string{
		"ydelse*", "træk*", "nedsæt*", "nedsat", "stop*", "bortfald*", "afslag*", "sanktion", "sanktioner", "sanktionen", "karantæne*", "ophør*", "lukkes", "afsluttes", "tilbagebetal*", "udmeld*", "opsig*",
		"kontanthjælp*", "sygedagpenge*", "dagpenge*", "§*", "kroner", "kr", "udskriv*", "mister", "forsørgelse*", "hjælpen",
	}
)

// openEnds finds texts of a plan that say themselves what is not in place. A plan
// of which something is told already is left alone, and what two plans say of one
// thing is told once.
func (s *sight) openEnds(told []Finding) []Finding {
	var found []Finding
	done := map[string]bool{}
	for _, f := range told {
		for _, plan := range f.Plans {
			done[plan] = true
		}
	}
	at, facts := map[string]int{}, map[string][]string{}
	for _, p := range s.passages {
		name := label(p.plan)
		if done[name] {
			continue
		}
		what, thing := s.openIn(p)
		if what == "" {
			continue
		}
		done[name] = true
		key := what + "/" + thing
		if thing == "" {
			key += name
		}
		i, twice := at[key]
		if !twice {
			i = len(found)
			at[key] = i
			found = append(found, Finding{Kind: MissingInfo, Severity: Medium, Acts: Municipality, Args: map[string]string{"what": what}})
		}
		facts[key] = append(facts[key], name, p.raw)
		found[i].Refs = append(found[i].Refs, s.openRef(p, thing))
		found[i] = found[i].touching(p.plan).named(facts[key]...)
	}
	return found
}

// openIn is what a text leaves open, and how the word of the thing begins; "" when
// nothing.
func (s *sight) openIn(p *passage) (what, thing string) {
	if p.part != ofNote && p.part != ofPlan && p.part != ofCondition && p.part != ofMeasure || p.from.After(s.Today) || p.part != ofCondition && !p.may(grantedTalk) && !p.may(refusedTalk) {
		return "", ""
	}
	if p.Has(refused...) && s.leavesOutReason(p) {
		return "reason", ""
	}
	const short = 2 // a note of two sentences is about one thing
	if p.part == ofNote && len(p.Sentences) <= short {
		if thing, open := notInPlace(p.Text); open {
			return "open", thing
		}
		return "", ""
	}
	for _, one := range p.Sentences {
		said := s.said(one)
		if thing, open := notInPlace(said); open {
			return "open", thing
		}
		if p.part == ofCondition && (said.Has(todo...) && said.Has(noDay...) || said.Has(follows...) && said.Has(someEnd...) && !p.Has(saysWhich...)) {
			return "open", ""
		}
	}
	return "", ""
}

// leavesOutReason reports whether a text denies that there is a reason, or a word on
// how to complain.
func (s *sight) leavesOutReason(p *passage) bool {
	return p.Has(noReason...) || slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		at := said.Index(reasons...)
		return at >= 0 && said.DeniedAt(at)
	})
}

// notInPlace reports whether a text says of something granted that it has not
// come, and how the word for it begins.
func notInPlace(said topic.Text) (string, bool) {
	at := said.Index(granted...)
	if at < 0 {
		at = said.Index(papersOfIt...)
	}
	if at < 0 || !said.Has(notCome...) || said.Has(notThis...) {
		return "", false
	}
	const begins = 5
	letters := []rune(said.Words[at].Low)
	return string(letters[:min(begins, len(letters))]), true
}

// openRef is the measure that a text is about, by the thing it tells of, or what
// the text belongs to.
func (s *sight) openRef(p *passage, thing string) string {
	if p.ref != p.plan.ID || thing == "" {
		return p.ref
	}
	for _, m := range s.measures {
		if isSame(m.Measure.Plan, p.plan) && strings.Contains(strings.ToLower(m.Name+" "+m.Measure.Text), thing) {
			return m.ref
		}
	}
	return p.ref
}
