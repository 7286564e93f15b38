package actions_test

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

const backPain = "columna~c1-sun~c1-sun-m1" // what the training is called
const noLifting = "columna~c1-sun~c1-sun-c1"

func (h *house) sharing(t *testing.T, who models.Viewer, citizen string) wording.ConsentsView {
	t.Helper()
	v, err := h.Consents(context.Background(), who, citizen, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// reads is the text of a yes, and what it is then given with.
func (h *house) reads(t *testing.T, who models.Viewer, c actions.Consenting) (wording.ConsentTextView, actions.Consenting) {
	t.Helper()
	c.Language = "da"
	v, err := h.ConsentText(context.Background(), who, c)
	if err != nil {
		t.Fatal(err)
	}
	c.Text, err = hex.DecodeString(v.Hash)
	c.Until = models.MustDate(v.Last)
	if err != nil {
		t.Fatal(err)
	}
	return v, c
}

// asks has the job centre ask for what the health centre knows of Mette's back.
func (h *house) asks(t *testing.T, citizen string, terms models.Terms) string {
	t.Helper()
	terms.ForWhat, terms.Without = "Vi vil finde en praktik uden tunge løft.", models.Slower
	id, err := h.AskConsent(context.Background(), henrik, actions.Consenting{Citizen: citizen, Terms: terms, Language: "da"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWhatADepartmentAsksForStandsFirstAndIsAnsweredByItsText(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		if quiet := h.planOf(t, "mette").Asked; quiet != "" {
			t.Errorf("before anybody asks: %q", quiet)
		}
		id := h.asks(t, mette.ID, spared)
		if h.planOf(t, "mette").Asked == "" {
			t.Error("the first page does not say that somebody asks")
		}
		asked := h.sharing(t, mette, mette.ID).Asked
		if len(asked) != 1 || asked[0].Ask == nil || asked[0].State != "asked" || len(asked[0].Things) != 1 ||
			!strings.Contains(asked[0].Ask.Without, "længere tid") || !strings.Contains(asked[0].Ask.Text, "uden tunge løft") ||
			asked[0].Ask.Longest != "2027-11-22" || !strings.Contains(asked[0].Limit, "et år") {
			t.Fatalf("%+v", asked)
		}
		// Only the one thing, and not as long as was proposed.
		_, c := h.reads(t, mette, actions.Consenting{Citizen: mette.ID, Consent: id, Seen: models.Version(asked[0].Version),
			Terms: models.Terms{Item: noLifting}, Until: models.MustDate("2026-12-18")})
		if _, err := h.GiveConsent(ctx, mette, c); err != nil {
			t.Fatal(err)
		}
		v := h.sharing(t, mette, mette.ID)
		if len(v.Asked) != 0 || len(v.Open) != 1 || v.Open[0].Last != "2026-12-18" || !v.Open[0].Soon || !strings.Contains(v.Open[0].Thing, "5 kg") || len(v.Open[0].History) != 2 {
			t.Errorf("after her yes: %+v", v.Open)
		}
		if h.planOf(t, "mette").Asked != "" {
			t.Error("the first page still says that somebody asks")
		}
	})
}

func TestAYesIsToTheTextThatWasReadAndNoOther(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		terms := spared
		terms.Item = noLifting
		text, c := h.reads(t, mette, actions.Consenting{Citizen: mette.ID, Terms: terms})
		if text.Last != "2027-02-21" || strings.Count(text.Text, "\n") < 4 || !strings.Contains(text.Text, "5 kg") {
			t.Errorf("%+v", text)
		}
		for name, other := range map[string]func(*actions.Consenting){
			"another day":  func(c *actions.Consenting) { c.Until = c.Until.AddDays(1) },
			"more than it": func(c *actions.Consenting) { c.Terms.Item = "" },
			"nothing read": func(c *actions.Consenting) { c.Text = nil },
		} {
			changed := c
			other(&changed)
			if _, err := h.GiveConsent(ctx, mette, changed); !errors.Is(err, models.ErrConsentText) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, other := range map[string]func(*actions.Consenting){
			"too long": func(c *actions.Consenting) { c.Until = models.MustDate("2027-11-23") }, "over": func(c *actions.Consenting) { c.Until = demo.Day.AddDays(-1) },
			"unknown thing": func(c *actions.Consenting) { c.Terms.Item = "nothing" }, "to itself": func(c *actions.Consenting) { c.Terms.To = c.Terms.From },
			"her son's": func(c *actions.Consenting) {
				c.Terms.From, c.Terms.Category, c.Terms.Item = "familieafdelingen", models.CategoryMeasures, "dubu~c1-fam~c1-fam-m1"
			},
		} {
			changed := c
			other(&changed)
			if _, err := h.ConsentText(ctx, mette, changed); models.KindOf(err) != models.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestWhatIsAboutHerSonIsNotHersToGive(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		v := h.sharing(t, mette, mette.ID)
		if len(v.From) != 4 || v.To[0].ID != "familieafdelingen" || v.To[len(v.To)-1].ID != "ydelsescentret" {
			t.Errorf("she can choose of %+v, for %+v", v.From, v.To)
		}
		for _, from := range v.From {
			if from.From.ID == "familieafdelingen" {
				t.Errorf("%+v", from)
			}
		}
	})
}

func TestTheBorgerkonsulentNotesAYesOnPaper(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		signed := demo.Day.AddDays(-3)
		paper := actions.Noting{Form: models.OnPaper, Capacity: models.AsSelf, On: signed}
		text, c := h.reads(t, lone, actions.Consenting{Citizen: mette.ID, Terms: spared, Noting: paper})
		if text.Longest != "2027-11-19" {
			t.Errorf("a year from the day it was signed, not %s", text.Longest)
		}
		for name, wrong := range map[string]struct {
			noting actions.Noting
			want   error
		}{
			"health, by word":       {actions.Noting{Form: models.ByWord, Capacity: models.AsSelf, Note: "Sagt", On: signed}, models.ErrForm},
			"in the app":            {actions.Noting{Form: models.ByLogin, Capacity: models.AsSelf, On: signed}, models.ErrForm},
			"by a parent of Mette":  {actions.Noting{Form: models.OnPaper, Capacity: models.AsParent, On: signed}, models.ErrCapacity},
			"a guardian for money":  {actions.Noting{Form: models.OnPaper, Capacity: models.AsGuardian, Guards: models.GuardsMoney, On: signed}, models.ErrCapacity},
			"attorney not in force": {actions.Noting{Form: models.OnPaper, Capacity: models.AsAttorney, On: signed}, models.ErrCapacity},
			"signed tomorrow":       {actions.Noting{Form: models.OnPaper, Capacity: models.AsSelf, On: demo.Day.AddDays(1)}, models.ErrGivenOn},
		} {
			other := c
			other.Noting = wrong.noting
			if _, err := h.RecordConsent(ctx, lone, other, ""); !errors.Is(err, wrong.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		c.Key = "tap"
		id, err := h.RecordConsent(ctx, lone, c, "")
		if again, twice := h.RecordConsent(ctx, lone, c, ""); err != nil || twice != nil || again != id {
			t.Fatalf("%q %v, again %q %v", id, err, again, twice)
		}
		seen, err := h.asked(t, henrik, mette.ID, models.PurposeSpare)
		if err != nil || !sees(seen, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("%v %+v", err, seen.Parts)
		}
		open := h.sharing(t, mette, mette.ID).Open
		if len(open) != 1 || len(open[0].History) != 2 || !strings.Contains(open[0].History[0].Text, "20. november") || !strings.HasPrefix(open[0].History[1].Text, "Lone har set det på papir") {
			t.Fatalf("Mette reads %+v", open)
		}
		no := actions.Consenting{Citizen: mette.ID, Consent: id, Seen: models.Version(open[0].Version)}
		if err := h.RecordNo(ctx, lone, no, models.ConsentWithdrawn, ""); !errors.Is(err, models.ErrNotNoted) {
			t.Errorf("a no without a word: %v", err)
		}
		no.Noting.Note = "Mette ringede. Hun vil ikke mere."
		if err := h.RecordNo(ctx, lone, no, models.ConsentWithdrawn, ""); err != nil {
			t.Fatal(err)
		}
		if over := h.sharing(t, mette, mette.ID).Over; len(over) != 1 || over[0].State != "withdrawn" || over[0].History[3].Note != no.Noting.Note {
			t.Errorf("%+v", over)
		}
	})
}

func TestAYesThatWasSaidCountsOutsideHealthOnly(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		terms := spared
		terms.From = "socialpsykiatrien"
		_, c := h.reads(t, lone, actions.Consenting{Citizen: mette.ID, Terms: terms, Noting: actions.Noting{Form: models.ByWord, Capacity: models.AsSelf}})
		if _, err := h.RecordConsent(ctx, lone, c, ""); !errors.Is(err, models.ErrForm) {
			t.Errorf("without what was said: %v", err)
		}
		c.Noting.Note = "Mette sagde ja i telefonen."
		if _, err := h.RecordConsent(ctx, lone, c, ""); err != nil {
			t.Fatal(err)
		}
		if seen, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil || !sees(seen, "socialpsykiatrien", models.CategoryLimits) {
			t.Errorf("%v %+v", err, seen.Parts)
		}
	})
}

func TestTheDeskReadsNoThingOfADepartments(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		thing := spared
		thing.Item, thing.Purpose = noLifting, models.PurposeCase
		h.gives(t, mette, spared) // so that the job centre can name it
		h.asks(t, mette.ID, thing)
		v := h.sharing(t, lone, mette.ID)
		if len(v.Asked) != 1 || v.Asked[0].Ask != nil || v.Asked[0].Thing != "Én ting" {
			t.Errorf("Lone reads %+v", v.Asked)
		}
		for _, from := range v.From {
			for _, category := range from.Categories {
				if len(category.Things) > 0 && category.Key != "goals" && category.Key != "measures" {
					t.Errorf("Lone reads %+v of %s", category, from.From.ID)
				}
			}
		}
		if _, err := h.ConsentText(ctx, lone, actions.Consenting{Citizen: mette.ID, Terms: thing, Language: "da"}); !errors.Is(err, models.ErrTerms) {
			t.Errorf("the text of one thing: %v", err)
		}
		_, c := h.reads(t, mette, actions.Consenting{Citizen: mette.ID, Terms: thing, Noting: actions.Noting{Form: models.OnPaper, Capacity: models.AsSelf}})
		if _, err := h.RecordConsent(ctx, lone, c, ""); !errors.Is(err, models.ErrTerms) {
			t.Errorf("a yes to one thing, noted: %v", err)
		}
		help := spared
		help.Category, help.Item = models.CategoryMeasures, backPain
		if _, err := h.ConsentText(ctx, lone, actions.Consenting{Citizen: mette.ID, Terms: help, Language: "da"}); err != nil {
			t.Errorf("what some help is called: %v", err)
		}
	})
}

func TestStatutesAreSaidBetweenThoseWhoHaveAPlan(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara") // the benefits office has a plan with Sara only
		if v := h.sharing(t, mette, mette.ID); len(v.Statutes) != 0 {
			t.Errorf("%+v", v.Statutes)
		}
		v := h.sharing(t, sara, sara.ID)
		if len(v.Statutes) != 1 || !strings.HasPrefix(v.Statutes[0].Because, "Det må vi uden dit ja, fordi loven") || !strings.Contains(v.Statutes[0].Law, "§ 11 a") {
			t.Fatalf("%+v", v.Statutes)
		}
	})
}

func TestAConsentThatEndsSoonIsAReasonOnTheDesk(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		reason := func() (text string) {
			desk, err := h.Desk(context.Background(), lone, "da")
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range desk.Citizens {
				for _, r := range row.Reasons {
					if row.ID == mette.ID && r.Cause == "consent" {
						text = r.Text // with how many there are
					}
				}
			}
			return text
		}
		h.now = h.now.Add(-48 * time.Hour)
		h.gives(t, mette, spared) // for 30 days, and the day it is given
		far := reason()
		h.now = h.now.Add(48 * time.Hour)
		if near := reason(); near == "" || near == far {
			t.Errorf("two days later: %q, before %q", near, far)
		}
	})
}

func TestWhatADepartmentDoesNotSeeIsCountedAndNotShown(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		q := actions.Asking{Department: "jobcenter", Citizen: mette.ID, Purpose: models.PurposeSpare, Language: "da"}
		id := h.gives(t, mette, spared)
		for _, without := range []string{"", id} {
			hidden, err := h.Hidden(ctx, mette, q, without)
			if err != nil {
				t.Fatal(err)
			}
			shown := map[string]int{}
			body, err := h.SeeAs(ctx, mette, q, without)
			if err != nil {
				t.Fatal(err)
			}
			var v wording.DepartmentView
			if err := json.Unmarshal(body, &v); err != nil {
				t.Fatal(err)
			}
			for _, p := range v.Parts {
				shown[p.From.ID+"/"+p.Category] = len(p.Pieces)
			}
			unseen := map[string]int{}
			for _, from := range hidden.From {
				for _, c := range from.Categories {
					unseen[from.From.ID+"/"+c.Key] = c.Count
				}
			}
			if err := h.store.Read(ctx, func(tx *store.Tx) error {
				parts, err := tx.PlanParts(mette.ID, "da")
				if len(parts) < 10 {
					t.Errorf("only %d parts", len(parts))
				}
				for _, p := range parts {
					at := p.Of + "/" + string(p.Category)
					if shown[at]+unseen[at] != len(p.Pieces) {
						t.Errorf("%s: %d shown and %d hidden of %d", at, shown[at], unseen[at], len(p.Pieces))
					}
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if got := unseen["sundhedscentret/limits"]; got != map[string]int{"": 0, id: 1}[without] {
				t.Errorf("without %q the back is hidden %d times", without, got)
			}
		}
	})
}
