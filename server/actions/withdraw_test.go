package actions_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
)

// changes is how far somebody's changes have come.
func (h *house) changes(t testing.TB, who models.Viewer) int64 {
	t.Helper()
	seq, err := h.store.ChangesOf(context.Background(), store.ReaderOf(who))
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

// consents is how the citizen's consents stand.
func (h *house) consents(t testing.TB, citizen string) (records []models.ConsentRecord) {
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

// of is what is said about a consent as it now stands.
func (h *house) of(t testing.TB, who models.Viewer, consent string) actions.Consenting {
	t.Helper()
	record, known := models.ConsentByID(h.consents(t, who.ID), consent)
	if !known {
		t.Fatalf("there is no consent %s", consent)
	}
	return actions.Consenting{Citizen: who.ID, Consent: consent, Seen: models.Version(record.Version), Language: "da"}
}

func TestWhoHasLookedIsToldInTheSameMomentAndNobodyElse(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		ctx, mette := t.Context(), h.citizen(t, "mette")
		ida := models.Viewer{Role: models.AsProfessional, ID: "ida"} // sits beside henrik
		if err := h.EmployStaff(ctx, operator, models.Staff{ID: "ida", Name: "Ida Iversen", Role: models.AsProfessional, Department: "jobcenter"}); err != nil {
			t.Fatal(err)
		}
		id := h.gives(t, mette, spared)
		if _, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil {
			t.Fatal(err)
		}
		sooner := h.of(t, mette, id)
		sooner.Until = models.DateOf(h.now.In(zone(t))).AddDays(2)
		for name, do := range map[string]func() error{"narrowed": func() error { return h.NarrowConsent(ctx, mette, sooner) }} {
			before := h.changes(t, henrik)
			if err := do(); err != nil || h.changes(t, henrik) <= before {
				t.Errorf("%s: %v, henrik is not told", name, err)
			}
		}
		for _, do := range []func(context.Context, models.Viewer, actions.Consenting) error{h.PauseConsent, h.ResumeConsent, h.WithdrawConsent} {
			before := h.changes(t, henrik)
			if err := do(ctx, mette, h.of(t, mette, id)); err != nil || h.changes(t, henrik) <= before {
				t.Errorf("%v, henrik is not told", err)
			}
		}
		if h.changes(t, ida) != 0 {
			t.Error("one who has not looked is told, and her page will ask about citizens of her own")
		}
		again := h.gives(t, mette, spared)
		h.now = h.now.Add(10*time.Hour + time.Minute)
		before := h.changes(t, henrik)
		if err := h.WithdrawConsent(ctx, mette, h.of(t, mette, again)); err != nil || h.changes(t, henrik) != before {
			t.Errorf("%v; henrik's session is over, and he is told", err)
		}
	})
}

func TestALapseIsToldOnceAtItsInstantAndTheDecisionWaitsForNobody(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		id := h.gives(t, mette, spared)
		over := demo.Day.AddDays(31).At(0, 0, zone(t))
		h.now = over.Add(-time.Hour)
		if v, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil || !sees(v, "sundhedscentret", models.CategoryLimits) {
			t.Fatal(err)
		}
		told := func() int64 {
			if err := h.TellLapsed(t.Context()); err != nil {
				t.Fatal(err)
			}
			return h.changes(t, henrik)
		}
		before := h.changes(t, henrik)
		if h.now = over.Add(-time.Millisecond); told() != before {
			t.Error("told before it was over")
		}
		h.now = over
		if v, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil || sees(v, "sundhedscentret", models.CategoryLimits) {
			t.Errorf("it is seen although it is over: %v", err)
		}
		if told() != before+1 || told() != before+1 {
			t.Errorf("told %d times", h.changes(t, henrik)-before)
		}
		if err := h.WithdrawConsent(t.Context(), mette, h.of(t, mette, id)); err != nil {
			t.Error("what has lapsed cannot be withdrawn:", err)
		}
	})
}

// What a department could see and cannot see any more, whoever may have it open
// has been told of it: in the same transaction, or by a tick when it lapsed.
func TestWhateverHappensWhoLookedIsToldWhenTheyMaySeeLess(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette := h.citizen(t, "mette")
		s := &shrinking{house: h, t: t, mette: mette, items: map[models.Category][]string{}}
		for _, category := range []models.Category{models.CategoryLimits, models.CategoryMeasures} {
			terms := spared
			terms.Category = category
			id := h.gives(t, mette, terms)
			v, err := h.asked(t, henrik, mette.ID, models.PurposeSpare)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range v.Parts {
				if p.From.ID == spared.From && p.Category == string(category) {
					for _, piece := range p.Pieces {
						s.items[category] = append(s.items[category], piece.ID)
					}
				}
			}
			if err := h.WithdrawConsent(t.Context(), mette, h.of(t, mette, id)); err != nil || len(s.items[category]) == 0 {
				t.Fatalf("%v: nothing to see in %s", err, category)
			}
		}
		runs := 0
		rapid.Check(t, func(r *rapid.T) {
			if runs++; runs > 25 {
				return // each is many transactions; so many walks on each database are enough
			}
			s.begin(r)
			r.Repeat(map[string]func(*rapid.T){
				"give": s.give, "narrow": s.narrow, "wait": s.wait, "look": s.look,
				"pause":    func(r *rapid.T) { s.change(r, h.PauseConsent) },
				"resume":   func(r *rapid.T) { s.change(r, h.ResumeConsent) },
				"withdraw": func(r *rapid.T) { s.change(r, h.WithdrawConsent) },
			})
		})
		if s.shrank < 20 {
			t.Errorf("what is seen became less only %d times", s.shrank)
		}
	})
}

// shrinking walks at random through what can happen to Mette's consents.
type shrinking struct {
	*house
	t      *testing.T
	mette  models.Viewer
	items  map[models.Category][]string
	given  []string
	looked time.Time
	shrank int
}

// begin takes back what an earlier walk has left, and has henrik look.
func (s *shrinking) begin(r *rapid.T) {
	s.given = nil
	for _, c := range s.consents(s.t, s.mette.ID) {
		if c.Living() {
			if err := s.WithdrawConsent(s.t.Context(), s.mette, s.of(s.t, s.mette, c.ID)); err != nil {
				r.Fatal(err)
			}
		}
	}
	s.give(r)
	s.look(r)
}

// open is what the job centre may see now.
func (s *shrinking) open() (all []string) {
	g := models.Grounds{
		Now: s.now, Zone: zone(s.t), To: models.Department{ID: "jobcenter", Field: models.FieldJob}, Consents: s.consents(s.t, s.mette.ID),
	}
	for category, items := range s.items {
		for _, item := range items {
			look := models.Look{Of: spared.From, Field: models.FieldHealth, Category: category, Item: item, For: spared.Purpose}
			if models.Decide(look, g).May() {
				all = append(all, string(category)+item)
			}
		}
	}
	return all
}

// watch does one thing and holds what may be seen against what is told.
func (s *shrinking) watch(r *rapid.T, do func() error) {
	before, seq := s.open(), s.changes(s.t, henrik)
	if err := do(); err != nil {
		if models.KindOf(err) == "" {
			r.Fatal(err)
		}
		return // it was refused
	}
	after := s.open()
	less := slices.ContainsFunc(before, func(one string) bool { return !slices.Contains(after, one) })
	if !less || s.looked.IsZero() || !s.now.Before(s.looked.Add(8*time.Hour)) {
		return
	}
	if s.shrank++; s.changes(s.t, henrik) <= seq {
		r.Fatalf("what may be seen went from %v to %v and nobody was told", before, after)
	}
}

func (s *shrinking) give(r *rapid.T) {
	terms := spared
	terms.Category = rapid.SampledFrom([]models.Category{models.CategoryLimits, models.CategoryMeasures}).Draw(r, "category")
	s.watch(r, func() error {
		s.given = append(s.given, s.givesFor(s.t, s.mette, terms, rapid.IntRange(0, 1).Draw(r, "days")))
		return nil
	})
}

func (s *shrinking) change(r *rapid.T, do func(context.Context, models.Viewer, actions.Consenting) error) {
	if len(s.given) > 0 {
		c := s.of(s.t, s.mette, rapid.SampledFrom(s.given).Draw(r, "consent"))
		s.watch(r, func() error { return do(s.t.Context(), s.mette, c) })
	}
}

func (s *shrinking) narrow(r *rapid.T) {
	if len(s.given) == 0 {
		return
	}
	c := s.of(s.t, s.mette, rapid.SampledFrom(s.given).Draw(r, "consent"))
	if rapid.Bool().Draw(r, "sooner") {
		c.Until = models.DateOf(s.now.In(zone(s.t)))
	} else {
		c.Terms.Item = rapid.SampledFrom(slices.Concat(s.items[models.CategoryLimits], s.items[models.CategoryMeasures])).Draw(r, "item")
	}
	s.watch(r, func() error { return s.NarrowConsent(s.t.Context(), s.mette, c) })
}

func (s *shrinking) wait(r *rapid.T) {
	s.watch(r, func() error {
		s.now = s.now.Add(time.Duration(rapid.IntRange(1, 200).Draw(r, "minutes")) * time.Minute)
		return s.TellLapsed(s.t.Context())
	})
}

func (s *shrinking) look(r *rapid.T) {
	if _, err := s.asked(s.t, henrik, s.mette.ID, models.PurposeSpare); err != nil {
		r.Fatal(err)
	}
	s.looked = s.now
}
