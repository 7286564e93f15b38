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
)

// talk is Mette's talk at the job centre, which happens once.
const talk = "momentum~c1-job~c1-job-a2"

// reminders are those of an appointment, by their state and why they were not sent.
func (h *house) reminders(t *testing.T, citizen, ref string) map[string][]models.Notification {
	t.Helper()
	by := map[string][]models.Notification{}
	for _, n := range h.notifications(t, citizen) {
		if n.Kind == models.NotifyReminder && n.Ref == ref {
			by[string(n.State)+string(n.Unsent)] = append(by[string(n.State)+string(n.Unsent)], n)
		}
	}
	return by
}

func TestNoReminderOutlivesItsMeeting(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		waits := h.reminders(t, mette.ID, talk)["planned"]
		if len(waits) != 2 || waits[1].Due.In(zone(t)).Format("2006-01-02 15:04") != "2026-12-07 17:00" || waits[0].Due.In(zone(t)).Format("15:04") != "12:15" {
			t.Fatalf("%+v", waits)
		}
		h.deliverJob(t, 1, later)
		now := h.reminders(t, mette.ID, talk)
		if len(now["planned"]) != 2 || len(now["supersededmoved"]) != 2 || now["planned"][1].Due.In(zone(t)).Format("2006-01-02 15:04") != "2026-12-09 17:00" {
			t.Fatalf("moved: %+v", now)
		}
		h.deliverJob(t, 2, func(map[string]any) {})
		if now := h.reminders(t, mette.ID, talk); len(now["planned"]) != 2 || len(now["supersededmoved"]) != 2 {
			t.Fatalf("moved back: %+v", now)
		}
		h.deliverJob(t, 3, func(plan map[string]any) {
			plan["appointments"] = slices.DeleteFunc(plan["appointments"].([]any), func(a any) bool { return a.(map[string]any)["repeat"] == nil })
		})
		if now := h.reminders(t, mette.ID, talk); len(now["planned"]) != 0 || len(now["supersededgone"]) != 2 {
			t.Fatalf("cancelled: %+v", now)
		}
		h.now = time.Date(2026, 12, 8, 20, 0, 0, 0, zone(t))
		view, err := h.Notifications(ctx, mette, "", "da")
		if err != nil {
			t.Fatal(err)
		}
		said := []string{}
		for _, n := range view.Told {
			if strings.Contains(n.To, talk) {
				said = append(said, n.When+": "+n.Text)
			}
		}
		if want := []string{"tirsdag d. 8. december kl.\u00a012.15: Ikke sendt: aftalen er ikke i din plan mere", "mandag d. 7. december kl.\u00a017.00: Ikke sendt: aftalen er ikke i din plan mere"}; !slices.Equal(said, want) {
			t.Errorf("the centre says %q", said)
		}
	})
}

func TestAPauseSilencesWhatIsVoluntaryAndNothingElse(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	mandatory := map[string]bool{}
	for id, a := range h.planOf(t, "mette").Appointments {
		mandatory[id] = a.Must
	}
	count := func() (voluntary, must int) {
		for _, n := range h.waiting(t, mette.ID, models.NotifyReminder) {
			if mandatory[n.Ref] {
				must++
			} else {
				voluntary++
			}
		}
		return voluntary, must
	}
	voluntary, must := count()
	if voluntary == 0 || must == 0 {
		t.Fatal(voluntary, must)
	}
	if err := h.PauseLoad(ctx, mette, saying(mette.ID), true); err != nil {
		t.Fatal(err)
	}
	if v, m := count(); v != 0 || m != must {
		t.Errorf("in a pause %d voluntary and %d of %d mandatory", v, m, must)
	}
	if err := h.PauseLoad(ctx, mette, saying(mette.ID), false); err != nil {
		t.Fatal(err)
	}
	if v, m := count(); v != voluntary || m != must {
		t.Errorf("afterwards %d of %d voluntary, %d of %d mandatory", v, voluntary, m, must)
	}
}

func TestOtherRulesPlanOtherReminders(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		if err := h.SetReminding(context.Background(), mette, models.DefaultReminding(), 7); !errors.Is(err, models.ErrClash) {
			t.Errorf("on what was not seen: %v", err)
		}
		h.chooses(t, mette, func(r *models.Reminding) {
			r.Rules, r.Detail = []models.ReminderRule{{Days: 1, At: 17 * 60}, {Days: 7, At: 9 * 60}}, true
		})
		now := h.reminders(t, mette.ID, talk)
		if len(now["planned"]) != 2 || len(now["supersededunwanted"]) != 1 {
			t.Fatalf("%+v", now)
		}
		for _, n := range now["planned"] {
			if n.Detail != (models.Detail{Time: "tirsdag d. 8. december kl.\u00a014.15"}) {
				t.Errorf("the lock screen says %+v", n.Detail)
			}
		}
		h.chooses(t, mette, func(r *models.Reminding) { r.Rules = nil })
		if left := h.waiting(t, mette.ID, models.NotifyReminder); len(left) != 0 {
			t.Errorf("no rules, and %d reminders", len(left))
		}
	})
}

func TestRemindersArePlannedThoughNobodyOpensThePlan(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		last := func() time.Time { return h.waiting(t, mette.ID, models.NotifyReminder)[0].Due }
		before := last()
		h.now = h.now.Add(8 * 24 * time.Hour)
		for range 2 { // two servers
			if err := h.PlanReminders(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if grown := last().Sub(before); grown < 5*24*time.Hour {
			t.Errorf("after 8 days they reach %s further", grown)
		}
		toPlan := func() (ids []string) {
			_ = h.store.Read(ctx, func(tx *store.Tx) (err error) {
				ids, err = tx.RemindersToPlan(h.now.Add(-7*24*time.Hour), 10)
				return err
			})
			return ids
		}
		if left := toPlan(); len(left) != 0 {
			t.Fatalf("left: %v", left)
		}
		if err := h.store.Write(ctx, func(tx *store.Tx) error { return tx.DropPlanDocsOfSource("momentum") }); err != nil {
			t.Fatal(err)
		}
		if left := toPlan(); !slices.Contains(left, mette.ID) {
			t.Fatalf("what many share has changed, and only %v are to be planned", left)
		}
		if err := h.PlanReminders(ctx); err != nil || len(toPlan()) != 0 {
			t.Errorf("%v", err)
		}
	})
}

func TestWhatIsDueIsLookedAtOnceMoreBeforeItIsSent(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		first := h.reminders(t, mette.ID, talk)["planned"][1]
		if err := h.store.Write(ctx, func(tx *store.Tx) error {
			_, err := tx.SaveDevice(models.Device{Citizen: mette.ID, Name: "t", Endpoint: "https://fcm.example/1"})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		sent := []string{}
		out := h.NewDispatcher(actions.Sending{Now: func() time.Time { return h.now }, Jitter: func() float64 { return 0 }, Push: func(_ context.Context, p actions.Push) actions.PushResult {
			if p.ID == first.ID {
				sent = append(sent, p.Title+"|"+p.Text+"|"+p.To)
			}
			return actions.PushResult{Outcome: actions.PushLater}
		}})
		round := func() []string {
			t.Helper()
			if sent = nil; out.Round(ctx) != nil {
				t.Fatal("it cannot be sent")
			}
			return sent
		}
		if got := round(); len(got) != 0 {
			t.Errorf("sent before it is due: %v", got)
		}
		h.now = first.Due.Add(4*time.Hour + time.Minute) // no server was there, and it is 21.01
		for range 3 {
			if got := round(); len(got) != 0 {
				t.Errorf("sent in the quiet hours: %v", got)
			}
			h.now = h.now.Add(time.Minute)
		}
		h.now = time.Date(2026, 12, 8, 8, 0, 0, 0, zone(t))
		if got := round(); len(got) != 1 || got[0] != "Du har 3 aftaler i dag|Åbn Én Plan for at se mere.|/aftaler" {
			t.Errorf("%v", got)
		}
		if err := h.store.Write(ctx, func(tx *store.Tx) error { // changed, and nobody has made the plan since
			return errors.Join(tx.SaveReminding(mette.ID, models.Reminding{Version: 1}), tx.DropPlanDocs(mette.ID))
		}); err != nil {
			t.Fatal(err)
		}
		h.now = h.now.Add(time.Minute)
		if got := round(); len(got) != 0 {
			t.Errorf("sent although it is wanted no longer: %v", got)
		}
	})
}

func saying(citizen string) actions.Saying { return actions.Saying{Citizen: citizen} }

func TestAPlaceThatMustNotBeKnownIsOnNoLockScreen(t *testing.T) {
	h := openHouse(t, testbed.SQLite(t))
	for protection, want := range map[models.Protection]string{
		models.NotProtected: "Parkvej 3", models.Protected: "", models.ProtectionUnknown: "", "noget andet": "",
	} {
		if got := h.PlaceOnTheLockScreen(models.Citizen{Protection: protection}, models.ToRemind{Start: h.now}, "Familiehuset, Parkvej 3"); got != want {
			t.Errorf("%q: %q", protection, got)
		}
	}
}

func TestAChangedTimeSaysWhenAndWhereToWhoHasChosenIt(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	id, first, second := meets(t, h, mette)
	to := models.Slot{Start: first.Add(4 * time.Hour), End: first.Add(5 * time.Hour)}
	move := models.Move{To: to, Place: "Familiehuset, Parkvej 3", Why: "Lokalet er optaget."}
	told := func(kind models.NotificationKind) models.Detail {
		t.Helper()
		all := h.waiting(t, mette.ID, kind)
		if len(all) != 1 {
			t.Fatalf("%s is told %d times", kind, len(all))
		}
		return all[0].Detail
	}
	if got := told(models.NotifyNew); got != (models.Detail{}) {
		t.Errorf("not chosen, and told %+v", got)
	}
	h.chooses(t, mette, func(r *models.Reminding) { r.Detail = true })
	version := func() models.Version { return h.planOf(t, "mette").Appointments[id].Version }
	if err := h.MoveAppointment(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: id}, first, move, version()); err != nil {
		t.Fatal(err)
	}
	if got := told(models.NotifyMoved); got != (models.Detail{Time: "tirsdag d. 1. december kl.\u00a013.00", Place: "Parkvej 3"}) {
		t.Errorf("moved: %+v", got)
	}
	if err := h.CallOffAppointment(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: id, Note: "Lone er syg."}, second, version()); err != nil {
		t.Fatal(err)
	}
	if got := told(models.NotifyCalledOff); got != (models.Detail{Time: "tirsdag d. 8. december kl.\u00a09.00"}) {
		t.Errorf("called off: %+v", got)
	}
}
