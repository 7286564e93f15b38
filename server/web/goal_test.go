package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"enplan/server/wording"
)

// told is one press by somebody, with the answer that is expected.
func (s *street) told(t *testing.T, who, method, path, body string, want int, headers ...string) answer {
	t.Helper()
	a := s.ask(t, method, path, body, append(headers, s.headers[who]...)...)
	if a.StatusCode != want {
		t.Fatalf("%s %s as %s: %d %s", method, path, who, a.StatusCode, a.body)
	}
	return a
}

// talkOfAGoal has Mette and Lone say all that can be said of a goal.
func (s *street) talkOfAGoal(t *testing.T) {
	t.Helper()
	const lone = "her borgerkonsulent"
	og1, desk := "/api/goals/og1", s.fill("/api/desk/citizens/:mette/goals/og1")
	measure := `{"measure":"` + s.measure + `"}`
	s.told(t, "Mette", "POST", "/api/goals", `{"text":"Lægge telefonen væk kl. 22","parent":"og1"}`, 201, "Idempotency-Key", "step")
	s.told(t, "Mette", "PUT", og1, `{"text":"Jeg vil sove hele natten"}`, 204, "If-Match", `"0"`)
	s.told(t, "Mette", "POST", og1+"/rate", `{"value":2,"note":"Jeg vågner kl. 4"}`, 204)
	s.told(t, lone, "POST", desk+"/links", measure, 204)
	s.told(t, "Mette", "POST", og1+"/links/"+url.PathEscape(s.measure)+"/answer", `{"answer":"yes"}`, 204)
	s.told(t, lone, "POST", desk+"/words", `{"text":"Vi taler om det på tirsdag."}`, 204)
	s.told(t, "Mette", "POST", "/api/goals/og3/reach", `{}`, 204)
	s.told(t, "Mette", "POST", "/api/goals/og4/move", `{"before":"og1"}`, 204)
	s.told(t, "Mette", "POST", "/api/goals/og2/put-away", `{}`, 204)
}

func TestAGoalIsToldInTheOnePlan(t *testing.T) {
	s := openStreet(t)
	s.talkOfAGoal(t)
	var plan wording.PlanView
	s.get(t, "Mette", "/api/plan", &plan)
	told := struct {
		Goals     []wording.GoalView
		AwayGoals []wording.AwayView
		Measure   wording.MeasureView
	}{plan.Goals, plan.AwayGoals, plan.Areas[0].Measures[0]}
	told.Goals[1].Steps[0].ID = "made under a key"
	told.Measure.Written = nil
	pretty, err := json.MarshalIndent(told, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/goals-mette.da.json", append(pretty, '\n'))
}

func TestAGoalWrittenTwiceUnderOneKeyIsAnsweredAlike(t *testing.T) {
	s := openStreet(t)
	write := func(text string, want int) answer {
		return s.told(t, "Mette", "POST", "/api/goals", `{"text":"`+text+`"}`, want, "Idempotency-Key", "tap")
	}
	first, again := write("Synge", 201), write("Synge", 201)
	var made struct{ ID string }
	if err := json.Unmarshal([]byte(first.body), &made); err != nil || made.ID == "" || first.body != again.body {
		t.Errorf("%s, then %s", first.body, again.body)
	}
	write("Danse", 409)
	var plan wording.PlanView
	s.get(t, "Mette", "/api/plan", &plan)
	if len(plan.Goals) != 5 || plan.Goals[4].ID != made.ID {
		t.Errorf("%+v", plan.Goals)
	}
}

func TestAClashOverAGoalTellsBothTexts(t *testing.T) {
	s := openStreet(t)
	s.told(t, "Mette", "PUT", "/api/goals/og1", `{"text":"Fra biblioteket"}`, 204, "If-Match", `"0"`)
	var plan wording.PlanView
	s.get(t, "Mette", "/api/plan", &plan)
	a := s.told(t, "Mette", "PUT", "/api/goals/og1", `{"text":"Fra telefonen"}`, 409, "If-Match", `"0"`)
	var clash struct {
		Yours, Theirs, Detail string
		Version               int64
	}
	if err := json.Unmarshal([]byte(a.body), &clash); err != nil {
		t.Fatal(err)
	}
	if clash.Yours != "Fra telefonen" || clash.Theirs != "Fra biblioteket" || clash.Version != int64(plan.Goals[0].Version) || clash.Detail == "" {
		t.Errorf("%+v", clash)
	}
	if a := s.told(t, "Mette", "PUT", "/api/goals/og1", `{"text":"Fra telefonen"}`, http.StatusPreconditionRequired); a.body == "" {
		t.Error("it is not said what is missing")
	}
}
