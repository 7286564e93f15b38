package restate

import (
	"strings"
	"testing"
)

func TestPapersAreNamedCanonically(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"Statusattest fra behandlende psykiater (LÆ 125)", "psykiatrisk_status"},
		{"Opdateret lægelig status fra psykiatrisk ambulatorium", "psykiatrisk_status"},
		{"Udtalelse fra psykiatrien om mors aktuelle tilstand", "psykiatrisk_status"},
		{"aktuel status fra ambulatoriet", "psykiatrisk_status"},
		{"Erklæring fra distriktspsykiatrien", "psykiatrisk_status"},
		{"Udtalelse fra ortopædkirurgisk ambulatorium", "hospital_status"},
		{"Journaludskrift fra psykiatrien vedr. ADHD", "adhd_dokumentation"},
		{"Dokumentation for ADHD-diagnose", "adhd_dokumentation"},
		{"Oplysninger fra praktiserende læge om diagnose og medicin", "egen_laege_status"},
		{"Udtalelse fra mors egen læge", "egen_laege_status"},
		{"Lægeattest LÆ 285 fra egen læge", "lae_285"},
		{"LÆ285", "lae_285"},
		{"Speciallægeerklæring fra psykiater", "speciallaegeerklaering"},
		{"Mulighedserklæring", "mulighedserklaering"},
		{"Kopi af genoptræningsplan fra sygehuset", "genoptraeningsplan"},
		{"Demensudredning fra hukommelsesklinikken", "demens_dokumentation"},
		{"Epikrise efter indlæggelse", "epikrise"},
		{"Opdateret medicinliste", "medicinliste"},
		{"Prisoverslag fra tandlæge", "tandlaege_overslag"},
		{"Kontoudskrifter for de seneste 3 måneder samt budget", "kontoudtog_3mdr budget"},
		{"Kontoudtog 3 mdr., lønsedler og oversigt over faste udgifter", "kontoudtog_3mdr loenseddel faste_udgifter"},
		{"Bankudskrifter og de sidste tre lønspecifikationer", "kontoudtog_3mdr loenseddel"},
		{"Lejekontrakt og dokumentation for indtægt", "lejekontrakt indkomst_dokumentation"},
		{"Årsopgørelse for 2024 og 2025", "aarsopgoerelse"},
		{"Afgangsbevis/karakterblad 9. klasse", "karakterblad"},
		{"Gyldig billedlegitimation", "legitimation"},
		{"Kopi af pas og opholdstilladelse", "pas opholdskort"},
		{"Opholdskort (begge sider)", "opholdskort"},
		{"Fødselsattest på barnet", "foedselsattest"},
		{"Skilsmissebevilling og samværsaftale", "skilsmissebevilling samvaersaftale"},
		{"Børneattest", "boerneattest"},
		{"Straffeattest", "straffeattest"},
		{"CV", "cv"},
		{"Underskrevet fuldmagt", "fuldmagt"},
		{"Huslejeopkrævning og elregning", "huslejeopkraevning elregning"},
		{"Kvittering for køb af medicin", "kvittering"},
		{"To tilbud på vaskemaskine", "prisoverslag"},
		{"Flytteopgørelse fra tidligere udlejer", "flytteopgoerelse"},
		{"Bevis for bestået Prøve i Dansk 2", "sprogproeve"},
		{"Svendebrev", "uddannelsesbevis"},
		{"SU-meddelelse", "su_meddelelse"},
		{"Udtalelse fra skole og PPR", "skoleudtalelse ppr_vurdering"},
		{"Statusattest fra læge og psykolog", "statusattest psykolog_udtalelse"},
		{"Dokumentation for formue", "formue_dokumentation"},
		{"Ansættelseskontrakt; timesedler", "ansaettelseskontrakt timeregnskab"},
		{"Bopælsattest", "bopaelsattest"},
		{"Oversigt over gæld", "gaeldsoversigt"},
		{"Budget og noget helt andet", "budget andet"},
	} {
		var got []string
		for _, p := range Papers(row.text) {
			got = append(got, p.Key)
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s\n  got  %s\n  want %s", row.text, strings.Join(got, " "), row.want)
		}
	}
}

func TestUnknownPapersAreNotGuessed(t *testing.T) {
	for _, text := range []string{"", "Relevante bilag", "Det aftalte", "Diverse", "xyz", "Kontakt venligst borger", "Tøj og sko"} {
		if got := Papers(text); got != nil {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestPapersOfOneDoctorAreOneFamily(t *testing.T) {
	for _, text := range []string{
		"Oplysninger fra praktiserende læge om diagnose og medicin", "Udtalelse fra mors egen læge",
		"Lægeattest LÆ 285 fra egen læge", "Statusattest",
	} {
		if got := Papers(text); len(got) != 1 || got[0].Family != "egen_laege_status" || got[0].By != "gp" {
			t.Errorf("%s: %+v", text, got)
		}
	}
	if got := Papers("Kontoudtog og budget"); got[0].Combined[0] != "budget" || got[1].Combined[0] != "kontoudtog_3mdr" {
		t.Errorf("papers asked for together: %+v", got)
	}
}
