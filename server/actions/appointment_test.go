package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
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

// timeOf is the time of an appointment that bears a name.
func timeOf(t *testing.T, v wording.PlanView, id string, at time.Time) wording.TimeView {
	t.Helper()
	for _, one := range v.Times {
		if got, _ := time.Parse(time.RFC3339, one.At); one.Appointment == id && got.Equal(at) {
			return one
		}
	}
	t.Fatalf("no time of %s at %s", id, at)
	return wording.TimeView{}
}

// dutyOnce is an appointment of a department's that Mette must come to, once.
func dutyOnce(t *testing.T, v wording.PlanView) (string, time.Time) {
	t.Helper()
	const id = "momentum~c1-job~c1-job-a2"
	for _, one := range v.Times {
		if one.Appointment == id && v.Appointments[id].Must {
			at, _ := time.Parse(time.RFC3339, one.At)
			return id, at
		}
	}
	t.Fatal("Mette must come to nothing")
	return "", time.Time{}
}

func (h *house) notified(t *testing.T, citizen string) (kinds []models.NotificationKind) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Notifications(citizen, math.MaxInt64, math.MaxInt32)
		for _, n := range all {
			kinds = append(kinds, n.Kind)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return kinds
}

func (h *house) toldTo(t *testing.T, source string) (texts []string) {
	t.Helper()
	notices, err := h.FetchNotices(context.Background(), models.Viewer{Role: models.AsSource, ID: source}, source)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notices {
		texts = append(texts, n.Text)
	}
	return texts
}

// shownTo is all that somebody of the job centre is shown of a citizen.
func (h *house) shownTo(t *testing.T, who models.Viewer, citizen string) string {
	t.Helper()
	seen, err := h.asked(t, who, citizen, models.Purposes[0])
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(seen)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnAppointmentSheCannotComeToStaysADutyUntilSomebodyActs(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		id, at := dutyOnce(t, h.planOf(t, "mette"))
		source, _, _ := strings.Cut(id, "~")
		before := len(h.toldTo(t, source))
		say := actions.Saying{Citizen: mette.ID, Ref: id, Choice: "cannot", Note: "Jeg skal til min søsters begravelse"}
		if err := h.AnswerAppointment(ctx, mette, say, at); err != nil {
			t.Fatal(err)
		}
		one := timeOf(t, h.planOf(t, "mette"), id, at)
		if one.Answer != "cannot" || !strings.Contains(one.AnswerText, "Du skal stadig komme, til Lone eller ") {
			t.Errorf("%+v", one)
		}
		told := h.toldTo(t, source)
		if len(told) != before+1 || !strings.Contains(strings.Join(told, " "), "Borgeren kan ikke komme til ") || strings.Contains(strings.Join(told, " "), "begravelse") {
			t.Errorf("the department: %q", told)
		}
		if n := h.tasks(t, mette.ID)["answer_appointment"]; n != 1 {
			t.Errorf("%d tasks", n)
		}
		desk, err := h.DeskAppointments(ctx, lone, mette.ID, "da")
		if err != nil || len(desk.Asks) != 1 || desk.Asks[0].Note != say.Note {
			t.Fatalf("%+v, %v", desk.Asks, err)
		}
		say.Choice, say.Note = "coming", ""
		if err := h.AnswerAppointment(ctx, mette, say, at); err != nil { // she has changed her mind before anybody was told
			t.Fatal(err)
		}
		if told := h.toldTo(t, source); len(told) != before || h.tasks(t, mette.ID)["answer_appointment"] != 0 {
			t.Errorf("she comes after all: %q", told)
		}

		version := h.planOf(t, "mette").Appointments[id].Version
		to := models.Slot{Start: at.AddDate(0, 0, 1), End: at.AddDate(0, 0, 1).Add(time.Hour)}
		move := actions.Saying{Citizen: mette.ID, Ref: id}
		if err := h.MoveAppointment(ctx, lone, move, at, models.Move{To: to, Why: "Du bad om det"}, version-1); !errors.Is(err, models.ErrClash) {
			t.Errorf("moved from a version that is no more: %v", err)
		}
		if err := h.MoveAppointment(ctx, lone, move, at, models.Move{To: to, Place: "Skovvej 9", Why: "Du bad om det"}, version); err != nil {
			t.Fatal(err)
		}
		one = timeOf(t, h.planOf(t, "mette"), id, at)
		if one.State != "moved" || one.Was == nil || one.Was.Date != models.DateOf(at).String() || one.Date != models.DateOf(to.Start.In(zone(t))).String() || one.Answer != "" {
			t.Errorf("%+v", one)
		}
		if told := strings.Join(h.toldTo(t, source), " "); !strings.Contains(told, "Borgerkonsulenten har flyttet jeres aftale") || strings.Contains(told, "Du bad om det") {
			t.Errorf("the department: %q", told)
		}
		if seen := h.shownTo(t, henrik, mette.ID); !strings.Contains(strings.ToLower(seen), one.Day) || strings.Contains(strings.ToLower(seen), one.Was.Day) {
			t.Errorf("the job centre sees its own appointment at %s: %s", one.Was.Day, seen)
		}
		if seen := h.shownTo(t, henrik, mette.ID); strings.Contains(seen, "Skovvej") || strings.Contains(strings.Join(h.toldTo(t, source), " "), "Skovvej") {
			t.Error("the job centre is told a place that was written here")
		}
		if kinds := h.notified(t, mette.ID); !slices.Contains(kinds, models.NotifyMoved) {
			t.Errorf("Mette is told of %v", kinds)
		}
		version = h.planOf(t, "mette").Appointments[id].Version
		if err := h.CallOffAppointment(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: id, Note: "Henrik er syg"}, at, version); err != nil {
			t.Fatal(err)
		}
		v := h.planOf(t, "mette")
		if one := timeOf(t, v, id, at); one.State != "cancelled" || one.Why != "Henrik er syg" || v.Next.Appointment == id {
			t.Errorf("%+v", one)
		}
		if slices.ContainsFunc(v.Duties, func(d wording.DutyView) bool { return d.ID == "meet~"+id }) {
			t.Error("what is cancelled is still a duty")
		}
	})
}

func TestWhatLoneMakesIsHersAndNoDepartmentHearsOfIt(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		day := models.DateOf(h.now.In(zone(t))).AddDays(8)
		slot := func(days, hour int) models.Slot {
			return models.Slot{Start: day.AddDays(days).At(hour, 0, zone(t)), End: day.AddDays(days).At(hour+1, 0, zone(t))}
		}
		made := models.Arrangement{Title: "Fælles møde", Start: slot(0, 12).Start, End: slot(0, 12).End, Place: "Rådhuset, lokale 1", Bring: []string{"Din kalender"}}
		weekly := models.Recurrence{Every: models.EveryWeek, Days: []time.Weekday{day.Weekday()}, Count: 2}
		say := actions.Saying{Citizen: mette.ID, Key: "once"}
		id, err := h.MakeAppointment(ctx, lone, say, made, weekly)
		if again, twice := h.MakeAppointment(ctx, lone, say, made, weekly); err != nil || twice != nil || again != id {
			t.Fatalf("%v %v: %s and %s", err, twice, id, again)
		}
		v := h.planOf(t, "mette")
		if a := v.Appointments[id]; !a.Made || a.Title != "Fælles møde" || len(a.Bring) != 1 || a.Repeats == "" {
			t.Fatalf("%+v", a)
		}
		offer, err := h.OfferTimes(ctx, lone, actions.Saying{Citizen: mette.ID}, models.Offering{
			Times: []models.Slot{slot(1, 13), slot(2, 13)}, Instead: &models.Instead{Appointment: id, At: made.Start},
		})
		if err != nil {
			t.Fatal(err)
		}
		v = h.planOf(t, "mette")
		if len(v.Offers) != 1 || len(v.Offers[0].Times) != 2 || v.Offers[0].Instead == nil || timeOf(t, v, id, made.Start).Offers != offer {
			t.Fatalf("%+v", v.Offers)
		}
		choose := actions.Saying{Citizen: mette.ID, Ref: offer, Choice: v.Offers[0].Times[1].Offer}
		if err := h.ChooseTime(ctx, mette, choose); err != nil {
			t.Fatal(err)
		}
		if err := h.ChooseTime(ctx, mette, choose); !errors.Is(err, models.ErrOfferGone) {
			t.Errorf("chosen twice: %v", err)
		}
		v = h.planOf(t, "mette")
		if one := timeOf(t, v, id, made.Start); one.State != "moved" || one.Date != day.AddDays(2).String() || len(v.Offers) != 0 {
			t.Errorf("%+v", one)
		}
		month, err := h.Month(ctx, mette, day.String()[:7], "da")
		if err != nil || !slices.ContainsFunc(month.Times, func(one wording.TimeView) bool { return one.Appointment == id }) {
			t.Errorf("the month: %v", err)
		}
		for _, source := range []string{"momentum", "columna", "dubu", "nexus"} {
			if told := strings.Join(h.toldTo(t, source), " "); strings.Contains(told, "Fælles møde") {
				t.Errorf("%s is told: %q", source, told)
			}
		}
		if text := h.shownTo(t, henrik, mette.ID); strings.Contains(text, "Fælles møde") {
			t.Error("the job centre sees what Lone made")
		}
	})
}

func TestFreeTimesKeepToTheWishesOfTheCitizen(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		wish := func() (models.Wishes, error) {
			return models.WishesFor("10:00", "", []int{2, 3, 4}, "Jeg sover dårligt")
		}
		if err := h.KeepWishes(ctx, mette, actions.Saying{Citizen: mette.ID}, wish, -1); !errors.Is(err, models.ErrNoVersion) {
			t.Errorf("kept blindly: %v", err)
		}
		if err := h.KeepWishes(ctx, mette, actions.Saying{Citizen: mette.ID}, wish, 0); err != nil {
			t.Fatal(err)
		}
		if w := h.planOf(t, "mette").Wishes; w.NotBefore != "10:00" || !slices.Equal(w.Days, []int{2, 3, 4}) || w.Version == 0 {
			t.Errorf("%+v", w)
		}
		free, err := h.FindTimes(ctx, lone, mette.ID, "da", actions.Search{Minutes: 60, Place: "Rådhuset"})
		if err != nil || len(free.Times) == 0 {
			t.Fatalf("%+v, %v", free, err)
		}
		if best := free.Times[0]; !strings.Contains(strings.ReplaceAll(strings.Join(best.Reasons, "|"), "\u00a0", " "), "efter kl. 10.00, som Mette ønsker") {
			t.Errorf("%+v", best)
		}
	})
}
