package actions_test

import (
	"context"
	"encoding/json"
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

const danger = "Mette svarer ikke på døren, og naboen har hørt et fald."

func opening(citizen string) actions.Opening {
	return actions.Opening{Department: "socialpsykiatrien", Citizen: citizen, Reason: danger, Language: "da"}
}

// inDanger is what the social psychiatry is shown for a purpose.
func (h *house) inDanger(t *testing.T, who models.Viewer, citizen string, purpose models.Purpose) (v wording.DepartmentView, err error) {
	t.Helper()
	body, err := h.DepartmentPlan(context.Background(), who, actions.Asking{
		Department: "socialpsykiatrien", Citizen: citizen, Purpose: purpose, Language: "da",
	})
	if err == nil {
		err = json.Unmarshal(body, &v)
	}
	return v, err
}

func TestAnEmergencyOpensThePlanForOnePersonAndAnHour(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		if v, err := h.inDanger(t, anja, mette.ID, models.PurposeEmergency); err != nil || sees(v, "jobcenter", models.CategoryMeasures) {
			t.Fatalf("before it is opened: %v %+v", err, v.Parts)
		}
		open, err := h.OpenEmergency(ctx, anja, opening(mette.ID))
		if err != nil || !strings.Contains(open.Text, "kl.\u00a09.00.") {
			t.Fatalf("%v %+v", err, open)
		}
		if line := h.lastLine(t, mette.ID); line.Action != models.OpenEmergency || line.Ground != "emergency:"+open.ID ||
			line.Department != "socialpsykiatrien" || line.Purpose != models.PurposeEmergency {
			t.Errorf("the log has %+v", line)
		}
		v, err := h.inDanger(t, anja, mette.ID, models.PurposeEmergency)
		if err != nil || !sees(v, "jobcenter", models.CategoryMeasures) || v.Emergency == nil || v.Emergency.ID != open.ID {
			t.Errorf("open: %v %+v", err, v.Parts)
		}
		if line := h.lastLine(t, mette.ID); !strings.Contains(line.Things, "jobcenter/measures*") || !strings.Contains(line.Things, ":emergency:"+open.ID) {
			t.Errorf("the log has %+v", line)
		}
		if v, err := h.inDanger(t, anja, mette.ID, models.PurposeCase); err != nil || sees(v, "jobcenter", models.CategoryMeasures) || v.Emergency == nil {
			t.Errorf("for another purpose: %v %+v", err, v.Parts)
		}
		colleague := models.Staff{ID: "ea", Name: "Ea Eg", Role: models.AsProfessional, Department: "socialpsykiatrien"}
		if err := h.EmployStaff(ctx, operator, colleague); err != nil {
			t.Fatal(err)
		}
		if v, err := h.inDanger(t, models.Viewer{Role: models.AsProfessional, ID: "ea"}, mette.ID, models.PurposeEmergency); err != nil || sees(v, "jobcenter", models.CategoryMeasures) {
			t.Errorf("for a colleague: %v %+v", err, v.Parts)
		}
		if hers, err := h.SeeAs(ctx, mette, actions.Asking{Department: "socialpsykiatrien", Citizen: mette.ID, Purpose: models.PurposeEmergency, Language: "da"}, ""); err != nil || strings.Contains(string(hers), `"emergency":{`) {
			t.Errorf("what the department sees is not what one person sees: %v", err)
		}
		h.now = h.now.Add(models.EmergencyLasts)
		if v, err := h.inDanger(t, anja, mette.ID, models.PurposeEmergency); err != nil || sees(v, "jobcenter", models.CategoryMeasures) || v.Emergency != nil {
			t.Errorf("an hour later: %v %+v", err, v.Parts)
		}
	})
}

func TestAnEmergencyOpensAPlanTheDepartmentHasNoCaseWith(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		h.employBo(t)
		sara := h.citizen(t, "sara")
		look := func() error {
			_, err := h.DepartmentPlan(ctx, bo, actions.Asking{Department: "bolig", Citizen: sara.ID, Purpose: models.PurposeEmergency, Language: "da"})
			return err
		}
		if err := look(); !errors.Is(err, models.ErrNotFound) {
			t.Fatalf("before: %v", err)
		}
		o := opening(sara.ID)
		o.Department = "bolig"
		if _, err := h.OpenEmergency(ctx, bo, o); err != nil {
			t.Fatal(err)
		}
		if err := look(); err != nil {
			t.Errorf("open: %v", err)
		}
		if got := h.cases(t, bo); !slices.Contains(got, "Sara Holm") {
			t.Errorf("she is not on the list: %v", got)
		}
		h.now = h.now.Add(models.EmergencyLasts)
		if err := look(); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("an hour later: %v", err)
		}
		if got := h.cases(t, bo); slices.Contains(got, "Sara Holm") {
			t.Errorf("an hour later she is on the list: %v", got)
		}
	})
}

func TestAnEmergencyThatCannotBeIsRefused(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	for name, c := range map[string]struct {
		who    models.Viewer
		change func(*actions.Opening)
		want   error
	}{
		"without a reason":      {anja, func(o *actions.Opening) { o.Reason = "" }, models.ErrEmergencyReason},
		"with a word":           {anja, func(o *actions.Opening) { o.Reason = "   Det haster meget   " }, models.ErrEmergencyReason},
		"with a CPR number":     {anja, func(o *actions.Opening) { o.Reason += " 010190-1234" }, models.ErrForbiddenText},
		"in another department": {anja, func(o *actions.Opening) { o.Department = "jobcenter" }, models.ErrNotFound},
		"of nobody":             {anja, func(o *actions.Opening) { o.Citizen = "nobody" }, models.ErrNotFound},
		"as a borgerkonsulent":  {lone, func(*actions.Opening) {}, models.ErrNotFound},
		"as a leader":           {birgit, func(*actions.Opening) {}, models.ErrNotFound},
		"as a system":           {models.Viewer{Role: models.AsSource, ID: "sensum"}, func(*actions.Opening) {}, models.ErrNotFound},
		"as the citizen":        {mette, func(*actions.Opening) {}, models.ErrNotFound},
	} {
		o := opening(mette.ID)
		c.change(&o)
		if _, err := h.OpenEmergency(ctx, c.who, o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	first := opening(mette.ID)
	first.Key = "tap-1"
	one, err := h.OpenEmergency(ctx, anja, first)
	if err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(time.Minute)
	if again, err := h.OpenEmergency(ctx, anja, first); err != nil || again.ID != one.ID || again.Until != one.Until || one.Left != 3600 || again.Left != 3540 {
		t.Errorf("under the same key: %+v, %v", again, err)
	}
	changed := first
	changed.Reason += " Det haster."
	if _, err := h.OpenEmergency(ctx, anja, changed); !errors.Is(err, store.ErrKeyUsed) {
		t.Errorf("the key for something else: %v", err)
	}
	first.Key = "tap-2"
	if _, err := h.OpenEmergency(ctx, anja, first); !errors.Is(err, models.ErrEmergencyOpen) {
		t.Errorf("while it is open: %v", err)
	}
	h.now = h.now.Add(models.EmergencyLasts)
	if two, err := h.OpenEmergency(ctx, anja, first); err != nil || two.ID == one.ID {
		t.Errorf("when it is over: %+v, %v", two, err)
	}
}

func TestWhatIsBarredStaysOutOfAnEmergency(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		barred := map[string]bool{} // what the job centre's plan says of somebody else
		if _, err := h.OpenEmergency(ctx, anja, opening(mette.ID)); err != nil {
			t.Fatal(err)
		}
		v, err := h.inDanger(t, anja, mette.ID, models.PurposeEmergency)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.store.Read(ctx, func(tx *store.Tx) error {
			for _, category := range models.Categories {
				part, err := tx.PlanPartOf(mette.ID, "da", "familieafdelingen", category)
				if err != nil {
					return err
				}
				for _, p := range part.Pieces {
					if p.Barred {
						barred[p.Item] = true
					}
				}
			}
			return nil
		}); err != nil || len(barred) == 0 {
			t.Fatal("nothing is about her son", err)
		}
		for _, part := range v.Parts {
			for _, p := range part.Pieces {
				if barred[p.ID] {
					t.Errorf("%s is shown", p.ID)
				}
			}
		}
	})
}

func TestTheCitizenIsToldAtOnceAndInTheSameWords(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, token := h.citizen(t, "mette"), h.logIn(t, "mette")
		before, err := h.store.ChangesOf(ctx, store.ReaderOf(mette))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.OpenEmergency(ctx, anja, opening(mette.ID)); err != nil {
			t.Fatal(err)
		}
		if after, err := h.store.ChangesOf(ctx, store.ReaderOf(mette)); err != nil || after <= before {
			t.Errorf("nobody was told: %d, %v", after, err)
		}
		v, err := h.plan(t, token)
		if err != nil || len(v.Emergencies) != 1 {
			t.Fatalf("%v %+v", err, v.Emergencies)
		}
		card := v.Emergencies[0]
		if card.Text != "Anja Frost fra Socialpsykiatrien åbnede din plan mandag d. 23. november kl.\u00a08.00. Kun Anja Frost kunne se den, og kun til kl.\u00a09.00." ||
			card.Reason != danger || card.Review != "En leder ser på, om det var i orden. Du får svar senest mandag d. 30. november." {
			t.Errorf("%+v", card)
		}
		past, err := h.History(ctx, mette, "da")
		if err != nil || past.Past.Events[0].Text != "Anja Frost fra Socialpsykiatrien åbnede planen i en nødsituation. Den var åben for Anja Frost til kl.\u00a09.00." || past.Past.Events[0].Note != danger {
			t.Errorf("%v %+v", err, past.Past.Events[0])
		}
		h.now = h.now.AddDate(0, 0, 8)
		if v, err := h.plan(t, h.logIn(t, "mette")); err != nil || v.Emergencies[0].Review != "En leder skulle have set på det senest mandag d. 30. november. Det er ikke sket endnu." {
			t.Errorf("%v %+v", err, v.Emergencies)
		}
	})
}

func TestAReasonAboutAnothersSafetyIsNotShown(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	o := opening(mette.ID)
	o.AboutOther = true
	if _, err := h.OpenEmergency(ctx, anja, o); err != nil {
		t.Fatal(err)
	}
	v, err := h.plan(t, h.logIn(t, "mette"))
	if err != nil || v.Emergencies[0].Reason != "" || !strings.Contains(v.Emergencies[0].Text, "en andens sikkerhed") {
		t.Errorf("%v %+v", err, v.Emergencies)
	}
	past, err := h.History(ctx, mette, "da")
	if err != nil || past.Past.Events[0].Note != "" {
		t.Errorf("%v %+v", err, past.Past.Events[0])
	}
}
