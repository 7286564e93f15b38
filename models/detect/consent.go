package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

const (
	healthYears = 1  // a consent to pass on health information lapses after this (sundhedsloven § 44 stk. 2)
	adult       = 18 // parents' consents lapse
	soonDays    = 21 // a consent that lapses within so many days is about to
)

// valid are the words of a consent that its register holds for open.
var valid = []string{"gyldig*", "aktiv*", "active"}

// consent is a consent as delivered, with what its words mean.
type consent struct {
	*models.Consent
	from, to []string // parties
	scope    topic.Text
	all      topic.Text // every word of it
	left     []string   // facts it says it does not cover
	just     []string   // facts it is narrowed to
	opens    []string   // facts it covers
	back     bool       // taken back
	ours     bool       // a department of the municipality passes it on
}

func (s *sight) consents() []consent {
	if s.yes != nil {
		return s.yes
	}
	s.yes = []consent{}
	for i := range s.Plan.Consents {
		c := &s.Plan.Consents[i]
		left := leftOut(c.Scope)
		s.yes = append(s.yes, consent{
			c, s.said(c.From).Of(topic.Party), s.said(c.To).Of(topic.Party), s.said(c.Scope),
			topic.Read(strings.Join([]string{sentence(c.Giver), sentence(c.Form), sentence(c.Scope), c.Note}, " ")),
			left, only(c.Scope), slices.DeleteFunc(opened(s.said(c.Scope)), func(f string) bool { return slices.Contains(left, f) }), withdrawn(c), s.isMunicipal(c.From),
		})
	}
	return s.yes
}

// lapsed is the day from which a consent no longer stands, zero when none is
// known: the day it names, and for health information from a health
// professional at the latest a year after it was given. A consent to a
// department under administrative law has no clock of its own
// (forvaltningsloven § 28).
func (c consent) lapsed() (day models.Date, by string) {
	if !c.Expires.IsZero() {
		day, by = c.Expires, "stated"
	}
	if c.fromHealth() && !c.Given.IsZero() {
		if last := c.Given.AddYears(healthYears); day.IsZero() || last.Before(day) {
			return last, "health"
		}
	}
	return day, by
}

// fromHealth reports whether health professionals outside the municipality pass
// something on, which sundhedsloven §§ 43-44 rule.
func (c consent) fromHealth() bool {
	return slices.ContainsFunc(c.from, func(p string) bool { return p == "psychiatry" || p == "hospital" || p == "gp" }) &&
		!slices.Contains(c.from, "social") && !c.ours
}

// isMunicipal reports whether one of the departments that made a plan bears the
// name: a team for psychiatry of the municipality is no hospital.
func (s *sight) isMunicipal(name string) bool {
	return name != "" && slices.ContainsFunc(s.Plans, func(p models.SectorPlan) bool {
		return p.Type != models.PlanRegion && p.Type != models.PlanRehabilitation && strings.Contains(p.Owner.Unit, name)
	})
}

func withdrawn(c *models.Consent) bool {
	return topic.Plain(c.InSource + " " + c.Note).Has(retracts...)
}

// stands reports whether the consent opens anything today.
func (s *sight) stands(c consent) bool {
	return kept(s.standing, c.Consent, func() bool {
		day, _ := c.lapsed()
		_, bad := s.flaw(c)
		return !c.back && !bad && s.noPower(c) == "" && (day.IsZero() || !day.Before(s.Today))
	})
}

// consentClocks finds consents that have lapsed though the source still has them
// as valid, those about to lapse, and those that never held.
func consentClocks(s *sight) []Finding {
	var found []Finding
	for _, c := range s.consents() {
		if c.back && !s.said(c.InSource).Has(valid...) {
			continue
		}
		f := Finding{Severity: High, Acts: Municipality, Refs: []string{c.ID}, Args: map[string]string{"from": c.From, "to": c.To}}
		f = f.touching(s.plansOf(append(slices.Clone(c.from), c.to...))...)
		facts := []string{c.Source, c.Giver, c.From, c.To, c.Scope, c.Given.String(), c.Expires.String()}
		if why, bad := s.flaw(c); bad {
			f.Kind, f.Args["why"] = ConsentInvalid, why
			found = append(found, f.named(append(facts, why)...))
			continue
		}
		if s.noPower(c) != "" {
			continue // representation tells it
		}
		day, by := c.lapsed()
		switch {
		case day.IsZero():
			continue
		case day.Before(s.Today):
			f.Kind = ConsentExpired
		case s.Today.DaysUntil(day) <= soonDays:
			f.Kind, f.Severity, f.Args["what"] = DeadlineNear, Medium, "consent"
		default:
			continue
		}
		f.Args["first_date"], f.Args["last_date"], f.Args["by"], f.Args["count"] = day.String(), day.String(), by, "1"
		found = append(found, f.named(facts...))
	}
	return found
}

// takenBack reports whether a note of who passes on or receives says that the
// consent was taken back, while the source still has it as valid.
func (s *sight) takenBack(c consent) bool {
	return slices.ContainsFunc(s.passages, func(p *passage) bool {
		return p.part == ofNote && meet(append(slices.Clone(c.from), c.to...), s.partiesOf(p.plan)) && slices.ContainsFunc(p.Sentences, func(one string) bool {
			said := s.said(one)
			return said.Has("samtykke*", "sit ja", "tilladelse*") && said.Has("tilbage", "tilbagekald*", "ophæve*", "gælder ikke", "ønsker ikke længere", "slettes", "annulleres", "opsiges", "ikke længere", "fortryder", "fortrudt") && !said.Has(mayBack...) &&
				(meet(said.Of(topic.Party), append(slices.Clone(c.from), c.to...)) || len(s.Plan.Consents) == 1)
		})
	})
}

// mandate reports whether the words name a power somebody acts by.
func mandate(t topic.Text) bool {
	return t.Has("fuldmagt*", "bankfuldmagt*", "netbankfuldmagt*", "generalfuldmagt*", "partsfuldmagt*", "postfuldmagt*", "fremtidsfuldmagt*", "værge*", "værgemål*", "partsrepræsentant*", "repræsentant*")
}

// plansOf are the plans of the parties.
func (s *sight) plansOf(parties []string) []*models.SectorPlan {
	var all []*models.SectorPlan
	for i := range s.Plans {
		if meet(s.partiesOf(&s.Plans[i]), parties) {
			all = append(all, &s.Plans[i])
		}
	}
	return all
}

// partiesOf says which office a plan comes from.
func (s *sight) partiesOf(plan *models.SectorPlan) []string {
	return kept(s.offices, plan, func() []string {
		parties := topic.Read(plan.Owner.Unit).Of(topic.Party)
		if p := partyOf[plan.Type]; p != "" && !slices.Contains(parties, p) {
			parties = append(parties, p)
		}
		return parties
	})
}

var partyOf = map[models.PlanType]string{
	models.PlanMyPlan: "job", models.PlanSickness: "job", models.PlanSocial: "social", models.PlanRehabilitation: "health",
	models.PlanPrevention: "health", models.PlanChild: "family", models.PlanYouth: "family", models.PlanMoney: "money",
	models.PlanHousing: "housing",
}

func meet(x, y []string) bool {
	return slices.ContainsFunc(x, func(v string) bool { return slices.Contains(y, v) })
}

// noPower is why who gave the consent could not give it for the citizen: nobody
// made them the one who may, the power is not in force, or it covers less.
func (s *sight) noPower(c consent) string {
	if mandate(c.all) && !c.Expires.IsZero() && c.Expires.Before(s.Today) {
		return "ended" // a power that has run out, whoever gave it
	}
	giver := s.said(c.Giver)
	if c.Giver == s.Citizen.ID || c.Giver == "" {
		return ""
	}
	others := giver.Has("stedfar", "stedmor", "ægtefælle*", "hustru", "kone", "mand", "datter*", "søn*", "bror", "søster", "samlever*", "pårørende", "kæreste", "mormor", "farmor", "nabo")
	if why := s.powerless(c.all); why != "" {
		return why
	}
	switch {
	case mandate(c.all) && !slices.Contains(c.scope.All(topic.Fact), "money"):
		return s.voidPower()
	case mandate(c.all) && s.voidPower() == "too_narrow":
		return ""
	case mandate(c.all):
		return s.voidPower()
	case others, c.all.Has("på mors vegne", "på fars vegne", "på borgers vegne"):
		return "none"
	}
	return ""
}
