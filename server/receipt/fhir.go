package receipt

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"enplan/models"
)

// Names of ours in FHIR, beside those of HL7.
const (
	urn         = "urn:enplan:"
	fhirEvent   = urn + "fhir:consent-event"
	fhirLook    = urn + "fhir:consent-look"
	fhirHolds   = urn + "fhir:consent-holds"
	fhirHealth  = urn + "fhir:health-information"
	fhirIssued  = urn + "fhir:issued"
	fhirText    = urn + "fhir:text-sha256"
	consentID   = urn + "consent"
	citizenID   = urn + "citizen"
	departments = urn + "department"
	authority   = urn + "municipality"
	signatureID = "signature"
)

type fhirConsent struct {
	Resource     string           `json:"resourceType"`
	ID           string           `json:"id"`
	Meta         fhirMeta         `json:"meta"`
	Language     string           `json:"language"`
	Contained    []any            `json:"contained,omitempty"`
	Extension    []extension      `json:"extension"`
	Identifier   []identifier     `json:"identifier"`
	Status       string           `json:"status"`
	Scope        concept          `json:"scope"`
	Category     []concept        `json:"category"`
	Patient      reference        `json:"patient"`
	DateTime     string           `json:"dateTime"`
	Performer    []reference      `json:"performer,omitempty"`
	Organization []reference      `json:"organization"`
	Source       *attachment      `json:"sourceAttachment,omitempty"`
	PolicyRule   concept          `json:"policyRule"`
	Provision    provision        `json:"provision"`
	read         []fhirProvenance // what Contained holds, when it is read
	texts        []fhirDocument
}

type fhirMeta struct {
	Version string `json:"versionId"`
	Updated string `json:"lastUpdated"`
}

type provision struct {
	Type    string   `json:"type"`
	Period  *period  `json:"period,omitempty"`
	Actor   []actor  `json:"actor"`
	Purpose []coding `json:"purpose"`
	Class   []coding `json:"class"`
	Data    []data   `json:"data,omitempty"`
}

type (
	coding struct {
		System  string `json:"system,omitempty"`
		Code    string `json:"code,omitempty"`
		Display string `json:"display,omitempty"`
	}
	concept struct {
		Coding []coding `json:"coding,omitempty"`
		Text   string   `json:"text,omitempty"`
	}
	identifier struct {
		System string `json:"system"`
		Value  string `json:"value"`
	}
	reference struct {
		Reference  string      `json:"reference,omitempty"`
		Type       string      `json:"type,omitempty"`
		Identifier *identifier `json:"identifier,omitempty"`
		Display    string      `json:"display,omitempty"`
		Extension  []extension `json:"extension,omitempty"`
	}
	period struct {
		Start string `json:"start,omitempty"`
		End   string `json:"end,omitempty"`
	}
	actor struct {
		Role      concept   `json:"role"`
		Reference reference `json:"reference"`
	}
	data struct {
		Meaning   string    `json:"meaning"`
		Reference reference `json:"reference"`
	}
	attachment struct {
		Extension []extension `json:"extension,omitempty"`
		Type      string      `json:"contentType"`
		Language  string      `json:"language,omitempty"`
		Data      string      `json:"data"`
	}
	extension struct {
		URL       string      `json:"url"`
		Extension []extension `json:"extension,omitempty"`
		String    string      `json:"valueString,omitempty"`
		Boolean   *bool       `json:"valueBoolean,omitempty"`
	}
)

// fhirStatus is the state of FHIR's for how the consent stands at Issued.
func (r Receipt) fhirStatus() string {
	switch r.Consent.State {
	case models.ConsentAsked:
		return "proposed"
	case models.ConsentDeclined:
		return "rejected"
	}
	if r.Holds {
		return "active"
	}
	return "inactive"
}

// FHIR is the receipt as an R4 Consent, unsigned. What happened to it are the
// Provenances within it, oldest first.
func FHIR(r Receipt) ([]byte, error) {
	c := r.Consent
	if len(c.Events) == 0 {
		return nil, errUnread
	}
	patient := reference{Type: "Patient", Identifier: &identifier{citizenID, r.Subject}}
	doc := fhirConsent{
		Resource: "Consent", ID: fhirID(c.ID), Meta: fhirMeta{strconv.FormatInt(c.Version, 10), instant(c.Events[len(c.Events)-1].At)}, Language: "da",
		Extension:  []extension{flag(fhirHolds, r.Holds), flag(fhirHealth, r.FromHealth), {URL: fhirIssued, String: instant(r.Issued)}},
		Identifier: []identifier{{consentID, c.ID}}, Status: r.fhirStatus(),
		Scope:    concept{Coding: []coding{{"http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "Privacy Consent"}}},
		Category: []concept{{Coding: []coding{{"http://terminology.hl7.org/CodeSystem/v3-ActCode", "IDSCL", "information disclosure"}}}},
		Patient:  patient, DateTime: instant(c.Events[0].At), Organization: []reference{organization(authority, r.Controller)},
		PolicyRule: concept{Text: r.Law()}, Provision: r.provision(),
	}
	if given := c.Given; given.What != "" {
		doc.DateTime, doc.Performer = instant(given.At), []reference{performer(given, patient)}
	}
	for _, look := range r.Looks {
		doc.Extension = append(doc.Extension, lookOf(look))
	}
	for _, text := range sorted(r.Texts) {
		a := &attachment{
			Extension: []extension{{URL: fhirText, String: hex.EncodeToString(text.Hash)}}, Type: "text/plain; charset=utf-8",
			Language: text.Language, Data: base64.StdEncoding.EncodeToString([]byte(text.Body)),
		}
		if doc.Source == nil && string(text.Hash) == string(c.Given.Text) {
			doc.Source = a
			continue
		}
		doc.Contained = append(doc.Contained, documentOf(len(doc.Contained), *a))
	}
	for _, e := range c.Events {
		doc.Contained = append(doc.Contained, provenanceOf(e, patient))
	}
	return json.MarshalIndent(doc, "", " ")
}

func (r Receipt) provision() provision {
	c := r.Consent
	p := provision{
		Type: "permit",
		Actor: []actor{
			{role("IRCP", "information recipient"), organization(departments, r.To)},
			{role("CST", "custodian"), organization(departments, r.From)},
		},
		Purpose: []coding{{urn + "purpose", string(c.Terms.Purpose), r.Purpose}},
		Class:   []coding{{urn + "category", string(c.Terms.Category), r.Category}},
	}
	if c.State == models.ConsentDeclined {
		p.Type = "deny"
	}
	if c.Given.What != "" {
		// An end of FHIR's belongs to the period, an Until does not.
		p.Period = &period{instant(c.Given.At), instant(c.Until.Add(-time.Millisecond))}
	}
	if c.Terms.Item != "" {
		p.Data = []data{{"instance", reference{Type: "Basic", Identifier: &identifier{urn + "thing", c.Terms.Item}}}}
	}
	return p
}

func role(code, said string) concept {
	return concept{Coding: []coding{{"http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code, said}}}
}

const phoneOf = urn + "fhir:telephone"

func organization(system string, p Party) reference {
	r := reference{Type: "Organization", Identifier: &identifier{system, p.ID}, Display: p.Title}
	if p.Phone != "" {
		r.Extension = []extension{{URL: phoneOf, String: p.Phone}}
	}
	return r
}

// performer is who said yes: the citizen, or somebody who speaks for them, of
// whom no name is kept.
func performer(given models.ConsentEvent, patient reference) reference {
	if given.Capacity == models.AsSelf || given.Capacity == "" {
		return patient
	}
	return reference{Type: "RelatedPerson", Display: string(given.Capacity)}
}

func flag(url string, on bool) extension { return extension{URL: url, Boolean: &on} }

// fhirID is an id as FHIR lets one be: [A-Za-z0-9\-\.]{1,64}.
func fhirID(id string) string {
	const most = 64
	var b strings.Builder
	for _, r := range id {
		if b.Len() < most && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.') {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "consent"
	}
	return b.String()
}

// fields are the parts of a struct that say something, each as an extension under
// its JSON name.
func fields(v any) []extension {
	var list []extension
	value := reflect.ValueOf(v)
	for i := range value.NumField() {
		name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
		if !value.Field(i).IsZero() {
			list = append(list, extension{URL: name, String: fmt.Sprint(value.Field(i).Interface())})
		}
	}
	return list
}
