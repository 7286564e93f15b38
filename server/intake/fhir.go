package intake

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"enplan/models"
)

// sharedKinds concern nobody in particular, even in a bundle about one citizen.
var sharedKinds = []string{"Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService",
	"MessageHeader", "Medication", "Device", "Substance", "CodeSystem", "ValueSet", "ConceptMap", "Questionnaire",
	"StructureDefinition", "PlanDefinition", "ActivityDefinition", "Endpoint", "Binary", "Schedule", "Slot",
	"OperationOutcome", "CapabilityStatement", "NamingSystem", "Library", "Group", "Subscription", "Parameters"}

// readKinds are the kinds that Compose makes something of.
var readKinds = []string{"Patient", "CarePlan", "ServiceRequest", "Goal", "CareTeam", "Encounter", "Appointment",
	"Procedure", "Consent", "RelatedPerson", "Condition", "Observation", "ClinicalImpression", "Organization",
	"Practitioner", "PractitionerRole", "Location", "MessageHeader", "Provenance", "HealthcareService"}

var (
	kindForm = regexp.MustCompile(`^[A-Z][A-Za-z]{1,40}$`)
	idForm   = regexp.MustCompile(`^[A-Za-z0-9\-._]{1,128}$`)
)

// fhirReader turns the resources of a delivery into records.
type fhirReader struct {
	options   Options
	faults    *faults
	delivery  Delivery
	resources []resource
	at        map[string]int    // index in resources by lower-case name
	urns      map[string]string // urn:uuid: addresses of the bundle
}

type resource struct {
	kind, id, pointer string
	body              value
	sent              int64 // when the innermost bundle around it was made
}

func (r resource) name() string { return r.kind + "/" + r.id }

func readFHIR(root value, o Options, f *faults) Delivery {
	r := fhirReader{options: o, faults: f, at: map[string]int{}, urns: map[string]string{}}
	r.delivery.Format = FormatFHIR
	r.gather(root, "", "", 0)
	patient := r.onlyPatient()
	for _, one := range r.resources {
		r.keep(one, patient)
	}
	return r.delivery
}

// gather takes bundles apart; sent is when the bundle around body was made.
func (r *fhirReader) gather(body value, pointer, fullURL string, sent int64) {
	kind := body.at("resourceType").text()
	if !kindForm.MatchString(kind) {
		r.faults.add(pointer+"/resourceType", "intake.fault.required", "field", "resourceType")
		return
	}
	if kind != "Bundle" {
		r.take(resource{kind: kind, pointer: pointer, body: body, sent: sent}, fullURL)
		return
	}
	sent = cmp.Or(milliseconds(body.at("timestamp")), sent)
	entries := body.at("entry")
	if t := typeOf(entries); t != "array" && t != "null" {
		r.faults.add(pointer+"/entry", "intake.fault.type", "accepted", "array", "found", t)
		return
	}
	for i, entry := range entries.items() {
		here := pointer + "/entry/" + strconv.Itoa(i)
		switch inner := entry.at("resource"); {
		case typeOf(entry) != "object":
			r.faults.add(here, "intake.fault.type", "accepted", "object", "found", typeOf(entry))
		case inner.any == nil:
			r.aside(here, "intake.aside.no_resource")
		case typeOf(inner) != "object":
			r.faults.add(here+"/resource", "intake.fault.type", "accepted", "object", "found", typeOf(inner))
		case strings.EqualFold(entry.at("request", "method").text(), "DELETE"):
			r.aside(here, "intake.aside.delete")
		default:
			r.gather(inner, here+"/resource", entry.at("fullUrl").text(), sent)
		}
	}
}

func (r *fhirReader) aside(pointer, key string) {
	r.delivery.Aside = append(r.delivery.Aside, Aside{Pointer: pointer, Key: key})
}

// take names a resource: by its id, else by the last part of its address. A
// delivery may hold several reports in any order, and then the one made last
// holds; within one report the same name stands for the same content.
func (r *fhirReader) take(one resource, fullURL string) {
	one.id = one.body.at("id").text()
	if one.id == "" {
		one.id = fullURL[strings.LastIndexAny(fullURL, "/:")+1:]
	}
	if !idForm.MatchString(one.id) {
		r.faults.add(one.pointer+"/id", "intake.fault.fhir.id")
		return
	}
	if strings.HasPrefix(fullURL, "urn:") {
		r.urns[strings.ToLower(fullURL)] = one.name()
	}
	key := strings.ToLower(one.kind) + "/" + one.id
	if before, twice := r.at[key]; twice {
		old := r.resources[before]
		same := bytes.Equal(canonical(old.body.any), canonical(one.body.any))
		switch ordered := one.sent > 0 && old.sent > 0 && one.sent != old.sent; {
		case ordered && one.sent > old.sent:
			r.resources[before] = one
		case !same && !ordered:
			r.faults.add(one.pointer, "intake.fault.fhir.twice", "kind", one.kind)
		}
		return
	}
	r.at[key] = len(r.resources)
	r.resources = append(r.resources, one)
}

// onlyPatient is the reference to the patient of a delivery about one citizen.
func (r *fhirReader) onlyPatient() string {
	found := ""
	for _, one := range r.resources {
		if one.kind == "Patient" && found != "" {
			return ""
		}
		if one.kind == "Patient" {
			found = one.name()
		}
	}
	return found
}

func (r *fhirReader) keep(one resource, patient string) {
	body := one.body
	if len(r.urns) > 0 {
		body = r.withoutURNs(body)
	}
	record := models.Record{Source: r.options.Source, Kind: one.kind, ID: one.id, Content: canonical(body.any)}
	record.Version, record.Stated = r.version(one)
	record.Subject, record.CPR = subjectOf(one.kind, one.id, body)
	if isOwnCPR(one.id, record.CPR) {
		r.faults.add(below(one.pointer, "id"), "intake.fault.cpr_as_id")
	}
	if one.kind == KindPatient {
		record.Protection = protectionOfPatient(body)
	}
	shared := slices.Contains(sharedKinds, one.kind)
	if record.Subject == "" && record.CPR.IsZero() && !shared {
		record.Subject = patient
	}
	if record.Subject == "" && record.CPR.IsZero() && !shared {
		r.aside(one.pointer, "intake.aside.nobody")
	}
	if !slices.Contains(readKinds, one.kind) {
		r.delivery.Aside = append(r.delivery.Aside,
			Aside{one.pointer, "intake.aside.kind", map[string]string{"kind": one.kind}})
	}
	if slices.Contains([]string{"CarePlan", "ServiceRequest", "Procedure"}, one.kind) {
		r.checkAnonymous(one)
	}
	r.delivery.Records = append(r.delivery.Records, record)
}

func (r *fhirReader) checkAnonymous(one resource) {
	words := append(one.body.all("activity", "detail", "code"), one.body.all("code")...)
	words = append(words, one.body.all("orderDetail")...)
	found := anonymous(one.body.at("title").text())
	for _, w := range words {
		found = found || anonymous(w.at("text").text())
		for _, coding := range w.all("coding") {
			found = found || anonymous(coding.at("display").text())
		}
	}
	if found {
		r.faults.add(one.pointer, "intake.fault.anonymous")
	}
}

// version is when the resource was last changed, else its number, else what is
// known of the delivery.
func (r *fhirReader) version(one resource) (int64, bool) {
	if ms := milliseconds(one.body.at("meta", "lastUpdated")); ms > 0 {
		return ms, true
	}
	if n, err := strconv.ParseInt(one.body.at("meta", "versionId").text(), 10, 64); err == nil && n >= 0 {
		return n, true
	}
	if r.options.Version > 0 {
		return r.options.Version, true
	}
	return one.sent, false
}

func milliseconds(v value) int64 {
	t, err := time.Parse(time.RFC3339, v.text())
	if err != nil {
		return 0
	}
	return max(t.UnixMilli(), 0)
}

// withoutURNs puts type and id where a reference names an address that only
// this bundle knows.
func (r *fhirReader) withoutURNs(v value) value {
	switch x := v.any.(type) {
	case map[string]any:
		fields := map[string]any{}
		for name, inner := range x {
			fields[name] = r.withoutURNs(value{inner}).any
			if text, ok := inner.(string); ok && name == "reference" && r.urns[strings.ToLower(text)] != "" {
				fields[name] = r.urns[strings.ToLower(text)]
			}
		}
		return value{fields}
	case []any:
		list := []any{}
		for _, inner := range x {
			list = append(list, r.withoutURNs(value{inner}).any)
		}
		return value{list}
	}
	return v
}
