package topic

import (
	"fmt"
	"strings"
	"testing"
)

func TestATextSaysHowThingsAre(t *testing.T) {
	for text, want := range map[string]string{
		"Borger bor helt alene.":          "company no: bor helt alene",
		"CAVE: ingen":                     "allergy none: cave ingen", // the longer of two
		"Har ingen fælles børn.":          "offspring ?: ingen fælles børn, children ?: ingen fælles børn",
		"Hustruen kan gøre rent.":         "together yes: hustruen kan",
		"Bor. Alene hjemme er hun aldrig": "", // not over a full stop
	} {
		read := Read(text)
		var said []string
		for _, s := range read.States() {
			said = append(said, fmt.Sprintf("%s %s: %s", s.Fact, s.Value, strings.Join(lows(read.Words[s.From:s.To]), " ")))
		}
		if got := strings.Join(said, ", "); got != want {
			t.Errorf("%q says %q, want %q", text, got, want)
		}
	}
}

func TestTheTableOfStatesIsWellFormed(t *testing.T) {
	for n, line := range strings.Split(strings.TrimSpace(statesTSV), "\n") {
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			t.Fatalf("line %d has %d columns", n+1, len(columns))
		}
		for _, term := range strings.Split(columns[2], "|") {
			for _, one := range spread(term) {
				for _, word := range partsOf(one) {
					if strings.ContainsAny(word, "()/") || strings.HasSuffix(word, "*") && len(word) < 3 {
						t.Errorf("line %d: %q is no word, in %q", n+1, word, term)
					}
				}
			}
			if strings.Count(term, "(") != strings.Count(term, ")") {
				t.Errorf("line %d: %q has a bracket too many", n+1, term)
			}
		}
	}
}
