package detect_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/detect"
)

// The nights in which Danish clocks are put back and forward.
var clockNights = []time.Time{time.Date(2026, 10, 25, 1, 0, 0, 0, time.UTC), time.Date(2027, 3, 28, 1, 0, 0, 0, time.UTC)}

// drawCalendar is a random calendar of a family around a night.
func drawCalendar(t *rapid.T, night time.Time, most int) models.Facts {
	f := factsOf(emil, sofie)
	for i := range rapid.IntRange(2, most).Draw(t, "appointments") {
		p := models.SectorPlan{ID: fmt.Sprint("p", i), Source: "kilde", Owner: models.Owner{Unit: fmt.Sprint("Enhed ", rapid.IntRange(0, 2).Draw(t, "unit"))}}
		a := models.Appointment{ID: fmt.Sprint("a", i), Title: fmt.Sprint("Samtale ", i), Attendees: rapid.SliceOfNDistinct(
			rapid.SampledFrom([]string{"karen", "emil", "sofie"}), 1, 3, rapid.ID).Draw(t, "attendees")}
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			start := night.Add(time.Duration(rapid.IntRange(-36, 36).Draw(t, "five minutes")) * 5 * time.Minute)
			end := start.Add(time.Duration(rapid.IntRange(1, 30).Draw(t, "long")) * 5 * time.Minute)
			meets := func(s models.Slot) bool { return !s.Start.After(end) && !start.After(s.End) }
			if !slices.ContainsFunc(a.Slots, meets) { // nobody is twice at the same appointment
				a.Slots = append(a.Slots, models.Slot{Start: start, End: end})
			}
		}
		a.Start, a.End = a.Slots[0].Start, a.Slots[0].End
		p.Appointments = []models.Appointment{a}
		f.Plans = append(f.Plans, p)
	}
	return f
}

// minutesOf are what each person is at in each minute around the night.
func minutesOf(f models.Facts, night time.Time) map[time.Time]map[string][]string {
	all := map[time.Time]map[string][]string{}
	for at := night.Add(-6 * time.Hour); at.Before(night.Add(9 * time.Hour)); at = at.Add(time.Minute) {
		on := map[string][]string{}
		for _, p := range f.Plans {
			for _, a := range p.Appointments {
				if !slices.ContainsFunc(a.Slots, func(s models.Slot) bool { return !at.Before(s.Start) && at.Before(s.End) }) {
					continue
				}
				for _, guest := range a.Attendees {
					on[guest] = append(on[guest], a.ID)
				}
			}
		}
		all[at] = on
	}
	return all
}

func TestWhatMeetsIsWhatAClockFindsMinuteByMinute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		night := rapid.SampledFrom(clockNights).Draw(t, "night")
		f := drawCalendar(t, night, 7)
		minutes := minutesOf(f, night)
		var found []detect.Finding
		for _, one := range detect.All(planOn(models.DateOf(night.AddDate(0, 0, -2)).String(), f)) {
			if one.Kind == detect.AppointmentOverlap {
				found = append(found, one)
			}
		}
		for at, on := range minutes {
			for guest, ids := range on {
				if len(ids) > 1 && !slices.ContainsFunc(found, func(f detect.Finding) bool { return holdsAll(f.Refs, ids) }) {
					t.Fatalf("at %s %s is at %v, and nobody says so:\n%s", at, guest, ids, lines(found))
				}
			}
		}
		for i, one := range found {
			first, last := times(minutes, one.Refs)
			if first.IsZero() {
				t.Fatalf("nobody is ever at all of it: %s", lines(found[i:i+1]))
			}
			if len(one.Refs) == 2 && (one.Args["first_date"] != first.In(danish).Format(time.DateOnly) ||
				one.Args["from"] != shownClock(first.In(danish)) || one.Args["last_date"] < one.Args["first_date"] || one.Args["last_date"] > last.In(danish).Format(time.DateOnly)) {
				t.Fatalf("it begins %s: %s", first.In(danish), lines(found[i:i+1]))
			}
			for _, larger := range found {
				if len(larger.Refs) > len(one.Refs) && holdsAll(larger.Refs, one.Refs) && !apart(minutes, one.Refs, larger.Refs) {
					t.Fatalf("told twice:\n%s", lines([]detect.Finding{one, larger}))
				}
			}
		}
	})
}

func holdsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(id string) bool { return !slices.Contains(all, id) })
}

// times are the first and last minute in which one person is at all of it.
func times(minutes map[time.Time]map[string][]string, ids []string) (first, last time.Time) {
	for at, on := range minutes {
		for _, at2 := range on {
			if !holdsAll(at2, ids) {
				continue
			}
			if first.IsZero() || at.Before(first) {
				first = at
			}
			if at.After(last) {
				last = at
			}
		}
	}
	return first, last
}

// apart reports whether all of ids go on in some minute without the larger set.
func apart(minutes map[time.Time]map[string][]string, ids, larger []string) bool {
	for _, on := range minutes {
		for _, now := range on {
			if holdsAll(now, ids) && !holdsAll(now, larger) {
				return true
			}
		}
	}
	return false
}

func shownClock(t time.Time) string { return fmt.Sprintf("%d.%02d", t.Hour(), t.Minute()) }

func TestAWeekIsCountedAsACalendarCountsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		night := rapid.SampledFrom(clockNights).Draw(t, "night")
		today := models.DateOf(night).AddDays(-rapid.IntRange(0, 20).Draw(t, "days before"))
		now := today.At(6, 0, danish)
		f := factsOf(emil)
		type weekKey struct{ year, week int }
		weeks, days := map[weekKey]int{}, map[string]int{}
		starts := map[string]map[int64]bool{} // of a day: nobody can be at two that begin at once
		thisYear, thisWeek := now.ISOWeek()
		horizon := now.AddDate(0, 0, 7*8)
		lastYear, lastWeek := horizon.ISOWeek() // the first week that is not looked at
		for i := range rapid.IntRange(1, 10).Draw(t, "appointments") {
			a := models.Appointment{ID: fmt.Sprint("a", i), Title: fmt.Sprint("Samtale ", i), Attendees: []string{
				rapid.SampledFrom([]string{"karen", "karen", "karen", "emil"}).Draw(t, "who")}}
			for range rapid.IntRange(1, 6).Draw(t, "times") {
				start := now.Add(time.Duration(rapid.IntRange(-30, 10*7*24).Draw(t, "hours")) * time.Hour)
				if rapid.Bool().Draw(t, "near the night") {
					start = night.Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "hours")) * time.Hour)
				}
				end := start.Add(30 * time.Minute)
				a.Slots = append(a.Slots, models.Slot{Start: start, End: end})
				local := start.In(danish)
				year, week := local.ISOWeek()
				late := year > lastYear || year == lastYear && week >= lastWeek
				early := year < thisYear || year == thisYear && week < thisWeek
				if end.After(now) && a.Attendees[0] == "karen" && !late && !early {
					weeks[weekKey{year, week}]++
					day := local.Format(time.DateOnly)
					days[day]++
					if starts[day] == nil {
						starts[day] = map[int64]bool{}
					}
					starts[day][start.Unix()] = true
				}
			}
			f.Plans = append(f.Plans, models.SectorPlan{ID: fmt.Sprint("p", i), Source: "kilde", Owner: models.Owner{Unit: "Enhed"}, Appointments: []models.Appointment{a}})
		}
		most, mostDay := 0, 0
		for _, n := range weeks {
			most = max(most, n)
		}
		for day, n := range days {
			if len(starts[day]) >= 4 {
				mostDay = max(mostDay, n)
			}
		}
		want := ""
		switch {
		case most > 8:
			want = fmt.Sprint("week ", most)
		case mostDay >= 4:
			want = fmt.Sprint("day ", mostDay)
		}
		var told []string
		for _, one := range detect.All(planOn(today.String(), f)) {
			if one.Kind != detect.LoadTooHigh {
				continue
			}
			told = append(told, one.Args["what"]+" "+one.Args["count"])
			day := models.MustDate(one.Args["first_date"])
			if one.Args["what"] == "week" && (day.Weekday() != time.Monday || fmt.Sprint(day.Week()) != one.Args["week"]) ||
				one.Args["what"] == "day" && days[day.String()] != mostDay {
				t.Fatalf("another day: %s", lines([]detect.Finding{one}))
			}
		}
		if got := strings.Join(told, ", "); got != want {
			t.Fatalf("on %s: %q, want %q", today, got, want)
		}
	})
}
