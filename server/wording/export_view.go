package wording

import (
	"encoding/json"
)

// ExportFormat names the shape of ExportView; docs/export.schema.json describes it.
const ExportFormat = "enplan-export/1"

// ExportView is all that is known of a citizen and that the citizen may see, made
// of the views of the citizen's own pages.
type ExportView struct {
	Format       string             `json:"format"`
	Made         string             `json:"made"`
	Language     string             `json:"language"`
	Municipality string             `json:"municipality"`
	Citizen      ExportCitizen      `json:"citizen"`
	Plan         PlanView           `json:"plan"`
	Past         []EventView        `json:"past"` // all that was said and changed, newest first
	Promises     []PromiseView      `json:"promises"`
	Threads      []ExportThread     `json:"threads"`
	Consents     []ExportConsent    `json:"consents"`
	Handover     *HandoverNow       `json:"handover,omitempty"`
	Assessment   AssessmentView     `json:"assessment"`
	Told         []NotificationView `json:"told"` // outside the app, newest first
	Reminding    RemindingView      `json:"reminding"`
	Log          json.RawMessage    `json:"log"` // with its proof: what `enplan audit verify --export` takes
}

// ExportCitizen is whose record it is.
type ExportCitizen struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ExportThread is one conversation with every message the citizen can see.
type ExportThread struct {
	ID       string          `json:"id"`
	Subject  string          `json:"subject"`
	People   []string        `json:"people"` // whom the citizen has let in
	Messages []ExportMessage `json:"messages"`
}

// ExportMessage is one message. Taken back or closing, it has a note and no text.
type ExportMessage struct {
	Seq         int64              `json:"seq"`
	By          string             `json:"by"`
	Mine        bool               `json:"mine"`
	Sent        string             `json:"sent"`
	When        string             `json:"when"`
	Text        string             `json:"text,omitempty"`
	Note        string             `json:"note,omitempty"`
	Attachments []ExportAttachment `json:"attachments"`
}

// ExportAttachment is a picture or a paper. File is where it lies in the zip, ""
// where it does not.
type ExportAttachment struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"type"`
	Size int    `json:"size"` // bytes
	File string `json:"file,omitempty"`
}

// ExportConsent is one consent: what it is about, what happened to it, what was
// seen by it, and its signed receipt.
type ExportConsent struct {
	ID      string          `json:"id"`
	Text    string          `json:"text"` // as it was shown, or what it is about
	Now     string          `json:"now"`
	Events  []SaidView      `json:"events"`
	Looks   []string        `json:"looks"`
	Receipt json.RawMessage `json:"receipt"` // as GET /api/consents/{id}/receipt?format=jsonld gives it
}
