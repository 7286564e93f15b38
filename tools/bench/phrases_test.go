//go:build bench

package bench

// The texts of invented citizens, as blocks of sentences: of [a|b|c] one is
// taken by chance, and <…> is filled in, so that hardly a sentence stands twice
// in the run. Words are those of the field; people and places are invented.

// field is one department and what it writes.
type field struct {
	kind, unit, title string
	laws              []string
	text, goals       []string
	measures          []offer
	conditions        []string
	demands           []string
	notes             []string
	meetings          []meeting
}

type offer struct{ name, law, kle, text, amount, provider string }

type meeting struct {
	title, place, with, note string
	mandatory                bool
}

var fields = []field{
	{
		kind: "min_plan", unit: "Jobcenter <town>, Team [Afklaring|Ressourceforløb|Integration|Sygedagpenge]",
		title: "Min Plan – [ressourceforløb|jobafklaring|uddannelseshjælp|kontanthjælp]", laws: []string{"LAB §§ 40-42", "LAB tidl. kap. 19", "LAS § 13"},
		text: []string{
			"Borger er bevilget [ressourceforløb|jobafklaringsforløb] pr. <past> med forventet varighed til <later>.",
			"Formålet er at [udvikle|afklare|afprøve] borgers arbejdsevne med henblik på [afklaring til fleksjob|ordinær beskæftigelse|uddannelse].",
			"Borger vurderes at kunne profitere af en [virksomhedsrettet|tværfaglig|håndholdt] indsats med progression i timetal fra <n> til <nn> timer ugentligt.",
			"Sagen forventes forelagt rehabiliteringsteamet [ultimo|medio|primo] <year> med henblik på indstilling.",
			"Borger er [vejledt om|gjort bekendt med], at udeblivelse uden rimelig grund kan få konsekvens for [ydelsen|ressourceforløbsydelsen].",
			"<name> har tidligere arbejdet som [rengøringsassistent|pædagogmedhjælper|chauffør|lagermedarbejder|kok] i <n> år og har [ingen|kort] uddannelse.",
			"Borger har ikke været i ordinær beskæftigelse siden <past>, og [arbejdsidentiteten|motivationen] er [svækket|bevaret].",
			"Ifølge [egen læge|jobkonsulenten|mentor] oplever borger [smerter|uro|udtalt træthed] efter <n> timers fremmøde.",
		},
		goals: []string{
			"At borger opnår et fremmøde på <nn> ugentlige timer", "Jobmål: [butiksmedarbejder, dagligvarehandel|køkkenmedhjælper|pedelmedhjælper|lagermedarbejder]",
			"At borger [påbegynder|gennemfører] [danskuddannelse|opkvalificering] inden <later>", "Borger er afklaret i forhold til [fleksjob|førtidspension|uddannelse]",
		},
		measures: []offer{
			{"Virksomhedspraktik", "LAB kap. 11", "15.20.04", "Virksomhedspraktik i <firm>, [varemodtagelse og opfyldning|pakning|køkken]. Opgaverne indebærer løft af kasser op til <kg> kg.", "<nn> timer/uge", "<firm>"},
			{"Mentorstøtte", "LAB mentor", "15.20.36", "Mentor følger borger i opstarten med henblik på struktur i hverdagen og fremmøde [om morgenen|i praktikken].", "<n> timer/uge", "Anden aktør: <firm>"},
			{"Vejledning og opkvalificering", "LAB § 91", "", "Holdforløb på <nn> kursister med [cv|jobsøgning|danskundervisning] tre dage om ugen.", "<nn> timer/uge", "<firm>"},
		},
		conditions: []string{
			"Borger skal møde kl. <clock>. For sent fremmøde registreres som fravær.", "Borger skal tjekke jobforslag på Jobnet mindst hver <n>. dag.",
			"Praktikken forudsætter fremmøde [fem|fire|tre] dage ugentligt á <n> timer.", "Sygemelding sker på Jobnet senest kl. <clock>.",
		},
		demands: []string{"Statusattest fra behandlende [psykiater|speciallæge] (LÆ 125)", "Kopi af genoptræningsplan fra sygehuset", "Opdateret CV på Jobnet", "[Lønsedler|Kontoudtog] for de seneste 3 måneder"},
		notes: []string{
			"<past>: Borger oplyser telefonisk, at [hun|han] er [opereret i ryggen|blevet indlagt|i ny medicinsk behandling]. Praktik fastholdes indtil videre.",
			"<past>: Borger nævner interesse for [planter|dyr|computere|børn]. Ikke relevant ift. aktuelt praktiktilbud.",
			"<past>: Talt med [mentor|bostøtten|egen læge] om fremmøde. Der aftales ny status om <n> uger.",
		},
		meetings: []meeting{
			{"Virksomhedspraktik", "<firm>, <street> (<nn> min. med bus)", "<firm>", "", true}, {"Opfølgningssamtale, [ressourceforløb|jobafklaring]", "Jobcentret, lokale <n>.04", "<staff>", "", true},
			{"Mentorsamtale", "<firm>, <street>", "<staff>, mentor", "[Aftales løbende|Husk kalender]", false}, {"Jobsøgningshold", "Jobcentret, <street>", "underviser", "Holdet er på <nn> deltagere", true},
		},
	},
	{
		kind: "handleplan_141", unit: "Socialpsykiatrien, Myndighed [Voksen|Handicap], <town>",
		title: "Handleplan efter servicelovens § 141", laws: []string{"SEL § 141", "SEL § 85", "SEL § 104"},
		text: []string{
			"Borger har en [bipolar affektiv lidelse|generaliseret angst|skizotypisk sindslidelse|PTSD] med aktuelt [depressivt|ustabilt|roligt] forløb samt [søvnforstyrrelser|koncentrationsbesvær].",
			"Funktionsevnen vurderes [let|moderat|svært] nedsat indenfor temaerne [døgnrytme|kommunikation|mobilitet], varetage økonomi samt håndtere post.",
			"Der er bevilget socialpædagogisk støtte <n> timer ugentligt med henblik på at understøtte borgers [mestring af hverdagen|sociale relationer].",
			"Det er afgørende, at borger ikke udsættes for yderligere ydre krav, før [døgnrytmen|medicineringen] er stabiliseret.",
			"Borger bor [alene|med sine børn] i [lejlighed|rækkehus] på <street> og har [sparsomt|godt] netværk.",
			"Borger har et forbrug af [hash|alkohol], som [er stigende|søges nedtrappet] siden <past>.",
			"Støtten ydes [i hjemmet|på værestedet] og revurderes [årligt|halvårligt], næste gang <later>.",
		},
		goals: []string{
			"At borger udvikler en stabil døgnrytme (fra [svært|moderat] til let nedsat funktionsevne)", "At borger fastholder overblik over [post|økonomi|medicin]",
			"At borger deltager i [samvær|fællesspisning] <n> gange om ugen", "At borger reducerer sit forbrug af [hash|alkohol] inden <later>",
		},
		measures: []offer{
			{"Socialpædagogisk støtte", "SEL § 85", "27.36.12", "Støtte til psykisk trivsel, støtte til [administration|indkøb] samt støtte til varetagelse af [forældrerollen|rengøring].", "<n> timer/uge", "Bostøtten [Nord|Syd|Midt]"},
			{"Aktivitets- og samværstilbud", "SEL § 104", "27.54.08", "Værestedet <firm>, efter eget ønske. [Gruppe på <n> personer|Åbent hus].", "efter ønske", "Værestedet <firm>"},
			{"Støtte- og kontaktperson", "SEL § 99", "", "Kontaktperson hjælper med [kontakt til læge|post fra det offentlige] og ledsager ved behov.", "<n> timer/uge", "Socialpsykiatrien"},
		},
		conditions: []string{
			"Ingen nye krav om fremmøde før kl. <clock>, før døgnrytmen er stabil. Anbefaling fra behandlende psykiater.", "Højst <n> personer i rummet ad gangen.",
			"Højst <n> aftaler om ugen.", "Medicin doseres af hjemmesygeplejen hver [mandag|fredag].",
		},
		demands: []string{"Opdateret lægelig status fra psykiatrisk ambulatorium", "Budget og kontoudtog for <n> måneder", "Samtykke til indhentelse af oplysninger"},
		notes: []string{
			"<past>: Borger aflyste. [Træt|Syg|Uden begrundelse].", "<past>: Opfølgning udsat pga. sygdom hos rådgiver. Ny dato ikke aftalt.",
			"<past>: Borger fortæller, at [praktikken|genoptræningen] fylder meget. [Søvnen er dårlig|Der er ro på hjemmefronten].",
		},
		meetings: []meeting{
			{"Bostøtte", "Hjemme hos <name>", "<staff>, bostøtte", "", false}, {"Samværstilbud", "Værestedet <firm>, <street>", "personale", "efter eget ønske", false},
			{"Statusmøde, handleplan", "Rådhuset, <street>", "<staff>", "", true}, {"Støttesamtale", "Psykiatriens Hus, <street>", "<staff>, kontaktperson", "[Ring ved forhindring|]", false},
		},
	},
	{
		kind: "genoptraeningsplan", unit: "Træning og Rehabilitering, <town>",
		title: "Genoptræningsplan – [almen|specialiseret] genoptræning", laws: []string{"SUL § 84", "SUL § 140"},
		text: []string{
			"Pt. opereret <past> for [lumbal diskusprolaps|meniskskade|hoftenær fraktur] og udskrevet til [almen|specialiseret] ambulant genoptræning i kommunalt regi.",
			"Forventet forløb <n> uger, herefter [selvtræning|afsluttende test]. Smerter VAS <n> ved [belastning|gang].",
			"Der ses nedsat [styrke|bevægelighed|balance] i [højre|venstre] [knæ|hofte|skulder] samt nedsat udholdenhed.",
			"Pt. må ikke løfte over <kg> kg indtil <later>. Tunge løft, vrid og længerevarende [siddende|stående] stilling frarådes.",
			"Træningen foregår på hold á <n> deltagere og suppleres af hjemmeøvelser [to|tre] gange dagligt.",
			"Pt. motiveres til gradvis genoptagelse af [hverdagsaktiviteter|arbejde], maks. <n> timer dagligt.",
		},
		goals:    []string{"Pt. kan løfte <kg> kg uden smerteforværring", "Gangdistance på <nn>00 meter uden pause", "Pt. genvinder fuld bevægelighed i [ryg|knæ|skulder] inden <later>"},
		measures: []offer{{"Almen genoptræning", "SUL § 140", "29.15.15", "Superviseret holdtræning på [træningscentret|sundhedshuset] med fokus på [styrke og stabilitet|kondition|balance].", "<n> gange/uge", "Træningscenter <town>"}, {"Kørsel til genoptræning", "SUL § 170", "", "Kørsel bevilges [ikke|efter ansøgning]. Borger sørger selv for transport.", "", ""}},
		conditions: []string{
			"Løfterestriktion: maks. <kg> kg indtil <later>.", "Ingen praktik eller arbejde med løft før <later>. Kontraindiceret jf. operatør.",
			"Afbud senest kl. <clock> samme dag. Ved <n> udeblivelser afsluttes forløbet.", "Undgå støj og større grupper over <n> personer.",
		},
		demands: []string{"Epikrise fra sygehuset", "Samtykke til videregivelse til egen læge"},
		notes:   []string{"<past>: Fremmødt til træning, [god fremgang|øgede smerter efter praktik]. Øvelser justeret.", "<past>: Udeblevet. [Ringet op uden svar|Oplyser at have været på jobcentret samtidig]."},
		meetings: []meeting{
			{"Holdtræning, [ryg|knæ|balance]", "Træningscentret, <street> (<nn> min. i bil)", "<staff>, fysioterapeut", "", true}, {"Individuel træning", "Sundhedshuset, <street>", "<staff>, fysioterapeut", "", true},
			{"Varmtvandsbassin", "Svømmehallen, <street>", "instruktør", "[Husk badetøj|]", false},
		},
	},
	{
		kind: "barnets_plan", unit: "Familieafdelingen, [Team Ung|Børn og Familier], <town>",
		title: "Barnets plan", laws: []string{"BL § 91", "BL § 32"},
		text: []string{
			"<child> har [stigende|bekymrende] skolefravær siden <past>, aktuelt <nn> procent, og [trækker sig fra kammerater|fremstår trist].",
			"Familien er bevilget [familiebehandling|praktisk pædagogisk støtte] efter barnets lov § 32 med [ugentlige|fleksible] samtaler.",
			"<child> ønsker ikke, at [skolen|mor|far] får at vide, hvad der tales om i samtalerne.",
			"Mor oplyser, at [morgenerne|aftenerne] er svære, og at <child> [sover dårligt|spiller meget om natten].",
			"Der er ikke afholdt børnesamtale siden <past>. [Samtalen planlægges|Høring mangler].",
			"Forældrene har [fælles forældremyndighed|delt samvær], og samarbejdet er [anstrengt|godt].",
		},
		goals:    []string{"At <child> kommer i skole mindst <n> dage om ugen", "At familien får [faste rutiner|ro] om [morgenen|aftensmaden]", "At <child> har en voksen at tale med"},
		measures: []offer{{"Familiebehandling", "BL § 32", "27.24.03", "Familiebehandler kommer i hjemmet og arbejder med [rutiner|kommunikation|konflikter].", "<n> timer/uge", "Familiehuset"}, {"Fast kontaktperson til <child>", "BL § 32", "", "Kontaktperson mødes med <child> [efter skole|i weekenden].", "<n> timer/uge", "Ungeteamet"}},
		conditions: []string{
			"Mor skal være hjemme, når <child> kommer fra skole kl. <clock>.", "<child> skal følges i skole kl. <clock> de næste <n> uger.",
			"Forældrene skal deltage i alle netværksmøder.", "Begge forældre skal være ædru under samvær.",
		},
		demands: []string{"Udtalelse fra [skolen|mors egen læge]", "Fraværsoversigt for <child>"},
		notes:   []string{"<past>: Skolen bekræfter fravær på <nn> dage. [Mor orienteret|Afventer svar].", "<past>: Samtale med <child> på skolen. [Går fint|Ønsker ikke at tale]."},
		meetings: []meeting{
			{"Familiebehandling", "Hjemme hos familien", "<staff>, familiebehandler", "", true}, {"Netværksmøde", "<town> Skole, <street>", "<staff>, skoleleder", "", true},
			{"Samtale med kontaktperson", "Ungehuset, <street>", "<staff>, kontaktperson", "Kun for <child>", false},
		},
	},
	{
		kind: "oekonomi", unit: "Ydelsescenter <town>, [Bolig|Gæld] og Økonomi",
		title: "Økonomisk [rådgivning|handleplan]", laws: []string{"LAS § 81", "SEL § 10"},
		text: []string{
			"Borger har restancer på <nn>.000 kr. til [boligforeningen|forsyningen|kommunen] og er varslet [udsættelse|lukning] pr. <later>.",
			"Der ydes økonomisk rådgivning med henblik på [afdragsordning|gældssanering] og overblik over faste udgifter.",
			"Rådighedsbeløbet er opgjort til <n>.<nn>0 kr. pr. måned efter faste udgifter.",
			"Borger [er fritaget for digital post|anvender ikke MitID] og modtager [breve på papir|hjælp fra bostøtten].",
			"Administrationsaftale kan [overvejes|etableres], såfremt afdrag ikke overholdes <n> måneder i træk.",
			"Borger har [ikke|tidligere] haft en økonomisk værge, og fuldmagt til [søster|datter] foreligger ikke.",
		},
		goals:      []string{"At borger betaler husleje [rettidigt|via budgetkonto] i <n> måneder", "At gælden er nedbragt med <nn>.000 kr. inden <later>"},
		measures:   []offer{{"Økonomisk rådgivning", "SEL § 10", "27.03.00", "Budgetlægning, [kontakt til kreditorer|gennemgang af post] og afdragsordning.", "<n> timer/måned", "Ydelsescentret"}, {"Administration af ydelse", "LAS § 90", "", "Faste udgifter betales af ydelsen, før borger får udbetalt.", "", ""}},
		conditions: []string{"Borger skal afleve kvitteringer via digital selvbetjening senest den <n>. i måneden.", "Manglende dokumentation medfører standsning af hjælpen pr. <later>.", "Borger skal møde personligt hver <n>. uge."},
		demands:    []string{"Kontoudtog for de seneste <n> måneder", "Budgetskema", "Årsopgørelse og lønsedler", "Lejekontrakt"},
		notes:      []string{"<past>: Boligforeningen oplyser restance på <n> måneder. [Varsel sendt|Aftale indgået].", "<past>: Borger mangler fortsat [kontoudtog|budget]. Rykket."},
		meetings:   []meeting{{"Økonomisk rådgivning", "Borgerservice, <street>", "<staff>", "", true}, {"Opfølgning, afdragsordning", "Telefon", "<staff>", "Rådgiver ringer", false}},
	},
	{
		kind: "behandlingsplan", unit: "[Psykiatrisk Ambulatorium|Rusmiddelcenter|Lungeambulatoriet], <town>",
		title: "Behandlingsplan, [ambulant|opsøgende] forløb", laws: []string{"SUL § 141", "SUL § 85"},
		text: []string{
			"Pt. følges ambulant siden <past> med [samtaleforløb|medicinsk behandling|psykoedukation] hver <n>. uge.",
			"Medicin er ændret <past>, [sedation|rastløshed|vægtøgning] er en kendt bivirkning, og bilkørsel frarådes i <n> uger.",
			"Pt. frarådes [nattevagter|skærmarbejde|støj] og bør maksimalt belastes <n> timer dagligt.",
			"Suicidalrisiko vurderet [ikke øget|let øget] <past>. [Kriseplan udarbejdet|Pårørende inddraget].",
			"Pt. ønsker [individuelle samtaler|pause fra gruppeforløb] og har svært ved [mange mennesker|skiftende behandlere].",
			"Afholdenhed fra [alkohol|hash] er en forudsætning for [fortsat behandling|gruppeforløb] fra <later>.",
		},
		goals:      []string{"At pt. er [symptomfri|i remission] i <n> uger", "At pt. er stoffri senest <later>", "At pt. kan [sove|deltage i hverdagen] uden [PN-medicin|støtte]"},
		measures:   []offer{{"Samtaleforløb", "SUL § 141", "", "Individuelle samtaler hos [psykolog|sygeplejerske] á <nn> minutter.", "1 gang/uge", "Ambulatoriet"}, {"Psykoedukation i gruppe", "", "", "Gruppeforløb med <n> deltagere over <nn> gange.", "1 gang/uge", "Ambulatoriet"}},
		conditions: []string{"Fremmøde skal ske upåvirket, ellers afvises pt.", "Urinprøve afleveres ved hvert fremmøde kl. <clock>.", "Ved <n> udeblivelser afsluttes forløbet, og egen læge orienteres."},
		demands:    []string{"Blodprøvesvar fra egen læge", "Søvndagbog for <n> uger"},
		notes:      []string{"<past>: [Fremmødt|Udeblevet]. Virker [træt|opstemt|roligere]. Medicin uændret.", "<past>: Pt. orienteret om, at journal sendes til egen læge. [Samtykke givet|Ønsker det ikke]."},
		meetings: []meeting{
			{"Ambulant samtale", "Ambulatoriet, <street> (<nn> min. med tog)", "<staff>, overlæge", "", true}, {"Psykoedukation, gruppe", "Ambulatoriet, lokale <n>", "<staff>, sygeplejerske", "", false},
			{"Medicinkontrol", "Ambulatoriet, <street>", "sygeplejerske", "[Medbring medicinliste|]", true},
		},
	},
}

var ownGoals = []string{
	"Jeg vil [sove om natten|have mere ro|være mindre alene]", "Jeg vil spise aftensmad med <child> de fleste dage", "Min [ryg|skulder] skal ikke gøre så ondt",
	"Jeg vil [arbejde lidt med planter|passe dyr|køre lastbil], gerne <n> timer om ugen", "Jeg vil beholde min [lejlighed|bil|hund]", "Jeg vil have styr på mine penge inden <later>",
	"Jeg vil drikke mindre og [gå ture|se min familie]", "Jeg vil lære bedre dansk",
}

var ownWords = []string{
	"Jeg er træt af at forklare det samme til <n> nye mennesker.", "Jeg vil gerne have ro, så jeg kan [sove|lave aftensmad med <child>].", "[Ryggen|Hovedet] skal holde.",
	"Jeg kan godt lide [planter|dyr|at lave mad].", "Måske kunne jeg arbejde lidt i et [gartneri|køkken|værksted], men ikke i en butik med mange mennesker.", "Jeg kan ikke nå <n> aftaler på en uge.",
}

var needs = []string{"korte tekster", "helst aftaler efter kl. <clock>", "breve på papir", "[tolk i arabisk|hører dårligt|læsebriller]", "helst i telefonen"}

// consents are who passes what on to whom.
var consents = [][3]string{
	{"Psykiatrisk Ambulatorium", "Jobcenter", "Status på behandling, ikke [medicin|diagnose]"}, {"Jobcenter", "Socialpsykiatrien", "Alle relevante oplysninger"},
	{"Træning og Rehabilitering", "Jobcenter", "Skånehensyn og fremmøde"}, {"Rusmiddelcenter", "Familieafdelingen", "Kun fremmøde, ikke forbrug"}, {"Egen læge", "Ydelsescenter", "Helbredsoplysninger til brug for [§ 81|enkeltydelse]"},
}
