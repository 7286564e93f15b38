package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

var mismatchStories = []story{
	{"a wish to mend bicycles is put away", "g+og", []tell{wish("og", "Jeg vil reparere cykler"), department("min", models.PlanMyPlan, "Jobcentret",
		goal("g", "Borger afklares til fuld tid"), noted("Borger spørger til at reparere cykler. Afvist."))}},
	{"she will study from the autumn, and the plan says winter", "g+og", []tell{wish("og", "Jeg vil begynde på studiet i august 2027"), department("min", models.PlanMyPlan, "Jobcentret",
		goal("g", "At borger genoptager uddannelsen", "2027-02-01"))}},
	{"a place of his own against going on at home", "g+og", []tell{wish("og", "Min søn skal have sit eget sted"), department("han", models.PlanSocial, "Handicapafdelingen",
		goal("g", "At sønnen fortsat bor hjemme hos mor"))}},
	{"her dog against a house without animals", "og+r", []tell{wish("og", "Jeg vil bo med min hund"), department("han", models.PlanSocial, "Socialafdelingen",
		rule("r", "Stedet modtager ikke husdyr."))}},
	{"a wish for work that no table knows is put away", "g+og", []tell{wish("og", "Jeg vil arbejde som hestesko-smed"), department("min", models.PlanMyPlan, "Jobcentret",
		goal("g", "Jobmål: butiksassistent"), noted("Borger spørger igen. Vi holder os til planen, ikke aktuelt."))}},
	{"an own door against a house of many", "g+og", []tell{wish("og", "Jeg vil have min egen lejlighed"), department("han", models.PlanSocial, "Socialpsykiatrien",
		goal("g", "Indflytning i botilbud med døgndækning"))}},
	{"her money against its administration", "m+og", []tell{wish("og", "Jeg vil styre mine penge selv"), department("ydl", models.PlanMoney, "Ydelsescentret",
		help("m", "Administration af ydelse", "Ugentlig udbetaling"))}},
	{"he wishes to see his father, who is not to be seen", "og+r", []tell{wish("og", "Jeg vil se min far"), department("fam", models.PlanChild, "Familieafdelingen",
		rule("r", "Samværet suspenderes indtil videre."))}},
	{"the one she wishes to keep leaves", "han+og", []tell{wish("og", "Jeg vil beholde Karla"), department("han", models.PlanSocial, "Socialpsykiatrien",
		words("Karla fratræder den 1. januar."))}},
	{"a wish that a note says is not met", "og+ple", []tell{born("1944-06-01"), wish("og", "Jeg vil have en kvinde til at vaske mig"), department("ple", models.PlanSocial, "Visitationen",
		noted("Ønske om kvindelig hjælper kan ikke imødekommes."))}},
	{"fifteen hours against well again", "g+og", []tell{wish("og", "Jeg vil arbejde 15 timer"), department("syg", models.PlanSickness, "Jobcentret",
		goal("g", "Fuldt raskmeldt inden jul"))}},
	{"a house of many on the way to an own door", "", []tell{wish("og", "Jeg vil have min egen lejlighed"), department("han", models.PlanSocial, "Socialpsykiatrien",
		goal("g", "Ophold på botilbud som vej til egen bolig"))}},
	{"the house of many is where he lives", "", []tell{wish("og", "Jeg vil have min egen lejlighed"), department("han", models.PlanSocial, "Socialpsykiatrien",
		words("Borger bor på botilbud."), goal("g", "Boliganvisning"))}},
	{"the one she wishes to keep goes on", "", []tell{wish("og", "Jeg vil beholde Karla"), department("han", models.PlanSocial, "Socialpsykiatrien",
		words("Karla fortsætter, mens lederen fratræder."))}},
	{"a note puts away what is not her wish", "", []tell{wish("og", "Jeg vil arbejde i et gartneri"), department("min", models.PlanMyPlan, "Jobcentret",
		goal("g", "Jobmål: gartneriarbejder"), noted("Borger spørger til ferie. Må vente."))}},
	{"a wish to mend bicycles is taken up", "", []tell{wish("og", "Jeg vil reparere cykler"), department("min", models.PlanMyPlan, "Jobcentret",
		goal("g", "Borger afklares til fuld tid"), noted("Borger spørger til at reparere cykler. Det undersøges."))}},
	{"work: she wants plants, the plan aims at a till", "g+w", []tell{wish("w", "Jeg vil gerne arbejde i et gartneri."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Jobmål: butiksassistent i dagligvarehandel"))}},
	{"work: she wants to drive, the practice is in a kitchen", "m+w", []tell{wish("w", "Jeg vil være chauffør igen."),
		department("min", models.PlanMyPlan, "Jobcentret", help("m", "Virksomhedspraktik i kantine", "Køkkenmedhjælper"))}},
	{"work: another trade and more hours are one thing to talk about", "g+h+w", []tell{wish("w", "Jeg vil arbejde i et gartneri, 10 timer om ugen."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Jobmål: lagermedarbejder"), goal("h", "Fremmøde på 20 timer ugentligt i praktik"))}},
	{"hours: she can do twelve, the plan wants thirty", "g+w", []tell{wish("w", "Jeg kan højst arbejde 12 timer om ugen."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Raskmelding til 30 timer ugentligt"))}},
	{"unwanted: no nursing home", "g+w", []tell{born("1944-06-01"), wish("w", "Jeg vil ikke på plejehjem."),
		department("ple", models.PlanSocial, "Visitationen", goal("g", "Flytning til plejebolig inden sommer"))}},
	{"unwanted: no groups", "m+w", []tell{wish("w", "Jeg vil ikke sidde i grupper med fremmede."),
		department("min", models.PlanMyPlan, "Jobcentret", help("m", "Holdforløb", "Fælles kursus"))}},
	{"use: less, against none", "g+w", []tell{wish("w", "Jeg vil gerne drikke mindre."),
		department("rus", models.PlanTreatment, "Rusmiddelcentret", goal("g", "Total afholdenhed fra alkohol"))}},
	{"work: the plan has her own field too", "", []tell{wish("w", "Jeg vil gerne arbejde i et gartneri."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Jobmål: butik"), goal("h", "Jobmål: gartneriarbejder"))}},
	{"unwanted: the plan says no with her", "", []tell{born("1944-06-01"), wish("w", "Jeg vil ikke på plejehjem."),
		department("ple", models.PlanSocial, "Visitationen", goal("g", "Borger bliver i egen bolig, ikke plejehjem"))}},
	{"hours: about what she asks for", "", []tell{wish("w", "Jeg vil gerne arbejde 15 timer om ugen."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Fleksjob 16 timer ugentligt"))}},
}

var ownGoalStories = []story{
	{"her guitar is in nobody's plan", "w", []tell{wish("w", "Jeg vil gerne spille guitar igen."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Raskmelding"), help("m", "Virksomhedspraktik", "Butik"))}},
	{"what is to happen is told beforehand", "", []tell{wish("w", "Jeg vil vide i forvejen, hvad der skal ske"),
		department("han", models.PlanSocial, "Socialafdelingen", goal("g", "Borger får sin uge oplyst på forhånd"))}},
	{"to see the daughter is more than that she is named", "w", []tell{wish("w", "Jeg vil se min datter hver anden weekend."),
		department("rus", models.PlanTreatment, "Rusmiddelcentret", goal("g", "Mindre forbrug, så hans datter trives"))}},
	{"what must not be served no wish", "w", []tell{wish("w", "Jeg vil have en hund."),
		department("bol", models.PlanHousing, "Boligafdelingen", goal("g", "Indflytning"), rule("r", "Hunde skal holdes i snor."))}},
	{"visits with the daughter", "", []tell{wish("w", "Jeg vil se min datter hver anden weekend."),
		department("fam", models.PlanChild, "Familieafdelingen", help("m", "Støttet samvær", "Lørdag med hans datter"))}},
	{"one who is afraid is helped with anxiety", "", []tell{wish("w", "Jeg vil ikke være bange hele tiden."),
		department("psy", models.PlanRegion, "Ambulatoriet", goal("g", "Mindre angst"))}},
	{"to see her grandchildren", "w", []tell{born("1950-01-01"), wish("w", "Jeg savner mine børnebørn."),
		department("ple", models.PlanPrevention, "Hjemmeplejen", help("m", "Rengøring", "Hver anden uge"))}},
	{"two wishes that nobody heard", "v+w", []tell{wish("v", "Jeg vil have en hund."), wish("w", "Jeg vil lære at svømme."),
		department("min", models.PlanMyPlan, "Jobcentret", goal("g", "Raskmelding"))}},
	{"her sleep is a measure", "", []tell{wish("w", "Jeg vil sove om natten."),
		department("han", models.PlanSocial, "Socialafdelingen", help("m", "Støtte til døgnrytme", ""))}},
	{"in other words, but the same", "", []tell{wish("w", "Jeg vil have råd til min husleje."),
		department("han", models.PlanSocial, "Socialafdelingen", goal("g", "Økonomisk overblik"))}},
	{"no department has a plan", "", []tell{wish("w", "Jeg vil gerne spille guitar igen.")}},
}

var languageStories = []story{
	{"no interpreter for the talk at the job centre", "a", []tell{speaks("ti"),
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Jobsamtale", "2026-11-25 10:00-11:00")),
		department("psy", models.PlanRegion, "Ambulatoriet", meet("b", "Samtale", "2026-11-26 10:00-11:00", "note:Tolk bestilt"))}},
	{"a neighbour interprets", "min", []tell{speaks("tr"), jobSays("Naboen tolkede ved besøget.")}},
	{"a machine interprets", "min", []tell{speaks("uk"), jobSays("Samtalen foregik med Google Translate.")}},
	{"she must bring one herself", "min", []tell{speaks("ar"), jobSays("Borger medbringer selv tolk.")}},
	{"the wrong language", "min", []tell{speaks("ar"), jobSays("Tolken talte kurdisk.")}},
	{"a course in Danish only", "min", []tell{speaks("pl"), jobSays("Undervisningen på kurset foregår på dansk.")}},
	{"a log for one who cannot read", "min", []tell{need("ordblind"), jobSays("Borger fører logbog over sin jobsøgning.")}},
	{"pages for one who needs it easy", "min", []tell{need("let læst"), jobSays("Afgørelse på 6 sider sendt.")}},
	{"a plan that asks for an interpreter which the other leaves out", "min", []tell{careSays("Behov for tolk ved alle samtaler."), jobSays("Samtale gennemført uden tolk.")}},
	{"the daughter must not", "", []tell{speaks("fa"), jobSays("Datteren må ikke tolke. Tolk bestilt.")}},
	{"read aloud", "", []tell{need("ordblind"), jobSays("Planen er læst op for borger.")}},
	{"Danish only, for one who speaks it", "", []tell{speaks("da"), jobSays("Undervisningen på kurset foregår på dansk.")}},
	{"she hears with her eyes", "a", []tell{need("Bruger tegnsprogstolk ved møder."),
		department("han", models.PlanSocial, "Socialafdelingen", meet("a", "Statusmøde", "2026-11-25 10:00-11:00", "with:Jens Dam"))}},
	{"the interpreter did not come", "min", []tell{speaks("uk"),
		department("min", models.PlanMyPlan, "Jobcentret", noted("Samtalen gennemført uden tolk."), meet("a", "Jobsamtale", "2026-11-25 10:00-11:00", "note:Tolk bestilt"))}},
	{"a telephone call to one who finds no words", "a", []tell{need("Afasi efter blodprop."),
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Telefonisk opfølgning", "2026-11-25 10:00-10:20", "at:Telefon"))}},
	{"every meeting of the plan has one", "", []tell{speaks("ti"),
		department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Tolk bestilles til alle samtaler."), meet("a", "Jobsamtale", "2026-11-25 10:00-11:00"))}},
	{"she speaks Danish though it is not her first", "", []tell{speaks("pl"), need("Taler flydende dansk, ikke behov for tolk."),
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Jobsamtale", "2026-11-25 10:00-11:00"))}},
	{"the Danish lessons themselves", "", []tell{speaks("ti"),
		department("int", models.PlanMyPlan, "Integrationsteamet", meet("a", "Danskundervisning", "2026-11-25 10:00-12:00", "weekly"))}},
}

var digitalStories = []story{
	{"papers by e-Boks for one who gets letters", "d", []tell{noDigitalPost,
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d", "Lønseddel", "2027-01-10"), sendTo("Digital Post"))}},
	{"Jobnet each week without a computer", "r", []tell{need("Har ingen computer og ingen smartphone."),
		department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Borger skal tjekke jobforslag på Jobnet hver uge."))}},
	{"in person, for one who asks for video", "r", []tell{need("Ønsker helst videomøder på grund af angst."),
		department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Der kræves personligt fremmøde ved alle samtaler."))}},
	{"a paper that may come by post", "", []tell{noDigitalPost,
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d", "Lønseddel", "2027-01-10"), sendTo("Rådhuset, Nygade 1"))}},
	{"she is online, as far as anybody has said", "", []tell{phone("smartphone"),
		department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Borger skal tjekke jobforslag på Jobnet hver uge."))}},
	{"the plan lets her off", "", []tell{noDigitalPost,
		department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Borger er fritaget for Jobnet og får breve på papir."))}},
}

var childStories = []story{
	{"the girl said no to telling her mother", "bar+r", []tell{sofie,
		department("bar", models.PlanChild, "Familieafdelingen", whose("sofie"), rule("r", "Sofie ønsker ikke, at samtalerne deles med mor."))}},
	{"a girl of seven will not have it told", "bar", []tell{lives("asta", "Asta Holm", "datter", "2019-03-01"), department("bar", models.PlanChild, "Familieafdelingen", whose("asta"),
		noted("Asta fortæller, at hun gemmer sig. Hun vil ikke have, at far får det at vide."))}},
	{"a girl of three will not", "", []tell{lives("asta", "Asta Holm", "datter", "2023-03-01"), department("bar", models.PlanChild, "Familieafdelingen", whose("asta"),
		noted("Asta vil ikke have, at far får det at vide."))}},
	{"the girl will not have it told", "bar", []tell{sofie, department("bar", models.PlanChild, "Familieafdelingen", whose("sofie"),
		noted("Sofie fortæller, at hun er bange. Hun vil ikke have, at det bliver sagt til far."))}},
	{"the girl interprets for her mother", "min", []tell{sofie, speaks("ar"),
		department("min", models.PlanMyPlan, "Jobcentret", noted("Sofie tolkede for mor ved samtalen."))}},
	{"nobody has talked with the boy", "bar", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), words("Børnesamtale med Emil er ikke afholdt."))}},
	{"a boy of two who has not been asked", "", []tell{lives("bo", "Bo Holm", "søn", "2024-08-01"),
		department("bar", models.PlanChild, "Familieafdelingen", whose("bo"), words("Børnesamtale med Bo er ikke afholdt."))}},
	{"the talk has been held", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), words("Børnesamtale med Emil er afholdt den 2.11.2026."))}},
	{"a trained interpreter was there", "", []tell{sofie, speaks("ar"),
		department("bar", models.PlanChild, "Familieafdelingen", whose("sofie"), words("Samtale med Sofie og mor, professionel tolk deltog."))}},
}

var dataStories = []story{
	{"two dates of birth for the boy", "bar", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), words("Emil er født 04.05.2017 og går i 3. klasse."))}},
	{"a wife who cleans, and a widower", "min+ple", []tell{jobSays("Hustruen står for rengøring og indkøb."), careSays("Enkemand siden 2023.")}},
	{"a partner who moved out", "min", []tell{jobSays("Borger er samlevende."), voice("Min kæreste flyttede ud i sommer.")}},
	{"no allergy, and penicillin", "min+ple", []tell{jobSays("Ingen kendt medicinallergi."), careSays("CAVE: penicillin.")}},
	{"no illness of that name", "min+ple", []tell{jobSays("Kendt med demens."), careSays("Borger er ikke dement.")}},
	{"another dose", "min+ple", []tell{jobSays("Metformin 500 mg dagligt."), careSays("Metformin 1000 mg dagligt.")}},
	{"another rent", "min+ple", []tell{jobSays("Husleje 6.200 kr."), careSays("Huslejen er 4.800 kr.")}},
	{"another number", "min+ple", []tell{jobSays("Borgers telefon: 61 44 55 66."), careSays("Tlf. 20 11 22 33.")}},
	{"a street she does not live in", "min", []tell{jobSays("Brev sendt til Skovvej 14."), voice("Jeg bor på Havnegade 3.")}},
	{"a licence she never had", "min", []tell{jobSays("Borger har kørekort og egen bil."), voice("Jeg har aldrig haft kørekort.")}},
	{"an age that is wrong", "min", []tell{jobSays("Borger, 51 år, er smed."), careSays("Borger trives.")}},
	{"alone, with somebody at home", "min", []tell{lives("bo", "Bo Holm", "søn", "2003-06-11", "23 år, bor hjemme"), jobSays("Borger er eneste person på adressen."), careSays("Borger trives.")}},
	{"two facts of one home are one talk", "min+ple", []tell{jobSays("Borger bor alene i lejlighed på 3. sal uden elevator."), careSays("Borger bor sammen med sin kæreste i rækkehus.")}},
	{"the same dose in two halves", "", []tell{jobSays("Metformin 500 mg 2 gange dagligt."), careSays("Metformin 1000 mg dagligt.")}},
	{"a dose that goes up", "", []tell{jobSays("Sertralin øges fra 50 mg til 100 mg."), careSays("Sertralin 50 mg.")}},
	{"what only was", "", []tell{jobSays("Tidligere boede borger alene."), careSays("Bor sammen med sin kæreste.")}},
	{"what only may be", "", []tell{jobSays("Borger er gift."), careSays("Hvis borger bor alene, kan hjælpen gives.")}},
	{"somebody else's illness", "", []tell{jobSays("Far havde type 2-diabetes."), careSays("Type 1-diabetes siden 2009.")}},
	{"somebody else's home", "", []tell{jobSays("Naboen bor alene."), careSays("Borger bor sammen med sin mor.")}},
	{"where a meeting is", "", []tell{jobSays("Samtale på Havnegade 12."), voice("Jeg bor på Skovvej 3.")}},
	{"the number of the office", "", []tell{jobSays("Jobcentrets telefon: 70 20 30 40."), careSays("Borgers telefon: 61 44 55 66.")}},
	{"left in one plan, right in another", "fys+min", []tell{
		department("fys", models.PlanRehabilitation, "Træningscentret", words("Genoptræning efter operation i højre knæ.")),
		department("min", models.PlanMyPlan, "Jobcentret", words("Skånehensyn pga. venstre knæ."))}},
	{"alone in one, married in another", "min+ydl", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", words("Borger er enlig.")),
		department("ydl", models.PlanMoney, "Ydelsescentret", words("Borger er gift og samlevende."))}},
	{"a widow in one, married in another", "min+ydl", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", words("Borger er enke siden 2025.")),
		department("ydl", models.PlanMoney, "Ydelsescentret", words("Borger er registreret som gift."))}},
	{"letters that come back", "ydl", []tell{department("ydl", models.PlanMoney, "Ydelsescentret", noted("To breve er kommet retur, ubekendt på adressen."))}},
	{"letters that are answered", "", []tell{department("ydl", models.PlanMoney, "Ydelsescentret", noted("To breve er sendt til adressen."))}},
	{"a car that was sold", "han+min", []tell{
		department("han", models.PlanSocial, "Socialafdelingen", words("Bilen blev solgt i marts.")),
		department("min", models.PlanMyPlan, "Jobcentret", words("Borger har egen bil."))}},
	{"help that ends before it begins", "m", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		help("m", "Bostøtte", "", "2027-05-01 2027-03-01"))}},
	{"the address she has left", "a+bol", []tell{
		department("bol", models.PlanHousing, "Boligrådgivningen", words("Borger er fraflyttet Birkevej 12 i oktober.")),
		department("ple", models.PlanPrevention, "Hjemmeplejen", rule("a", "Besøg sker på Birkevej 12."))}},
	{"left knee and right hip", "", []tell{
		department("fys", models.PlanRehabilitation, "Træningscentret", words("Genoptræning efter operation i højre hofte.")),
		department("min", models.PlanMyPlan, "Jobcentret", words("Skånehensyn pga. venstre knæ."))}},
	{"the right day of birth", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), words("Emil er født 04.05.2018 og går i 2. klasse."))}},
	{"an age that was right when it was written", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), made("2026-02-01"), words("Emil (7) går i 1. klasse."))}},
}

// jobSays and careSays are the words of two departments, voice those of the
// citizen.
func jobSays(text string) tell {
	return department("min", models.PlanMyPlan, "Jobcentret", words(text))
}

func careSays(text string) tell {
	return department("ple", models.PlanPrevention, "Hjemmeplejen", words(text))
}

func voice(text string) tell { return func(f *facts) { f.Citizen.Voice.Text = text } }

func TestAPlanThatGoesAgainstTheCitizensWishIsFound(t *testing.T) { tellAll(t, detect.GoalMismatch) }
func TestAWishThatNoPlanHasHeardIsFound(t *testing.T)             { tellAll(t, detect.MissingOwnGoal) }
func TestAMeetingWithoutAnInterpreterIsFound(t *testing.T)        { tellAll(t, detect.LanguageNeed) }
func TestADemandThatGoesByMachineIsFound(t *testing.T)            { tellAll(t, detect.DigitalExclusion) }
func TestAChildNobodyHeardIsFound(t *testing.T)                   { tellAll(t, detect.ChildVoice) }
func TestWhatTwoPlansStateDifferentlyIsFound(t *testing.T)        { tellAll(t, detect.WrongData) }
