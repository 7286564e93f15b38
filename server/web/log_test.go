package web_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/server/wording"
)

func TestTheCitizenAsksWhySomebodyLookedAndNobodyElseCan(t *testing.T) {
	s, doc := openStreet(t), readSpec(t)
	var desk wording.DeskCitizenView
	s.get(t, "her borgerkonsulent", s.fill("/api/desk/citizens/:mette"), &desk)
	var v wording.LogView
	s.get(t, "Mette", "/api/log", &v)
	look := v.Weeks[0].Lines[0]
	if !look.CanAsk || !strings.HasPrefix(look.Text, "Din borgerkonsulent så din plan") {
		t.Fatalf("%+v", look)
	}
	ask := func(who, key, body string, seq int64) answer {
		return s.ask(t, "POST", "/api/log/"+strconv.FormatInt(seq, 10)+"/why", body, append([]string{"Idempotency-Key", key}, s.headers[who]...)...)
	}
	thread := ""
	for _, c := range []struct {
		who, key, body string
		seq            int64
		want           int
	}{
		{"Mette", "1", `{}`, look.Seq, 201}, {"Mette", "2", `{}`, look.Seq, 201}, {"Mette", "3", `{}`, 9999, 404}, {"Mette", "4", `{}`, 0, 404},
		{"Mette", "5", `{}`, v.Weeks[0].Own.Lines[0].Seq, 409}, {"Mette", "6", `{"text":"x"}`, look.Seq, 422}, {"Mette", strings.Repeat("k", 129), `{}`, look.Seq, 422},
		{"her borgerkonsulent", "7", `{}`, look.Seq, 404}, {"a leader", "8", `{}`, look.Seq, 404}, {"nobody", "9", `{}`, look.Seq, 401}, {"a machine", "10", `{}`, look.Seq, 401},
	} {
		a := ask(c.who, c.key, c.body, c.seq)
		if a.StatusCode != c.want {
			t.Errorf("%s about %d: %d %s, want %d", c.who, c.seq, a.StatusCode, a.body, c.want)
		}
		checkHeaders(t, a)
		var got struct{ Thread string }
		if _ = json.Unmarshal([]byte(a.body), &got); a.StatusCode == 201 && (got.Thread == "" || thread != "" && got.Thread != thread) {
			t.Errorf("another conversation: %s after %s", a.body, thread)
		} else if a.StatusCode == 201 {
			thread = got.Thread
		}
	}
	if a := s.ask(t, "POST", "/api/log/x/why", `{}`, append([]string{"Idempotency-Key", "11"}, s.headers["Mette"]...)...); a.StatusCode != 404 {
		t.Errorf("about no line: %d", a.StatusCode)
	}
	var told any
	s.get(t, "Mette", "/api/log", &told)
	if err := doc.Components.Schemas["Log"].Value.VisitJSON(told, openapi3.MultiErrors()); err != nil {
		t.Error(err)
	}
	if strings.Contains(s.logs.String(), "min log") {
		t.Error("what she asked is in the log of the program")
	}
}
