package actions_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func (h *house) history(t *testing.T, who models.Viewer) wording.HistoryPageView {
	t.Helper()
	v, err := h.History(context.Background(), who, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// told is what has happened, oldest first.
func told(v wording.PastView) []string {
	var said []string
	for i := len(v.Events) - 1; i >= 0; i-- {
		said = append(said, v.Events[i].Text)
	}
	return said
}

// since is what has been told after the first n things.
func since(v wording.PastView, n int) string { return strings.Join(told(v)[n:], "\n") }

// deliverJob sends the job centre's plan of Mette anew, changed.
func (h *house) deliverJob(t *testing.T, version int, change func(plan map[string]any)) {
	t.Helper()
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range deliveries {
		if d.ID != "c1-job" {
			continue
		}
		var file map[string]any
		if err := json.Unmarshal(d.Data, &file); err != nil {
			t.Fatal(err)
		}
		plan := file["plans"].([]any)[0].(map[string]any)
		change(plan)
		plan["version"] = 3_000_000_000_000 + version // later than the day of the demo
		data, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: d.Source.Name, ID: d.ID, Data: data}); err != nil {
			t.Fatal(err)
		}
	}
}

func first(plan map[string]any, list string) map[string]any {
	return plan[list].([]any)[0].(map[string]any)
}

// later moves the first appointment that happens once.
func later(plan map[string]any) {
	for _, one := range plan["appointments"].([]any) {
		if a := one.(map[string]any); a["repeat"] == nil {
			a["start"], a["end"] = "2026-12-10T09:00", "2026-12-10T10:00"
			return
		}
	}
}

func TestADeliveryIsToldInSentencesAndTheSameAgainIsNot(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		begun := told(h.history(t, mette).Past)
		if len(begun) != 4 || !slices.Contains(begun, "Jobcenter Strandborg sendte sin plan: »Min Plan – ressourceforløb«.") {
			t.Fatalf("the first delivery of a plan is one sentence: %q", begun)
		}
		if v := h.planOf(t, "mette"); v.News != nil {
			t.Errorf("to one who has never looked the first plans are no news: %+v", v.News)
		}
		h.now = h.now.AddDate(0, 0, 1)
		h.deliverJob(t, 1, later)
		v := h.history(t, mette)
		got := since(v.Past, 4)
		if !strings.Contains(got, "flyttede »") || !strings.Contains(got, "fra tirsdag d. 8. december kl.\u00a014.15 til torsdag d. 10. december kl.\u00a09.") {
			t.Errorf("the move is told as %q", got)
		}
		if v.Past.Events[0].Voice != "department" || !v.Past.Events[0].New || v.Past.Events[0].Day != "tirsdag d. 24. november" {
			t.Errorf("%+v", v.Past.Events[0])
		}
		if v := h.planOf(t, "mette"); v.News == nil || v.News.Text != "Én ny ting i din plan" {
			t.Errorf("news: %+v", v.News)
		}
		h.deliverJob(t, 2, later)
		redeliver(t, h)
		if again := told(h.history(t, mette).Past); len(again) != 5 {
			t.Errorf("a redelivery tells %q", again[5:])
		}
		if err := h.MarkSeen(ctx, mette, mette.ID, v.Past.Latest+100); err != nil {
			t.Fatal(err)
		}
		if v := h.history(t, mette); v.Past.News != 0 || h.planOf(t, "mette").News != nil {
			t.Errorf("after it was seen %d are new", v.Past.News)
		}
		h.deliverJob(t, 3, func(plan map[string]any) {
			later(plan)
			first(plan, "measures")["name"] = "Løntilskud"
			plan["owner"].(map[string]any)["caseworker"] = "Bente Ny"
		})
		got = since(h.history(t, mette).Past, 5)
		for _, want := range []string{"tog Bente Ny over efter Henrik Dahl.", "Jobcenter Strandborg ændrede »Løntilskud«."} {
			if !strings.Contains(got, want) {
				t.Errorf("nobody says %q but %q", want, got)
			}
		}
		if v := h.planOf(t, "mette"); v.News == nil || v.News.Text != "2 nye ting siden sidst" {
			t.Errorf("news: %+v", v.News)
		}
		desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
		if err != nil || len(desk.Past.Events) != 7 {
			t.Errorf("Lone reads %d, %v", len(desk.Past.Events), err)
		}
	})
}

func TestEarlierPlansAreKeptAsTheyWereAndNotForEver(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		before := h.history(t, mette).Earlier // as one department after the other sent its plan
		start := h.now
		h.now = start.AddDate(0, 0, 1)
		h.planOf(t, "mette")
		redeliver(t, h)
		if got := h.history(t, mette).Earlier; len(got) != len(before) {
			t.Errorf("a night and the same again keep %d more", len(got)-len(before))
		}
		h.deliverJob(t, 1, later)
		v := h.history(t, mette)
		if len(v.Earlier) != len(before)+1 || v.Earlier[0].Text != "Sådan så din plan ud d. 23. november kl.\u00a08.00" {
			t.Fatalf("%+v", v.Earlier)
		}
		body, err := h.EarlierPlan(ctx, mette, v.Earlier[0].ID, "da")
		if err != nil || !strings.Contains(string(body), "2026-12-08T14:15") || strings.Contains(string(body), "2026-12-10T09:00") {
			t.Errorf("as it was: %.80s, %v", body, err)
		}
		jonas := h.citizen(t, "jonas")
		for _, made := range []string{v.Earlier[0].ID, "1", "x"} {
			if _, err := h.EarlierPlan(ctx, jonas, made, "da"); err == nil && made != v.Earlier[0].ID || models.KindOf(err) != "" && models.KindOf(err) != models.NotFound {
				t.Errorf("%s for Jonas: %v", made, err)
			}
		}
		h.now = start.AddDate(0, 0, 500)
		if got := h.history(t, mette).Earlier; len(got) != 0 {
			t.Errorf("after a year and more: %+v", got)
		}
		if _, err := h.EarlierPlan(ctx, mette, v.Earlier[0].ID, "da"); models.KindOf(err) != models.NotFound {
			t.Errorf("it is still there: %v", err)
		}
	})
}

func TestAChildsNoIsNotInTheParentsHistoryNorInEarlierPlans(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
	if err != nil {
		t.Fatal(err)
	}
	const reason = "Det har jeg talt med ham om."
	for _, f := range desk.Findings {
		if f.Kind == "child_voice" {
			if err := h.DecideFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: "no_problem", Note: reason}); err != nil {
				t.Fatal(err)
			}
		}
	}
	later := clash(t, h.planOf(t, "mette"))
	if err := h.AnswerFinding(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: later.ID, Choice: "help"}); err != nil {
		t.Fatal(err)
	}
	v := h.history(t, mette)
	all, _ := json.Marshal(v)
	for _, e := range v.Earlier {
		body, err := h.EarlierPlan(ctx, mette, e.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, body...)
	}
	if strings.Contains(string(all), reason) || strings.Contains(string(all), "child_voice") {
		t.Error("Mette reads of Emil's no")
	}
	if v.Past.News != 0 {
		t.Errorf("%d are counted as new that Mette cannot read", v.Past.News)
	}
	if desk, err = h.DeskCitizen(ctx, lone, mette.ID, "da"); err != nil || !strings.Contains(since(desk.Past, 0), "Lone har set på det") {
		t.Errorf("Lone does not read what she decided: %q, %v", since(desk.Past, 0), err)
	}
}
