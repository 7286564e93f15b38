package actions_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

var birgit = models.Viewer{Role: models.AsLeader, ID: "birgit"}

// newcomers are citizens of the staff, who nobody has written about yet.
func (h *house) newcomers(t *testing.T, staff string, n int) []models.Viewer {
	t.Helper()
	ctx := context.Background()
	all := make([]models.Viewer, n)
	for i := range all {
		id := fmt.Sprint("ny-", staff, i)
		doc := fmt.Sprintf(`{"format":"enplan-case/1","citizen":{"id":%q,"name":"Ny Borger","cpr":"7301%02d-1%03d"}}`, id, 10+i, staff[0])
		if _, err := h.Deliver(ctx, operator, actions.Delivery{Source: "nye", ID: id, Data: []byte(doc)}); err != nil {
			t.Fatal(err)
		}
		if err := h.AssignStaff(ctx, operator, staff, id, true); err != nil {
			t.Fatal(err)
		}
		all[i] = h.citizen(t, id)
	}
	return all
}

func (h *house) report(t *testing.T) wording.ReportView {
	t.Helper()
	v, err := h.Report(context.Background(), birgit, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// table is one table of the report, row by row.
func table(v wording.ReportView, id string) (text string) {
	for _, t := range v.Tables {
		if t.ID == id {
			text = t.Sentence
			for _, r := range t.Rows {
				text += fmt.Sprint(" | ", r.Name, " ", r.Cells)
			}
		}
	}
	return text
}

func TestALeaderReadsWhatBecameOfQuestionsAndNobodysName(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		vera := models.Staff{ID: "vera", Name: "Vera Vind", Unit: "Team Vest"}
		if err := h.EmployStaff(ctx, operator, vera); err != nil {
			t.Fatal(err)
		}
		ask := func(at time.Time, citizens []models.Viewer) (places []actions.Place) {
			h.now = at
			for _, who := range citizens {
				places = append(places, h.write(t, who, actions.Writing{Citizen: who.ID, Subject: "Mødet", Text: "Hvornår er det?", Key: "1"}))
			}
			return places
		}
		answer := func(at time.Time, staff string, citizens []models.Viewer, places []actions.Place) {
			h.now = at
			for i, who := range citizens {
				by := models.Viewer{Role: models.AsCoordinator, ID: staff}
				h.write(t, by, actions.Writing{Citizen: who.ID, Thread: places[i].Thread, Text: "Det er på torsdag.", Key: "2"})
			}
		}
		many, some := h.newcomers(t, "lone", 12), h.newcomers(t, "vera", 6)
		day := func(d int) time.Time { return models.MustDate("2026-11-23").AddDays(d).At(10, 0, zone(t)) }
		asked, others := ask(day(1), many), ask(day(1), some)
		answer(day(2), "lone", many[:7], asked[:7])
		answer(day(2), "vera", some, others)
		for i, who := range many { // half of the promises are kept by their day
			promise := actions.Saying{Citizen: who.ID, Choice: "2026-11-27", Note: "Jeg ringer til lægen."}
			if err := h.MakePromise(ctx, lone, promise); err != nil {
				t.Fatal(err)
			}
			if i%2 == 0 {
				if err := h.SettlePromise(ctx, lone, actions.Saying{Citizen: who.ID, Ref: "promise-1"}, true, 1); err != nil {
					t.Fatal(err)
				}
			}
		}
		answer(day(9), "lone", many[7:], asked[7:])
		h.now = day(27)
		if before := h.report(t); before.Period != "Uge 44–47" {
			t.Errorf("before the period is over: %s", before.Period)
		}
		h.now = day(28)
		v := h.report(t)
		for id, want := range map[string]string{
			"answers":  "7 af 10 spørgsmål fik svar i tide. | Borgerkonsulenterne [7 5 12] | Team Vest [6 0 6] | I alt [13 5 18]",
			"promises": "5 af 10 løfter er holdt. | Borgerkonsulenterne [6 6 12] | I alt [6 6 12]",
			"writing":  "Alle tekster var til at forstå. | Borgerkonsulenterne [12 0 12 29] | Team Vest [6 0 6 29] | I alt [18 0 18 ]",
		} {
			if got := table(v, id); got != want || v.Period != "Uge 48–51" {
				t.Errorf("%s: %s, want %s", id, got, want)
			}
		}
		if caseload := table(v, "caseload"); caseload != "Der er for få borgerkonsulenter til at vise spredningen. | Borgere i alt [omkring 20]" {
			t.Error(caseload)
		}
		// What happens afterwards, and what somebody else says, changes nothing.
		if err := h.KeepReport(ctx, operator, models.Report{From: models.MustDate("2026-11-23")}); err != nil {
			t.Fatal(err)
		}
		ask(day(29), many[:1])
		if again := h.report(t); !reflect.DeepEqual(again, v) {
			t.Errorf("read again: %+v", again)
		}
		err := h.store.Read(ctx, func(tx *store.Tx) error {
			lines, err := tx.Entries("", 1)
			if len(lines) != 1 || lines[0].By != (models.Viewer{Role: models.AsLeader, ID: "birgit"}) || lines[0].Action != models.ReadReport {
				t.Errorf("the log has %+v", lines)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAFewCitizensAreNotInTheReport(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		h.now = models.MustDate("2026-11-24").At(10, 0, zone(t))
		for _, who := range h.newcomers(t, "lone", 4) {
			h.write(t, who, actions.Writing{Citizen: who.ID, Subject: "Mødet", Text: "Hvornår er det?", Key: "1"})
		}
		h.now = h.now.AddDate(0, 0, 28)
		want := "Vi kan ikke vise, hvor mange der fik svar i tide. Tallet handler om for få borgere." +
			" | Borgerkonsulenterne [vises ikke vises ikke vises ikke] | I alt [vises ikke vises ikke vises ikke]"
		if got := table(h.report(t), "answers"); got != want {
			t.Error(got)
		}
	})
}

func TestWhatIsDecidedIsCountedAsSettledAndPlansAreKeptAsNumbers(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		h.now = h.now.AddDate(0, 0, 3)
		f := desk.Findings[0]
		if err := h.DecideFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "no_problem", Note: "Karin henter dig."}); err != nil {
			t.Fatal(err)
		}
		err = h.store.Read(ctx, func(tx *store.Tx) error {
			courses, err := tx.SettledCourses(h.now.AddDate(0, 0, -1), h.now.AddDate(0, 0, 1))
			if len(courses) != 1 || courses[0].Kind != f.Kind || courses[0].Settled.Sub(courses[0].Found) != 3*24*time.Hour {
				t.Errorf("settled: %+v", courses)
			}
			if err != nil {
				return err
			}
			open, err := tx.OpenCourses(h.now.AddDate(0, 0, 1))
			if len(open) < len(desk.Findings)-1 {
				t.Errorf("open: %d of %d", len(open), len(desk.Findings))
			}
			if err != nil {
				return err
			}
			texts, err := tx.PlanTexts()
			if len(texts) < 10 || texts[0].LIX < 20 || texts[0].LIX > 90 {
				t.Errorf("plans: %+v", texts)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestALeaderIsPutBeforeNoCitizen(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	place := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Mødet", Text: "Hvornår er det?", Key: "1"})
	leading := models.Staff{ID: "lone", Name: "Lone Brandt", Role: models.AsLeader}
	for name, err := range map[string]error{
		"with citizens": h.EmployStaff(ctx, operator, leading),
		"assigned":      h.AssignStaff(ctx, operator, "birgit", "mette", true),
		"let in":        h.LetIn(ctx, mette, mette.ID, place.Thread, "birgit", true),
		"substitute":    h.SetAbsence(ctx, lone, models.Absence{From: models.DateOf(h.now), To: models.DateOf(h.now), Substitute: "birgit"}),
	} {
		if err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
	away, err := h.Absences(ctx, lone, "da")
	if said := fmt.Sprintf("%+v", away); err != nil || strings.Contains(said, "Birgit") || !strings.Contains(said, "Per Dam") {
		t.Errorf("who can be there instead: %s, %v", said, err)
	}
	threads, err := h.Threads(ctx, mette, mette.ID, "da")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range threads.Writing.Staff {
		if s.ID == "birgit" {
			t.Error("a citizen is offered to let the leader in")
		}
	}
	for _, who := range []models.Viewer{lone, mette, {Role: models.AsOperator}, {Role: models.AsLeader}} {
		if _, err := h.Report(ctx, who, "da"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("%v reads the report: %v", who, err)
		}
	}
	if _, err := h.Report(ctx, models.Viewer{}, "da"); !errors.Is(err, models.ErrNotLoggedIn) {
		t.Error(err)
	}
}
