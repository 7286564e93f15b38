package actions_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func duty(v wording.PlanView, id string) bool {
	for _, d := range v.Duties {
		if d.ID == id {
			return true
		}
	}
	return false
}

var jobcentre = models.Viewer{Role: models.AsSource, ID: "momentum"}

const statusForJob = "paper~momentum~c1-job~c1-job-d1"

func TestAPaperIsUsedAgainOnlyWhenTheCitizenSaysSo(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		v := h.planOf(t, "mette")
		var ask wording.ReuseView
		for _, r := range v.Reuse {
			if r.Duty == statusForJob {
				ask = r
			}
		}
		if ask.Text != "Jobcenter Strandborg vil gerne bruge det papir, Socialpsykiatrien fik d. 3. november. Må de det?" || ask.State != "asked" {
			t.Fatalf("%+v", v.Reuse)
		}
		notices := func() int {
			t.Helper()
			list, err := h.FetchNotices(ctx, jobcentre, "momentum")
			if err != nil {
				t.Fatal(err)
			}
			return len(list)
		}
		reply := func(choice, note string) error {
			return h.AnswerReuse(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: ask.ID, Choice: choice, Note: note})
		}
		for _, step := range []struct {
			choice, note string
			err          error
			duty         bool
			notices      int
			passOn       int
			correct      int
		}{
			{"no", "", nil, true, 0, 0, 0},
			{"yes", "", nil, false, 1, 1, 0},
			{"maybe", "", models.ErrReply, false, 1, 1, 0},
			{"correct", "", models.ErrCorrection, false, 1, 1, 0},
			{"correct", "Jeg tager ikke den medicin mere.", nil, true, 0, 0, 1},
			{"yes", "", nil, false, 1, 1, 0},
		} {
			if err := reply(step.choice, step.note); !errors.Is(err, step.err) {
				t.Fatalf("%s: %v", step.choice, err)
			}
			tasks := h.tasks(t, mette.ID)
			if got := h.planOf(t, "mette"); duty(got, statusForJob) != step.duty || notices() != step.notices ||
				tasks["pass_on_paper"] != step.passOn || tasks["correct_paper"] != step.correct {
				t.Errorf("%s: duty %v, %d notices, tasks %v", step.choice, duty(got, statusForJob), notices(), tasks)
			}
		}
		list, err := h.FetchNotices(ctx, jobcentre, "momentum")
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(h.ConfirmNotice(ctx, jobcentre, "momentum", list[0].ID), reply("no", ""), reply("no", "")); err != nil {
			t.Fatal(err)
		}
		if list, err = h.FetchNotices(ctx, jobcentre, "momentum"); err != nil || len(list) != 1 || !strings.Contains(list[0].Text, "taget sit ja tilbage") {
			t.Errorf("a yes that was fetched is taken back: %+v, %v", list, err)
		}
		if err := errors.Join(h.ConfirmNotice(ctx, jobcentre, "momentum", list[0].ID), reply("no", "")); err != nil || notices() != 0 {
			t.Errorf("another no, and %d notices: %v", notices(), err)
		}
		if err := h.AnswerReuse(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "nothing", Choice: "yes"}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a question nobody asks: %v", err)
		}
	})
}

func TestTheCitizenSaysThatAPaperWasSent(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		before := len(h.planOf(t, "mette").Given)
		send := func(undo bool) error {
			return h.HandIn(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: statusForJob}, undo)
		}
		if err := send(false); err != nil {
			t.Fatal(err)
		}
		v := h.planOf(t, "mette")
		if duty(v, statusForJob) || len(v.Given) != before+1 || v.Given[0].When != "d. 23. november" || !v.Given[0].Own || v.Given[0].To != "Jobcenter Strandborg" {
			t.Errorf("sent: %+v", v.Given)
		}
		if err := send(false); !errors.Is(err, models.ErrHandedIn) {
			t.Errorf("sent twice: %v", err)
		}
		if err := send(true); err != nil {
			t.Fatal(err)
		}
		if v := h.planOf(t, "mette"); !duty(v, statusForJob) || len(v.Given) != before {
			t.Errorf("taken back: %+v", v.Given)
		}
	})
}

func TestTheLoadIsTheCitizensToSet(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	hours := 10
	if err := h.LimitLoad(ctx, mette, actions.Saying{Citizen: mette.ID}, &hours); err != nil {
		t.Fatal(err)
	}
	v := h.planOf(t, "mette")
	if v.Load.CeilingMinutes != 600 || len(v.Weeks) != 4 || !v.Weeks[1].Over {
		t.Errorf("%+v, %+v", v.Load, v.Weeks)
	}
	hours = 61
	if err := h.LimitLoad(ctx, mette, actions.Saying{Citizen: mette.ID}, &hours); !errors.Is(err, models.ErrCeiling) {
		t.Errorf("61 hours: %v", err)
	}
	if err := h.PauseLoad(ctx, mette, actions.Saying{Citizen: mette.ID, Note: "Jeg sover ikke"}, true); err != nil {
		t.Fatal(err)
	}
	desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
	if err != nil || desk.Paused == nil || desk.Paused.Note != "Jeg sover ikke" || h.tasks(t, mette.ID)["too_much_now"] != 1 {
		t.Errorf("%+v, %v", desk.Paused, err)
	}
	if err := errors.Join(h.PauseLoad(ctx, mette, actions.Saying{Citizen: mette.ID}, false), h.LimitLoad(ctx, mette, actions.Saying{Citizen: mette.ID}, nil)); err != nil {
		t.Fatal(err)
	}
	if v := h.planOf(t, "mette"); v.Load != (wording.LoadView{}) || h.tasks(t, mette.ID)["too_much_now"] != 0 {
		t.Errorf("all was taken back: %+v", v.Load)
	}
}

func TestTheSameIsSaidOnceUnderOneKey(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, jonas := h.citizen(t, "mette"), h.citizen(t, "jonas")
		send := actions.Saying{Citizen: mette.ID, Ref: statusForJob, Key: "k1"}
		for range 3 { // the second would be a conflict by itself
			if err := h.HandIn(ctx, mette, send, false); err != nil {
				t.Fatal(err)
			}
		}
		if err := h.HandIn(ctx, mette, send, true); !errors.Is(err, store.ErrKeyUsed) {
			t.Errorf("the key for something else: %v", err)
		}
		if err := h.PauseLoad(ctx, jonas, actions.Saying{Citizen: jonas.ID, Key: "k1"}, true); err != nil {
			t.Errorf("another's key of the same name: %v", err)
		}
		print, err := h.store.Fingerprint(ctx)
		if err != nil || print.Rows["events"] != 2 {
			t.Errorf("%d events, %v", print.Rows["events"], err)
		}
	})
}
