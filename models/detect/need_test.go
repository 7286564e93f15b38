package detect_test

import (
	"slices"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/detect"
)

var (
	lone    = models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	per     = models.Viewer{Role: models.AsCoordinator, ID: "per"}
	citizen = models.Viewer{Role: models.AsCitizen, ID: "mette"}
)

func reason(cause detect.Cause, by string, late bool) detect.Need {
	return detect.Need{Reasons: []detect.Reason{{Cause: cause, Count: 1, By: models.MustDate(by), Late: late}}}
}

func TestThoseWhoNeedSomebodyComeFirst(t *testing.T) {
	order := []detect.Need{
		reason(detect.CausePaused, "", false),
		reason(detect.CausePromise, "2026-11-20", true), reason(detect.CauseMessage, "2026-11-22", true),
		reason(detect.CauseMessage, "2026-11-24", false), reason(detect.CauseQuestion, "2026-11-25", false), reason(detect.CauseTalk, "", false),
		{High: 3}, {High: 2, Medium: 9}, reason(detect.CauseConsent, "", false), {},
	}
	order[8].Medium = 2
	for i, x := range order {
		for j, y := range order {
			if got := x.Compare(y); got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("%+v against %+v: %d", x, y, got)
			}
		}
	}
}

func TestATimeTheCitizenDidNotComeToIsToldUntilSomebodyHasWritten(t *testing.T) {
	w := crossing()
	now := w.Plan.Today.At(9, 0, time.UTC)
	visit := func(days int, missed bool) models.Appointment {
		start := now.AddDate(0, 0, -days)
		return models.Appointment{ID: "v", Start: start, End: start.Add(time.Hour), Missed: missed}
	}
	wrote := func(who models.Viewer, days int) []models.Thread {
		return []models.Thread{{Messages: []models.Message{{Seq: 1, By: who, Sent: now.AddDate(0, 0, -days)}}}}
	}
	for _, c := range []struct {
		why     string
		visit   models.Appointment
		threads []models.Thread
		want    int
	}{
		{"yesterday", visit(1, true), nil, 1},
		{"she came", visit(1, false), nil, 0},
		{"long ago", visit(15, true), nil, 0},
		{"Lone has written since", visit(3, true), wrote(lone, 2), 0},
		{"Lone wrote before", visit(3, true), wrote(lone, 4), 1},
		{"she wrote herself", visit(3, true), wrote(citizen, 2), 1},
	} {
		plan := w.booked()
		plan.Plans = append(plan.Plans, models.SectorPlan{ID: "x", Appointments: []models.Appointment{c.visit}})
		got := 0
		for _, r := range detect.NeedOf(plan, detect.Look(plan), c.threads, lone, now).Reasons {
			if r.Cause == detect.CauseMissed {
				got = r.Count
			}
		}
		if got != c.want {
			t.Errorf("%s: told of %d", c.why, got)
		}
	}
}

func TestWhySomebodyIsNeededIsGathered(t *testing.T) {
	w := crossing()
	now := w.Plan.Today.At(9, 0, time.UTC)
	quiet := detect.NeedOf(w.Plan, detect.Look(w.booked()), nil, lone, now)
	if quiet.High == 0 || slices.ContainsFunc(quiet.Reasons, func(r detect.Reason) bool { return r.Cause != detect.CauseConsent }) {
		t.Errorf("before anybody has said anything: %+v", quiet)
	}
	id := of(t, detect.Look(w.booked()), detect.AppointmentOverlap).ID
	w.Said = []models.Event{
		{Seq: 1, About: models.AboutFinding, Ref: id, What: models.Answered, Choice: "cannot_both", By: citizen},
		{Seq: 2, About: models.AboutQuestion, Ref: "text:x", What: models.Asked, Choice: "2026-11-20", Note: "Hvad?", By: citizen},
		{Seq: 3, About: models.AboutQuestion, Ref: "text:x", What: models.Asked, Choice: w.Plan.Today.String(), Note: "Hvordan?", By: citizen},
		{Seq: 4, About: models.AboutQuestion, Ref: models.QuestionID(3), What: models.Answered, Note: "Sådan", By: citizen},
	}
	threads := []models.Thread{
		{Messages: []models.Message{{Seq: 1, By: citizen, Sent: now.AddDate(0, 0, -1)}}},
		{Messages: []models.Message{{Seq: 1, By: citizen, Sent: now}, {Seq: 2, Sent: now}}},
	}
	plan := w.booked()
	need := detect.NeedOf(plan, detect.Look(plan), threads, lone, now)
	got := map[detect.Cause]detect.Reason{}
	for _, r := range need.Reasons {
		got[r.Cause] = r
	}
	if r := got[detect.CauseMessage]; r.Count != 1 || r.By != models.AnswerBy(now.AddDate(0, 0, -1)) {
		t.Errorf("messages: %+v", r)
	}
	if r := got[detect.CauseQuestion]; r.Count != 1 || !r.Late || r.By != models.MustDate("2026-11-20") {
		t.Errorf("questions: %+v", r)
	}
	if r := got[detect.CauseAnswer]; r.Count != 1 {
		t.Errorf("answers: %+v", r)
	}
	if !slices.IsSortedFunc(need.Reasons, func(x, y detect.Reason) int {
		return slices.Index(detect.Causes, x.Cause) - slices.Index(detect.Causes, y.Cause)
	}) {
		t.Errorf("not in their order: %+v", need.Reasons)
	}
	w.Said = []models.Event{{Seq: 1, About: models.AboutFinding, Ref: id, What: models.Decided, Choice: "moved"}}
	settled := w.booked()
	if n := detect.NeedOf(settled, detect.Look(settled), nil, lone, now); n.High != quiet.High-1 {
		t.Errorf("what is settled still counts: %+v", n)
	}
}

func TestWhatTheCitizenSaysIsNotRightInTheAssessmentIsAReason(t *testing.T) {
	w := crossing()
	now := w.Plan.Today.At(9, 0, time.UTC)
	area := func(seq int64, name string, what models.Deed, choice string, who models.Viewer) models.Event {
		return models.Event{Seq: seq, About: models.AboutAssessment, Ref: name, What: what, Target: string(models.PartNow), Choice: choice, Note: "ord", By: who}
	}
	w.Said = []models.Event{
		area(1, "health", models.Wrote, "", lone), area(2, "home", models.Wrote, "", lone), area(3, "work", models.Wrote, "", lone),
		area(4, "health", models.Answered, models.AreaNot, citizen), area(5, "home", models.Answered, models.AreaNot, citizen),
		area(6, "work", models.Answered, models.AreaFits, citizen),
	}
	if got := causes(w, lone, now); got["area"] != (detect.Reason{Cause: "area", Count: 2}) {
		t.Errorf("%+v", got)
	}
	w.Said = append(w.Said, area(7, "health", models.Wrote, "", lone), area(8, "home", models.Wrote, "", lone))
	if got := causes(w, lone, now); got["area"].Count != 0 {
		t.Errorf("what was said of other words still counts: %+v", got)
	}
}

func TestAHandoverIsAReasonForTheOneItWaitsFor(t *testing.T) {
	w := crossing()
	now, first := w.Plan.Today.At(9, 0, time.UTC), w.Plan.Today.AddDays(2)
	var said []models.Event
	say := func(what models.Deed, choice string, who models.Viewer) {
		e := models.Event{Seq: int64(len(said) + 1), About: models.AboutHandover, Ref: "h", What: what, Choice: choice, By: who, At: now}
		if what == models.Began {
			e.Target = per.ID
		}
		said = append(said, e)
	}
	for _, step := range []struct {
		name    string
		what    models.Deed
		choice  string
		who     models.Viewer
		day     models.Date
		one, to detect.Cause // whom it waits for, and why
	}{
		{"begun", models.Began, models.Term{From: first}.String(), lone, w.Plan.Today, "handover.ready", ""},
		{"the day has passed", "", "", lone, first.AddDays(1), "handover.ready", ""},
		{"Lone is ready", models.SaidReady, "", lone, w.Plan.Today, "", ""},
		{"Mette wants to talk", models.AskedTalk, "", citizen, w.Plan.Today, "handover.talk", "handover.talk"},
		{"Mette is ready", models.SaidReady, "", citizen, w.Plan.Today, "", ""},
		{"the day has come", "", "", lone, first, "", "handover.take"},
		{"and passed", "", "", lone, first.AddDays(1), "", "handover.take"},
		{"taken over", models.TookOver, "", per, first, "", ""},
		{"Mette wants to talk about Per", models.AskedTalk, "", citizen, first, "handover.talk", "handover.talk"},
		{"met", models.Met, "", citizen, first, "", ""},
	} {
		if step.what != "" {
			say(step.what, step.choice, step.who)
		}
		w.Said, w.Today, w.AsOf = said, step.day, step.day.At(9, 0, time.UTC)
		for who, want := range map[models.Viewer]detect.Cause{lone: step.one, per: step.to} {
			got := causes(w, who, w.AsOf)
			for _, cause := range []detect.Cause{detect.CauseHandoverTalk, detect.CauseHandoverTake, detect.CauseHandoverMake} {
				r := detect.Reason{}
				if cause == want {
					r = detect.Reason{Cause: cause, Count: 1}
				}
				if r.Count > 0 && cause != detect.CauseHandoverTalk {
					r.By, r.Late = first, first.Before(step.day)
				}
				if got[cause] != r {
					t.Errorf("%s: %s reads %+v, want %+v", step.name, who.ID, got[cause], r)
				}
			}
		}
	}
}

func causes(w *world, who models.Viewer, now time.Time) map[detect.Cause]detect.Reason {
	found := map[detect.Cause]detect.Reason{}
	for _, r := range detect.NeedOf(w.Plan, detect.Look(w.Plan), nil, who, now).Reasons {
		found[r.Cause] = r
	}
	return found
}
