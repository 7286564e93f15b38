package detect

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryWordForAFaultyYesHasAHint(t *testing.T) {
	for _, word := range slices.Concat(unfree, unclear, unsigned) {
		if !slices.ContainsFunc(faults, func(hint string) bool { return strings.Contains(word, hint) }) {
			t.Errorf("%q is never looked for", word)
		}
	}
}
