package oneplan_test

import (
	"errors"
	"testing"

	"enplan/models"
	"enplan/models/oneplan"
)

func demanding(id string, demands ...models.Demand) models.SectorPlan {
	p := plan(id)
	p.Demands = demands
	return p
}

func find(duties []oneplan.Duty, id string) bool {
	for _, d := range duties {
		if d.ID == id {
			return true
		}
	}
	return false
}

const budget = "paper~kilde~p~d"

// saying builds Mette's plan with one demand, after this was said of it.
func saying(events ...models.Event) oneplan.Plan {
	p := demanding("p", models.Demand{ID: "d", What: "Budget", Deadline: models.MustDate("2026-12-01")})
	for i := range events {
		events[i].Target, events[i].At = p.Demands[0].Mark(budget), at("2026-11-23 00:30")
	}
	return buildAt(now, models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}, Said: events})
}

func TestWhatADepartmentHasGotIsNoDuty(t *testing.T) {
	p := build(demanding("p",
		models.Demand{ID: "old", What: "Budget", Received: models.MustDate("2026-11-01")},
		models.Demand{ID: "new", What: "Ukendt bilag 7 B", Received: models.MustDate("2026-11-20")},
		models.Demand{ID: "coming", What: "Lejekontrakt", Received: models.MustDate("2026-11-24")},
	))
	if len(p.Given) != 2 || p.Given[0].Demand.ID != "new" || p.Given[1].Demand.ID != "old" || p.Given[0].ByCitizen {
		t.Fatalf("given: %+v", p.Given)
	}
	if len(p.Duties) != 1 || p.Duties[0].Demand.ID != "coming" {
		t.Errorf("what comes tomorrow is not here: %+v", p.Duties)
	}
	for _, task := range p.Tasks {
		if task.Kind == "rewrite_demand" {
			t.Error("nobody need put into words what is no demand any more")
		}
	}
}

func TestWhatTheCitizenHasSentIsGivenUntilItIsTakenBack(t *testing.T) {
	sent := models.Event{About: models.AboutDuty, Ref: budget, What: models.HandedIn}
	back := models.Event{About: models.AboutDuty, Ref: budget, What: models.TakenBack}
	if p := saying(sent); len(p.Given) != 1 || !p.Given[0].ByCitizen || p.Given[0].When.String() != "2026-11-23" || find(p.Duties, budget) {
		t.Errorf("sent: %+v", p.Given)
	}
	if p := saying(sent, back); len(p.Given) != 0 || !find(p.Duties, budget) {
		t.Errorf("taken back: %+v", p.Given)
	}
	for name, c := range map[string]struct {
		plan oneplan.Plan
		duty string
		undo bool
		want error
	}{
		"send it":                     {saying(), budget, false, nil},
		"send it twice":               {saying(sent), budget, false, models.ErrHandedIn},
		"take it back":                {saying(sent), budget, true, nil},
		"take back what was not sent": {saying(), budget, true, models.ErrNotGiven},
		"send what nobody asks for":   {saying(), "paper~kilde~p~x", false, models.ErrNotFound},
		"send a meeting":              {saying(), "meet~kilde~p~d", false, models.ErrNotFound},
	} {
		mark, err := c.plan.CheckHandIn(c.duty, c.undo)
		if !errors.Is(err, c.want) || (err == nil) != (mark != "") {
			t.Errorf("%s: %q, %v", name, mark, err)
		}
	}
	got := build(demanding("p", models.Demand{ID: "d", What: "Budget", Received: models.MustDate("2026-11-20")}))
	if _, err := got.CheckHandIn(budget, true); !errors.Is(err, models.ErrHandedIn) {
		t.Errorf("taking back what the department has: %v", err)
	}
}

func TestAYesLiftsTheDutyAndGivesTheBorgerkonsulentATask(t *testing.T) {
	yes := models.Event{About: models.AboutReuse, Ref: "ask", What: models.Answered, Choice: "yes"}
	no := models.Event{About: models.AboutReuse, Ref: "ask", What: models.Answered, Choice: "no"}
	passOn := func(p oneplan.Plan) bool {
		for _, task := range p.Tasks {
			if task == (oneplan.Task{Kind: "pass_on_paper", Ref: budget}) {
				return true
			}
		}
		return false
	}
	if p := saying(yes); find(p.Duties, budget) || !find(p.Lifted, budget) || !passOn(p) {
		t.Errorf("yes: %+v", p.Tasks)
	}
	if p := saying(yes, no); !find(p.Duties, budget) || find(p.Lifted, budget) || passOn(p) {
		t.Errorf("yes, then no: %+v", p.Tasks)
	}
}

func TestASanctionAboutPapersIsSaidThoughEveryPaperIsHere(t *testing.T) {
	p := demanding("p", models.Demand{ID: "d", What: "Budget", Received: models.MustDate("2026-11-20")})
	p.Text = paperStops
	said := false
	for _, d := range build(p).Duties {
		said = said || len(d.Cannot) > 0
	}
	if !said {
		t.Error("what may happen is said nowhere")
	}
}
