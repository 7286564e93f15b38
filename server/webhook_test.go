package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// surroundings are what the shell's commands work in.
func (s *shell) surroundings() *surroundings {
	s.t.Helper()
	settings, err := readConfig()
	if err != nil {
		s.t.Fatal(err)
	}
	return &surroundings{in: strings.NewReader(""), out: io.Discard, err: io.Discard, now: func() time.Time { return s.now }, settings: settings}
}

func TestAWebhookIsSetAndItsSecretShownOnce(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	house, done, err := s.surroundings().open(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	err = house.SetDepartment(t.Context(), models.Viewer{Role: models.AsOperator}, models.Department{ID: "jobcenter", Title: "Jobcentret", Field: models.FieldJob})
	if done(); err != nil {
		t.Fatal(err)
	}
	secrets := map[string]bool{}
	for range 2 {
		code, out, errs := s.run("", "webhook", "jobcenter", "--url", "https://job.example.dk/hook")
		if secrets[out] = true; code != 0 || !strings.HasPrefix(out, "whsec_") || len(strings.TrimSpace(out)) != 50 {
			t.Errorf("%d %q %s", code, out, errs)
		}
	}
	if len(secrets) != 2 {
		t.Error("a secret is shown twice")
	}
	if code, out, errs := s.run("", "webhook", "jobcenter", "--off"); code != 0 || out != "" {
		t.Errorf("%d %q %s", code, out, errs)
	}
	for _, args := range [][]string{
		{"jobcenter"}, {"jobcenter", "--off", "--url", "https://job.example.dk/"}, {"jobcenter", "--url", "http://job.example.dk/"},
		{"jobcenter", "--url", "https://127.0.0.1/"}, {"nowhere", "--url", "https://job.example.dk/"},
	} {
		if code, out, _ := s.run("", append([]string{"webhook"}, args...)...); code != 1 || out != "" {
			t.Errorf("%v: %d %q", args, code, out)
		}
	}
}

func TestNothingIsServedWithAJournalThatCannotBeRead(t *testing.T) {
	database := testbed.SQLite(t)
	s := newShell(t, database)
	beside := filepath.Join(filepath.Dir(database), "enplan.journal")
	if err := os.WriteFile(beside, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ENPLAN_ADDR", "127.0.0.1:0")
	code, out, errs := s.run("", "serve", "--demo")
	if code != 1 || !strings.Contains(errs, "ENPLAN_JOURNAL: read the journal: line 1") || strings.Contains(out, "Én Plan is at") {
		t.Errorf("%d %s %s", code, out, errs)
	}
}
