package wording

import (
	"encoding/json"
	"time"

	"enplan/models"
)

// ExportFormat names the shape of ExportView; docs/export.schema.json describes it.
const ExportFormat = "enplan-export/1"

// ExportView is all that is known of a citizen and that the citizen may see, made
// of the views of the citizen's own pages.
type ExportView struct {
	Format       string          `json:"format"`
	Made         string          `json:"made"`
	Language     string          `json:"language"`
	Municipality string          `json:"municipality"`
	Citizen      ExportCitizen   `json:"citizen"`
	Plan         PlanView        `json:"plan"`
	Past         []EventView     `json:"past"` // all that was said and changed, newest first
	Promises     []PromiseView   `json:"promises"`
	Threads      []ExportThread  `json:"threads"`
	Consents     []ExportConsent `json:"consents"`
	Handover     *HandoverNow    `json:"handover,omitempty"`
	Assessment   AssessmentView  `json:"assessment"`
	Log          ExportLog       `json:"log"`
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

// ExportLog is the citizen's log, whole and oldest first. The hash of each line is
// made of the line and the hash before, so that it can be checked without us.
type ExportLog struct {
	Lines []LogLine       `json:"lines"`
	Proof json.RawMessage `json:"proof,omitempty"` // that the last hash is the one that was signed for
}

// LogLine is models.Entry, field by field.
type LogLine struct {
	Citizen    string `json:"citizen"`
	Seq        int64  `json:"seq"`
	At         string `json:"at"`
	ByRole     string `json:"byRole"`
	ByID       string `json:"byId"`
	Department string `json:"department"`
	Action     string `json:"action"`
	Source     string `json:"source"`
	Purpose    string `json:"purpose"`
	Ground     string `json:"ground"`
	Result     string `json:"result"`
	Things     string `json:"things"`
	Hash       []byte `json:"hash"` // base64
}

// millisecond is how a line's time is written: to what its hash is made of.
const millisecond = "2006-01-02T15:04:05.000Z07:00"

func logLine(e models.Entry) LogLine {
	return LogLine{
		Citizen: e.Citizen, Seq: e.Seq, At: e.At.UTC().Format(millisecond), ByRole: string(e.By.Role), ByID: e.By.ID, Department: e.Department,
		Action: string(e.Action), Source: e.Source, Purpose: string(e.Purpose), Ground: e.Ground, Result: string(e.Result), Things: e.Things, Hash: e.Hash,
	}
}

// Entry is the line as models has it. It returns an error when At is no time.
func (l LogLine) Entry() (models.Entry, error) {
	at, err := time.Parse(millisecond, l.At)
	return models.Entry{
		Citizen: l.Citizen, Seq: l.Seq, At: at, By: models.Viewer{Role: models.Role(l.ByRole), ID: l.ByID}, Department: l.Department,
		Action: models.Action(l.Action), Source: l.Source, Purpose: models.Purpose(l.Purpose), Ground: l.Ground, Result: models.Result(l.Result),
		Things: l.Things, Hash: l.Hash,
	}, err
}
