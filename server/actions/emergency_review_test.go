package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func (h *house) emergencies(t *testing.T) wording.EmergenciesView {
	t.Helper()
	v, err := h.Emergencies(context.Background(), birgit, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestALeaderSeesWhyAPlanWasOpenedAndNotWhose(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		if v := h.emergencies(t); len(v.Rows) != 0 || v.Empty == "" {
			t.Errorf("%+v", v)
		}
		if _, err := h.OpenEmergency(ctx, anja, opening(mette.ID)); err != nil {
			t.Fatal(err)
		}
		if v := h.emergencies(t); len(v.Rows[0].Seen) != 0 {
			t.Errorf("nothing was looked at yet: %v", v.Rows[0].Seen)
		}
		if _, err := h.inDanger(t, anja, mette.ID, models.PurposeEmergency); err != nil {
			t.Fatal(err)
		}
		row := h.emergencies(t).Rows[0]
		if row.Title != "Anja Frost, Socialpsykiatrien" || row.Opened != "Åbnet mandag d. 23. november kl.\u00a08.00." || row.State != "waits" ||
			row.Reason != strings.Replace(danger, "Mette", "[borgeren]", 1) || !slices.Contains(row.Seen, "Hjælp") {
			t.Errorf("%+v", row)
		}
		text, err := json.Marshal(row)
		if err != nil || strings.Contains(string(text), "Mette") || strings.Contains(string(text), "Lund") || strings.Contains(string(text), mette.ID) || strings.Contains(string(text), "Jobcenter") {
			t.Errorf("%v %s", err, text)
		}
		if line := h.lastLine(t, mette.ID); line.Action != models.ReadEmergencies || line.By != birgit {
			t.Errorf("the log has %+v", line)
		}
		h.now = h.now.AddDate(0, 0, 8)
		if row := h.emergencies(t).Rows[0]; row.State != "late" {
			t.Errorf("eight days later: %+v", row)
		}
		for _, who := range []models.Viewer{lone, anja, mette, operator} {
			if _, err := h.Emergencies(ctx, who, "da"); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", who.Role, err)
			}
		}
	})
}

func TestALeaderAnswersOnceAndTheCitizenIsToldTheOutcome(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		open, err := h.OpenEmergency(ctx, anja, opening(mette.ID))
		if err != nil {
			t.Fatal(err)
		}
		const note = "Der var tid til at ringe først."
		for name, try := range map[string]struct {
			err, want error
		}{
			"without words":        {h.ReviewEmergency(ctx, birgit, open.ID, models.InOrder, " "), models.ErrReview},
			"without an outcome":   {h.ReviewEmergency(ctx, birgit, open.ID, "", note), models.ErrReview},
			"of nothing":           {h.ReviewEmergency(ctx, birgit, "nothing", models.InOrder, note), models.ErrNotFound},
			"by who opened it":     {h.ReviewEmergency(ctx, anja, open.ID, models.InOrder, note), models.ErrNotFound},
			"by a borgerkonsulent": {h.ReviewEmergency(ctx, lone, open.ID, models.InOrder, note), models.ErrNotFound},
		} {
			if !errors.Is(try.err, try.want) {
				t.Errorf("%s: %v", name, try.err)
			}
		}
		for range 2 { // said twice, it is said once
			if err := h.ReviewEmergency(ctx, birgit, open.ID, models.NotInOrder, note); err != nil {
				t.Fatal(err)
			}
		}
		if line := h.lastLine(t, mette.ID); line.Action != models.ReviewEmergency || line.Ground != "emergency:"+open.ID || line.By != birgit {
			t.Errorf("the log has %+v", line)
		}
		if err := h.ReviewEmergency(ctx, birgit, open.ID, models.InOrder, note); !errors.Is(err, models.ErrReviewed) {
			t.Errorf("another outcome: %v", err)
		}
		if row := h.emergencies(t).Rows[0]; row.State != "not_in_order" || row.Note != note {
			t.Errorf("%+v", row)
		}
		v, err := h.plan(t, h.logIn(t, "mette"))
		if err != nil || !strings.HasPrefix(v.Emergencies[0].Review, "En leder har set på det mandag d. 23. november. Det var ikke i orden at åbne planen.") {
			t.Errorf("%v %+v", err, v.Emergencies)
		}
		past, err := h.History(ctx, mette, "da")
		if err != nil || len(past.Past.Events) < 2 ||
			past.Past.Events[0].Text != "En leder svarede: Det var ikke i orden, at Anja Frost åbnede planen i en nødsituation." || past.Past.Events[0].Note != "" {
			t.Errorf("%v %+v", err, past.Past.Events[:2])
		}
		whole, err := json.Marshal([]any{v, past})
		if err != nil || strings.Contains(string(whole), note) {
			t.Errorf("the leader's own words are the citizen's: %v", err)
		}
	})
}
