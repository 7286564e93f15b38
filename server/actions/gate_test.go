package actions_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// spared is what the health centre knows of Mette's back.
var spared = models.Terms{
	From: "sundhedscentret", To: "jobcenter", Category: models.CategoryLimits, Purpose: models.PurposeSpare, Without: models.NothingLost,
}

// asked is what the job centre is shown of a citizen.
func (h *house) asked(t *testing.T, who models.Viewer, citizen string, purpose models.Purpose) (wording.DepartmentView, error) {
	t.Helper()
	return askedBy(h, who, citizen, purpose)
}

func askedBy(h *house, who models.Viewer, citizen string, purpose models.Purpose) (wording.DepartmentView, error) {
	var v wording.DepartmentView
	body, err := h.DepartmentPlan(context.Background(), who, actions.Asking{
		Department: "jobcenter", Citizen: citizen, Purpose: purpose, Language: "da",
	})
	if err == nil {
		err = json.Unmarshal(body, &v)
	}
	return v, err
}

// gives is the citizen's own yes, to the text that is shown.
func (h *house) gives(t *testing.T, who models.Viewer, terms models.Terms) string {
	t.Helper()
	return h.givesFor(t, who, terms, 30)
}

// givesFor is gives for so many days after today.
func (h *house) givesFor(t *testing.T, who models.Viewer, terms models.Terms, days int) string {
	t.Helper()
	return h.givesUnder(t, who, terms, days, "")
}

// givesUnder is givesFor under a key.
func (h *house) givesUnder(t *testing.T, who models.Viewer, terms models.Terms, days int, key string) string {
	t.Helper()
	var departments []models.Department
	if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
		departments, err = tx.Departments()
		return err
	}); err != nil {
		t.Fatal(err)
	}
	last := models.DateOf(h.now.In(zone(t))).AddDays(days)
	text := wording.ConsentText(terms, "", last.AddDays(1).At(0, 0, zone(t)), departments, i18n.For("da"))
	hash := sha256.Sum256([]byte(text))
	id, err := h.GiveConsent(context.Background(), who, actions.Consenting{Citizen: who.ID, Terms: terms, Until: last, Text: hash[:], Language: "da", Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func sees(v wording.DepartmentView, from string, category models.Category) bool {
	for _, p := range v.Parts {
		if p.From.ID == from && p.Category == string(category) && len(p.Pieces) > 0 {
			return true
		}
	}
	return false
}

func TestADepartmentSeesItsOwnAndWhatTheCitizenSaidYesTo(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		before, err := h.asked(t, henrik, mette.ID, models.PurposeSpare)
		if err != nil || !sees(before, "jobcenter", models.CategoryMeasures) || sees(before, "sundhedscentret", models.CategoryLimits) {
			t.Fatalf("before she said yes: %v %+v", err, before.Parts)
		}
		id := h.gives(t, mette, spared)
		after, err := h.asked(t, henrik, mette.ID, models.PurposeSpare)
		if err != nil || !sees(after, "sundhedscentret", models.CategoryLimits) || len(after.Parts) != len(before.Parts)+1 {
			t.Fatalf("after: %v %+v", err, after.Parts)
		}
		other, err := h.asked(t, henrik, mette.ID, models.PurposeCase)
		if err != nil || sees(other, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("for another purpose: %v %+v", err, other.Parts)
		}
		if err := h.WithdrawConsent(context.Background(), mette, actions.Consenting{Citizen: mette.ID, Consent: id, Seen: 1}); err != nil {
			t.Fatal(err)
		}
		gone, err := h.asked(t, henrik, mette.ID, models.PurposeSpare)
		if err != nil || sees(gone, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("after she took it back: %v %+v", err, gone.Parts)
		}
	})
}

func TestAYesLapsesWithoutAnybodyDoingAnything(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		h.gives(t, mette, spared)
		over := demo.Day.AddDays(31).At(0, 0, zone(t))
		for _, c := range []struct {
			at   time.Time
			want bool
		}{{over.Add(-time.Millisecond), true}, {over, false}, {over.Add(-time.Hour), false}} { // a clock that goes back revives nothing
			h.now = c.at
			v, err := h.asked(t, henrik, mette.ID, models.PurposeSpare)
			if err != nil || sees(v, "sundhedscentret", models.CategoryLimits) != c.want {
				t.Errorf("at %s: %v, seen %v", c.at, err, !c.want)
			}
		}
	})
}

func TestEachLookIsALineOfTheLog(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		id := h.gives(t, mette, spared)
		if _, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil {
			t.Fatal(err)
		}
		system := models.Viewer{Role: models.AsSource, ID: "dubu"} // the family's system asks as the job centre
		if _, err := h.asked(t, system, mette.ID, models.PurposeCase); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another department's system: %v", err)
		}
		if _, err := h.asked(t, henrik, "nobody", models.PurposeCase); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("nobody: %v", err)
		}
		if _, err := h.asked(t, anja, mette.ID, "731184-1234"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a fagperson of another department: %v", err)
		}
		if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
			lines, err := tx.Entries(mette.ID, 3)
			if len(lines) != 3 || lines[0].Result != models.Refused || lines[0].By != anja || lines[0].Purpose != "" {
				t.Fatalf("the log keeps what somebody typed for a purpose: %+v", lines)
			}
			if lines = lines[1:]; lines[0].Result != models.Refused || lines[0].By != system ||
				lines[1].By != henrik || lines[1].Department != "jobcenter" || lines[1].Purpose != models.PurposeSpare ||
				!strings.Contains(lines[1].Things, "sundhedscentret/limits*") || !strings.Contains(lines[1].Things, "consent:"+id+"@1") {
				t.Errorf("the log has %+v", lines)
			}
			if none, _ := tx.Entries("nobody", 1); len(none) > 0 {
				t.Errorf("what somebody typed is in the log: %+v", none)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheCitizenSeesTheVeryBytesTheDepartmentSees(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		id := h.gives(t, mette, spared)
		q := actions.Asking{Department: "jobcenter", Citizen: mette.ID, Purpose: models.PurposeSpare, Language: "da"}
		theirs, err := h.DepartmentPlan(context.Background(), henrik, q)
		if err != nil {
			t.Fatal(err)
		}
		hers, err := h.SeeAs(context.Background(), mette, q, "")
		if err != nil || string(hers) != string(theirs) {
			t.Errorf("%v\n%s\n%s", err, hers, theirs)
		}
		without, err := h.SeeAs(context.Background(), mette, q, id)
		if err != nil || string(without) == string(theirs) || strings.Contains(string(without), `"consent"`) {
			t.Errorf("without the consent: %v %s", err, without)
		}
	})
}
