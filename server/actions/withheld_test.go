package actions_test

import (
	"context"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

func TestAChildsNoIsSeenByTheBorgerkonsulentAndNotByTheParent(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		var id string
		for _, f := range desk.Findings {
			if f.Kind == "child_voice" {
				id = f.ID
				if !strings.HasPrefix(f.Text, "Ikke noget.") {
					t.Errorf("Lone must know that Mette reads nothing of it, not %q", f.Text)
				}
			}
		}
		if id == "" {
			t.Fatal("Lone does not see that Emil has said no")
		}
		for _, f := range h.planOf(t, "mette").Findings {
			if f.ID == id {
				t.Errorf("Mette reads %q", f.Text)
			}
		}
		err = h.AnswerFinding(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: id, Choice: string(models.HelpMe)})
		if models.KindOf(err) != models.NotFound {
			t.Errorf("an answer to it gave %v: whoever guesses the id learns that it is there", err)
		}
	})
}
