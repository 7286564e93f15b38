package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"enplan/models"
	"enplan/server/calendar"
)

// PlanCalendar is the type of the plan that a source's calendar becomes.
const PlanCalendar models.PlanType = "kalender"

// calendarPlans are the calendars of one source while they are put together.
type calendarPlans struct {
	plans   map[string]*models.SectorPlan // by name of the calendar
	instead map[string][]time.Time        // by uid: starts that another event stands in for
	events  []value
}

// calendars reads the events of one source into one plan per calendar.
func (c *composer) calendars(records []models.Record) {
	all := calendarPlans{map[string]*models.SectorPlan{}, map[string][]time.Time{}, nil}
	for _, r := range records {
		if r.Kind != KindEvent {
			continue
		}
		v := parseValue(r.Content)
		if clock(v.at("start")).IsZero() {
			c.leave(r, "", "event without a start")
			continue
		}
		c.claimCitizen(2, r, models.Citizen{ID: r.Subject})
		all.add(r, v)
	}
	for _, v := range all.events {
		plan := all.plans[v.at("calendar").text()]
		a := eventOf(v)
		if v.at("instead").text() == "" {
			a.Except = append(a.Except, all.instead[v.at("uid").text()]...)
			slices.SortFunc(a.Except, time.Time.Compare)
		}
		plan.Appointments = append(plan.Appointments, a)
	}
	for _, name := range slices.Sorted(maps.Keys(all.plans)) {
		plan := all.plans[name]
		plan.Owner.Unit = cmp.Or(onlyOrganizer(plan.Appointments), plan.Title)
		c.plans = append(c.plans, *plan)
	}
}

func (all *calendarPlans) add(r models.Record, v value) {
	if t := clock(v.at("instead")); !t.IsZero() {
		uid := v.at("uid").text()
		all.instead[uid] = append(all.instead[uid], t)
	}
	fields, _ := v.any.(map[string]any)
	fields["id"] = r.ID
	all.events = append(all.events, v)
	name := v.at("calendar").text()
	plan := all.plans[name]
	if plan == nil {
		plan = &models.SectorPlan{
			ID: cmp.Or(name, string(PlanCalendar)), Source: r.Source, Type: PlanCalendar, Title: name,
		}
		all.plans[name] = plan
	}
	for _, line := range v.at("other").names() {
		if !slices.Contains(harmless, line) && !strings.HasPrefix(line, "X-") {
			plan.Unread = append(plan.Unread, models.Unread{Pointer: below(pointerTo(r), line), What: "line of an event"})
		}
	}
	if v.at("elsewhere").isTrue() {
		plan.Unread = append(plan.Unread, models.Unread{Pointer: pointerTo(r), What: "series on another clock than Denmark's"})
	}
}

// harmless are lines of an event that change neither when, where nor what it
// is. They are kept, and nobody misses them.
var harmless = []string{"ATTENDEE", "CATEGORIES", "CLASS", "COLOR", "CREATED", "GEO", "PRIORITY", "RELATED-TO", "TRANSP", "URL"}

func clock(v value) time.Time {
	t, err := clockTime(v.text())
	if err != nil {
		return time.Time{}
	}
	return t
}

func eventOf(v value) models.Appointment {
	a := models.Appointment{
		ID: v.at("id").text(), Title: v.at("title").text(), Place: v.at("place").text(), With: v.at("with").text(),
		Note: v.at("note").text(), AllDay: v.at("allDay").isTrue(), Repeat: v.at("repeat").text(),
		Cancelled: v.at("status").text() == "CANCELLED",
	}
	tellMore(&a, v)
	a.Start, a.End = span(v.at("start").text(), v.at("end").text())
	for _, t := range v.at("except").items() {
		if start := clock(t); !start.IsZero() {
			a.Except = append(a.Except, start)
		}
	}
	a.Pattern, _ = calendar.Parse(a.Repeat) // a rule that cannot be followed was refused when it came
	return a
}

// onlyOrganizer is who calls to every appointment, when it is always the same.
func onlyOrganizer(all []models.Appointment) string {
	for _, a := range all {
		if a.With != all[0].With {
			return ""
		}
	}
	return all[0].With
}
