package web_test

import (
	"strings"
	"testing"
)

func TestOfWhatABrowserReportsOnlyThePartOfThePolicyIsKept(t *testing.T) {
	s := openStrandborg(t)
	before := s.logs.Len()
	for body, want := range map[string]string{
		`{"csp-report":{"effective-directive":"script-src-elem","document-uri":"https://x/borgere/731184-1234","script-sample":"Mette"}}`: "directive=script-src-elem",
		`{"csp-report":{"effective-directive":"Mette 731184-1234"}}`:                                                                      "directive=unknown",
		`[`: "directive=unknown",
	} {
		a := s.ask(t, "POST", "/api/policy-reports", body, "Content-Type", "application/csp-report", "X-Enplan", "none")
		if a.StatusCode != 204 {
			t.Errorf("%s: %d", body, a.StatusCode)
		}
		said := s.logs.String()[before:]
		before = s.logs.Len()
		if !strings.Contains(said, want) || strings.Contains(said, "Mette") || strings.Contains(said, "731184") || strings.Contains(said, "borgere") {
			t.Errorf("%s: %s", body, said)
		}
	}
}
