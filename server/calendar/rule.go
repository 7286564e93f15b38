package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"enplan/models"
)

// rule is a recurrence rule taken apart.
type rule struct {
	option rrule.ROption
	until  time.Time // zero when the rule has no last day
	exact  bool      // until is an instant, not the end of a day
}

// parts are the parts of a rule that are followed. What is finer than a day or
// counts weeks of the year is refused: no department plans by it, and a rule
// that is half understood is worse than none.
var parts = []string{"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}

var intervals = map[rrule.Frequency]models.Interval{
	rrule.DAILY: models.EveryDay, rrule.WEEKLY: models.EveryWeek,
	rrule.MONTHLY: models.EveryMonth, rrule.YEARLY: models.EveryYear,
}

// longest is the greatest INTERVAL and COUNT taken.
const longest = 5000

// Parse reads an RFC 5545 rule, with or without "RRULE:" before it. UNTIL may
// also be a bare day, with or without dashes; it then includes that day. It
// returns ErrRule when the rule is not one we can follow.
func Parse(text string) (models.Recurrence, error) {
	r, err := read(text)
	if err != nil {
		return models.Recurrence{}, err
	}
	found := models.Recurrence{
		Every: intervals[r.option.Freq], Interval: max(r.option.Interval, 1), Count: r.option.Count,
	}
	for _, day := range r.option.Byweekday {
		weekday := time.Weekday((day.Day() + 1) % 7)
		if !slices.Contains(found.Days, weekday) {
			found.Days = append(found.Days, weekday)
		}
	}
	if last := r.lastWall(Copenhagen()); !last.IsZero() {
		found.Until = models.DateOf(last)
	}
	return found, nil
}

func read(text string) (rule, error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	text = strings.TrimPrefix(text, "RRULE:")
	var r rule
	var rest []string
	seen := map[string]bool{}
	for part := range strings.SplitSeq(strings.TrimSuffix(text, ";"), ";") {
		key, value, _ := strings.Cut(part, "=")
		if value == "" || seen[key] || !slices.Contains(parts, key) {
			return rule{}, fmt.Errorf("%w: part %d", ErrRule, len(seen)+1)
		}
		seen[key] = true
		if key != "UNTIL" {
			rest = append(rest, key+"="+value)
			continue
		}
		var err error
		if r.until, r.exact, err = readUntil(value); err != nil {
			return rule{}, err
		}
	}
	option, err := rrule.StrToROption(strings.Join(rest, ";"))
	if err != nil {
		return rule{}, fmt.Errorf("%w: %w", ErrRule, err)
	}
	r.option = *option
	return r, r.check(seen)
}

// check refuses what would never give a day, or search ten thousand years for
// one.
func (r rule) check(seen map[string]bool) error {
	o := r.option
	switch {
	case !seen["FREQ"] || intervals[o.Freq] == "":
		return fmt.Errorf("%w: FREQ", ErrRule)
	case seen["INTERVAL"] && (o.Interval < 1 || o.Interval > longest):
		return fmt.Errorf("%w: INTERVAL", ErrRule)
	case seen["COUNT"] && (o.Count < 1 || o.Count > longest):
		return fmt.Errorf("%w: COUNT", ErrRule)
	case !dayExists(o.Bymonth, o.Bymonthday):
		return fmt.Errorf("%w: BYMONTHDAY", ErrRule)
	}
	for _, day := range o.Byweekday {
		nth := day.N()
		if nth != 0 && o.Freq != rrule.MONTHLY && o.Freq != rrule.YEARLY || nth > 5 || nth < -5 {
			return fmt.Errorf("%w: BYDAY", ErrRule)
		}
	}
	if _, err := rrule.NewRRule(o); err != nil {
		return fmt.Errorf("%w: %w", ErrRule, err)
	}
	return nil
}

func dayExists(months, days []int) bool {
	if len(months) == 0 || len(days) == 0 {
		return true
	}
	for _, month := range months {
		for _, day := range days {
			if max(day, -day) <= time.Date(2000, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
				return true
			}
		}
	}
	return false
}

// untils are the ways senders write UNTIL, and whether it then is an instant.
var untils = []struct {
	layout string
	exact  bool
}{
	{"20060102T150405Z", true}, {"20060102T150405", false}, {"20060102", false},
	{"2006-01-02", false}, {"2006-01-02T15:04:05Z", true}, {"2006-01-02T15:04:05", false}, {"2006-01-02T15:04", false},
}

// readUntil takes 23:59:59 UTC for the end of the day that is written: senders
// who mean midnight in Denmark write 22:59:59 or 21:59:59.
func readUntil(value string) (until time.Time, exact bool, err error) {
	for _, form := range untils {
		t, err := time.Parse(form.layout, value)
		if err == nil && t.Year() >= 1900 && t.Year() < 2200 {
			return t, form.exact && t.Format("150405") != "235959", nil
		}
	}
	return time.Time{}, false, fmt.Errorf("%w: UNTIL of %s characters", ErrRule, strconv.Itoa(len(value)))
}

// lastWall is the last moment an occurrence may begin, on the wall in loc; zero
// when there is none. A local UNTIL includes the whole of its day.
func (r rule) lastWall(loc *time.Location) time.Time {
	switch {
	case r.until.IsZero():
		return time.Time{}
	case r.exact:
		return onWall(r.until, loc)
	}
	y, m, d := r.until.Date()
	return time.Date(y, m, d, 23, 59, 59, 0, time.UTC)
}
