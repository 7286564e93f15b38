package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

var (
	ida  = models.Viewer{Role: models.AsCoordinator, ID: "ida"}
	vera = models.Viewer{Role: models.AsCoordinator, ID: "vera"}

	hours = []time.Duration{0, time.Minute, 7 * time.Hour, 24 * time.Hour, 50 * time.Hour}
)

// employMore gives Strandborg two more borgerkonsulents.
func (h *house) employMore(t *testing.T) {
	t.Helper()
	for _, name := range []string{"Ida Vang", "Vera Vind"} {
		id := strings.ToLower(strings.Fields(name)[0])
		if err := h.EmployStaff(context.Background(), operator, models.Staff{ID: id, Name: name, Unit: demo.Lone.Unit}); err != nil {
			t.Fatal(err)
		}
	}
}

func (h *house) handover(t *testing.T, who models.Viewer, citizen string) wording.HandoverNow {
	t.Helper()
	v, err := h.Handover(context.Background(), who, citizen, "da")
	if err != nil || v.Handover == nil {
		t.Fatalf("%+v, %v", v, err)
	}
	return *v.Handover
}

// responsible are those who are there for the citizen on the day of the clock.
func (h *house) responsible(t interface{ Fatal(...any) }, citizen string) []string {
	var there []string
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		assigned, err := tx.Coordinators(citizen)
		if err != nil {
			return err
		}
		day := models.DateOf(h.now.In(h.now.Location()))
		var ids []string
		var absences []models.Absence
		for _, s := range append(assigned, demo.Lone, demo.Per, models.Staff{ID: "ida"}, models.Staff{ID: "vera"}) {
			away, err := tx.AbsencesOf(s.ID, day)
			if err != nil {
				return err
			}
			absences = append(absences, away...)
		}
		for _, s := range assigned {
			ids = append(ids, s.ID)
		}
		there = models.Responsible(ids, absences, day)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return there
}

func TestLonePassesMetteOnToPerTogetherWithMette(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		first := demo.Day.AddDays(8) // d. 1. december
		at := func(ref string) actions.Saying { return actions.Saying{Citizen: mette.ID, Ref: ref} }
		note := func(ref, text string) actions.Saying { s := at(ref); s.Note = text; return s }
		must := func(errs ...error) {
			t.Helper()
			if err := errors.Join(errs...); err != nil {
				t.Fatal(err)
			}
		}
		if desk, err := h.Handover(ctx, lone, mette.ID, "da"); err != nil || desk.Handover != nil || len(desk.Colleagues) != 1 || desk.Colleagues[0].ID != "per" {
			t.Fatalf("Henrik of the job centre cannot take over: %+v, %v", desk, err)
		}
		begin := actions.Saying{Citizen: mette.ID, Target: "per", Note: "Jeg skal på barsel.", Key: "go"}
		must(h.BeginHandover(ctx, lone, begin, models.Term{From: first}), h.BeginHandover(ctx, lone, begin, models.Term{From: first}))
		card := h.planOf(t, "mette").Handover
		if card == nil || card.Title != "Lone stopper hos dig d. 1. december." || card.Text != "Per tager over. Hvad skal Per vide?" {
			t.Errorf("%+v", card)
		}
		id := h.handover(t, mette, mette.ID).ID
		for _, text := range []string{"Mette vil helst ringes op efter kl. 10.", "Emil kender ikke hele planen.", "Mette bor ved havnen."} {
			must(h.WriteLine(ctx, lone, note(id, text)))
		}
		must(h.WriteLine(ctx, mette, note(id, "Jeg er bange for hunde.")), h.WriteLine(ctx, mette, note(id, "Min skilsmisse.")))
		lines := h.handover(t, mette, mette.ID).Lines
		answer := func(i int, choice string) {
			t.Helper()
			must(h.AnswerLine(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: id, Target: lines[i].ID, Choice: choice}))
		}
		answer(0, "yes")
		answer(1, "held")
		answer(2, "no")
		answer(4, "held")
		if err := h.WriteLine(ctx, lone, note(id, "Mettes cpr er 010184-1234.")); !errors.Is(err, models.ErrForbiddenText) {
			t.Errorf("the gate: %v", err)
		}

		// Per, who has no other door yet, sees that it is coming, and nothing of it.
		incoming := func() wording.DeskHandover {
			t.Helper()
			desk, err := h.Desk(ctx, per, "da")
			if err != nil || len(desk.Incoming) != 1 {
				t.Fatalf("%+v, %v", desk.Incoming, err)
			}
			return desk.Incoming[0]
		}
		if in := incoming(); len(in.Handover.Lines) != 0 || in.Wait != "Pakken er ikke klar endnu. Lone og Mette laver den sammen." {
			t.Errorf("%+v", in)
		}
		if _, err := h.Handover(ctx, per, mette.ID, "da"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("Per opens the page: %v", err)
		}
		must(h.ReadyHandover(ctx, lone, at(id), false), h.TalkOfHandover(ctx, mette, note(id, "Hvem er Per?")))
		if n := h.tasks(t, mette.ID)["talk_about_handover"]; n != 1 {
			t.Errorf("%d tasks", n)
		}
		if err := h.TakeOver(ctx, per, at(id)); !errors.Is(err, models.ErrHandoverNotReady) {
			t.Errorf("before Mette is ready: %v", err)
		}
		must(h.ReadyHandover(ctx, mette, at(id), false))
		in := incoming()
		all, _ := json.Marshal(in)
		if len(in.Handover.Lines) != 2 || in.Handover.Held != "Noget er holdt tilbage efter Mettes ønske." || in.Wait != "Du kan tage over d. 1. december." {
			t.Errorf("%s", all)
		}
		if err := h.TakeOver(ctx, per, at(id)); !errors.Is(err, models.ErrHandoverEarly) {
			t.Errorf("before the day: %v", err)
		}
		h.now = first.At(0, 0, zone(t))
		if who := h.responsible(t, mette.ID); len(who) != 1 || who[0] != "lone" {
			t.Errorf("the day has come, Per has not taken over: %v", who)
		}
		if err := h.AssignStaff(ctx, operator, "lone", mette.ID, false); !errors.Is(err, models.ErrNobodyLeft) {
			t.Errorf("Lone is taken away: %v", err)
		}
		must(h.TakeOver(ctx, per, at(id)))
		if who := h.responsible(t, mette.ID); len(who) != 1 || who[0] != "per" {
			t.Errorf("after: %v", who)
		}
		if _, err := h.DeskCitizen(ctx, lone, mette.ID, "da"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("Lone still sees Mette: %v", err)
		}
		page, err := h.DeskCitizen(ctx, per, mette.ID, "da")
		must(err)
		seen, _ := json.Marshal([]any{page, h.handover(t, per, mette.ID), all})
		for _, secret := range []string{"kender ikke hele planen", "skilsmisse", "ved havnen", "Hvem er Per"} {
			if strings.Contains(string(seen), secret) {
				t.Errorf("Per can read %q", secret)
			}
		}
		v := h.planOf(t, "mette")
		if v.People[0].Name != "Per Dam" || v.People[0].Phone != demo.Per.Phone || v.Handover == nil || v.Handover.Text != "Har du mødt Per?" {
			t.Errorf("%+v %+v", v.People[0], v.Handover)
		}
		must(h.MeetHandover(ctx, mette, at(id)))
		if v := h.planOf(t, "mette"); v.Handover != nil {
			t.Errorf("it is done, yet stands there: %+v", v.Handover)
		}
		if n := h.tasks(t, mette.ID)["talk_about_handover"]; n != 0 {
			t.Errorf("%d tasks when they have met", n)
		}
		if now := h.handover(t, per, mette.ID); now.Text != "Mette har mødt Per." {
			t.Errorf("%+v", now)
		}
	})
}

func TestAHolidayIsAnAbsenceAndSilenceIsEnough(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		term := models.Term{From: demo.Day.AddDays(8), To: demo.Day.AddDays(15)}
		begin := actions.Saying{Citizen: mette.ID, Target: "per"}
		if err := h.BeginHandover(ctx, lone, begin, term); err != nil {
			t.Fatal(err)
		}
		id := h.handover(t, lone, mette.ID).ID
		at := actions.Saying{Citizen: mette.ID, Ref: id}
		proposed := at
		proposed.Note = "Mette sover til middag."
		if err := errors.Join(h.WriteLine(ctx, lone, proposed), h.ReadyHandover(ctx, lone, at, false)); err != nil {
			t.Fatal(err)
		}
		away := models.Absence{From: term.From, To: term.To, Substitute: "lone"}
		if err := h.SetAbsence(ctx, per, away); !errors.Is(err, models.ErrSubstituteAway) {
			t.Errorf("both away: %v", err)
		}
		h.employMore(t)
		if away.Substitute = "ida"; !errors.Is(h.SetAbsence(ctx, per, away), models.ErrStandsIn) {
			t.Error("Per is away while he is there for Lone")
		}
		h.now = demo.Day.AddDays(8).At(9, 0, zone(t)) // five workdays have passed
		if err := h.TakeOver(ctx, per, at); err != nil {
			t.Fatal(err)
		}
		if now := h.handover(t, per, mette.ID); len(now.Lines) != 0 || now.State != "taken" {
			t.Errorf("silence is no yes to a line: %+v", now)
		}
		if who := h.responsible(t, mette.ID); len(who) != 1 || who[0] != "per" {
			t.Errorf("on the holiday: %v", who)
		}
		h.now = term.To.AddDays(1).At(0, 0, zone(t))
		if _, err := h.Handover(ctx, per, mette.ID, "da"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the holiday has passed, Per sees on: %v", err)
		}
		if h.planOf(t, "mette").Handover != nil {
			t.Error("the holiday has passed, its card stands")
		}
		if _, err := h.DeskCitizen(ctx, lone, mette.ID, "da"); err != nil {
			t.Error(err)
		}
	})
}

// TestNobodyIsEverWithoutSomebodyResponsible does what it likes in any order, at
// any time of the day, and looks after each step.
func TestNobodyIsEverWithoutSomebodyResponsible(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		h.employMore(t)
		people := []models.Viewer{lone, per, ida, vera}
		tales, moved := 0, 0
		rapid.Check(t, func(t *rapid.T) {
			if tales++; tales > 20 {
				return
			}
			name := fmt.Sprint("ny", tales)
			data := fmt.Sprintf(`{"format":"enplan-case/1","citizen":{"id":%q,"name":"Ny Borger","cpr":"730101-%04d"}}`, name, 2000+tales)
			if _, err := h.Deliver(ctx, operator, actions.Delivery{Source: "borgerkonsulent", ID: name, Data: []byte(data)}); err != nil {
				t.Fatal(err)
			}
			if err := h.AssignStaff(ctx, operator, "lone", name, true); err != nil {
				t.Fatal(err)
			}
			id := ""
			if err := h.store.Read(ctx, func(tx *store.Tx) (err error) { id, err = tx.FindCitizen(name); return err }); err != nil {
				t.Fatal(err)
			}
			for range rapid.IntRange(8, 25).Draw(t, "steps") {
				if h.step(t, id, people) {
					moved++
				}
				if len(h.responsible(t, id)) == 0 {
					t.Fatal("nobody")
				}
			}
		})
		t.Logf("%d passed on for good", moved)
		if moved == 0 {
			t.Error("nobody ever took over, so nothing was tried")
		}
	})
}

// step tries one thing; what is refused is refused. It returns whether somebody
// took over for good.
func (h *house) step(t *rapid.T, citizen string, people []models.Viewer) bool {
	ctx := context.Background()
	pick := func(name string) models.Viewer { return rapid.SampledFrom(people).Draw(t, name) }
	day := models.DateOf(h.now)
	until := day.AddDays(rapid.IntRange(0, 3).Draw(t, "until"))
	s := actions.Saying{Citizen: citizen}
	if err := h.store.Read(ctx, func(tx *store.Tx) error {
		said, err := tx.EventsAbout(citizen, models.AboutHandover)
		now, _ := models.HandoverOf(said)
		s.Ref = now.ID
		return err
	}); err != nil {
		t.Fatal(err)
	}
	ours := func(err error) bool {
		if err != nil && models.KindOf(err) == "" {
			t.Fatal(err)
		}
		return err == nil
	}
	me := models.Viewer{Role: models.AsCitizen, ID: citizen}
	switch rapid.SampledFrom([]string{"begin", "begin", "ready", "ready", "take", "take", "away", "assign", "later", "off"}).Draw(t, "step") {
	case "begin":
		term := models.Term{From: day}
		if rapid.IntRange(0, 2).Draw(t, "holiday") == 0 {
			term.To = until
		}
		s.Target = pick("to").ID
		for _, who := range people { // whoever is assigned
			ours(h.BeginHandover(ctx, who, s, term))
		}
	case "ready":
		ours(h.ReadyHandover(ctx, me, s, false))
		for _, who := range people {
			ours(h.ReadyHandover(ctx, who, s, false))
		}
	case "take":
		took := false
		for _, who := range people {
			took = ours(h.TakeOver(ctx, who, s)) || took
		}
		return took
	case "away":
		ours(h.SetAbsence(ctx, pick("away"), models.Absence{From: day, To: until, Substitute: pick("instead").ID}))
	case "assign":
		ours(h.AssignStaff(ctx, operator, pick("whom").ID, citizen, rapid.Bool().Draw(t, "on")))
	case "later":
		h.now = h.now.Add(rapid.SampledFrom(hours).Draw(t, "later"))
	case "off":
		ours(h.CallOffHandover(ctx, pick("who"), s))
	}
	return false
}
