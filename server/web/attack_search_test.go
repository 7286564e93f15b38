package web_test

import (
	"strings"
	"testing"
	"time"
)

// TestAttackSearch tries to learn by a search who is a citizen here. What is answered for
// one who is, one whose address is protected, one a colleague works with and one there is
// none of must be the same, but for the answer's own number.
func TestAttackSearch(t *testing.T) {
	s := openTown(t)
	numbers := map[string]string{
		"a citizen of others": "731184-1234", "one with a protected address": "731184-1240", "one whose address nobody knows of": "731184-1242",
		"nobody": "010203-0000", "nobody, with letters": "010203AB12",
	}
	asked := 0
	for _, visitor := range []string{notAssigned, yesProfession} {
		seen := map[string]string{}
		for what, number := range numbers {
			if visitor == yesProfession && strings.HasPrefix(number, "7") {
				number = map[string]string{"731184-1234": "640695-2346", "731184-1240": "690307-4456", "731184-1242": "731184-1236"}[number]
			}
			for _, body := range []string{`{"cpr":"` + number + `"}`, `{"cpr":" ` + strings.ReplaceAll(number, "-", "") + ` "}`} {
				s.now = s.now.Add(4 * time.Minute)
				for _, who := range []string{visitor, assigned} { // else their sessions end unused
					s.ask(t, "POST", "/api/session/use", "", s.headers[who]...)
				}
				a := s.ask(t, "POST", "/api/desk/search", body, s.headers[visitor]...)
				asked++
				a.Header.Del("X-Request-Id")
				a.Header.Del("Date")
				var all strings.Builder
				_ = a.Header.Write(&all)
				seen[a.Status+all.String()+a.body] = what
				if strings.Contains(s.logs.String(), number) || strings.Contains(a.body, number) {
					t.Errorf("as %s: the number is in the log or in the answer: %s", visitor, a.body)
				}
			}
		}
		if len(seen) != 1 {
			t.Errorf("as %s the answers can be told apart: %v", visitor, seen)
		}
	}
	if a := s.ask(t, "POST", "/api/desk/search", `{"cpr":"731184-1234"}`, s.headers[assigned]...); !strings.Contains(a.body, `"name":"Mette Lund"`) {
		t.Errorf("who works with her does not find her: %s", a.body)
	}
	for _, path := range []string{"/api/desk/search?cpr=731184-1234", "/api/desk/search/731184-1234"} {
		if a := s.ask(t, "GET", path, "", s.headers[assigned]...); a.StatusCode < 400 || strings.Contains(s.logs.String(), "731184-1234") {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	t.Logf("attack: %d searches for citizens of others, protected ones and nobody, 0 told apart by status, headers or body", asked)
}
