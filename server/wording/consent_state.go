package wording

import (
	"strconv"

	"enplan/i18n"
	"enplan/models"
)

// consent is one consent in words: how it stands, and what happened to it.
func (w words) consent(b ConsentBook, c models.ConsentRecord) ConsentView {
	field := models.FieldOf(c.Terms.From, b.Departments)
	state := c.StateAt(b.Now, field, b.Born, b.zone())
	key := "consent.text.who"
	if state == models.ConsentWaits {
		key = "consent.ask.who"
	}
	v := ConsentView{
		ID: c.ID, Version: c.Version, State: string(state), Title: w.sharing(b.keyOf(key, c.Terms.From), c.Terms, b.Departments), Thing: w.thing(b, c.Terms),
		To: TitleView{c.Terms.To, w.titleOf(c.Terms.To, b.Departments)}, From: b.from(w, models.Department{ID: c.Terms.From, Title: w.titleOf(c.Terms.From, b.Departments)}),
		Purpose: w.purpose(c.Terms.Purpose), ForWhat: c.Terms.ForWhat, Things: []ThingView{}, History: []ConsentDeed{},
		Soon: c.EndsSoon(b.Now, b.Born, b.zone()),
	}
	args := i18n.Args{"to": v.To.Title}
	if !c.Until.IsZero() {
		last := models.LastDay(c.Ends(b.Born, b.zone()), b.zone())
		v.Last, args["day"] = last.String(), w.bareDay(last)
	}
	v.Now = w.text("consent.now."+string(state), args)
	if c.Open() {
		v.Limit = w.limit(b, c.Terms.From)
	}
	if c.Open() && c.Terms.Item == "" {
		v.Things, _ = b.things(c.Terms)
	}
	for i, e := range c.Events {
		v.History = append(v.History, w.deed(b, c, i, e)...)
	}
	if state == models.ConsentLapsed || state == models.ConsentVoid {
		v.History = append(v.History, ConsentDeed{Text: v.Now})
	}
	return v
}

// thing is the single thing in the department's words, as far as the reader may
// know it and it is still there.
func (w words) thing(b ConsentBook, t models.Terms) string {
	if t.Item == "" {
		return ""
	}
	whole := t
	whole.Item = ""
	things, _ := b.things(whole)
	for _, one := range things {
		if one.ID == t.Item {
			return one.Text
		}
	}
	return w.text("consent.thing", nil)
}

// limit says how long a consent can hold at most, and why.
func (w words) limit(b ConsentBook, from string) string {
	if models.FieldOf(from, b.Departments).IsHealth() {
		return w.text("consent.limit.health", nil)
	}
	return w.text("consent.limit.own", i18n.Args{"days": strconv.Itoa(b.OwnLimit)})
}

// deed says what happened, and how it came to be known when it was noted by
// somebody else than the citizen.
func (w words) deed(b ConsentBook, c models.ConsentRecord, i int, e models.ConsentEvent) []ConsentDeed {
	on := models.DateOf(e.At.In(b.zone()))
	if !e.On.IsZero() {
		on = e.On
	}
	args := i18n.Args{"who": w.consenter(b, e), "to": w.titleOf(c.Terms.To, b.Departments), "day": w.bareDay(on)}
	if !e.Until.IsZero() {
		args["last"] = w.bareDay(models.LastDay(e.Until, b.zone()))
	}
	key := "consent.did." + string(e.What)
	if e.What == models.ConsentNarrowed && e.Terms.Item != itemBefore(c.Events[:i]) {
		key += ".thing"
	}
	told := []ConsentDeed{{Text: w.text(key, args)}}
	if e.By.Role == models.AsCoordinator {
		noted := i18n.Args{"name": b.Staff[e.By.ID], "day": w.bareDay(models.DateOf(e.At.In(b.zone())))}
		told = append(told, ConsentDeed{Text: w.text("consent.noted."+string(e.Form), noted), Note: e.Note})
	}
	return told
}

// itemBefore is the single thing as it stood after some events.
func itemBefore(events []models.ConsentEvent) (item string) {
	for _, e := range events {
		if e.What == models.ConsentGiven || e.What == models.ConsentNarrowed {
			item = e.Terms.Item
		}
	}
	return item
}

// consenter is who said it, as the reader reads it.
func (w words) consenter(b ConsentBook, e models.ConsentEvent) string {
	switch {
	case e.Capacity != models.AsSelf && e.Capacity != "":
		return w.text("consent.who."+string(e.Capacity), nil)
	case b.own():
		return w.text("consent.who.self", nil)
	}
	return b.Name
}

// ConsentsAsked is said on the citizen's first page while a department waits for
// an answer; "" when none does.
func (w words) consentsAsked() string {
	n := 0
	for _, c := range w.plan.Sharing {
		if c.State == models.ConsentAsked {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return w.l.Count("consent.waiting", n, nil)
}
