package wording

import (
	"slices"

	"enplan/i18n"
	"enplan/models"
)

// sentence is who did what, and what let them.
func (w logWords) sentence(line models.LogLine) (text, why string) {
	e := line.Last()
	args := i18n.Args{"who": w.who(e)}
	_, looks := e.LooksAt()
	switch {
	case e.Result == models.Refused:
		return w.tried(line, args), ""
	case e.Action == models.ReadAsDepartment:
		return w.ofDepartment(line, args)
	case looks:
		args["what"] = w.topics(line)
		return w.text("log.look", args), w.relation(e)
	}
	if said := w.ofConsent(e, args); said != "" {
		return said, ""
	}
	if e.Action == models.OpenEmergency {
		why = w.emergency(w.opened(func(o Opened) bool { return o.Staff == e.By.ID && o.At.UnixMilli() == e.At.UnixMilli() }))
	}
	key := "log.did." + string(e.Action)
	if !e.Action.StandsInLog() || models.WhoMay[e.Action] == nil {
		key = "log.did"
	}
	return w.text(key, args), why
}

func (w logWords) tried(line models.LogLine, args i18n.Args) string {
	e := line.Last()
	if e.IsOwn() {
		return w.text("log.tried.own", args)
	}
	if e.Action == models.SearchCitizen {
		return w.text("log.tried.search", args)
	}
	if _, looks := e.LooksAt(); !looks {
		return w.text("log.tried", args)
	}
	args["what"] = w.topics(line)
	return w.text("log.tried.look", args)
}

// who is how the reader of the log calls who did it. Staff are named when the
// municipality says so, and always when they opened the plan in an emergency.
func (w logWords) who(e models.Entry) string {
	switch e.By.Role {
	case models.AsCitizen:
		if e.IsOwn() {
			return upperFirst(w.text("plan.you", nil))
		}
		return w.text("log.who.citizen", nil)
	case models.AsSource:
		return w.text("log.who.source", i18n.Args{"unit": w.unitOf(e)})
	case models.AsOperator:
		return w.text("log.who.operator", nil)
	case models.AsCalendar:
		return w.text("log.who.calendar", nil)
	case models.Nobody:
		return w.text("log.who.nobody", nil)
	}
	staff, known := w.page.Staff[e.By.ID]
	if known && (w.page.Names || isEmergency(e)) {
		return w.text("log.who.named", i18n.Args{"name": staff.Name, "unit": w.unitOf(e)})
	}
	switch e.By.Role {
	case models.AsLeader:
		return w.text("log.who.leader", nil)
	case models.AsCoordinator:
		if slices.ContainsFunc(w.page.Coordinators, func(s models.Staff) bool { return s.ID == e.By.ID }) {
			return w.text("log.who.coordinator", nil)
		}
		return w.text("log.who.coordinator.other", nil)
	}
	return w.text("log.who.professional", i18n.Args{"unit": w.unitOf(e)})
}

// isEmergency reports whether somebody saw the plan on nothing but an emergency
// that they opened themselves.
func isEmergency(e models.Entry) bool {
	return e.Result == models.Done && (e.Action == models.OpenEmergency || e.Purpose == models.PurposeEmergency)
}

// unitOf is the department the viewer worked in, or what is known of it now.
func (w logWords) unitOf(e models.Entry) string {
	id, unit := e.Department, w.bareUnit(w.page.Staff[e.By.ID].Unit)
	if source, ok := w.page.Sources[e.By.ID]; ok {
		unit = source.Title
	}
	if id == "" {
		id = w.page.Staff[e.By.ID].Department
	}
	for _, d := range w.page.Departments {
		if d.ID == id {
			return d.Title
		}
	}
	return unit
}

// topics are what the line's looks were at.
func (w logWords) topics(line models.LogLine) string {
	var said []string
	for _, topic := range models.LogTopics {
		if slices.ContainsFunc(line.Entries, func(e models.Entry) bool { at, _ := e.LooksAt(); return at == topic }) {
			said = append(said, w.text("log.at."+string(topic), nil))
		}
	}
	return w.list(said)
}

// relation is what lets somebody who works here look.
func (w logWords) relation(e models.Entry) string {
	if e.IsOwn() {
		return ""
	}
	switch relation := models.Relation(e.Ground); relation {
	case models.Coordinates, models.TakesPart, models.Receives, models.Leads, models.Operator, models.OwnDelivery, models.HasFeed, models.Custody, models.ShownTo:
		return w.text("log.why."+string(relation), nil)
	}
	return ""
}

// ofConsent is what a yes or a no was about; "" when that cannot be told.
func (w logWords) ofConsent(e models.Entry, args i18n.Args) string {
	deed, ok := consentDeeds[e.Action]
	if !ok {
		return ""
	}
	for _, event := range w.page.Consents {
		if event.What != deed || event.At.UnixMilli() != e.At.UnixMilli() || event.By != e.By {
			continue
		}
		terms := event.Terms
		if i := slices.IndexFunc(w.records, func(r models.ConsentRecord) bool { return r.ID == event.Consent }); terms.To == "" && i >= 0 {
			terms = w.records[i].Terms
		}
		args["to"] = w.titleOf(terms.To, w.page.Departments)
		args["what"] = w.from(terms.From, []models.Category{terms.Category})
		return w.text("log."+string(e.Action), args)
	}
	return ""
}

var consentDeeds = map[models.Action]models.ConsentDeed{
	models.AskConsent: models.ConsentAsked, models.GiveConsent: models.ConsentGiven, models.RecordConsent: models.ConsentGiven,
	models.DeclineConsent: models.ConsentDeclined, models.NarrowConsent: models.ConsentNarrowed, models.PauseConsent: models.ConsentPaused,
	models.ResumeConsent: models.ConsentResumed, models.WithdrawConsent: models.ConsentWithdrawn,
}

// from is "dine skånehensyn fra Sundhedscentret".
func (w logWords) from(department string, categories []models.Category) string {
	var said []string
	for _, c := range models.Categories {
		if slices.Contains(categories, c) {
			said = append(said, w.text("log.thing."+string(c), nil))
		}
	}
	if department == models.Citizens {
		return w.list(said)
	}
	return w.text("log.thing.from", i18n.Args{"what": w.list(said), "from": w.titleOf(department, w.page.Departments)})
}
