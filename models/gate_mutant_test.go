package models_test

import (
	"slices"
	"testing"
	"time"

	"enplan/models"
)

// mutants are copies of the rule with one fault each. What compares the rule with what it
// ought to say must find every one of them.
var mutants = map[string]decider{
	"a consent never ends": withConsents(func(_ models.Look, c *models.ConsentRecord) {
		if !c.Until.IsZero() {
			c.Until = c.Until.AddDate(100, 0, 0)
		}
	}),
	"a consent cannot be withdrawn": withConsents(func(_ models.Look, c *models.ConsentRecord) {
		if c.State == models.ConsentWithdrawn {
			c.State = models.ConsentGiven
		}
	}),
	"any topic": withConsents(func(look models.Look, c *models.ConsentRecord) { c.Terms.Category = look.Category }),
	"a consent holds at its end": withConsents(func(_ models.Look, c *models.ConsentRecord) {
		if !c.Until.IsZero() {
			c.Until = c.Until.Add(time.Nanosecond)
		}
	}),
	"a consent ends too soon": withConsents(func(_ models.Look, c *models.ConsentRecord) { c.Until = c.Until.Add(-time.Nanosecond) }),
	"the first match only": func(look models.Look, g models.Grounds) models.Verdict {
		first := slices.IndexFunc(g.Consents, func(c models.ConsentRecord) bool { return c.Terms.Covers(look, g.To.ID) })
		g.Consents = g.Consents[max(first, 0):min(first+1, len(g.Consents))]
		return models.Decide(look, g)
	},
	"the first consent only": func(look models.Look, g models.Grounds) models.Verdict {
		g.Consents = g.Consents[:min(1, len(g.Consents))]
		return models.Decide(look, g)
	},
	"any purpose": withConsents(func(look models.Look, c *models.ConsentRecord) { c.Terms.Purpose = look.For }),
	"any sender":  withConsents(func(look models.Look, c *models.ConsentRecord) { c.Terms.From = look.Of }),
	"any receiver": func(look models.Look, g models.Grounds) models.Verdict {
		return withTerms(look, g, func(t *models.Terms) { t.To = g.To.ID })
	},
	"any thing": withConsents(func(_ models.Look, c *models.ConsentRecord) { c.Terms.Item = "" }),
	"narrows nothing": withConsents(func(_ models.Look, c *models.ConsentRecord) {
		if !c.Given.At.IsZero() {
			c.Terms, c.Until = c.Given.Terms, c.Given.Until
		}
	}),
	"a pause is none": withConsents(func(_ models.Look, c *models.ConsentRecord) {
		if c.State == models.ConsentPaused {
			c.State = models.ConsentGiven
		}
	}),
	"to be asked is to say yes": withConsents(func(_ models.Look, c *models.ConsentRecord) {
		if c.State == models.ConsentAsked {
			c.State, c.Until, c.Given.Capacity, c.Given.Form = models.ConsentGiven, theTime.AddDate(1, 0, 0), models.AsSelf, models.OnPaper
		}
	}),
	"what is barred crosses": func(look models.Look, g models.Grounds) models.Verdict {
		look.Barred = false
		return models.Decide(look, g)
	},
	"a law never ends":                 withStatutes(func(s *models.Statute) { s.ValidUntil = models.Date{} }),
	"a law is in force before its day": withStatutes(func(s *models.Statute) { s.ValidFrom = models.Date{Year: 1, Month: 1, Day: 2} }),
	"an emergency never ends": func(look models.Look, g models.Grounds) models.Verdict {
		if g.Emergency != nil {
			g.Emergency = &models.Emergency{ID: g.Emergency.ID, Until: g.Now.Add(time.Hour)}
		}
		return models.Decide(look, g)
	},
	"protection is ignored": func(look models.Look, g models.Grounds) models.Verdict {
		look.Place = false
		return models.Decide(look, g)
	},
	"what is not known is not protected": func(look models.Look, g models.Grounds) models.Verdict {
		if g.Protection == models.ProtectionUnknown {
			g.Protection = models.NotProtected
		}
		return models.Decide(look, g)
	},
	"an emergency opens a protected place": func(look models.Look, g models.Grounds) models.Verdict {
		look.Place = look.Place && look.For != models.PurposeEmergency
		return models.Decide(look, g)
	},
	"a department is not told its own place": func(look models.Look, g models.Grounds) models.Verdict {
		if look.Place && g.Protection.HidesPlaces() {
			return models.Verdict{}
		}
		return models.Decide(look, g)
	},
	"no law counts": func(look models.Look, g models.Grounds) models.Verdict {
		g.Statutes = nil
		return models.Decide(look, g)
	},
}

// ofTheTable are faults only the table has facts for: who said it, in which form.
var ofTheTable = map[string]decider{
	"any form":  withConsents(func(_ models.Look, c *models.ConsentRecord) { c.Given.Form = models.OnPaper }),
	"any giver": withConsents(func(_ models.Look, c *models.ConsentRecord) { c.Given.Capacity = models.AsSelf }),
	"a parent for life": func(look models.Look, g models.Grounds) models.Verdict {
		g.Born = g.Born.AddYears(1)
		return models.Decide(look, g)
	},
	"midnight by UTC": func(look models.Look, g models.Grounds) models.Verdict {
		if g.Zone != nil {
			g.Zone = time.UTC
		}
		return models.Decide(look, g)
	},
	"to have no department is to be of all": func(look models.Look, g models.Grounds) models.Verdict {
		if g.To.ID == "" {
			g.To.ID = viewerIs
		}
		return models.Decide(look, g)
	},
}

func withConsents(spoil func(models.Look, *models.ConsentRecord)) decider {
	return func(look models.Look, g models.Grounds) models.Verdict {
		g.Consents = slices.Clone(g.Consents)
		for i := range g.Consents {
			spoil(look, &g.Consents[i])
		}
		return models.Decide(look, g)
	}
}

func withTerms(look models.Look, g models.Grounds, spoil func(*models.Terms)) models.Verdict {
	return withConsents(func(_ models.Look, c *models.ConsentRecord) { spoil(&c.Terms) })(look, g)
}

func withStatutes(spoil func(*models.Statute)) decider {
	return func(look models.Look, g models.Grounds) models.Verdict {
		g.Statutes = slices.Clone(g.Statutes)
		for i := range g.Statutes {
			spoil(&g.Statutes[i])
		}
		return models.Decide(look, g)
	}
}

func TestTheTableFindsEveryPlantedFault(t *testing.T) {
	for _, planted := range []map[string]decider{mutants, ofTheTable} {
		for name, decide := range planted {
			found := slices.ContainsFunc(compareAll(decide, 13), func(r compared) bool { return r.different > 0 })
			if !found {
				t.Errorf("nothing differs when %s", name)
			}
		}
	}
}
