package actions_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

// told keeps a notification of a time that went a way at an instant.
func (h *house) told(t *testing.T, citizen, ref string, start, sent time.Time, channel models.Channel) {
	t.Helper()
	key := ref + string(channel)
	err := h.store.Write(context.Background(), func(tx *store.Tx) error {
		err := tx.AddNotification(models.Notification{Citizen: citizen, Key: key, Kind: models.NotifyReminder, Ref: ref, Start: start, Due: sent, Until: start.Add(48 * time.Hour)})
		if err != nil {
			return err
		}
		taken, err := tx.TakeNotifications(1000, time.Minute)
		if err != nil {
			return err
		}
		for _, d := range taken {
			if d.Key != key {
				continue
			}
			ended := store.Dispatched{Dispatch: d, State: models.NotificationSent, Ways: []models.Send{{Channel: channel, State: models.SendTaken, Sent: sent}}}
			_, err := tx.EndNotifications([]store.Dispatched{ended})
			return err
		}
		return errors.New("it was not due")
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestANoShowNobodyWasToldOfIsRefusedAndOneThatIsKnownIsKept(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, at := h.citizen(t, "mette"), time.Date(2026, 12, 8, 14, 15, 0, 0, zone(t))
		job := "momentum~c1-job~c1-job-a2"
		missed := func() error {
			return h.RecordMissed(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: job, Key: "1"}, at)
		}
		says := func(who models.Viewer) string {
			t.Helper()
			v, err := h.Proof(ctx, who, mette.ID, job, at, "da")
			if err != nil {
				t.Fatal(err)
			}
			if (who == mette) && (v.Why != "" || v.Record != nil) || who == lone && (v.Why == "") == (v.Record == nil) {
				t.Errorf("to %s: %+v", who.ID, v)
			}
			return strings.Join(append(v.Text, v.Missed), "|")
		}
		if err := missed(); !errors.Is(err, models.ErrMissedEarly) {
			t.Errorf("before it begins: %v", err)
		}
		h.now = at.Add(-48 * time.Hour)
		h.planOf(t, "mette")
		h.now = at.Add(24 * time.Hour)
		if err := missed(); !errors.Is(err, models.ErrMissedUntold) {
			t.Errorf("nobody was told: %v", err)
		}
		want := "Du åbnede din plan d. 6. december kl.\u00a014.15. Tiden stod i den.|Vi kan ikke se, at du fik besked om tiden.|"
		if got := says(mette); !strings.HasPrefix(got, want) || got != says(lone) {
			t.Errorf("%q\n%q", got, says(lone))
		}
		h.told(t, mette.ID, job, at, at.Add(-20*time.Hour), models.ByMail)
		if err := missed(); !errors.Is(err, models.ErrMissedUntold) {
			t.Errorf("an e-mail that was only sent: %v", err)
		}
		h.told(t, mette.ID, job, at, at.Add(-21*time.Hour), models.ByPhone)
		for _, who := range []models.Viewer{mette, h.citizen(t, "sara"), {Role: models.AsCoordinator, ID: "vera"}, henrik} {
			if err := h.RecordMissed(ctx, who, actions.Saying{Citizen: mette.ID, Ref: job}, at); models.KindOf(err) != models.NotFound {
				t.Errorf("by %+v: %v", who, err)
			}
			if _, err := h.Proof(ctx, who, mette.ID, job, at, "da"); who != mette && models.KindOf(err) != models.NotFound {
				t.Errorf("read by %+v: %v", who, err)
			}
		}
		for range 2 { // sent twice under one key
			if err := missed(); err != nil {
				t.Fatal(err)
			}
		}
		if err := h.RecordMissed(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: job}, at); !errors.Is(err, models.ErrMissedThere) {
			t.Errorf("once more: %v", err)
		}
		got := says(mette)
		for _, part := range []string{"Vi ringede til dig og fortalte om tiden d. 7. december kl.\u00a017.15.", "Vi sendte dig en påmindelse på e-mail d. 7. december kl.\u00a018.15. Vi kan ikke se, om den nåede frem.", "Der står, at du ikke kom."} {
			if !strings.Contains(got, part) {
				t.Errorf("nobody says %q but %q", part, got)
			}
		}
		for _, who := range []models.Viewer{mette, lone} {
			v, err := h.PastTimes(ctx, who, mette.ID, "da")
			if err != nil || !strings.Contains(v.Text, "tider fra de sidste 14 dage") {
				t.Fatalf("%+v, %v", v, err)
			}
			n := 0
			for i, one := range v.Times {
				if one.Missed != "" {
					n++
				}
				if i > 0 && one.At > v.Times[i-1].At || one.At > h.now.Format(time.RFC3339) {
					t.Errorf("%+v after %+v", one, v.Times[max(i-1, 0)])
				}
			}
			if n != 1 {
				t.Errorf("%d times she did not come to", n)
			}
		}
		if past := since(h.history(t, mette).Past, 1); !strings.Contains(past, "skrev, at ingen kom") {
			t.Errorf("the history says %q", past)
		}
		if l := line(t, h.log(t, h.logIn(t, "mette")), "ikke kom"); !strings.Contains(l.Text, "skrev, at du ikke kom til en aftale") {
			t.Errorf("the log says %+v", l)
		}
		if err := h.RecordMissed(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: job}, at.Add(time.Hour)); models.KindOf(err) != models.NotFound {
			t.Errorf("a time there is none of: %v", err)
		}
	})
}

func TestWhatADepartmentSaysOfANoShowStandsBesideWhatIsKnown(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette, at := h.citizen(t, "mette"), time.Date(2026, 12, 8, 14, 15, 0, 0, zone(t))
	h.now = at.Add(3 * time.Hour)
	h.deliverJob(t, 1, func(plan map[string]any) {
		for _, one := range plan["appointments"].([]any) {
			if a := one.(map[string]any); a["repeat"] == nil {
				a["missed"] = true
			}
		}
	})
	v, err := h.Proof(ctx, mette, mette.ID, "momentum~c1-job~c1-job-a2", at, "da")
	if err != nil || v.Missed != "Jobcenter Strandborg skriver, at du ikke kom. Vi kan ikke se, at du fik besked. Passer det ikke, så skriv det til os." {
		t.Errorf("%+v, %v", v, err)
	}
}
