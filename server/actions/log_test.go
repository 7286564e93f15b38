package actions_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// log is the newest page of what a citizen is told of who has looked.
func (h *house) log(t *testing.T, token string) wording.LogView {
	t.Helper()
	v, err := h.ReadLog(context.Background(), token, 0, "da", h.now)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sentences are the lines that are not folded, newest first.
func sentences(v wording.LogView) (lines []wording.LogLineView) {
	for _, week := range v.Weeks {
		lines = append(lines, week.Lines...)
	}
	return lines
}

// line is the newest line with these words.
func line(t *testing.T, v wording.LogView, words string) wording.LogLineView {
	t.Helper()
	lines := sentences(v)
	i := slices.IndexFunc(lines, func(l wording.LogLineView) bool { return strings.Contains(l.Text, words) })
	if i < 0 {
		t.Fatalf("no line says %q: %+v", words, lines)
	}
	return lines[i]
}

// count is how many lines of a citizen's log are of an action.
func (h *house) count(t *testing.T, citizen string, action models.Action) (n int) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		entries, err := tx.Entries(citizen, 5000)
		for _, e := range entries {
			if e.Action == action {
				n++
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestGivingLookingAndTakingBackAreThreeSentences(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, token := h.citizen(t, "mette"), h.logIn(t, "mette")
		id := h.gives(t, mette, spared)
		for range 3 { // the page is read again when something changes
			h.now = h.now.Add(time.Minute)
			if _, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil {
				t.Fatal(err)
			}
		}
		h.now = h.now.Add(time.Minute)
		if err := h.WithdrawConsent(ctx, mette, actions.Consenting{Citizen: mette.ID, Consent: id, Seen: 1}); err != nil {
			t.Fatal(err)
		}
		lines := sentences(h.log(t, token))
		want := []string{
			"Du tog et ja tilbage. Jobcenter Strandborg må ikke mere se dine skånehensyn fra Sundhedscentret.",
			"En medarbejder i Jobcenter Strandborg så dine skånehensyn fra Sundhedscentret for at tage hensyn til dit helbred.",
			"Du sagde ja til, at Jobcenter Strandborg må se dine skånehensyn fra Sundhedscentret.",
		}
		for i, text := range want {
			if lines[i].Text != text {
				t.Errorf("%q, want %q", lines[i].Text, text)
			}
		}
		if l := lines[1]; l.When != "Mandag d. 23. november, 3 gange, sidst kl.\u00a08.03" || !strings.HasPrefix(l.Why, "Det måtte de, fordi du havde sagt ja.") || !l.CanAsk {
			t.Errorf("%+v", l)
		}
	})
}

func TestReadingTheOwnLogIsOneLineOfASession(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, token := h.citizen(t, "mette"), h.logIn(t, "mette")
		for range 5 {
			h.log(t, token)
		}
		h.log(t, h.logIn(t, "mette"))
		if n := h.count(t, mette.ID, models.ReadLog); n != 2 {
			t.Errorf("two sessions left %d lines", n)
		}
		v := h.log(t, token)
		if own := v.Weeks[0].Own; own == nil || !slices.ContainsFunc(own.Lines, func(l wording.LogLineView) bool { return strings.Contains(l.Text, "listen over dem, der har kigget") }) {
			t.Errorf("her own reading is not told: %+v", own)
		}
		if _, err := h.ReadLog(context.Background(), h.logIn(t, "lone"), 0, "da", h.now); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("staff: %v", err)
		}
		if _, err := h.ReadLog(context.Background(), "", 0, "da", h.now); !errors.Is(err, models.ErrNotLoggedIn) {
			t.Errorf("nobody: %v", err)
		}
	})
}

// emil is Mette's son as a citizen of his own, whom the family department and Lone
// know.
func (h *house) emil(t *testing.T) models.Viewer {
	t.Helper()
	ctx := context.Background()
	data := `{"format":"enplan-case/1","version":1,"citizen":{"id":"emil","name":"Emil Lund","cpr":"680211-5678"},
		"plans":[{"id":"emil-1","sourceSystem":"DUBU","type":"barnets_plan","title":"Emils plan","subject":"emil","owner":{"unit":"Familieafdelingen"}}]}`
	if _, err := h.Deliver(ctx, operator, actions.Delivery{Source: "dubu", ID: "emil", Data: []byte(data), Received: h.now}); err != nil {
		t.Fatal(err)
	}
	fie := models.Staff{ID: "fie", Name: "Fie Friis", Unit: "Familieafdelingen", Role: models.AsProfessional, Department: "familieafdelingen"}
	if err := h.EmployStaff(ctx, operator, fie); err != nil {
		t.Fatal(err)
	}
	if err := h.AssignStaff(ctx, operator, "lone", "emil", true); err != nil {
		t.Fatal(err)
	}
	return h.citizen(t, "emil")
}

func TestALookAtAChildStandsInTheChildsLogAndNotInTheParents(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, emil := h.citizen(t, "mette"), h.emil(t)
		fie := models.Viewer{Role: models.AsProfessional, ID: "fie"}
		look := func(citizen string) {
			t.Helper()
			if _, err := h.DepartmentPlan(ctx, fie, actions.Asking{Department: "familieafdelingen", Citizen: citizen, Purpose: models.PurposeCase, Language: "da"}); err != nil {
				t.Fatal(err)
			}
		}
		look(emil.ID)
		look(emil.ID)
		look(mette.ID)
		if of, at := h.count(t, emil.ID, models.ReadAsDepartment), h.count(t, mette.ID, models.ReadAsDepartment); of != 2 || at != 1 {
			t.Errorf("two looks at Emil and one at Mette are %d and %d", of, at)
		}
		if _, err := h.Desk(ctx, lone, "da"); err != nil { // one look at four citizens
			t.Fatal(err)
		}
		for _, who := range []string{"mette", "emil", "sara"} {
			if n := h.count(t, h.citizen(t, who).ID, models.ReadDesk); n != 1 {
				t.Errorf("the list is %d lines at %s", n, who)
			}
			for _, l := range sentences(h.log(t, h.logIn(t, who))) {
				for _, name := range []string{"Mette", "Emil", "Sara"} {
					if strings.Contains(l.Text+l.Why, name) {
						t.Errorf("%s reads of %s: %q", who, name, l.Text)
					}
				}
			}
		}
	})
}

func TestTheLogIsReadPageByPageToItsFirstLine(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, token := h.citizen(t, "mette"), h.logIn(t, "mette")
		if err := h.store.Write(ctx, func(tx *store.Tx) error {
			for range 2500 {
				tx.Now = tx.Now.Add(time.Hour)
				if err := tx.Log(models.Entry{Citizen: mette.ID, By: lone, Action: models.ReadCitizen, Ground: string(models.Coordinates)}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		h.now = h.now.AddDate(0, 0, 110)
		var mondays []string
		token, pages := h.logIn(t, "mette"), 0
		for before := int64(0); ; pages++ {
			v, err := h.ReadLog(ctx, token, before, "da", h.now)
			if err != nil {
				t.Fatal(err)
			}
			for _, week := range v.Weeks {
				mondays = append(mondays, week.ID)
			}
			if before = v.Next; before == 0 {
				break
			}
		}
		if pages < 2 || len(slices.Compact(slices.Clone(mondays))) != len(mondays) || !slices.IsSortedFunc(mondays, func(x, y string) int { return strings.Compare(y, x) }) {
			t.Errorf("%d pages: %v", pages, mondays)
		}
	})
}
