package intake

import (
	"regexp"
	"strconv"

	"enplan/models"
	"enplan/server/calendar"
)

// caseRules are the rules of a case that no schema can say.
type caseRules struct {
	faults *faults
	ids    map[string]bool
}

func (r caseRules) check(one value, pointer string) {
	r.id(one.at("citizen"), pointer+"/citizen", false)
	r.each(one.at("household"), pointer+"/household", func(person value, here string) { r.id(person, here, false) })
	r.each(one.at("family"), pointer+"/family", func(tie value, here string) { r.tie(tie, one.at("citizen", "id").text(), here) })
	r.each(one.at("ownVoice", "goals"), pointer+"/ownVoice/goals", r.known)
	r.each(one.at("plans"), pointer+"/plans", r.plan)
	r.each(one.at("consents"), pointer+"/consents", func(consent value, here string) {
		r.known(consent, here)
		r.order(consent, "given", "expires", here)
	})
}

// tie refuses what says nothing of how two people belong together, and one named by a
// CPR: what a source calls people is kept readable.
func (r caseRules) tie(tie value, citizen, pointer string) {
	if _, known := tieKinds[tie.at("kind").text()]; !known {
		r.faults.add(pointer+"/kind", "intake.fault.tie_kind")
	}
	with := tie.at("with").text()
	if with == citizen {
		r.faults.add(pointer+"/with", "intake.fault.tie_self")
	}
	if _, err := models.ParseCPR(with); err == nil {
		r.faults.add(pointer+"/with", "intake.fault.cpr_as_id")
	}
	r.order(tie, "from", "to", pointer)
}

func (r caseRules) each(list value, pointer string, rule func(item value, pointer string)) {
	for i, item := range list.items() {
		rule(item, below(pointer, strconv.Itoa(i)))
	}
}

// known checks the id of something that is no person.
func (r caseRules) known(item value, pointer string) { r.id(item, pointer, true) }

func (r caseRules) id(item value, pointer string, tell bool) {
	id := item.at("id").text()
	if controlIn(id) || !r.ids[id] {
		r.ids[id] = true
		return
	}
	name := "?"
	if tell {
		name = safeID(id)
	}
	r.faults.add(pointer+"/id", "intake.fault.id_twice", "id", name)
}

func (r caseRules) plan(plan value, pointer string) {
	r.known(plan, pointer)
	r.order(plan, "created", "closed", pointer)
	for _, list := range []string{"goals", "conditions", "documents"} {
		r.each(plan.at(list), below(pointer, list), r.known)
	}
	r.each(plan.at("law"), pointer+"/law", r.notAnonymous)
	for _, field := range []string{"title", "type"} {
		r.notAnonymous(plan.at(field), below(pointer, field))
	}
	r.each(plan.at("measures"), pointer+"/measures", func(measure value, here string) {
		r.known(measure, here)
		r.order(measure, "from", "to", here)
		for _, field := range []string{"name", "law", "text"} {
			r.notAnonymous(measure.at(field), below(here, field))
		}
	})
	r.each(plan.at("appointments"), pointer+"/appointments", r.appointment)
}

func (r caseRules) appointment(a value, pointer string) {
	r.known(a, pointer)
	r.notAnonymous(a.at("title"), pointer+"/title")
	start, _ := clockTime(a.at("start").text())
	if end := a.at("end").text(); end != "" {
		if t, err := clockTime(end); err == nil && t.Before(start) {
			r.faults.add(pointer+"/end", "intake.fault.end_before_start")
		}
	}
	if rule := a.at("repeat").text(); rule != "" {
		if _, err := calendar.Parse(rule); err != nil {
			r.faults.add(pointer+"/repeat", "intake.fault.repeat")
		}
	}
}

func (r caseRules) order(item value, from, to, pointer string) {
	first, last := item.at(from).date(), item.at(to).date()
	if !first.IsZero() && !last.IsZero() && last.Before(first) {
		r.faults.add(below(pointer, to), "intake.fault.to_before_from", "from", from, "to", to)
	}
}

func (r caseRules) notAnonymous(v value, pointer string) {
	if anonymous(v.text()) {
		r.faults.add(pointer, "intake.fault.anonymous")
	}
}

var (
	section101a   = regexp.MustCompile(`(?i)(?:^|[^\d])101[\s.\x{00A0}]*(?:litra\s+)?a(?:$|[^\p{L}\d])`)
	anonymousHelp = regexp.MustCompile(`(?i)\banonym\p{L}*\s+(?:\p{L}+\s+)?\p{L}*(?:behandling|stofmisbrug|alkohol|rusmiddel)`)
)

// anonymous reports treatment that the law lets a person have without a name,
// SEL § 101 a however it is spelled. It must never be tied to a CPR.
func anonymous(s string) bool { return section101a.MatchString(s) || anonymousHelp.MatchString(s) }
