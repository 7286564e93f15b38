package models_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestNobodyIsUnassignedWhoIsTheLast(t *testing.T) {
	for name, c := range map[string]struct {
		staff    string
		assigned []string
		want     error
	}{
		"the last one":        {"lone", []string{"lone"}, models.ErrNobodyLeft},
		"one of two":          {"lone", []string{"lone", "per"}, nil},
		"who is not assigned": {"vera", []string{"lone"}, nil},
		"of nobody":           {"lone", nil, nil},
	} {
		if got := models.CheckUnassign(c.staff, c.assigned); !errors.Is(got, c.want) || c.want == nil && got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWhoIsAwayIsNobodysSubstitute(t *testing.T) {
	owed := []models.Absence{{Staff: "lone", From: monday, To: monday.AddDays(4), Substitute: "per"}}
	for days, want := range map[[2]int]error{{0, 0}: models.ErrStandsIn, {4, 9}: models.ErrStandsIn, {5, 9}: nil, {-3, -1}: nil} {
		away := models.Absence{Staff: "per", From: monday.AddDays(days[0]), To: monday.AddDays(days[1]), Substitute: "vera"}
		if got := away.CheckOwed(owed); !errors.Is(got, want) || want == nil && got != nil {
			t.Errorf("%v: %v", days, got)
		}
	}
}

// town is who is assigned to one citizen and who is away, and does what the
// rules let it do.
type town struct {
	assigned []string
	absences []models.Absence
	said     []models.Event
	day      models.Date
}

var staffThere = []string{"lone", "per", "vera", "ida"}

func (w *town) handover() (models.Handover, models.HandoverState) {
	h, ok := models.HandoverOf(w.said)
	if !ok {
		return h, models.HandoverOver
	}
	return h, h.StateOn(w.day, time.UTC)
}

func (w *town) say(e models.Event) {
	e.Seq, e.At = int64(len(w.said)+1), w.day.At(12, 0, time.UTC)
	w.said = append(w.said, e)
}

func (w *town) assign(staff string) {
	if !slices.Contains(w.assigned, staff) {
		w.assigned = append(w.assigned, staff)
	}
}

func (w *town) unassign(staff string) error {
	err := models.CheckUnassign(staff, w.assigned)
	if err == nil {
		w.assigned = slices.DeleteFunc(w.assigned, func(s string) bool { return s == staff })
	}
	return err
}

func (w *town) goAway(a models.Absence) {
	if a.Check(w.absences) == nil && a.CheckOwed(w.absences) == nil {
		w.absences = slices.DeleteFunc(w.absences, func(o models.Absence) bool { return o.Staff == a.Staff && o.From == a.From })
		w.absences = append(w.absences, a)
	}
}

func (w *town) step(t *rapid.T) {
	pick := func(name string) string { return rapid.SampledFrom(staffThere).Draw(t, name) }
	h, state := w.handover()
	on := models.Event{About: models.AboutHandover, Ref: h.ID}
	term := models.Term{From: w.day.AddDays(rapid.IntRange(0, 3).Draw(t, "from"))}
	if rapid.Bool().Draw(t, "is a holiday") {
		term.To = term.From.AddDays(rapid.IntRange(0, 5).Draw(t, "long"))
	}
	switch rapid.IntRange(0, 9).Draw(t, "step") {
	case 0:
		w.day = w.day.AddDays(rapid.IntRange(1, 4).Draw(t, "days"))
	case 1:
		w.goAway(models.Absence{Staff: pick("away"), From: term.From, To: term.From.AddDays(rapid.IntRange(0, 9).Draw(t, "length")), Substitute: pick("substitute")})
	case 2:
		if len(w.absences) > 0 {
			i := rapid.IntRange(0, len(w.absences)-1).Draw(t, "back")
			w.absences = slices.Delete(w.absences, i, i+1)
		}
	case 3:
		w.assign(pick("assigned"))
	case 4:
		_ = w.unassign(pick("unassigned"))
	case 5:
		from, to := pick("passes on"), pick("takes")
		if models.CheckBegin(state, term, models.Staff{ID: from}, models.Staff{ID: to}, w.assigned, w.day) == nil {
			w.say(models.Event{About: models.AboutHandover, Ref: "h" + w.day.String(), What: models.Began, Choice: term.String(), Target: to, By: models.Viewer{Role: models.AsCoordinator, ID: from}})
		}
	case 6:
		on.What = models.SaidReady
		for _, on.By = range []models.Viewer{metteSays, {Role: models.AsCoordinator, ID: h.From}} {
			if h.CheckReady(on.By, false, w.day, time.UTC) == nil {
				w.say(on)
			}
		}
	case 7:
		on.What, on.By = models.TookOver, models.Viewer{Role: models.AsCoordinator, ID: h.To}
		if h.CheckTake(on.By, slices.Contains(w.assigned, h.From), w.day, time.UTC) != nil {
			return
		}
		w.say(on)
		if h.Term.ForGood() {
			w.assign(h.To)
			if err := w.unassign(h.From); err != nil {
				t.Fatal("after taking over:", err)
			}
		}
	case 8:
		on.What, on.By = models.Met, metteSays
		if h.CheckMet(w.day, time.UTC) == nil {
			w.say(on)
		}
	case 9:
		on.What, on.By = models.CalledOff, models.Viewer{Role: models.AsCoordinator, ID: h.From}
		if h.CheckCallOff(on.By, w.day, time.UTC) == nil {
			w.say(on)
		}
	}
}

// TestNobodyIsEverWithoutSomebodyResponsible takes any steps in any order, and
// looks at each day ahead, so also at what absences will do later.
func TestNobodyIsEverWithoutSomebodyResponsible(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		w := &town{assigned: []string{"lone"}, day: monday}
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			w.step(t)
			for ahead := range 15 {
				if day := w.day.AddDays(ahead); len(models.Responsible(w.assigned, w.absences, day)) == 0 {
					t.Fatalf("%s: nobody. Assigned %v, away %+v", day, w.assigned, w.absences)
				}
			}
		}
		if !slices.Contains(w.assigned, "lone") {
			moved++
		}
	})
	if moved == 0 {
		t.Error("nobody was ever passed on, so nothing was tried")
	}
}
