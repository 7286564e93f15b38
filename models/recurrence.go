package models

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// The most a recurrence made here may count.
const (
	maxInterval = 52
	maxCount    = 366
)

var (
	frequencies = map[Interval]string{EveryDay: "DAILY", EveryWeek: "WEEKLY", EveryMonth: "MONTHLY", EveryYear: "YEARLY"}
	dayCodes    = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}
)

// RRULE is the recurrence as RFC 5545 writes it, for an appointment that is first
// on a day; "" for once. It returns ErrRepeat for one that is no recurrence, ends
// before it begins, or leaves the first day out.
func (r Recurrence) RRULE(first Date) (string, error) {
	switch {
	case r.Every == "" && r.Interval == 0 && len(r.Days) == 0 && r.Until.IsZero() && r.Count == 0:
		return "", nil
	case frequencies[r.Every] == "", r.Interval < 0, r.Interval > maxInterval, r.Count < 0, r.Count > maxCount,
		r.Count > 0 && !r.Until.IsZero(), !r.Until.IsZero() && r.Until.Before(first),
		len(r.Days) > 0 && (r.Every != EveryWeek || !slices.Contains(r.Days, first.Weekday())):
		return "", ErrRepeat
	}
	parts := []string{"FREQ=" + frequencies[r.Every]}
	if r.Interval > 1 {
		parts = append(parts, fmt.Sprintf("INTERVAL=%d", r.Interval))
	}
	if len(r.Days) > 0 {
		var days []string
		for _, d := range r.Days {
			if d < time.Sunday || d > time.Saturday {
				return "", ErrRepeat
			}
			days = append(days, dayCodes[d])
		}
		parts = append(parts, "BYDAY="+strings.Join(days, ","))
	}
	switch {
	case r.Count > 0:
		parts = append(parts, fmt.Sprintf("COUNT=%d", r.Count))
	case !r.Until.IsZero():
		parts = append(parts, "UNTIL="+r.Until.String())
	}
	return strings.Join(parts, ";"), nil
}
