package restate

import (
	"strings"
	"testing"
)

// keysOf joins the keys of statements, without their first word where it is
// "condition.".
func keysOf(statements []Statement) string {
	var keys []string
	for _, st := range statements {
		keys = append(keys, strings.TrimPrefix(st.Key, "condition."))
	}
	return strings.Join(keys, " ")
}

func TestConditionsAreSaidAsKeys(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		// the clock
		{"Borger skal møde kl. 08.30. For sent fremmøde registreres som fravær.", "meet_at consequence.late_is_absence"},
		{"Mødetid er kl. 9.", "meet_at"},
		{"Mødetidspunkt: kl. 07:45 alle hverdage", "meet_at"},
		{"Borger skal være til stede senest kl. 10.", "meet_by"},
		{"Fremmøde mellem kl. 9.00 og 12.00.", "meet_between"},
		{"Ingen nye krav om fremmøde før kl. 10.00, før døgnrytmen er stabil. Anbefaling fra behandlende psykiater.", "not_before until_sleep_is_stable advised_by_psychiatrist"},
		{"Aftaler lægges efter kl. 11.", "not_before"},
		{"Møder må tidligst lægges kl. 10.30", "not_before"},
		{"Der bør ikke planlægges samtaler før kl. 11 grundet medicin.", "not_before"},
		{"Ingen aftaler efter kl. 14.", "not_after"},
		{"Mor skal være hjemme alle skoledage til kl. 08.15.", "home_until"},
		{"Far skal være hjemme, når Lukas kommer hjem fra skole.", "home_after_school"},
		{"Mor skal være hjemme fra kl. 14.30 på skoledage.", "home_from"},
		{"Beboeren skal være tilbage på herberget senest kl. 23.00.", "back_by"},
		{"Indetider: kl. 22.", "back_by"},
		{"Gæster skal forlade herberget senest kl. 20.", "visitors_until"},
		// when ill
		{"Sygdom skal meldes telefonisk inden kl. 8.00.", "report_sick_by_phone"},
		{"Ved sygdom skal borger ringe til praktikstedet senest kl. 7.30.", "report_sick_by_phone"},
		{"Fravær meldes inden kl. 8 på dagen.", "report_sick_by"},
		{"Borger skal senest kl. 9 ringe, hvis hun er syg.", "report_sick_by_phone"},
		{"Afbud skal gives senest 24 timer før.", "cancel_hours_before"},
		{"Afbud meldes senest dagen før.", "cancel_the_day_before"},
		{"Sygdom meldes på første fraværsdag.", "report_sick_first_day"},
		{"Fraværet skal dokumenteres ved lægeattest.", "doctor_note"},
		// protection
		{"Ingen løft over 5 kg til og med 18.12.2026.", "no_lift"},
		{"Max 3 kg løft til d. 15. januar.", "no_lift"},
		{"Borger bør ikke løfte mere end 10 kg de næste 6 uger.", "max_lift valid_weeks"},
		{"Undgå løft > 5 kg samt foroverbøjet arbejde i 12 uger postoperativt.", "max_lift no_bending weeks_after_operation"},
		{"Undgå tunge løft.", "no_heavy_lift"},
		{"Ingen grupper over 6 personer før 14.12.2026.", "max_group_before"},
		{"Ikke hold med flere end 8 deltagere.", "max_group"},
		{"Større forsamlinger frarådes.", "no_big_groups"},
		{"Borger må ikke udsættes for yderligere krav.", "no_new_demands"},
		{"Ingen nattevagter.", "no_night_work"},
		{"Skånehensyn: pauser efter behov, ingen natarbejde, rolige omgivelser.", "breaks no_night_work quiet_place"},
		{"Borger må ikke køre bil.", "no_driving"},
		{"Ingen vægtbæring på venstre ben.", "no_weight"},
		// being there
		{"Pligt til at deltage. Udeblivelse kan medføre bortfald af sygedagpenge.", "must_attend consequence.may_lose"},
		{"Samtaler afholdes som udgangspunkt ved personligt fremmøde.", "in_person_mostly"},
		{"Opfølgning kræver fysisk fremmøde.", "in_person"},
		{"Mor forventes at deltage alle gange.", "attend_all"},
		{"Forældrene skal deltage i alle samtaler.", "attend_all"},
		{"Kursisten skal møde mindst 8 ud af 10 gange.", "attend_of"},
		{"Der kræves mindst 80 % fremmøde.", "attend_share"},
		{"Samtalerne er obligatoriske.", "must_attend"},
		{"Borger skal møde op til alle aftalte samtaler.", "attend_all"},
		{"Deltagelse er frivillig.", "voluntary"},
		{"Opfølgning kan ske telefonisk.", "by_phone"},
		{"Samtaler afholdes på video.", "by_video"},
		{"Borger skal deltage i danskuddannelse 15 timer ugentligt.", "must_attend danish_class hours_week"},
		{"Borger må højst arbejde 10 timer om ugen.", "hours_at_most"},
		{"Borger skal i praktik mindst 20 timer ugentligt.", "hours_at_least"},
		{"Borger skal påbegynde FGU pr. 04.01.2027.", "start_school"},
		// drugs, alcohol, medicine
		{"Det er en forudsætning for optagelse, at borger er stoffri senest 01.02.2027.", "drug_free_by"},
		{"Krav om fuld afholdenhed fra hash senest 1. marts 2027.", "drug_free_by"},
		{"Det er en betingelse for behandling, at patienten er ædru.", "alcohol_free"},
		{"Halvering af forbrug inden 01.03.2027.", "use_half_by"},
		{"Nedtrapning af alkoholforbrug aftalt.", "use_less"},
		{"Borger skal aflevere urinprøve to gange ugentligt.", "urine_test"},
		{"Alkohol er ikke tilladt på matriklen.", "no_alcohol_here"},
		{"Borger må ikke møde påvirket.", "not_intoxicated"},
		{"Den unge skal møde ædru og clean i skolen.", "not_intoxicated"},
		{"Behandlingen forudsætter, at borger er clean.", "drug_free"},
		{"Rygning er forbudt indendørs.", "no_smoking"},
		{"Ingen kontakt til tidligere partner.", "no_contact"},
		{"Den unge skal følge undervisningen på FGU.", "must_attend"},
		{"Borger skal tage sin medicin som ordineret.", "take_medicine"},
		{"Medicinen indtages under opsyn af personalet.", "medicine_watched"},
		{"Borger skal være i misbrugsbehandling.", "be_in_treatment"},
		// work and money
		{"Borger skal søge mindst 2 job ugentligt.", "apply_jobs_week"},
		{"Der skal søges 2 job om ugen og jobsøgning registreres i joblog.", "apply_jobs_week job_log"},
		{"CV skal være godkendt på Jobnet.", "cv"},
		{"Ferie skal aftales med jobcentret.", "ask_before_travel"},
		{"Borger skal oplyse om ændringer i indtægt eller husstand.", "tell_changes"},
		{"Dokumentation skal indsendes senest 1. december.", "hand_in_papers_by"},
		{"Seneste lønsedler bedes fremsendt.", "hand_in_papers"},
		{"Borger skal afdrage 1.500 kr. pr. måned på gælden.", "pay_monthly"},
		// home, contact, others
		{"Beboeren skal overnatte mindst 4 nætter om ugen.", "sleep_there_nights"},
		{"Hunde er ikke tilladt.", "no_pets"},
		{"Borger må ikke kontakte Peter.", "no_contact_with"},
		{"Samvær skal være overvåget.", "contact_supervised"},
		{"Borger skal ledsages ved ture uden for plejehjemmet.", "with_companion"},
		{"Der er behov for tolk (arabisk).", "interpreter"},
		{"Uanmeldte besøg kan forekomme.", "home_visits_unannounced"},
		{"Oplysninger videregives ikke uden samtykke.", "not_shared_without_yes"},
		{"Moderen sikrer, at Sofie kommer i skole til tiden.", "child_to_school"},
		{"Fatima skal møde kl. 8.00 i sprogskolen.", "meet_at_other"},
		{"Det er et krav, at Ahmed deltager i behandlingen.", "must_attend_other"},
	} {
		if got := keysOf(Condition(row.text, demoDay)); got != row.want {
			t.Errorf("%s\n  got  %s\n  want %s", row.text, got, row.want)
		}
	}
}

func TestWhatIsDeniedDoubtedOrSomebodyElsesStaysAsWritten(t *testing.T) {
	for _, text := range []string{
		"Borger har ikke pligt til at deltage.",
		"Borger er fritaget for mødepligt.",
		"Arbejdsgiver skal møde kl. 9.",
		"Kommunen skal deltage i alle møder.",
		"Barnet skal hentes senest kl. 16.30.",
		"Nabo skal orienteres ved fravær.",
		"Vi overvejer, om borger skal deltage i angstgruppe.",
		"Hvis psykiateren anbefaler det, skal borger deltage i gruppen.",
		"Borger skal overholde husordenen.",
		"Borger skal senest d. 1. februar 2027 være flyttet i egen bolig.",
		"Borger er tidligere sanktioneret.",
		"Udeblivelse har ingen konsekvens for kontanthjælpen.",
		"Kontanthjælpen ophører ikke ved deltagelse.",
		"Borger skal møde kl. 27.30.",
		"Vi ser på det, når vi kommer dertil.",
		"Medicin skal hentes på apoteket.",
		"Sagen drøftes primo januar.",
		"Borger har panikangst med undgåelsesadfærd.",
		"Borger opfordres til at deltage i rusmiddelbehandling.",
		"Borger tilbydes deltagelse i angstgruppe.",
		"Ægtefællen skal indsende lønsedler.",
		"Borger møder nu stabilt kl. 9.",
		"Udlændingen skal bestå danskprøven.",
		"Pt. må ikke løfte armen over skulderhøjde.",
		"!?", "kl.",
	} {
		for _, st := range Condition(text, demoDay) {
			if st.Key != AsWritten {
				t.Errorf("%s: got %s %v, want it as written", text, st.Key, st.Args)
			}
		}
	}
}

func TestALimitThatNoRuleTookIsNotLost(t *testing.T) {
	for _, text := range []string{
		"Borger skal møde kl. 8.30, dog kl. 10 om mandagen.",
		"Ingen løft over 5 kg før primo december.",
		"Borger skal deltage i gruppen medmindre lægen siger andet.",
		"Borger skal møde kl. 9 undtagen i skoleferier.",
	} {
		got := Condition(text, demoDay)
		if last := got[len(got)-1]; last.Key != AsWritten || last.Args["text"] == "" {
			t.Errorf("%s: got %s", text, keysOf(got))
		}
	}
}

func TestValuesAreReadAsTheyStand(t *testing.T) {
	for _, row := range []struct{ text, slot, want string }{
		{"Borger skal møde kl. 08.30.", "time", "8.30"},
		{"Borger skal møde kl. 8.", "time", "8.00"},
		{"Borger skal møde klokken 13:15.", "time", "13.15"},
		{"Ingen løft over 5 kg til og med 18.12.2026.", "until_date", "2026-12-18"},
		{"Ingen løft over 2,5 kilo til og med d. 18. december 2026.", "kg", "2,5"},
		{"Ingen løft over 5 kg til og med d. 18. december.", "until_date", "2026-12-18"},
		{"Ingen løft over 5 kg til og med ultimo november.", "until_date", "2026-11-30"},
		{"Ingen løft over 5 kg til og med 3/2-2027.", "until_date", "2027-02-03"},
		{"Ingen grupper over seks personer før 15. januar.", "before_date", "2027-01-15"},
		{"Borger skal afdrage 1.500 kr. pr. måned.", "kr", "1.500"},
		{"Borger må ikke kontakte Åse.", "who", "Åse"},
	} {
		got := Condition(row.text, demoDay)
		if got[0].Args[row.slot] != row.want {
			t.Errorf("%s: %s is %q, want %q (%s)", row.text, row.slot, got[0].Args[row.slot], row.want, keysOf(got))
		}
	}
}

func TestFactsCanBeCompared(t *testing.T) {
	one := func(text string) Facts { return Condition(text, demoDay)[0].Facts }
	if f := one("Borger skal møde kl. 08.30."); f.Clock != "08:30" || f.About != "borger" {
		t.Errorf("meeting time: %+v", f)
	}
	if f := one("Ingen nye krav om fremmøde før kl. 10.00."); f.NotBefore != "10:00" || f.Clock != "" {
		t.Errorf("protection: %+v", f)
	}
	if f := one("Mor skal være hjemme til kl. 08.15."); f.HomeUntil != "08:15" || f.About != "mor" {
		t.Errorf("home: %+v", f)
	}
	if f := one("Ingen løft over 5 kg til og med 18.12.2026."); f.MaxLiftKg != 5 || f.Until.String() != "2026-12-18" {
		t.Errorf("lift: %+v", f)
	}
	if f := one("Opgaverne indebærer løft af kasser op til 15 kg."); f.LiftKg != 15 {
		t.Errorf("load: %+v", f)
	}
	if f := one("Ingen grupper over 6 personer før 14.12.2026."); f.MaxGroup != 6 || f.Until.String() != "2026-12-13" {
		t.Errorf("group: %+v", f)
	}
	if f := one("Holdforløb, 14 deltagere."); f.Group != 14 {
		t.Errorf("group of a course: %+v", f)
	}
	if f := one("Borger skal være stoffri senest 01.02.2027."); !f.Abstinence || f.By.String() != "2027-02-01" {
		t.Errorf("abstinence: %+v", f)
	}
	if f := one("Halvering af forbrug inden 01.03.2027."); !f.Reduction || f.By.String() != "2027-03-01" {
		t.Errorf("reduction: %+v", f)
	}
}
