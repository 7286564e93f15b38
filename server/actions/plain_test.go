package actions_test

import (
	"context"
	"errors"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

const hardText = "I forbindelse med iværksættelsen af den virksomhedsrettede indsats skal beskæftigelsesmedarbejderen indhente " +
	"helbredsmæssige oplysninger, hvorefter rehabiliteringsteamet udarbejder en indstilling."

func TestAHardTextReachesNobodyWithoutAReason(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		thread := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Mødet", Text: hardText, Key: "1"}).Thread // a citizen may write as she likes
		send := func(text, subject, reason string) error {
			w := actions.Writing{Citizen: mette.ID, Thread: thread, Text: text, Unplain: reason, Key: text + subject + reason}
			if subject != "" {
				w.Thread, w.Subject = "", subject
			}
			_, err := h.WriteMessage(ctx, lone, w)
			return err
		}
		for _, c := range []struct {
			text, subject, reason string
			want                  error
		}{
			{hardText, "", "", models.ErrTooHard},
			{hardText, "", "  ", models.ErrTooHard},
			{hardText, "", "Det er lovens ord, og de skal med.", nil},
			{"Du skal møde på mandag.", "", "", nil},
			{"Dit nummer er 010190-1234.", "", "Det skal med", models.ErrForbiddenText},
			{"Du skal møde på mandag.", "Din skizofreni", "", models.ErrForbiddenText},
			{"Du skal møde på mandag.", "Mødet", "", nil},
		} {
			if err := send(c.text, c.subject, c.reason); !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
				t.Errorf("%.30q about %q because %q: %v, want %v", c.text, c.subject, c.reason, err, c.want)
			}
		}
		if v := h.thread(t, mette, mette.ID, thread); len(v.Messages) != 3 {
			t.Errorf("Mette has %d messages", len(v.Messages))
		}
		f := clash(t, h.planOf(t, "mette"))
		decide := actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "keep", Note: hardText}
		if err := h.DecideFinding(ctx, lone, decide); !errors.Is(err, models.ErrTooHard) {
			t.Errorf("a hard reason: %v", err)
		}
		decide.Unplain = "Lovens ord"
		if err := h.DecideFinding(ctx, lone, decide); err != nil {
			t.Errorf("with why: %v", err)
		}
		if v, err := h.JudgeText(lone, hardText, false); err != nil || !v.TooHard {
			t.Errorf("%+v, %v", v, err)
		}
		h.LimitLIX(100)
		if err := send(hardText+" Slut.", "", ""); err != nil {
			t.Errorf("above no limit: %v", err)
		}
	})
}
