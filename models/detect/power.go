package detect

import (
	"cmp"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// representation finds powers that are used before they are in force, after they
// have ended, or beyond what they cover.
func representation(s *sight) []Finding {
	var refs, facts []string
	var plans []*models.SectorPlan
	why := ""
	judge := func(text, ref string, plan *models.SectorPlan, named bool) {
		sentences := s.said(text).Sentences
		for i, one := range sentences {
			w := s.powerless(s.said(one))
			if w == "" && named && i+1 < len(sentences) && s.goesWith(one, sentences[i+1]) {
				w = s.powerless(topic.Plain(one + ", " + sentences[i+1]))
			}
			if w != "" {
				if why == "" {
					why = w
				}
				refs, facts, plans = append(refs, ref), append(facts, one), append(plans, plan)
			}
		}
	}
	for _, p := range s.passages {
		if p.part != ofAppointment {
			judge(p.raw, p.ref, p.plan, mandate(p.Text))
		}
	}
	if void := s.voidPower(); void != "" { // the power itself is known to be void: whoever relies on it is meant
		for _, p := range s.passages {
			if (p.part == ofPlan || p.part == ofNote || p.part == ofCondition) && mandate(p.Text) && !slices.Contains(refs, p.ref) {
				refs, facts, plans, why = append(refs, p.ref), append(facts, p.raw), append(plans, p.plan), void
			}
		}
	}
	for _, c := range s.consents() {
		for _, p := range s.passages {
			if mandate(c.all) && (p.part == ofPlan || p.part == ofNote) && (s.outgrows(c, p) || s.stretches(c, p)) && !slices.Contains(refs, p.ref) {
				refs, facts, plans, why = append(refs, p.ref, c.ID), append(facts, c.Scope, p.raw), append(plans, p.plan), cmp.Or(why, "too_narrow")
			}
		}
		if w := s.noPower(c); w != "" && !c.back {
			refs, facts, why = append(refs, c.ID), append(facts, c.Giver+" "+c.Scope), cmp.Or(why, w)
		}
	}
	if len(refs) == 0 {
		return nil
	}
	f := Finding{Kind: RepresentationInvalid, Severity: High, Acts: Municipality, Refs: refs, Args: map[string]string{"why": why}}
	return []Finding{f.touching(plans...).named(facts...)}
}

// voidPower is why the power that somebody around the citizen holds gives no say,
// as the household, the consents or the plans tell it.
func (s *sight) voidPower() string {
	if s.wrong == nil {
		why := s.readPower()
		s.wrong = &why
	}
	return *s.wrong
}

func (s *sight) readPower() string {
	var texts []string
	for _, p := range s.Citizen.Household {
		texts = append(texts, p.Relation+". "+p.Note)
	}
	for _, c := range s.Plan.Consents {
		texts = append(texts, c.Giver+". "+c.Note+". "+c.Form)
		if scope := s.said(c.Scope); mandate(scope) { // what the note says of it is said of the power
			if why := s.powerless(topic.Plain(c.Scope + " " + strings.ReplaceAll(c.Note, ".", ","))); why == "not_in_force" {
				return why
			}
		}
	}
	for _, p := range s.passages {
		if mandate(p.Text) {
			texts = append(texts, p.raw)
		}
	}
	for _, text := range texts {
		for _, one := range s.said(text).Sentences {
			if why := s.powerless(s.said(one)); why != "" {
				return why
			}
		}
	}
	return ""
}

// outgrows reports whether a text relies on a power of attorney for what the
// power says it does not cover: "omfatter ikke bolig" and an application for a
// plejebolig.
func (s *sight) outgrows(c consent, p *passage) bool {
	if !mandate(c.all) || c.Giver != s.Citizen.ID || !mandate(p.Text) || !p.Has("i henhold til", "ansøgt*", "søgt om", "på vegne af", "underskrevet", "skrevet under") {
		return false
	}
	i := c.scope.Index("omfatter ikke", "dækker ikke", "gælder ikke", "undtagen")
	if i < 0 {
		return false
	}
	return slices.ContainsFunc(c.scope.Words[i+1:], func(w topic.Word) bool {
		return len(w.Low) > 4 && slices.ContainsFunc(p.Words, func(said topic.Word) bool { return strings.Contains(said.Low, w.Low) })
	})
}

// powerless is why the power that a sentence names gives nobody a say.
func (s *sight) powerless(t topic.Text) string {
	signs := t.Has("underskrev*", "underskriver", "skriver under", "skrevet under", "skrev under")
	if signs && t.Has("på værges vegne") {
		return "none"
	}
	if signs && t.Has("plejemor", "plejefar", "plejeforældre*", "stedmor", "stedfar", "bonusmor", "bonusfar", "papmor", "papfar", "mors kæreste", "fars kæreste", "mormor", "farmor", "morfar", "farfar", "moster", "faster", "storesøster", "storebror") && t.Has("på mors vegne", "på fars vegne", "på forældrenes vegne", "som forælder", "som forældre", "som forældremyndighed*", "i stedet for mor", "i stedet for far") {
		return "none"
	}
	if !mandate(t) {
		return ""
	}
	switch {
	case t.Has("fremtidsfuldmagt*") && t.Has("ikke i kraft", "ikke sat i kraft", "ikke trådt i kraft", "endnu ikke", "ikke ikraftsat*",
		"ikke aktiveret", "afventer*", "ansøgt*", "ikke registreret", "er ikke sat", "er ikke trådt", "ikke er sat", "ikke er trådt", "ikke er ikraftsat", "ikke er i kraft", "uden ikrafttrædelse", "ej i kraft", "ikke anmeldt"):
		return "not_in_force"
	case t.Has("udløbet", "udløb", "ophørt", "tilbagekaldt", "bortfaldet"):
		return "ended"
	case t.Has("værge*", "værgemål*") && t.Has("ikke beskikket", "ansøgt*", "afventer*", "endnu ikke", "under behandling", "midlertidig*"):
		return "not_appointed"
	case t.Has("værge*", "værgemål*", "fuldmagt*") && t.Has("kun økonomi*", "alene økonomi*", "kun økonomiske", "økonomisk værge*", "økonomiske forhold",
		"kun bank*", "kun post", "omfatter ikke", "dækker ikke", "gælder ikke", "bankfuldmagt*", "kun e-boks"):
		return "too_narrow"
	case t.Has("fuldmagt*", "*fuldmagt") && t.Has("gælder kun", "omfatter kun", "dækker kun", "kun gælder", "kun omfatter", "kun dækker", "kun regninger", "kun til regninger", "kun digital post") && t.Has(actsBy...):
		return "too_narrow"
	case (signs || t.Has("på vegne", "på den unges vegne", "på borgers vegne")) && t.Has("ikke fuldmagt", "uden fuldmagt"),
		t.Has("fuldmagt eller værgemål", "fuldmagt*") && t.Has("foreligger ikke"),
		t.Has("uden fuldmagt", "ingen fuldmagt", "ikke set nogen fuldmagt", "ikke fremvist fuldmagt", "ikke fremlagt fuldmagt", "fuldmagt ikke fremlagt", "fuldmagt ikke set", "fuldmagt ikke fremvist", "mangler fuldmagt", "nogen fuldmagt har vi ikke", "intet værgemål", "ikke fuldmagt", "fuldmagt mangler", "fuldmagt foreligger ikke", "ikke set fuldmagt", "fuldmagt er ikke"):
		return "none"
	}
	return ""
}
