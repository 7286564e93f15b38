package models

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ReminderRule is when before an appointment the citizen is reminded: so many
// hours, or else so many days before, when the citizen's own clock shows a time.
type ReminderRule struct {
	Days  int `json:"days,omitempty"`  // 0 is the same day
	At    int `json:"at,omitempty"`    // minutes after midnight
	Hours int `json:"hours,omitempty"` // elapsed time; 0 where Days and At say when
}

// Limits of the rules of one citizen.
const (
	MostRules     = 5
	MostRuleDays  = 28 // less than is planned ahead
	MostRuleHours = 48
)

// What a reminder is worth.
const (
	leastNotice  = 30 * time.Minute // before an appointment; later than that it is of no help
	allDayNotice = 12 * 60          // what has no clock is reminded of by noon, in minutes after midnight
)

// String names the rule, in a key and in the log: "1d17:00" or "2h".
func (r ReminderRule) String() string {
	if r.Hours > 0 {
		return strconv.Itoa(r.Hours) + "h"
	}
	return fmt.Sprintf("%dd%02d:%02d", r.Days, r.At/60, r.At%60)
}

// ErrRule refuses a rule that says nothing, or more than there is.
var ErrRule = &Error{Invalid, "reminding.error.rule"}

func (r ReminderRule) check() error {
	switch {
	case r.Hours != 0 && (r.Days != 0 || r.At != 0), r.Hours < 0, r.Hours > MostRuleHours:
		return ErrRule
	case r.Days < 0, r.Days > MostRuleDays, r.At < 0, r.At >= dayMinutes:
		return ErrRule
	}
	return nil
}

// ToRemind is one time of an appointment that the citizen can be reminded of.
type ToRemind struct {
	Ref    string // the appointment
	Start  time.Time
	AllDay bool
	Again  bool   // the appointment has other times too
	Silent bool   // a pause silences it
	Detail Detail // for the lock screen, should the citizen want it there
}

// latest is until when a reminder of it is of any help.
func (t ToRemind) latest(zone *time.Location) time.Time {
	if t.AllDay {
		return DateOf(t.Start.In(zone)).Wall(allDayNotice, zone)
	}
	return t.Start.Add(-leastNotice)
}

// over is from when on a reminder of it would come too late.
func (t ToRemind) over(zone *time.Location) time.Time {
	if t.AllDay {
		return DateOf(t.Start.In(zone)).AddDays(1).Wall(0, zone)
	}
	return t.Start
}

// asked is when the rule asks for a reminder; false when it cannot ask for one:
// what has no clock has no hours before it.
func (r ReminderRule) asked(t ToRemind, zone *time.Location) (time.Time, bool) {
	if r.Hours > 0 {
		return t.Start.Add(-time.Duration(r.Hours) * time.Hour), !t.AllDay
	}
	return DateOf(t.Start.In(zone)).AddDays(-r.Days).Wall(r.At, zone), true
}

// due is when the citizen is reminded by the rule: when it asks for it, but half an
// hour before the appointment at the latest. What falls into the quiet hours waits
// for their end; where that is too late it comes before they begin. It is never
// left out.
func (r ReminderRule) due(t ToRemind, quiet Quiet, zone *time.Location) (time.Time, bool) {
	due, applies := r.asked(t, zone)
	latest := t.latest(zone)
	if due.After(latest) {
		due = latest
	}
	if !applies || !quiet.Has(due, zone) {
		return due, applies
	}
	if after := quiet.After(due, zone); !after.After(latest) {
		return after, true
	}
	return quiet.Before(due, zone), true
}

// Reminders are the reminders that the citizen's rules ask for. Rules that come to
// the same instant for the same time are told as one: the citizen is not disturbed
// twice, and the one reminder names both.
func (r Reminding) Reminders(times []ToRemind, zone *time.Location) []Notification {
	if !r.Wants(NotifyReminder) {
		return nil
	}
	var all []Notification
	for _, t := range times {
		if t.Silent {
			continue
		}
		first := len(all)
		for _, rule := range r.Rules {
			due, applies := rule.due(t, r.Quiet, zone)
			if !applies {
				continue
			}
			if i := slices.IndexFunc(all[first:], func(n Notification) bool { return n.Due.Equal(due) }); i >= 0 {
				all[first+i].Rule += " " + rule.String()
				continue
			}
			n := Notification{Kind: NotifyReminder, Ref: t.Ref, Start: t.Start, Rule: rule.String(), Due: due, Until: t.over(zone)}
			if r.Detail {
				n.Detail = t.Detail
			}
			n.Key = strings.Join([]string{string(n.Kind), n.Ref, strconv.FormatInt(n.Start.Unix(), 10), n.Rule}, "|")
			all = append(all, n)
		}
	}
	slices.SortStableFunc(all, func(x, y Notification) int { return cmp.Compare(x.Due.UnixNano(), y.Due.UnixNano()) })
	return all
}

// WhyUnsent is why a reminder that was planned is wanted no longer, by the times
// that there are now.
func WhyUnsent(n Notification, times []ToRemind) Unsent {
	why := UnsentGone
	for _, t := range times {
		switch {
		case t.Ref != n.Ref:
		case t.Start.Equal(n.Start) && t.Silent:
			return UnsentPaused
		case t.Start.Equal(n.Start):
			return UnsentUnwanted
		case t.Again:
			why = UnsentChanged
		default:
			why = UnsentMoved
		}
	}
	return why
}
