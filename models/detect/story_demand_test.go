package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

// two are a job centre's plan and a social department's plan.
func two(job, social tell) []tell {
	return []tell{
		department("min", models.PlanMyPlan, "Jobcentret", job),
		department("han", models.PlanSocial, "Socialafdelingen", social),
	}
}

var measureStories = []story{
	{"bostøtte and a mentor", "m1+m2", two(
		help("m1", "Mentorstøtte", "Hjælp til at komme op og afsted"), help("m2", "Bostøtte", "Støtte i hverdagen"))},
	{"the household's money, by two", "m1+m2", []tell{
		department("bol", models.PlanHousing, "Boligrådgivningen", help("m1", "Budgetlægning", "Gennemgang af faste udgifter")),
		department("han", models.PlanSocial, "Socialafdelingen", help("m2", "Gældsrådgivning", "Overblik over kreditorer")),
	}},
	{"one section of the act, two names", "m1+m2", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", help("m1", "Hold for knæ", "", "SUL § 140")),
		department("for", models.PlanPrevention, "Sundhedscentret", help("m2", "Individuelt forløb", "", "SUL § 140")),
	}},
	{"three who help with sleep", "m1+m2+m3", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", help("m1", "Søvnskole", "Gruppekursus")),
		department("han", models.PlanSocial, "Socialafdelingen", help("m2", "Samtaler om søvnhygiejne", "")),
		department("psy", models.PlanRegion, "Psykiatrisk ambulatorium", help("m3", "Søvnbehandling", "")),
	}},
	{"one department's two sorts of support", "", []tell{
		department("han", models.PlanSocial, "Socialafdelingen", help("m1", "Bostøtte", ""), help("m2", "Kontaktperson", "")),
	}},
	{"one ends before the other begins", "", two(
		help("m1", "Mentorstøtte", "", "2026-09-01 2026-12-31"), help("m2", "Bostøtte", "", "2027-01-01 -"))},
	{"the boy's and the mother's", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), help("m1", "Kontaktperson til Emil", "")),
		department("han", models.PlanSocial, "Socialafdelingen", help("m2", "Bostøtte", "")),
	}},
	{"quite different help", "", two(help("m1", "Virksomhedspraktik", "Butik"), help("m2", "Bostøtte", ""))},
}

var contradictionStories = []story{
	{"lift: sacks of fifteen kilos against five", "k+m", two(
		help("m", "Virksomhedspraktik", "Håndtering af sække op til 15 kg"), rule("k", "Må ikke løfte over 5 kg."))},
	{"lift: a hand that bears one kilo against parcels of a range", "k+m", two(
		help("m", "Virksomhedspraktik", "Læsning af varer på 15-25 kg."), rule("k", "Højre hånd må højst belastes med 1 kg til og med 15.01.2027."))},
	{"lift: the limit is over when the practice begins", "", two(
		help("m", "Virksomhedspraktik", "Læsning af varer på 15-25 kg.", "2027-01-18 -"), rule("k", "Højre hånd må højst belastes med 1 kg til og med 15.01.2027."))},
	{"need: one sick day against three", "k+r", two(
		rule("r", "Barns sygdom accepteres alene på 1. sygedag."), rule("k", "Ved feber skal barnet blive hjemme i mindst 3 dage."))},
	{"need: no medicine for others, and the son's at seven", "k+r", two(
		rule("r", "Mor doserer og giver medicin kl. 7."), rule("k", "Borger må ikke give medicin til andre."))},
	{"need: no food for others, and a buffet", "k+m", two(
		help("m", "Praktik", "Anretning og servering af frokost."), rule("k", "Ingen arbejdsopgaver med mad."))},
	{"strain: the plan of another grown-up is about that one", "", []tell{lives("tina", "Tina Holm", "mor", "1988-10-05"),
		department("han", models.PlanSocial, "Socialafdelingen", whose("tina"), words("Borger tåler ikke tidspres.")),
		department("min", models.PlanMyPlan, "Jobcentret", help("m", "Virksomhedspraktik", "Arbejde med tidspres"))}},
	{"need: who does not answer the phone must be there to answer it", "k+r", two(
		rule("r", "Du skal være til at træffe på telefonen mellem 9 og 12."), rule("k", "Borger tager ikke telefonen."))},
	{"need: no money, and boots to buy first", "k+r", two(
		rule("r", "Borger skal selv både finde og købe støvler."), rule("k", "Borger har ingen opsparing."))},
	{"need: the boots are paid for", "", two(
		rule("r", "Borger skal selv købe støvler, beløbet bevilges forud."), rule("k", "Borger har ingen opsparing."))},
	{"need: both say that she comes with somebody", "", two(
		rule("r", "Mød ikke alene."), rule("k", "Borger kan ikke færdes alene ude."))},
	{"need: only supposed", "", two(
		rule("r", "Hvis praktikken udvides, skal borger køre selv."), rule("k", "Borger har kørselsforbud."))},
	{"need: the boy's quiet room is not his mother's", "", []tell{emil,
		department("ppr", models.PlanChild, "PPR", whose("emil"), rule("k", "Emil er lydfølsom.")),
		department("min", models.PlanMyPlan, "Jobcentret", help("m", "Virksomhedspraktik", "Arbejde ved rundsaven")),
	}},
	{"need: three litres against one and a half", "k+r", two(
		rule("r", "Borger skal drikke mindst 3 liter."), rule("k", "Væske højst 1,5 liter i døgnet."))},
	{"need: one litre against one and a half", "", two(
		rule("r", "Borger skal drikke mindst 1 liter."), rule("k", "Væske højst 1,5 liter i døgnet."))},
	{"bring: rest at noon, and lessons over noon", "k+m", two(
		help("m", "Danskundervisning", "Undervisning kl. 9-14"), rule("k", "Hviler kl. 12.00-13.30."))},
	{"bring: rest at noon, and lessons before it", "", two(
		help("m", "Danskundervisning", "Undervisning kl. 9-11"), rule("k", "Hviler kl. 12.00-13.30."))},
	{"bring: to bed before the shift is over", "k+m", two(
		help("m", "Virksomhedspraktik", "Opvask kl. 17-22"), rule("k", "Skal i seng senest kl. 21."))},
	{"bring: she must report while the group meets", "k+r", two(
		rule("r", "Gruppen mødes onsdag kl. 9-12."), rule("k", "Melder sig personligt hver onsdag kl. 10."))},
	{"bring: the group meets on another day", "", two(
		rule("r", "Gruppen mødes tirsdag kl. 9-12."), rule("k", "Melder sig personligt hver onsdag kl. 10."))},
	{"bring: two hours of one plan, and one appointment against both", "a+k1+k2", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Kursus", "2026-11-25 09:00-14:00", "weekly", "must")),
		department("han", models.PlanSocial, "Socialafdelingen", rule("k1", "Højst 2 timers aktivitet ad gangen."), rule("k2", "Hvile hver dag kl. 13.00-14.30.")),
	}},
	{"thing: sweeping the square that he must keep away from", "k+m", two(
		help("m", "Nytteindsats", "Renholdelse af Torvet"), rule("k", "Borger må ikke opholde sig på Torvet."))},
	{"thing: sweeping another square", "", two(
		help("m", "Nytteindsats", "Renholdelse af Banegården"), rule("k", "Borger må ikke opholde sig på Torvet."))},
	{"need: she cannot do it, and the home help does it for her", "", two(
		rule("m", "Hjemmehjælperen bærer tunge varer op."), rule("k", "Ingen tunge løft."))},
	{"need: cleaning is given, not asked", "", two(
		help("m", "Rengøring", "Støvsugning og gulvvask."), rule("k", "Armen må ikke bruges."))},
	{"need: who wants to may come", "", two(
		help("m", "Fællesspisning", "Frivilligt tilbud."), rule("k", "Borger har social fobi."))},
	{"need: nothing new, and something begins", "k+m", two(
		help("m", "Netværkshold", "Ny gruppe", "2026-12-01 -"), rule("k", "Der iværksættes ingen nye indsatser."))},
	{"need: nothing new, and what goes on", "", two(
		help("m", "Netværkshold", "Fast gruppe", "2026-08-01 -"), rule("k", "Der iværksættes ingen nye indsatser."))},
	{"need: no other course of that sort meanwhile", "k+m", two(
		help("m", "Kursus i angsthåndtering", ""), rule("k", "Ingen andre angstkurser samtidig."))},
	{"need: a course of another sort meanwhile", "", two(
		help("m", "Kursus i budget", ""), rule("k", "Ingen andre angstkurser samtidig."))},
	{"clock: heavy with sleep in the morning", "k+r", two(
		rule("r", "Du skal møde kl. 8.00 hver mandag."), rule("k", "Patienten er sedert om morgenen."))},
	{"thing: a word that says itself that it is free of it", "", two(
		help("m", "Hverdagscafé", "Laktosefri kost"), rule("k", "Laktose frarådes."))},
	{"need: sweeping is work where it is no help", "k+m", two(
		help("m", "Nytteindsats", "Oprydning på benene hele dagen."), rule("k", "Højst 20 minutters stående ad gangen."))},
	{"need: a goal of walking further", "", two(
		goal("g", "Pt. går 3 km til fods."), rule("k", "Gangdistancen er 100 meter."))},
	{"need: a goal of losing weight", "g+k", two(
		goal("g", "Borger taber 15 kg."), rule("k", "Vægttab frarådes, BMI under 18."))},
	{"need: the boy's school, and his mother's move", "k+m", []tell{emil,
		department("ppr", models.PlanChild, "PPR", whose("emil"), rule("k", "Intet skoleskift i år.")),
		department("bol", models.PlanHousing, "Boliganvisningen", help("m", "Ny bolig", "Skift af skole.")),
	}},
	{"need: shopping is help, but she drives herself", "k+m", two(
		help("m", "Indkøb", "Borger kører selv til købmanden."), rule("k", "Borger har kørselsforbud."))},
	{"thing: one of those he must keep away from, by name", "k+m", two(
		help("m", "FGU", "Borger kører sammen med Dennis."), rule("k", "Må ikke have kontakt med tidligere venner, herunder Dennis."))},
	{"need: the reason in the text is told with the condition", "k+m", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", help("m", "Virksomhedspraktik", "Pladsen er i storrum ved kundebetjening")),
		department("han", models.PlanSocial, "Socialafdelingen", words("Borger har social fobi."), rule("k", "Skal have eget lokale.")),
	}},
	{"lift: no heavy lifting against kegs", "k+m", two(
		help("m", "Nytteindsats", "Borger flytter kasser på 18 kg."), rule("k", "Tunge løft frarådes."))},
	{"lift: within the limit", "", two(
		help("m", "Virksomhedspraktik", "Håndtering af pakker op til 4 kg"), rule("k", "Må ikke løfte over 5 kg."))},
	{"lift: the limit is over before it begins", "", two(
		help("m", "Virksomhedspraktik", "Håndtering af sække op til 15 kg", "2027-03-01 -"), rule("k", "Må ikke løfte over 5 kg til og med 31.01.2027."))},
	{"clock: half past eight against ten", "a+k", two(
		meet("a", "Praktik", "2026-11-25 08:30-12:00", "weekly", "must"), rule("k", "Ingen aftaler før kl. 10.00 pga. søvnforstyrrelser."))},
	{"clock: as a demand in words", "k+r", two(
		rule("r", "Borger skal møde kl. 07.30 på praktikstedet."), rule("k", "Fremmøde tidligst kl. 9.30."))},
	{"clock: after the hour", "", two(
		meet("a", "Praktik", "2026-11-25 10:00-12:00", "weekly", "must"), rule("k", "Ingen aftaler før kl. 10.00."))},
	{"clock: it may be missed", "", two(
		meet("a", "Morgencafé", "2026-11-25 08:30-09:00"), rule("k", "Ingen aftaler før kl. 10.00."))},
	{"hours: thirty-seven against fifteen", "k+m", two(
		help("m", "Virksomhedspraktik", "37 timer ugentligt i butik"), rule("k", "Arbejdsevnen er højst 15 timer om ugen."))},
	{"hours: full time as the goal", "g+k", two(
		goal("g", "Borger er i ordinært job på fuld tid"), rule("k", "Kan maksimalt arbejde 20 timer pr. uge."))},
	{"hours: within them", "", two(
		help("m", "Virksomhedspraktik", "10 timer ugentligt i butik"), rule("k", "Højst 15 timer om ugen."))},
	{"hours: only supposed", "", two(
		help("m", "Virksomhedspraktik", "37 timer ugentligt i butik"), rule("k", "Hvis smerterne tiltager, højst 15 timer om ugen."))},
	{"group: fourteen against six", "k+m", two(
		help("m", "Jobsøgningskursus", "Hold med 14 deltagere"), rule("k", "Deltager ikke i grupper med over 6 personer."))},
	{"group: alone against a team of ten", "k+m", two(
		help("m", "Kursus", "Gruppeforløb med 10 kursister"), rule("k", "Der arbejdes kun individuelt med borger."))},
	{"group: four is not many", "", two(
		help("m", "Kursus", "Hold med 4 deltagere"), rule("k", "Deltager ikke i grupper med over 6 personer."))},
	{"home: cannot leave it", "a+k", two(
		meet("a", "Jobsamtale", "2026-11-25 10:00-11:00", "must"), rule("k", "Borger kan ikke forlade hjemmet."))},
	{"home: they come to her", "", two(
		meet("a", "Jobsamtale", "2026-11-25 10:00-11:00", "must", "at:Hjemmebesøg på bopælen"), rule("k", "Borger kan ikke forlade hjemmet."))},
	{"use: clean against a smaller use", "g1+g2", two(
		goal("g1", "Borger er stoffri"), goal("g2", "Borger reducerer sit forbrug af hash"))},
	{"use: no alcohol against fewer drinks", "g1+g2", two(
		goal("g1", "Totalafholdenhed fra alkohol"), goal("g2", "Højst 10 genstande om ugen, kontrolleret forbrug"))},
	{"use: two different things", "", two(
		goal("g1", "Totalafholdenhed fra alkohol"), goal("g2", "Nedtrapning af hashforbrug"))},
	{"use: to come sober is no demand to stop", "", two(
		rule("g1", "Borger skal møde ædru og upåvirket."), goal("g2", "Reducere forbruget af alkohol"))},
	{"strain: machines against noise", "k+m", two(
		help("m", "Virksomhedspraktik", "Produktionshal med maskinstøj"), rule("k", "Borger skal skånes for støj."))},
	{"strain: to stand at the till", "k+m", two(
		help("m", "Virksomhedspraktik", "Stående arbejde ved kassen"), rule("k", "Undgå stående arbejde."))},
	{"strain: nobody has said that she must be spared", "", two(
		help("m", "Virksomhedspraktik", "Produktionshal med maskinstøj"), rule("k", "Der kan være støj i træningslokalet."))},
	{"strain: the quiet room", "", two(
		help("m", "Virksomhedspraktik", "Arbejde uden støj i eget lokale"), rule("k", "Borger skal skånes for støj."))},
	{"helpers: six in turn against two", "k+m", []tell{
		department("ple", models.PlanPrevention, "Hjemmeplejen", help("m", "Hverdagshjælp", "6 forskellige medarbejdere kommer på skift.")),
		department("han", models.PlanSocial, "Socialafdelingen", rule("k", "Højst 2 faste personer i hjemmet.")),
	}},
	{"bring: the boy to school while she is at work", "a+k", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), rule("k", "Mor følger Emil i skole hver dag kl. 7.50.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Praktik", "2026-11-25 07:00-12:00", "weekly", "must")),
	}},
	{"two_places: the boy to school while help comes", "k+r", []tell{emil, department("fam", models.PlanChild, "Familieafdelingen", rule("r", "Mor afleverer Emil i skolen kl. 8.00.")),
		department("ple", models.PlanSocial, "Visitationen", rule("k", "Borger skal være hjemme fra kl. 7.30 til 8.30."))}},
	{"day: a day kept free, and a talk on it", "a+k", two(
		meet("a", "Jobsamtale", "2026-12-01 09:00-10:00", "must"), rule("k", "Ingen aftaler tirsdag, hvor der er dialyse."))},
	{"day: a day kept free, and a talk on another", "", two(
		meet("a", "Jobsamtale", "2026-12-02 09:00-10:00", "must"), rule("k", "Ingen aftaler tirsdag, hvor der er dialyse."))},
	{"day: a morning kept free is no day", "", two(
		meet("a", "Jobsamtale", "2026-12-01 13:00-14:00", "must"), rule("k", "Ingen aftaler tirsdag formiddag."))},
	{"days: five against three", "k+m", two(help("m", "Virksomhedspraktik", "Fem dage om ugen i butik"), rule("k", "Højst tre dage om ugen."))},
	{"days: within them", "", two(help("m", "Virksomhedspraktik", "To dage om ugen i butik"), rule("k", "Højst tre dage om ugen."))},
	{"hours_day: seven against four", "k+m", two(help("m", "Virksomhedspraktik", "Arbejdsdage på 7 timer i butik"), rule("k", "Arbejde højst 4 timer om dagen."))},
	{"bring: she begins after", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), rule("k", "Mor følger Emil i skole hver dag kl. 7.50.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Praktik", "2026-11-25 08:30-12:00", "weekly", "must")),
	}},
	{"start: two clocks for the boy's school day", "k1+k2", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), rule("k1", "Emil møder i skole kl. 10.00.")),
		department("ppr", models.PlanChild, "PPR", whose("emil"), rule("k2", "Emil skal møde kl. 8.15 sammen med klassen.")),
	}},
	{"work: a start before the day she may work", "k+m", two(
		help("m", "Virksomhedspraktik", "Opstart i praktik 15 timer", "2026-12-01 -"), rule("k", "Ingen praktik før 12.01.2027."))},
	{"work: it begins after", "", two(
		help("m", "Virksomhedspraktik", "Butik", "2027-02-01 -"), rule("k", "Ingen praktik før 12.01.2027."))},
	{"chore: each thinks that the other gives the medicine", "k1+k2", []tell{
		department("ple", models.PlanPrevention, "Hjemmeplejen", rule("k1", "Hjemmeplejen varetager ikke medicin.")),
		department("han", models.PlanSocial, "Socialafdelingen", rule("k2", "Medicin gives af hjemmeplejen.")),
	}},
	{"start: medicine to the minute, and a visit too late for it", "k1+k2", []tell{
		department("syg", models.PlanPrevention, "Sygeplejen", rule("k1", "Levodopa kl. 7.00 og 13.00, højst 15 minutters afvigelse.")),
		department("ple", models.PlanSocial, "Hjemmeplejen", rule("k2", "Morgenmedicin gives ved besøg kl. 8.30.")),
	}},
	{"start: medicine to the minute, and a visit in time", "", []tell{
		department("syg", models.PlanPrevention, "Sygeplejen", rule("k1", "Fra 06.08.2026: levodopa kl. 7.00 og 13.00, højst 15 minutters afvigelse.")),
		department("ple", models.PlanSocial, "Hjemmeplejen", rule("k2", "Morgenmedicin gives ved besøg kl. 7.15.")),
	}},
	{"start: lunch before twelve", "k1+k2", []tell{
		department("reg", models.PlanRegion, "Ambulatoriet", rule("k1", "Frokost senest kl. 12.00.")),
		department("min", models.PlanMyPlan, "Jobcentret", rule("k2", "Frokost holdes kl. 12.45.")),
	}},
	{"start: lunch before twelve, and it is", "", []tell{
		department("reg", models.PlanRegion, "Ambulatoriet", rule("k1", "Frokost senest kl. 12.00.")),
		department("min", models.PlanMyPlan, "Jobcentret", rule("k2", "Frokost holdes kl. 11.30.")),
	}},
	{"strain: no knives, and a kitchen", "k+m", two(help("m", "Virksomhedspraktik", "Kantine: skære grønt"), rule("k", "Ingen adgang til knive."))},
	{"bring: at home from five, and a course that begins then", "k+kur", []tell{
		department("fam", models.PlanSocial, "Familieafdelingen", rule("k", "Karen skal være hjemme fra kl. 17 alle hverdage.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Danskhold", "2026-11-24 17:00-20:00", "weekly", "must", "at:Sprogcentret")),
	}},
	{"bring: at home from five, and a course that is over", "", []tell{
		department("fam", models.PlanSocial, "Familieafdelingen", rule("k", "Karen skal være hjemme fra kl. 17 alle hverdage.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Danskhold", "2026-11-24 10:00-12:00", "weekly", "must", "at:Sprogcentret")),
	}},
	{"strain: the first of a list that is ruled out where it ends", "k+m", two(help("m", "Virksomhedspraktik", "Arbejdet støver."), rule("k", "Støv, gener fra maling og kulde skal undgås."))},
	{"strain: the last of a list that is ruled out", "k+m", two(help("m", "Virksomhedspraktik", "Arbejdet er på stige."), rule("k", "Ingen tunge ting, knæliggende arbejde eller stige."))},
	{"outside: treatment in the midst of practice", "k+t", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", rule("k", "Behandling lægges uden for praktiktiden."), meet("a", "Praktik", "2026-11-25 08:00-12:00", "weekly", "must")),
		department("psy", models.PlanRegion, "Psykiatrisk ambulatorium", meet("t", "Terapi", "2026-11-25 10:00-11:00", "weekly", "must")),
	}},
	{"outside: treatment after practice", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", rule("k", "Behandling lægges uden for praktiktiden."), meet("a", "Praktik", "2026-11-25 08:00-12:00", "weekly", "must")),
		department("psy", models.PlanRegion, "Psykiatrisk ambulatorium", meet("t", "Terapi", "2026-11-25 13:00-14:00", "weekly", "must")),
	}},
	{"stay: out of the shelter before the flat is hers", "m1+m2", []tell{
		department("her", models.PlanSocial, "Herberget", help("m1", "Midlertidigt ophold på forsorgshjem", "", "2026-09-01 2026-12-31")),
		department("bol", models.PlanHousing, "Boliganvisningen", help("m2", "Indflytning i egen bolig", "", "2027-02-15 -")),
	}},
	{"stay: out as she moves in", "", []tell{
		department("her", models.PlanSocial, "Herberget", help("m1", "Midlertidigt ophold på forsorgshjem", "", "2026-09-01 2026-12-31")),
		department("bol", models.PlanHousing, "Boliganvisningen", help("m2", "Indflytning i egen bolig", "", "2027-01-02 -")),
	}},
	{"one department alone may say both", "", []tell{department("min", models.PlanMyPlan, "Jobcentret",
		help("m", "Virksomhedspraktik", "Håndtering af sække op til 15 kg"), rule("k", "Må ikke løfte over 5 kg."))}},
}

func TestHelpGivenTwiceIsFound(t *testing.T)       { tellAll(t, detect.OverlappingMeasure) }
func TestADemandAgainstALimitIsFound(t *testing.T) { tellAll(t, detect.ContradictoryRequirement) }

func TestEveryRuleOfContradictionIsTold(t *testing.T) {
	about := map[string]bool{}
	for _, s := range contradictionStories {
		for _, f := range detect.All(s.plan()) {
			about[f.Args["about"]] = true
		}
	}
	for _, name := range []string{"lift", "clock", "hours", "group", "home", "use", "strain", "helpers", "bring", "work", "chore", "start", "stay", "outside", "need", "thing", "two_places", "day", "days", "hours_day"} {
		if !about[name] {
			t.Errorf("no story tells of %s", name)
		}
	}
}
