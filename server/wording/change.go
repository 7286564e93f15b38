package wording

import (
	"strconv"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/restate"
)

// change is what a delivery changed, said by the department.
func (t teller) change(c models.Change) string {
	key := "history.change." + string(c.Kind)
	args := i18n.Args{"unit": upperFirst(t.bareUnit(c.Unit)), "what": "»" + short(c.What) + "«", "count": strconv.Itoa(c.Count)}
	switch c.Kind {
	case models.CaseworkerChanged:
		args["was"], args["is"] = c.Was, c.Is
		if c.Was == "" {
			key += ".first"
		}
	case models.FollowUpMoved, models.DutyMoved, models.DutyAdded, models.DutyChanged, models.DutyMet, models.DutyGone:
		args["was"], args["is"] = t.dated(c.Was), t.dated(c.Is)
		if c.Paper {
			args["what"] = t.paperNames(c.What)
			key += ".paper"
		}
		if c.Was == "" && (c.Kind == models.FollowUpMoved || c.Kind == models.DutyMoved) || c.Kind == models.DutyAdded && c.Paper && c.Is == "" {
			key += ".undated"
		}
	case models.AppointmentAdded, models.AppointmentMoved, models.AppointmentOff, models.AppointmentPlace, models.AppointmentChanged:
		if title, known := restate.Meeting(c.What); known {
			args["what"] = "»" + t.statement(title) + "«"
		}
		args["from"], args["to"], args["is"] = t.at(c.From, c.AllDay), t.at(c.To, c.AllDay), c.Is
	}
	said := t.text(key, args)
	if c.About != "" {
		said = join(said, t.text("history.change.about", i18n.Args{"name": c.About}))
	}
	return said
}

func (t teller) dated(day string) string {
	d, err := models.ParseDate(day)
	if err != nil || d.IsZero() {
		return ""
	}
	return t.day(d)
}

// at is "tirsdag d. 1. december kl. 9".
func (t teller) at(when time.Time, allDay bool) string {
	if when.IsZero() {
		return ""
	}
	when = when.In(t.plan.AsOf.Location())
	if allDay {
		return t.day(models.DateOf(when))
	}
	return join(t.day(models.DateOf(when)), t.text("date.at", i18n.Args{"from": t.clock(when)}))
}

// paperNames are the papers a demand is for, or the demand as written.
func (t teller) paperNames(written string) string {
	var names []string
	for _, p := range restate.Papers(written) {
		names = append(names, lowerFirst(t.text("paper."+p.Key, nil)))
	}
	if len(names) == 0 {
		return "»" + short(strings.TrimSpace(written)) + "«"
	}
	return t.list(names)
}
