package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"enplan/models"
	"enplan/server/calendar"
)

// understood are the lines of an event that are read; versionLines only order
// deliveries. Every other line is kept under its name.
var (
	understood = []string{"UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "STATUS",
		"SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", lineBring, "X-ENPLAN-PREPARE", "X-ENPLAN-WAY",
		"X-ENPLAN-INTERPRETER", "X-ENPLAN-COMPANION"}
	versionLines = []string{"SEQUENCE", "LAST-MODIFIED", "DTSTAMP"}
)

// lineBring is one thing to bring; there may be several.
const lineBring = "X-ENPLAN-BRING"

// calendarReader turns the events of a file into records.
type calendarReader struct {
	options  Options
	faults   *faults
	delivery Delivery
	seen     map[string]bool
}

func readCalendar(text []byte, o Options, f *faults) Delivery {
	r := calendarReader{options: o, faults: f, seen: map[string]bool{}}
	r.delivery.Format = FormatCalendar
	for _, cal := range readParts(text, f) {
		if cal.name != "VCALENDAR" {
			f.add(atLine(cal.line), "intake.fault.calendar.structure")
			continue
		}
		r.calendar(cal)
	}
	return r.delivery
}

func (r *calendarReader) calendar(cal *part) {
	named := cal.first("X-ENPLAN-CITIZEN")
	citizen := cmp.Or(r.options.Citizen, strings.TrimSpace(named.value))
	switch {
	case citizen == "":
		r.faults.add(atLine(cal.line), "intake.fault.calendar.citizen")
	case named.value != "" && strings.TrimSpace(named.value) != citizen:
		r.faults.add(atLine(named.line), "intake.fault.calendar.two_citizens")
	}
	places := zones{cal, r.faults}
	for _, p := range cal.parts {
		switch p.name {
		case KindEvent:
			r.event(p, cal, places, citizen)
		case "VTIMEZONE":
		default:
			r.delivery.Aside = append(r.delivery.Aside, Aside{Pointer: atLine(p.line), Key: "intake.aside.component"})
		}
	}
}

func (r *calendarReader) event(e, cal *part, places zones, citizen string) {
	for _, inner := range e.parts {
		r.delivery.Aside = append(r.delivery.Aside, Aside{Pointer: atLine(inner.line), Key: "intake.aside.component"})
	}
	content := map[string]any{}
	put := func(name, text string) {
		if text != "" {
			content[name] = text
		}
	}
	id := r.eventTimes(e, places, put, content)
	for name, from := range map[string]string{
		"title": "SUMMARY", "place": "LOCATION", "note": "DESCRIPTION", "prepare": "X-ENPLAN-PREPARE", "way": "X-ENPLAN-WAY",
		"interpreter": "X-ENPLAN-INTERPRETER", "companion": "X-ENPLAN-COMPANION",
	} {
		put(name, strings.TrimSpace(e.first(from).value))
	}
	var bring []any
	for _, l := range e.lines {
		if thing := strings.TrimSpace(l.value); l.name == lineBring && thing != "" {
			bring = append(bring, thing)
		}
	}
	if len(bring) > 0 {
		content["bring"] = bring
	}
	put("status", strings.ToUpper(e.first("STATUS").value))
	if strings.EqualFold(cal.first("METHOD").value, "CANCEL") {
		content["status"] = "CANCELLED"
	}
	put("with", e.first("ORGANIZER").param("CN"))
	put("calendar", strings.TrimSpace(cal.first("X-WR-CALNAME").value))
	if other := otherLines(e); len(other) > 0 {
		content["other"] = other
	}
	if title := e.first("SUMMARY"); anonymous(title.value) {
		r.faults.add(atLine(title.line), "intake.fault.anonymous")
	}
	switch {
	case id == "":
		r.faults.add(atLine(e.line), "intake.fault.calendar.uid")
	case r.seen[id]:
		r.faults.add(atLine(e.line), "intake.fault.calendar.twice")
	default:
		r.seen[id] = true
		r.keep(e, models.Record{ID: id, Subject: citizen, Content: canonical(content)})
	}
}

func (r *calendarReader) keep(e *part, record models.Record) {
	record.Source, record.Kind = r.options.Source, KindEvent
	record.Version, record.Stated = eventVersion(e, r.options)
	r.delivery.Records = append(r.delivery.Records, record)
}

// eventTimes reads when an event takes place, and gives its id: the UID, and
// for an event that stands in for one of a series also when that one was.
func (r *calendarReader) eventTimes(e *part, places zones, put func(name, text string), content map[string]any) string {
	start, allDay := places.read(e.first("DTSTART"), e.line)
	if allDay {
		content["allDay"] = true
	}
	put("start", stamp(start))
	put("end", stamp(places.end(e, start, allDay)))
	if rule := e.first("RRULE"); rule.value != "" {
		if _, err := calendar.Parse(rule.value); err != nil {
			r.faults.add(atLine(rule.line), "intake.fault.repeat")
		}
		put("repeat", rule.value)
		_, there := start.Zone()
		if _, here := start.In(denmark()).Zone(); here != there && !start.IsZero() {
			content["elsewhere"] = true
		}
	}
	var except []any
	for _, l := range e.lines {
		if l.name != "EXDATE" {
			continue
		}
		for v := range strings.SplitSeq(l.value, ",") {
			t, _ := places.read(property{l.line, l.name, l.params, v}, l.line)
			except = append(except, stamp(t))
		}
	}
	if len(except) > 0 {
		content["except"] = except
	}
	id := strings.TrimSpace(e.first("UID").value)
	put("uid", id)
	if instead := e.first("RECURRENCE-ID"); instead.value != "" && id != "" {
		t, _ := places.read(instead, e.line)
		put("instead", stamp(t))
		id += "/" + stamp(t)
	}
	return id
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(denmark()).Format(time.RFC3339)
}

func otherLines(e *part) map[string]any {
	other := map[string]any{}
	for _, l := range e.lines {
		if slices.Contains(understood, l.name) || slices.Contains(versionLines, l.name) {
			continue
		}
		list, _ := other[l.name].([]any)
		other[l.name] = append(list, l.value)
	}
	return other
}

// eventVersion puts SEQUENCE above the time of the last change, so that a
// higher sequence always wins; 43 bits of milliseconds reach the year 2248.
func eventVersion(e *part, o Options) (int64, bool) {
	sequence, err := strconv.ParseInt(strings.TrimSpace(e.first("SEQUENCE").value), 10, 20)
	stated := err == nil && sequence >= 0
	version := max(sequence, 0) << 43
	for _, name := range versionLines[1:] {
		t, err := time.Parse("20060102T150405Z", e.first(name).value)
		if err == nil && bearable(t.Year()) {
			return version | max(t.UnixMilli(), 0), true
		}
	}
	if !stated && o.Version > 0 {
		return o.Version, true
	}
	return version, stated
}
