package journal

import (
	"time"

	"enplan/models"
)

// line is a Revocation, an Erasure or a Removal, as it is kept: ids, words of ours and times. No name, no
// text, nothing that tells what it was about but the opaque id of a thing.
type line struct {
	AtMs    int64              `json:"at"`
	Citizen string             `json:"citizen"`
	Consent string             `json:"consent"`
	What    models.ConsentDeed `json:"what"`
	Item    string             `json:"item,omitempty"`
	UntilMs int64              `json:"until,omitempty"`
	ByRole  models.Role        `json:"role"`
	ByID    string             `json:"by"`
	Reason  string             `json:"reason,omitempty"`
	Source  string             `json:"source,omitempty"` // of a record that was removed
	Kind    string             `json:"kind,omitempty"`
	ID      string             `json:"id,omitempty"`
	Version int64              `json:"version,omitempty"`
}

// removed is what a line says was done when a record was removed and the citizen stays.
const removed models.ConsentDeed = "removed"

// ofConsent reports whether the line is about a consent.
func (l line) ofConsent() bool { return l.What != erased && l.What != removed }

// erased is what a line says was done when the whole citizen was erased.
const erased models.ConsentDeed = "erased"

func lineOf(r models.Revocation) line {
	l := line{
		AtMs: r.At.UnixMilli(), Citizen: r.Citizen, Consent: r.Consent, What: r.What, Item: r.Item,
		ByRole: r.By.Role, ByID: r.By.ID,
	}
	if !r.Until.IsZero() {
		l.UntilMs = r.Until.UnixMilli()
	}
	return l
}

func (l line) revocation() models.Revocation {
	r := models.Revocation{
		Citizen: l.Citizen, Consent: l.Consent, What: l.What, Item: l.Item,
		By: models.Viewer{Role: l.ByRole, ID: l.ByID}, At: time.UnixMilli(l.AtMs).UTC(),
	}
	if l.UntilMs != 0 {
		r.Until = time.UnixMilli(l.UntilMs).UTC()
	}
	return r
}

func (l line) erasure() models.Erasure {
	return models.Erasure{
		Citizen: l.Citizen, At: time.UnixMilli(l.AtMs).UTC(), By: models.Viewer{Role: l.ByRole, ID: l.ByID}, Reason: models.ErasureReason(l.Reason),
	}
}

func (l line) removal() models.Removal {
	return models.Removal{
		Citizen: l.Citizen, Source: l.Source, Kind: l.Kind, ID: l.ID, Version: l.Version,
		At: time.UnixMilli(l.AtMs).UTC(), By: models.Viewer{Role: l.ByRole, ID: l.ByID},
	}
}
