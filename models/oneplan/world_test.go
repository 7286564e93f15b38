package oneplan_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// now is the instant most tests build the plan at, a Monday.
const now = "2026-11-23 10:00"

var copenhagen = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic(err)
	}
	return zone
})

// at reads "2026-11-23 10:00" on a clock in Denmark.
func at(s string) time.Time {
	instant, err := time.ParseInLocation("2006-01-02 15:04", s, copenhagen())
	if err != nil {
		panic(err)
	}
	return instant
}

// mette lives with Emil, 14, and with Jonas, her husband.
func mette() models.Citizen {
	return models.Citizen{
		ID: "mette", Name: "Mette Lund", Born: models.MustDate("1984-11-13"),
		Coordinator: models.Coordinator{Name: "Sanne Riis", Unit: "Borgerkonsulenterne", Phone: "44 55 00 00"},
		Household: []models.Person{
			{ID: "emil", Name: "Emil Lund", Born: models.MustDate("2012-02-08")},
			{ID: "jonas", Name: "Jonas Lund", Born: models.MustDate("1983-05-01")},
		},
	}
}

// plan is a department's plan with nothing in it.
func plan(id string) models.SectorPlan {
	return models.SectorPlan{ID: id, Source: "kilde", Owner: models.Owner{Unit: "Afdeling " + id}}
}

// build is Mette's one plan on the Monday at ten.
func build(plans ...models.SectorPlan) oneplan.Plan {
	return buildAt(now, models.Facts{Citizen: mette(), Plans: plans})
}

func buildAt(clock string, facts models.Facts) oneplan.Plan {
	return oneplan.Build(facts, at(clock), copenhagen())
}

// meeting is an appointment that takes place once, on the Monday when the
// clock alone is given.
func meeting(id, start, end string) models.Appointment {
	if len(start) == len("10:00") {
		start, end = "2026-11-23 "+start, "2026-11-23 "+end
	}
	return models.Appointment{ID: id, Title: id, Slots: []models.Slot{{Start: at(start), End: at(end)}}}
}

func must(a models.Appointment) models.Appointment {
	a.Mandatory = true
	return a
}

func weekly(a models.Appointment) models.Appointment {
	a.Repeat = "FREQ=WEEKLY"
	return a
}

func attended(a models.Appointment, by ...string) models.Appointment {
	a.Attendees = by
	return a
}

// id is how the plan names a part of a department's plan.
func id(plan, part string) string { return "kilde~" + plan + "~" + part }

// ids are several parts of plans, each written "plan part".
func ids(parts ...string) []string {
	var list []string
	for _, p := range parts {
		list = append(list, "kilde~"+strings.Replace(p, " ", "~", 1))
	}
	return list
}

// keys joins statements as "key(benefit) key".
func keys(said []restate.Statement) string {
	var list []string
	for _, s := range said {
		key := s.Key
		if benefit := s.Args["benefit"]; benefit != "" {
			key += "(" + benefit + ")"
		}
		list = append(list, key)
	}
	return strings.Join(list, " ")
}

func appointmentIDs(p oneplan.Plan) []string {
	var ids []string
	for _, a := range p.Appointments {
		ids = append(ids, a.ID)
	}
	return ids
}

func dutyIDs(p oneplan.Plan) []string {
	var ids []string
	for _, d := range p.Duties {
		_, part, _ := strings.Cut(d.ID, "~") // the kind stands first
		ids = append(ids, part)
	}
	return ids
}

// measures are all measures shown, area by area.
func measures(p oneplan.Plan) []oneplan.Measure {
	var all []oneplan.Measure
	for _, a := range p.Areas {
		all = append(all, a.Measures...)
	}
	return all
}

// tasks are the references of the tasks of one kind.
func tasks(p oneplan.Plan, kind string) []string {
	var refs []string
	for _, task := range p.Tasks {
		if task.Kind == kind {
			refs = append(refs, task.Ref)
		}
	}
	return refs
}

func wantList[T comparable](t *testing.T, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
