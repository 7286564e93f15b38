package models_test

import (
	"cmp"
	"sync"
	"time"
	_ "time/tzdata"

	"enplan/models"
)

// A cell of the table as the gate meets it: a look, and what a decision rests on.

// theTime is a midnight in Denmark, which is not one in UTC, on which the citizen is 18.
var theTime = models.MustDate("2026-11-24").At(0, 0, copenhagen())

var copenhagen = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic(err)
	}
	return zone
})

var eighteenYearsAgo, longAgo = models.MustDate("2008-11-24"), models.MustDate("2020-01-01")

const (
	viewerIs  = "jobcenter"
	otherIs   = "psykiatrien"
	thingIs   = "t1"
	anotherIs = "t2"
)

func (c cell) now() time.Time {
	switch {
	case c.clock == "none":
		return time.Time{}
	case c.giver == "parent a nanosecond before 18":
		return theTime.Add(-time.Nanosecond)
	}
	return theTime
}

func (c cell) of() string {
	switch c.thing {
	case "own":
		return viewerIs
	case "citizen's":
		return models.Citizens
	}
	return otherIs
}

func (c cell) look() models.Look {
	look := models.Look{Of: c.of(), Category: models.Category(c.topic), Item: thingIs, For: models.Purpose(c.purpose), Barred: c.barred}
	if c.purpose == "not stated" {
		look.For = ""
	}
	if c.thing != "citizen's" {
		look.Field = models.Field(c.field)
	}
	return look
}

// protection is what is known of the citizen's address.
func (c cell) protection() models.Protection {
	switch c.protected {
	case "none":
		return models.NotProtected
	case "unknown":
		return models.ProtectionUnknown
	case "protected":
		return models.Protected
	}
	return "gone"
}

// terms are those that cover the look, as far as the scope says.
func (c cell) terms() models.Terms {
	look := c.look()
	t := models.Terms{From: look.Of, To: viewerIs, Category: look.Category, Purpose: look.For, ForWhat: "at passe på dig"}
	switch c.scope {
	case "this thing":
		t.Item = thingIs
	case "another thing":
		t.Item = anotherIs
	}
	return t
}

func (c cell) until() time.Time {
	switch c.end {
	case "a nanosecond before":
		return c.now().Add(time.Nanosecond)
	case "a nanosecond after":
		return c.now().Add(-time.Nanosecond)
	case "never":
		return time.Time{}
	}
	return c.now()
}

// events tell the story.
func (c cell) events() []models.ConsentEvent {
	t, until, now := c.terms(), c.until(), theTime
	long, other := now.AddDate(0, 1, 0), models.CategoryWords
	if t.Category == other {
		other = models.CategoryLimits
	}
	var all []models.ConsentEvent
	add := func(id string, what models.ConsentDeed, t models.Terms, until time.Time) {
		e := models.ConsentEvent{Seq: int64(len(all) + 1), Consent: id, What: what, Terms: t, Until: until, At: now.AddDate(0, 0, -10)}
		if what == models.ConsentGiven {
			e.Form, e.Capacity, e.Guards, e.InForce = models.Form(c.form), c.capacity(), c.guards(), c.giver == "attorney in force"
			if c.story == "given later than now" {
				e.At = c.now().Add(time.Nanosecond)
			}
		}
		all = append(all, e)
	}
	with := func(change func(*models.Terms)) models.Terms { changed := t; change(&changed); return changed }
	whole := with(func(t *models.Terms) { t.Item = "" })
	given, none := models.ConsentGiven, models.Terms{}
	switch c.story {
	case "asked":
		add("c1", models.ConsentAsked, t, time.Time{})
	case "given", "given later than now":
		add("c1", given, t, until)
	case "asked and given":
		add("c1", models.ConsentAsked, whole, time.Time{})
		add("c1", given, t, until)
	case "paused", "resumed", "paused and withdrawn":
		add("c1", given, t, until)
		add("c1", models.ConsentPaused, none, time.Time{})
		if c.story == "resumed" {
			add("c1", models.ConsentResumed, none, time.Time{})
		}
		if c.story == "paused and withdrawn" {
			add("c1", models.ConsentWithdrawn, none, time.Time{})
		}
	case "narrowed to this": // one about another thing cannot be, and stays what it is
		add("c1", given, t, until)
		add("c1", models.ConsentNarrowed, with(func(t *models.Terms) { t.Item = cmp.Or(t.Item, thingIs) }), until)
	case "narrowed to another":
		add("c1", given, t, until)
		add("c1", models.ConsentNarrowed, with(func(t *models.Terms) { t.Item = anotherIs }), until)
	case "narrowed to end sooner":
		add("c1", given, t, long)
		add("c1", models.ConsentNarrowed, t, until)
	case "declined":
		add("c1", models.ConsentAsked, t, time.Time{})
		add("c1", models.ConsentDeclined, none, time.Time{})
	case "withdrawn", "withdrawn and given anew":
		add("c1", given, t, long)
		add("c1", models.ConsentWithdrawn, none, time.Time{})
		if c.story != "withdrawn" {
			add("c2", given, t, until)
		}
	case "lapsed and given anew":
		add("c1", given, t, c.now())
		add("c2", given, t, until)
	case "paused beside one that holds":
		add("c1", given, t, long)
		add("c1", models.ConsentPaused, none, time.Time{})
		add("c2", given, t, until)
	case "to another department":
		add("c1", given, with(func(t *models.Terms) { t.To = "familieafdelingen" }), until)
	case "from another department":
		add("c1", given, with(func(t *models.Terms) { t.From = "familieafdelingen" }), until)
	case "another topic":
		add("c1", given, with(func(t *models.Terms) { t.Category = other }), until)
	case "another topic beside one that holds":
		add("c1", given, with(func(t *models.Terms) { t.Category = other }), until)
		add("c2", given, t, until)
	case "another purpose":
		add("c1", given, with(func(t *models.Terms) { t.Purpose = "meet again" }), until)
	}
	return all
}

func (c cell) capacity() models.Capacity {
	switch {
	case c.giver == "self":
		return models.AsSelf
	case c.giver == "unknown":
		return "friend"
	case c.giver[0] == 'p':
		return models.AsParent
	case c.giver[0] == 'g':
		return models.AsGuardian
	}
	return models.AsAttorney
}

func (c cell) guards() models.GuardianForm {
	switch c.giver {
	case "guardian of money":
		return models.GuardsMoney
	case "guardian of the person":
		return models.GuardsPerson
	case "guardian of all":
		return models.GuardsAll
	}
	return models.GuardsNothing
}

func (c cell) born() models.Date {
	switch c.giver {
	case "parent long before 18":
		return eighteenYearsAgo.AddYears(7)
	case "parent of an unknown age":
		return models.Date{}
	}
	return eighteenYearsAgo
}

func (c cell) statutes() []models.Statute {
	if c.statute == "none" {
		return nil
	}
	look, today := c.look(), models.DateOf(c.now().In(copenhagen()))
	s := models.Statute{
		ID: "s", From: look.Field, To: models.FieldJob, Category: look.Category, Purpose: look.For, ValidFrom: longAgo,
	}
	switch c.statute {
	case "begins today":
		s.ValidFrom = today
	case "begins tomorrow":
		s.ValidFrom = today.AddDays(1)
	case "ends tomorrow":
		s.ValidUntil = today.AddDays(1)
	case "ends today":
		s.ValidUntil = today
	case "ended":
		s.ValidUntil = longAgo.AddDays(7)
	case "from another field":
		s.From = "weather"
	case "to another field":
		s.To = models.FieldMoney
	case "other topic":
		s.Category = "weather"
	case "other purpose":
		s.Purpose = "weather"
	}
	return []models.Statute{s}
}

// grounds are the cell's, resting on these consents.
func (c cell) grounds(consents []models.ConsentRecord) models.Grounds {
	g := models.Grounds{
		Now: c.now(), Zone: copenhagen(), Born: c.born(), To: models.Department{ID: viewerIs, Field: models.FieldJob},
		Consents: consents, Statutes: c.statutes(),
	}
	if c.thing == "viewer has no department" {
		g.To.ID = ""
	}
	if c.clock == "no zone" {
		g.Zone = nil
	}
	switch c.emergency {
	case "ends in a nanosecond":
		g.Emergency = &models.Emergency{ID: "e", Until: c.now().Add(time.Nanosecond)}
	case "ends now":
		g.Emergency = &models.Emergency{ID: "e", Until: c.now()}
	case "over":
		g.Emergency = &models.Emergency{ID: "e", Until: c.now().Add(-time.Hour)}
	}
	return g
}

// decider is the gate's rule, or a spoiled copy of it.
type decider func(models.Look, models.Grounds) models.Verdict

// differs compares one cell, and says what came of it.
func (c cell) differs(decide decider, look models.Look, g models.Grounds) (got models.Verdict, want answer, differs bool) {
	got, want = decide(look, g), oracle(c)
	differs = string(got.Ground) != want.ground || got.May() != (want.ground != "")
	if want.ground == "consent" {
		differs = differs || got.Ref != want.consent || got.Version != want.version
	}
	return got, want, differs
}
