// Package intake reads what other systems deliver: our own case format, HL7
// FHIR R4 and iCalendar. A delivery becomes records, each one thing as the
// source sent it; all records of one citizen become facts. It refuses to know
// the database, HTTP, the time now and who is allowed to deliver.
package intake

import (
	"bytes"

	"enplan/models"
)

// MaxBytes is the largest delivery that is read.
const MaxBytes = 10 << 20

// The formats a delivery can have.
const (
	FormatCase     = "enplan-case/1"
	FormatFHIR     = "fhir"
	FormatCalendar = "icalendar"
)

// Options is what is known about a delivery beside its content.
type Options struct {
	Source     string // who delivers
	DeliveryID string // the sender's name for the delivery, for logs only
	Version    int64  // version of everything that states none; 0 is not stated
	Citizen    string // whose calendar an iCalendar file is; the source's id or ours
}

// Delivery is what was read.
type Delivery struct {
	Format  string
	Records []models.Record
	Aside   []Aside
}

// Aside is content that was left aside, or kept without being understood. Key
// names a text in i18n and Args fills its slots; neither repeats a value.
type Aside struct {
	Pointer string
	Key     string
	Args    map[string]string
}

// Read reads a delivery. Its format is told by its content, never by a name.
// The error is always Faults, every fault that was found; then nothing of the
// delivery may be used.
func Read(data []byte, o Options) (Delivery, error) {
	text, err := cleanText(data)
	if err != nil {
		return Delivery{}, err
	}
	var d Delivery
	var f faults
	head := bytes.TrimLeft(text, blanks)
	switch {
	case head[0] == '{' || head[0] == '[':
		d = readJSON(text, o, &f)
	case bytes.EqualFold(head[:min(len(head), len(beginCalendar))], []byte(beginCalendar)):
		d = readCalendar(text, o, &f)
	case head[0] == '<':
		f.add("", "intake.fault.xml")
	default:
		f.add("", "intake.fault.format")
	}
	if len(f.found) > 0 {
		return Delivery{}, f.found
	}
	return d, nil
}

func readJSON(text []byte, o Options, f *faults) Delivery {
	root := readDocument(text, f)
	if len(f.found) > 0 {
		return Delivery{}
	}
	switch {
	case root.at("resourceType").text() != "":
		return readFHIR(root, o, f)
	case root.at("format").text() == FormatCase:
		return readCases(root, o, f)
	case root.has("format"):
		f.add("/format", "intake.fault.version", "accepted", FormatCase)
	case root.has("citizen") || root.has("cases"):
		f.add("", "intake.fault.required", "field", "format")
	default:
		f.add("", "intake.fault.shape")
	}
	return Delivery{}
}
