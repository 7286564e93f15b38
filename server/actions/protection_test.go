package actions_test

import (
	"bytes"
	"context"
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

// meetings is a yes to when and where the health centre meets Mette.
var meetings = models.Terms{
	From: "sundhedscentret", To: "jobcenter", Category: models.CategoryAppointments, Purpose: models.PurposeMeet, Without: models.NothingLost,
}

const (
	theirPlace = "Sundhedscentret, sal 1"
	ownPlace   = "Jobcentret, lokale 2.04"
)

// nowStates has a source of Mette's state something else of her address than it did.
func (h *house) nowStates(t *testing.T, source, says string) {
	t.Helper()
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range deliveries {
		if d.Source.Name != source || !bytes.Contains(d.Data, []byte(`"id":"mette"`)) {
			continue
		}
		data := bytes.ReplaceAll(d.Data, []byte(`"addressProtected":false`), []byte(says))
		if bytes.Equal(data, d.Data) && says != `"addressProtected":false` {
			t.Fatal("the delivery states nothing to change")
		}
		if _, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: source, ID: d.ID, Data: data, Received: h.now}); err != nil {
			t.Fatal(err)
		}
	}
}

// places are those the job centre is shown, of its own and of others.
func places(v wording.DepartmentView) (own, others []string) {
	for _, part := range v.Parts {
		for _, p := range part.Pieces {
			switch {
			case p.Place == "":
			case part.From == v.Department:
				own = append(own, p.Place)
			default:
				others = append(others, p.Place)
			}
		}
	}
	return own, others
}

// showsPlaces fails unless the job centre sees its own places, those of others as told, the
// banner in that state, and Mette the very same.
func (h *house) showsPlaces(t *testing.T, when string, mette models.Viewer, purpose models.Purpose, others bool, state string) {
	t.Helper()
	v, err := h.asked(t, henrik, mette.ID, purpose)
	if err != nil {
		t.Fatal(err)
	}
	own, theirs := places(v)
	if !strings.Contains(strings.Join(own, "|"), ownPlace) {
		t.Errorf("%s: the job centre sees of its own places only %q", when, own)
	}
	if got := strings.Contains(strings.Join(theirs, "|"), theirPlace); got != others || !others && len(theirs) > 0 {
		t.Errorf("%s: the job centre sees the places %q of others", when, theirs)
	}
	if !sees(v, "sundhedscentret", models.CategoryAppointments) {
		t.Errorf("%s: the job centre does not see the appointments", when)
	}
	said := ""
	if v.Protection != nil {
		said = v.Protection.State
	}
	if said != state {
		t.Errorf("%s: the banner says %q, not %q", when, said, state)
	}
	for _, part := range v.Parts {
		if want := state != "" && part.From != v.Department && part.Category == string(models.CategoryAppointments); (part.Hidden != "") != want {
			t.Errorf("%s: of %s/%s it says %q", when, part.From.ID, part.Category, part.Hidden)
		}
	}
}

func TestNoOtherDepartmentIsToldAPlaceUnlessTheAddressIsKnownToBeUnprotected(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		h.gives(t, mette, meetings)
		h.showsPlaces(t, "not protected", mette, models.PurposeMeet, true, "")

		h.nowStates(t, "columna", `"addressProtected":true`)
		h.showsPlaces(t, "one source says protected", mette, models.PurposeMeet, false, "protected")

		h.nowStates(t, "columna", `"addressProtected":false`)
		h.showsPlaces(t, "it takes that back", mette, models.PurposeMeet, true, "")

		for _, source := range []string{"momentum", "sensum", "columna", "dubu", "borgerkonsulent"} {
			h.nowStates(t, source, `"addressProtected":null`)
		}
		h.showsPlaces(t, "nobody says anything", mette, models.PurposeMeet, false, "unknown")
	})
}

func TestAnEmergencyOpensNoProtectedPlace(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		if err := h.store.Write(context.Background(), func(tx *store.Tx) error {
			return tx.AddEmergency(store.Emergency{
				Emergency: models.Emergency{ID: "e1", Until: h.now.Add(time.Hour)}, Citizen: mette.ID, Staff: henrik.ID, Department: "jobcenter", Reason: "Fare",
			})
		}); err != nil {
			t.Fatal(err)
		}
		h.showsPlaces(t, "not protected", mette, models.PurposeEmergency, true, "")
		h.nowStates(t, "columna", `"addressProtected":true`)
		h.showsPlaces(t, "protected", mette, models.PurposeEmergency, false, "protected")
		v, err := h.asked(t, henrik, mette.ID, models.PurposeEmergency)
		if err != nil || !strings.Contains(v.Protection.Text, "112") {
			t.Errorf("what to do instead is not said: %v %+v", err, v.Protection)
		}
	})
}

func TestTheCitizenIsToldThatPlacesAreHidden(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		h.gives(t, mette, meetings)
		q := actions.Asking{Department: "jobcenter", Citizen: mette.ID, Purpose: models.PurposeMeet, Language: "da"}
		hidden := func() (n int) {
			t.Helper()
			v, err := h.Hidden(ctx, mette, q, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, from := range v.From {
				for _, c := range from.Categories {
					if c.Key == "places" {
						n += c.Count
					}
				}
			}
			return n
		}
		if n := hidden(); n != 0 {
			t.Errorf("%d places are hidden", n)
		}
		h.nowStates(t, "columna", `"addressProtected":true`)
		if hidden() == 0 {
			t.Error("no place is hidden")
		}
		theirs, err := h.DepartmentPlan(ctx, henrik, q)
		if err != nil {
			t.Fatal(err)
		}
		hers, err := h.SeeAs(ctx, mette, q, "")
		if err != nil || string(hers) != string(theirs) || strings.Contains(string(hers), theirPlace) {
			t.Errorf("%v\n%s\n%s", err, hers, theirs)
		}
	})
}

func TestTheBorgerkonsulentReadsThatTheAddressIsProtected(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		for as, want := range map[string]string{"mette": "", "jonas": "Jonas har navne- og adressebeskyttelse"} {
			v, err := h.DeskCitizen(context.Background(), lone, h.citizen(t, as).ID, "da")
			if err != nil {
				t.Fatal(err)
			}
			title := ""
			if v.Protection != nil {
				title = v.Protection.Title
			}
			if title != want {
				t.Errorf("of %s the desk says %q", as, title)
			}
		}
	})
}

func TestTheTextOfAYesToAppointmentsSpeaksOfThePlace(t *testing.T) {
	text := func(terms models.Terms) string {
		return wording.ConsentText(terms, "", time.Date(2026, 12, 24, 0, 0, 0, 0, zone(t)), nil, i18n.For("da"))
	}
	if !strings.Contains(text(meetings), "adressebeskyttelse") || strings.Contains(text(spared), "adressebeskyttelse") {
		t.Errorf("%s\n%s", text(meetings), text(spared))
	}
}
