package detect

import (
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
	"enplan/models/topic"
)

// Words of a sentence that says there is no interpreter, or another one than it
// should be.
var noInterpreter = []string{
	"uden brug af tolk", "uden anvendelse af tolk", "tolken dukkede ikke", "tolk dukkede ikke", "tolken kom aldrig", "tolken aflyste", "tolken var syg", "tolken blev væk", "tolken gik", "tolken var aflyst", "fagter", "tolkning mangler",
	"uden tolk", "ingen tolk", "ikke tolk", "manglende tolk", "tolk mangler", "mangler tolk", "tolk aflyst", "tolken aflyst", "aflyst tolk", "tolk afbestilt", "tolk fravalgt", "fravalgt tolk",
	"tolk mødte ikke", "tolken mødte ikke", "tolk udeblev", "tolken udeblev", "tolk kom ikke", "tolken kom ikke", "tolk er ikke", "tolk var ikke", "tolk blev ikke", "tolk har ikke",
	"tolk bestilles ikke", "tolk rekvireres ikke", "tolk ikke", "ikke bestilt tolk", "ikke rekvireret tolk", "ikke booket tolk", "ikke bevilget tolk", "ikke været tolk", "ikke en tolk",
	"tolk vurderes ikke", "tolk skønnes ikke", "tolk bevilges ikke", "tolk tilbydes ikke", "tolk derfor ikke", "tolkebistand ikke", "tolkebistand ydes ikke", "tolkebistand afvist",
	"afslag på tolk", "intet tolkebehov", "ikke tolkebehov", "ikke behov for tolk", "ikke brug for tolk", "klarer sig uden tolk", "tolk afvist", "tolk nægtet", "sparer tolk*",
	"forkert tolk", "tolk på forkert", "tolken talte", "tolken taler", "forstod ikke tolken", "tolken forstod", "forkert sprog", "forkert dialekt", "anden dialekt",
	"google translate", "google oversæt*", "translate", "oversættelsesapp*", "oversættelsesprogram*", "oversættelses-app", "tolkeapp*", "app til oversættelse",
	"selv tolk", "egen tolk", "medbringer tolk", "medbringe tolk", "medbringer en tolk", "medbringe en tolk", "selv undersøge muligheden for tolk", "selv betale tolk*", "selv betaler tolk*", "tolkegebyr*", "selv skaffe", "selv finde en der", "selv sørge for tolk*", "selv sørge for en der kan", "selv have en med", "selv tage en med",
	"tage en med der kan dansk", "tager en med der kan dansk", "medbringe en dansktalende", "dansktalende ven", "dansktalende pårørende",
}

// Those who are not interpreters, and what they are made to do.
var (
	laymen = []string{
		"datter*", "døtre*", "søn", "sønnen", "sønnens", "sønner*", "barn*", "børn*", "søster*", "storesøster*", "lillesøster*", "bror*", "storebror*", "lillebror*", "ægtefælle*", "hustru*", "kone*", "mand", "manden",
		"mor", "moren", "far", "faren", "nabo*", "naboen*", "naboens", "ven", "vennen", "veninde*", "bekendt*", "kæreste*", "svigerdatter*", "svigersøn*", "nevø*", "niece*", "fætter*", "kusine*", "pårørende*", "familie*",
		"kollega*", "klassekammerat*", "medborger*", "beboer*", "landsmand*", "barnebarn*", "rengøringsassistent*",
	}
	interpreting = []string{
		"oversat", "oversatte", "oversætter", "oversætte", "tolket", "tolkede", "tolker", "tolke", "som tolk", "oversættelse", "hjælper med sproget", "hjalp med sproget", "bistår sprogligt",
		"sproglig hjælp", "sproglig støtte", "formidlede samtalen", "forklarede på modersmål", "tolk derfor", "kan bistå", "taler på hendes vegne", "taler på hans vegne", "talte for", "taler for", "hjalp med at forklare", "forklarede for", "hjælper med at forklare", "hjalp med at forstå", "formidle", "førte ordet", "dækker sproget",
	}
	mustNot = []string{
		"må ikke", "skal ikke", "bør ikke", "ønsker ikke", "ikke tolke", "ikke oversætte", "tolk bestilt", "tolk er bestilt", "bestilles tolk", "professionel tolk", "fremmødetolk deltog", "tolk deltog",
		"tolkede ikke", "oversatte ikke", "tolker ikke", "oversætter ikke", "må aldrig", "ikke anvendes", "ikke bruges",
	}
)

// Letters, meetings and courses, and that they are in Danish.
var (
	inDanish  = []string{"på dansk", "dansk pjece*", "danske pjece*", "dansk brev*", "danske brev*", "dansk vejledning*", "danske vejledning*", "dansk materiale*", "dansk blanket*", "dansk skema*", "dansk tekst*", "danske tekst*", "dansksproget", "dansksprogede", "dansktalende", "danskkundskaber*", "kun dansk", "alene dansk"}
	danishFor = []string{
		"brev*", "breve", "partshøring*", "skriftlig*", "afgørelse*", "ansøgning*", "undervis*", "kursus*", "kurset", "hold*", "samtale*", "møde*", "mødet", "gruppe*", "foregår", "afholdes", "føres",
		"udfyld*", "materiale*", "information*", "vejled*", "pjece*", "plan", "planen", "sendt", "sendes", "udsendt", "udleveret", "udleveres", "underskriv*", "blanket*", "skema*", "spørgeskema*",
		"kontrakt*", "forløb*", "indkaldelse*", "skriv", "tilbud*", "app*", "test*", "oplæg*", "klage*", "skrives", "skrive", "*kontrakt*", "gennemgået",
	}
	letters      = []string{"brev*", "partshøring*", "afgørelse*", "skriftlig*", "kontrakt*", "materiale*", "pjece*", "ansøgning*"}
	danishSchool = []string{"danskundervisning*", "sprogskole*", "sprogcent*", "danskuddannelse*", "lære dansk", "bedre dansk", "træne dansk", "øve dansk", "ikke på dansk", "modersmål og på dansk", "på dansk og", "og dansk", "med tolk"}
)

// Reading that somebody is made to do, and what makes it easy.
var (
	mustRead = []string{
		"selv læse", "læse og underskrive", "læser og underskriver", "læs og underskriv", "gennemlæse*", "skriftlig ansøgning*", "skriftlig jobansøgning*", "skriftlige ansøgninger", "skriftlig redegørelse*",
		"skriftlig begrundelse*", "skriftligt materiale", "skriftlig opgave*", "skriftlige opgaver", "skriftlig vejledning*", "skriftligt orienteret", "orienteret skriftligt", "informeret skriftligt",
		"skriftligt om", "skriftlig orientering*", "udfylde skema*", "udfylder skema*", "udfylde spørgeskema*", "udfylder spørgeskema*", "spørgeskema*", "logbog*", "dagbog*", "føre dagbog", "skrive jobansøgning*", "skal læse", "skrive ansøgning*", "skriver ansøgning*", "ansøgninger om ugen", "ansøgninger ugentligt",
		"skriver jobansøgning*", "uden forklaring", "ikke forklaret", "afgørelse på", "brev på", "vejledning på", "plan på", "sider", "siders", "pjece udleveret", "pjece sendt", "teorimateriale*", "læse materiale*",
		"sendt på skrift", "via skriftlig*", "kun skriftlig*", "alene skriftlig*", "læses på",
	}
	madeEasy = []string{
		"læst op", "læses op", "læser op", "højtlæsning*", "oplæst", "oplæses", "oplæsning*", "forklaret mundtligt", "gennemgået", "gennemgås", "med billeder", "piktogram*", "let læst", "letlæst", "let sprog",
		"hjælp til at", "hjælp til udfyld*", "hjælpes med", "sammen med", "mundtligt", "it-hjælpemid*", "oplæsningsprogram*", "lydfil*", "på lyd",
	}
	readsBadly = []string{
		"ordblind*", "let læst", "letlæst", "læst op", "læses op", "højtlæsning*", "oplæsning*", "let sprog", "kort tekst", "korte sætninger", "piktogram*", "analfabet*", "kan ikke læse", "svært ved at læse",
		"læser ikke", "læser dårligt", "billeder og", "med billeder", "enkelt sprog", "enkle ord", "dysleksi", "dyslektiker", "nemme ord", "lette ord", "få ord", "tegninger", "simpelt sprog", "nemt sprog", "korte beskeder", "udviklingshæmm*",
	}
)

// What every text about interpreting and about reading has somewhere.
var (
	interpretingTalk = sieve.Compile(`tolk|oversa|oversæt|sprog|translate|google|bistå|dansk|dialekt|talte for|taler for|forklare|fagter`)
	readingTalk      = sieve.Compile(`ordblind|analfabet|dysle|læse|læst`)
)

// speaksOf are the parts of a plan that tell how one talks with the citizen.
func speaksOf(p *passage) bool {
	return p.part == ofNote || p.part == ofCondition || p.part == ofPlan || p.part == ofMeasure
}

// lacksInterpreter reports whether a text says that nobody interprets, or somebody
// who should not.
func (s *sight) lacksInterpreter(p *passage) bool {
	if !speaksOf(p) || !p.may(interpretingTalk) {
		return false
	}
	return slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		switch {
		case said.Has("hvis", "såfremt", "aldrig uden tolk", "ikke uden tolk"):
			return false
		case said.Has(laymen...) && said.Has(interpreting...):
			return !said.Has(mustNot...) || said.Has("tolk derfor ikke", "bestilles ikke", "rekvireres ikke")
		}
		return said.Has(noInterpreter...) || deniesInterpreter(said)
	})
}

// deniesInterpreter reports whether a no stands close before the interpreter, or
// soon after: "der blev ikke brugt tolk", "tolk kunne ikke skaffes".
func deniesInterpreter(said topic.Text) bool {
	at := said.Index("tolk", "tolken", "tolkning", "tolkebistand", "telefontolk", "videotolk", "fremmødetolk")
	if at < 0 {
		return false
	}
	const near = 3
	for i := max(0, at-near); i < min(len(said.Words), at+near+1); i++ {
		w := said.Words[i]
		if w.Clause == said.Words[at].Clause && (w.Low == "ikke" || w.Low == "ingen" || w.Low == "aldrig" || strings.HasPrefix(w.Low, "fravalg") || strings.HasPrefix(w.Low, "fravælg") || strings.HasPrefix(w.Low, "undlad")) {
			return !said.Has("taler ikke", "forstår ikke", "kan ikke", "ikke dansk", "møder ikke", "må ikke", "ikke undvære")
		}
	}
	return false
}

// asksForInterpreter reports whether the text itself says that somebody it is
// about speaks another language, or needs an interpreter.
func (s *sight) asksForInterpreter(p *passage) bool {
	if m := p.findLow(spoken); m != nil && languages[m[1]+m[2]+m[3]] != "" {
		return true
	}
	return p.Has("tolkebehov*", "behov for tolk", "taler ikke dansk", "forstår ikke dansk", "mest *sk", "kun *sk")
}

// onlyDanish finds letters, talks and courses in Danish for somebody who needs an
// interpreter.
func (s *sight) onlyDanish(needs bool) []Finding {
	if !needs {
		return nil
	}
	told := map[string]bool{} // where a meeting lacks an interpreter, and is told of already
	for i := range s.Bookings {
		name := label(s.Bookings[i].Plan)
		told[name] = told[name] || slices.Contains(s.Bookings[i].Guests, "")
	}
	return s.tellOf("danish", func(p *passage) bool {
		return speaksOf(p) && p.may(interpretingTalk) && !s.lacksInterpreter(p) && (!told[label(p.plan)] || p.Has(letters...)) && p.Has(inDanish...) && slices.ContainsFunc(p.Sentences, func(one string) bool {
			said := s.said(one)
			return said.Has(inDanish...) && said.Has(danishFor...) && !said.Has(danishSchool...) && !said.Has("hvis", "åbnet sammen") && !said.Has(laymen...)
		})
	})
}

// cannotRead finds what must be read or written by somebody who cannot.
func (s *sight) cannotRead() []Finding {
	needs := slices.ContainsFunc(s.own, func(p *passage) bool {
		return (p.part == ofNeed || p.part == ofOwnText) && p.Has(readsBadly...)
	}) || slices.ContainsFunc(s.passages, func(p *passage) bool {
		return p.may(readingTalk) && s.states(p)["literate:"] == "no"
	})
	if !needs {
		return nil
	}
	return s.tellOf("read", func(p *passage) bool {
		return speaksOf(p) && slices.ContainsFunc(p.Sentences, func(one string) bool {
			said := s.said(one)
			return said.Has(mustRead...) && !said.Has(madeEasy...) && !said.Has(readsBadly...) && !said.Has("hvis", "ikke skriftlig*")
		})
	})
}

// tellOf makes one finding of all texts that fit.
func (s *sight) tellOf(language string, fits func(*passage) bool) []Finding {
	f := Finding{Kind: LanguageNeed, Severity: Medium, Acts: Municipality, Args: map[string]string{"language": language}}
	facts := []string{language}
	for _, p := range s.passages {
		if fits(p) {
			f.Refs, facts = append(f.Refs, p.ref), append(facts, p.raw)
			f = f.touching(p.plan)
		}
	}
	if len(f.Refs) == 0 {
		return nil
	}
	f.Args["count"] = strconv.Itoa(len(f.Refs))
	return []Finding{f.named(facts...)}
}

// needsInterpreter reports whether the citizen does: by what the citizen asks
// for, else by what the plans say, else by the language.
func (s *sight) needsInterpreter() bool {
	for _, p := range s.own {
		none := p.Has("ikke tolk", "ikke brug for tolk", "ikke behov for tolk", "behøver ikke tolk", "ingen tolk", "uden tolk")
		if (p.part == ofNeed || p.part == ofOwnText) && p.Has("tolk*", "tegnsprog*", "skrivetolk*") && !none {
			return true
		}
		if p.part == ofNeed && (none || p.Has("taler dansk", "taler godt dansk", "taler flydende dansk")) {
			return false
		}
	}
	needed, spared := false, false
	for _, p := range s.passages {
		if !p.may(interpretingTalk) || s.subjectOf(p.plan) != "" {
			continue
		}
		needed = needed || s.states(p)["interpreter:"] == "yes"
		spared = spared || s.states(p)["interpreter:"] == "no"
	}
	if needed || spared && slices.ContainsFunc(s.own, func(p *passage) bool { return p.Has("taler dansk", "godt dansk", "kan dansk") }) {
		return needed
	}
	language := strings.ToLower(s.Citizen.Language)
	return language != "" && !strings.HasPrefix(language, "da") && language != "en-dk"
}

// planHasInterpreter reports whether a plan says that an interpreter is there
// every time.
func (s *sight) planHasInterpreter(plan *models.SectorPlan) bool {
	return slices.ContainsFunc(s.passages, func(p *passage) bool {
		return isSame(p.plan, plan) && (p.part == ofPlan || p.part == ofCondition || p.part == ofMeasure) && hasOrdered(p.Text)
	})
}

func hasOrdered(t topic.Text) bool {
	return !t.Has("tolk bestilles ikke", "tolk ikke", "ikke tolk", "tolk er ikke") && t.Has("med tolk", "med *sk tolk", "med *k tolk", "med kvindelig tolk", "gennem tolk", "via tolk", "tolk bestilles", "tolk er bestilt", "tolk bestilt", "tolk deltager", "fast tolk",
		"tolk til alle", "tolk ved alle", "tegnsprogstolk bestilt", "tolk anvendes", "tolk medvirker", "tolk er booket", "tolk booket")
}
