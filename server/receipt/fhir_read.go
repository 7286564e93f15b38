package receipt

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"enplan/models"
)

// ReadFHIR is the reverse of FHIR. It looks at no signature: that is Verify's.
func ReadFHIR(body []byte) (r Receipt, err error) {
	doc, err := readConsent(body)
	if err != nil {
		return r, err
	}
	r = Receipt{Controller: partyOf(doc.Organization[0]), Category: doc.Provision.Class[0].Display, Purpose: doc.Provision.Purpose[0].Display}
	r.Subject = doc.Patient.Identifier.Value
	r.To, r.From = partyOf(doc.Provision.Actor[0].Reference), partyOf(doc.Provision.Actor[1].Reference)
	if err := r.readExtensions(doc.Extension); err != nil {
		return r, err
	}
	attached := []attachment{}
	if doc.Source != nil {
		attached = append(attached, *doc.Source)
	}
	for _, d := range doc.texts {
		attached = append(attached, d.Content[0].Attachment)
	}
	for _, a := range attached {
		text, err := textOf(a)
		if err != nil {
			return r, err
		}
		r.Texts = append(r.Texts, text)
	}
	if len(r.Texts) > 1 {
		r.Texts = sorted(r.Texts)
	}
	var events []models.ConsentEvent
	for _, p := range doc.read {
		var said event
		if err := filled(&said, p.Extension[0].Extension); err != nil {
			return r, err
		}
		e, err := said.model(doc.Identifier[0].Value)
		if err != nil {
			return r, err
		}
		events = append(events, e)
	}
	r.Consent = whole(events)
	return r, nil
}

// readConsent reads what FHIR wrote, with all the parts that are then taken for
// granted.
func readConsent(body []byte) (doc fhirConsent, err error) {
	var raw struct {
		Contained []json.RawMessage `json:"contained"`
	}
	for _, into := range []any{&doc, &raw} {
		if err := json.Unmarshal(body, into); err != nil {
			return doc, fmt.Errorf("receipt: %w", err)
		}
	}
	if doc.Resource != "Consent" || len(doc.Organization) != 1 || doc.Organization[0].Identifier == nil || doc.Patient.Identifier == nil ||
		len(doc.Identifier) != 1 || len(doc.Provision.Actor) != 2 || len(doc.Provision.Class) != 1 || len(doc.Provision.Purpose) != 1 {
		return doc, errUnread
	}
	for _, one := range raw.Contained {
		var p fhirProvenance
		var d fhirDocument
		if json.Unmarshal(one, &p) == nil && p.Resource == "Provenance" && len(p.Extension) == 1 {
			doc.read = append(doc.read, p)
		} else if json.Unmarshal(one, &d) == nil && d.Resource == "DocumentReference" && len(d.Content) == 1 {
			doc.texts = append(doc.texts, d)
		}
	}
	return doc, nil
}

func (r *Receipt) readExtensions(list []extension) (err error) {
	for _, e := range list {
		switch e.URL {
		case fhirHolds:
			r.Holds = e.Boolean != nil && *e.Boolean
		case fhirHealth:
			r.FromHealth = e.Boolean != nil && *e.Boolean
		case fhirIssued:
			if r.Issued, err = parse(e.String); err != nil {
				return err
			}
		case fhirLook:
			var l lookParts
			if err := filled(&l, e.Extension); err != nil {
				return err
			}
			at, err := parse(l.At)
			if err != nil {
				return err
			}
			r.Looks = append(r.Looks, models.ConsentLook{
				At: at, Role: models.Role(l.Role), Department: l.Department, From: l.From, Category: models.Category(l.Category), N: l.N, Version: l.Version,
			})
		}
	}
	return nil
}

func partyOf(r reference) Party {
	p := Party{Title: r.Display}
	if r.Identifier != nil {
		p.ID = r.Identifier.Value
	}
	for _, e := range r.Extension {
		if e.URL == phoneOf {
			p.Phone = e.String
		}
	}
	return p
}

func textOf(a attachment) (Text, error) {
	body, err := base64.StdEncoding.DecodeString(a.Data)
	if err != nil || len(a.Extension) != 1 {
		return Text{}, errUnread
	}
	hash, err := unhex(a.Extension[0].String)
	return Text{Hash: hash, Language: a.Language, Body: string(body)}, err
}
