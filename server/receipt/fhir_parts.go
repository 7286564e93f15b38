package receipt

import (
	"encoding/base64"
	"reflect"
	"strconv"
	"strings"

	"enplan/models"
)

type fhirProvenance struct {
	Resource  string          `json:"resourceType"`
	ID        string          `json:"id"`
	Extension []extension     `json:"extension,omitempty"`
	Target    []reference     `json:"target"`
	Recorded  string          `json:"recorded"`
	Activity  *concept        `json:"activity,omitempty"`
	Agent     []agent         `json:"agent"`
	Signature []fhirSignature `json:"signature,omitempty"`
}

type agent struct {
	Who reference `json:"who"`
}

type fhirSignature struct {
	Type   []coding  `json:"type"`
	When   string    `json:"when"`
	Who    reference `json:"who"`
	Target string    `json:"targetFormat"`
	Format string    `json:"sigFormat"`
	Data   string    `json:"data"`
}

type fhirDocument struct {
	Resource string        `json:"resourceType"`
	ID       string        `json:"id"`
	Status   string        `json:"status"`
	Content  []fhirContent `json:"content"`
	Context  *fhirRelated  `json:"context,omitempty"`
}

type fhirContent struct {
	Attachment attachment `json:"attachment"`
}

type fhirRelated struct {
	Related []reference `json:"related"`
}

// theConsent points from what is contained to what contains it.
var theConsent = []reference{{Reference: "#"}}

func provenanceOf(e models.ConsentEvent, patient reference) fhirProvenance {
	who := patient
	if e.By.Role != models.AsCitizen {
		who = reference{Identifier: &identifier{urn + string(e.By.Role), e.By.ID}, Display: string(e.By.Role)}
	}
	return fhirProvenance{
		Resource: "Provenance", ID: "event-" + strconv.FormatInt(e.Seq, 10), Target: theConsent, Recorded: instant(e.At),
		Activity:  &concept{Coding: []coding{{System: urn + "consent-deed", Code: string(e.What)}}},
		Agent:     []agent{{Who: who}},
		Extension: []extension{{URL: fhirEvent, Extension: fields(eventOf(e))}},
	}
}

func documentOf(n int, a attachment) fhirDocument {
	return fhirDocument{
		Resource: "DocumentReference", ID: "text-" + strconv.Itoa(n+1), Status: "current", Content: []fhirContent{{a}},
		Context: &fhirRelated{theConsent},
	}
}

// lookParts is a look under the names it has in an extension.
type lookParts struct {
	At         string `json:"at"`
	Role       string `json:"role"`
	Department string `json:"department"`
	From       string `json:"from"`
	Category   string `json:"category"`
	N          int    `json:"things"`
	Version    int64  `json:"version"`
}

func lookOf(l models.ConsentLook) extension {
	return extension{URL: fhirLook, Extension: fields(lookParts{instant(l.At), string(l.Role), l.Department, l.From, string(l.Category), l.N, l.Version})}
}

// filled puts what fields wrote back into a struct.
func filled(into any, list []extension) error {
	value := reflect.ValueOf(into).Elem()
	for i := range value.NumField() {
		name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
		for _, e := range list {
			if e.URL != name {
				continue
			}
			switch field := value.Field(i); field.Kind() {
			case reflect.String:
				field.SetString(e.String)
			case reflect.Bool:
				field.SetBool(e.String == "true")
			default:
				n, err := strconv.ParseInt(e.String, 10, 64)
				if err != nil {
					return errUnread
				}
				field.SetInt(n)
			}
		}
	}
	return nil
}

// signedBy is a signature as FHIR has one: a Provenance of the whole.
func signedBy(jws, who, at string) any {
	by := reference{Type: "Organization", Display: who}
	return fhirProvenance{
		Resource: "Provenance", ID: signatureID, Target: theConsent, Recorded: at, Agent: []agent{{Who: by}},
		Signature: []fhirSignature{{
			Type: []coding{{"urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.14", "Source Signature"}},
			When: at, Who: by, Target: "application/fhir+json", Format: "application/jose", Data: base64.StdEncoding.EncodeToString([]byte(jws)),
		}},
	}
}

// jwsIn is the JWS in what signedBy made, "" when it is something else.
func jwsIn(contained any) string {
	p, _ := contained.(map[string]any)
	list, _ := p["signature"].([]any)
	if p["id"] != signatureID || len(list) != 1 {
		return ""
	}
	one, _ := list[0].(map[string]any)
	data, _ := one["data"].(string)
	jws, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return ""
	}
	return string(jws)
}
