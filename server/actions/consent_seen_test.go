package actions_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/testbed"
)

func TestWhatWasSeenByAConsentIsSaidAsItIs(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		ctx, mette := t.Context(), h.citizen(t, "mette")
		id, other := h.gives(t, mette, spared), ""
		seen := func() (texts []string, none, stays string) {
			v, err := h.ConsentSeen(ctx, mette, mette.ID, id, "da")
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range v.Seen {
				texts = append(texts, strings.ReplaceAll(s.What+": "+s.Text, "\u00a0", " "))
			}
			return texts, v.None, v.Stays
		}
		if texts, none, _ := seen(); len(texts) != 0 || none != "Ingen har set det." {
			t.Errorf("before: %v %q", texts, none)
		}
		look := func(who models.Viewer, purpose models.Purpose) {
			if _, err := h.asked(t, who, mette.ID, purpose); err != nil {
				t.Fatal(err)
			}
		}
		look(henrik, models.PurposeSpare)
		look(henrik, models.PurposeCase) // by which nothing of this is seen
		if texts, _, _ := seen(); len(texts) != 1 || texts[0] != "Skånehensyn og vilkår fra Sundhedscentret: Jobcenter Strandborg har set det 1 gang. Sidst var d. 23. november." {
			t.Errorf("after one look: %q", texts)
		}
		h.now = h.now.Add(24 * time.Hour)
		look(henrik, models.PurposeSpare)
		look(models.Viewer{Role: models.AsSource, ID: "momentum"}, models.PurposeSpare)
		pause := h.of(t, mette, id)
		if err := h.PauseConsent(ctx, mette, pause); err != nil {
			t.Fatal(err)
		}
		look(henrik, models.PurposeSpare) // and sees nothing of it
		if err := h.ResumeConsent(ctx, mette, h.of(t, mette, id)); err != nil {
			t.Fatal(err)
		}
		helped := spared
		helped.Category = models.CategoryMeasures
		other = h.gives(t, mette, helped)
		look(henrik, models.PurposeSpare) // by another version, and by another consent as well
		if err := h.WithdrawConsent(ctx, mette, h.of(t, mette, id)); err != nil {
			t.Fatal(err)
		}
		look(henrik, models.PurposeSpare)
		texts, none, stays := seen()
		want := []string{
			"Skånehensyn og vilkår fra Sundhedscentret: Jobcenter Strandborg har set det 3 gange. Første gang var d. 23. november. Sidst var d. 24. november.",
			"Skånehensyn og vilkår fra Sundhedscentret: Systemet hos Jobcenter Strandborg har hentet det 1 gang. Sidst var d. 24. november.",
		}
		if len(texts) != 2 || texts[0] != want[0] || texts[1] != want[1] || none != "" || stays != "Det, de har set, kan vi ikke tage tilbage." {
			t.Errorf("%q %q %q", texts, none, stays)
		}
		for _, c := range []struct {
			who     models.Viewer
			citizen string
			consent string
		}{{mette, mette.ID, "nothing"}, {h.citizen(t, "sara"), h.citizen(t, "sara").ID, other}, {h.citizen(t, "sara"), mette.ID, other}, {henrik, mette.ID, other}} {
			if _, err := h.ConsentSeen(ctx, c.who, c.citizen, c.consent, "da"); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%+v: %v", c, err)
			}
		}
	})
}

// A notice that rests on a consent is taken back with it while nobody has fetched
// it, and stays where somebody has.
func TestANoticeThatRestsOnAConsentGoesWithIt(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		ctx, mette := t.Context(), h.citizen(t, "mette")
		id := h.gives(t, mette, spared)
		job := models.Viewer{Role: models.AsSource, ID: "momentum"}
		waiting := func() int {
			notices, err := h.FetchNotices(ctx, job, "momentum")
			if err != nil {
				t.Fatal(err)
			}
			return len(notices)
		}
		before := waiting()
		if err := h.store.Write(ctx, func(tx *store.Tx) error {
			return errors.Join(
				tx.AddNotice(store.Notice{Citizen: mette.ID, Source: "momentum", Plan: "c1-job", About: models.AboutFinding, Ref: "a", Consent: id, Text: "om ryggen"}),
				tx.AddNotice(store.Notice{Citizen: mette.ID, Source: "momentum", Plan: "c1-job", About: models.AboutFinding, Ref: "b", Text: "om sin egen plan"}))
		}); err != nil {
			t.Fatal(err)
		}
		for _, step := range []func() error{
			func() error { return h.PauseConsent(ctx, mette, h.of(t, mette, id)) },
			func() error { return h.WithdrawConsent(ctx, mette, h.of(t, mette, id)) },
		} {
			if err := step(); err != nil || waiting() != before+1 {
				t.Errorf("%v; %d wait, %d before", err, waiting(), before)
			}
		}
	})
}
