package actions_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// whyOf is the promise of an answer as the citizen reads it.
func (h *house) whyOf(t *testing.T, who models.Viewer) wording.PromiseView {
	t.Helper()
	promises := h.history(t, who).Promises
	i := slices.IndexFunc(promises, func(p wording.PromiseView) bool { return strings.HasPrefix(p.What, "Svar på, hvorfor") })
	if i < 0 {
		t.Fatalf("nothing is promised: %+v", promises)
	}
	return promises[i]
}

// causes are why a citizen is needed, at Lone's desk.
func (h *house) causes(t *testing.T, citizen string) map[string]string {
	t.Helper()
	desk, err := h.Desk(context.Background(), lone, "da")
	if err != nil {
		t.Fatal(err)
	}
	causes := map[string]string{}
	for _, row := range desk.Citizens {
		for _, r := range row.Reasons {
			if row.ID == citizen {
				causes[r.Cause] = r.Text
			}
		}
	}
	return causes
}

func TestAskingWhyIsAConversationAndAPromiseOfAnAnswer(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, token, start := h.citizen(t, "mette"), h.logIn(t, "mette"), h.now
		h.gives(t, mette, spared)
		if _, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil {
			t.Fatal(err)
		}
		look := line(t, h.log(t, token), "skånehensyn fra Sundhedscentret for at")
		thread, err := h.AskWhy(ctx, mette, look.Seq, "k1")
		if err != nil {
			t.Fatal(err)
		}
		v := h.thread(t, lone, mette.ID, thread)
		if v.Subject != "Hvorfor skete det her d. 23. november?" || len(v.Messages) != 1 || v.Messages[0].By != "Mette" ||
			v.Messages[0].Text != "Det her står i min log: »"+look.Text+"« Mandag d. 23. november kl.\u00a08.00. Hvorfor skete det?" ||
			v.WaitsText != "Venter på os. Svar senest d. 7. december." {
			t.Errorf("the conversation: %+v", v)
		}
		if p := h.whyOf(t, mette); p.State != "open" || p.Due != "2026-12-07" {
			t.Errorf("the promise: %+v", p)
		}
		causes := h.causes(t, mette.ID)
		if causes["why"] != "Vil vide, hvorfor nogen har kigget. Senest d. 7. december." || causes["message"] != "" || h.tasks(t, mette.ID)["answer_why"] != 1 {
			t.Errorf("at the desk: %v", causes)
		}
		h.now = start.AddDate(0, 0, 16) // 9 December
		if p := h.whyOf(t, mette); p.State != "coordinator" || !p.Late {
			t.Errorf("late: %+v", p)
		}
		if l := line(t, h.log(t, h.logIn(t, "mette")), "skånehensyn fra Sundhedscentret for at"); l.Asked == nil || l.Asked.Thread != thread || !strings.Contains(l.Asked.Text, "skulle have svaret") {
			t.Errorf("at the line: %+v", l)
		}
	})
}

func TestAnAnswerInTheConversationKeepsThePromiseUntilItIsTakenBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, token := h.citizen(t, "mette"), h.logIn(t, "mette")
		if _, err := h.DeskCitizen(ctx, lone, mette.ID, "da"); err != nil {
			t.Fatal(err)
		}
		thread, err := h.AskWhy(ctx, mette, line(t, h.log(t, token), "så din plan").Seq, "k1")
		if err != nil {
			t.Fatal(err)
		}
		state := func(want, when string) {
			t.Helper()
			if p := h.whyOf(t, mette); p.State != want {
				t.Errorf("%s: %+v", when, p)
			}
		}
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: thread, Closes: true, Key: "0"})
		state("open", "closed without a word")
		h.write(t, mette, actions.Writing{Citizen: mette.ID, Thread: thread, Text: "Jeg vil gerne vide det.", Key: "1"})
		state("open", "she wrote herself")
		place := h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: thread, Text: "Jeg så den før vores møde.", Key: "2"})
		state("kept", "answered")
		if causes := h.causes(t, mette.ID); causes["why"] != "" {
			t.Errorf("answered, and still a reason: %v", causes)
		}
		if err := h.UndoMessage(ctx, lone, mette.ID, thread, place.Seq); err != nil {
			t.Fatal(err)
		}
		state("open", "the answer was taken back")
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: thread, Text: "Jeg så den før mødet.", Key: "3"})
		state("kept", "answered again")
		second := h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: thread, Text: "Vi ses.", Key: "4"})
		if err := h.UndoMessage(ctx, lone, mette.ID, thread, second.Seq); err != nil {
			t.Fatal(err)
		}
		state("kept", "one answer still stands")
		if err := h.DoubtPromise(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: h.whyOf(t, mette).ID, Note: "Det er ikke et svar."}); err != nil {
			t.Fatal(err)
		}
		state("open", "she says that it is no answer")
		if past := h.history(t, mette).Past.Events; !strings.Contains(past[len(past)-1].Text+past[0].Text, "skete") {
			t.Errorf("the history says %+v", past[0])
		}
	})
}

func TestAboutOneLineThereIsOneConversation(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sara, token := h.citizen(t, "mette"), h.citizen(t, "sara"), h.logIn(t, "mette")
		look := func() int64 {
			t.Helper()
			if _, err := h.DeskCitizen(ctx, lone, mette.ID, "da"); err != nil {
				t.Fatal(err)
			}
			return line(t, h.log(t, token), "så din plan").Seq
		}
		seq := look()
		thread, err := h.AskWhy(ctx, mette, seq, "k1")
		if err != nil {
			t.Fatal(err)
		}
		for _, again := range []struct {
			seq int64
			key string
		}{{seq, "k1"}, {seq, "k2"}, {look(), "k3"}} { // the last looked again the same day
			if got, err := h.AskWhy(ctx, mette, again.seq, again.key); err != nil || got != thread {
				t.Errorf("%+v: %q, %v", again, got, err)
			}
		}
		if _, err := h.AskWhy(ctx, mette, look()+1, "k1"); !errors.Is(err, store.ErrKeyUsed) {
			t.Errorf("a key for another line: %v", err)
		}
		h.now = h.now.Add(24 * time.Hour)
		token = h.logIn(t, "mette")
		if other, err := h.AskWhy(ctx, mette, look(), "k4"); err != nil || other == thread {
			t.Errorf("the next day is another line: %q, %v", other, err)
		}
		own := h.log(t, token).Weeks[0].Own.Lines[0].Seq
		for _, c := range []struct {
			who  models.Viewer
			seq  int64
			key  string
			want error
		}{{mette, own, "k5", models.ErrOwnLine}, {mette, 99_999, "k6", models.ErrNotFound}, {mette, seq, "", models.ErrNoKey},
			{sara, 99_999, "k7", models.ErrNotFound}, {lone, seq, "k8", models.ErrNotFound}} {
			if _, err := h.AskWhy(ctx, c.who, c.seq, c.key); !errors.Is(err, c.want) {
				t.Errorf("%s about %d: %v, want %v", c.who.ID, c.seq, err, c.want)
			}
		}
	})
}
