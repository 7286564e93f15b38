package actions_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/testbed"
)

var bo = models.Viewer{Role: models.AsProfessional, ID: "bo"}

// employBo has Bo work with housing, which has a case with Jonas alone.
func (h *house) employBo(t *testing.T) {
	t.Helper()
	if err := h.EmployStaff(context.Background(), operator, models.Staff{ID: "bo", Name: "Bo Bro", Role: models.AsProfessional, Department: "bolig"}); err != nil {
		t.Fatal(err)
	}
}

func (h *house) cases(t *testing.T, who models.Viewer) (names []string) {
	t.Helper()
	v, err := h.Cases(context.Background(), who, "da")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range v.Cases {
		names = append(names, c.Name)
	}
	return names
}

func TestAFagpersonSeesWhomTheDepartmentHasACaseWith(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		h.employBo(t)
		mette := h.citizen(t, "mette")
		if got := h.cases(t, anja); !slices.Equal(got, []string{"Jonas Bech", "Mette Lund", "Sara Holm"}) {
			t.Errorf("of the social psychiatry: %v", got)
		}
		if got := h.cases(t, bo); !slices.Equal(got, []string{"Jonas Bech"}) {
			t.Errorf("of housing: %v", got)
		}
		if line := h.lastLine(t, h.citizen(t, "jonas").ID); line.Action != models.ReadCases || line.By != bo || line.Department != "bolig" ||
			line.Ground != string(models.HasCase) || line.Things != "" {
			t.Errorf("the log has %+v", line)
		}
		if line := h.lastLine(t, h.citizen(t, "sara").ID); line.By == bo {
			t.Errorf("one who is not on the list: %+v", line)
		}
		if got := h.cases(t, lone); got != nil {
			t.Errorf("of no department: %v", got)
		}
		if _, err := h.Cases(context.Background(), mette, "da"); models.KindOf(err) != models.NotFound {
			t.Errorf("as a citizen: %v", err)
		}
	})
}

func TestAYesPutsTheCitizenOnTheListAsLongAsItHolds(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		h.employBo(t)
		sara := h.citizen(t, "sara")
		terms := models.Terms{
			From: "familieafdelingen", To: "bolig", Category: models.CategoryMeasures, Purpose: models.PurposeCoordinate, Without: models.NothingLost,
		}
		id := h.gives(t, sara, terms)
		if got := h.cases(t, bo); !slices.Contains(got, "Sara Holm") {
			t.Errorf("with a yes: %v", got)
		}
		before := h.now
		h.now = demo.Day.AddDays(31).At(0, 0, zone(t))
		if got := h.cases(t, bo); slices.Contains(got, "Sara Holm") {
			t.Errorf("after it lapsed: %v", got)
		}
		h.now = before.Add(time.Hour)
		if err := h.WithdrawConsent(context.Background(), sara, actions.Consenting{Citizen: sara.ID, Consent: id, Seen: 1}); err != nil {
			t.Fatal(err)
		}
		if got := h.cases(t, bo); slices.Contains(got, "Sara Holm") {
			t.Errorf("after it was taken back: %v", got)
		}
	})
}
