package restate

import "testing"

func TestSanctionsAreFoundAndNotSoftened(t *testing.T) {
	for _, row := range []struct{ text, want, benefit string }{
		{"Udeblivelse kan medføre bortfald af sygedagpenge.", "consequence.may_lose", "sygedagpenge"},
		{"Udeblivelse medfører, at kontanthjælpen bortfalder.", "consequence.stops", "kontanthjaelp"},
		{"Borger er vejledt om, at udeblivelse uden rimelig grund kan få konsekvens for ressourceforløbsydelsen.", "consequence.may_hit", "ressourceforloebsydelse"},
		{"Udeblivelse registreres og kan medføre sanktion.", "consequence.absence_registered consequence.may_cut", "ydelse"},
		{"Der kan gives sanktion ved udeblivelse.", "consequence.may_cut", "ydelse"},
		{"Manglende fremmøde vil medføre træk i uddannelseshjælpen.", "consequence.cut", "uddannelseshjaelp"},
		{"Hvis borger ikke medvirker, kan ydelsen nedsættes.", "consequence.may_cut_rules", "ydelse"},
		{"Manglende dokumentation kan medføre standsning af sygedagpengene.", "consequence.may_lose_papers", "sygedagpenge"},
		{"Fravær uden afbud medfører nedsættelse af hjemrejseydelsen.", "consequence.cut", "selvforsoergelse"},
		{"Børne- og ungeydelsen kan standses, hvis forældrepålægget ikke overholdes.", "consequence.may_lose_rules", "boernepenge"},
		{"Ved manglende fremmøde trækkes der i integrationsydelsen.", "consequence.cut", "selvforsoergelse"},
		{"Der er risiko for, at sygedagpengene stopper ved manglende deltagelse.", "consequence.may_lose", "sygedagpenge"},
		{"Ansøgningen afslås, hvis der ikke indsendes dokumentation inden fristen.", "consequence.refused_without_papers", ""},
		{"Boligstøtten bortfalder.", "consequence.stops_plain", "boligstoette"},
		{"Manglende dokumentation medfører afslag på det foreliggende grundlag, jf. retssikkerhedslovens § 11 b.", "consequence.refused_without_papers", ""},
		{"Modtages dokumentationen ikke rettidigt, behandles ansøgningen på det foreliggende grundlag.", "consequence.decided_without_papers", ""},
		{"Såfremt oplysningerne ikke modtages inden 1. december, træffes afgørelse på det foreliggende grundlag.", "consequence.decided_without_papers", ""},
		{"Ved udeblivelse tre gange mistes pladsen på holdet.", "consequence.place_lost consequence.if_away", ""},
		{"Manglende betaling kan medføre, at pladsen mistes.", "consequence.place_lost_maybe consequence.if_rules", ""},
		{"Udebliver borger to gange uden afbud, afsluttes forløbet.", "consequence.help_ends consequence.if_away", ""},
		{"Ved vold eller trusler bortvises beboeren.", "consequence.thrown_out", ""},
		{"For meget udbetalt hjælp skal tilbagebetales.", "consequence.pay_back", ""},
		{"Ved længere fravær skal kurset startes forfra, og borger skal begynde på ny.", "consequence.start_over consequence.if_away", ""},
		{"Lejemålet kan ophæves ved manglende betaling af husleje.", "consequence.lose_home_maybe consequence.if_rules", ""},
		{"Udeblivelse kan få betydning for opholdstilladelsen.", "consequence.permit_maybe consequence.if_away", ""},
		{"Gentagen udeblivelse kan medføre underretning.", "consequence.reported_for_child_maybe consequence.if_away", ""},
		{"Lånet kan ikke bevilges uden lejekontrakt.", "consequence.loan_refused_maybe", ""},
		{"Sagen lukkes, hvis papirerne ikke indsendes.", "consequence.case_closed consequence.if_papers", ""},
		{"Samvær kan afbrydes.", "consequence.contact_stopped_maybe", ""},
		{"Udeblivelse har ingen konsekvens.", "", ""},
		{"Udeblivelse kan ikke medføre sanktion.", "", ""},
		{"Borger er tidligere sanktioneret.", "", ""},
		{"Indsatsen stopper, og borger overgår til kontanthjælp.", "consequence.help_ends", ""},
		{"Borger modtager kontanthjælp og boligstøtte.", "", ""},
		{"Borger mødte ikke op.", "", ""},
		{"Sygedagpengene er stoppet pr. 1. november.", "", ""},
	} {
		got := Consequences(row.text)
		if keysOf(got) != row.want {
			t.Errorf("%s\n  got  %s\n  want %s", row.text, keysOf(got), row.want)
			continue
		}
		if row.benefit != "" && got[len(got)-1].Args["benefit"] != row.benefit {
			t.Errorf("%s: benefit %v, want %s", row.text, got[len(got)-1].Args, row.benefit)
		}
	}
}
