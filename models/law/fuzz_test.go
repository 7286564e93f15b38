package law_test

import (
	"testing"

	"enplan/models/law"
)

// FuzzReferences asks that no text makes the reader of laws fail, and that each
// reference names a place or a word.
func FuzzReferences(f *testing.F) {
	for _, s := range []string{"SEL §§ 82 a-82 d og 85, stk. 2, 3. pkt.", "barnets lov kap. 16 a", "LAB mentor", "§", "§§ 1–999999999999999999999", "kap."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range law.ParseReferences(s) {
			if r.From < 0 || r.To < r.From || r.Part < 0 || r.Chapter < 0 {
				t.Fatalf("%q: %+v", s, r)
			}
		}
	})
}
