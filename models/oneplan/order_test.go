package oneplan_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

func TestTheOrderOfDeliveryDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := anInstant().Draw(t, "now")
		facts := someFacts(instant).Draw(t, "facts")
		want := oneplan.Build(facts, instant, copenhagen())
		facts.Plans = shuffled(t, "plans", facts.Plans)
		facts.Sources = shuffled(t, "sources", facts.Sources)
		facts.Citizen.Household = shuffled(t, "household", facts.Citizen.Household)
		facts.Citizen.Voice.Goals = shuffled(t, "goals", facts.Citizen.Voice.Goals)
		got := oneplan.Build(facts, instant, copenhagen())
		got.Citizen.Household = want.Citizen.Household // handed on as told
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("another plan:\n%v\n%v", outline(got), outline(want))
		}
	})
}

func TestTheOrderInsideADepartmentsPlanDecidesNothingButTheOrderOfItsSentences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := anInstant().Draw(t, "now")
		facts := someFacts(instant).Draw(t, "facts")
		want := outline(oneplan.Build(facts, instant, copenhagen()))
		for i := range facts.Plans {
			p := &facts.Plans[i]
			p.Measures = shuffled(t, "measures", p.Measures)
			p.Demands = shuffled(t, "demands", p.Demands)
			p.Conditions = shuffled(t, "conditions", p.Conditions)
			p.Appointments = shuffled(t, "appointments", p.Appointments)
		}
		if got := outline(oneplan.Build(facts, instant, copenhagen())); !slices.Equal(got, want) {
			t.Fatalf("another plan:\n%s\n\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// outline is what the plan says, line by line. Within a line, what stands in
// the department's own order is sorted.
func outline(p oneplan.Plan) []string {
	var lines []string
	for i, a := range p.Appointments {
		lines = append(lines, fmt.Sprint("appointment ", i, a.Plan.Source, a.ID, a.Self, sorted(a.Measures), sortedKeys(a.Cannot)))
	}
	for _, d := range p.Duties {
		lines = append(lines, fmt.Sprint("duty ", d.Plan.Source, d.ID, d.Kind, d.Due, d.Late, sortedKeys(d.Cannot), sortedKeys(d.Rule)))
	}
	for _, l := range p.Limits {
		lines = append(lines, fmt.Sprint("limit ", l.Plan.Source, l.ID, sortedKeys(l.Rule)))
	}
	for _, a := range p.Areas {
		for _, m := range a.Measures {
			lines = append(lines, fmt.Sprint("measure ", a.Area, m.Plan.Source, m.ID, m.Known, m.Provision.Key, m.About.ID, m.Meets, sortedKeys(m.Cannot)))
		}
	}
	for _, c := range p.Contacts {
		lines = append(lines, fmt.Sprint("contact ", c))
	}
	var open []string
	for _, task := range p.Tasks {
		open = append(open, fmt.Sprint(task))
	}
	return append(lines, fmt.Sprint("gaps ", p.Gaps), fmt.Sprint("tasks ", sorted(open)))
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

func sortedKeys(said []restate.Statement) []string { return sorted(strings.Fields(keys(said))) }

func shuffled[T any](t *rapid.T, name string, list []T) []T {
	if len(list) == 0 {
		return list
	}
	return rapid.Permutation(list).Draw(t, name)
}

func TestTheCitizensOwnPlansStandBeforeTheHouseholds(t *testing.T) {
	plans := []models.SectorPlan{plan("d"), plan("c"), plan("b"), plan("a"), plan("a")}
	plans[2].Subject, plans[4].Source = "emil", "anden"
	plans[0].Owner.Unit = "Afdeling a"
	var got []string
	for _, p := range build(plans...).Plans {
		got = append(got, p.ID+" "+p.Source)
	}
	wantList(t, "plans", got, "a anden", "a kilde", "d kilde", "c kilde", "b kilde")
}

func TestAPlanThatHasEndedIsLeftOut(t *testing.T) {
	for _, word := range []string{
		"afsluttet", "annulleret", "slettet", "ophørt", "completed", "revoked", "cancelled", "entered-in-error", "stopped",
	} {
		for _, status := range []string{word, strings.ToUpper(word), "  " + word + "\n"} {
			over, runs := plan("over"), plan("går")
			over.Status = status
			over.Measures = []models.Measure{{ID: "m", Name: "Bostøtte", Law: "SEL § 85"}}
			over.Conditions = []models.Condition{{ID: "c", Text: "Borger skal møde kl. 08.30. Undgå tunge løft."}}
			over.Demands = []models.Demand{{ID: "d", What: "Kontoudtog"}}
			over.Appointments = []models.Appointment{must(meeting("a", "14:00", "15:00"))}
			over.Owner.Caseworker = "Pia Skov"
			over.Unread = []models.Unread{{Pointer: "/x"}}
			if got, want := build(runs, over), build(runs); !reflect.DeepEqual(got, want) {
				t.Errorf("%q: something is left of it:\n%v", status, outline(got))
			}
		}
	}
	for _, status := range []string{"", "aktiv", "active", "on-hold", "ikke afsluttet"} {
		p := plan("p")
		if p.Status = status; len(build(p).Plans) != 1 {
			t.Errorf("a plan that is %q is left out", status)
		}
	}
}

func TestOwnGoalsStandByPriorityWordForWord(t *testing.T) {
	facts := models.Facts{Citizen: mette()}
	said := "  jeg vil HAVE ro – og hest!!\n"
	facts.Citizen.Voice = models.OwnVoice{Text: "Sådan er det bare .", Goals: []models.OwnGoal{
		{ID: "d", Text: "Sidst", Priority: 9}, {ID: "c", Text: "SEL § 85", Priority: 2},
		{ID: "b", Text: said, Priority: 1}, {ID: "a", Text: said, Priority: 2}, {ID: "e", Text: "", Priority: -1},
	}}
	told := slices.Clone(facts.Citizen.Voice.Goals)
	got := buildAt(now, facts).Citizen.Voice
	wantList(t, "goals", got.Goals, told[4], told[2], told[3], told[1], told[0])
	if got.Text != "Sådan er det bare ." {
		t.Errorf("own words became %q", got.Text)
	}
	if !slices.Equal(facts.Citizen.Voice.Goals, told) {
		t.Error("the facts were changed")
	}
}
