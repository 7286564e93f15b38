package topic

import (
	"fmt"
	"strings"
	"testing"
)

func TestATextSaysHowThingsAre(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Borger bor helt alene.", "[company no: bor helt alene]"},
		{"CAVE: ingen", "[allergy none: cave ingen]"},
		{"Barnløs.", "[children 0: barnløs] [offspring no: barnløs]"},
		{"Hustruen kan. Gøre rent", "[together yes: hustruen kan]"},
		{"Alene. Bor", ""},
	} {
		text := Read(c.text)
		var said []string
		for _, s := range text.States() {
			if strings.Contains(c.want, s.Fact) {
				said = append(said, fmt.Sprintf("[%s %s: %s]", s.Fact, s.Value, strings.Join(lows(text.Words[s.From:s.To]), " ")))
			}
		}
		if got := strings.Join(said, " "); c.want == "" && len(text.States()) > 0 || !sameWords(got, c.want) {
			t.Errorf("%q says %s, want %s", c.text, got, c.want)
		}
	}
}

func sameWords(x, y string) bool {
	return len(x) == len(y) && !strings.ContainsFunc(x, func(r rune) bool { return strings.Count(x, string(r)) != strings.Count(y, string(r)) })
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
