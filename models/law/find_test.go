package law_test

import (
	"testing"

	"enplan/models"
	"enplan/models/law"
)

var today = models.MustDate("2026-11-22")

// foundKey is the key Find gives, or "" for no match.
func foundKey(q law.Query, on models.Date) string {
	p, _ := law.Find(q, on)
	return p.Key
}

func TestTheLawFindsTheMeasure(t *testing.T) {
	for written, want := range map[string]string{
		"SEL § 85": "SEL-85", "Serviceloven § 85, stk. 1": "SEL-85", "servicelovens § 85": "SEL-85",
		"lov om social service § 85": "SEL-85", "SEL § 85 a": "SEL-85a", "SEL § 12": "SEL-10",
		"SEL § 82 b": "SEL-82b", "SEL § 82": "", "SEL § 101 a": "SEL-101a", "SEL § 105": "SEL-105",
		"LAB kap. 11": "LAB-57", "LAB tidl. kap. 19": "LAB-107", "LAB kap. 16 a": "LAB-16a",
		"LAB kap. 18": "LAB-105", "LAB § 113": "LAB-107", "LAB kap. 26": "LAB-167", "LAS § 23": "LAS-23", "LAB mentor": "LAB-167", "LAB § 58": "LAB-57", "LAB § 170": "LAB-167",
		"lov om aktiv beskæftigelsesindsats kap. 12": "LAB-63",
		"SUL § 140": "SUL-140", "SUL § 140 a": "SUL-140a", "SUL § 141": "SUL-141", "SUL § 134 a": "SUL-134",
		"lov om aktiv socialpolitik § 11": "LAS-25", "LAS § 85": "LAS-85", "aktivlovens § 18": "LAS-25",
		"Barnets lov § 114": "BL-114", "Barnets lov § 115": "BL-114", "Barnets lov § 120": "BL-114",
		"Sygedagpengeloven kap. 6": "SDP-13", "Integrationsloven § 23 d": "INT-23",
		"Ældreloven § 9": "AEL-10", "Folkeskoleloven § 20, stk. 2": "FSK-20",
		"Boligstøtteloven (lån)": "BSL-3",
		// A whole plan is not the measure, several measures are none, and what is not there is not there.
		"SEL § 141": "", "LAB §§ 40-42": "", "Barnets lov §§ 91-92": "", "Barnets lov § 91": "",
		"LAB § 40, stk. 2": "", "SUL § 84": "", "Barnets lov §§ 108-109": "", "Barnets lov § 110": "",
		"Barnets lov § 32": "", "SEL §§ 107-110": "", "SEL § 999": "", "§ 85": "", "SUL": "",
		"Folkeskoleloven § 20, stk. 1": "", "almenboligloven § 85": "",
	} {
		if got := foundKey(law.Query{Law: []string{written}}, today); got != want {
			t.Errorf("%q found %q, want %q", written, got, want)
		}
	}
}

func TestTheNameTellsRowsOfOneSectionApart(t *testing.T) {
	for name, want := range map[string]string{
		"Familiebehandling": "BL-32f", "Familiebehandlingen": "BL-32f", "Intensiv familiebehandling": "BL-32f",
		"Praktisk, pædagogisk støtte i hjemmet": "BL-32p", "Fast kontaktperson til Emil": "BL-32k",
		"Kontaktperson": "BL-32k", "Kontaktpersonen": "BL-32k", "Aflastning": "BL-32s",
		"Støtteophold hver anden weekend": "BL-32s", "Forældreprogram": "BL-32g", "Familieanbringelse": "BL-32a",
		"Støtte": "", "Samtaler": "", "Ophold i udlandet": "", "": "",
	} {
		if got := foundKey(law.Query{Law: []string{"Barnets lov § 32"}, KLE: "34", Name: name}, today); got != want {
			t.Errorf("§ 32 with %q found %q, want %q", name, got, want)
		}
	}
	text := law.Query{Law: []string{"BL § 32"}, Name: "Støtte til Emil", Text: "Fast kontaktperson 3 timer ugentligt."}
	if got := foundKey(text, today); got != "BL-32k" {
		t.Errorf("the text told § 32 apart as %q", got)
	}
	two := law.Query{Law: []string{"SEL § 85", "SEL § 104"}, Name: "Aktivitets- og samværstilbuddet"}
	if got := foundKey(two, today); got != "SEL-104" {
		t.Errorf("two laws and a name found %q", got)
	}
}

func TestTheNameAloneFindsTheMeasureHoweverItIsInflected(t *testing.T) {
	for name, want := range map[string]string{
		"virksomhedspraktikken": "LAB-57", "Virksomhedspraktik i GenbrugsCentralen": "LAB-57",
		"§ 85-støtte": "SEL-85", "§ 85-støtten": "SEL-85", "bostøttens": "SEL-85", "Socialpædagogisk støtte": "SEL-85",
		"socialpædagogisk bistand": "SEL-85", "mentorstøtten": "LAB-167", "Mentor til fremmøde": "LAB-167",
		"mentorerne": "LAB-167", "fleksjobbet": "LAB-116", "løntilskuddet": "LAB-63", "Vejledning og opkvalificering – 'Ro på'": "LAB-91",
		"Fast kontaktperson til Emil": "BL-32k", "Almen genoptræning, hold": "SUL-140", "genoptræning efter sygehuset": "SUL-140",
		"Midlertidigt ophold": "SEL-107", "Botilbud": "", "herberget": "SEL-110", "krisecenteret": "SEL-109",
		"Kørsel efter §105": "SEL-105", "hjælpemidlerne": "SEL-112", "ledsageordningen": "SEL-97", "BPA": "SEL-96",
		"Støtte efter servicelovens § 85": "SEL-85", "Enkeltudgift": "LAS-81", "Handleplanen": "SEL-141",
		"Økonomisk friplads (Alma)": "DTL-43", "rehabiliteringsteamet": "LAB-RT", "uddannelseshjælpen": "LAS-23",
		// Several laws use these words, or none does.
		"Kontaktperson": "", "Genoptræning": "", "Aflastning": "", "Opfølgning": "", "Visitation": "", "Særlig støtte": "",
		"Støtte": "", "Praktik": "", "Samtaler": "", "Kaffe": "", "Mentorkursus for frivillige": "",
	} {
		if got := foundKey(law.Query{Name: name}, today); got != want {
			t.Errorf("%q found %q, want %q", name, got, want)
		}
	}
}

func TestEveryMeasureFindsItselfByLawAndName(t *testing.T) {
	for _, p := range law.Provisions() {
		if p.Plan {
			continue
		}
		q := law.Query{Law: []string{p.Law + " " + p.Section}, Name: p.Measure}
		if got := foundKey(q, today); got != p.Key {
			t.Errorf("%s: %+v found %q", p.Key, q, got)
		}
	}
}

func TestCodesAndNumbersComeAfterTheLaw(t *testing.T) {
	const bostøtte, ophold = "1f0ff82b-3243-422f-9651-1d00fd2dcd61", "80aa8ea7-4ad8-405f-876a-4c0f89fde06a"
	for _, c := range []struct {
		why  string
		q    law.Query
		want string
	}{
		{"a code alone", law.Query{Codes: []string{ophold}}, "SEL-107"},
		{"an unknown code beside a known one", law.Query{Codes: []string{"x", bostøtte}}, "SEL-85"},
		{"two codes that disagree", law.Query{Codes: []string{ophold, bostøtte}}, ""},
		{"the law outvotes the code", law.Query{Law: []string{"SEL § 85"}, Codes: []string{ophold}}, "SEL-85"},
		{"a plan's law leaves it to the code", law.Query{Law: []string{"SEL § 141"}, Codes: []string{ophold}}, "SEL-107"},
		{"a full KLE number", law.Query{KLE: "27.36.12"}, "SEL-85"},
		{"a full KLE number with a facet", law.Query{KLE: "27.36.12 G01"}, "SEL-85"},
		{"a KLE number of a department", law.Query{KLE: "27"}, ""},
		{"a KLE number of a group", law.Query{KLE: "27.36"}, ""},
		{"the children's department", law.Query{KLE: "34", Name: "Noget andet"}, ""},
		{"a KLE number two rows share", law.Query{KLE: "34.10.10"}, ""},
		{"a shared KLE number and a name", law.Query{KLE: "34.10.10", Name: "Børnefaglig undersøgelse"}, "BL-20"},
		{"a KLE number nobody trusts", law.Query{KLE: "17.27.19"}, ""},
		{"anonymous or not is no guess", law.Query{KLE: "27.51.04"}, ""},
		{"a law the table lacks outvotes the number", law.Query{Law: []string{"SEL § 52"}, KLE: "27.36.12"}, ""},
		{"a KLE number settles one section", law.Query{Law: []string{"BL § 32"}, KLE: "34.30.00"}, "BL-32s"},
		{"a text is no law", law.Query{Name: "Samtaler", Text: "Borger har støtte efter SEL § 85."}, ""},
		{"nothing at all", law.Query{}, ""},
	} {
		if got := foundKey(c.q, today); got != c.want {
			t.Errorf("%s: found %q, want %q", c.why, got, c.want)
		}
	}
}

func TestWhatHasEndedIsStillFound(t *testing.T) {
	p, ok := law.Find(law.Query{Name: "Møde i rehabiliteringsteamet"}, today)
	if !ok || p.InForce(today) || p.Change == "" {
		t.Errorf("the team that ended is %+v, %v", p, ok)
	}
}
