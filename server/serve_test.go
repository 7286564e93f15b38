package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"enplan/server/testbed"
)

// The demo lets anybody in as anybody, so it never meets a database that may hold real
// citizens; and who is real is never put among the invented.
func TestTheDemoAndRealCitizensNeverShareADatabase(t *testing.T) {
	t.Setenv("ENPLAN_ADDR", "127.0.0.1:nowhere") // whoever comes so far is let start
	t.Run("a database with citizens", func(t *testing.T) {
		s := newShell(t, testbed.SQLite(t))
		if code, out, errs := s.run("", "import", "demo/strandborg.json"); code != 0 {
			t.Fatal(out, errs)
		}
		code, out, errs := s.run("", "serve", "--demo")
		if code != 1 || !strings.Contains(errs, "This database is not the demo's") || strings.Contains(out, "Én Plan is at") {
			t.Errorf("the demo: %d %s %s", code, out, errs)
		}
		if code, _, errs := s.run("", "serve"); code != 1 || !strings.Contains(errs, "listen:") {
			t.Errorf("without the demo: %d %s", code, errs)
		}
	})
	t.Run("an empty database", func(t *testing.T) {
		s := newShell(t, testbed.SQLite(t))
		for range 2 { // empty first, and then the demo's own
			if code, _, errs := s.run("", "serve", "--demo"); code != 1 || !strings.Contains(errs, "listen:") {
				t.Errorf("the demo: %d %s", code, errs)
			}
		}
		if code, _, errs := s.run("", "serve"); code != 1 || !strings.Contains(errs, "This database is the demo's") {
			t.Errorf("without the demo: %d %s", code, errs)
		}
	})
}

func TestWhoLeavesIsLetGoAndASourceHasAKeyOfItsOwn(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	public := filepath.Join(t.TempDir(), "key.pem")
	pem := "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"
	if err := os.WriteFile(public, []byte(pem), 0o600); err != nil {
		t.Fatal(err)
	}
	private := s.file("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n")
	kid := ""
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"source", "momentum", "--title", "Jobcentret"}, 0, ""},
		{[]string{"source", "register", "sensum", "--title", "Socialpsykiatrien"}, 0, ""},
		{[]string{"source", "key", "momentum", public}, 0, ""},
		{[]string{"source", "key", "momentum", public}, 0, ""},
		{[]string{"source", "key", "sensum", public}, 1, "another system"},
		{[]string{"source", "key", "nobody", public}, 1, ""},
		{[]string{"source", "key", "momentum", private}, 1, "no public key"},
		{[]string{"source", "key", "sensum", "--drop", "KID"}, 1, ""},
		{[]string{"source", "key", "momentum", "--drop", "KID"}, 0, ""},
		{[]string{"source", "key", "momentum", "--drop", "KID"}, 1, ""},
		{[]string{"staff", "lone"}, 1, "Staff need"},
		{[]string{"staff", "lone", "--name", "Lone Brandt"}, 0, ""},
		{[]string{"staff", "lone", "--left"}, 0, ""},
		{[]string{"staff", "nobody", "--left"}, 1, ""},
	} {
		for i, arg := range c.args {
			if arg == "KID" {
				c.args[i] = kid
			}
		}
		code, out, errs := s.run("", c.args...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: %d %s", c.args, code, errs)
		}
		if c.args[1] == "key" && code == 0 && out != "" {
			kid = strings.TrimSpace(out)
		}
	}
	if len(kid) != 43 {
		t.Errorf("the key is called %q", kid)
	}
}
