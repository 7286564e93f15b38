package intake

import (
	"slices"
	"strconv"
	"time"

	"enplan/models"
)

// The kinds of record that tell who the citizen is, and that of an event in a
// calendar. Kinds of FHIR resources are their own names.
const (
	KindCitizen = "citizen"
	KindPatient = "Patient"
	KindEvent   = "VEVENT"
	KindPlan    = "plan"
	KindConsent = "consent"
)

// KindsApart are the kinds of record that are of the citizen and of no case: all others
// but these and KindPlan are resources of FHIR, of which several make a plan.
var KindsApart = []string{KindCitizen, KindPatient, KindConsent, KindEvent}

// ofCitizen are the parts of a case that make the citizen's own record.
var ofCitizen = []string{"citizen", "household", "family", "ownVoice", "coordinator"}

// ofCase are the parts of a case that are records of their own or about the
// delivery. What is neither here nor in ofCitizen is not known, and is kept
// with the citizen.
var ofCase = []string{"format", "referenceDate", "version", "updated", "municipality", "conventions",
	"title", "titleEn", "id", "expected", "plans", "consents"}

// caseReader turns a checked document of our own format into records.
type caseReader struct {
	options  Options
	faults   *faults
	delivery Delivery
	file     value
	seen     map[string]bool // names of records so far
}

func readCases(root value, o Options, f *faults) Delivery {
	r := caseReader{options: o, faults: f, file: root, seen: map[string]bool{}}
	r.delivery.Format = FormatCase
	schema := schemaFor("case")
	if slices.Contains(root.names(), "cases") {
		schema = schemaFor("collection")
	}
	checker{f, func(pointer string) { r.aside(pointer, "intake.aside.unknown") }}.check(root, schema, "")
	if len(f.found) > 0 {
		return Delivery{}
	}
	if !root.has("cases") {
		r.readCase(root, "")
	}
	for i, one := range root.at("cases").items() {
		r.readCase(one, "/cases/"+strconv.Itoa(i))
	}
	return r.delivery
}

func (r *caseReader) aside(pointer, key string) {
	r.delivery.Aside = append(r.delivery.Aside, Aside{Pointer: pointer, Key: key})
}

func (r *caseReader) readCase(one value, pointer string) {
	if one.has("expected") {
		r.aside(pointer+"/expected", "intake.aside.expected")
	}
	cpr, err := models.ParseCPR(one.at("citizen", "cpr").text())
	if err != nil {
		r.faults.add(pointer+"/citizen/cpr", "intake.fault.cpr")
	}
	caseRules{r.faults, map[string]bool{}}.check(one, pointer)
	about := map[string]any{}
	for _, name := range one.names() {
		if slices.Contains(ofCitizen, name) || !slices.Contains(ofCase, name) {
			about[name] = one.at(name).any
		}
	}
	citizen := one.at("citizen", "id").text()
	if isOwnCPR(citizen, cpr) {
		r.faults.add(pointer+"/citizen/id", "intake.fault.cpr_as_id")
	}
	r.keep(models.Record{Kind: KindCitizen, ID: citizen, Subject: citizen, CPR: cpr, Content: canonical(about), Protection: protectionOf(value{about})},
		one, value{}, pointer+"/citizen/id")
	for _, list := range []struct{ field, kind string }{{"plans", KindPlan}, {"consents", KindConsent}} {
		for i, item := range one.at(list.field).items() {
			here := pointer + "/" + list.field + "/" + strconv.Itoa(i) + "/id"
			r.keep(models.Record{Kind: list.kind, ID: item.at("id").text(), Subject: citizen, Content: canonical(item.any)},
				one, item, here)
		}
	}
}

func (r *caseReader) keep(record models.Record, one, item value, pointer string) {
	name := record.Kind + "\x00" + record.ID
	if r.seen[name] && record.Kind == KindCitizen {
		r.faults.add(pointer, "intake.fault.id_twice", "id", "?") // may be a person's name
		return
	}
	if r.seen[name] {
		r.faults.add(pointer, "intake.fault.id_twice", "id", safeID(record.ID))
		return
	}
	r.seen[name] = true
	record.Source = r.options.Source
	record.Version, record.Stated = r.version(item, one)
	r.delivery.Records = append(r.delivery.Records, record)
}

// version takes the first version that is stated: by the thing itself, its
// case, the file, the delivery. The day of the extract is the last resort.
func (r *caseReader) version(item, one value) (int64, bool) {
	for _, v := range []value{item, one, r.file} {
		if v.at("version").any != nil {
			return v.at("version").whole(), true
		}
		if t, err := time.Parse(time.RFC3339, v.at("updated").text()); err == nil {
			return t.UnixMilli(), true
		}
	}
	if r.options.Version > 0 {
		return r.options.Version, true
	}
	for _, v := range []value{one, r.file} {
		if d := v.at("referenceDate").date(); !d.IsZero() {
			return d.At(0, 0, time.UTC).UnixMilli(), false
		}
	}
	return 0, false
}
