package detect_test

import (
	"errors"
	"slices"
	"testing"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// crossing is a plan where two departments' meetings meet and a paper is asked
// for twice.
func crossing() *world {
	w := household("2026-11-23")
	job, soc := w.sector("job", ""), w.sector("soc", "")
	w.sector("fam", "")
	w.meet(job, "a1", me, "2026-11-25 08:30-12:30", "2026-11-27 08:30-12:30")
	w.meet(soc, "a2", me, "2026-11-25 10:00-12:00")
	w.ask(job, "d1", "LÆ 285", "2026-12-01")
	w.ask(soc, "d2", "LÆ 285", "2026-12-04")
	return w
}

func of(t *testing.T, m detect.Matters, kind string) detect.Matter {
	t.Helper()
	for _, f := range m.Findings {
		if f.Kind == kind {
			return f
		}
	}
	t.Fatalf("no %s among %+v", kind, m.Findings)
	return detect.Matter{}
}

func TestWhatIsSettledStandsLast(t *testing.T) {
	w := crossing()
	before := detect.Look(w.booked())
	first := before.Findings[0]
	w.Said = []models.Event{{About: models.AboutFinding, Ref: first.ID, What: models.Decided, Choice: "no_problem"}}
	after := detect.Look(w.booked())
	if last := after.Findings[len(after.Findings)-1]; last.ID != first.ID || last.State != models.StateSettled || len(after.Findings) != len(before.Findings) {
		t.Errorf("last is %+v", last)
	}
	for i, f := range after.Findings[:len(after.Findings)-1] {
		if f.ID != before.Findings[i+1].ID || f.State != models.StateOpen {
			t.Errorf("%d: %s, %s", i, f.Kind, f.State)
		}
	}
}

func TestOnlyTheDepartmentsOfAFindingCanBeAsked(t *testing.T) {
	w := crossing()
	found := detect.Look(w.booked())
	clash := of(t, found, detect.AppointmentOverlap)
	if got := clash.Targets(); !slices.Equal(got, []string{"kilde~job", "kilde~soc"}) {
		t.Errorf("targets %v", got)
	}
	if got := len(clash.At.Appointments); got != 2 {
		t.Errorf("the clash lies at %v", clash.At.Appointments)
	}
	if _, ok := clash.Owner("kilde~fam"); ok {
		t.Error("a department that has nothing to do with it is an owner")
	}
	if got := of(t, found, detect.DuplicateDocument).At.Duties; len(got) != 2 {
		t.Errorf("the paper lies at %v", got)
	}
	if _, err := found.Find("nothing"); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a finding that is no more: %v", err)
	}
}

func TestTheCitizensWordsBecomeTasks(t *testing.T) {
	w := crossing()
	clash := of(t, detect.Look(w.booked()), detect.AppointmentOverlap)
	say := func(what models.Deed, choice string) {
		w.Said = append(w.Said, models.Event{About: models.AboutFinding, Ref: clash.ID, What: what, Choice: choice})
	}
	tasks := func() int { return len(detect.Look(w.booked()).Tasks(w.Plan)) }
	if tasks() != 0 {
		t.Fatal("nothing was said")
	}
	say(models.Answered, "cannot_both")
	if got := detect.Look(w.booked()).Tasks(w.Plan); len(got) != 1 || got[0].Kind != "answer_finding" || got[0].Ref != clash.ID {
		t.Errorf("%+v", got)
	}
	for _, decision := range []string{"ask", "moved"} {
		say(models.Decided, decision)
		if tasks() != 0 {
			t.Errorf("%s was decided, and the task is still there", decision)
		}
	}
	w.Load.Pause.Since = w.AsOf
	if got := detect.Look(w.booked()).Tasks(w.Plan); len(got) != 1 || got[0].Kind != "too_much_now" {
		t.Errorf("%+v", got)
	}
}

// What goes against a limit is shown at the limit, and at the rule that breaks it.
func TestAContradictionLiesAtTheLimitAndAtTheRule(t *testing.T) {
	facts := models.Facts{Citizen: models.Citizen{ID: "mette"}, Plans: []models.SectorPlan{
		{ID: "soc", Source: "s", Owner: models.Owner{Unit: "Socialpsykiatrien"}, Conditions: []models.Condition{{ID: "c1", Text: "Ingen krav om fremmøde før kl. 10.00."}}},
		{ID: "job", Source: "j", Owner: models.Owner{Unit: "Jobcenter"}, Conditions: []models.Condition{{ID: "c1", Text: "Borger skal møde kl. 08.30."}}},
	}}
	p := oneplan.Build(facts, models.MustDate("2026-11-23").At(6, 0, danish), danish)
	at := of(t, detect.Look(p), detect.ContradictoryRequirement).At
	slices.Sort(at.Duties)
	if !slices.Equal(at.Duties, []string{"rule~j~job~c1", "s~soc~c1"}) {
		t.Errorf("it lies at %v", at.Duties)
	}
}
