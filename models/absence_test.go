package models

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func away(staff, from, to, substitute string) Absence {
	return Absence{Staff: staff, From: MustDate(from), To: MustDate(to), Substitute: substitute}
}

func TestAnAbsenceLeavesNobodyAlone(t *testing.T) {
	perIsAway := []Absence{away("per", "2026-12-05", "2026-12-10", "eva")}
	for _, c := range []struct {
		absence Absence
		want    error
	}{
		{away("lone", "2026-12-01", "2026-12-04", "per"), nil},
		{away("lone", "2026-12-11", "2026-12-11", "per"), nil},
		{away("lone", "2026-12-01", "2026-12-05", "per"), ErrSubstituteAway},
		{away("lone", "2026-12-10", "2026-12-20", "per"), ErrSubstituteAway},
		{away("lone", "2026-12-06", "2026-12-07", "per"), ErrSubstituteAway},
		{away("lone", "2026-12-06", "2026-12-07", "ib"), nil},
		{away("lone", "2026-12-04", "2026-12-01", "ib"), ErrAbsence},
		{away("lone", "2026-12-01", "2026-12-04", "lone"), ErrAbsence},
		{away("lone", "2026-12-01", "2026-12-04", ""), ErrAbsence},
		{away("lone", "", "2026-12-04", "per"), ErrAbsence},
	} {
		if err := c.absence.Check(perIsAway); !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
			t.Errorf("%+v: %v, want %v", c.absence, err, c.want)
		}
	}
}

func TestWhoIsAwayIsKnownForBothDays(t *testing.T) {
	all := []Absence{away("lone", "2026-12-01", "2026-12-04", "per"), away("lone", "2026-12-03", "2026-12-06", "eva"), away("ib", "2026-12-07", "2026-12-07", "per")}
	for day, want := range map[string]string{
		"2026-11-30": "", "2026-12-01": "per", "2026-12-03": "eva", "2026-12-06": "eva", "2026-12-07": "",
	} {
		got, ok := AwayOn(all, "lone", MustDate(day))
		if got.Substitute != want || ok != (want != "") {
			t.Errorf("on %s %q is there, want %q", day, got.Substitute, want)
		}
	}
}

func TestAFileNameIsNoPathAndNoHeader(t *testing.T) {
	for name, want := range map[string]string{
		"brev.pdf": "brev.pdf", "../../etc/passwd": "passwd.pdf", `C:\brev.docx`: "brev.pdf", "": "fil.pdf", "...": "fil.pdf", ".pdf": "fil.pdf",
		"a\"b\r\nSet-Cookie: x;y.pdf": "abSet-Cookie: xy.pdf", "løn 2026.11.pdf": "løn 2026.11.pdf",
	} {
		if got := FileName(name, "application/pdf"); got != want {
			t.Errorf("%q is kept as %q, want %q", name, got, want)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		got := FileName(rapid.String().Draw(r, "name"), "image/png")
		if !utf8.ValidString(got) || strings.ContainsAny(got, "/\\\"\r\n\x00") || !strings.HasSuffix(got, ".png") || utf8.RuneCountInString(got) > MaxFileName+4 {
			r.Fatalf("kept as %q", got)
		}
	})
}
