package plain

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// kinds lists the findings of one kind as "text" or "text → replacement".
func kinds(text, kind string) []string {
	var all []string
	for _, f := range Check(text).Findings {
		if f.Kind != kind {
			continue
		}
		if f.Replacement != "" {
			f.Text += " → " + f.Replacement
		}
		all = append(all, f.Text)
	}
	return all
}

func TestCheckPointsAtPassives(t *testing.T) {
	for text, want := range map[string][]string{
		"Der bevilges støtte.":                          {"bevilges"},
		"Støtten iværksættes og afholdes hver uge.":     {"iværksættes", "afholdes"},
		"Fraværet registreres, og du visiteres.":        {"registreres", "visiteres"},
		"Behandles sagen ikke, får du svar.":            {"Behandles"},
		"Der ses ikke at være grund.":                   {"ses"},
		"Målet opnås, og pengene ydes.":                 {"opnås", "ydes"},
		"Oplysninger videregives ikke.":                 {"videregives"},
		"Din sag bliver ikke behandlet nu.":             {"bliver ikke behandlet"},
		"Du blev visiteret.":                            {"blev visiteret"},
		"Den vil blive sendt.":                          {"blive sendt"},
		"Vi ses, når der findes tid.":                   nil,
		"Vi skal ses. Det synes jeg.":                   nil,
		"Barnet trives, det lykkes, og de mødes.":       nil,
		"Kommunens og borgernes penge dels her.":        nil,
		"De unges, de ældres og de pårørendes ord.":     nil,
		"Det er en proces. Det er således deres.":       nil,
		"Ydelsens og indsatsernes mål. Ydelses":         nil,
		"Hun hedder Agnes. Vi ringer til Johannes.":     nil,
		"Du bliver glad. Du bliver interesseret i det.": nil,
		"Du bliver her, og sagen er behandlet.":         nil,
		"I mødes og hjælpes ad, og vi tales ved.":       nil,
	} {
		same(t, text, kinds(text, Passive), want)
	}
}

func TestCheckOffersAnEverydayWord(t *testing.T) {
	for text, want := range map[string][]string{
		"Borger er bevilget støtte.":             {"Borger → du"},
		"Vi hjælper borger. En borger ringer.":   {"borger → du"},
		"Det styrker borgers mestring.":          {"borgers → din"},
		"For at udvikle borgers evne":            {"borgers → din"},
		"Hver borger og borgeren på borger.dk":   nil,
		"Du er borger":                           nil,
		"Såfremt du fremsender det, jf. § 1":     {"Såfremt → hvis", "fremsender → sender", "jf. → se"},
		"Brevet er fremsendt ultimo maj":         {"fremsendt → sendt", "ultimo → sidst i"},
		"Vi iværksatte det mhp. ro":              {"iværksatte → satte i gang", "mhp. → for at"},
		"Vi anmodede dig":                        {"anmodede → bad"},
		"Fremsendelse af brev":                   {"Fremsendelse → at sende"},
		"Det fremgår af brevet og forelå før":    {"fremgår af → står i", "forelå → var der"},
		"Vi giver dig penge, fordi du er syg nu": nil,
	} {
		same(t, text, kinds(text, Kancelli), want)
	}
}

func TestCheckPointsAtSentencesOverTwentyWords(t *testing.T) {
	twenty := strings.Repeat("ord ", 19) + "ord."
	if got := kinds(twenty, LongSentence); got != nil {
		t.Errorf("20 words: %q", got)
	}
	long := "ord " + twenty
	same(t, "21 words", kinds("Kort. "+long+" Kort.", LongSentence), []string{long})
}

func TestJargonCarriesItsExplanation(t *testing.T) {
	got := Check("Du får mentorstøtte.").Findings
	if len(got) != 1 || got[0].Kind != Jargon || !strings.Contains(got[0].Explanation, "støtter dig") || got[0].Text != "mentorstøtte" {
		t.Errorf("got %+v", got)
	}
}

func TestAPlainTextHasAnEmptyListOfFindings(t *testing.T) {
	got, err := json.Marshal(Check("Du får hjælp hver mandag."))
	want := `{"words":5,"sentences":1,"longWords":0,"lix":5,"level":"meget let","findings":[]}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
}

func TestAFindingHasThePromisedNames(t *testing.T) {
	got, _ := json.Marshal(Check("Hvorvidt ses").Findings[0])
	want := `{"kind":"kancelli","start":0,"end":8,"text":"Hvorvidt","replacement":"om","hint":"Skriv »om« i stedet for »Hvorvidt«."}`
	if string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryHintIsOneShortSentenceWithoutJargon(t *testing.T) {
	text := "Borger bevilges hvorvidt en indsats. " + strings.Repeat("ord ", 30)
	for _, f := range Check(text).Findings {
		said := strings.ReplaceAll(f.Hint, f.Text, "ordet")
		if s := Sentences(said); len(s) != 1 || s[0].Words > MaxWords {
			t.Errorf("%s: %q", f.Kind, f.Hint)
		}
	}
	if !slices.ContainsFunc(Check(text).Findings, func(f Finding) bool { return f.Kind == LongSentence }) {
		t.Error("the long sentence is not found")
	}
}
