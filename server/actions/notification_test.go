package actions_test

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

// all are the citizen's notifications, also those that are not due.
func (h *house) notifications(t *testing.T, citizen string) (all []models.Notification) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.Notifications(citizen, h.now.AddDate(1, 0, 0).UnixMilli(), 10_000)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// ofKind are those of a kind that wait to be told.
func (h *house) waiting(t *testing.T, citizen string, kind models.NotificationKind) []models.Notification {
	t.Helper()
	return slices.DeleteFunc(h.notifications(t, citizen), func(n models.Notification) bool {
		return n.Kind != kind || n.State != models.NotificationPlanned
	})
}

// chooses is how the citizen wants to be told from now on.
func (h *house) chooses(t *testing.T, who models.Viewer, change func(*models.Reminding)) {
	t.Helper()
	ctx := context.Background()
	now, err := h.Reminding(ctx, who, "da")
	if err != nil {
		t.Fatal(err)
	}
	r := models.Reminding{Rules: now.Rules, Quiet: now.Quiet, Off: now.Off, Detail: now.Detail}
	change(&r)
	if err := h.SetReminding(ctx, who, r, now.Version); err != nil {
		t.Fatal(err)
	}
}

// senders do what the citizen is told of, each under its kind. Whoever adds a kind
// adds a line: the senders in the code are counted against it.
var senders = map[models.NotificationKind]func(*testing.T, *house, models.Viewer) error{
	models.NotifyMessage: func(_ *testing.T, h *house, mette models.Viewer) error {
		_, err := h.WriteMessage(context.Background(), lone, actions.Writing{Citizen: mette.ID, Subject: "Mødet", Text: "Vi ses på torsdag.", Key: "m"})
		return err
	},
	models.NotifyAnswer: func(_ *testing.T, h *house, mette models.Viewer) error {
		ctx, say := context.Background(), actions.Saying{Citizen: mette.ID, Ref: practice, Note: tooMuch}
		err := h.WriteRemark(ctx, mette, say)
		return errors.Join(err, h.AnswerRemark(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: models.RemarkID(lastSeq(h, mette.ID)), Choice: "corrected"}))
	},
	models.NotifyConsent: func(_ *testing.T, h *house, mette models.Viewer) error {
		_, err := h.AskConsent(context.Background(), henrik, wanted(mette.ID), "")
		return err
	},
	models.NotifyEmergency: func(_ *testing.T, h *house, mette models.Viewer) error {
		_, err := h.OpenEmergency(context.Background(), anja, opening(mette.ID))
		return err
	},
	models.NotifyHandover: func(t *testing.T, h *house, mette models.Viewer) error {
		begin := actions.Saying{Citizen: mette.ID, Target: "per", Note: "Jeg skal på barsel."}
		return h.BeginHandover(context.Background(), lone, begin, models.Term{From: models.DateOf(h.now).AddDays(8)})
	},
	models.NotifyNew: func(t *testing.T, h *house, mette models.Viewer) error {
		meets(t, h, mette)
		return nil
	},
	models.NotifyMoved: func(t *testing.T, h *house, mette models.Viewer) error {
		id, first, _ := meets(t, h, mette)
		to := models.Slot{Start: first.Add(2 * time.Hour), End: first.Add(3 * time.Hour)}
		say := actions.Saying{Citizen: mette.ID, Ref: id}
		return h.MoveAppointment(context.Background(), lone, say, first, models.Move{To: to, Why: "Du bad om det"}, h.planOf(t, "mette").Appointments[id].Version)
	},
	models.NotifyCalledOff: func(t *testing.T, h *house, mette models.Viewer) error {
		id, _, second := meets(t, h, mette)
		say := actions.Saying{Citizen: mette.ID, Ref: id, Note: "Lone er syg"}
		return h.CallOffAppointment(context.Background(), lone, say, second, h.planOf(t, "mette").Appointments[id].Version)
	},
	models.NotifyOffered: func(t *testing.T, h *house, mette models.Viewer) error {
		_, first, second := meets(t, h, mette)
		hour := func(at time.Time) models.Slot {
			return models.Slot{Start: at.Add(4 * time.Hour), End: at.Add(5 * time.Hour)}
		}
		_, err := h.OfferTimes(context.Background(), lone, actions.Saying{Citizen: mette.ID},
			models.Offering{Arrangement: models.Arrangement{Title: "Samtale om vinteren"}, Times: []models.Slot{hour(first), hour(second)}})
		return err
	},
}

// meets has Lone make an appointment with two times, once.
func meets(t *testing.T, h *house, mette models.Viewer) (id string, first, second time.Time) {
	t.Helper()
	day := models.DateOf(h.now.In(zone(t))).AddDays(8)
	first, second = day.At(9, 0, zone(t)), day.AddDays(7).At(9, 0, zone(t))
	made := models.Arrangement{Title: "Fælles møde", Start: first, End: first.Add(time.Hour)}
	weekly := models.Recurrence{Every: models.EveryWeek, Days: []time.Weekday{day.Weekday()}, Count: 2}
	id, err := h.MakeAppointment(context.Background(), lone, actions.Saying{Citizen: mette.ID, Key: "meets"}, made, weekly)
	if err != nil {
		t.Fatal(err)
	}
	return id, first, second
}

func lastSeq(h *house, citizen string) (seq int64) {
	_ = h.store.Read(context.Background(), func(tx *store.Tx) error {
		said, err := tx.Events(citizen)
		seq = models.NextSeq(said) - 1
		return err
	})
	return seq
}

// unsent are reminders, which are planned.
var unsent = []models.NotificationKind{models.NotifyReminder}

func TestEverySenderHonoursWhatTheCitizenHasChosen(t *testing.T) {
	for _, kind := range models.NotificationKinds {
		if (senders[kind] == nil) != slices.Contains(unsent, kind) {
			t.Errorf("nobody tries whether %s is told as the citizen has chosen", kind)
		}
	}
	morning := "2026-11-24T08:00:00+01:00"
	for _, c := range []struct {
		why   string
		off   bool
		at    time.Duration // after 8.00
		until string
	}{
		{"one who chose nothing is told at once", false, 0, ""},
		{"what is turned off is not told", true, 0, ""},
		{"in quiet hours it waits", false, 14 * time.Hour, morning},
	} {
		h := openStrandborg(t, testbed.SQLite(t))
		mette := h.citizen(t, "mette")
		h.now = h.now.Add(c.at)
		if c.off {
			h.chooses(t, mette, func(r *models.Reminding) { r.Off = models.NotificationSubjects })
		}
		for kind, send := range senders {
			if err := send(t, h, mette); err != nil {
				t.Fatalf("%s: %v", kind, err)
			}
			told := h.waiting(t, mette.ID, kind)
			if c.off != (len(told) == 0) || len(told) > 1 {
				t.Errorf("%s: %s is told %d times", c.why, kind, len(told))
				continue
			}
			if c.off {
				continue
			}
			due := told[0].Due.In(zone(t))
			if c.until != "" && due.Format(time.RFC3339) != c.until || c.until == "" && due.Sub(h.now) > models.UndoFor || told[0].Ref == "" || told[0].Detail != (models.Detail{}) {
				t.Errorf("%s: %+v", c.why, told[0])
			}
		}
		left := slices.DeleteFunc(h.notifications(t, mette.ID), func(n models.Notification) bool { return n.State.Over() })
		if c.off != (len(left) == 0) {
			t.Errorf("%s: %d wait to be told", c.why, len(left))
		}
	}
}

// TestNobodyGoesRoundTheCitizensChoice reads the code: who may keep a notification,
// and which kinds are sent from where.
func TestNobodyGoesRoundTheCitizensChoice(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	sent := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			used := usedIn(f)
			if used["AddNotification"] && f.Name.Name != "notify" || used["PlanReminders"] && !slices.Contains([]string{"planReminders", "PlanReminders"}, f.Name.Name) {
				t.Errorf("%s in %s keeps what a citizen is told and does not ask what the citizen wants", f.Name.Name, e.Name())
			}
			for name := range used {
				if used["notify"] && strings.HasPrefix(name, "Notify") {
					sent[name] = true
				}
			}
		}
	}
	want := map[string]models.NotificationKind{
		"NotifyMessage": models.NotifyMessage, "NotifyAnswer": models.NotifyAnswer, "NotifyConsent": models.NotifyConsent,
		"NotifyEmergency": models.NotifyEmergency, "NotifyHandover": models.NotifyHandover, "NotifyNew": models.NotifyNew,
		"NotifyMoved": models.NotifyMoved, "NotifyCalledOff": models.NotifyCalledOff, "NotifyOffered": models.NotifyOffered,
	}
	for name := range sent {
		if _, known := want[name]; !known {
			t.Errorf("%s is sent, and nobody knows what it is", name)
		}
	}
	for name, kind := range want {
		if sent[name] == slices.Contains(unsent, kind) {
			t.Errorf("%s: sent %v; a kind that is sent has a line in senders, any other one in unsent", name, sent[name])
		}
	}
}

// usedIn are the names after a dot in a function.
func usedIn(f *ast.FuncDecl) map[string]bool {
	used := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			used[s.Sel.Name] = true
		}
		return true
	})
	return used
}

func TestWhatIsReadInTheAppIsNotToldAfterwards(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		place := h.write(t, lone, actions.Writing{Citizen: mette.ID, Subject: "Mødet", Text: "Vi ses.", Key: "1"})
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Text: "På torsdag.", Key: "2"})
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Closes: true, Key: "3"})
		if told := h.waiting(t, mette.ID, models.NotifyMessage); len(told) != 1 || told[0].Ref != place.Thread {
			t.Fatalf("two messages in one conversation: %+v", told)
		}
		must(h.UndoMessage(ctx, lone, mette.ID, place.Thread, 2))
		if len(h.waiting(t, mette.ID, models.NotifyMessage)) != 1 {
			t.Error("one was taken back, and the other is not told")
		}
		must(h.UndoMessage(ctx, lone, mette.ID, place.Thread, 1))
		if len(h.waiting(t, mette.ID, models.NotifyMessage)) != 0 {
			t.Error("both were taken back, and something is told")
		}
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Text: "Vi ses på torsdag.", Key: "4"})
		if _, err := h.Thread(ctx, mette, mette.ID, place.Thread, "da"); err != nil || len(h.waiting(t, mette.ID, models.NotifyMessage)) != 1 {
			t.Errorf("to have it shown is not to have read it: %v", err)
		}
		must(h.MarkThread(ctx, mette, mette.ID, place.Thread, 9))
		id, err := h.AskConsent(ctx, henrik, wanted(mette.ID), "")
		must(err)
		must(h.DeclineConsent(ctx, mette, actions.Consenting{Citizen: mette.ID, Consent: id, Seen: h.of(t, mette, id).Seen}))
		must(senders[models.NotifyAnswer](t, h, mette))
		must(h.MarkSeen(ctx, mette, mette.ID, 999))
		for _, kind := range []models.NotificationKind{models.NotifyMessage, models.NotifyConsent, models.NotifyAnswer} {
			if told := h.waiting(t, mette.ID, kind); len(told) != 0 {
				t.Errorf("seen, and told: %+v", told)
			}
		}
		view, err := h.Notifications(ctx, mette, "", "da")
		must(err)
		for _, n := range view.Told {
			if n.Text != "Ikke sendt: du har set det her" || !n.Seen {
				t.Errorf("the centre says %+v", n)
			}
		}
		if len(view.Told) != 2 || view.Unseen != 0 { // the message was to be told half a minute later
			t.Errorf("%d told, %d unseen", len(view.Told), view.Unseen)
		}
	})
}

func TestWhatIsReadOnOneDeviceIsSaidToTheOthers(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	id, _, _ := meets(t, h, mette)
	changes := func() int64 {
		t.Helper()
		seq, err := h.store.ChangesOf(ctx, store.ReaderOf(mette))
		if err != nil {
			t.Fatal(err)
		}
		return seq
	}
	for i, want := range []int64{1, 0} { // a page that is looked at twice has nothing more to say
		before := changes()
		if err := h.SeeNotifications(ctx, mette, actions.Sight{Ref: id}); err != nil {
			t.Fatal(err)
		}
		if got := changes() - before; got != want {
			t.Errorf("look %d: the other devices are told %d times", i, got)
		}
	}
	if told := h.waiting(t, mette.ID, models.NotifyNew); len(told) != 0 {
		t.Errorf("read, and still to be told: %+v", told)
	}
}

func TestAnAnswerAboutTheLogIsToldAsAnAnswer(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette, token := h.citizen(t, "mette"), h.logIn(t, "mette")
	h.gives(t, mette, spared)
	if _, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil {
		t.Fatal(err)
	}
	thread, err := h.AskWhy(ctx, mette, line(t, h.log(t, token), "skånehensyn fra Sundhedscentret for at").Seq, "k")
	if err != nil {
		t.Fatal(err)
	}
	h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: thread, Text: "Henrik så det for at passe på din ryg.", Key: "1"})
	if told := h.waiting(t, mette.ID, models.NotifyAnswer); len(told) != 1 || told[0].Ref != thread || len(h.waiting(t, mette.ID, models.NotifyMessage)) != 0 {
		t.Errorf("%+v", told)
	}
	if err := h.MarkThread(ctx, mette, mette.ID, thread, 9); err != nil || len(h.waiting(t, mette.ID, models.NotifyAnswer)) != 0 {
		t.Errorf("read, and told: %v", err)
	}
}
