package actions_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/actions"
	"enplan/server/testbed"
)

func TestASentenceNobodyUnderstandsIsPutInPlainerWords(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		_, whole, err := h.InspectPlan(ctx, mette.ID, "da", h.now)
		if err != nil {
			t.Fatal(err)
		}
		sentence, _, _ := strings.Cut(whole.Plans[0].Text, ". ")
		ref := "text:" + oneplan.PlanID(&whole.Plans[0])
		ask := actions.Saying{Citizen: mette.ID, Ref: ref, Note: sentence, Key: "1"}
		for range 2 {
			if err := h.AskQuestion(ctx, mette, ask); err != nil {
				t.Fatal(err)
			}
		}
		ask.Key = "2"
		if err := h.AskQuestion(ctx, mette, ask); !errors.Is(err, models.ErrQuestionThere) {
			t.Errorf("asked twice: %v", err)
		}
		asked := h.planOf(t, "mette").Questions
		if len(asked) != 1 || asked[0].Sentence != sentence || asked[0].Text != "Du har spurgt. Du får det forklaret senest onsdag d. 25. november." {
			t.Fatalf("%+v", asked)
		}
		if n := h.tasks(t, mette.ID)["explain_sentence"]; n != 1 {
			t.Errorf("%d tasks", n)
		}
		answer := actions.Saying{Citizen: mette.ID, Ref: asked[0].ID, Note: "Vi finder ud af, hvor meget du kan arbejde.", Key: "1"}
		if err := h.AnswerQuestion(ctx, lone, answer); err != nil {
			t.Fatal(err)
		}
		got := h.planOf(t, "mette").Questions[0]
		if got.State != "answered" || got.Text != "Lone siger det sådan:" || got.Answer.Note != answer.Note {
			t.Errorf("%+v", got)
		}
		if n := h.tasks(t, mette.ID)["explain_sentence"]; n != 0 {
			t.Errorf("%d tasks are left", n)
		}
		answer.Key = "2"
		if err := h.AnswerQuestion(ctx, lone, answer); !errors.Is(err, models.ErrQuestionOver) {
			t.Errorf("answered twice: %v", err)
		}
	})
}

func TestOneCanOnlyAskAboutWhatStandsThere(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara")
		plan := h.planOf(t, "mette").Plans[0]
		thread := h.write(t, lone, actions.Writing{Citizen: mette.ID, Subject: "Mødet", Text: "Du skal møde på mandag. Tag dit pas med.", Key: "1"}).Thread
		own := h.write(t, mette, actions.Writing{Citizen: mette.ID, Thread: thread, Text: "Hvorfor det?", Key: "2"})
		for _, c := range []struct {
			who           models.Viewer
			ref, sentence string
			want          error
		}{
			{mette, models.MessageRef(thread, 1), "Tag dit pas med.", nil},
			{mette, models.MessageRef(thread, 1), "Noget andet", models.ErrNotFound},
			{mette, models.MessageRef(thread, own.Seq), "Hvorfor det?", models.ErrNotFound},
			{sara, models.MessageRef(thread, 1), "Du skal møde på mandag.", models.ErrNotFound},
			{mette, "message:x~y", "Du", models.ErrNotFound},
			{mette, "text:" + plan.ID, "Det står der ikke", models.ErrNotFound},
			{mette, "text:nowhere", "Det", models.ErrNotFound},
			{mette, "text:" + plan.ID, "  ", models.ErrNotFound},
		} {
			err := h.AskQuestion(ctx, c.who, actions.Saying{Citizen: c.who.ID, Ref: c.ref, Note: c.sentence})
			if !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
				t.Errorf("%q in %s: %v, want %v", c.sentence, c.ref, err, c.want)
			}
		}
		asked := h.planOf(t, "mette").Questions[0]
		if err := h.TakeBackQuestion(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: asked.ID}); err != nil {
			t.Fatal(err)
		}
		if left := h.planOf(t, "mette").Questions; len(left) != 0 {
			t.Errorf("taken back it stands: %+v", left)
		}
	})
}
