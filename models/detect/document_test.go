package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

func about(person string) func(*models.SectorPlan) {
	return func(p *models.SectorPlan) { p.Subject = person }
}

// household is a citizen with two children.
func household(day string) *world {
	w := on(day)
	w.Citizen.Household = []models.Person{{ID: "emil", Name: "Emil Lund"}, {ID: "ida", Name: "Ida Lund"}}
	return w
}

type wanted struct{ plan, subject, id, what string }

func TestAPaperIsAskedForTwiceWhenItIsTheSamePaperAboutTheSamePerson(t *testing.T) {
	for name, c := range map[string]struct {
		all  []wanted
		want string
	}{
		"in other words": {[]wanted{{"p", "", "d1", "Statusattest fra behandlende psykiater (LÆ 125)"},
			{"q", "", "d2", "Opdateret lægelig status fra psykiatrisk ambulatorium"}}, "high d1+d2"},
		"by three": {[]wanted{{"p", "", "d1", "Lægeattest LÆ 285 fra egen læge"}, {"q", "", "d2", "Udtalelse fra egen læge"},
			{"r", "", "d3", "Oplysninger fra praktiserende læge om diagnose og medicin"}}, "high d1+d2+d3"},
		"by one plan for two things": {[]wanted{{"p", "", "d1", "Kontoudtog 3 mdr."}, {"p", "", "d2", "Kontoudskrifter samt budget"}}, "high d1+d2"},
		"two papers, told once":      {[]wanted{{"p", "", "d1", "Kontoudtog og lønsedler"}, {"q", "", "d2", "Lønsedler og kontoudtog"}}, "high d1+d2"},
		"about the mother, in a child's plan": {[]wanted{{"p", "", "d1", "Lægeattest LÆ 285"},
			{"q", "emil", "d2", "Udtalelse fra mors egen læge"}}, "high d1+d2"},
		"about the child itself":                {[]wanted{{"p", "", "d1", "Lægeattest LÆ 285"}, {"q", "emil", "d2", "Udtalelse fra egen læge"}}, ""},
		"about two children":                    {[]wanted{{"p", "emil", "d1", "Udtalelse fra egen læge"}, {"q", "ida", "d2", "Udtalelse fra egen læge"}}, ""},
		"about father and mother":               {[]wanted{{"p", "emil", "d1", "Udtalelse fra fars egen læge"}, {"q", "ida", "d2", "Udtalelse fra mors egen læge"}}, ""},
		"about the mother of a grown-up":        {[]wanted{{"p", "", "d1", "Udtalelse fra egen læge"}, {"q", "", "d2", "Udtalelse fra mors egen læge"}}, ""},
		"other papers":                          {[]wanted{{"p", "", "d1", "Kontoudtog 3 mdr."}, {"q", "", "d2", "Lejekontrakt"}}, ""},
		"receipts, of which there are many":     {[]wanted{{"p", "", "d1", "Kvittering"}, {"q", "", "d2", "Kvittering"}}, ""},
		"papers nobody recognises":              {[]wanted{{"p", "", "d1", "Bilag 7 B"}, {"q", "", "d2", "Bilag 7 B"}}, ""},
		"one demand that two sources tell of":   {[]wanted{{"p", "", "d1", "Lejekontrakt"}, {"p", "", "d1", "Lejekontrakt"}}, ""},
		"the psychiatrist's and the doctor's":   {[]wanted{{"p", "", "d1", "Udtalelse fra psykiatrien"}, {"q", "", "d2", "Udtalelse fra egen læge"}}, ""},
		"one paper that two lists have between": {[]wanted{{"p", "", "d1", "Lejekontrakt og budget"}, {"q", "", "d2", "Budget og lønsedler"}}, "high d1+d2"},
	} {
		w := household("2026-11-23")
		for _, d := range c.all {
			w.ask(w.sector(d.plan, "", about(d.subject)), d.id, d.what, "2026-12-20")
		}
		expect(t, name, w.found(detect.DuplicateDocument), c.want)
	}
}

func TestARepeatedPaperSaysWhichAndWhen(t *testing.T) {
	w := on("2026-11-23")
	w.ask(w.sector("p", ""), "d1", "Kontoudtog og budget", "2026-12-04")
	w.ask(w.sector("q", ""), "d2", "Budget samt kontoudtog", "2026-11-27")
	w.ask(w.sector("r", ""), "d3", "Kontoudtog og budget", "")
	f := w.one(t, detect.DuplicateDocument)
	for arg, want := range map[string]string{
		"papers": "budget,kontoudtog_3mdr", "count": "3", "first_date": "2026-11-27", "last_date": "2026-12-04",
	} {
		expect(t, arg, f.Args[arg], want)
	}
}

func TestARetrainingPlanIsNotAskedForWhileItIsHere(t *testing.T) {
	build := func(kind models.PlanType, subject string, asker string) string {
		w := household("2026-11-23")
		w.sector("sun", kind, about(subject))
		w.ask(w.sector(asker, "", about("")), "d1", "Kopi af genoptræningsplan fra sygehuset", "2026-12-01")
		return w.found(detect.DuplicateDocument)
	}
	expect(t, "it is here", build(models.PlanRehabilitation, "", "job"), "medium d1")
	expect(t, "another plan is here", build(models.PlanSocial, "", "job"), "")
	expect(t, "the child's is here", build(models.PlanRehabilitation, "emil", "job"), "")
	expect(t, "the retraining plan itself asks", build(models.PlanRehabilitation, "", "sun"), "")
}
