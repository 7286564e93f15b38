package law_test

import (
	"testing"

	"enplan/models/law"
)

func TestAReferenceIsReadAsPeopleWriteIt(t *testing.T) {
	single := func(short string, n int, letter string) law.Reference {
		return law.Reference{Short: short, From: n, To: n, Letter: letter}
	}
	for written, want := range map[string]law.Reference{
		"SEL § 85":                        single("SEL", 85, ""),
		"SEL §85":                         single("SEL", 85, ""),
		"Serviceloven § 85":               single("SEL", 85, ""),
		"servicelovens § 85":              single("SEL", 85, ""),
		"jf. servicelovens paragraf 85":   single("SEL", 85, ""),
		"§ 85 i lov om social service":    single("SEL", 85, ""),
		"§ 82 a i serviceloven":           single("SEL", 82, "a"),
		"SEL § 82 a":                      single("SEL", 82, "a"),
		"SEL § 101a":                      single("SEL", 101, "a"),
		"Barnets lov § 32":                single("BL", 32, ""),
		"barnets lovs § 32":               single("BL", 32, ""),
		"BL § 32":                         single("BL", 32, ""),
		"SUL § 140":                       single("SUL", 140, ""),
		"sundhedslovens § 140 a":          single("SUL", 140, "a"),
		"lov om aktiv socialpolitik § 11": single("LAS", 11, ""),
		"aktivlovens § 81":                single("LAS", 81, ""),
		"Dagtilbudsloven § 43":            single("DTL", 43, ""),
		"Ældreloven § 10":                 single("AEL", 10, ""),
		"§ 85":                            single("", 85, ""),
		"SEL § 85, 2. pkt.":               single("SEL", 85, ""),
		"Serviceloven § 85, stk. 1":       {Short: "SEL", From: 85, To: 85, Part: 1},
		"FSK § 20, stk. 2, nr. 1":         {Short: "FSK", From: 20, To: 20, Part: 2},
		"Barnets lov §§ 91-92":            {Short: "BL", From: 91, To: 92},
		"§§ 91-92":                        {From: 91, To: 92},
		"LAB §§ 40–42":                    {Short: "LAB", From: 40, To: 42},
		"SEL §§ 82 a-82 d":                {Short: "SEL", From: 82, To: 82, Letter: "a", ToLetter: "d"},
		"SEL §§ 82 a-d":                   {Short: "SEL", From: 82, To: 82, Letter: "a", ToLetter: "d"},
		"LAB kap. 11":                     {Short: "LAB", Chapter: 11},
		"LAB tidl. kap. 19":               {Short: "LAB", Chapter: 19},
		"LAB kap. 16 a":                   {Short: "LAB", Chapter: 16, Letter: "a"},
		"kapitel 6 i sygedagpengeloven":   {Short: "SDP", Chapter: 6},
		"LAB mentor":                      {Short: "LAB", Word: "mentor"},
		"Boligstøtteloven (lån)":          {Short: "BSL", Word: "lån"},
		"SUL":                             {Short: "SUL"},
	} {
		if got, ok := law.ParseReference(written); !ok || got != want {
			t.Errorf("%q is %+v (%v), want %+v", written, got, ok, want)
		}
	}
}

func TestWordsThatAreNoReference(t *testing.T) {
	for _, s := range []string{"", "Bostøtte", "las en bog", "Selskab 85", "§", "kapgang", "12 timer/uge", "kap. x"} {
		if got, ok := law.ParseReference(s); ok {
			t.Errorf("%q was read as %+v", s, got)
		}
	}
}

func TestOneTextMayHoldSeveralReferences(t *testing.T) {
	for written, want := range map[string][]law.Reference{
		"SEL § 85 og § 104":                        {{Short: "SEL", From: 85, To: 85}, {Short: "SEL", From: 104, To: 104}},
		"Barnets lov §§ 114-116, 120":              {{Short: "BL", From: 114, To: 116}, {Short: "BL", From: 120, To: 120}},
		"SEL §§ 85 og 104.":                        {{Short: "SEL", From: 85, To: 85}, {Short: "SEL", From: 104, To: 104}},
		"SEL §§ 85, 2. pkt.":                       {{Short: "SEL", From: 85, To: 85}},
		"SEL § 85, 104 kr.":                        {{Short: "SEL", From: 85, To: 85}},
		"SEL § 141, jf. SUL § 140":                 {{Short: "SEL", From: 141, To: 141}, {Short: "SUL", From: 140, To: 140}},
		"§ 85 i serviceloven og § 34 i aktivloven": {{Short: "SEL", From: 85, To: 85}, {Short: "LAS", From: 34, To: 34}},
	} {
		got := law.ParseReferences(written)
		if len(got) != len(want) {
			t.Errorf("%q gave %+v", written, got)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%q gave %+v", written, got)
			}
		}
	}
}
