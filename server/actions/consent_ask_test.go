package actions_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

var anja = models.Viewer{Role: models.AsProfessional, ID: "anja"}

// wanted is what the job centre asks for.
func wanted(citizen string) actions.Consenting {
	terms := spared
	terms.ForWhat, terms.Without = "Vi vil finde et job, din ryg kan holde til.", models.Slower
	return actions.Consenting{Citizen: citizen, Terms: terms, Language: "da"}
}

func (h *house) consents(t *testing.T, citizen string) (records []models.ConsentRecord) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		events, err := tx.Consents(citizen)
		records = models.ConsentRecords(events)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return records
}

// lastLine is the last line of the citizen's log.
func (h *house) lastLine(t *testing.T, citizen string) (line models.Entry) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		lines, err := tx.Entries(citizen, 1)
		if len(lines) > 0 {
			line = lines[0]
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return line
}

func TestADepartmentAsksTheCitizenForAYes(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		ask := wanted(mette.ID)
		ask.Key = "tap-1"
		id, err := h.AskConsent(ctx, henrik, ask, "")
		if err != nil {
			t.Fatal(err)
		}
		if line := h.lastLine(t, mette.ID); line.Action != models.AskConsent || line.Department != "jobcenter" || line.By != henrik || line.Ground != string(models.HasCase) {
			t.Errorf("the log has %+v", line)
		}
		if again, err := h.AskConsent(ctx, henrik, ask, ""); err != nil || again != id {
			t.Errorf("under the same key: %q, %v", again, err)
		}
		ask.Key = "tap-2"
		if _, err := h.AskConsent(ctx, henrik, ask, ""); !errors.Is(err, models.ErrAsked) {
			t.Errorf("once more: %v", err)
		}
		got := h.consents(t, mette.ID)
		if len(got) != 1 || got[0].State != models.ConsentAsked || got[0].Terms != ask.Terms || got[0].Asked.By != henrik {
			t.Fatalf("%+v", got)
		}
		if v, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil || sees(v, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("by asking alone: %v %+v", err, v.Parts)
		}
		if err := h.DeclineConsent(ctx, mette, actions.Consenting{Citizen: mette.ID, Consent: id, Seen: models.Version(got[0].Version)}); err != nil {
			t.Fatal(err)
		}
		if _, err := h.AskConsent(ctx, henrik, ask, ""); !errors.Is(err, models.ErrNoStands) {
			t.Errorf("after a no: %v", err)
		}
		h.now = h.now.AddDate(0, 0, models.AskAgainDays).Add(time.Hour)
		if _, err := h.AskConsent(ctx, henrik, ask, ""); err != nil {
			t.Errorf("a month later: %v", err)
		}
	})
}

func TestAQuestionIsTheSameWhetherThereIsAnythingOrNot(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		nothing := wanted(mette.ID)
		nothing.Terms.From = "rusmiddelcentret" // knows nothing of Mette
		there, not := wanted(mette.ID), nothing
		there.Terms.Item, not.Terms.Item = h.oneThing(t, mette.ID), "no~such~thing"
		for name, c := range map[string]actions.Consenting{"a thing that is there": there, "a thing that is not": not} {
			if _, err := h.AskConsent(ctx, henrik, c, ""); !errors.Is(err, models.ErrTerms) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, c := range []actions.Consenting{wanted(mette.ID), nothing} {
			if _, err := h.AskConsent(ctx, henrik, c, ""); err != nil {
				t.Errorf("of %s: %v", c.Terms.From, err)
			}
		}
	})
}

// oneThing is the id of something the health centre knows of the citizen's limits.
func (h *house) oneThing(t *testing.T, citizen string) (id string) {
	t.Helper()
	if _, err := h.asked(t, henrik, citizen, models.PurposeCase); err != nil { // it is cut when it is first read
		t.Fatal(err)
	}
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		part, err := tx.PlanPartOf(citizen, "da", "sundhedscentret", models.CategoryLimits)
		if len(part.Pieces) > 0 {
			id = part.Pieces[0].Item
		}
		return err
	}); err != nil || id == "" {
		t.Fatal("the health centre knows nothing", err)
	}
	return id
}

func TestASingleThingIsNamedByWhoSeesIt(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	h.gives(t, mette, spared)
	ask := wanted(mette.ID)
	ask.Terms.Item, ask.Terms.Purpose = h.oneThing(t, mette.ID), models.PurposeMeet
	if _, err := h.AskConsent(ctx, henrik, ask, ""); err != nil {
		t.Error(err)
	}
}

func TestAQuestionThatCannotBePutIsRefused(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara")
	h.gives(t, sara, spared)
	hard := "Indhentelse af helbredsmæssige oplysninger forudsætter samtykkeerklæring vedrørende funktionsevnevurderingen og skånehensynsbeskrivelsen."
	for name, c := range map[string]struct {
		who     models.Viewer
		change  func(*actions.Consenting)
		unplain string
		want    error
	}{
		"what for is not said":       {henrik, func(c *actions.Consenting) { c.Terms.ForWhat = " " }, "", models.ErrForWhat},
		"what for is hard to read":   {henrik, func(c *actions.Consenting) { c.Terms.ForWhat = hard }, "", models.ErrTooHard},
		"a CPR number":               {henrik, func(c *actions.Consenting) { c.Terms.ForWhat = "Det er 010190-1234." }, "fordi", models.ErrForbiddenText},
		"of itself":                  {henrik, func(c *actions.Consenting) { c.Terms.From = "jobcenter" }, "", models.ErrTerms},
		"of nobody":                  {henrik, func(c *actions.Consenting) { c.Terms.From = "nowhere" }, "", models.ErrTerms},
		"a no that means a threat":   {henrik, func(c *actions.Consenting) { c.Terms.Without = "sanction" }, "", models.ErrTerms},
		"for no purpose":             {henrik, func(c *actions.Consenting) { c.Terms.Purpose = "" }, "", models.ErrTerms},
		"for an emergency":           {henrik, func(c *actions.Consenting) { c.Terms.Purpose = models.PurposeEmergency }, "", models.ErrTerms},
		"what it has":                {henrik, func(c *actions.Consenting) { c.Citizen = sara.ID }, "", models.ErrHasIt},
		"as another department":      {anja, func(*actions.Consenting) {}, "", models.ErrNotFound},
		"of one it has no case with": {models.Viewer{Role: models.AsSource, ID: "boliglaan"}, func(c *actions.Consenting) { c.Terms.To = "bolig" }, "", models.ErrNotFound},
		"of nobody we know":          {henrik, func(c *actions.Consenting) { c.Citizen = "nobody" }, "", models.ErrNotFound},
		"as a borgerkonsulent":       {lone, func(*actions.Consenting) {}, "", models.ErrNotFound},
		"as the citizen":             {mette, func(*actions.Consenting) {}, "", models.ErrNotFound},
	} {
		ask := wanted(mette.ID)
		c.change(&ask)
		if _, err := h.AskConsent(ctx, c.who, ask, c.unplain); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if line := h.lastLine(t, mette.ID); line.Result != models.Refused {
		t.Errorf("a refusal left no line: %+v", line)
	}
	ask := wanted(mette.ID)
	ask.Terms.ForWhat = hard
	if _, err := h.AskConsent(ctx, henrik, ask, "Der er ikke andre ord."); err != nil {
		t.Errorf("with a reason: %v", err)
	}
}
