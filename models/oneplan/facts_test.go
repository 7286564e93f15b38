package oneplan_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

// days to live through: an ordinary one, the two on which the clock is set, the
// eve of each, and New Year's Eve.
var days = []string{"2026-11-23", "2026-10-24", "2026-10-25", "2027-03-27", "2027-03-28", "2026-12-31"}

// anInstant is any second of one of the days.
func anInstant() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		day := models.MustDate(rapid.SampledFrom(days).Draw(t, "day"))
		midnight, next := day.At(0, 0, copenhagen()), day.AddDays(1).At(0, 0, copenhagen())
		seconds := rapid.Int64Range(0, int64(next.Sub(midnight)/time.Second)-1).Draw(t, "second")
		return midnight.Add(time.Duration(seconds) * time.Second)
	})
}

// someFacts are what departments could have delivered by around now.
func someFacts(now time.Time) *rapid.Generator[models.Facts] {
	return rapid.Custom(func(t *rapid.T) models.Facts {
		facts := models.Facts{Citizen: mette()}
		if rapid.Bool().Draw(t, "no coordinator") {
			facts.Citizen.Coordinator = models.Coordinator{}
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "goals") {
			facts.Citizen.Voice.Goals = append(facts.Citizen.Voice.Goals, models.OwnGoal{
				ID: fmt.Sprint("g", i), Text: "Jeg vil " + fmt.Sprint(i), Priority: rapid.IntRange(0, 2).Draw(t, "priority"),
			})
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "sources") {
			facts.Sources = append(facts.Sources, models.Source{
				Name: fmt.Sprint("kilde", i), Every: time.Duration(rapid.IntRange(0, 24).Draw(t, "hours")) * time.Hour,
				Received: near(t, now, 40),
			})
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "plans") {
			facts.Plans = append(facts.Plans, somePlan(t, now, i))
		}
		return facts
	})
}

// near is an instant at most so many hours from now.
func near(t *rapid.T, now time.Time, hours int) time.Time {
	return now.Add(time.Duration(rapid.IntRange(-hours*60, hours*60).Draw(t, "minutes")) * time.Minute)
}

var (
	someMeasures = []models.Measure{
		{ID: "1", Name: "Bostøtte", Law: "SEL § 85", Text: "Støtte i hjemmet"},
		{ID: "2", Name: "Mentor", Law: "LAB mentor", Text: "Udeblivelse kan medføre bortfald af sygedagpenge."},
		{ID: "3", Name: "Ridefysisk stjerneforløb"},
		{ID: "4", Name: "Bostøtte", Law: "SEL § 85", To: models.MustDate("2026-11-22")},
		{ID: "5", Name: "Virksomhedspraktik", Law: "LAB kap. 11", From: models.MustDate("2027-01-01")},
		{ID: "6", Name: "Anonym stofmisbrugsbehandling"},
	}
	someConditions = []models.Condition{
		{ID: "1", Text: "Borger skal møde kl. 08.30. For sent fremmøde registreres som fravær."},
		{ID: "2", Text: "Udeblivelse kan medføre bortfald af sygedagpenge."},
		{ID: "3", Text: "Undgå tunge løft."},
		{ID: "4", Text: "Violer og roser indgår i rammen for stuens stjerneforløb på tirsdage i foråret."},
	}
	someDemands = []models.Demand{
		{ID: "1", What: "Lægeattest", Deadline: models.MustDate("2026-11-24")},
		{ID: "2", What: "Kontoudtog", Deadline: models.MustDate("2026-11-20")},
		{ID: "3", What: "Stjernekort"},
	}
)

// somePlan is the i-th plan; sources share plan ids.
func somePlan(t *rapid.T, now time.Time, i int) models.SectorPlan {
	p := models.SectorPlan{
		ID: fmt.Sprint(i % 2), Source: fmt.Sprint("kilde", i),
		Status:  rapid.SampledFrom([]string{"", "aktiv", "afsluttet"}).Draw(t, "status"),
		Subject: rapid.SampledFrom([]string{"", "emil"}).Draw(t, "subject"),
		Owner: models.Owner{
			Unit:       rapid.SampledFrom([]string{"Jobcentret", "Socialforvaltningen"}).Draw(t, "unit"),
			Caseworker: rapid.SampledFrom([]string{"", "Pia Skov", "Fælles postkasse", "Karin Holt, rådgiver"}).Draw(t, "caseworker"),
		},
	}
	p.Measures = some(t, "measures", someMeasures)
	p.Conditions = some(t, "conditions", someConditions)
	p.Demands = some(t, "demands", someDemands)
	if rapid.Bool().Draw(t, "unread") {
		p.Unread = []models.Unread{{Pointer: "/x"}}
	}
	for j := range rapid.IntRange(0, 3).Draw(t, "appointments") {
		p.Appointments = append(p.Appointments, someAppointment(t, now, j))
	}
	return p
}

func someAppointment(t *rapid.T, now time.Time, j int) models.Appointment {
	a := models.Appointment{
		ID: fmt.Sprint(j), Title: rapid.SampledFrom([]string{"Bostøtte", "Samtale", "Mentormøde"}).Draw(t, "title"),
		With:      rapid.SampledFrom([]string{"", "Karin Holt (bostøtte)", "Pia Skov"}).Draw(t, "with"),
		Mandatory: rapid.Bool().Draw(t, "mandatory"), Cancelled: rapid.IntRange(0, 5).Draw(t, "cancelled") == 0,
		Repeat:    rapid.SampledFrom([]string{"", "FREQ=WEEKLY"}).Draw(t, "repeat"),
		Attendees: rapid.SampledFrom([][]string{nil, {"emil"}, {"mette", "emil"}, {"jonas"}}).Draw(t, "attendees"),
	}
	start := near(t, now, 30)
	for range rapid.IntRange(0, 4).Draw(t, "slots") {
		end := start.Add(time.Duration(rapid.IntRange(0, 300).Draw(t, "length")) * time.Minute)
		a.Slots = append(a.Slots, models.Slot{Start: start, End: end})
		start = end.Add(time.Duration(rapid.IntRange(0, 20*24*60).Draw(t, "pause")) * time.Minute)
	}
	return a
}

// some is a part of a table, in its order.
func some[T any](t *rapid.T, name string, table []T) []T {
	var part []T
	for _, row := range table {
		if rapid.Bool().Draw(t, name) {
			part = append(part, row)
		}
	}
	return part
}
