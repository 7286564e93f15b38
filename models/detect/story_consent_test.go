package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

// plans of three offices that consents are about.
func offices(job ...tell) []tell {
	return []tell{
		department("min", models.PlanMyPlan, "Jobcentret", job...),
		department("han", models.PlanSocial, "Socialpsykiatrien"),
	}
}

var missingConsentStories = []story{
	{"a talk with her employer", "a+min", offices(meet("a", "Rundbordssamtale med arbejdsgiver", "2026-11-25 10:00-11:00"))},
	{"her illness, talked over with a school", "min", offices(noted("Telefonisk kontakt til studievejleder. Drøftet borgers psykiske sygdom."))},
	{"her hours, talked over with a school", "", offices(noted("Telefonisk kontakt til studievejleder. Drøftet mødetider."))},
	{"an office that no table knows, asked for a status", "min+ros", append(offices(noted("Rosenhaven bedes sende status inden samtalen.")), department("ros", models.PlanTreatment, "Rosenhaven, Team Øst"))},
	{"an office by two words", "min+res", append(offices(words("Team Ressource oplyser, at borger får antidepressiv medicin.")), department("res", models.PlanTreatment, "Sundhed, Team Ressource"))},
	{"an office bent, with her family named beside it", "bar+neu", []tell{department("bar", models.PlanChild, "Familieafdelingen", words("Familieafdelingen indhenter oplysninger om fars prognose fra Neurocentrets team.")),
		department("neu", models.PlanTreatment, "Neurocentret, Sundhed og Træning")}},
	{"what they tell in the sentence after the call", "min+ros", append(offices(noted("Tlf. til Rosenhaven. De fortæller, at borger drikker igen.")), department("ros", models.PlanTreatment, "Rosenhaven"))},
	{"a record that all can read", "min+rus", append(offices(noted("Via fælles journal set, at borger er i behandling for hashmisbrug.")), department("rus", models.PlanTreatment, "Rusmiddelcentret"))},
	{"the place of practice, by its name", "min", offices(help("m", "Virksomhedspraktik", "Pakning", "by:Lund Emballage"), noted("Lund Emballage er orienteret om borgers gæld."))},
	{"the host will hear of a sentence", "min", offices(words("Praktikvært orienteres af jobcentret om dommens indhold."))},
	{"her employer, named with no yes of hers", "min", offices(noted("Talt med borgers arbejdsgiver om hendes sygdom."))},
	{"asked for against the way of the yes", "min+ros", append(offices(noted("Rosenhaven bedes sende journal inden mødet.")), department("ros", models.PlanTreatment, "Rosenhaven"),
		allows("s", "Jobcentret", "Rosenhaven", "Mødetider", "2026-08-01 -"))},
	{"asked for more than the yes covers", "min+rus", append(offices(noted("Rusmiddelcentret bedes oplyse om gæld inden mødet.")), department("rus", models.PlanTreatment, "Rusmiddelcentret"),
		allows("s", "Rusmiddelcentret", "Jobcentret", "Kun fremmøde", "2026-08-01 -"))},
	{"the citizen is asked for the status", "", append(offices(noted("Borger bedes sende status fra Rosenhaven.")), department("ros", models.PlanTreatment, "Rosenhaven"))},
	{"the office may tell", "", append(offices(noted("Rosenhaven bedes sende status inden samtalen.")), department("ros", models.PlanTreatment, "Rosenhaven"),
		allows("s", "Rosenhaven", "Jobcentret", "Status", "2026-08-01 -"))},
	{"talked over without a name", "", append(offices(noted("Sagen er drøftet anonymt med Rosenhaven.")), department("ros", models.PlanTreatment, "Rosenhaven"))},
	{"only when they meet", "", append(offices(noted("Rosenhaven har ringet om, at tirsdagens samtale er flyttet.")), department("ros", models.PlanTreatment, "Rosenhaven"))},
	{"the leader of the kitchen was told of what stands in the sentence before", "kui", []tell{department("kui", models.PlanMyPlan, "Ungeindsatsen",
		noted("Den unge har epilepsi. Køkkenleder informeret herom."))}},
	{"a call to the foreman, who is told in the next sentence", "min", offices(noted("Tlf. kontakt til formanden. Orienteret om depression og medicin."))},
	{"the foreman is told of the hours", "", offices(noted("Tlf. kontakt til formanden. Orienteret om mødetider."))},
	{"she has not told the other department, and wants to decide", "han+min", offices(noted("Karen har ikke fortalt Socialpsykiatrien om diagnosen. Vil selv bestemme hvornår."))},
	{"she has not told a department that has her yes", "", append(offices(noted("Karen har ikke fortalt Socialpsykiatrien om diagnosen.")),
		allows("s", "Jobcentret", "Socialpsykiatrien", "Diagnose", "2026-08-01 -"))},
	{"a paper of the clinic, which may tell another department", "bar+d+reg", []tell{department("reg", models.PlanRegion, "Psykiatrisk ambulatorium"),
		department("min", models.PlanMyPlan, "Jobcentret"), department("bar", models.PlanHousing, "Boligafdelingen", paper("d", "Dokumentation for ADHD-diagnose", "2027-01-10")),
		allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Diagnose", "2026-08-01 -")}},
	{"a paper of the clinic, which may tell who asks", "", []tell{department("reg", models.PlanRegion, "Psykiatrisk ambulatorium"),
		department("min", models.PlanMyPlan, "Jobcentret", paper("d", "Dokumentation for ADHD-diagnose", "2027-01-10")),
		allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Diagnose", "2026-08-01 -")}},
	{"the doctor was called and asked", "min", offices(noted("Ringet til borgers læge og hørt, hvad hun fejler."))},
	{"read in what another office has written", "han+min", offices(words("Socialpsykiatrien har på anmodning udleveret notater."))},
	{"the neighbour was told", "ple", []tell{department("ple", models.PlanSocial, "Visitationen", noted("Naboen er sat ind i borgers demens."))}},
	{"the daughter of the sentence before was told", "ple", []tell{department("ple", models.PlanSocial, "Visitationen", noted("Datter ringer. Oplyst om medicin og fald."))}},
	{"fetched by a yes that has run out", "han+min", append(offices(noted("Modtaget kopi af handleplan fra Socialpsykiatrien.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Handleplan", "2025-01-10 2025-12-31"))},
	{"an office that no table knows", "min+ros", append(offices(words("Journal er rekvireret hos Rosenhaven.")), department("ros", models.PlanTreatment, "Rosenhaven"))},
	{"he is to bring it himself", "", offices(rule("r", "Borger skal medbringe udtalelse fra psykolog, oplyst af psykologen."))},
	{"two who treat her", "", []tell{department("reg", models.PlanRegion, "Ambulatoriet", noted("Egen læge har oplyst, at borger får insulin."))}},
	{"told once by a yes that has run out", "", append(offices(noted("Socialpsykiatrien oplyser, at borger har angst.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Tilstand", "2025-01-10 2025-12-31"))},
	{"the daughter tells", "", []tell{department("ple", models.PlanSocial, "Visitationen", noted("Datter ringer og fortæller, at mor er faldet og er bange."))}},
	{"the landlord was told of her illness", "ydl", []tell{department("ydl", models.PlanMoney, "Ydelsescentret", noted("Drøftede borgers sygdom med udlejer."))}},
	{"the landlord was told of the rent", "", []tell{department("ydl", models.PlanMoney, "Ydelsescentret", noted("Drøftede lejekontrakten med udlejer."))}},
	{"what the psychologist told, with no yes", "min", offices(noted("Telefonisk kontakt til psykolog, som oplyser om depression og nedsat hukommelse."))},
	{"a copy to the job centre", "han+min", []tell{
		department("min", models.PlanMyPlan, "Jobcentret"),
		department("han", models.PlanSocial, "Socialpsykiatrien", noted("Handleplanen sendes i kopi til jobcentret."))}},
	{"the landlord is called", "bol+r", []tell{department("bol", models.PlanSocial, "Socialpsykiatrien",
		rule("r", "Bostøtten kontakter udlejer om restancen."))}},
	{"left out of the yes, and demanded", "d+s", append(offices(paper("d", "Dokumentation for diagnose fra psykiatrien", "2027-01-10")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Kun fremmøde, ikke diagnose", "2026-08-01 -"))},
	{"she said yes to it", "", append(offices(meet("a", "Rundbordssamtale med arbejdsgiver", "2026-11-25 10:00-11:00")),
		allows("s", "Jobcentret", "Arbejdsgiver", "Skånehensyn", "2026-08-01 -"))},
	{"only with her consent, as it says", "", offices(rule("r", "Kontakt til arbejdsgiver sker kun med borgers samtykke."))},
	{"she told it herself", "", offices(noted("Borger oplyser, at hun har en depression."))},
	{"a copy that she said yes to", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret"),
		department("han", models.PlanSocial, "Socialpsykiatrien", noted("Handleplanen sendes i kopi til jobcentret efter samtykke fra borger."))}},
	{"they pass nothing on to the job centre", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret"),
		department("han", models.PlanSocial, "Socialpsykiatrien", noted("Oplysninger om borger videregives ikke til jobcentret."))}},
}

var expiredStories = []story{
	{"the day it names has passed", "s", append(offices(), allows("s", "Socialpsykiatrien", "Jobcentret", "Fremmøde", "2026-01-10 2026-10-31"))},
	{"health information a year after", "s", append(offices(), allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Behandlingsforløb", "2025-11-01 -"))},
	{"a longer day than health law allows", "s", append(offices(), allows("s", "Egen læge", "Socialafdelingen", "Helbredsoplysninger", "2025-11-01 2028-01-01"))},
	{"its last day is today", "", append(offices(), allows("s", "Socialpsykiatrien", "Jobcentret", "Fremmøde", "2026-01-10 2026-11-23"))},
	{"between departments without a clock", "", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2023-01-10 -"))},
	{"it was taken back, which is another matter", "", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2023-01-10 2024-01-01",
		givenBy("karen", "Tilbagekaldt af borger 3.3.2023")))},
}

var exceededStories = []story{
	{"a diagnosis that she left out", "min+s", append(offices(words("Borger har skizofreni og deltager i afklaring.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Fremmøde, ikke diagnose", "2026-08-01 -"))},
	{"a test, and its source in brackets", "min+s", append(offices(words("Test (oplyst af Neurocentret) viser arbejdshukommelse under 5. percentil.")),
		allows("s", "Neurocentret", "Jobcentret", "Skånehensyn og mødetider – IKKE testresultater", "2026-08-01 -"))},
	{"with an exception", "min+s", append(offices(noted("Rusmiddelcentret oplyser positive prøvesvar i oktober.")),
		allows("s", "Rusmiddelcentret", "Jobcentret", "Status med undtagelse af prøvesvar", "2026-08-01 -"))},
	{"what must not be named", "min+s", append(offices(words("Socialpsykiatrien oplyser selvmordstanker i september.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Skånehensyn. Selvmordstanker må ikke nævnes", "2026-08-01 -"))},
	{"no more than the hours", "min+s", append(offices(words("Rosenhaven har orienteret om, at borger er gravid.")),
		allows("s", "Rosenhaven", "Jobcentret", "Intet ud over mødetider", "2026-08-01 -"))},
	{"no more than the hours, and the hours", "", append(offices(words("Rosenhaven oplyser, at borger møder tirsdag kl. 9.")),
		allows("s", "Rosenhaven", "Jobcentret", "Intet ud over mødetider", "2026-08-01 -"))},
	{"the office tells what she told there", "min+s", append(offices(words("Sprogcentret har over for os oplyst, at borger har fortalt om overgreb.")),
		allows("s", "Sprogcenter", "Jobcentret", "Kun fremmøde", "2026-08-01 -"))},
	{"only whether he comes, and what he weighs", "min+s", append(offices(words("Socialpsykiatrien har meddelt, at borger vejer 142 kg.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Om jeg møder op", "2026-08-01 -"))},
	{"the host of the practice was told of his past", "min+s", append(offices(noted("Praktikværten er gjort bekendt med dommen.")),
		allows("s", "Jobcentret", "Praktikvært", "Mødetider", "2026-08-01 -"))},
	{"what was said in the talks", "min+s", append(offices(words("Over for psykologen har borger fortalt, at hun skærer sig.")),
		allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Kun skånehensyn, ikke det jeg siger i samtalerne", "2026-08-01 -"))},
	{"only whether he comes, and that he comes", "", append(offices(words("Socialpsykiatrien har meddelt, at borger kommer hver tirsdag.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Om jeg møder op", "2026-08-01 -"))},
	{"so wide a yes covers it", "", append(offices(words("Socialpsykiatrien har meddelt, at borger har angst.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Helbredsoplysninger", "2026-08-01 -"))},
	{"her medicine in a note", "min+s", append(offices(noted("Socialpsykiatrien oplyser, at borger får antidepressiv medicin.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Kun skånehensyn, ikke medicin", "2026-08-01 -"))},
	{"the son was told of her weight", "ple+s", []tell{department("ple", models.PlanPrevention, "Hjemmeplejen", noted("Jens ringer. Han får fortalt om vægttab.")),
		allows("s", "Hjemmeplejen", "Jens", "Tider for besøg, ikke vægt og medicin", "2026-08-01 -")}},
	{"a quarrel that no table knows", "s+sko", []tell{department("sko", models.PlanSocial, "Skolen", words("Ifølge Familieafdelingen er der uenighed mellem forældrene.")),
		allows("s", "Familieafdelingen", "Skolen", "Mødetider, ikke forældrenes uenighed", "2026-08-01 -")}},
	{"the son was told the hours", "", []tell{department("ple", models.PlanPrevention, "Hjemmeplejen", noted("Jens ringer. Han får fortalt, hvornår vi kommer.")),
		allows("s", "Hjemmeplejen", "Jens", "Tider for besøg, ikke vægt og medicin", "2026-08-01 -")}},
	{"she told the diagnosis herself", "", append(offices(noted("Borger oplyser selv, at hun har skizofreni.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Fremmøde, ikke diagnose", "2026-08-01 -"))},
	{"only what she said yes to", "", append(offices(words("Fremmøde aftales med Socialpsykiatrien.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Fremmøde, ikke diagnose", "2026-08-01 -"))},
	{"the plan says that there is none", "", append(offices(words("Der foreligger ingen diagnose.")),
		allows("s", "Socialpsykiatrien", "Jobcentret", "Fremmøde, ikke diagnose", "2026-08-01 -"))},
}

var invalidStories = []story{
	{"a yes to everything", "s", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Alle relevante oplysninger", "2026-08-01 -"))},
	{"she said yes to what is her grown-up son's", "s", append([]tell{lives("ib", "Ib Holm", "søn", "2003-10-05")}, append(offices(),
		allows("s", "Familieafdelingen", "Jobcentret", "Ibs lønoplysninger", "2026-08-01 -"))...)},
	{"the son said yes to what is his", "", append([]tell{lives("ib", "Ib Holm", "søn", "2003-10-05")}, append(offices(),
		allows("s", "Familieafdelingen", "Jobcentret", "Ibs lønoplysninger", "2026-08-01 -", givenBy("ib", "")))...)},
	{"her sister, who has no power, said yes to her health", "s", append([]tell{lives("ida", "Ida Holm", "veninde", "1988-10-05")}, append(offices(),
		allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Medicin og anfald", "2026-08-01 -", givenBy("ida", "")))...)},
	{"the mother said yes to her health by a power for the bank", "s", append(offices(),
		allows("f", "Karen", "Mor", "Fuldmagt: kun bank og regninger", "2026-01-10 -"),
		allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Diagnose og behandling", "2026-08-01 -", givenBy("mor", "Underskrevet med henvisning til fuldmagt")))},
	{"the mother said yes to the rent by a power for the bank", "", append(offices(),
		allows("f", "Karen", "Mor", "Fuldmagt: kun bank og regninger", "2026-01-10 -"),
		allows("s", "Ydelsescentret", "Jobcentret", "Betalt husleje", "2026-08-01 -", givenBy("mor", "Underskrevet med henvisning til fuldmagt")))},
	{"by telephone to a hospital", "s", append(offices(), allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Behandlingsforløb", "2026-08-01 -", spoken))},
	{"his mother said yes when he was sixteen", "s", append([]tell{born("2007-03-01")}, append(offices(),
		allows("s", "Familieafdelingen", "Jobcentret", "Skolegang", "2024-02-01 -", givenBy("Moderen", "Givet af forældremyndighedsindehaver")))...)},
	{"a girl of twelve gave it", "s", append([]tell{sofie}, append(offices(),
		allows("s", "Familieafdelingen", "Skolen", "Trivsel", "2026-08-01 -", givenBy("sofie", "")))...)},
	{"her home hung on the yes", "s", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2026-08-01 -",
		givenBy("karen", "Borger fik at vide, at boligen afhang af et ja")))},
	{"nobody told her what it was", "s", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2026-08-01 -", givenBy("karen", "Blanket på dansk, uden tolk")))},
	{"nobody signed it", "s", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2026-08-01 -", givenBy("karen", "Underskrift mangler")))},
	{"to everybody", "s", append(offices(), allows("s", "Socialafdelingen", "Alle samarbejdspartnere", "Fremmøde", "2026-08-01 -"))},
	{"all there is of the rent", "", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Alle oplysninger om husleje", "2026-08-01 -"))},
	{"her help does not hang on it", "", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2026-08-01 -", givenBy("karen", "Hjælpen afhænger ikke af et ja")))},
	{"by telephone between departments", "", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2026-08-01 -", spoken))},
	{"written, narrow and her own", "", append(offices(), allows("s", "Psykiatrisk ambulatorium", "Jobcentret", "Behandlingsforløb", "2026-08-01 -"))},
	{"the mother of a child of eight", "", append([]tell{born("2018-03-01")}, append(offices(),
		allows("s", "Familieafdelingen", "Skolen", "Trivsel", "2026-08-01 -", givenBy("Moderen", "Forældremyndighedsindehaver")))...)},
}

var powerStories = []story{
	{"a power for later, used today", "r", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen",
		rule("r", "Datter træffer aftaler efter fremtidsfuldmagt, som endnu ikke er sat i kraft."))}},
	{"a power for later, as the note of the consent says", "ple", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen",
		noted("Der foreligger fremtidsfuldmagt. Lagt til grund.")), allows("s", "Visitationen", "Jens", "Fremtidsfuldmagt, økonomi", "2026-01-10 -", givenBy("karen", "Tinglyst 2025. Ikke sat i kraft"))}},
	{"a guardian for money signs for care", "ple", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen",
		noted("Værgen, der kun har økonomisk værgemål, siger ja til plejebolig."))}},
	{"the husband signs without any power", "s", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen"),
		allows("s", "Visitationen", "Plejehjemmet", "Helbred", "2026-08-01 -", givenBy("Ægtefælle", "Underskrevet på borgers vegne"))}},
	{"a power that has run out", "ple", []tell{department("ple", models.PlanSocial, "Visitationen", words("Fuldmagten til sønnen udløb i maj."))}},
	{"a power for the bank used for a home", "s+vis", []tell{department("vis", models.PlanHousing, "Visitationen",
		words("Sønnen har efter fuldmagt ansøgt om plejebolig på vegne af borger.")),
		allows("s", "Karen", "Jens", "Fuldmagt til bank. Omfatter ikke bolig", "2026-01-10 -")}},
	{"a power for the bank used at the bank", "", []tell{department("vis", models.PlanHousing, "Visitationen",
		words("Sønnen har efter fuldmagt ansøgt om kopi fra banken på vegne af borger.")),
		allows("s", "Karen", "Jens", "Fuldmagt til bank. Omfatter ikke bolig", "2026-01-10 -")}},
	{"a power for the bills, and a plan signed by it", "han+s", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		words("Handleplanen er underskrevet af mor på borgers vegne, jf. fuldmagt.")),
		allows("s", "Borgerservice", "Mor", "Fuldmagt: kun økonomi og regninger", "2026-01-10 -")}},
	{"a power for the bank, and a move decided by it", "ple+s", []tell{department("ple", models.PlanSocial, "Visitationen",
		noted("Sønnen har i henhold til fuldmagt takket ja til plejehjem.")),
		allows("s", "Karen", "Jens", "Bankfuldmagt", "2026-01-10 -")}},
	{"a power for the bills, and the bills", "", []tell{department("ydl", models.PlanMoney, "Ydelsescentret",
		words("Mor er kontakt i økonomiske spørgsmål, jf. fuldmagt.")),
		allows("s", "Borgerservice", "Mor", "Fuldmagt: kun økonomi og regninger", "2026-01-10 -")}},
	{"a power for all that is personal, and a plan signed by it", "", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		words("Handleplanen er underskrevet af mor, jf. fuldmagt.")),
		allows("s", "Borgerservice", "Mor", "Fuldmagt: økonomi og personlige forhold", "2026-01-10 -")}},
	{"a power for the bills, and she signs herself", "", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		words("Handleplanen er underskrevet af borger. Mor har fuldmagt til netbank.")),
		allows("s", "Borgerservice", "Mor", "Fuldmagt: kun økonomi og regninger", "2026-01-10 -")}},
	{"the foster mother signs as a parent", "sko", []tell{department("sko", models.PlanSocial, "Skolen", noted("Plejemor underskrev som forælder."))}},
	{"a power that is told of in the next sentence", "ple", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen",
		noted("Datter har godkendt planen. Hendes fuldmagt omfatter kun netbank."))}},
	{"a power in force", "", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen",
		rule("r", "Datter træffer aftaler efter fremtidsfuldmagt, sat i kraft 1.3.2026."))}},
	{"she signs herself", "", append(offices(), allows("s", "Socialafdelingen", "Jobcentret", "Fremmøde", "2026-08-01 -"))},
	{"the daughter comes along", "", []tell{born("1944-06-01"), department("ple", models.PlanSocial, "Visitationen",
		noted("Datter deltog som pårørende. Borger traf selv beslutningen."))}},
}

func TestATalkThatNoConsentCoversIsFound(t *testing.T) { tellAll(t, detect.ConsentMissing) }
func TestAConsentThatHasLapsedIsFound(t *testing.T)    { tellAll(t, detect.ConsentExpired) }
func TestWhatGoesBeyondAConsentIsFound(t *testing.T)   { tellAll(t, detect.ConsentExceeded) }
func TestAConsentThatNeverHeldIsFound(t *testing.T)    { tellAll(t, detect.ConsentInvalid) }
func TestAPowerThatGivesNoSayIsFound(t *testing.T)     { tellAll(t, detect.RepresentationInvalid) }

// A letter that is longer in small than in big must not move what is left out.
func TestAScopeIsReadWhateverItsLetters(t *testing.T) {
	for _, scope := range []string{"İİİİ Fremmøde, ikke diagnose", "\xff\xff\xff\xff Kun fremmøde, Ikke diagnose", "ikke ", "KUN", "\xffkun "} {
		f := factsOf(append(offices(words("Borger har skizofreni.")), allows("s", "Socialpsykiatrien", "Jobcentret", scope, "2026-08-01 -"))...)
		want := ""
		if len(scope) > 10 {
			want = "min+s"
		}
		if got := refsOf(planOn(storyDay, f), detect.ConsentExceeded); got != want {
			t.Errorf("%q: %q, want %q", scope, got, want)
		}
	}
}
