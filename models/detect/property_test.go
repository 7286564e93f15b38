package detect_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/law"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

func TestAPlanWithNothingInItHasNoFindingsButAList(t *testing.T) {
	b, err := json.Marshal(detect.All(oneplan.Plan{}))
	if err != nil || string(b) != "[]" {
		t.Errorf("%s %v", b, err)
	}
}

func TestTheGravestComesFirst(t *testing.T) {
	w := on("2026-11-23")
	p := w.sector("p", "", followUp("2026-11-24"))
	w.sector("q", "", followUp("2026-11-01"))
	w.help(t, p, "m", "LAB-167", models.Measure{Name: "Mentorstøtte", Amount: "2 timer/uge"})
	var order []string
	for _, f := range detect.All(w.booked()) {
		order = append(order, f.Severity)
	}
	if !slices.Equal(order, []string{detect.High, detect.Medium, detect.Low}) {
		t.Error(order)
	}
}

func TestNeitherTheOrderNorAnythingElseOfThePlanIsChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		found := detect.All(w.booked())
		shuffled := shuffle(w.booked(), rapid.Int64().Draw(t, "seed"))
		before := fmt.Sprint(shuffled.Times, shuffled.Plans)
		again := detect.All(shuffled)
		if !reflect.DeepEqual(found, again) {
			t.Fatalf("in another order:\n%v\n%v", found, again)
		}
		if before != fmt.Sprint(shuffled.Times, shuffled.Plans) {
			t.Fatal("the plan was changed")
		}
	})
}

func TestEveryFindingPointsAtWhatIsThere(t *testing.T) {
	kinds := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		there := idsOf(w.Plan)
		ids := map[string]bool{}
		for _, f := range detect.All(w.booked()) {
			kinds[f.Kind] = true
			for _, ref := range f.Refs {
				if !there[ref] {
					t.Fatalf("%s is not in the plan: %v", ref, f)
				}
			}
			if ids[f.ID] || len(f.Refs) == 0 || !slices.IsSorted(f.Refs) || f.Args == nil ||
				!slices.Contains([]string{detect.High, detect.Medium, detect.Low}, f.Severity) ||
				!slices.Contains([]string{detect.Municipality, detect.Citizen}, f.Acts) {
				t.Fatalf("badly made: %+v", f)
			}
			ids[f.ID] = true
		}
	})
	for _, kind := range []string{detect.AppointmentOverlap, detect.DuplicateDocument, detect.DeadlineNear, detect.FollowUpOverdue,
		detect.LawChanged, detect.LoadTooHigh, detect.OverlappingMeasure} {
		if !kinds[kind] {
			t.Errorf("the drawn plans never showed %s, but %v", kind, kinds)
		}
	}
}

func idsOf(p oneplan.Plan) map[string]bool {
	there := map[string]bool{}
	for _, plan := range p.Plans {
		there[plan.ID] = true
	}
	for _, a := range p.Appointments {
		there[a.ID] = true
	}
	for _, d := range p.Duties {
		there[d.Demand.ID] = true
	}
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			there[m.Measure.ID] = true
		}
	}
	return there
}

// drawWorld makes a crowded plan, with times and days around what matters.
func drawWorld(t *rapid.T) *world {
	w := household("2026-11-23")
	keys := []string{"", "LAB-RT", "LAB-107", "LAB-167", "AEL-10"}
	whats := []string{"Kontoudtog", "Kontoudtog og budget", "Udtalelse fra mors egen læge", "LÆ 285", "Genoptræningsplan", "Bilag"}
	day := func(name string) models.Date { return w.Today.AddDays(rapid.IntRange(-3, 17).Draw(t, name)) }
	for i := range rapid.IntRange(1, 4).Draw(t, "plans") {
		id := fmt.Sprint("p", i)
		kind := rapid.SampledFrom([]models.PlanType{models.PlanMyPlan, models.PlanRehabilitation}).Draw(t, "kind")
		p := w.sector(id, kind, followUp(day("follow-up").String()),
			about(rapid.SampledFrom([]string{"", "", "emil"}).Draw(t, "subject")))
		for j := range rapid.IntRange(0, 3).Draw(t, "appointments") {
			a := w.meet(p, fmt.Sprint(id, "-a", j), rapid.SampledFrom([][]string{me, child, both}).Draw(t, "who"))
			a.Appointment.Title = rapid.SampledFrom([]string{"Møde", "Samtale"}).Draw(t, "title")
			for range rapid.IntRange(1, 3).Draw(t, "times") {
				start := w.AsOf.Add(time.Duration(rapid.IntRange(0, 8).Draw(t, "half hours")) * 30 * time.Minute)
				w.Times = append(w.Times, oneplan.Time{Appointment: len(w.Appointments) - 1, Start: start, End: start.Add(time.Hour)})
			}
		}
		for j := range rapid.IntRange(0, 3).Draw(t, "demands") {
			w.ask(p, fmt.Sprint(id, "-d", j), rapid.SampledFrom(whats).Draw(t, "what"), day("due").String())
		}
		for j := range rapid.IntRange(0, 2).Draw(t, "measures") {
			provision, _ := law.ByKey(rapid.SampledFrom(keys).Draw(t, "key"))
			w.Areas = append(w.Areas, oneplan.Area{Measures: []oneplan.Measure{{Plan: p, Provision: provision,
				Measure: models.Measure{ID: fmt.Sprint(id, "-m", j), Amount: "2 timer/uge", From: day("from")}}}})
		}
	}
	return w
}

// shuffle puts every list of the plan in another order.
func shuffle(p oneplan.Plan, seed int64) oneplan.Plan {
	r := rand.New(rand.NewSource(seed))
	order := r.Perm(len(p.Appointments))
	now := make([]oneplan.Appointment, len(order))
	for old, place := range order {
		now[place] = p.Appointments[old]
	}
	times := slices.Clone(p.Times)
	for i := range times {
		times[i].Appointment = order[times[i].Appointment]
	}
	p.Appointments, p.Times, p.Bookings = now, mixed(r, times), mixed(r, p.Bookings)
	p.Plans, p.Duties, p.Areas = mixed(r, p.Plans), mixed(r, p.Duties), mixed(r, p.Areas)
	for i := range p.Duties {
		p.Duties[i].Papers = mixed(r, append([]restate.Paper(nil), p.Duties[i].Papers...))
	}
	return p
}

func mixed[T any](r *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}
