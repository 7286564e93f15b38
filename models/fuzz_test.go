package models_test

import (
	"fmt"
	"strings"
	"testing"

	"enplan/models"
)

// FuzzCPR asks that whatever is taken as a CPR is read the same way again and shows
// itself in no print, and that a refusal repeats nothing of what was given.
func FuzzCPR(f *testing.F) {
	for _, s := range []string{"010190-1111", " 0101901111 ", "610190-11AB", "310299-0000", "", "010190—1111", "０１０１９０1111"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := models.ParseCPR(s)
		if err != nil {
			if err.Error() != models.ErrCPR.Error() || !c.IsZero() {
				t.Fatalf("refused with more than that it is none: %v", err)
			}
			return
		}
		again, err := models.ParseCPR(c.Reveal())
		if err != nil || again != c || len(c.Reveal()) != 10 {
			t.Fatal("read another way the second time")
		}
		for _, print := range []string{fmt.Sprint(c), fmt.Sprintf("%v %+v %#v %x %q %d", c, c, c, c, c, c), fmt.Sprintf("%v", struct{ C models.CPR }{c})} {
			if rest := strings.ReplaceAll(print, c.Reveal()[:6]+"-••••", ""); strings.ContainsAny(rest, "0123456789") {
				t.Fatalf("more than the mask is in a print of it: %s", rest)
			}
		}
	})
}

// FuzzDate asks that a day that is read is written as it stood, and a term likewise.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-11-26", "2024-02-29", "2026-02-30", "", "0000-01-01", "2026-11-26 2026-12-01", "2026-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := models.ParseDate(s); err == nil && d.String() != s {
			t.Fatalf("%q became %q", s, d)
		}
		if term, err := models.ParseTerm(s); err == nil {
			if again, err := models.ParseTerm(term.String()); err != nil || again != term {
				t.Fatalf("the term %q became %q: %v", s, again, err)
			}
		}
	})
}

// FuzzAt asks that a time in an address is read as what it names, or as none.
func FuzzAt(f *testing.F) {
	for _, s := range []string{"2026-11-26T14:00:00Z", "2026-10-25T02:30:00+02:00", "", "14"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := models.ParseAt(s)
		if again := models.ParseAt(models.AtName(at)); !again.Truncate(1e9).Equal(at.Truncate(1e9)) {
			t.Fatalf("%q is %s, and then %s", s, at, again)
		}
	})
}
