package web_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

func ofFamily(path string) bool { return strings.Contains(path, "/family") }

func TestEveryDoorOfAFamily(t *testing.T) {
	s := openStreet(t)
	var sara string
	must(t, s.strandborg.kept.Read(t.Context(), func(tx *store.Tx) (err error) { sara, err = tx.FindCitizen("sara"); return err }))
	own, desk := [6]int{401, 200, 200, 404, 404, 401}, [6]int{401, 404, 404, 204, 404, 401}
	nowhere := [6]int{401, 404, 404, 404, 404, 401}
	var doors []string
	for _, c := range []struct {
		method, route, body string
		want                [6]int
	}{
		{"GET", "/api/family", "", own},
		{"GET", "/api/family/mine", "", own},
		{"POST", "/api/family/words", `{"item":"x","reader":"y","yes":false}`, nowhere},
		{"POST", "/api/family/words", `{"item":"x","reader":"y","yes":true,"of":":mette"}`, nowhere},
		{"GET", "/api/desk/citizens/:mette/family", "", [6]int{401, 404, 404, 200, 404, 401}},
		{"GET", "/api/desk/citizens/nobody/family", "", nowhere},
		{"POST", "/api/desk/citizens/:mette/family/ties", `{"with":"` + sara + `","kind":"relative","from":"2026-01-01"}`, desk},
		{"POST", "/api/desk/citizens/:mette/family/ties", `{"with":"nobody","kind":"relative","from":"2026-01-01"}`, nowhere},
		{"POST", "/api/desk/citizens/:mette/family/ties/nothing/end", `{}`, nowhere},
		{"POST", "/api/desk/citizens/:mette/family/words", `{"item":"x","reader":"y","yes":false,"on":"2026-11-23","present":"Lone"}`, nowhere},
	} {
		doors = append(doors, c.method+" "+s.fill(c.route))
		for i, who := range viewers {
			if a := s.ask(t, c.method, s.fill(c.route), s.fill(c.body), s.headers[who]...); a.StatusCode != c.want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %s", c.method, c.route, who, a.StatusCode, c.want[i], a.body)
			}
		}
		s.tryAsLeader(t, c.method, c.route, c.body, c.want[:])
	}
	s.allTried(t, doors, ofFamily)
}

// household are Mette and Emil, who lives with her, each with a word to say.
type household struct {
	*strandborg
	mette, emil string // cookies
}

func (h household) mine(t *testing.T, cookie string) (v wording.FamilyMineView, body string) {
	t.Helper()
	a := h.ask(t, "GET", "/api/family/mine", "", "Cookie", cookie)
	if err := json.Unmarshal([]byte(a.body), &v); err != nil {
		t.Fatal(err)
	}
	return v, a.body
}

func (h household) seen(t *testing.T, cookie string) string {
	t.Helper()
	return h.ask(t, "GET", "/api/family", "", "Cookie", cookie).body
}

// word is about the nth of the own things and the only reader.
func (h household) word(t *testing.T, cookie string, nth int, yes string) answer {
	t.Helper()
	v, _ := h.mine(t, cookie)
	h.now = h.now.Add(time.Second)
	a := h.ask(t, "POST", "/api/family/words", `{"item":"`+v.Mine.Items[nth].Shown.ID+`","reader":"`+v.Mine.Readers[0].ID+`","yes":`+yes+`}`, "Cookie", cookie)
	h.now = h.now.Add(time.Second)
	return a
}

const nobodyShows = `{"people":[],"again":3600}`

// TestNoAnswerOfAFamilyTellsThatSafetyIsOn has a word stand before it is turned on, and
// another said while it is.
func TestNoAnswerOfAFamilyTellsThatSafetyIsOn(t *testing.T) {
	s := openStrandborg(t)
	h := household{s, s.logIn(t, "mette"), s.logIn(t, "emil")}
	if a := h.word(t, h.mette, 0, "true"); a.StatusCode != 204 || a.body != "" {
		t.Fatal(a.StatusCode, a.body)
	}
	v, before := h.mine(t, h.mette)
	preview, _ := json.Marshal(v.Mine.Items[0].Shown)
	if got := h.seen(t, h.emil); !strings.Contains(got, string(preview)) || !v.Mine.Items[0].Sees[0].Yes {
		t.Fatalf("she is told that he reads %s, and he reads %s", preview, got)
	}
	if a := h.word(t, h.emil, 0, "true"); a.StatusCode != 204 {
		t.Fatal(a.StatusCode, a.body)
	}
	shown := h.seen(t, h.mette)
	if shown == nobodyShows {
		t.Fatal("he shows her nothing")
	}
	h.ask(t, "POST", "/api/reach", `{"on":true}`, "Cookie", h.mette)
	if got := h.seen(t, h.mette); got != shown {
		t.Errorf("what he shows her is another:\n%s\n%s", shown, got)
	}
	if _, after := h.mine(t, h.mette); after != before {
		t.Errorf("the own page is another:\n%s\n%s", before, after)
	}
	if got := h.seen(t, h.emil); got != nobodyShows {
		t.Errorf("it is shown: %s", got)
	}
	if a := h.word(t, h.mette, 1, "true"); a.StatusCode != 204 || a.body != "" {
		t.Errorf("a yes is answered %d %s, and not as ever", a.StatusCode, a.body)
	}
	if v, _ := h.mine(t, h.mette); !v.Mine.Items[0].Sees[0].Yes || !v.Mine.Items[1].Sees[0].Yes {
		t.Error("the own page does not say what was said")
	}
	if got := h.seen(t, h.emil); got != nobodyShows {
		t.Errorf("what was said under it is shown: %s", got)
	}
	if a := h.word(t, h.emil, 1, "true"); a.StatusCode != 204 {
		t.Fatal(a.StatusCode, a.body)
	}
	if got := h.seen(t, h.mette); got == shown {
		t.Errorf("what he shows her meanwhile she is not shown: %s", got)
	}
}

func TestAYesToTheFamilyAsksForAFreshLoginAndANoNeverDoes(t *testing.T) {
	s := openStrandborg(t)
	h := household{s, s.logIn(t, "mette"), s.logIn(t, "emil")}
	h.word(t, h.emil, 0, "true")
	if got := h.seen(t, h.mette); got == nobodyShows {
		t.Fatal("nothing is shown anyway")
	}
	h.now = h.now.Add(models.FreshFor + time.Minute)
	if a := h.word(t, h.emil, 1, "true"); a.StatusCode != 403 || !strings.Contains(a.body, `"stale"`) {
		t.Errorf("a yes: %d %s", a.StatusCode, a.body)
	}
	if a := h.word(t, h.emil, 0, "false"); a.StatusCode != 204 {
		t.Errorf("a no: %d %s", a.StatusCode, a.body)
	}
	if got := h.seen(t, h.mette); got != nobodyShows {
		t.Errorf("it is shown still: %s", got)
	}
}
