package detect_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests need Danish summer time wherever they run

	"enplan/models"
	"enplan/models/law"
	"enplan/models/oneplan"
	"enplan/models/restate"

	"enplan/models/detect"
)

var danish = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic(err)
	}
	return zone
}()

// world makes a one plan by hand, as of the morning of a day.
type world struct{ oneplan.Plan }

func on(day string) *world {
	today := models.MustDate(day)
	return &world{oneplan.Plan{Today: today, AsOf: today.At(6, 0, danish)}}
}

// sector adds a department's plan.
func (w *world) sector(id string, kind models.PlanType, change ...func(*models.SectorPlan)) *models.SectorPlan {
	p := &models.SectorPlan{ID: id, Source: "kilde", Type: kind, Owner: models.Owner{Unit: "Enhed " + id}}
	for _, c := range change {
		c(p)
	}
	w.Plans = append(w.Plans, *p)
	return p
}

// meet adds an appointment with its spans ("2026-11-25 10:00-12:00").
func (w *world) meet(p *models.SectorPlan, id string, who []string, spans ...string) *oneplan.Appointment {
	a := oneplan.Appointment{Plan: p, Appointment: models.Appointment{ID: id, Title: "Møde " + id, Place: "Rådhuset"}}
	for _, name := range who {
		if name == "" {
			a.Self = true
		} else {
			a.Persons = append(a.Persons, models.Person{ID: name})
		}
	}
	for i, s := range spans {
		day, clock, _ := strings.Cut(s, " ")
		from, to, _ := strings.Cut(clock, "-")
		w.Times = append(w.Times, oneplan.Time{Appointment: len(w.Appointments), Start: at(day, from), End: at(day, to)})
		if i == 0 {
			a.Start, a.End = at(day, from), at(day, to)
		}
	}
	w.Appointments = append(w.Appointments, a)
	return &w.Appointments[len(w.Appointments)-1]
}

// booked is the plan with the appointments in the year's calendar, as the tests
// have left them.
func (w *world) booked() oneplan.Plan {
	p := w.Plan
	for i, a := range p.Appointments {
		b := oneplan.Booking{Appointment: a.Appointment, Plan: a.Plan, Where: a.Where}
		if a.Self {
			b.Guests = append(b.Guests, "")
		}
		for _, person := range a.Persons {
			b.Guests = append(b.Guests, person.ID)
		}
		slices.Sort(b.Guests)
		for _, t := range p.Times {
			if t.Appointment == i {
				b.Slots = append(b.Slots, models.Slot{Start: t.Start, End: t.End})
			}
		}
		p.Bookings = append(p.Bookings, b)
	}
	return p
}

func at(day, clock string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, danish)
	if err != nil {
		panic(err)
	}
	return t
}

// ask adds a demand for papers.
func (w *world) ask(p *models.SectorPlan, id, what, due string) *oneplan.Duty {
	w.Duties = append(w.Duties, oneplan.Duty{
		ID: p.ID + "/" + id, Kind: oneplan.DutyPaper, Plan: p, Due: models.MustDate(due), Written: what,
		Demand: models.Demand{ID: id, What: what, Deadline: models.MustDate(due)}, Papers: restate.Papers(what),
	})
	return &w.Duties[len(w.Duties)-1]
}

// help adds a measure that stands on a provision ("" for none we know).
func (w *world) help(t *testing.T, p *models.SectorPlan, id, key string, m models.Measure) *oneplan.Measure {
	t.Helper()
	provision, ok := law.ByKey(key)
	if !ok && key != "" {
		t.Fatalf("no provision %s", key)
	}
	m.ID = id
	w.Areas = append(w.Areas, oneplan.Area{Area: provision.Area, Measures: []oneplan.Measure{
		{ID: p.ID + "/" + id, Measure: m, Plan: p, Provision: provision, Known: ok},
	}})
	return &w.Areas[len(w.Areas)-1].Measures[0]
}

// found says the findings of one kind as "severity refs".
func (w *world) found(kind string) string {
	var said []string
	for _, f := range detect.All(w.booked()) {
		if f.Kind == kind {
			said = append(said, f.Severity+" "+strings.Join(f.Refs, "+"))
		}
	}
	return strings.Join(said, ", ")
}

// one is the only finding of a kind.
func (w *world) one(t *testing.T, kind string) detect.Finding {
	t.Helper()
	var found []detect.Finding
	for _, f := range detect.All(w.booked()) {
		if f.Kind == kind {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d findings of %s: %v", len(found), kind, found)
	}
	return found[0]
}

func expect(t *testing.T, name, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: found %q, want %q", name, got, want)
	}
}
