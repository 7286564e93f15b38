package detect

import (
	"slices"

	"enplan/models/topic"
)

// Words of a power of attorney for money, of what it does not reach, and of what
// somebody does by it.
var (
	ofMoneyOnly = []string{"økonomi*", "økonomisk*", "bank*", "netbank*", "regning*", "penge*", "betaling*", "budget*", "gæld*", "skat*", "pension*", "ydelse*", "kontoudtog*", "boligstøtte*", "boligydelse*", "husleje*", "forsikring*", "e-boks", "digital post"}
	ofMore      = []string{"helbred*", "personlige forhold", "personlige anliggender", "sociale", "sundhed*", "behandling*", "pleje*", "botilbud*", "alle forhold", "generel*", "alt"}
	beyondMoney = []string{"handleplan*", "*planen", "indsats*", "behandling*", "helbred*", "medicin*", "bolig", "boligen", "plejehjem*", "plejebolig*", "ældrebolig*", "flytning*", "indlæggelse*", "samtykke*", "støtte", "støtten", "bostøtte*",
		"hjælpen", "pleje", "plejen", "praktisk hjælp", "aflastning*", "botilbud*", "bosted*", "journal*", "undersøgelse*", "operation*", "praktik*", "hjemmehjælp*", "dagtilbud*", "helbredsoplysning*"}
	actsBy = []string{"underskrevet", "underskrev", "underskriver", "underskrives", "skrevet under", "skriver under", "godkendt", "godkender", "tiltrådt", "samtykket", "samtykker", "givet samtykke", "giver samtykke", "sagt ja", "siger ja",
		"takket ja", "takket nej", "træffer beslutning*", "truffet beslutning*", "beslutter", "besluttet", "bestemmer", "accepteret", "accepterer", "ansøgt*", "søgt om", "på vegne af", "på borgers vegne", "afslået", "afmeldt", "opsagt"}
)

// isForMoney reports whether a consent is a power of attorney from the citizen for
// money and nothing else.
func (s *sight) isForMoney(c consent) bool {
	if c.Giver != s.Citizen.ID || !mandate(c.all) || c.back {
		return false
	}
	scope := c.scope
	if i := scope.Index("omfatter ikke", "dækker ikke", "gælder ikke", "undtagen", "ikke"); i >= 0 {
		scope.Words = scope.Words[:i]
	}
	return scope.Has(ofMoneyOnly...) && !scope.Has(ofMore...)
}

// stretches reports whether a text relies on a power of attorney for money in what
// is no matter of money: a plan signed, a move decided.
func (s *sight) stretches(c consent, p *passage) bool {
	return mandate(p.Text) && s.isForMoney(c) && slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		return mandate(said) && !said.Has("værge*", "fremtidsfuldmagt*") && said.Has(actsBy...) && said.Has(beyondMoney...) && !said.Has(ofMoneyOnly...) && !said.Has("ikke fuldmagt", "uden fuldmagt", "samt fuldmagt til", "også fuldmagt")
	})
}

// isBeyondPower reports whether somebody said yes to what is shared of the
// citizen's health by a power of attorney, and the one there is is for money.
func (s *sight) isBeyondPower(c consent) bool {
	if c.Giver == s.Citizen.ID || c.Giver == "" || !mandate(c.all) || c.all.Has("værge*", "fremtidsfuldmagt*") || s.age(s.Citizen.Born) < adult {
		return false
	}
	health := c.fromHealth() || meet(c.scope.All(topic.Fact), []string{"health", "diagnosis", "medicine", "mind"})
	return health && slices.ContainsFunc(s.consents(), s.isForMoney)
}

// goesWith reports whether a sentence goes on about the power by which something
// was done in the one before: "Datter underskriver. Hendes fuldmagt gælder kun bank."
func (s *sight) goesWith(one, next string) bool {
	first, then := s.said(one), s.said(next)
	if mandate(first) {
		return !mandate(then) && begins(then, "den", "det", "denne", "dette")
	}
	return mandate(then) && first.Has(actsBy...)
}
