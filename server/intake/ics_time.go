package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// windowsZones are the names that Windows programs write for zones a Danish
// calendar is likely to meet.
var windowsZones = map[string]string{
	"romance standard time": "Europe/Copenhagen", "central europe standard time": "Europe/Budapest",
	"w. europe standard time": "Europe/Berlin", "central european standard time": "Europe/Warsaw",
	"gmt standard time": "Europe/London", "greenwich standard time": "Atlantic/Reykjavik",
	"fle standard time": "Europe/Helsinki", "gtb standard time": "Europe/Bucharest",
	"greenland standard time": "America/Nuuk", "turkey standard time": "Europe/Istanbul",
	"russian standard time": "Europe/Moscow", "eastern standard time": "America/New_York",
	"utc": "UTC", "coordinated universal time": "UTC",
}

// zones reads the times of one calendar.
type zones struct {
	calendar *part
	faults   *faults
}

// read gives a time, and whether it is a whole day. A time without a zone is
// on the clock in Copenhagen. missing is the line to blame when l is absent.
func (z zones) read(l property, missing int) (t time.Time, allDay bool) {
	if l.value == "" {
		z.faults.add(atLine(missing), "intake.fault.calendar.time")
		return time.Time{}, false
	}
	value := strings.TrimSpace(l.value)
	loc := denmark()
	if id := l.param("TZID"); id != "" {
		if loc = z.find(id); loc == nil {
			z.faults.add(atLine(l.line), "intake.fault.calendar.zone")
			return time.Time{}, false
		}
	}
	for _, form := range []struct {
		layout string
		loc    *time.Location
		allDay bool
	}{
		{"20060102T150405Z", time.UTC, false}, {"20060102T150405", loc, false}, {"20060102", denmark(), true},
	} {
		t, err := time.ParseInLocation(form.layout, value, form.loc)
		if err == nil && bearable(t.Year()) {
			return t, form.allDay
		}
	}
	z.faults.add(atLine(l.line), "intake.fault.calendar.time")
	return time.Time{}, false
}

// find knows a zone by its name in the zone database, by its Windows name, by
// the end of a longer name, or by what the calendar itself says of it.
func (z zones) find(id string) *time.Location {
	id = strings.Trim(strings.TrimSpace(id), `"`)
	if name, ok := windowsZones[strings.ToLower(id)]; ok {
		return named(name)
	}
	if strings.Contains(id, "Copenhagen") {
		return denmark()
	}
	if loc := named(id); loc != nil {
		return loc
	}
	if parts := strings.Split(id, "/"); len(parts) > 2 {
		if loc := named(strings.Join(parts[len(parts)-2:], "/")); loc != nil {
			return loc
		}
	}
	for _, p := range z.calendar.parts {
		if p.name == "VTIMEZONE" && p.first("TZID").value == id {
			return named(p.first("X-LIC-LOCATION").value)
		}
	}
	return nil
}

func named(zone string) *time.Location {
	if zone == "" || zone == "Local" {
		return nil // either would mean the machine we run on
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil
	}
	return loc
}

// end reads DTEND or DURATION. An event without either lasts its day, or no
// time at all when it has a clock.
func (z zones) end(e *part, start time.Time, allDay bool) time.Time {
	until, lasts := e.first("DTEND"), e.first("DURATION")
	end := start
	switch {
	case until.value != "":
		end, _ = z.read(until, e.line)
	case lasts.value != "":
		days, clock, ok := duration(lasts.value)
		if !ok {
			z.faults.add(atLine(lasts.line), "intake.fault.calendar.duration")
			return start
		}
		end = start.AddDate(0, 0, days).Add(clock)
	case allDay:
		end = start.AddDate(0, 0, 1)
	}
	if !end.IsZero() && end.Before(start) {
		z.faults.add(atLine(until.line), "intake.fault.end_before_start")
	}
	return end
}

var durationForm = regexp.MustCompile(`^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$`)

// duration keeps days apart from the clock: a day that summer time begins on
// has 23 hours.
func duration(s string) (days int, clock time.Duration, ok bool) {
	found := durationForm.FindStringSubmatch(strings.TrimSpace(s))
	if found == nil || strings.HasSuffix(s, "P") || strings.HasSuffix(s, "T") {
		return 0, 0, false
	}
	var n [6]int
	for i := 1; i < len(found); i++ {
		n[i], _ = strconv.Atoi(found[i])
	}
	clock = time.Duration(n[3])*time.Hour + time.Duration(n[4])*time.Minute + time.Duration(n[5])*time.Second
	return n[1]*7 + n[2], clock, true
}
