package actions_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
	"enplan/server/wording"
)

const (
	practice = "measure:momentum~c1-job~c1-job-m1"
	tooMuch  = "Jeg kan højst klare to timer."
)

var job = models.Viewer{Role: models.AsSource, ID: "momentum"}

func remarkOf(v wording.PlanView, ref string) wording.RemarkView {
	for _, r := range v.Remarks {
		if r.Ref == ref {
			return r
		}
	}
	return wording.RemarkView{}
}

func TestWhatDoesNotFitGoesToWhoWroteItAndIsAnswered(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		say := actions.Saying{Citizen: mette.ID, Ref: practice, Note: tooMuch}
		if err := h.WriteRemark(ctx, mette, say); err != nil {
			t.Fatal(err)
		}
		r := remarkOf(h.planOf(t, "mette"), practice)
		if r.State != "open" || r.Words != tooMuch || r.DueText != "Du får svar senest mandag d. 7. december." {
			t.Fatalf("%+v", r)
		}
		if err := h.WriteRemark(ctx, mette, say); !errors.Is(err, models.ErrRemarkThere) {
			t.Errorf("twice about one thing: %v", err)
		}
		notices, err := h.FetchNotices(ctx, job, "momentum")
		if err != nil || len(notices) != 1 || notices[0].Plan != "c1-job" {
			t.Fatalf("%+v, %v", notices, err)
		}
		text := notices[0].Text
		for _, want := range []string{"»Virksomhedspraktik«", tooMuch, "senest mandag d. 7. december"} {
			if !strings.Contains(text, want) {
				t.Errorf("the job centre is not told %q: %s", want, text)
			}
		}
		for _, other := range []string{"Mette", "Socialpsyk", "Sundhed", "Familie", "Emil", "Lone"} {
			if strings.Contains(text, other) {
				t.Errorf("the job centre is told of %s: %s", other, text)
			}
		}
		sensum := models.Viewer{Role: models.AsSource, ID: "sensum"}
		answer := actions.Saying{Choice: "corrected", Note: "Det er nu to timer.", Key: "svar-1"}
		if err := h.AnswerNotice(ctx, sensum, "sensum", notices[0].ID, answer); models.KindOf(err) != models.NotFound {
			t.Errorf("another department answers: %v", err)
		}
		if err := h.AnswerNotice(ctx, job, "momentum", notices[0].ID, actions.Saying{Choice: "stands"}); !errors.Is(err, models.ErrRemarkReason) {
			t.Errorf("it stands, without why: %v", err)
		}
		for range 2 { // sent twice under one key
			if err := h.AnswerNotice(ctx, job, "momentum", notices[0].ID, answer); err != nil {
				t.Fatal(err)
			}
		}
		r = remarkOf(h.planOf(t, "mette"), practice)
		if r.State != "answered" || r.Answer.Text != "Jobcenter Strandborg har rettet det." || r.Answer.Note != "Det er nu to timer." {
			t.Errorf("%+v", r)
		}
		if left, err := h.FetchNotices(ctx, job, "momentum"); err != nil || len(left) != 0 {
			t.Errorf("what is answered is fetched again: %+v, %v", left, err)
		}
		if err := h.AnswerRemark(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: r.ID, Choice: "talk"}); !errors.Is(err, models.ErrRemarkOver) {
			t.Errorf("answering it again: %v", err)
		}
		got := since(h.history(t, mette).Past, 4)
		want := "Du skrev, at det her ikke passer: »Virksomhedspraktik«\nJobcenter Strandborg svarede, at det er rettet: »Virksomhedspraktik«"
		if got != want {
			t.Errorf("told: %q", got)
		}
		promises := h.history(t, mette).Promises
		if last := promises[len(promises)-1]; last.State != "kept" || last.Text != "Du fik svar mandag d. 23. november." {
			t.Errorf("the answer was a promise: %+v", last)
		}
	})
}

func TestTheBorgerkonsulentAnswersAndTheDepartmentNeedNot(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	remark := func(ref, note string) string {
		t.Helper()
		if err := h.WriteRemark(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: ref, Note: note}); err != nil {
			t.Fatal(err)
		}
		return remarkOf(h.planOf(t, "mette"), ref).ID
	}
	texts := func() (all []string) {
		t.Helper()
		notices, err := h.FetchNotices(ctx, job, "momentum")
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range notices {
			all = append(all, n.Text)
		}
		return all
	}
	id := remark(practice, "")
	if h.tasks(t, mette.ID)["answer_remark"] != 1 {
		t.Error("nobody at the desk has it to do")
	}
	desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
	if err != nil || desk.Remarks[0].DueText != "Mette er lovet svar senest mandag d. 7. december." || len(desk.Remarks[0].Answers) != 3 {
		t.Fatalf("at the desk: %+v, %v", desk.Remarks, err)
	}
	stands := actions.Saying{Citizen: mette.ID, Ref: id, Choice: "stands", Note: "Lægen har sagt god for det."}
	if err := h.AnswerRemark(ctx, lone, stands); err != nil {
		t.Fatal(err)
	}
	if left := texts(); len(left) != 0 {
		t.Errorf("answered before it was fetched, and still asked: %q", left)
	}
	if r := remarkOf(h.planOf(t, "mette"), practice); r.Answer == nil || r.Answer.Text != "Lone svarer, at det er rigtigt, som det står." || r.Answer.Note != stands.Note {
		t.Errorf("%+v", r)
	}
	again := remark(practice, "Det er stadig for meget.")
	notices, err := h.FetchNotices(ctx, job, "momentum")
	if err != nil || len(notices) != 1 || again == id {
		t.Fatalf("a new remark after the answer: %+v, %v", notices, err)
	}
	if err := h.ConfirmNotice(ctx, job, "momentum", notices[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := h.TakeBackRemark(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: again}); err != nil {
		t.Fatal(err)
	}
	if left := texts(); len(left) != 1 || !strings.Contains(left[0], "taget sin besked tilbage") {
		t.Errorf("the department that has it must hear that it is over: %q", left)
	}
	if err := h.TakeBackRemark(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: again}); !errors.Is(err, models.ErrRemarkOver) {
		t.Errorf("taking it back twice: %v", err)
	}
	if err := h.AnswerNotice(ctx, job, "momentum", notices[0].ID, actions.Saying{Choice: "corrected"}); !errors.Is(err, models.ErrRemarkOver) {
		t.Errorf("answering what was taken back: %v", err)
	}
	for _, ref := range []string{"measure:nothing", "contact:", "x", ""} {
		if err := h.WriteRemark(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: ref}); models.KindOf(err) != models.NotFound {
			t.Errorf("about %q: %v", ref, err)
		}
	}
	for _, ref := range []string{"contact:coordinator", "contact:momentum~c1-job~0", "duty:paper~momentum~c1-job~c1-job-d1", "text:momentum~c1-job",
		"goal:momentum~c1-job~c1-job-g1", "limit:columna~c1-sun~c1-sun-c1", "appointment:columna~c1-sun~c1-sun-a1"} {
		remark(ref, "x")
		if r := remarkOf(h.planOf(t, "mette"), ref); r.What == "" || r.DueText == "" {
			t.Errorf("%s: %+v", ref, r)
		}
	}
}

func TestALatePromiseClimbsIsKeptDoubtedAndNotKept(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, start := h.citizen(t, "mette"), h.now
		promise := actions.Saying{Citizen: mette.ID, Note: "Jeg ringer til Emils skole", Choice: "2026-12-01"}
		if err := h.MakePromise(ctx, lone, promise); err != nil {
			t.Fatal(err)
		}
		find := func() wording.PromiseView {
			t.Helper()
			for _, p := range h.history(t, mette).Promises {
				if p.What == promise.Note {
					return p
				}
			}
			t.Fatal("the promise is gone")
			return wording.PromiseView{}
		}
		for _, step := range []struct {
			days                 int
			state, behind, tasks string
		}{
			{0, "open", "", ""}, {5, "soon", "", ""}, {8, "today", "", ""}, {9, "late", "jeg ringer", ""},
			{10, "coordinator", "jeg ringer", "late_promise"}, {16, "leader", "jeg ringer", "late_promise_leader"},
		} {
			h.now = start.AddDate(0, 0, step.days)
			v := h.planOf(t, "mette")
			if p := find(); p.State != step.state {
				t.Errorf("after %d days: %+v", step.days, p)
			}
			if step.behind == "" && strings.Contains(v.Behind, "jeg ringer") || v.Behind == "" && step.behind != "" {
				t.Errorf("after %d days: %q", step.days, v.Behind)
			}
			if step.tasks != "" && h.tasks(t, mette.ID)[step.tasks] == 0 {
				t.Errorf("after %d days nobody has %s", step.days, step.tasks)
			}
		}
		p := find()
		on := actions.Saying{Citizen: mette.ID, Ref: p.ID}
		if err := h.SettlePromise(ctx, lone, on, true, p.Version+1); !errors.Is(err, models.ErrClash) {
			t.Errorf("of another version: %v", err)
		}
		if err := h.SettlePromise(ctx, lone, on, true, -1); !errors.Is(err, models.ErrNoVersion) {
			t.Errorf("of no version: %v", err)
		}
		if err := h.SettlePromise(ctx, lone, on, true, p.Version); err != nil {
			t.Fatal(err)
		}
		if p = find(); p.State != "kept" || p.Text != "Det er sket onsdag d. 9. december. Det skulle være sket tirsdag d. 1. december." || !p.CanDoubt {
			t.Errorf("kept too late: %+v", p)
		}
		on.Note = "Skolen siger nej"
		if err := h.DoubtPromise(ctx, mette, on); err != nil {
			t.Fatal(err)
		}
		if p = find(); p.State != "leader" || !strings.Contains(p.Doubt, "Skolen siger nej") {
			t.Errorf("the citizen says it has not happened: %+v", p)
		}
		if err := h.DoubtPromise(ctx, mette, on); !errors.Is(err, models.ErrPromiseOpen) {
			t.Errorf("twice: %v", err)
		}
		off := actions.Saying{Citizen: mette.ID, Ref: p.ID, Choice: "2026-12-17", Note: "Skolen holder lukket."}
		if err := h.PutOffPromise(ctx, lone, off, p.Version); err != nil {
			t.Fatal(err)
		}
		if p = find(); p.State != "open" || len(p.Was) != 1 || p.Was[0] != "Før skulle det være sket tirsdag d. 1. december." || p.Why != "Fordi: Skolen holder lukket." {
			t.Errorf("put off: %+v", p)
		}
		on.Note = ""
		if err := h.SettlePromise(ctx, lone, on, false, p.Version); !errors.Is(err, models.ErrPromiseWhy) {
			t.Errorf("not kept, without why: %v", err)
		}
		on.Note = "Skolen tog ikke telefonen."
		if err := h.SettlePromise(ctx, lone, on, false, p.Version); err != nil {
			t.Fatal(err)
		}
		if p = find(); p.State != "not_kept" || p.Text != "Det blev ikke til noget." || p.Why != "Fordi: Skolen tog ikke telefonen." {
			t.Errorf("%+v", p)
		}
		for _, bad := range []actions.Saying{{Note: " ", Choice: "2026-12-24"}, {Note: "x", Choice: "2026-12-08"}, {Note: "x", Choice: "snart"}, {Note: "x", Choice: "2026-12-24", Target: "momentum~none"}} {
			bad.Citizen = mette.ID
			if err := h.MakePromise(ctx, lone, bad); models.KindOf(err) != models.Invalid {
				t.Errorf("%+v: %v", bad, err)
			}
		}
	})
}
