package receipt

import (
	"encoding/hex"
	"encoding/json"
	"fmt"

	"enplan/models"
)

// context says what the prefixes mean. It stands in every receipt, so that
// nobody has to fetch anything to read one.
var context = map[string]string{
	"dpv": "https://w3id.org/dpv#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#", "loc": "https://w3id.org/dpv/loc#",
	"dct": "http://purl.org/dc/terms/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "skos": "http://www.w3.org/2004/02/skos/core#",
	"schema": "https://schema.org/", "enplan": "urn:enplan:terms:",
}

// conformsTo is the profile, and schema the version of what we write.
const conformsTo = "dpv-27560:record-2"

type dpvRecord struct {
	Context   map[string]string    `json:"@context"`
	ID        string               `json:"@id"`
	Type      []string             `json:"@type"`
	Conforms  string               `json:"dct:conformsTo"`
	Record    string               `json:"dpv:hasIdentifier"` // record id
	Receipt   string               `json:"enplan:receipt"`    // receipt id
	Issued    string               `json:"dct:created"`
	Language  string               `json:"dct:language"`
	Subject   dpvEntity            `json:"dpv:hasDataSubject"`
	Place     string               `json:"dpv:hasJurisdiction"`
	Process   []dpvProcess         `json:"dpv:hasProcess"`
	Entities  map[string]dpvEntity `json:"dpv:hasEntity"`
	Looks     []dpvLook            `json:"enplan:seen"`
	Signature *signature           `json:"enplan:signature,omitempty"`
}

type dpvEntity struct {
	Type  []string `json:"@type"`
	ID    string   `json:"dpv:hasIdentifier"`
	Name  string   `json:"dpv:hasName,omitempty"`
	Phone string   `json:"schema:telephone,omitempty"`
}

type dpvProcess struct {
	Type       string      `json:"@type"`
	Purpose    dpvConcept  `json:"dpv:hasPurpose"`
	Data       dpvConcept  `json:"dpv:hasPersonalData"`
	Processing []string    `json:"dpv:hasProcessing"`
	Controller string      `json:"dpv:hasDataController"`
	Source     string      `json:"dpv:hasDataSource"`
	Recipient  string      `json:"dpv:hasRecipient"`
	Basis      dpvBasis    `json:"dpv:hasLegalBasis"`
	Storage    dpvStorage  `json:"dpv:hasStorageCondition"`
	Rights     []string    `json:"dpv:hasRight"`
	Control    dpvControl  `json:"dpv:hasConsentControl"`
	Notices    []dpvNotice `json:"dpv:hasNotice"`
	Statuses   []dpvStatus `json:"dpv:hasConsentStatus"` // every event, oldest first
	Holds      bool        `json:"enplan:holds"`         // at dct:created
}

// dpvConcept is a word of ours under a broader one of the vocabulary's.
type dpvConcept struct {
	Type    string `json:"@type"`
	Code    string `json:"rdf:value"`
	Label   string `json:"skos:prefLabel"`
	ForWhat string `json:"dct:description,omitempty"`
	Item    string `json:"enplan:item,omitempty"`
}

// dpvBasis is the yes that the administrative law asks for. It is not the basis
// of the municipality's own processing, which is its task by law.
type dpvBasis struct {
	Type []string `json:"@type"`
	Law  string   `json:"dpv:hasApplicableLaw"`
}

type dpvStorage struct {
	Type     string      `json:"@type"`
	Place    string      `json:"dpv:hasLocation"`
	Duration dpvDuration `json:"dpv:hasDuration"`
}

type dpvDuration struct {
	Type  string `json:"@type"`
	Until string `json:"rdf:value"` // from this instant on it is over; "" while nothing is given
}

type dpvControl struct {
	Type  []string `json:"@type"`
	Where string   `json:"dpv:isExercisedAt"`
}

type dpvNotice struct {
	Type     string `json:"@type"`
	ID       string `json:"dpv:hasIdentifier"`
	Hash     string `json:"enplan:sha256"`
	Language string `json:"dct:language"`
	Body     string `json:"dct:description"`
}

type dpvStatus struct {
	Type     []string     `json:"@type"`
	At       string       `json:"dpv:isIndicatedAtTime"`
	By       string       `json:"dpv:isIndicatedBy"`
	Method   string       `json:"dpv:hasIndicationMethod,omitempty"`
	Duration *dpvDuration `json:"dpv:hasDuration,omitempty"`
	Event    event        `json:"enplan:event"`
}

type dpvLook struct {
	At         string `json:"dct:date"`
	Role       string `json:"enplan:role"`
	Department string `json:"dpv:hasRecipient"`
	From       string `json:"dpv:hasDataSource"`
	Category   string `json:"dpv:hasPersonalData"`
	N          int    `json:"enplan:things"`
	Version    int64  `json:"enplan:version"`
}

// statusOf is the word of the vocabulary for what happened.
var statusOf = map[models.ConsentDeed]string{
	models.ConsentAsked: "dpv:ConsentRequested", models.ConsentGiven: "dpv:ConsentGiven", models.ConsentDeclined: "dpv:ConsentRefused",
	models.ConsentNarrowed: "dpv:RenewedConsentGiven", models.ConsentPaused: "dpv:ConsentStatusInvalidForProcessing",
	models.ConsentResumed: "dpv:RenewedConsentGiven", models.ConsentWithdrawn: "dpv:ConsentWithdrawn",
}

// DPV is the receipt as JSON-LD, unsigned.
func DPV(r Receipt) ([]byte, error) {
	c := r.Consent
	subject, municipality := "enplan:citizen/"+r.Subject, "enplan:municipality/"+r.Controller.ID
	doc := dpvRecord{
		Context: context, ID: "urn:enplan:consent:" + c.ID, Type: []string{"dpv:ConsentRecord", "dpv:ConsentReceipt"}, Conforms: conformsTo,
		Record: c.ID, Receipt: fmt.Sprintf("%s@%d", c.ID, c.Version), Issued: instant(r.Issued), Language: "da", Place: "loc:DK",
		Subject:  dpvEntity{Type: []string{"dpv:DataSubject"}, ID: r.Subject},
		Entities: map[string]dpvEntity{municipality: party(r.Controller, "dpv:DataController", "dpv:PublicAuthority")},
		Looks:    []dpvLook{},
	}
	source, recipient := department(r.From.ID), department(r.To.ID)
	doc.Entities[source] = party(r.From, "dpv:DataSource")
	if r.From.ID == models.Citizens {
		doc.Entities[source] = dpvEntity{Type: []string{"dpv:DataSubject", "dpv:DataSource"}, ID: r.From.ID, Name: r.From.Title}
	}
	doc.Entities[recipient] = party(r.To, "dpv:Recipient")
	p := dpvProcess{
		Type:    "dpv:Process",
		Purpose: dpvConcept{Type: "dpv:Purpose", Code: string(c.Terms.Purpose), Label: r.Purpose, ForWhat: c.Terms.ForWhat},
		Data:    dpvConcept{Type: dataType(r.FromHealth), Code: string(c.Terms.Category), Label: r.Category, Item: c.Terms.Item},
		// Seen and used there; nothing is copied by us.
		Processing: []string{"dpv:Share", "dpv:Consult"}, Controller: municipality, Source: source, Recipient: recipient,
		Basis:    dpvBasis{Type: []string{"dpv:Consent", "dpv:ExplicitlyExpressedConsent"}, Law: r.Law()},
		Storage:  dpvStorage{Type: "dpv:StorageCondition", Place: "loc:DK", Duration: dpvDuration{"dpv:UntilTimeDuration", instant(c.Until)}},
		Rights:   rights,
		Control:  dpvControl{Type: []string{"dpv:WithdrawConsent"}, Where: "enplan:sharing-page"},
		Notices:  []dpvNotice{},
		Statuses: []dpvStatus{}, Holds: r.Holds,
	}
	for _, t := range sorted(r.Texts) {
		hash := hex.EncodeToString(t.Hash)
		p.Notices = append(p.Notices, dpvNotice{Type: "dpv:ConsentNotice", ID: "sha256:" + hash, Hash: hash, Language: t.Language, Body: t.Body})
	}
	for _, e := range c.Events {
		s := dpvStatus{Type: []string{statusOf[e.What]}, At: instant(e.At), By: subject, Event: eventOf(e)}
		if e.By.Role != models.AsCitizen {
			s.By = "enplan:" + string(e.By.Role)
		}
		if e.Form != "" {
			s.Method = "enplan:form/" + string(e.Form)
		}
		if !e.Until.IsZero() {
			s.Duration = &dpvDuration{"dpv:UntilTimeDuration", instant(e.Until)}
		}
		p.Statuses = append(p.Statuses, s)
	}
	for _, l := range r.Looks {
		doc.Looks = append(doc.Looks, dpvLook{instant(l.At), string(l.Role), department(l.Department), department(l.From), string(l.Category), l.N, l.Version})
	}
	doc.Process = []dpvProcess{p}
	return json.MarshalIndent(doc, "", " ")
}

func department(id string) string { return "enplan:department/" + id }

func party(p Party, types ...string) dpvEntity {
	return dpvEntity{Type: append([]string{"dpv:Organisation"}, types...), ID: p.ID, Name: p.Title, Phone: p.Phone}
}

func dataType(health bool) string {
	if health {
		return "dpv:SpecialCategoryPersonalData"
	}
	return "dpv:PersonalData"
}
