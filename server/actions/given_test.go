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

// asking is Mette, whom the job centre asks for a paper that another has.
type asking struct {
	*house
	mette models.Viewer
	ask   wording.ReuseView
}

func openAsking(t *testing.T, url string) *asking {
	t.Helper()
	a := &asking{house: openStrandborg(t, url)}
	a.mette = a.citizen(t, "mette")
	for _, r := range a.planOf(t, "mette").Reuse {
		if r.Duty == statusForJob {
			a.ask = r
		}
	}
	return a
}

func (a *asking) reply(choice, note string) error {
	return a.AnswerReuse(context.Background(), a.mette, actions.Saying{Citizen: a.mette.ID, Ref: a.ask.ID, Choice: choice, Note: note})
}

// told is what the job centre's system has not confirmed.
func (a *asking) told(t *testing.T) []actions.Notice {
	t.Helper()
	list, err := a.FetchNotices(context.Background(), jobcentre, "momentum")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAPaperIsUsedAgainOnlyWhenTheCitizenSaysSo(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		a := openAsking(t, url)
		if a.ask.Text != "Jobcenter Strandborg vil gerne bruge det papir, Socialpsykiatrien fik d. 3. november. Må de det?" || a.ask.State != "asked" {
			t.Fatalf("%+v", a.ask)
		}
		for _, step := range []struct {
			choice, note             string
			err                      error
			duty                     bool
			notices, passOn, correct int
		}{
			{"no", "", nil, true, 0, 0, 0},
			{"yes", "", nil, false, 1, 1, 0},
			{"maybe", "", models.ErrReply, false, 1, 1, 0},
			{"correct", "", models.ErrCorrection, false, 1, 1, 0},
			{"correct", "Jeg tager ikke den medicin mere.", nil, true, 0, 0, 1},
			{"yes", "", nil, false, 1, 1, 0},
		} {
			if err := a.reply(step.choice, step.note); !errors.Is(err, step.err) {
				t.Fatalf("%s: %v", step.choice, err)
			}
			tasks := a.tasks(t, a.mette.ID)
			if got := a.planOf(t, "mette"); duty(got, statusForJob) != step.duty || len(a.told(t)) != step.notices ||
				tasks["pass_on_paper"] != step.passOn || tasks["correct_paper"] != step.correct {
				t.Errorf("%s: duty %v, %d notices, tasks %v", step.choice, duty(got, statusForJob), len(a.told(t)), tasks)
			}
		}
	})
}

func TestAYesThatWasFetchedIsTakenBackInOneNotice(t *testing.T) {
	a, ctx := openAsking(t, testbed.SQLite(t)), context.Background()
	if err := a.reply("yes", ""); err != nil {
		t.Fatal(err)
	}
	confirm := func() error { return a.ConfirmNotice(ctx, jobcentre, "momentum", a.told(t)[0].ID) }
	if err := errors.Join(confirm(), a.reply("no", ""), a.reply("no", "")); err != nil {
		t.Fatal(err)
	}
	if list := a.told(t); len(list) != 1 || !strings.Contains(list[0].Text, "taget sit ja tilbage") {
		t.Errorf("%+v", list)
	}
	if err := errors.Join(confirm(), a.reply("no", "")); err != nil || len(a.told(t)) != 0 {
		t.Errorf("another no, and %+v: %v", a.told(t), err)
	}
	if err := a.AnswerReuse(ctx, a.mette, actions.Saying{Citizen: a.mette.ID, Ref: "nothing", Choice: "yes"}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a question nobody asks: %v", err)
	}
}

func TestTheCitizenSaysThatAPaperWasSent(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
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
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette, jonas := h.citizen(t, "mette"), h.citizen(t, "jonas")
	before, err := h.store.Fingerprint(ctx)
	if err != nil {
		t.Fatal(err)
	}
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
	if said := print.Rows["events"] - before.Rows["events"]; err != nil || said != 2 {
		t.Errorf("%d events, %v", said, err)
	}
}
