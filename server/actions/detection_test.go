package actions_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

var lone = models.Viewer{Role: models.AsCoordinator, ID: "lone"}

// citizen is somebody in the demo as a viewer.
func (h *house) citizen(t *testing.T, as string) models.Viewer {
	t.Helper()
	who, err := h.WhoIs(context.Background(), h.logIn(t, as), h.now)
	if err != nil || who.Role != models.AsCitizen {
		t.Fatalf("%s is %+v, %v", as, who, err)
	}
	return who
}

func (h *house) planOf(t *testing.T, as string) wording.PlanView {
	t.Helper()
	v, err := h.plan(t, h.logIn(t, as))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// clash is the finding of Mette's that she can say most about.
func clash(t *testing.T, v wording.PlanView) wording.FindingView {
	t.Helper()
	for _, f := range v.Findings {
		if f.Kind == "appointment_overlap" {
			return f
		}
	}
	t.Fatal("nothing clashes")
	return wording.FindingView{}
}

func deskFinding(t *testing.T, v wording.DeskCitizenView, id string) wording.DeskFinding {
	t.Helper()
	for _, f := range v.Findings {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("the desk has no %s", id)
	return wording.DeskFinding{}
}

func byID(v wording.PlanView, id string) (found wording.FindingView) {
	for _, f := range v.Findings {
		if f.ID == id {
			found = f
		}
	}
	return found
}

func TestAClashGoesFromTheCitizenToTheBorgerkonsulentAndBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		f := clash(t, h.planOf(t, "mette"))
		if f.State != "open" || len(f.Answers) != 3 || f.Answers[0].Label != "Kan ikke begge" {
			t.Fatalf("%+v", f)
		}
		if err := h.AnswerFinding(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "cannot_both", Note: "Jeg når ikke bussen"}); err != nil {
			t.Fatal(err)
		}
		if got := byID(h.planOf(t, "mette"), f.ID); got.State != "waiting" || got.Answer == nil || got.Answer.When != "d. 23. november" {
			t.Errorf("after the answer: %+v", got)
		}
		desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		seen := deskFinding(t, desk, f.ID)
		if seen.Answer == nil || seen.Answer.Text != "Mette siger: Kan ikke begge." || seen.Answer.Note != "Jeg når ikke bussen" || len(seen.About) < 2 {
			t.Errorf("on the desk: %+v", seen)
		}
		keep := actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "keep", Note: "Karin henter dig i bil."}
		if err := h.DecideFinding(ctx, lone, keep); err != nil {
			t.Fatal(err)
		}
		got := byID(h.planOf(t, "mette"), f.ID)
		if got.State != "settled" || len(got.Answers) != 0 || got.Decision.Text != "Lone har besluttet: Behold begge. Fordi: Karin henter dig i bil." {
			t.Errorf("after the decision: %+v %+v", got, got.Decision)
		}
		if err := h.DecideFinding(ctx, lone, keep); !errors.Is(err, models.ErrSettled) {
			t.Errorf("deciding it twice: %v", err)
		}
		if err := h.AnswerFinding(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "help"}); !errors.Is(err, models.ErrSettled) {
			t.Errorf("answering what is decided: %v", err)
		}
		if err := h.ReopenFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID}); err != nil {
			t.Fatal(err)
		}
		if got := byID(h.planOf(t, "mette"), f.ID); got.State != "waiting" || got.Decision != nil {
			t.Errorf("reopened: %+v", got)
		}
		if err := h.AnswerFinding(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "nothing", Choice: "help"}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a finding that is not there: %v", err)
		}
	})
}

func TestWhatIsSettledStaysSoThroughNewDeliveriesAndNights(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	f := clash(t, h.planOf(t, "mette"))
	if err := h.DecideFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "moved"}); err != nil {
		t.Fatal(err)
	}
	redeliver(t, h)
	h.now = h.now.AddDate(0, 0, 1)
	if got := byID(h.planOf(t, "mette"), f.ID); got.State != "settled" || got.Decision.Text != "Lone har flyttet den ene aftale." {
		t.Errorf("the day after: %+v", got)
	}
}

func TestADepartmentThatIsAskedLearnsOfNobodyElse(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
	if err != nil {
		t.Fatal(err)
	}
	f := deskFinding(t, desk, clash(t, h.planOf(t, "mette")).ID)
	var targets []wording.TargetView
	for _, o := range f.Outcomes {
		targets = append(targets, o.Targets...)
	}
	if len(targets) < 2 {
		t.Fatalf("targets: %+v", targets)
	}
	ask := actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "ask", Target: targets[0].Plan, Note: "Emil har brug for sin mor."}
	if err := h.DecideFinding(ctx, lone, ask); err != nil {
		t.Fatal(err)
	}
	name, plan, _ := strings.Cut(targets[0].Plan, "~")
	source := models.Viewer{Role: models.AsSource, ID: name}
	notices, err := h.FetchNotices(ctx, source, name)
	if err != nil || len(notices) != 1 || notices[0].Plan != plan {
		t.Fatalf("%+v, %v", notices, err)
	}
	words := []string{"Mette", "Emil", "mor"}
	for _, other := range targets[1:] {
		words = append(words, strings.Fields(other.Unit)...)
	}
	for _, word := range words {
		if strings.Contains(notices[0].Text, word) {
			t.Errorf("the notice says %q: %s", word, notices[0].Text)
		}
	}
	other, _, _ := strings.Cut(targets[1].Plan, "~")
	if got, err := h.FetchNotices(ctx, models.Viewer{Role: models.AsSource, ID: other}, other); err != nil || len(got) != 0 {
		t.Errorf("the other department gets %+v, %v", got, err)
	}
	if got := byID(h.planOf(t, "mette"), f.ID); got.State != "waiting" || !strings.HasPrefix(got.Decision.Text, "Lone har bedt ") {
		t.Errorf("Mette sees %+v", got)
	}
	if err := h.ConfirmNotice(ctx, source, name, notices[0].ID); err != nil {
		t.Fatal(err)
	}
	if desk, err = h.DeskCitizen(ctx, lone, mette.ID, "da"); err != nil || len(desk.Notices) != 1 || desk.Notices[0].Fetched != "d. 23. november kl.\u00a08.00" {
		t.Errorf("%+v, %v", desk.Notices, err)
	}
}

func TestWhatIsReopenedBeforeItWasFetchedIsNotAsked(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	f := clash(t, h.planOf(t, "mette"))
	desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
	if err != nil {
		t.Fatal(err)
	}
	var target string
	for _, o := range deskFinding(t, desk, f.ID).Outcomes {
		for _, at := range o.Targets {
			target = at.Plan
		}
	}
	if err := h.DecideFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "ask", Target: target}); err != nil {
		t.Fatal(err)
	}
	if err := h.ReopenFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID}); err != nil {
		t.Fatal(err)
	}
	name, _, _ := strings.Cut(target, "~")
	if got, err := h.FetchNotices(ctx, models.Viewer{Role: models.AsSource, ID: name}, name); err != nil || len(got) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestADepartmentIsNotAskedAboutWhatItsOwnDeliveryHasMended(t *testing.T) {
	h, ctx := openHouse(t, testbed.SQLite(t)), context.Background()
	deliver := func(source, day string) {
		t.Helper()
		data := `{"format":"enplan-case/1","citizen":{"id":"ny","name":"Ny Borger","cpr":"730101-1111"},"plans":[{"id":"` + source + `","owner":{"unit":"` + source + `"},
			"appointments":[{"id":"` + source + `-a","title":"Samtale","start":"` + day + `T10:00","end":"` + day + `T11:00"}]}]}`
		if _, err := h.Deliver(ctx, operator, actions.Delivery{Source: source, ID: day, Data: []byte(data)}); err != nil {
			t.Fatal(err)
		}
	}
	deliver("momentum", "2026-11-25")
	deliver("sensum", "2026-11-25")
	ny := h.citizen(t, "ny")
	if err := errors.Join(h.EmployStaff(ctx, operator, models.Staff{ID: "lone", Name: "Lone"}), h.AssignStaff(ctx, operator, "lone", "ny", true)); err != nil {
		t.Fatal(err)
	}
	ask := actions.Saying{Citizen: ny.ID, Ref: clash(t, h.planOf(t, "ny")).ID, Choice: "ask", Target: "momentum~momentum"}
	if err := h.DecideFinding(ctx, lone, ask); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		source, day string
		want        int
	}{{"momentum", "2026-11-25", 1}, {"sensum", "2026-11-26", 0}} {
		deliver(step.source, step.day)
		if got, err := h.FetchNotices(ctx, jobcentre, "momentum"); err != nil || len(got) != step.want {
			t.Errorf("after %s moved to %s: %+v, %v", step.source, step.day, got, err)
		}
	}
}

// tasks are the kinds of what the borgerkonsulent has to do for a citizen.
func (h *house) tasks(t *testing.T, id string) map[string]int {
	t.Helper()
	kinds := map[string]int{}
	if err := h.store.Read(context.Background(), func(tx *store.Tx) error {
		tasks, err := tx.Tasks(id)
		for _, task := range tasks {
			if task.Done.IsZero() {
				kinds[task.Kind]++
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return kinds
}
