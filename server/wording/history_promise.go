package wording

import (
	"enplan/i18n"
	"enplan/models"
)

func (t teller) ofPromise(e models.Event) (text, note string) {
	if e.What == models.Promises {
		due, _ := models.ParseDate(e.Choice) // checked when it was said
		if plan := t.plan.PlanByID(e.Target); plan != nil {
			return t.say("history.promise.unit", e, i18n.Args{"day": t.day(due), "unit": t.unit(plan)}), e.Note
		}
		return t.say("history.promise", e, i18n.Args{"day": t.day(due)}), e.Note
	}
	p, known := t.promises[e.Ref]
	args := i18n.Args{"what": t.promised(p)}
	if !known {
		args["what"] = t.text("history.promise.gone", nil)
	}
	if e.What == models.PutOff {
		due, _ := models.ParseDate(e.Choice)
		args["day"] = t.day(due)
	}
	return t.say("history.promise."+string(e.What), e, args), e.Note
}
