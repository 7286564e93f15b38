package law_test

import (
	"slices"
	"testing"

	"enplan/models/law"
)

func TestATextIsSearchedForTheHelpItNames(t *testing.T) {
	for text, want := range map[string][]string{
		"Sagen forventes forelagt rehabiliteringsteamet ultimo 2026.":             {"LAB-RT"},
		"Borger er bevilget ressourceforløb pr. 01.03.2025.":                      {"LAB-107"},
		"konsekvens for ressourceforløbsydelsen":                                  {"LAS-68"},
		"Borger modtager uddannelseshjælp. Uddannelsespålæg: FGU pr. 04.01.2027.": {"LAB-UP", "LAS-23"},
		"Virksomhedspraktik samt mentor efter LAB § 167.":                         {"LAB-57", "LAB-167"},
		"Bevilget hjælpemidler til job.":                                          {"LAB-172"},
		"Hjælpemidler og støtte efter servicelovens §§ 85 og 141.":                {"SEL-85", "SEL-112", "SEL-141"},
		"Borger har brug for ro, opfølgning og en kontaktperson.":                 nil,
		"": nil,
	} {
		var got []string
		for _, p := range law.Resolve(text) {
			got = append(got, p.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
