package topic

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawText makes a text of pieces around which sentences are cut, words denied
// and topics found.
func drawText(t *rapid.T) string {
	pieces := []string{"Borger", "ønsker ikke", "gruppe", "løft", "Praktik", "kl. 8.30", "bl.a.", "1.", "- ", "• ", "\n", ". ", "! ", "? ", ", ", "men", "uden",
		"støj", "egen læge", "egen. læge", "egen", "læge", "psykiatrien", "§", "(", ")", "\"", "alkohol", "Ingen", "medicin", "S. Toft", "kr.", "…", ": ", "hjemmet", "Ø-huset"}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 16).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
}

func TestASentenceSaysTheSameWithinItsTextAsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Read(drawText(t))
		apart := text.Apart()
		if len(apart) != len(text.Sentences) {
			t.Fatalf("%d of %d sentences", len(apart), len(text.Sentences))
		}
		for i, sentence := range text.Sentences {
			alone := Read(sentence)
			if got, want := lows(apart[i].Words), lows(alone.Words); !slices.Equal(got, want) {
				t.Fatalf("%q: words %q, alone %q", sentence, got, want)
			}
			if got, want := bare(apart[i].Mentions), bare(alone.Mentions); !slices.Equal(got, want) {
				t.Fatalf("%q: %v, alone %v", sentence, got, want)
			}
		}
	})
}

func lows(words []Word) []string {
	var all []string
	for _, w := range words {
		all = append(all, w.Low)
	}
	return all
}

func bare(mentions []Mention) []Mention {
	all := slices.Clone(mentions)
	for i := range all {
		all[i].Start = 0
	}
	return all
}

func TestAskingQuicklyFindsWhatLookingAtEveryWordFinds(t *testing.T) {
	patterns := []string{"ønsker ikke", "gruppe*", "*hus*", "*huset", "ø*", "på", "kl", "bl.a", "egen læge", "ingen", "§", "§ *", "s toft", "ø-huset", "S", "8.30", "hjemmet  uden", " men", ""}
	rapid.Check(t, func(t *rapid.T) {
		text, pattern := Read(drawText(t)), rapid.SampledFrom(patterns).Draw(t, "pattern")
		want := -1
		parts := partsOf(pattern)
		for i := len(text.Words) - len(parts); i >= 0; i-- {
			if fitsAll(text.Words[i:], parts) {
				want = i
			}
		}
		if got := text.Index(pattern); got != want || text.Has(pattern) != (want >= 0) {
			t.Fatalf("%q stands at %d, found at %d", pattern, want, got)
		}
	})
}
