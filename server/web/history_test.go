package web_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/wording"
)

// promises has Mette say of three things that they do not fit, and Lone promise
// two things, of which one is kept.
func (s *street) promises(t *testing.T) {
	t.Helper()
	ctx, lone := context.Background(), models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	mette := models.Viewer{Role: models.AsCitizen, ID: s.mette}
	var ids []string
	for _, ref := range []string{"contact:coordinator", "limit:columna~c1-sun~c1-sun-c1", "measure:momentum~c1-job~c1-job-m1"} {
		if err := s.house.WriteRemark(ctx, mette, actions.Saying{Citizen: s.mette, Ref: ref, Note: "Det er ikke rigtigt."}); err != nil {
			t.Fatal(err)
		}
		var plan wording.PlanView
		s.get(t, "Mette", "/api/plan", &plan)
		ids = append(ids, plan.Remarks[0].ID)
		s.now = s.now.Add(time.Millisecond) // so that they stand in their order
	}
	s.remark, s.asked = ids[0], ids[1]
	notices, err := s.house.FetchNotices(ctx, models.Viewer{Role: models.AsSource, ID: "momentum"}, "momentum")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notices {
		if n.About == models.AboutRemark {
			s.answerable = n.ID
		}
	}
	for _, what := range []string{"Jeg ringer til skolen", "Jeg skriver til din læge"} {
		if err := s.house.MakePromise(ctx, lone, actions.Saying{Citizen: s.mette, Note: what, Choice: "2026-12-01"}); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range s.history(t).Promises {
		switch p.What {
		case "Jeg ringer til skolen":
			s.promise = p.ID
		case "Jeg skriver til din læge":
			s.kept = p.ID
			if err := s.house.SettlePromise(ctx, lone, actions.Saying{Citizen: s.mette, Ref: p.ID}, true, p.Version); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func (s *street) history(t *testing.T) (v wording.HistoryPageView) {
	t.Helper()
	s.get(t, "Mette", "/api/history", &v)
	return v
}

func TestTheHistoryIsAGoldenAnswer(t *testing.T) {
	s := openStreet(t)
	for _, language := range []string{"da", "en"} {
		a := s.ask(t, "GET", "/api/history", "", append([]string{"Accept-Language", language}, s.headers["Mette"]...)...)
		golden(t, "testdata/history-mette."+language+".json", pretty(t, a.body))
	}
}

func TestReadingTheHistoryMarksNothingAsSeen(t *testing.T) {
	s := openStreet(t)
	for range 2 {
		if v := s.history(t); v.Past.News == 0 {
			t.Fatal("a GET has marked it as seen")
		}
	}
	if a := s.ask(t, "POST", "/api/seen", `{}`, s.headers["Mette"]...); a.StatusCode != 422 {
		t.Errorf("nothing seen: %d", a.StatusCode)
	}
	if a := s.ask(t, "POST", "/api/seen", `{"seq":9999}`, s.headers["Mette"]...); a.StatusCode != 204 {
		t.Fatal(a.body)
	}
	if v := s.history(t); v.Past.News != 0 {
		t.Errorf("%d are new after all was seen", v.Past.News)
	}
}

func TestAPromiseThatMovedMeanwhileAnswersWithBothTexts(t *testing.T) {
	s := openStreet(t)
	door := "/api/desk/citizens/" + s.mette + "/promises/" + s.promise + "/move"
	match := append([]string{"If-Match", `"` + strings.TrimPrefix(s.promise, "promise-") + `"`}, s.headers["her borgerkonsulent"]...)
	if a := s.ask(t, "POST", door, `{"due":"2026-12-03","why":"Jeg er syg."}`, match...); a.StatusCode != 204 {
		t.Fatal(a.body)
	}
	a := s.ask(t, "POST", door, `{"due":"2026-12-04","why":"Jeg har ferie."}`, match...)
	if a.StatusCode != 409 || !strings.Contains(a.body, "Jeg har ferie.") || !strings.Contains(a.body, "Jeg er syg.") {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}
