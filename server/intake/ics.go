package intake

import (
	"bytes"
	"strconv"
	"strings"

	ics "github.com/arran4/golang-ical"
)

const beginCalendar = "BEGIN:VCALENDAR"

// maxParts is how deep components of a calendar may stand in each other.
const maxParts = 6

// part is a component of a calendar: the calendar itself, an event, an alarm.
type part struct {
	name  string
	line  int
	lines []property
	parts []*part
}

// property is one line of a component, folds undone.
type property struct {
	line   int
	name   string
	params map[string][]string
	value  string
}

// first is the first property called name; the zero property when there is none.
func (p *part) first(name string) property {
	for _, l := range p.lines {
		if l.name == name {
			return l
		}
	}
	return property{}
}

func (l property) param(name string) string {
	if v := l.params[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

func atLine(n int) string { return "line/" + strconv.Itoa(n) }

// readParts reads the lines of a file into calendars.
func readParts(text []byte, f *faults) []*part {
	top := &part{}
	open := []*part{top}
	number := 0
	for _, line := range unfold(text) {
		number = line.number
		l, ok := readLine(line, f)
		if !ok {
			continue
		}
		inner := open[len(open)-1]
		switch {
		case l.name == "BEGIN" && len(open) > maxParts:
			f.add(atLine(l.line), "intake.fault.depth", "limit", strconv.Itoa(maxParts))
			return nil
		case l.name == "BEGIN":
			next := &part{name: strings.ToUpper(l.value), line: l.line}
			inner.parts = append(inner.parts, next)
			open = append(open, next)
		case l.name == "END" && (len(open) == 1 || inner.name != strings.ToUpper(l.value)):
			f.add(atLine(l.line), "intake.fault.calendar.structure")
			return nil
		case l.name == "END":
			open = open[:len(open)-1]
		default:
			inner.lines = append(inner.lines, l)
		}
	}
	if len(open) > 1 {
		f.add(atLine(number), "intake.fault.truncated", "line", strconv.Itoa(number), "column", "1")
	}
	if len(top.lines) > 0 {
		f.add(atLine(top.lines[0].line), "intake.fault.calendar.structure")
	}
	return top.parts
}

type rawLine struct {
	number int
	text   string
}

// unfold joins what was broken over several lines; a line that begins with a
// blank goes on with the one before.
func unfold(text []byte) []rawLine {
	var lines []rawLine
	for i, b := range bytes.Split(text, []byte{'\n'}) {
		s := strings.TrimSuffix(string(b), "\r")
		switch {
		case strings.TrimSpace(s) == "":
		case (s[0] == ' ' || s[0] == '\t') && len(lines) > 0:
			last := &lines[len(lines)-1]
			last.text += s[1:]
		default:
			lines = append(lines, rawLine{i + 1, s})
		}
	}
	return lines
}

func readLine(line rawLine, f *faults) (property, bool) {
	if controlIn(line.text) {
		f.add(atLine(line.number), "intake.fault.control")
		return property{}, false
	}
	p, err := ics.ParseProperty(ics.ContentLine(line.text))
	if err != nil || p == nil || !strings.HasPrefix(line.text, p.IANAToken) {
		f.add(atLine(line.number), "intake.fault.calendar.line")
		return property{}, false
	}
	params := map[string][]string{}
	for name, values := range p.ICalParameters {
		params[strings.ToUpper(name)] = values
	}
	return property{line.number, strings.ToUpper(p.IANAToken), params, p.Value}, true
}
