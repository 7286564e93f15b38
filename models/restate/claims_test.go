package restate

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
)

var claimDay = models.MustDate("2026-11-23")

// told writes claims as "of value clock from-until", "?" before one that is
// only supposed.
func toldClaims(text string) string {
	var all []string
	for _, c := range Claims(text, claimDay) {
		one := string(c.Of)
		if c.Condition {
			one = "?" + one
		}
		if c.Value != 0 {
			one += fmt.Sprintf(" %g", c.Value)
		}
		if c.Clock != "" {
			one += " " + c.Clock
		}
		if !c.From.IsZero() {
			one += " from " + c.From.String()
		}
		if !c.Until.IsZero() {
			one += " until " + c.Until.String()
		}
		all = append(all, one)
	}
	return strings.Join(all, ", ")
}

func TestALimitOrADemandIsReadFromHowDepartmentsWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		// what a body can lift
		"Må ikke løfte over 5 kg.":                   "lift.max 5",
		"Løft på højst 10 kg er tilladt":             "lift.max 10",
		"Maks. 3 kg løft de første 6 uger":           "lift.max 3",
		"Løfterestriktion 2 kg indtil d. 15.12.2026": "lift.max 2 until 2026-12-15",
		"Ingen løft over 7,5 kilo før 04.01.2027":    "lift.max 7.5 until 2027-01-03",
		"Tunge løft frarådes":                        "lift.max",
		"Borger kan bære maksimalt 4 kg":             "lift.max 4",
		"Håndtering af sække op til 15 kg":           "lift 15",
		"Kasser på indtil 12 kg stables":             "lift 12",
		"Der flyttes kasser på ca. 20 kg":            "lift 20",
		"Opgaven indebærer tunge løft":               "lift",
		"Vejer 82 kg":                                "",
		"Har tabt sig 12 kg siden sommer":            "",
		"Løfte stemningen i gruppen":                 "",
		// clocks
		"Ingen aftaler før kl. 10.00":                  "clock.from 10:00",
		"Fremmøde tidligst kl. 9.30":                   "clock.from 09:30",
		"Kan ikke møde før kl. 11":                     "clock.from 11:00",
		"Aftaler kun om eftermiddagen":                 "clock.from 12:00",
		"Ingen aftaler efter kl. 14":                   "clock.to 14:00",
		"Helst aftaler om formiddagen":                 "clock.to 12:00",
		"Mødetid kl. 07.00":                            "clock 07:00",
		"Borger møder kl. 8.15 på praktikstedet":       "clock 08:15",
		"Mor er hjemme til kl. 8.10":                   "home.until 08:10",
		"Far er hjemme hver dag, til Ada går kl. 7.50": "home.until 07:50",
		"Skal være hjemme fra kl. 15.00":               "home.from 15:00",
		"Børnehaven lukker kl. 16.30":                  "closes 16:30",
		"Emil hentes i SFO senest kl. 16.00":           "closes 16:00",
		"Far følger Emil i skole kl. 7.45":             "bring 07:45",
		"Kl. 27.00 findes ikke":                        "",
		"Spist kl. 12":                                 "",
		// hours and days
		"Skole og praktik må tilsammen højst fylde 12 timer om ugen": "hours.max 12",
		"Højst 15 timer om ugen":                                     "hours.max 15",
		"Arbejdsevnen vurderes til 10 timer ugentligt":               "hours.max 10",
		"Maksimalt 2-4 timer pr. uge":                                "hours.max 4",
		"Praktik 20 timer ugentligt":                                 "hours 20",
		"25-30 timer/uge":                                            "hours 30",
		"Job på fuld tid":                                            "hours 37",
		"Maks. 3 timer dagligt":                                      "hours_day.max 3",
		"Højst 2 aftaler om ugen":                                    "days.max 2",
		"Har sovet 4 timer i nat":                                    "",
		"Bevilget 15 timer pr. måned":                                "",
		// people
		"Ikke i grupper med over 6 personer": "group.max 6",
		"Højst 4 deltagere ad gangen":        "group.max 4",
		"Store grupper undgås":               "group.max",
		"Der arbejdes kun individuelt":       "group.max 1",
		"Hold på 12 deltagere":               "group 12",
		"8-10 kursister":                     "group 10",
		"Indsatsen er gruppebaseret":         "group",
		"Familien består af fire":            "",
		"Højst 2 faste personer i hjemmet":   "helpers.max 2",
		"5 medarbejdere kommer på skift":     "helpers 5",
		// use
		"Borger er stoffri":                      "use.stop",
		"Afholdenhed fra alkohol":                "use.stop",
		"Skal ophøre med hash":                   "use.stop",
		"Nedtrapning af hashforbrug":             "use.less",
		"Højst 7 genstande om ugen":              "use.less 7",
		"Halvering af alkoholforbruget":          "use.less",
		"Bolig tildeles uden krav om stoffrihed": "use.free",
		"Borger er ikke stoffri":                 "",
		"Borger drikker kaffe":                   "",
		// the way, and from where
		"45 min. med bus":                  "travel 45",
		"Transporttid 1,5 time":            "travel 90",
		"En halv times kørsel hver vej":    "travel 30",
		"Tre kvarter med bussen":           "travel 45",
		"Samtalen varer 45 minutter":       "",
		"Borger sørger selv for transport": "ride.none",
		"Kørsel er ikke bevilget":          "ride.none",
		"Kan ikke forlade hjemmet":         "home.only",
		"Ønsker helst videomøder":          "from_afar",
		"Kræver personligt fremmøde":       "in_person",
		// work
		"Ingen praktik før 12.01.2027":          "work.not until 2027-01-11",
		"Fuldt sygemeldt til og med 31.12.2026": "work.not until 2026-12-31",
		"Genoptager arbejdet fra 01.12.2026":    "work.from from 2026-12-01",
		// only supposed
		"Hvis smerterne tiltager, må der ikke løftes over 3 kg":     "?lift.max 3",
		"Det overvejes, om borger højst kan klare 10 timer om ugen": "?hours.max 10",
		"": "",
	} {
		if got := toldClaims(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestClaimsComeInTheOrderOfTheSentences(t *testing.T) {
	got := toldClaims("Ingen aftaler før kl. 10.00. Må ikke løfte over 5 kg. Højst 15 timer om ugen.")
	if want := "clock.from 10:00, lift.max 5, hours.max 15"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, c := range Claims("Må ikke løfte over 5 kg. Møder kl. 9.00.", claimDay) {
		if !strings.Contains("Må ikke løfte over 5 kg. Møder kl. 9.00.", c.Sentence) || strings.Count(c.Sentence, ".") > 2 {
			t.Errorf("the sentence is %q", c.Sentence)
		}
	}
}

func TestABlankAfterAnAbbreviationEndsTheText(t *testing.T) {
	for _, text := range []string{"Kontoudtog for 3 mdr. ", "A. ", "Møder kl. 9.00 pt. \t", "nr. "} {
		if got, bare := toldClaims(text), toldClaims(strings.TrimSpace(text)); got != bare {
			t.Errorf("%q: %q, without the blank %q", text, got, bare)
		}
	}
}

func TestALineThatIsNoSentenceClaimsNothing(t *testing.T) {
	long := strings.Repeat("må ikke løfte over 5 kg ", 60)
	if got := toldClaims(long); got != "" {
		t.Errorf("%d bytes claim %q", len(long), got)
	}
}

// sane holds what must be so of the claims of any text.
func sane(t interface{ Fatalf(string, ...any) }, text string) {
	for _, c := range Claims(text, claimDay) {
		if c.Of == "" || c.Value < 0 || c.Value != c.Value || c.Clock != "" && (len(c.Clock) != 5 || c.Clock > "24:00") {
			t.Fatalf("%q: %+v", text, c)
		}
	}
}

func TestAnyTextClaimsSomethingSane(t *testing.T) {
	more := append(pieces, "højst", "maks.", "timer om ugen", "37", "1,5", "999999999999999999999999", "fra", "hjemme", "indtil", "lukker",
		"praktik", "min.", "bus", "bære", "grupper på", "deltagere", "-3", "0 kg", "kl. 24", "kl. 00.00", "12-10", "1.000")
	rapid.Check(t, func(t *rapid.T) {
		sane(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(more), 0, 14).Draw(t, "pieces"), " "))
		sane(t, string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
	})
}

func FuzzClaims(f *testing.F) {
	f.Add("Må ikke løfte over 5 kg indtil d. 15.12.2026, højst 15 timer om ugen, ingen aftaler før kl. 10.")
	f.Add("Højst 3 timer dgl. ")
	f.Add("Hold på 12-14 deltagere; 45 min. med bus. Halvering af alkohol.")
	f.Fuzz(func(t *testing.T, text string) { sane(t, text) })
}
