package calendar_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/calendar"
)

var loc = calendar.Copenhagen()

func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02T15:04", text, loc)
	if err != nil {
		panic(err)
	}
	return t
}

func starts(slots []models.Slot) string {
	var all []string
	for _, s := range slots {
		all = append(all, s.Start.In(loc).Format("2006-01-02T15:04")+"-"+s.End.In(loc).Format("15:04"))
	}
	return strings.Join(all, " ")
}

func TestAnAppointmentTakesPlaceWhenItsRuleSays(t *testing.T) {
	for _, c := range []struct {
		name, start, end, repeat, from, to, want string
		except                                   []time.Time
	}{
		{name: "a single one inside the window",
			start: "2026-12-08T14:15", end: "2026-12-08T15:00", from: "2026-12-01T00:00", to: "2026-12-31T00:00",
			want: "2026-12-08T14:15-15:00"},
		{name: "a single one outside the window",
			start: "2026-12-08T14:15", end: "2026-12-08T15:00", from: "2027-01-01T00:00", to: "2027-01-31T00:00"},
		{name: "one that has begun but is not over",
			start: "2026-12-08T14:15", end: "2026-12-08T15:00", from: "2026-12-08T14:30", to: "2026-12-09T00:00",
			want: "2026-12-08T14:15-15:00"},
		{name: "UNTIL as a bare day includes that day",
			start: "2027-02-22T08:30", end: "2027-02-22T12:30", repeat: "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=2027-02-26",
			from: "2027-02-22T00:00", to: "2027-04-01T00:00",
			want: "2027-02-22T08:30-12:30 2027-02-24T08:30-12:30 2027-02-26T08:30-12:30"},
		{name: "UNTIL at the last second of a day in UTC means that day",
			start: "2027-02-25T00:30", end: "2027-02-25T01:00", repeat: "RRULE:FREQ=DAILY;UNTIL=20270226T235959Z",
			from: "2027-02-22T00:00", to: "2027-04-01T00:00", want: "2027-02-25T00:30-01:00 2027-02-26T00:30-01:00"},
		{name: "UNTIL as an instant is that instant",
			start: "2027-02-25T08:30", end: "2027-02-25T09:00", repeat: "FREQ=DAILY;UNTIL=20270226T072959Z",
			from: "2027-02-22T00:00", to: "2027-04-01T00:00", want: "2027-02-25T08:30-09:00"},
		{name: "the clock on the wall is kept when summer time begins",
			start: "2027-03-27T09:00", end: "2027-03-27T10:00", repeat: "FREQ=DAILY;COUNT=3",
			from: "2027-03-01T00:00", to: "2027-04-30T00:00",
			want: "2027-03-27T09:00-10:00 2027-03-28T09:00-10:00 2027-03-29T09:00-10:00"},
		{name: "the clock on the wall is kept when summer time ends",
			start: "2026-10-24T22:00", end: "2026-10-25T07:00", repeat: "FREQ=DAILY;COUNT=2",
			from: "2026-10-01T00:00", to: "2026-11-30T00:00", want: "2026-10-24T22:00-07:00 2026-10-25T22:00-07:00"},
		{name: "a start that is left out does not take place, and still counts",
			start: "2026-11-24T10:00", end: "2026-11-24T11:00", repeat: "FREQ=WEEKLY;COUNT=3",
			from: "2026-11-01T00:00", to: "2027-01-01T00:00", except: []time.Time{at("2026-12-01T10:00")},
			want: "2026-11-24T10:00-11:00 2026-12-08T10:00-11:00"},
		{name: "every second week",
			start: "2026-11-24T10:00", end: "2026-11-24T11:00", repeat: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
			from: "2026-11-23T00:00", to: "2026-12-23T00:00",
			want: "2026-11-24T10:00-11:00 2026-12-08T10:00-11:00 2026-12-22T10:00-11:00"},
		{name: "the first Monday of each month",
			start: "2026-12-07T13:00", end: "2026-12-07T14:00", repeat: "FREQ=MONTHLY;BYDAY=1MO",
			from: "2026-12-01T00:00", to: "2027-03-01T00:00",
			want: "2026-12-07T13:00-14:00 2027-01-04T13:00-14:00 2027-02-01T13:00-14:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := models.Appointment{Start: at(c.start), End: at(c.end), Repeat: c.repeat, Except: c.except}
			slots, err := calendar.Expand(a, at(c.from), at(c.to), loc)
			if err != nil || starts(slots) != c.want {
				t.Errorf("got  %s (%v)\nwant %s", starts(slots), err, c.want)
			}
		})
	}
}

func TestAnEndlessSeriesStopsAtTheCap(t *testing.T) {
	a := models.Appointment{Start: at("2000-01-01T10:00"), End: at("2000-01-01T11:00"), Repeat: "FREQ=DAILY"}
	slots, err := calendar.Expand(a, at("2000-01-01T00:00"), at("2030-01-01T00:00"), loc)
	if err != nil || len(slots) != calendar.MaxSlots {
		t.Errorf("%d slots, %v", len(slots), err)
	}
}

func TestACancelledAppointmentTakesNoTime(t *testing.T) {
	a := models.Appointment{Start: at("2026-12-08T14:15"), End: at("2026-12-08T15:00"), Cancelled: true}
	if slots, err := calendar.Expand(a, at("2026-12-01T00:00"), at("2027-01-01T00:00"), loc); len(slots) != 0 || err != nil {
		t.Errorf("%v %v", slots, err)
	}
}

func TestARuleIsTakenApart(t *testing.T) {
	for text, want := range map[string]models.Recurrence{
		"FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=2027-02-26": {Every: models.EveryWeek, Interval: 1,
			Days: []time.Weekday{time.Monday, time.Wednesday, time.Friday}, Until: models.MustDate("2027-02-26")},
		"rrule:freq=daily;interval=3;count=4;":       {Every: models.EveryDay, Interval: 3, Count: 4},
		"FREQ=YEARLY;UNTIL=20270226":                 {Every: models.EveryYear, Interval: 1, Until: models.MustDate("2027-02-26")},
		"FREQ=WEEKLY;UNTIL=20270225T225959Z;WKST=MO": {Every: models.EveryWeek, Interval: 1, Until: models.MustDate("2027-02-25")},
		"FREQ=WEEKLY;UNTIL=20270226T235959Z":         {Every: models.EveryWeek, Interval: 1, Until: models.MustDate("2027-02-26")},
		"FREQ=MONTHLY;BYDAY=-1SU":                    {Every: models.EveryMonth, Interval: 1, Days: []time.Weekday{time.Sunday}},
	} {
		got, err := calendar.Parse(text)
		if err != nil || got.Every != want.Every || got.Interval != want.Interval || got.Count != want.Count ||
			got.Until != want.Until || !slices.Equal(got.Days, want.Days) {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
}

func TestARuleThatCannotBeFollowedIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "WEEKLY", "FREQ=", "FREQ=HOURLY", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;UNTIL=snart",
		"FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=-1", "FREQ=WEEKLY;COUNT=0", "FREQ=DAILY;BYHOUR=9",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=9MO", "INTERVAL=2",
		"FREQ=WEEKLY;COUNT=99999999", "FREQ=WEEKLY;UNTIL=00010101",
	} {
		if got, err := calendar.Parse(text); !errors.Is(err, calendar.ErrRule) {
			t.Errorf("%q was read as %+v, %v", text, got, err)
		}
		a := models.Appointment{Start: at("2026-12-08T14:15"), End: at("2026-12-08T15:00"), Repeat: text}
		if _, err := calendar.Expand(a, at("2026-12-01T00:00"), at("2027-01-01T00:00"), loc); text != "" && err == nil {
			t.Errorf("%q was expanded", text)
		}
	}
}

func FuzzRule(f *testing.F) {
	f.Add("FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=2027-02-26")
	f.Add("FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=-1;BYMONTHDAY=31")
	f.Fuzz(func(t *testing.T, text string) {
		begun := time.Now()
		if _, err := calendar.Parse(text); err != nil {
			return
		}
		a := models.Appointment{Start: at("2026-12-08T14:15"), End: at("2026-12-08T15:00"), Repeat: text}
		_, _ = calendar.Expand(a, at("2026-12-01T00:00"), at("2036-01-01T00:00"), loc)
		if spent := time.Since(begun); spent > 5*time.Second {
			t.Errorf("took %s", spent)
		}
	})
}
