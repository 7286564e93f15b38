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

var on, off = true, false

// saysSafety is the citizen's own wish, on the phone.
func (h *house) saysSafety(t *testing.T, who models.Viewer, want models.SafetyWish) {
	t.Helper()
	if err := h.SetSafety(context.Background(), who, who.ID, want, -1); err != nil {
		t.Fatal(err)
	}
}

func (h *house) deskSafety(t *testing.T, citizen string) (wording.SafetyView, []wording.DeskCall) {
	t.Helper()
	v, err := h.DeskCitizen(context.Background(), lone, citizen, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v.Safety, v.Calls
}

func TestInSafetyNothingIsToldOutsideTheApp(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sent := h.citizen(t, "mette"), 0
		h.PushBy(actions.Pushing{Check: func(models.Device) error { return nil }, Send: func(context.Context, actions.Push) actions.PushResult {
			sent++
			return actions.PushResult{Outcome: actions.PushSent}
		}})
		if _, err := h.AddDevice(ctx, mette, models.Device{Endpoint: "https://push.example/1", Name: "Telefonen"}, ""); err != nil {
			t.Fatal(err)
		}
		token, err := h.MakeFeed(ctx, mette, "da")
		if err != nil {
			t.Fatal(err)
		}
		if all, _ := events(t, h.feed(t, token)); len(all) == 0 || len(h.waiting(t, mette.ID, models.NotifyReminder)) == 0 {
			t.Fatal("nothing would be told anyway")
		}
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Subject: "Før", Text: "Skrevet før.", Key: "before"})
		h.saysSafety(t, mette, models.SafetyWish{On: &on})
		for kind, send := range senders {
			if err := send(t, h, mette); err != nil {
				t.Fatalf("%s: %v", kind, err)
			}
		}
		for _, n := range h.notifications(t, mette.ID) {
			if n.State != models.NotificationSuperseded || n.Unsent != models.UnsentUnwanted {
				t.Errorf("%s is %s %s", n.Kind, n.State, n.Unsent)
			}
		}
		if all, _ := events(t, h.feed(t, token)); len(all) > 0 {
			t.Errorf("the calendar has %d times", len(all))
		}
		if results, err := h.TestPush(ctx, operator, "mette", actions.Push{}); err != nil || len(results)+sent > 0 {
			t.Errorf("a test was sent: %v %v", results, err)
		}
		view, err := h.Notifications(ctx, mette, "", "da")
		if err != nil || len(view.Told) > 0 {
			t.Errorf("the centre tells of what nobody was told: %v %+v", err, view.Told)
		}
	})
}

func TestInSafetyNobodyIsAskedToTelephone(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Subject: "Mødet", Text: "Vi ses.", Key: "1"})
		h.now = h.now.Add(time.Hour)
		out := h.NewDispatcher(actions.Sending{Now: func() time.Time { return h.now }, Jitter: func() float64 { return 0.5 }})
		if err := out.Round(ctx); err != nil {
			t.Fatal(err)
		}
		if _, calls := h.deskSafety(t, mette.ID); len(calls) == 0 {
			t.Fatal("nobody would telephone anyway")
		}
		h.saysSafety(t, mette, models.SafetyWish{On: &on})
		if s, calls := h.deskSafety(t, mette.ID); len(calls) > 0 || !s.On {
			t.Errorf("on %v, to call %+v", s.On, calls)
		}
		if tasks := h.openTasks(t, mette.ID); slices.ContainsFunc(tasks, func(id string) bool { return strings.HasPrefix(id, models.PhoneTask) }) {
			t.Errorf("the tasks are %v", tasks)
		}
	})
}

// What stands in the queue all the same, because it came there in the same moment, goes
// nowhere either.
func TestWhatIsPlannedInSafetyIsNotSent(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sent := h.citizen(t, "mette"), 0
		h.PushBy(actions.Pushing{Check: func(models.Device) error { return nil }})
		if _, err := h.AddDevice(ctx, mette, models.Device{Endpoint: "https://push.example/1", Name: "Telefonen"}, ""); err != nil {
			t.Fatal(err)
		}
		h.saysSafety(t, mette, models.SafetyWish{On: &on})
		if err := h.store.Write(ctx, func(tx *store.Tx) error {
			return tx.AddNotification(models.Notification{
				Citizen: mette.ID, Kind: models.NotifyMessage, Ref: "a", Due: h.now, Until: h.now.Add(time.Hour), State: models.NotificationPlanned,
			})
		}); err != nil {
			t.Fatal(err)
		}
		out := h.NewDispatcher(actions.Sending{Now: func() time.Time { return h.now }, Jitter: func() float64 { return 0.5 },
			Push: func(context.Context, actions.Push) actions.PushResult {
				sent++
				return actions.PushResult{Outcome: actions.PushSent}
			}})
		if err := out.Round(ctx); err != nil || sent > 0 || len(h.waiting(t, mette.ID, models.NotifyMessage)) > 0 {
			t.Errorf("%v, %d were sent", err, sent)
		}
	})
}

func TestSafetyEndsADayAfterThePhoneAskedAndRemindersComeAgain(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		words := "Ring på mit arbejde"
		h.saysSafety(t, mette, models.SafetyWish{On: &on, Words: &words})
		s, _ := h.deskSafety(t, mette.ID)
		if !s.On || s.Words != words || !strings.Contains(s.Title, "Mette") || s.Ends != "" {
			t.Fatalf("%+v", s)
		}
		h.saysSafety(t, mette, models.SafetyWish{On: &off})
		if s, _ = h.deskSafety(t, mette.ID); !s.On || !strings.Contains(s.Ends, "tirsdag d. 24. november kl.\u00a08.00") {
			t.Fatalf("%+v", s)
		}
		day := h.now.Add(24 * time.Hour)
		for _, c := range []struct {
			at time.Time
			on bool
		}{{day.Add(-time.Millisecond), true}, {day, false}} {
			h.now = c.at
			if err := h.EndSafeties(ctx); err != nil {
				t.Fatal(err)
			}
			s, _ := h.deskSafety(t, mette.ID)
			if reminders := len(h.waiting(t, mette.ID, models.NotifyReminder)); s.On != c.on || (reminders == 0) != c.on {
				t.Errorf("at %v it is on: %v, with %d reminders", c.at, s.On, reminders)
			}
		}
	})
}

func TestTheBorgerkonsulentTurnsItOnAndOffForTheCitizenAndNobodyElseDoes(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, jonas := h.citizen(t, "mette"), h.citizen(t, "jonas")
		for _, who := range []models.Viewer{jonas, henrik, {Role: models.AsLeader, ID: "birgit"}, {Role: models.AsCoordinator, ID: "per"}} {
			if err := h.SetSafety(ctx, who, mette.ID, models.SafetyWish{On: &on}, 0); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: %v", who.ID, err)
			}
		}
		set := func(want models.SafetyWish, seen models.Version) error {
			return h.SetSafety(ctx, lone, mette.ID, want, seen)
		}
		for _, c := range []struct {
			want models.SafetyWish
			seen models.Version
			kind models.Kind
			on   bool
		}{{models.SafetyWish{On: &on}, -1, models.Unversioned, false}, {models.SafetyWish{On: &on}, 0, "", true}, {models.SafetyWish{On: &off}, 0, models.Conflict, true}, {models.SafetyWish{On: &off}, 1, "", false}} {
			if err := set(c.want, c.seen); models.KindOf(err) != c.kind || err != nil && c.kind == "" {
				t.Errorf("seen %d: %v", c.seen, err)
			}
			if s, _ := h.deskSafety(t, mette.ID); s.On != c.on {
				t.Errorf("seen %d: on is %v", c.seen, s.On)
			}
		}
	})
}

func TestWhoWritesReadsFirstThatSomebodyElseMayReadAlong(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	before := func(who models.Viewer) string {
		t.Helper()
		v, err := h.Threads(ctx, who, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		return v.Writing.Away
	}
	if text := before(lone); text != "" {
		t.Errorf("she reads %q", text)
	}
	h.saysSafety(t, mette, models.SafetyWish{On: &on})
	h.nowStates(t, "columna", `"addressProtected":true`)
	if text := before(lone); !strings.Contains(text, "Skriv og ring ikke til Mette") || !strings.Contains(text, "Mette har navne- og adressebeskyttelse") {
		t.Errorf("she reads %q", text)
	}
	if text := before(mette); text != "" {
		t.Errorf("the citizen reads %q", text)
	}
}
