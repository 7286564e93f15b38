package actions_test

import (
	"context"
	"crypto/rand"
	"regexp"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

func TestAnAddressIsUsedWhenItsCodeWasTyped(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		ctx := context.Background()
		var last actions.Mail
		who, err := h.WhoIs(ctx, h.logIn(t, "mette"), h.now)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.SetMail(ctx, who, "mette@example.dk", "da"); models.KindOf(err) != models.Unavailable {
			t.Errorf("where none is sent: %v", err)
		}
		h.MailBy(func(_ context.Context, m actions.Mail) models.SendResult {
			last = m
			return models.SendResult{Outcome: models.WasTaken}
		}, rand.Reader)
		for _, address := range []string{"", "mette", "a@b", "A <a@b.dk>", "a@b.dk\r\nBcc: c@d.dk", "a@b.dk,c@d.dk"} {
			if err := h.SetMail(ctx, who, address, "da"); models.KindOf(err) != models.Invalid {
				t.Errorf("%q: %v", address, err)
			}
		}
		set := func() string {
			t.Helper()
			h.now = h.now.Add(2 * time.Minute)
			if err := h.SetMail(ctx, who, " mette@example.dk ", "da"); err != nil {
				t.Fatal(err)
			}
			return regexp.MustCompile(`\d{6}`).FindString(last.Text)
		}
		confirmed := func() bool {
			t.Helper()
			view, err := h.OwnMail(ctx, who)
			if err != nil || view.Address != "mette@example.dk" {
				t.Fatalf("%+v, %v", view, err)
			}
			return view.Confirmed
		}
		code := set()
		if err := h.SetMail(ctx, who, "other@example.dk", "da"); models.KindOf(err) != models.TooOften {
			t.Errorf("another code at once: %v", err)
		}
		wrong := "000000"
		if code == wrong {
			wrong = "000001"
		}
		for try := range models.MailCodeTries {
			want := models.ErrMailCode
			if try == models.MailCodeTries-1 {
				want = models.ErrMailOver
			}
			if err := h.ConfirmMail(ctx, who, wrong); err != want { //nolint:errorlint // it is that very one
				t.Errorf("try %d: %v", try, err)
			}
		}
		if err := h.ConfirmMail(ctx, who, code); err == nil || confirmed() {
			t.Errorf("after five wrong codes the right one counts: %v", err)
		}
		code = set()
		h.now = h.now.Add(models.MailCodeLasts)
		if err := h.ConfirmMail(ctx, who, code); err == nil || confirmed() {
			t.Errorf("after fifteen minutes it counts: %v", err)
		}
		code = set()
		if err := h.ConfirmMail(ctx, who, code); err != nil || !confirmed() {
			t.Errorf("the right code: %v", err)
		}
		if err := h.ConfirmMail(ctx, who, code); err == nil {
			t.Error("a code counts twice")
		}
		if err := h.DropMail(ctx, who); err != nil {
			t.Fatal(err)
		}
		if view, err := h.OwnMail(ctx, who); err != nil || view.Address != "" || view.Confirmed {
			t.Errorf("when it was dropped: %+v, %v", view, err)
		}
	})
}
