package wording

import (
	"strconv"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
)

// day is "tirsdag d. 24. november", with the year when it is not today's.
func (w words) day(d models.Date) string {
	key := "date.long"
	if d.Year != w.today.Year {
		key = "date.long_year"
	}
	return w.text(key, i18n.Args{
		"weekday": w.weekday(d.Weekday()), "day": strconv.Itoa(d.Day),
		"month": w.month(d.Month), "year": strconv.Itoa(d.Year),
	})
}

// shortDay is day without the weekday: "d. 26. februar 2027".
func (w words) shortDay(d models.Date) string {
	key := "date.short"
	if d.Year != w.today.Year {
		key = "date.short_year"
	}
	return w.text(key, i18n.Args{"day": strconv.Itoa(d.Day), "month": w.month(d.Month), "year": strconv.Itoa(d.Year)})
}

// dayOf is the shortDay on the citizen's own clock.
func (w words) dayOf(at time.Time) string {
	return w.shortDay(models.DateOf(at.In(w.plan.AsOf.Location())))
}

// bareDay is shortDay for a sentence that has its own "d.": "26. februar 2027".
func (w words) bareDay(d models.Date) string {
	key := "date.bare"
	if d.Year != w.today.Year {
		key = "date.bare_year"
	}
	return w.text(key, i18n.Args{"day": strconv.Itoa(d.Day), "month": w.month(d.Month), "year": strconv.Itoa(d.Year)})
}

func (w words) weekday(d time.Weekday) string {
	return w.text("date.weekday."+strconv.Itoa(int(d)), nil)
}

func (w words) month(m time.Month) string {
	return w.text("date.month."+strconv.Itoa(int(m)), nil)
}

// clock is "8.30" or "8"; Danish writes a dot.
func (w words) clock(t time.Time) string {
	return w.text("date.clock", i18n.Args{"hour": strconv.Itoa(t.Hour()), "minute": t.Format("04")})
}

// between is "kl. 8.30–12.30", or the word for the whole day.
func (w words) between(start, end time.Time, allDay bool) string {
	if allDay {
		return w.text("date.all_day", nil)
	}
	if end.Equal(start) {
		return w.text("date.at", i18n.Args{"from": w.clock(start)})
	}
	return w.text("date.between", i18n.Args{"from": w.clock(start), "to": w.clock(end)})
}

// repeats says how often and until when: "hver mandag og onsdag til d. 26.
// februar 2027". It is "" for what happens once.
func (w words) repeats(r models.Recurrence) string {
	if r.Every == "" {
		return ""
	}
	args := i18n.Args{"n": strconv.Itoa(max(r.Interval, 1))}
	key := "repeats." + string(r.Every)
	if r.Every == models.EveryWeek && len(r.Days) > 0 {
		key = "repeats.weekday"
		if len(r.Days) == 5 && workdays(r.Days) {
			key = "repeats.workdays"
		}
		var days []string
		for _, d := range r.Days {
			days = append(days, w.weekday(d))
		}
		args["days"] = w.list(days)
	}
	if r.Interval > 1 {
		key += ".n"
	}
	said := w.text(key, args)
	if !r.Until.IsZero() {
		said = w.text("repeats.until", i18n.Args{"repeats": said, "date": w.shortDay(r.Until)})
	}
	return said
}

func workdays(days []time.Weekday) bool {
	for _, d := range days {
		if d == time.Saturday || d == time.Sunday {
			return false
		}
	}
	return true
}

// list joins "a, b og c".
func (w words) list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return w.text("list.and", i18n.Args{"items": strings.Join(items[:last], ", "), "last": items[last]})
}
