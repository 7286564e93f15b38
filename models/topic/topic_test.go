package topic_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"enplan/models/topic"
)

func TestATopicIsFoundByWholeWordsBeginningsEndsAndPhrases(t *testing.T) {
	for text, want := range map[string]string{
		"Bevilget bostøttetimer.":                    "help.supporter",
		"Hjælp til budget og gæld":                   "help.money",
		"Ny SKP'er på sagen":                         "help.supporter",
		"Støtte- og kontaktperson bevilges":          "help.supporter",
		"KØB AF GENBRUGSBUTIK":                       "field.shop",
		"Arbejde i kælderrum":                        "strain.closed_rooms",
		"Lokalet ligger i arkivkælderen":             "strain.closed_rooms",
		"Lejligheden er på 3. sal":                   "strain.stairs",
		"Uddannet social- og sundhedshjælper":        "field.care",
		"Job- og Ydelsescentret":                     "party.job",
		"Børne- og ungeforvaltningen":                "party.family",
		"Hun vil gerne have besøg af sine børnebørn": "life.grandchildren",
		"Tilknyttet egen læge":                       "party.gp",
		"Har været udsat for overgreb":               "fact.trauma",
		"Kurset lær at tackle kroniske smerter":      "help.coping",
		"Visitationen bevilger":                      "party.elder",
		"Ikke sær":                                   "",
		"Han hedder Per Kold":                        "",
		"":                                           "",
		"Kontorstolen":                               "field.office",
		"Bad.":                                       "help.personal_care",
		"Badeværelse":                                "",
		"Kommentar":                                  "",
		"Praktisk og hjælp":                          "",
		"Parkeringsplads 4":                          "",
	} {
		var found []string
		for _, m := range topic.Read(text).Mentions {
			found = append(found, string(m.Set)+"."+m.Topic)
		}
		if want != "" && !slices.Contains(found, want) || want == "" && len(found) > 0 {
			t.Errorf("%q: found %v, want %q", text, found, want)
		}
	}
}

func TestADenialCountsInItsOwnClauseOnly(t *testing.T) {
	for text, denied := range map[string]bool{
		"Undgå støj":                                            true,
		"Støj skal undgås":                                      true,
		"Må ikke udsættes for støj":                             true,
		"Skånes for støj og stress":                             true,
		"Der er støj":                                           false,
		"Borger kan ikke stå længe, og der er støj":             false,
		"Borger kan ikke stå længe. Der er støj":                false,
		"Det generer ikke, men der er støj":                     false,
		"Støj er ikke et problem":                               true,
		"Uden fast plads (støj i lokalet)":                      false,
		"Ingen særlige hensyn; støj forekommer":                 false,
		"Støj, som borger ikke tåler":                           false,
		"Aldrig i alle de otte lange år på fabrik var der støj": false,
		"Arbejde i støj frarådes":                               true,
	} {
		found := false
		for _, m := range topic.Read(text).Mentions {
			if m.Topic != "noise" {
				continue
			}
			found = true
			if m.Denied != denied {
				t.Errorf("%q: denied %v", text, m.Denied)
			}
		}
		if !found {
			t.Errorf("%q: no noise in it", text)
		}
		if topic.Read(text).Says(topic.Strain, "noise") == denied {
			t.Errorf("%q: Says and Denied disagree", text)
		}
	}
}

func TestHasFitsWordsAsThePatternSays(t *testing.T) {
	read := topic.Read("Borger bruger ikke borger.dk. Breve sendes pr. brev, jf. § 141-planen og 22. uge; app'en er slettet.")
	for pattern, want := range map[string]bool{
		"borger": true, "brug*": true, "brug": false, "*planen": true, "*plan": false, "*lan*": true, "borger.dk": true,
		"pr. brev": true, "pr brev": true, "ikke borger": true, "bruger borger": false, "22. uge": true, "app'en": true,
		"§ 141*": true, "§ 142*": false, "jf.": true, "slettet borger": false,
	} {
		if read.Has(pattern) != want {
			t.Errorf("%q: %v", pattern, !want)
		}
	}
	if at := read.Index("brev*", "ikke"); at != 2 {
		t.Errorf("the first that fits is word %d", at)
	}
}

func TestOfAndAllSayEachTopicOnceAndSorted(t *testing.T) {
	read := topic.Read("Støtte til post, breve, økonomi og gæld. Ikke rengøring.")
	if got := read.Of(topic.Help); !slices.Equal(got, []string{"money", "post"}) {
		t.Errorf("of: %v", got)
	}
	if got := read.All(topic.Help); !slices.Equal(got, []string{"cleaning", "money", "post"}) {
		t.Errorf("all: %v", got)
	}
}

// terms are the patterns of the table with their topics.
func terms(t testing.TB) map[string][]string {
	raw, err := os.ReadFile("topics.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || slices.Contains(cells, "") {
			t.Fatalf("line %d is %q", i+2, line)
		}
		for _, term := range strings.Split(cells[2], "|") {
			all[term] = append(all[term], cells[0]+"."+cells[1])
		}
	}
	return all
}

func TestEveryTermOfTheTableIsFoundInATextThatHasIt(t *testing.T) {
	sets := []string{"help", "life", "doing", "field", "avoid", "want", "against", "say", "strain", "party", "fact", "limit", "demand", "ease"}
	for term, topics := range terms(t) {
		if term != strings.TrimSpace(term) || term == "" {
			t.Errorf("%q has blanks around it", term)
		}
		text := "Der er " + strings.NewReplacer("*", "", "~ ", "").Replace(term) + " her."
		for _, want := range topics {
			set, name, _ := strings.Cut(want, ".")
			if !slices.Contains(sets, set) {
				t.Errorf("%s is no set", set)
			}
			if !slices.Contains(topic.Read(text).All(topic.Set(set)), name) {
				t.Errorf("%q: %s does not find its %q", text, want, term)
			}
		}
	}
}

// check reads a text and holds what must be so of any text.
func check(t interface{ Fatalf(string, ...any) }, text string) {
	read := topic.Read(text)
	last := 0
	for _, w := range read.Words {
		if w.Start < last || w.End <= w.Start || w.End > len(text) || w.Sentence < 0 || w.Sentence >= max(len(read.Sentences), 1) {
			t.Fatalf("%q: badly cut word %+v", text, w)
		}
		last = w.End
	}
	for _, m := range read.Mentions {
		if m.Words == "" || text[m.Start:m.Start+len(m.Words)] != m.Words || m.Sentence >= len(read.Sentences) {
			t.Fatalf("%q: badly placed mention %+v", text, m)
		}
	}
}

func TestAnyTextKeepsItsWordsInPlace(t *testing.T) {
	words := []string{"ikke", "støj", "undgå", ",", ".", ";", "(", "§", "141", "bostøtte-", "-", "'", "’", "\xff", "A\u030a", "İ", "ẞ", "men", "egen læge", "\n"}
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between")))
		check(t, rapid.String().Draw(t, "text"))
		check(t, string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
	})
}

func FuzzTopics(f *testing.F) {
	f.Add("Borger skånes for støj, men egen læge anbefaler træning. § 141-plan.")
	f.Add("\xff\xfe’-' §§§ İ")
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
