package detect_test

import (
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// story is what departments have on one invented citizen, and what does not fit
// in it: the refs of each finding of the kind, "" when nothing may be said.
type story struct {
	name string
	want string
	told []tell
}

// tell adds one thing to the facts; within a department it is of that plan.
type tell func(*facts)

type facts struct {
	models.Facts
	plan *models.SectorPlan
}

const storyDay = "2026-11-23" // a Monday

// factsOf puts a story together. The citizen is Karen Holm, 42, who lives alone.
func factsOf(told ...tell) models.Facts {
	f := &facts{Facts: models.Facts{Citizen: models.Citizen{ID: "karen", Name: "Karen Holm", Born: models.MustDate("1984-03-12"), Language: "da"}}}
	for _, add := range told {
		add(f)
	}
	return f.Facts
}

func planOn(day string, f models.Facts) oneplan.Plan {
	return oneplan.Build(f, models.MustDate(day).At(6, 0, danish), danish)
}

func (s story) plan() oneplan.Plan { return planOn(storyDay, factsOf(s.told...)) }

// refsOf are the refs of all findings of a kind, the same twice once.
func refsOf(p oneplan.Plan, kind string) string {
	var said []string
	for _, f := range detect.All(p) {
		if f.Kind == kind {
			said = append(said, strings.Join(f.Refs, "+"))
		}
	}
	slices.Sort(said)
	return strings.Join(said, ", ")
}

// tellAll runs the stories of a kind.
func tellAll(t *testing.T, kind string) {
	t.Helper()
	for _, s := range stories[kind] {
		if got := refsOf(s.plan(), kind); got != s.want {
			t.Errorf("%s: found %q, want %q\n%+v", s.name, got, s.want, detect.All(s.plan()))
		}
	}
}

// department is a department's plan with what stands in it.
func department(id string, kind models.PlanType, unit string, parts ...tell) tell {
	return func(f *facts) {
		f.plan = &models.SectorPlan{ID: id, Source: "kilde", Type: kind, Title: "Plan", Owner: models.Owner{Unit: unit}}
		for _, add := range parts {
			add(f)
		}
		f.Plans = append(f.Plans, *f.plan)
	}
}

func words(text string) tell { return func(f *facts) { f.plan.Text = text } }
func noted(text string) tell { return func(f *facts) { f.plan.Notes = append(f.plan.Notes, text) } }
func onLaw(law ...string) tell {
	return func(f *facts) { f.plan.Law = law }
}
func made(day string) tell { return func(f *facts) { f.plan.Created = models.MustDate(day) } }
func again(day string) tell {
	return func(f *facts) { f.plan.NextFollowUp = models.MustDate(day) }
}
func whose(id string) tell { return func(f *facts) { f.plan.Subject = id } }
func run(by string) tell   { return func(f *facts) { f.plan.Owner.Caseworker = by } }

// goal is a goal, and the day it is to be reached by where one is set.
func goal(id, text string, by ...string) tell {
	g := models.Goal{ID: id, Text: text}
	for _, day := range by {
		g.Deadline = models.MustDate(day)
	}
	return func(f *facts) { f.plan.Goals = append(f.plan.Goals, g) }
}

func rule(id, text string) tell {
	return func(f *facts) { f.plan.Conditions = append(f.plan.Conditions, models.Condition{ID: id, Text: text}) }
}

func paper(id, what, due string) tell {
	return func(f *facts) {
		f.plan.Demands = append(f.plan.Demands, models.Demand{ID: id, What: what, Deadline: models.MustDate(due)})
	}
}

func sendTo(where string) tell {
	return func(f *facts) { f.plan.Demands[len(f.plan.Demands)-1].SendTo = where }
}

// help is a measure; days is "2026-10-01 2027-03-31", each of which may be "-".
func help(id, name, text string, rest ...string) tell {
	m := models.Measure{ID: id, Name: name, Text: text}
	for _, r := range rest {
		from, to, both := strings.Cut(r, " ")
		switch {
		case both && (isDay(from) || isDay(to)):
			m.From, m.To = models.MustDate(strings.Trim(from, "-")), models.MustDate(strings.Trim(to, "-"))
		case strings.HasPrefix(r, "by:"):
			m.Provider = r[len("by:"):]
		case strings.Contains(r, "§") || strings.Contains(r, "kap."):
			m.Law = r
		default:
			m.Amount = r
		}
	}
	return func(f *facts) { f.plan.Measures = append(f.plan.Measures, m) }
}

func isDay(s string) bool { return len(s) == 10 && s[4] == '-' }

// meet is an appointment; times are "2026-11-25 10:00-12:00", further words
// "must" and "all day", and what has a prefix of with:, at:, note: or who:.
func meet(id, title string, rest ...string) tell {
	a := models.Appointment{ID: id, Title: title, Place: "Rådhuset"}
	for _, r := range rest {
		key, value, _ := strings.Cut(r, ":")
		switch {
		case isDay(r[:min(10, len(r))]):
			day, clock, _ := strings.Cut(r, " ")
			from, to, _ := strings.Cut(clock, "-")
			a.Slots = append(a.Slots, models.Slot{Start: at(day, from), End: at(day, to)})
		case r == "must":
			a.Mandatory = true
		case r == "weekly":
			a.Repeat = "FREQ=WEEKLY"
		case r == "all day":
			a.AllDay = true
		case key == "with":
			a.With = value
		case key == "at":
			a.Place = value
		case key == "note":
			a.Note = value
		case key == "who":
			a.Attendees = strings.Fields(value)
		default:
			panic("meet: " + r)
		}
	}
	if a.Repeat != "" {
		for range 7 { // the eight weeks that are looked at
			last := a.Slots[len(a.Slots)-1]
			a.Slots = append(a.Slots, models.Slot{Start: last.Start.In(danish).AddDate(0, 0, 7), End: last.End.In(danish).AddDate(0, 0, 7)})
		}
	}
	if len(a.Slots) > 0 {
		a.Start, a.End = a.Slots[0].Start, a.Slots[0].End
	}
	return func(f *facts) {
		own := a
		own.Slots = slices.Clone(a.Slots) // a story is told more than once
		f.plan.Appointments = append(f.plan.Appointments, own)
	}
}

func wish(id, text string) tell {
	return func(f *facts) {
		f.Citizen.Voice.Goals = append(f.Citizen.Voice.Goals, models.OwnGoal{ID: id, Text: text, Priority: len(f.Citizen.Voice.Goals)})
	}
}

func need(text string) tell {
	return func(f *facts) { f.Citizen.Needs = append(f.Citizen.Needs, text) }
}

// lives adds somebody to the household.
func lives(id, name, relation, born string, note ...string) tell {
	return func(f *facts) {
		f.Citizen.Household = append(f.Citizen.Household, models.Person{
			ID: id, Name: name, Relation: relation, Born: models.MustDate(born), Note: strings.Join(note, ". ")})
	}
}

func born(day string) tell      { return func(f *facts) { f.Citizen.Born = models.MustDate(day) } }
func speaks(code string) tell   { return func(f *facts) { f.Citizen.Language = code } }
func noDigitalPost(f *facts)    { no := false; f.Citizen.Digital.DigitalPost = &no }
func phone(written string) tell { return func(f *facts) { f.Citizen.Digital.Phone = written } }

// allows is a consent; days is "given expires", each of which may be "-".
func allows(id, from, to, scope, days string, change ...func(*models.Consent)) tell {
	given, expires, _ := strings.Cut(days, " ")
	c := models.Consent{ID: id, Source: "kilde", Giver: "karen", From: from, To: to, Scope: scope, Form: "skriftligt",
		Given: models.MustDate(strings.Trim(given, "-")), Expires: models.MustDate(strings.Trim(expires, "-"))}
	for _, c2 := range change {
		c2(&c)
	}
	return func(f *facts) { f.Consents = append(f.Consents, c) }
}

func givenBy(who, note string) func(*models.Consent) {
	return func(c *models.Consent) { c.Giver, c.Note = who, note }
}

func spoken(c *models.Consent) { c.Form = "telefonisk" }

// everyDay are times at one clock on several days.
func everyDay(clock string, days ...string) []string {
	var times []string
	for _, day := range days {
		times = append(times, day+" "+clock)
	}
	return times
}
