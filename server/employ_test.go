package main

import (
	"strings"
	"testing"

	"enplan/server/testbed"
)

func TestADepartmentIsMadeKnownBeforeItsSystemAndItsPeople(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"source", "momentum", "--title", "Jobcentret", "--department", "jobcenter"}, 1, "A department needs"},
		{[]string{"staff", "henrik", "--name", "Henrik Dahl", "--role", "professional", "--department", "jobcenter"}, 1, "A department needs"},
		{[]string{"department", "jobcenter", "--title", "Jobcentret"}, 2, "--field"},
		{[]string{"department", "jobcenter", "--title", "Jobcentret", "--field", "work"}, 2, "--field"},
		{[]string{"department", "citizen", "--title", "Borgeren", "--field", "job"}, 1, "A department needs"},
		{[]string{"department", "jobcenter", "--title", "Jobcentret", "--field", "job", "--phone", "44 55 10 00"}, 0, ""},
		{[]string{"department", "jobcenter", "--title", "Jobcenter Strandborg", "--field", "job"}, 0, ""},
		{[]string{"source", "momentum", "--title", "Jobcentret", "--department", "jobcenter"}, 0, ""},
		{[]string{"staff", "henrik", "--name", "Henrik Dahl", "--role", "professional", "--department", "jobcenter"}, 0, ""},
		{[]string{"staff", "lone", "--name", "Lone Brandt"}, 0, ""},
		{[]string{"staff", "lone", "--name", "Lone Brandt", "--department", "jobcenter"}, 1, "Staff need"},
		{[]string{"staff", "lone", "--name", "Lone Brandt", "--role", "boss"}, 2, "--role"},
	} {
		code, _, errs := s.run("", c.args...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: %d %s", c.args, code, errs)
		}
	}
}
