package plain

import "strings"

// tense is which form of a verb stands in the text; it picks the replacement.
type tense int8

const (
	infinitive tense = iota
	present
	past
	participle
)

// bent are the written forms of one word.
type bent map[string]tense

// bend gives every written form of a word by its class. It gives too many
// rather than too few: a form that Danish does not have does no harm, as long
// as it is not another word (see never).
func bend(w string, c class) bent {
	forms := bent{w: infinitive}
	switch c {
	case noun, solo:
		bendNoun(forms, w)
	case adj:
		bendAdjective(forms, w)
	case verb:
		return bendVerb(w)
	}
	return forms
}

func (b bent) add(stem string, endings ...string) {
	for _, e := range endings {
		if _, known := b[stem+e]; !known {
			b[stem+e] = infinitive
		}
	}
}

func bendNoun(b bent, w string) {
	b.add(w, "s", "'s")
	if strings.HasSuffix(w, "e") {
		b.add(w, "n", "ns", "t", "ts", "r", "rs", "rne", "rnes", "ne", "nes")
		return
	}
	b.add(w, "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "e", "es", "ene", "enes", "'en", "-en")
	if strings.HasSuffix(w, "er") {
		b.add(w, "ne", "nes")
	}
	if doubles(w) {
		b.add(w+w[len(w)-1:], "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ene", "enes")
	}
}

// doubles says whether the last letter is doubled before an ending: job, jobbet.
func doubles(w string) bool {
	if len(w) < 3 {
		return false
	}
	return strings.IndexByte("bdfgklmnprst", w[len(w)-1]) >= 0 && strings.IndexByte("aeiouy\xb8\xa6\xa5", w[len(w)-2]) >= 0
}

func bendAdjective(b bent, w string) {
	b.add(w, "t", "e", "s", "es")
	if doubles(w) {
		b.add(w+w[len(w)-1:], "e")
	}
	if stem, ok := strings.CutSuffix(w, "et"); ok {
		b.add(stem, "ede", "edes")
	}
}

// bendVerb takes the infinitive, the present ("bortfalder") or the passive
// ("bevilges") as the table lists it.
func bendVerb(w string) bent {
	b := bent{w: infinitive}
	inf := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "r")
	stem, weak := strings.CutSuffix(inf, "e")
	if !weak {
		return b
	}
	for _, f := range []struct {
		ending string
		t      tense
	}{
		{"e", infinitive}, {"es", infinitive}, {"er", present}, {"ede", past}, {"edes", past},
		{"te", past}, {"tes", past}, {"et", participle}, {"t", participle}, {"ets", participle},
	} {
		b[stem+f.ending] = f.t
	}
	return b
}

// tenseOf reads the form of a verb that the table lists outside the rules.
func tenseOf(form string) tense {
	first, _, _ := strings.Cut(form, " ")
	switch {
	case ends(first, "bar", "te", "de", "tes", "ldt"):
		return past
	case ends(first, "r"):
		return present
	case ends(first, "et", "at", "gt", "ne"):
		return participle
	case ends(first, "s", "se", "sen"):
		return infinitive
	}
	return past
}

func ends(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
