package plain

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	easy = "Du skal møde på mandag kl. 9. Mødet er på rådhuset. Du må gerne tage en ven med. Ring til mig, hvis du ikke kan komme. Så finder vi en ny tid."
	hard = "I forbindelse med iværksættelsen af den virksomhedsrettede indsats skal beskæftigelsesmedarbejderen indhente helbredsmæssige oplysninger, hvorefter rehabiliteringsteamet udarbejder en indstilling vedrørende arbejdsevnen."
)

func pointed(v Verdict) (kinds []string) {
	for _, f := range v.Findings {
		kinds = append(kinds, f.Kind)
	}
	return kinds
}

func TestTheGateStopsWhatATiredCitizenCannotRead(t *testing.T) {
	for text, want := range map[string]bool{
		easy: false, hard: true, "": false, "Hej": false,
		"Du skal huske at tage alle dine papirer og breve og kort og pas og penge og mad og tøj med i dag.": true, // short, and one breath
	} {
		if v := Judge(text, DefaultLIX, false); v.TooHard != want || v.Forbidden {
			t.Errorf("%.30q: too hard %v (LIX %.1f, %d words)", text, v.TooHard, v.LIX, v.Words)
		}
	}
	if !Judge(easy, 5, false).TooHard || Judge(easy, 60, false).TooHard {
		t.Error("the limit is the municipality's")
	}
}

func TestWhatIsSensitiveIsPointedAtAndStopsASubject(t *testing.T) {
	for text, want := range map[string]string{
		"Din skizofreni": "skizofreni", "Om Angsten": "Angsten", "en psykisk sygdom": "psykisk sygdom", "psykisk arbejdsmiljø": "",
		"Mødet på mandag": "", "Gæld og husleje": "Gæld", "dommen": "dommen", "Dommeren": "", "Vi tror på dig": "", "din tro": "tro",
		"Hivsel": "", "din hiv-test": "",
	} {
		var said []string
		for _, f := range sensitive(text) {
			said = append(said, f.Text)
			if f.Text != text[f.Start:f.End] {
				t.Errorf("%q: %+v points beside it", text, f)
			}
		}
		if got := strings.Join(said, "|"); got != want {
			t.Errorf("%q points at %q, want %q", text, got, want)
		}
		if v := Judge(text, DefaultLIX, true); v.Forbidden != (want != "") {
			t.Errorf("%q as a subject: forbidden %v", text, v.Forbidden)
		}
		if v := Judge(text, DefaultLIX, false); v.Forbidden {
			t.Errorf("%q in a letter is forbidden", text)
		}
	}
}

func TestACPRNumberIsNeverSent(t *testing.T) {
	for text, want := range map[string]bool{
		"Dit nummer er 010190-1234.": true, "0101901234": true, "311299 4321": true, "Ring 44 55 00 10": false,
		"Sag 4101901234": false, "991290-1234": false, "d. 01-01-2026": false, "12345678901234": false,
	} {
		v := Judge(text, DefaultLIX, false)
		if v.Forbidden != want || slices.Contains(pointed(v), CPR) != want {
			t.Errorf("%q: forbidden %v, %v", text, v.Forbidden, pointed(v))
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add(easy, true)
	f.Add(hard, false)
	f.Add("psykisk\x00 sygdom 010190-1234", true)
	f.Fuzz(func(t *testing.T, text string, subject bool) {
		for _, at := range Judge(text, DefaultLIX, subject).Findings {
			if at.Start < 0 || at.End > len(text) || at.Start >= at.End || utf8.ValidString(text) && !utf8.ValidString(at.Text) {
				t.Errorf("%+v of %q", at, text)
			}
		}
	})
}
