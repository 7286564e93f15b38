package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
)

// wishes is when the citizen likes to have appointments, to the citizen.
func (w words) wishes(wish models.Wishes) WishesView {
	v := WishesView{NotBefore: wish.NotBefore, NotAfter: wish.NotAfter, Days: []int{}, Note: wish.Note, Version: wish.Version}
	for _, d := range wish.Days {
		v.Days = append(v.Days, models.DayNumber(d))
	}
	v.Text = w.wishText("wishes.", wish)
	return v
}

// wishText is the wishes as sentences; "" when any time will do.
func (w words) wishText(key string, wish models.Wishes) string {
	args := i18n.Args{"name": w.name(w.plan.Citizen.FirstName()), "from": w.wall(wish.NotBefore), "to": w.wall(wish.NotAfter)}
	var said []string
	switch {
	case wish.NotBefore != "" && wish.NotAfter != "":
		said = append(said, w.text(key+"between", args))
	case wish.NotBefore != "":
		said = append(said, w.text(key+"after", args))
	case wish.NotAfter != "":
		said = append(said, w.text(key+"before", args))
	}
	if len(wish.Days) > 0 {
		var days []string
		for _, d := range wish.Days {
			days = append(days, w.weekday(d))
		}
		args["days"] = w.list(days)
		said = append(said, w.text(key+"days", args))
	}
	return join(said...)
}

// wall is a wall clock "10:00" as one says it.
func (w words) wall(clock string) string {
	hour, minute, found := strings.Cut(clock, ":")
	if !found {
		return ""
	}
	return w.text("date.clock", i18n.Args{"hour": strings.TrimPrefix(hour, "0"), "minute": minute})
}
