package plain

import (
	"strings"
	"testing"
)

func TestLookupKnowsATermHoweverItBends(t *testing.T) {
	for said, want := range map[string]string{
		"afgørelse": "afgørelse", "Afgørelsen": "afgørelse", "afgørelser": "afgørelse", "AFGØRELSERNES": "afgørelse",
		"indsats": "indsats", "indsatserne": "indsats", "indsatsens": "indsats", "familieindsatsen": "indsats",
		"beskæftigelsesindsatsen": "beskæftigelsesindsats", "nytteindsatser": "nytteindsats",
		"bevilges": "bevilges", "bevilge": "bevilges", "bevilget": "bevilges", "bevilgede": "bevilges", "bevilger": "bevilges", "bevilliget": "bevilges",
		"visiteres": "visitere", "visiteret": "visitere", "visitationen": "visitation", "revisitationens": "revisitation", "visitator": "visitator", "visitatorerne": "visitator",
		"nedsat funktionsevne": "nedsat funktionsevne", "nedsatte funktionsevner": "nedsat funktionsevne", "Nedsat\nfunktionsevne": "nedsat funktionsevne",
		"frit valg": "frit valg", "det frie valg": "frit valg", "fast kontaktperson": "fast kontaktperson", "faste kontaktpersoners": "fast kontaktperson",
		"virksomhedspraktikken": "virksomhedspraktik", "virksomhedspraktikkerne": "virksomhedspraktik",
		"§ 85-støtte": "bostøtte", "§85-støtten": "bostøtte", "bostøttens": "bostøtte",
		"ressourceforløbsydelsen": "ressourceforløbsydelse", "ressourceforløbet": "ressourceforløb",
		"fleksjobbet": "fleksjob", "fleksjobbene": "fleksjob", "jobcentret": "jobcenter", "jobcenterets": "jobcenter",
		"botilbuddet": "botilbud", "sygedagpengene": "sygedagpenge", "sygedagpengeteamet": "sygedagpenge",
		"mentorstøtte": "mentor", "stressmestring": "mestring", "mestringskursus": "mestring", "visitationsmøde": "visitation",
		"jf.": "jævnfør", "jf": "jævnfør", "mhp.": "med henblik på", "med henblik på": "med henblik på", "vedr.": "vedrørende",
		"iværksættes": "iværksætte", "iværksat": "iværksætte", "iværksatte": "iværksætte", "fremsendt": "fremsende", "fremsendes": "fremsende",
		"forelagt": "forelægge", "ophører": "ophøre", "ophøret": "ophør", "bortfaldet": "bortfald", "bortfalde": "bortfalder",
		"fremgår af": "fremgå af", "profiterer af": "profitere af", "SKP": "støtte- og kontaktperson", "SKP'er": "støtte- og kontaktperson",
		"støtte- og kontaktpersonen": "støtte- og kontaktperson", "Aktivitets- og samværstilbuddet": "aktivitets- og samværstilbud",
		"PPR": "PPR", "PPR-psykologen": "PPR", "PPR's": "PPR", "FGU-forløb": "FGU", "LÆ 285": "LÆ 285", "LÆ 125": "LÆ 125", "VUM 2.0": "voksenudredningsmetoden",
		"Min Plan": "Min Plan", "Udbetaling Danmarks": "Udbetaling Danmark", "BARNETS PLAN": "barnets plan",
		"pårørendes": "pårørende", "tværfagligt": "tværfaglig", "helhedsorienterede": "helhedsorienteret", "aktivitetsparate": "aktivitetsparat",
		"diskusprolapsen": "diskusprolaps", "postoperativt": "postoperativ", "Pt.": "pt.", "kognitive": "kognitive vanskeligheder",
		"ADHD-diagnosen": "diagnose", "trivslen": "trivsel", "mistrivsel": "mistrivsel", "tilbagekaldelsen af samtykke": "tilbagekaldelse af samtykke",
		"anken": "anke", "skønnet": "skøn", "værgen": "værge", "opsættende virkning": "opsættende virkning", "partshøringen": "partshøring",
		"tra\u030adighed": "", "ra\u030adighed": "rådighed", "servicelovens": "serviceloven", "SUL": "sundhedsloven",
	} {
		got, ok := Lookup(said)
		if got.Word != want || ok != (want != "") {
			t.Errorf("Lookup(%q) = %q, %v; want %q", said, got.Word, ok, want)
		}
	}
}

func TestNoTermIsFoundInsideAnotherWord(t *testing.T) {
	for _, said := range []string{
		"tanke", "anker", "ankerne", "tanken", "skønt", "skønne", "skønnes", "primær", "primært", "ultimativ", "praktiktilbud", "praktik",
		"tilbud", "støtte", "bisiddende", "min plan", "lab", "las", "sul", "sel", "ppr", "samtidig", "ydre", "ydmyg", "mentol",
		"hyperaktiv", "hypermobilitet", "hypomobilitet", "jobansøgning", "energiforvaltning", "kropsvisitation", "trykaflastning", "misbruger",
		"borger", "borgerne", "plan", "fri", "valg", "henblik", "frit", "idé", "satire", "læ", "afhøring", "overhøring", "misbrugerne",
		strings.Repeat("lang", 25) + "indsats", "", " ", "§", "85", "indsats og støtte",
	} {
		if got, ok := Lookup(said); ok {
			t.Errorf("Lookup(%q) found %q", said, got.Word)
		}
	}
}

func TestExplainMarksTheLongestTermWhereItStands(t *testing.T) {
	for text, want := range map[string]string{
		"Der bevilges § 85-støtte.":              "Der [bevilges] [§ 85-støtte].",
		"Du har nedsat funktionsevne, jf. loven": "Du har [nedsat funktionsevne], [jf.] loven",
		"Jeg kan værge mig. Min værge ringer.":   "Jeg kan værge mig. Min [værge] ringer.",
		"Se Min Plan. Det er min plan.":          "Se [Min Plan]. Det er min plan.",
		"Vejledning og opkvalificering (LAB)":    "[Vejledning og opkvalificering] ([LAB])",
		"nedsat.\u00a0Funktionsevne":             "nedsat.\u00a0[Funktionsevne]",
		"Vejledning, og opkvalificering":         "Vejledning, og [opkvalificering]",
		"med\u00a0henblik\u00a0på træning":       "[med\u00a0henblik\u00a0på] træning",
		"En tanke om et anker i en smuk havn":    "En tanke om et anker i en smuk havn",
		"Støtte- og kontaktperson (SKP).":        "[Støtte- og kontaktperson] ([SKP]).",
		"L4/L5, NRS 5, pt. hjemme":               "L4/L5, [NRS] 5, [pt.] hjemme",
	} {
		var b strings.Builder
		for _, s := range Explain(text) {
			if s.Term == nil {
				b.WriteString(s.Text)
			} else {
				b.WriteString("[" + s.Text + "]")
			}
		}
		if b.String() != want {
			t.Errorf("Explain(%q) = %q, want %q", text, b.String(), want)
		}
	}
}
