package models

import "time"

// Limits of taking out the own record (egne data): it is heavy to make, and the
// whole of a life leaves the house with it.
const (
	MostExports = 10              // on one day
	ExportLease = 2 * time.Minute // so long one that was begun keeps the next one waiting
	MostFiles   = 100 << 20       // bytes of attachments in one; more are named and left out
)

// Refusals of an export.
var (
	ErrExportOften    = &Error{TooOften, "export.error.often"}
	ErrExportUnderWay = &Error{TooOften, "export.error.under_way"}
	ErrExportFormat   = &Error{Invalid, "export.error.format"}
	ErrReceiptKey     = &Error{Unavailable, "export.error.receipt_key"} // no key to sign with
)

// ExportFormat is how the own record is written.
type ExportFormat string

// The formats. The last has the other two in it, and the attachments.
const (
	ExportJSON ExportFormat = "json"
	ExportPDF  ExportFormat = "pdf"
	ExportZip  ExportFormat = "zip"
)

// ExportName is what the file is called that somebody fetches on a day. It tells
// nothing of whose it is.
func ExportName(day Date, format ExportFormat) string {
	return "mine-data-" + day.String() + "." + string(format)
}

// CheckExport refuses one more export when today has had so many, or while
// another is being made: busy is until when at the latest, zero for none.
func CheckExport(format ExportFormat, today int, busy, now time.Time) error {
	switch {
	case format != ExportJSON && format != ExportPDF && format != ExportZip:
		return ErrExportFormat
	case now.Before(busy):
		return ErrExportUnderWay
	case today >= MostExports:
		return ErrExportOften
	}
	return nil
}

// ReceiptFormat is how a receipt of a consent is written.
type ReceiptFormat string

// The formats.
const (
	ReceiptDPV  ReceiptFormat = "jsonld" // ISO/IEC TS 27560 in the words of W3C DPV
	ReceiptFHIR ReceiptFormat = "fhir"   // HL7 FHIR R4 Consent
)

// ConsentLooks are the lines of a log in which something was seen by the consent,
// each cut down to that. A line of a refusal shows nothing, so it is none.
func ConsentLooks(lines []Entry, consent string) []ConsentLook {
	var looks []ConsentLook
	for _, line := range lines {
		if line.Result != Done || line.By.Role == AsCitizen { // the citizen's own preview is no look
			continue
		}
		for _, thing := range line.SeenThings() {
			if version, ok := versionOf(thing.Ground, consent); ok {
				looks = append(looks, ConsentLook{
					At: line.At, Role: line.By.Role, Department: line.Department, From: thing.From, Category: thing.Category, N: thing.N, Version: version,
				})
			}
		}
	}
	return looks
}

// ConsentLook is that something was seen because of a consent. It names no person.
type ConsentLook struct {
	At         time.Time
	Role       Role
	Department string // who saw it
	From       string // whose it was
	Category   Category
	N          int   // how many things
	Version    int64 // of the consent, as it stood then
}
