package detect

import (
	"slices"
	"strings"

	"enplan/models/topic"
)

// What has been granted or asked for, and that it has not come.
var (
	granted = []string{
		"bevilling*", "bevilget", "bestilling*", "henvisning*", "kriseplan*", "medicinliste*", "medicinkort*", "fælles medicinkort", "nødkald*", "hjælpemid*", "kørsel*", "kørselskontor*", "befordring*",
		"genoptræningsplan*", "udskrivningsbrev*", "udskrivelsesbrev*", "plejeforløbsplan*", "kontaktperson*", "støtteperson*", "mentor*", "ledsager*", "ledsagelse*", "aflastning*", "bostøtte*", "plejeseng*",
		"seng", "sengen", "rollator*", "kørestol*", "høreapparat*", "koordinator*", "sagsbehandler*", "kuratel*", "støttestrømpe*", "*strømper", "badebænk*", "toiletforhøjer*", "lift", "liften", "ergoterapeut*",
		"ordre*", "ordren", "rekvisition*", "støtten", "hjemmevejleder*", "sundhedsplejerske*", "støttepædagog*", "epilepsiplan*", "beredskabsplan*", "handleanvisning*", "instruks*", "plan for medicin*",
	}
	notCome = []string{
		"ikke modtaget", "ikke bestilt", "ikke set", "ikke nået frem", "ikke kommet frem", "ikke kommet", "ikke fundet", "ikke udpeget", "ikke tildelt", "ikke leveret", "ikke oprettet", "ikke sat i gang",
		"ikke iværksat", "ikke startet", "ikke begyndt", "ikke opstartet", "ikke fået", "ikke videresendt", "ikke sendt", "ikke effektueret", "ikke afsendt", "ikke ankommet", "ikke installeret",
		"ikke monteret", "ikke opsat", "ikke registreret", "ikke besat", "ubesat", "bortkommet*", "efterlyser", "efterlyst", "efterlyses", "mangler", "har ikke medicinliste*", "har ikke kriseplan*", "er ikke hos",
		"ingen har bestilt", "ligger ikke", "ingen ordre", "ingen bestilling", "ingen bevilling", "ingen henvisning", "ukendt hos", "ikke kendt hos", "kender ikke til", "ikke overdraget", "ikke givet videre", "ikke gjort",
	}
	notThis = []string{"hvis", "tolk*", "søges om", "borger har ikke", "nu modtaget", "er modtaget", "medbring*", "samtykke*", "ikke ønsket", "ønsker ikke", "fuldmagt*", "opfølgning*", "dokumentation*"}
)

// A no, and that it has no reason or no way to complain.
var (
	refused  = []string{"afslag", "afslaget", "afslår", "afslås", "afvist", "afvises", "nej til", "fik nej", "får nej", "fået nej"}
	noReason = []string{
		"begrundelse fremgår ikke", "uden begrundelse", "ikke begrundet", "begrundelse mangler", "begrundelsen mangler", "ingen begrundelse", "begrundes ikke", "uden nærmere begrundelse", "uden grund",
		"uden klagevejledning", "klagevejledning mangler", "klagevejledning ikke", "ingen klagevejledning", "ikke klagevejledning", "klagevejledning er ikke", "klagevejledning blev ikke", "ikke givet klagevejledning",
		"ikke skriftlig afgørelse", "uden skriftlig afgørelse", "ingen skriftlig afgørelse", "fremgår ikke hvorfor", "ikke oplyst hvorfor", "ikke oplyst klage*",
	}
)

// What somebody has to do with no day for it, and what follows without a name.
var (
	todo      = []string{"indsende*", "indsend", "aflever*", "sendes", "dokumenter*", "fremsende*", "indlever*", "oplyses", "møde op", "fremmøde*", "opfølgning", "opfølgning*", "indkald*"}
	noDay     = []string{"snarest", "hurtigst muligt", "dato følger", "datoen følger", "frist følger", "fristen følger", "dato oplyses", "frist oplyses", "tidspunkt oplyses", "tidspunkt følger", "aftales senere", "uden frist", "ingen frist", "ingen dato"}
	follows   = []string{"konsekvenser", "få følger", "få betydning", "gældende regler", "efter reglerne", "konsekvens", "sanktioneres", "reagere på"}
	someEnd   = []string{"manglende", "udeblivelse*", "fravær*", "overholdes", "hvis", "afbud*", "ikke møder", "ikke deltager", "pligt*"}
	saysWhich = []string{
		"ydelse*", "træk*", "nedsæt*", "nedsat", "stop*", "bortfald*", "afslag*", "sanktion", "sanktioner", "sanktionen", "karantæne*", "ophør*", "lukkes", "afsluttes", "tilbagebetal*", "udmeld*", "opsig*",
		"kontanthjælp*", "sygedagpenge*", "dagpenge*", "§*", "kroner", "kr", "udskriv*", "mister", "forsørgelse*",
	}
)

// openEnds finds texts of a plan that say themselves what is not in place. A plan
// of which something is told already is left alone.
func (s *sight) openEnds(told []Finding) []Finding {
	var found []Finding
	done := map[string]bool{}
	for _, f := range told {
		for _, plan := range f.Plans {
			done[plan] = true
		}
	}
	for _, p := range s.passages {
		name := label(p.plan)
		what := s.openIn(p)
		if what == "" || done[name] {
			continue
		}
		done[name] = true
		f := Finding{Kind: MissingInfo, Severity: Medium, Acts: Municipality, Refs: []string{s.openRef(p)}, Args: map[string]string{"what": what}}
		found = append(found, f.touching(p.plan).named(name, p.raw))
	}
	return found
}

// openIn is what a text leaves open, "" when nothing.
func (s *sight) openIn(p *passage) string {
	if p.part != ofNote && p.part != ofPlan && p.part != ofCondition && p.part != ofMeasure {
		return ""
	}
	if p.Has(refused...) && p.Has(noReason...) {
		return "reason"
	}
	for _, one := range p.Sentences {
		said := s.said(one)
		switch {
		case said.Has(granted...) && said.Has(notCome...) && !said.Has(notThis...):
			return "open"
		case p.part == ofCondition && (said.Has(todo...) && said.Has(noDay...) || said.Has(follows...) && said.Has(someEnd...) && !p.Has(saysWhich...)):
			return "open"
		}
	}
	return ""
}

// openRef is the measure that a text is about, by a word they share, or what the
// text belongs to.
func (s *sight) openRef(p *passage) string {
	if p.ref != p.plan.ID {
		return p.ref
	}
	for _, m := range s.measures {
		if isSame(m.Measure.Plan, p.plan) && slices.ContainsFunc(p.Words, func(w topic.Word) bool {
			return len(w.Low) > 5 && strings.Contains(strings.ToLower(m.Name+" "+m.Measure.Text), string([]rune(w.Low)[:5]))
		}) {
			return m.ref
		}
	}
	return p.ref
}
