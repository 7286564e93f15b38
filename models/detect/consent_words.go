package detect

import (
	"slices"
	"strings"
)

// What makes a yes no yes, as a register or a note has it.
var (
	bundles = []string{
		"alle relevante oplysninger", "alle oplysninger", "alt relevant", "samtlige oplysninger", "samtlige helbredsoplysninger", "samtlige journal*", "alle nødvendige oplysninger", "alle forhold", "alt hvad", "alt der", "alt om", "hele sagen",
		"alle akter", "alle sagsakter", "enhver oplysning", "af enhver art", "enhver relevant", "uden begrænsning*", "ubegrænset", "oplysninger efter behov", "efter behov", "hvad som helst", "alle helbredsoplysninger", "alle private forhold",
		"alt nødvendigt", "alt vedr", "alt vedrørende", "generelt samtykke", "generel samtykkeerklæring", "alle sagens", "hvad der er relevant", "det der er relevant", "hvad der skønnes", "oplysninger i øvrigt",
	}
	toAll   = []string{"alle", "alle samarbejdspartnere", "alle parter", "alle myndigheder", "alle instanser", "hele kommunen", "alle forvaltninger", "alle afdelinger", "alle relevante", "samarbejdspartnere", "relevante parter", "øvrige parter", "diverse"}
	narrows = []string{"husleje*", "fremmøde*", "fravær", "ferie*", "mødetid*", "timer", "skema*", "betaling*", "kørsel*", "hjælpemid*", "aftaler", "aftaletider", "løn", "lønsedler", "karakterer", "adresse*", "kontaktoplysninger"}
	unfree  = []string{
		"afhang af", "afhænger af", "betinget af", "betingelse for", "som betingelse", "som vilkår", "vilkår for", "krav for at få", "ellers mister", "ellers bortfald*", "ellers stopp*", "ellers ingen hjælp", "under pres", "presset til", "ydelsen stoppes", "stoppes hvis",
		"hjælpen stoppes", "kunne ikke sige nej", "turde ikke sige nej", "tør ikke sige nej", "ikke mulighed for at sige nej", "ikke frivilligt", "ufrivilligt", "truet med", "måtte skrive under", "tvunget til", "skal give samtykke for at", "ellers ikke bolig", "ellers ingen bolig", "nødt til at skrive under",
	}
	unclear = []string{
		"ikke forklaret", "ikke blevet forklaret", "ikke fået forklaret", "uden forklaring", "vidste ikke", "ikke vidste", "ikke var klar over", "ikke klar over", "forstod ikke", "ikke forstod", "ikke forstået", "har ikke forstået", "ingen tolk", "uden tolk", "ikke tolk", "tolk mødte ikke", "tolk udeblev",
		"ikke informeret om", "ikke oplyst om", "ikke orienteret om", "ikke vejledt", "uden vejledning", "ikke læst", "kunne ikke læse", "ikke læst op", "oversat af barn*", "oversat af søn*", "oversat af datter*", "oversat af hans", "oversat af hendes", "tolket af barn*", "tolket af søn*", "tolket af datter*", "troede at", "troede det", "troede, det",
	}
	unsigned = []string{"ikke underskrevet", "underskrift mangler", "mangler underskrift", "manglende underskrift", "uden underskrift", "ingen underskrift", "ikke skrevet under", "afventer underskrift", "usigneret", "underskrives senere", "ikke godkendt af borger*", "ikke bekræftet af borger*"}
	retracts = []string{"tilbagekaldt", "tilbagetrukket", "trukket tilbage", "trak tilbage", "ophævet", "withdrawn", "ombestemt sig", "fortrudt", "vil ikke længere", "ønsker ikke længere", "ikke længere ønsker", "må ikke længere", "ikke mere må", "må ikke mere", "annulleret", "skal slettes", "slettet efter ønske", "sagt samtykket op", "opsagt"}
	mayBack  = []string{"kan trækkes", "kan tilbagekaldes", "kan til enhver tid", "kan altid", "kan når som helst", "retten til", "ret til", "mulighed for", "kan trække", "vejledt om", "hvis"}
)

// faults is what every one of the words for a yes that is unfree, unclear or not
// signed has somewhere.
var faults = []string{"ikke", "ingen", "uden", "pres", "afh", "beting", "vilkår", "krav for", "ellers", "stoppes", "turde", "truet", "måtte", "tvunget", "skal give", "nødt", "frivillig", "udeblev", "oversat", "tolket", "troede", "mangler", "manglende", "afventer", "usigneret", "underskrives"}

// saysOf reports whether one of the words stands with a consent and is not denied:
// "afhænger ikke af". Words that hold a no themselves are not.
func saysOf(c consent, words []string) bool {
	low := strings.ToLower(c.Form + " " + c.Scope + " " + c.Note)
	if !slices.ContainsFunc(faults, func(hint string) bool { return strings.Contains(low, hint) }) {
		return false // usual, and quicker than to look for each of the words
	}
	return slices.ContainsFunc(words, func(w string) bool {
		at := c.all.Index(w)
		if at < 0 {
			return false
		}
		own := slices.ContainsFunc(strings.Fields(w), func(one string) bool { return one == "ikke" || one == "ingen" || one == "uden" })
		return own || !c.all.DeniedAt(at)
	})
}

// isBundled reports whether a consent is for anything, or for anybody. All that
// there is of one small thing is not too much.
func (s *sight) isBundled(c consent) bool {
	if at := c.scope.Index("om", "vedr", "vedrørende"); at >= 0 && c.scope.Index(narrows...) == at+1 && len(c.scope.Words) <= at+4 {
		return false
	}
	to := s.words(c.To)
	return c.all.Has(bundles...) || len(to.Words) <= 3 && to.Has(toAll...)
}
