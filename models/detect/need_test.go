package detect_test

import (
	"slices"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/detect"
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

func TestWhySomebodyIsNeededIsGathered(t *testing.T) {
	w := crossing()
	now := w.Plan.Today.At(9, 0, time.UTC)
	quiet := detect.NeedOf(w.Plan, detect.Look(w.booked()), nil, now)
	if quiet.High == 0 || slices.ContainsFunc(quiet.Reasons, func(r detect.Reason) bool { return r.Cause != detect.CauseConsent }) {
		t.Errorf("before anybody has said anything: %+v", quiet)
	}
	citizen := models.Viewer{Role: models.AsCitizen, ID: "mette"}
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
	need := detect.NeedOf(plan, detect.Look(plan), threads, now)
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
	if n := detect.NeedOf(settled, detect.Look(settled), nil, now); n.High != quiet.High-1 {
		t.Errorf("what is settled still counts: %+v", n)
	}
}
