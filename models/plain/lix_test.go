package plain

import (
	"math"
	"testing"
)

func TestLIXCountsAsTheDomainPackDoes(t *testing.T) {
	for _, c := range []struct {
		text string
		want Count
	}{
		{"Du får en person, der hjælper dig med hverdagen.", Count{9, 1, 2, 31.2}},
		{"Du skal møde d. 3. marts 2027 kl. 10.00. Husk dit sygesikringskort.", Count{12, 2, 1, 14.3}},
		{"Borger er bevilget socialpædagogisk støtte jf. § 85 i lov om social service med henblik på at understøtte borgers mestring af hverdagen.", Count{21, 1, 8, 59.1}},
		{"Vi ses, bl.a. fordi du gerne vil. Ring på tlf. 44 55 10 01!", Count{14, 2, 0, 7}},
		{"Såfremt dokumentationen ikke fremsendes rettidigt, vil ansøgningen blive behandlet på det foreliggende grundlag, jf. retssikkerhedslovens § 11 b.", Count{17, 1, 9, 69.9}},
		{"", Count{}},
		{"§ – … !", Count{}},
		{"Kontant-hjælp", Count{1, 1, 1, 101}},
	} {
		got := Measure(c.text)
		got.LIX = math.Round(got.LIX*10) / 10
		if got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestASentenceEndsWhereAReaderStops(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Du får 500 kr. Pengene kommer fredag.", []string{"Du får 500 kr.", "Pengene kommer fredag."}},
		{"Du får 500 kr. om ugen.", []string{"Du får 500 kr. om ugen."}},
		{"Mød kl. 10. Husk dit kort.", []string{"Mød kl. 10.", "Husk dit kort."}},
		{"1. Ring til os. 2. Kom ind.", []string{"1. Ring til os.", "2. Kom ind."}},
		{"Vi betaler 1.234,50 kr. hver md. til dig.", []string{"Vi betaler 1.234,50 kr. hver md. til dig."}},
		{"Overlæge S. Toft ringer. Svar ham.", []string{"Overlæge S. Toft ringer.", "Svar ham."}},
		{"Kom til lokale B. Husk dit kort.", []string{"Kom til lokale B.", "Husk dit kort."}},
		{"Se www.borger.dk. Der står mere.", []string{"Se www.borger.dk.", "Der står mere."}},
		{"Vi kommer.Du venter.", []string{"Vi kommer.", "Du venter."}},
		{"Overskrift\n\nDu får hjælp.", []string{"Overskrift", "Du får hjælp."}},
		{"- bad\n- mad • tøj", []string{"bad", "mad", "tøj"}},
		{"»Kommer du?« spørger vi.", []string{"»Kommer du?« spørger vi."}},
		{"Kommer du? Ja! Godt …", []string{"Kommer du?", "Ja!", "Godt …"}},
		{"Efter § 11 b. Du kan klage.", []string{"Efter § 11 b.", "Du kan klage."}},
		{"Det tager ca. 5 min. med bus, jf. planen.", []string{"Det tager ca. 5 min. med bus, jf. planen."}},
		{"Mad, tøj osv. Du vælger.", []string{"Mad, tøj osv.", "Du vælger."}},
		{"Husk: tøj; mad.", []string{"Husk: tøj; mad."}},
		{"Sygemeldt pr. 06.07.2026. Planen følger.", []string{"Sygemeldt pr. 06.07.2026.", "Planen følger."}},
		{" . . ", nil},
	} {
		var got []string
		for _, s := range Sentences(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		same(t, c.text, got, c.want)
	}
}

func TestAColonEndsASentenceOnlyByRule(t *testing.T) {
	text := "Husk: mad; tøj. Mød kl. 10:00."
	if n := len(Sentences(text)); n != 2 {
		t.Errorf("by the house rules: %d sentences, want 2", n)
	}
	if n := len(Rules{ColonEnds: true}.Sentences(text)); n != 4 {
		t.Errorf("with colon: %d sentences, want 4", n)
	}
}

func TestLevelNamesTheScale(t *testing.T) {
	for lix, want := range map[float64]string{
		0: "meget let", 24.9: "meget let", 25: "let", 34.9: "let", 35: "middel", 44.9: "middel",
		45: "svær", 54.9: "svær", 55: "meget svær", 120: "meget svær",
	} {
		if got := Level(lix); got != want {
			t.Errorf("Level(%v) = %q, want %q", lix, got, want)
		}
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%q: got %q, want %q", what, got, want)
		return
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%q: got %q, want %q", what, got, want)
			return
		}
	}
}
