package law_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/law"
)

// rows counts the rows of a table of this package.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		all = append(all, strings.Split(line, "\t"))
	}
	return all[1:]
}

var confidence = []string{"high", "medium", "low"}

func TestEveryClockCountsFromSomethingToADay(t *testing.T) {
	kinds := []string{"follow_up", "review", "start", "plan", "four_follow_ups", "examination", "complaint"}
	seen := map[string]bool{}
	for _, c := range law.Clocks() {
		if c.Key == "" || seen[c.Key] || !strings.HasPrefix(c.Key, c.Law) || !strings.HasPrefix(c.Section, "§ ") {
			t.Errorf("badly named: %+v", c)
		}
		seen[c.Key] = true
		if c.Days+c.Weeks+c.Months <= 0 || c.From == "" || slices.Contains(c.Types, "") {
			t.Errorf("%s counts nothing: %+v", c.Key, c)
		}
		if !slices.Contains(kinds, c.What) || !slices.Contains(confidence, c.Confidence) {
			t.Errorf("%s: %s, %s", c.Key, c.What, c.Confidence)
		}
		if !c.ValidTo.IsZero() && c.ValidTo.Before(c.ValidFrom) {
			t.Errorf("%s is law from %s to %s", c.Key, c.ValidFrom, c.ValidTo)
		}
	}
	if got, want := len(law.Clocks()), len(rows(t, "clocks.tsv")); got != want || got == 0 {
		t.Errorf("%d clocks of %d rows", got, want)
	}
}

func TestAClockCountsDaysWeeksAndMonths(t *testing.T) {
	for name, c := range map[string]struct {
		clock     law.Clock
		from, due string
	}{
		"days":                    {law.Clock{Days: 7}, "2026-12-28", "2027-01-04"},
		"weeks":                   {law.Clock{Weeks: 22}, "2026-07-13", "2026-12-14"},
		"weeks over summer time":  {law.Clock{Weeks: 4}, "2027-03-10", "2027-04-07"},
		"months":                  {law.Clock{Months: 3}, "2026-08-31", "2026-11-30"},
		"a month that is shorter": {law.Clock{Months: 3}, "2026-11-29", "2027-02-28"},
		"all of them":             {law.Clock{Months: 1, Weeks: 1, Days: 1}, "2026-01-01", "2026-02-09"},
	} {
		if got := c.clock.Due(models.MustDate(c.from)).String(); got != c.due {
			t.Errorf("%s: %s, want %s", name, got, c.due)
		}
	}
}

func TestAClockHoldsOnItsFirstAndLastDay(t *testing.T) {
	c := law.Clock{ValidFrom: models.MustDate("2024-01-01"), ValidTo: models.MustDate("2026-12-31")}
	for day, want := range map[string]bool{"2023-12-31": false, "2024-01-01": true, "2026-12-31": true, "2027-01-01": false} {
		if c.Holds(models.MustDate(day)) != want {
			t.Errorf("%s: %v", day, !want)
		}
	}
	if open := (law.Clock{}); !open.Holds(models.MustDate("1976-04-01")) {
		t.Error("a clock without days is always law")
	}
}

var patternForm = regexp.MustCompile(`^[\pL\d§][\pL\d§ .\-]*\*?$`)

func TestEveryAbolishedWordHasItsDayAndItsProvision(t *testing.T) {
	table, seen := rows(t, "abolished.tsv"), map[string]bool{}
	if got := len(law.AbolishedWords()); got != len(table) || got == 0 {
		t.Fatalf("%d words of %d rows", got, len(table))
	}
	for i, w := range law.AbolishedWords() {
		if !patternForm.MatchString(w.Words) || w.Words != strings.ToLower(w.Words) || seen[w.Words] {
			t.Errorf("%q is no pattern, or stands twice", w.Words)
		}
		seen[w.Words] = true
		if w.Since.IsZero() || w.Since.Before(models.MustDate("2000-01-01")) {
			t.Errorf("%q: since %s", w.Words, w.Since)
		}
		if how := table[i][1]; how != "ended" && how != "closed" || w.Ended != (how == "ended") {
			t.Errorf("%q: %s", w.Words, how)
		}
		if _, known := law.ByKey(w.Key); w.Key != "" && !known {
			t.Errorf("%q: no provision %s", w.Words, w.Key)
		}
		if !slices.Contains(confidence, table[i][5]) {
			t.Errorf("%q: confidence %q", w.Words, table[i][5])
		}
	}
}

// A word of a provision goes with the provision.
func TestAnAbolishedWordAgreesWithItsProvision(t *testing.T) {
	for _, w := range law.AbolishedWords() {
		p, known := law.ByKey(w.Key)
		if !known {
			continue
		}
		last := w.Since.AddDays(-1)
		switch {
		case !p.ValidTo.IsZero() && w.Ended && p.ValidTo != last:
			t.Errorf("%q has ended by %s, %s by %s", w.Words, last, p.Key, p.ValidTo)
		case !w.Ended && p.NewUntil != last:
			t.Errorf("%q closed by %s, %s by %s", w.Words, last, p.Key, p.NewUntil)
		}
	}
}

func TestEveryReplacementIsOfTwoProvisions(t *testing.T) {
	if got, want := len(law.Replacements()), len(rows(t, "replacements.tsv")); got != want || got == 0 {
		t.Fatalf("%d replacements of %d rows", got, want)
	}
	for _, r := range law.Replacements() {
		old, knows := law.ByKey(r.Key)
		by, new := law.ByKey(r.By)
		if !knows || !new || r.Key == r.By || r.From.IsZero() || r.FromAge < 18 || r.FromAge > 100 {
			t.Errorf("badly made: %+v", r)
		}
		if !old.ValidTo.IsZero() {
			t.Errorf("%s has ended for all, not for some", r.Key)
		}
		if !by.InForce(r.From) {
			t.Errorf("%s is no law on %s", r.By, r.From)
		}
	}
}
