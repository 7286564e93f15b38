package law

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"enplan/models"
)

// Clock is a day that the law sets for a plan: so many days, weeks or months
// after something, such as the first follow-up of a child's plan three months
// after it was made.
type Clock struct {
	Key, Law, Section   string
	Types               []string // of the plan
	From                string   // "created", or the words before the day in the plan's text
	Where               string   // words of which the plan must hold one, "" for none
	Days, Weeks, Months int
	What                string // follow_up, review, start, plan, examination, four_follow_ups
	ValidFrom, ValidTo  models.Date
	Confidence          string
}

// Due is the day the clock sets, counted from a day. Three months after the 31st
// of August is the last day of November.
func (c Clock) Due(from models.Date) models.Date {
	day := models.DateOf(from.At(0, 0, time.UTC).AddDate(0, c.Months, 0))
	if day.Day != from.Day {
		day = day.AddDays(-day.Day)
	}
	return day.AddDays(c.Days + 7*c.Weeks)
}

// Holds reports whether the clock is law on that day.
func (c Clock) Holds(on models.Date) bool {
	return (c.ValidFrom.IsZero() || !on.Before(c.ValidFrom)) && (c.ValidTo.IsZero() || !on.After(c.ValidTo))
}

//go:embed clocks.tsv
var clocksTSV string

var clocks = sync.OnceValue(func() []Clock {
	var all []Clock
	for _, r := range readTable("clocks.tsv", clocksTSV) {
		c := Clock{
			Key: r["key"], Law: r["law"], Section: r["section"], Types: strings.Split(r["types"], "|"), From: r["from"], Where: r["where"], What: r["what"],
			ValidFrom: models.MustDate(r["valid_from"]), ValidTo: models.MustDate(r["valid_to"]), Confidence: r["law_confidence"],
		}
		c.Days, _ = strconv.Atoi(r["days"])
		c.Weeks, _ = strconv.Atoi(r["weeks"])
		c.Months, _ = strconv.Atoi(r["months"])
		all = append(all, c)
	}
	return all
})

// Clocks lists every clock of the table.
func Clocks() []Clock { return clocks() }
