package intake

import (
	"slices"
	"time"

	"enplan/models"
	"enplan/server/calendar"
)

// cases reads the records of our own format.
func (c *composer) cases(records []models.Record) {
	for _, r := range records {
		content := parseValue(r.Content)
		if r.Kind != KindCitizen && r.Kind != KindPlan && r.Kind != KindConsent {
			continue
		}
		if typeOf(content) != "object" {
			c.leave(r, "", "content is no JSON object")
			continue
		}
		switch r.Kind {
		case KindCitizen:
			c.claimCitizen(0, r, citizenOf(content, r.ID))
			for _, at := range unknownIn(content, "case") {
				c.leave(r, at, notKnown)
			}
		case KindPlan:
			plan := planOf(content)
			plan.ID, plan.Source = r.ID, r.Source
			c.plans = append(c.plans, plan)
		case KindConsent:
			c.consents = append(c.consents, consentOf(content, r))
			for _, at := range unknownIn(content, "consent") {
				c.leave(r, at, notKnown)
			}
		}
	}
}

const notKnown = "not known to " + FormatCase

// unknownIn lists what the schema does not know in content.
func unknownIn(content value, definition string) []string {
	var pointers []string
	var none faults
	checker{&none, func(at string) { pointers = append(pointers, at) }}.check(content, schemaFor(definition), "")
	return pointers
}

func citizenOf(v value, id string) models.Citizen {
	about := v.at("citizen")
	citizen := models.Citizen{
		ID: id, Name: about.at("name").text(), Born: about.at("born").date(),
		Language: about.at("language").text(), Needs: texts(about.at("needs")),
		Digital: digitalOf(about.at("digital")), Protection: protectionOf(v),
		Voice: models.OwnVoice{Text: v.at("ownVoice", "text").text()},
		Coordinator: models.Coordinator{
			Name: v.at("coordinator", "name").text(), Unit: v.at("coordinator", "unit").text(),
			Phone: v.at("coordinator", "phone").text(),
		},
	}
	for _, p := range v.at("household").items() {
		person := models.Person{
			ID: p.at("id").text(), Name: p.at("name").text(), Relation: p.at("relation").text(),
			Born: p.at("born").date(), Phone: p.at("phone").text(), Note: p.at("note").text(),
		}
		if p.at("guardian").isTrue() {
			citizen.Guardian = person
			continue
		}
		citizen.Household = append(citizen.Household, person)
	}
	for _, g := range v.at("ownVoice", "goals").items() {
		citizen.Voice.Goals = append(citizen.Voice.Goals, models.OwnGoal{
			ID: g.at("id").text(), Text: g.at("text").text(), Priority: int(g.at("priority").whole()),
		})
	}
	return citizen
}

func digitalOf(v value) models.Digital {
	return models.Digital{
		MitID: v.at("mitid").yesNo(), DigitalPost: v.at("digitalPost").yesNo(), Phone: v.at("phone").text(),
	}
}

func consentOf(v value, r models.Record) models.Consent {
	return models.Consent{
		ID: r.ID, Source: r.Source, Giver: v.at("giver").text(), From: v.at("from").text(), To: v.at("to").text(),
		Scope: v.at("scope").text(), Form: v.at("form").text(), Given: v.at("given").date(),
		Expires: v.at("expires").date(), InSource: v.at("statusInSource").text(), Note: v.at("note").text(),
	}
}

func planOf(v value) models.SectorPlan {
	owner := v.at("owner")
	plan := models.SectorPlan{
		Type: models.PlanType(v.at("type").text()), Title: v.at("title").text(), Law: texts(v.at("law")),
		Owner: models.Owner{
			Unit: owner.at("unit").text(), Caseworker: owner.at("caseworker").text(), Phone: owner.at("phone").text(),
		},
		SourceSystem: v.at("sourceSystem").text(), Created: v.at("created").date(), Closed: v.at("closed").date(), Status: v.at("status").text(),
		NextFollowUp: v.at("nextFollowUp").date(), Subject: v.at("subject").text(), Text: v.at("text").text(),
		Notes: texts(v.at("journal")),
	}
	for _, g := range v.at("goals").items() {
		plan.Goals = append(plan.Goals, models.Goal{
			ID: g.at("id").text(), Text: g.at("text").text(), Deadline: g.at("deadline").date(),
			Indicator: g.at("indicator").text(), Type: g.at("type").text(),
		})
	}
	for _, m := range v.at("measures").items() {
		plan.Measures = append(plan.Measures, measureOf(m))
	}
	for _, k := range v.at("conditions").items() {
		plan.Conditions = append(plan.Conditions, models.Condition{ID: k.at("id").text(), Text: k.at("text").text()})
	}
	for _, d := range v.at("documents").items() {
		plan.Demands = append(plan.Demands, models.Demand{
			ID: d.at("id").text(), What: d.at("what").text(), Why: d.at("why").text(),
			Deadline: d.at("deadline").date(), SendTo: d.at("sendTo").text(), Received: d.at("received").date(),
		})
	}
	for _, a := range v.at("appointments").items() {
		plan.Appointments = append(plan.Appointments, appointmentOf(a))
	}
	for _, at := range unknownIn(v, "plan") {
		plan.Unread = append(plan.Unread, models.Unread{Pointer: at, What: notKnown})
	}
	return plan
}

func measureOf(m value) models.Measure {
	measure := models.Measure{
		ID: m.at("id").text(), Name: m.at("name").text(), Law: m.at("law").text(), KLE: m.at("kle").text(),
		Text: m.at("text").text(), From: m.at("from").date(), To: m.at("to").date(), Amount: m.at("amount").text(),
		Provider: m.at("provider").text(), Status: m.at("status").text(), Goals: texts(m.at("goals")),
	}
	for _, k := range m.at("codes").items() {
		measure.Codes = append(measure.Codes, models.Code{
			System: k.at("system").text(), Value: k.at("code").text(), Text: k.at("display").text(),
		})
	}
	return measure
}

func appointmentOf(v value) models.Appointment {
	a := models.Appointment{
		ID: v.at("id").text(), Title: v.at("title").text(), AllDay: v.at("allDay").isTrue(),
		Place: v.at("place").text(), With: v.at("with").text(), Mandatory: v.at("mandatory").isTrue(),
		Repeat: v.at("repeat").text(), Attendees: texts(v.at("attendees")), Note: v.at("note").text(),
		Cancelled: v.at("cancelled").isTrue(), Missed: v.at("missed").isTrue(),
	}
	tellMore(&a, v)
	a.Start, a.End = span(v.at("start").text(), v.at("end").text())
	for _, t := range texts(v.at("except")) {
		if start, err := clockTime(t); err == nil {
			a.Except = append(a.Except, start)
		}
	}
	a.Pattern, _ = calendar.Parse(a.Repeat) // a rule that cannot be followed was refused when it came
	return a
}

// tellMore reads what the citizen is told about going there.
func tellMore(a *models.Appointment, v value) {
	a.Bring, a.Prepare, a.Way = texts(v.at("bring")), v.at("prepare").text(), v.at("way").text()
	a.Interpreter, a.Minutes = models.InterpreterOf(v.at("interpreter").text()), v.at("minutes").text()
	if c := models.Companion(v.at("companion").text()); slices.Contains(models.Companions, c) {
		a.Companion = c
	}
}

// span reads a start and an end; without an end that can be read the start is
// also the end.
func span(start, end string) (time.Time, time.Time) {
	first, err := clockTime(start)
	if err != nil {
		return time.Time{}, time.Time{}
	}
	last, err := clockTime(end)
	if err != nil || last.Before(first) {
		last = first
	}
	return first, last
}

func texts(list value) []string {
	var all []string
	for _, item := range list.items() {
		if s := item.text(); s != "" {
			all = append(all, s)
		}
	}
	return all
}
