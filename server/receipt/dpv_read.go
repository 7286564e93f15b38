package receipt

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"enplan/models"
)

var errUnread = errors.New("receipt: not one of ours")

// ReadDPV is the reverse of DPV. It looks at no signature: that is Verify's.
func ReadDPV(body []byte) (r Receipt, err error) {
	var doc dpvRecord
	if err := json.Unmarshal(body, &doc); err != nil {
		return r, fmt.Errorf("receipt: %w", err)
	}
	if doc.Conforms != conformsTo || len(doc.Process) != 1 {
		return r, errUnread
	}
	p := doc.Process[0]
	r = Receipt{
		Subject: doc.Subject.ID, Controller: doc.party(p.Controller), From: doc.party(p.Source), To: doc.party(p.Recipient),
		FromHealth: p.Data.Type == dataType(true), Holds: p.Holds, Category: p.Data.Label, Purpose: p.Purpose.Label,
	}
	if r.Issued, err = parse(doc.Issued); err != nil {
		return r, err
	}
	for _, n := range p.Notices {
		hash, err := unhex(n.Hash)
		if err != nil {
			return r, err
		}
		r.Texts = append(r.Texts, Text{Hash: hash, Language: n.Language, Body: n.Body})
	}
	var events []models.ConsentEvent
	for _, s := range p.Statuses {
		e, err := s.Event.model(doc.Record)
		if err != nil {
			return r, err
		}
		events = append(events, e)
	}
	r.Consent = whole(events)
	for _, l := range doc.Looks {
		at, err := parse(l.At)
		if err != nil {
			return r, err
		}
		r.Looks = append(r.Looks, models.ConsentLook{
			At: at, Role: models.Role(l.Role), Department: bare(l.Department), From: bare(l.From), Category: models.Category(l.Category), N: l.N, Version: l.Version,
		})
	}
	return r, nil
}

func bare(name string) string { return strings.TrimPrefix(name, department("")) }

func (d dpvRecord) party(name string) Party {
	e := d.Entities[name]
	return Party{ID: e.ID, Title: e.Name, Phone: e.Phone}
}
