package actions_test

import (
	"context"
	"errors"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func TestTheAssessmentIsMadeByBothAndMixedByNobody(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		words := func(text string) actions.Saying {
			return actions.Saying{Citizen: mette.ID, Ref: "health", Target: "now", Note: text}
		}
		health := func(who models.Viewer) wording.AssessedView {
			t.Helper()
			v, err := h.Assessment(ctx, who, mette.ID, "da")
			if err != nil || len(v.Areas) != len(models.AssessedAreas) {
				t.Fatal(v, err)
			}
			return v.Areas[0]
		}
		if a := health(mette); len(a.Help) == 0 || a.HasStaff || a.Scale != nil {
			t.Errorf("what there is from the start: %+v", a)
		}
		if err := errors.Join(
			h.WriteAssessment(ctx, mette, words("Jeg sover ikke om natten."), 0),
			h.WriteAssessment(ctx, lone, words("Mette sover 3 timer."), 0),
			h.RateArea(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "health"}, 2),
		); err != nil {
			t.Fatal(err)
		}
		a := health(mette)
		if a.Parts[0].Own.Text != "Jeg sover ikke om natten." || a.Parts[0].Staff.Text != "Mette sover 3 timer." || a.Parts[0].Staff.By != "Lone" || a.Scale.Word != "Det går ikke så godt" {
			t.Errorf("%+v", a)
		}
		var clash *models.Clash
		if err := h.WriteAssessment(ctx, mette, words("Fra den anden telefon"), 0); !errors.As(err, &clash) || clash.Theirs != "Jeg sover ikke om natten." {
			t.Errorf("%v", err)
		}
		answer := func(choice string, seen models.Version) error {
			return h.AnswerArea(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "health", Choice: choice, Note: "Det er 5 timer"}, seen)
		}
		if err := answer("no", a.StaffVersion); err != nil {
			t.Fatal(err)
		}
		if n := h.tasks(t, mette.ID)["talk_about_area"]; n != 1 || health(lone).Answer.Text != "Mette siger: Det passer ikke." {
			t.Errorf("%d tasks, %+v", n, health(lone).Answer)
		}
		if err := h.WriteAssessment(ctx, lone, words("Mette sover 5 timer."), a.StaffVersion); err != nil {
			t.Fatal(err)
		}
		now := health(mette)
		if n := h.tasks(t, mette.ID)["talk_about_area"]; n != 0 || now.Answer != nil || now.Changed == "" {
			t.Errorf("%d tasks when it is put right: %+v", n, now)
		}
		if err := answer("yes", a.StaffVersion); !errors.As(err, &clash) {
			t.Errorf("yes to what she has not read: %v", err)
		}
		if err := answer("yes", now.StaffVersion); err != nil || health(mette).Answer.Text != "Du har sagt: Det passer." {
			t.Errorf("%v", err)
		}
		for _, who := range []models.Viewer{per, henrik, h.citizen(t, "sara"), operator} {
			_, read := h.Assessment(ctx, who, mette.ID, "da")
			for i, err := range []error{read, h.WriteAssessment(ctx, who, words("x"), 0), h.RateArea(ctx, who, words(""), 3), h.AnswerArea(ctx, who, words(""), 0)} {
				if !errors.Is(err, models.ErrNotFound) {
					t.Errorf("%s %s, %d: %v", who.Role, who.ID, i, err)
				}
			}
		}
	})
}
