package web_test

import (
	"context"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/wording"
)

// yes is Mette's yes to the job centre about her back, until the day is over.
func (s *street) yes(t *testing.T) (consent string) {
	t.Helper()
	zone := s.now.Location()
	terms := models.Terms{From: "sundhedscentret", To: "jobcenter", Category: models.CategoryLimits, Purpose: models.PurposeSpare, Without: models.NothingLost}
	departments := []models.Department{{ID: "sundhedscentret", Title: "Sundhedscentret"}, {ID: "jobcenter", Title: "Jobcenter Strandborg"}}
	text := wording.ConsentText(terms, "", demo.Day.AddDays(1).At(0, 0, zone), departments, i18n.For("da"))
	hash := sha256.Sum256([]byte(text))
	consent, err := s.house.GiveConsent(t.Context(), models.Viewer{Role: models.AsCitizen, ID: s.mette},
		actions.Consenting{Citizen: s.mette, Terms: terms, Until: demo.Day, Text: hash[:], Language: "da"})
	if err != nil {
		t.Fatal(err)
	}
	return consent
}

// henrik has looked at Mette's plan, and his page is open.
func (s *street) henrikLooks(t *testing.T, address string) *listening {
	t.Helper()
	s.headers["henrik"] = []string{"Cookie", s.logIn(t, "henrik")}
	page := listen(t, address+"/api/live", s.headers["henrik"]...)
	if a := s.ask(t, "GET", s.fill("/api/departments/jobcenter/citizens/:mette/plan?purpose=spare"), "", s.headers["henrik"]...); a.StatusCode != 200 || !strings.Contains(a.body, "Sundhedscentret") {
		t.Fatal(a.StatusCode, a.body)
	}
	return page
}

func TestAnOpenPageIsToldWhenTheConsentItRestsOnGoes(t *testing.T) {
	mette := func(s *street) models.Viewer { return models.Viewer{Role: models.AsCitizen, ID: s.mette} }
	for name, end := range map[string]func(s *street, consent string) error{
		"it is withdrawn": func(s *street, consent string) error {
			return s.house.WithdrawConsent(context.Background(), mette(s), actions.Consenting{Citizen: s.mette, Consent: consent, Seen: 1, Language: "da"})
		},
		"it is paused": func(s *street, consent string) error {
			return s.house.PauseConsent(context.Background(), mette(s), actions.Consenting{Citizen: s.mette, Consent: consent, Seen: 1, Language: "da"})
		},
		"it lapses at midnight": func(s *street, _ string) error {
			s.now = demo.Day.AddDays(1).At(0, 0, s.now.Location())
			return s.house.TellLapsed(context.Background())
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, address := serveStreet(t)
			s.now = demo.Day.At(23, 50, s.now.Location())
			consent := s.yes(t)
			page := s.henrikLooks(t, address)
			if err := end(s, consent); err != nil {
				t.Fatal(err)
			}
			if told := page.block(t); told[0] != "event: changed" {
				t.Errorf("told %q", told)
			}
			var v wording.DepartmentView
			s.get(t, "henrik", s.fill("/api/departments/jobcenter/citizens/:mette/plan?purpose=spare"), &v)
			for _, part := range v.Parts {
				if part.From.ID == "sundhedscentret" {
					t.Errorf("he is shown %+v", part)
				}
			}
		})
	}
}

func TestWhatWasSeenIsAnsweredAsTheSpecificationSays(t *testing.T) {
	s, address := serveStreet(t)
	consent := s.yes(t)
	s.henrikLooks(t, address)
	s.now = s.now.Add(time.Minute)
	mette := models.Viewer{Role: models.AsCitizen, ID: s.mette}
	if err := s.house.PauseConsent(t.Context(), mette, actions.Consenting{Citizen: s.mette, Consent: consent, Seen: 1, Language: "da"}); err != nil {
		t.Fatal(err)
	}
	var v any
	s.get(t, "Mette", "/api/consents/"+consent+"/seen", &v)
	if err := readSpec(t).Components.Schemas["ConsentSeen"].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
		t.Error(err)
	}
	seen := v.(map[string]any)
	if len(seen["seen"].([]any)) != 1 || seen["stays"] == nil || seen["told"].(map[string]any)["state"] != "none" {
		t.Errorf("%v", seen)
	}
	for _, who := range []string{"another citizen", "her borgerkonsulent", "henrik", "a leader"} {
		if a := s.ask(t, "GET", "/api/consents/"+consent+"/seen", "", s.headers[who]...); a.StatusCode != 404 {
			t.Errorf("%s: %d", who, a.StatusCode)
		}
	}
}
