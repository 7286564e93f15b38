package detect_test

import (
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// has says that a plan's department has got a paper.
func (w *world) has(p *models.SectorPlan, id, what, day string) {
	w.Given = append(w.Given, oneplan.Given{When: models.MustDate(day), Duty: oneplan.Duty{
		ID: p.ID + "/" + id, Kind: oneplan.DutyPaper, Plan: p, Written: what, Papers: restate.Papers(what),
		Demand: models.Demand{ID: id, What: what},
	}})
}

// asked says the questions as "who wants which from whom".
func (w *world) asked() string {
	var said []string
	for _, ask := range detect.Reuse(w.Plan) {
		said = append(said, ask.Wants.Plan.ID+" wants "+ask.Wants.Demand.ID+" from "+ask.Has.ID)
	}
	return strings.Join(said, ", ")
}

func TestAPaperIsOfferedToTheDepartmentThatDemandsTheSameOfTheSamePerson(t *testing.T) {
	for name, c := range map[string]struct {
		has, day, hasSubject     string
		wants, asker, askSubject string
		want                     string
	}{
		"in other words": {"Status fra psykiatrisk ambulatorium", "2026-11-03", "", "Statusattest fra behandlende psykiater (LÆ 125)", "job", "", "job wants d from soc"},
		"a doctor's":     {"LÆ 285", "2026-11-03", "", "Udtalelse fra egen læge", "job", "", "job wants d from soc"},
		"the mother's, for the child's plan": {"LÆ 285", "2026-11-03", "", "Udtalelse fra mors egen læge", "fam", "emil",
			"fam wants d from soc"},
		"the mother's, for the child itself": {"LÆ 285", "2026-11-03", "", "Udtalelse fra egen læge", "fam", "emil", ""},
		"the child's, for the mother":        {"LÆ 285", "2026-11-03", "emil", "Udtalelse fra egen læge", "job", "", ""},
		"one child's, for another":           {"LÆ 285", "2026-11-03", "ida", "Udtalelse fra egen læge", "fam", "emil", ""},
		"another paper":                      {"Lejekontrakt", "2026-11-03", "", "Budget", "job", "", ""},
		"a receipt":                          {"Kvittering", "2026-11-03", "", "Kvittering", "job", "", ""},
		"a paper for some months":            {"Kontoudtog 3 mdr.", "2026-11-03", "", "Kontoudtog for de seneste 3 måneder", "job", "", ""},
		"a payslip":                          {"Lønseddel", "2026-11-03", "", "Seneste lønseddel", "job", "", ""},
		"a paper nobody recognises":          {"Bilag 7 B", "2026-11-03", "", "Bilag 7 B", "job", "", ""},
		"one of two papers":                  {"Lejekontrakt", "2026-11-03", "", "Lejekontrakt og budget", "job", "", ""},
		"two of two papers":                  {"Budget samt lejekontrakt", "2026-11-03", "", "Lejekontrakt og budget", "job", "", "job wants d from soc"},
		"a paper and a receipt":              {"Lejekontrakt og kvittering", "2026-11-03", "", "Lejekontrakt og kvittering", "job", "", ""},
		"half a year old":                    {"LÆ 285", "2026-05-24", "", "LÆ 285", "job", "", "job wants d from soc"},
		"older":                              {"LÆ 285", "2026-05-23", "", "LÆ 285", "job", "", ""},
		"by the same plan":                   {"LÆ 285", "2026-11-03", "", "LÆ 285", "soc", "", ""},
	} {
		w := household("2026-11-23")
		w.has(w.sector("soc", "", about(c.hasSubject)), "g", c.has, c.day)
		asker := &w.Plans[0]
		if c.asker != "soc" {
			asker = w.sector(c.asker, "", about(c.askSubject))
		}
		w.ask(asker, "d", c.wants, "2026-12-01")
		expect(t, name, w.asked(), c.want)
	}
}

func TestAPlanThatIsThePaperIsOfferedToo(t *testing.T) {
	w := household("2026-11-23")
	w.sector("sun", models.PlanRehabilitation)
	w.ask(w.sector("job", ""), "d", "Kopi af genoptræningsplan fra sygehuset", "2026-12-01")
	w.ask(w.sector("fam", "", about("emil")), "e", "Genoptræningsplan", "2026-12-01")
	expect(t, "the plan", w.asked(), "job wants d from sun")
	if asks := detect.Reuse(w.Plan); !asks[0].Whole {
		t.Errorf("%+v", asks[0])
	}
}

func TestAQuestionKeepsItsIDAndItsReplyAsLongAsDemandAndPaperDo(t *testing.T) {
	ask := func(day, due string, said ...models.Event) detect.Ask {
		w := household("2026-11-23")
		w.has(w.sector("soc", ""), "g", "LÆ 285", day)
		w.ask(w.sector("job", ""), "d", "LÆ 285", due)
		w.Said = said
		return detect.Reuse(w.Plan)[0]
	}
	first := ask("2026-11-03", "2026-12-01")
	if len(first.ID) != 24 || ask("2026-11-03", "2026-12-01").ID != first.ID {
		t.Errorf("id %q", first.ID)
	}
	for name, other := range map[string]detect.Ask{"a newer paper": ask("2026-11-04", "2026-12-01"), "another day": ask("2026-11-03", "2027-01-01")} {
		if other.ID == first.ID {
			t.Errorf("%s is the same question", name)
		}
	}
	no := models.Event{About: models.AboutReuse, Ref: first.ID, What: models.Answered, Choice: "no", Target: first.Wants.Mark()}
	if got := ask("2026-11-03", "2026-12-01", no); got.Reply == nil || got.Reply.Choice != "no" {
		t.Errorf("the reply is lost: %+v", got.Reply)
	}
}

func TestAnAnsweredQuestionStaysThoughItsDutyIsLifted(t *testing.T) {
	w := household("2026-11-23")
	w.has(w.sector("soc", ""), "g", "LÆ 285", "2026-11-03")
	w.ask(w.sector("job", ""), "d", "LÆ 285", "2026-12-01")
	w.Lifted, w.Duties = w.Duties, nil
	expect(t, "lifted", w.asked(), "job wants d from soc")
}
