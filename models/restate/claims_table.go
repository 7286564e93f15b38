package restate

// The claims, narrow before wide: of two rows about the same thing the first
// that fits a sentence is kept. In the first column stands what is claimed; the
// key of a row is empty but where claim() reads it.

const (
	most     = `(?:(?:ikke (?:bør |må |skal )?|bør ikke |må ikke )overstige\w*|maks\w*\.?|max\.?|højst|op til|ikke over|ikke mere end|ikke overstige\w*|under|begrænse\w* til)`
	atMost   = `(?:maks\w*\.?|max\.?|højst|ikke over|ikke mere end|under)`
	noMore   = `\b(?:ingen|ikke|undgå\w*|uden|aldrig|frarådes|kontraindiceret|tåler ikke|må ikke|begræns\w*|skånes for|restriktion\w*)\b`
	people   = `(?:kolleger|deltagere|familier|kursister|personer|unge|borgere|mennesker|medlemmer|børn|elever|mand|andre|mødre|fædre|forældre|par)`
	gatherd  = `(?:grupper?\w*|hold\b|holdforløb\w*|forsamling\w*|klasse\w*|flokke|fællesarrangement\w*)`
	perWeek  = `(?:ugentlig\w*|om ugen|i ugen|/ ?uge\w*|pr\.? uge|ugtl\.?|hver uge)`
	perDay   = `(?:daglig\w*|om dagen|pr\.? dag|/ ?dag|ad gangen|i træk|sammenhængende|pr\.? gang)`
	stopping = `\b(?:(?:krav om |et )?(?:abrupt|brat|pludselig\w*|hurtig\w*|akut|øjeblikkelig\w*|forceret|for hurtig\w*) (?:ophør|stop|afholdenhed|udtrapning|nedtrapning)|(?:krav om )?(?:\w+ )?(?:ophør|stop|udtrapning|nedtrapning) (?:af|med|for) (?:\w+ )?(?:hash\w*|cannabis|stof\w*|rusmid\w*|alkohol\w*|misbrug\w*|forbrug\w*|indtag\w*|opioid\w*|benzo\w*|metadon))\b`
	advised  = `\b(?:frarådes|fraråder|er kontraindiceret|kontraindiceret|bør undgås|undgås|er ikke tilrådelig\w*|ikke tilrådes|tilrådes ikke|anbefales ikke|ikke anbefales|kan udløse|kan forværre|risikabel\w*|er farlig\w*)\b`
	hourish  = `(?:timers?|arbejdstimer|t\.?)(?: (?:skole|skolegang|arbejde|fremmøde|aktiv\w*|samlet|undervisning|praktik|deltagelse|beskæftigelse)){0,2}`
)

var bodyClaims = []claimLine{
	{MaxLift, line{say: lift + `#gap#kg`, mode: firm}},
	{MaxLift, line{say: `\b` + atMost + ` #kg#gap\bløft\w*|\bløft\w*#gap\b` + atMost + ` #kg`, mode: firm}},
	{MaxLift, line{say: `\b(?:løfte?restriktion\w*|løftegrænse\w*|vægtgrænse\w*|løfteforbud\w*)\b#gap#kg`, mode: firm}},
	{MaxLift, line{say: `\b(?:må|kan)\b#gap\b` + most + ` (?:løfte|bære)\b#gap#kg|\b(?:må|kan) (?:løfte|bære)\b#gap\b` + most + ` #kg`, mode: firm}},
	{MaxLift, line{say: noMore + `#gap\b(?:bære|bæring|byrder)\b#gap#kg`, mode: firm}},
	{MaxLift, line{say: noMore + `#gap\b(?:tunge løft|tungt løftearbejde|løfte (?:noget )?tungt|tungt? (?:fysisk )?arbejde|tunge byrder|løft)\b|\btunge løft (?:frarådes|undgås|bør undgås|skal undgås|er kontraindiceret)|\bløfteforbud\b`, mode: firm}},
	{Lifts, line{say: `\b(?:løft\w*|bære\w*|håndter\w*|flytte\w*|flytning\w*|stable\w*|kasser|sække|paller|varer|kolli|pakker|spande|læs(?:ning|se\w*|ses)|skub\w*|træk\w*|slæb\w*|\w+(?:kasser|sække|dunke|baljer|kurve|kar))\b#gap(?:\b(?:op til|på op til|indtil|på indtil|på|over|af|ca\.?|mellem)|à|á)\s*(?:\d+ ?(?:-|–|til|og) ?)?#kg`, mode: stated}},
	{MaxLift, line{say: `\b(?:intet|ingenting) over #kg`, mode: firm}},
	{MaxLift, line{say: `\b` + most + ` (?:belast|løft|bær|håndter|træk|skub)\w*#gap#kg|\b(?:belast|løft|bær|håndter|træk|skub)\w*#gap\b` + most + ` #kg`, mode: firm}},
	{MaxLift, line{say: `\b(?:belastning\w*|vægtbæring\w*|byrder)\b#gap\b` + most + ` #kg`, mode: firm}},
	{MaxLift, line{say: noMore + `#gap\b(?:belast\w*|vægtbelast\w*|vægtbæring|vægt|træk|skub|greb)\b#gap\b(?:over|mere end) #kg`, mode: firm}},
	{MaxLift, line{say: `\b` + most + ` #kg#gap\b(?:i|med|på|til) (?:\w+ )?(?:\w+ )?(?:hånd\w*|hænder\w*|arm\w*|skulder\w*|håndled\w*|underarm\w*)`, mode: firm}},
	{MaxLift, line{say: `\b(?:hånd\w*|hænder\w*|arme?n?|skulder\w*|håndled\w*|belastningsgrænse\w*|bæregrænse\w*)\b#gap\b` + most + ` #kg|\b(?:belastningsgrænse\w*|bæregrænse\w*)\b#gap#kg`, mode: firm}},
	{Lifts, line{say: `\b(?:sække\w*|kasser\w*|kolli|pakker\w*|spande\w*)\b#gap\bvejer\b#gap#kg`, mode: stated}},
	{Lifts, line{say: `#kg#gap\b(?:\w*kasser|\w*sække|kolli|pakker|spande|varer|løft\w*)\b`, mode: stated}},
	{Lifts, line{say: `\b(?:tunge løft|tungt løftearbejde|tunge byrder|tung\w* fysisk\w*|fysisk\w* (?:hårdt|tungt|krævende))\b`, mode: stated}},
	{MaxGroup, line{say: groupLimit, mode: firm}},
	{MaxGroup, line{say: noMore + `#gap\b` + gatherd + `#gap\b(?:over|med mere end|større end|på mere end|på over|med over|med flere end|flere end|på flere end|mere end) #n`, mode: firm}},
	{MaxGroup, line{say: `\b` + gatherd + `#gap\b(?:maks\w*|max|højst)\.?#skip#n\b|\b(?:maks\w*|max|højst)\.? #n ` + people + `\b(?: (?:i gruppen|på holdet|ad gangen|til stede|i rummet|samtidig))?`, mode: firm}},
	{MaxGroup, line{say: `\b(?:maks\w*\.?|max\.?|højst|ikke over|ikke mere end)\b#skip#n ` + people + `\b`, mode: firm}},
	{MaxGroup, line{say: noMore + `#gap\b(?:mere end|flere end|over) #n ` + people + `\b`, mode: firm}},
	{MaxGroup, line{key: "one", say: noMore + `#gap\b(?:grupper|gruppeforløb|gruppetilbud|gruppebehandling|gruppeundervisning|holdundervisning|holdtilbud|holdforløb|holdtræning)\b`, mode: firm}},
	{MaxGroup, line{key: "one", say: `\b(?:(?:alene|kun|udelukkende|alene som) (?:individuel\w*|én til én|en til en|1:1|1-1)|arbejdes (?:alene |kun )?individuelt|individuelle samtaler alene|gruppe\w* er ikke (?:mulig|egnet|hensigtsmæssig)\w*)`, mode: firm}},
	{MaxGroup, line{say: `\b(?:større|store) ` + gatherd + `#gap\b(?:frarådes|undgås|ikke|kan ikke rumme\w*)|` + noMore + `#gap\b(?:store|større|mange) (?:` + gatherd + `|mennesker)`, mode: firm}},
	{GroupOf, line{say: `\b\d+ ?(?:-|–|til) ?#n (?:\w+ )?` + people + `\b`, mode: stated}},
	{GroupOf, line{say: `#n (?:\w+ )?(?:kolleger|deltagere|familier|kursister|unge mennesker|elever|deltagende|medkursister)\b`, mode: stated}},
	{GroupOf, line{say: `\b` + gatherd + `#skip(?:på|med|for|af|à|á) (?:ca\.? |op til )?#n\b`, mode: stated}},
	{GroupOf, line{say: `\b(?:gruppebaseret\w*|gruppeforløb\w*|holdforløb\w*|holdundervisning\w*|holdbaseret\w*|gruppeundervisning\w*|gruppebehandling\w*|gruppeterapi\w*|storhold|i gruppe|på hold|gruppetræning|holdtræning)\b|\w(?:hold|gruppe)\b`, mode: stated}},
}

// Litres of what somebody drinks in a day, on both sides.
var drinkClaims = []claimLine{
	{MaxFluid, line{say: `\b(?:væske\w*|drikke\w*|drikker|indtag\w*)\b#gap\b` + most + ` (?:\d+(?:,\d+)? ?(?:-|–|til) ?)?#n (?:liter|l)\b`, mode: firm}},
	{MaxFluid, line{say: `\b` + atMost + ` #n (?:liter|l)\b#gap\b(?:væske\w*|drikke\w*|dagligt|døgn\w*)`, mode: firm}},
	{MinFluid, line{say: `\b(?:mindst|minimum|min\.?|over|gerne|helst)\b #n (?:liter|l)\b`, mode: stated}},
	{MinFluid, line{say: `\b(?:drikke|drikker|tilbydes)\b #n (?:liter|l)\b`, mode: stated}},
}

var clockClaims = []claimLine{
	{NotBefore, line{say: noMore + `[^;]*?\b(?:krav|mød\w*|aftale\w*|fremmøde\w*|samtale\w*|aktivitet\w*|opgave\w*|besøg\w*|undervisning\w*|start\w*|indkald\w*|book\w*|lægge\w*|planlæg\w*|arbejde\w*|praktik\w*|træning\w*|konsultation\w*)\b#gap\b(?:før|tidligere end|forud for|inden) #clock`, mode: firm}},
	{NotBefore, line{say: `\b(?:mød\w*|aftale\w*|fremmøde\w*|samtale\w*|aktivitet\w*|besøg\w*|undervisning\w*|arbejde\w*|start\w*|træning\w*|tider)\b#gap\b(?:tidligst|først|helst efter|kun efter|altid efter|lægges efter|ligge efter|placeres efter)\s*(?:fra |efter |ligge |lægges |starte |begynde )*#clock`, mode: firm}},
	{NotBefore, line{say: `\b(?:tidligst|først) (?:fra |efter )?#clock|\bhelst (?:aftaler |møder |tider )?(?:efter|fra) #clock|\b(?:kan|må) (?:ikke|først) møde\w*#gap\b(?:før|fra|efter) #clock|\bikke (?:før|tidligere end) #clock`, mode: firm}},
	{NotBefore, line{key: "noon", say: `\b(?:kun|helst|udelukkende) (?:om )?eftermiddag\w*|` + noMore + `#gap\b(?:om formiddagen|formiddagsaftaler|formiddagsmøder|om morgenen)\b`, mode: firm}},
	{NotBefore, line{key: "morning", say: `\b(?:sedert|tung|sløv|groggy|træt|medicinpåvirket|udmattet)\b#gap\bom morgenen|\b(?:først|sent) i gang\b#gap\bformiddag\w*|\bkan ikke\b#gap\b(?:stå|komme) op\b#gap\b(?:om morgenen|til tiden|tidligt)|\b(?:vendt|forskudt) døgnrytme|\bdøgnrytme\w* er (?:vendt|forskudt)|\bvender (?:om )?på døgnet`, mode: firm}},
	{NotAfter, line{say: noMore + `[^;]*?\b(?:krav|mød\w*|aftaler?|fremmøde|samtaler|aktiviteter|besøg|vagter|arbejde\w*|undervisning|træning)\b#gap\b(?:efter|senere end) #clock`, mode: firm}},
	{NotAfter, line{say: `\b(?:mød\w*|aftale\w*|fremmøde\w*|samtale\w*|aktivitet\w*|arbejde\w*|træning\w*)\b#gap\b(?:senest afsluttet|afsluttes senest|slutte\w* senest|kun (?:før|indtil)|helst (?:før|inden)) #clock|\bhelst (?:aftaler |møder )?før #clock`, mode: firm}},
	{NotAfter, line{key: "noon", say: `\b(?:kun|helst|udelukkende|bedst) (?:(?:aftaler|møder) )?(?:om )?formiddag\w*|` + noMore + `#gap\b(?:om eftermiddagen|eftermiddagsaftaler)\b`, mode: firm}},
	{HomeUntil, line{say: `\bhjemme\b#gap\b\d{1,2}[.:]\d\d ?(?:-|–|til) ?#clock`, mode: stated}},
	{HomeUntil, line{say: `\b(?:er|være) hjemme (?:hver|alle) \w+,?#gap\b(?:til|indtil|før)\b#gap#clock`, mode: stated}},
	{HomeUntil, line{say: `\b(?:hjemme|i hjemmet|på bopælen)\b#gap\b(?:til|indtil|frem til) #clock`, mode: stated}},
	{StayBetween, line{say: `\b(?:opholde\w*|hjemme|i hjemmet|på bopælen|på herberget|på boformen|inde|på stedet|indetid\w*|udgangsforbud)\b#gap\b(?:mellem|fra) (?:kl\.? ?)?#clock\s*(?:og|til|-|–)\s*(?:kl\.? ?)?#to`, mode: stated}},
	{StayBetween, line{say: `\b(?:hjemme|hvile\w*|hviler|sove|sover|søvn\w*|nattesøvn\w*|nattero\w*|middagslur\w*|middagssøvn\w*|lur|ligge\w* ned|ligge|ligger)\b#gap(?:mellem |fra )?#clock\s*(?:og|til|-|–)\s*(?:kl\.? ?)?#to`, mode: stated}},
	{StayBetween, line{say: `\b(?:ægtefælle\w*|hustru\w*|samlever\w*|kæreste\w*|datter\w*|søn(?:nen)?|pårørende)\b[^;]*?\b(?:sover|sove|hviler|arbejder|\w*vagt|på arbejde)\b#gap(?:mellem |fra )?#clock\s*(?:og|til|-|–)\s*(?:kl\.? ?)?#to`, mode: firm}},
	{StayBetween, line{say: `\b(?:ligge|ligger|hvile|hviler|sove|sover)\b[^;]*?\bkl\.? ?#clock\s*(?:og|til|-|–)\s*(?:kl\.? ?)?#to`, mode: stated}},
	{StayBetween, line{key: "bed", say: `\b(?:i seng|sengetid\w*)#gap(?:\b(?:senest|fra|efter|ved|inden) )?#clock|#clock[^;]*?\b(?:derefter|så|herefter) i seng\b`, mode: stated}},
	{HomeFrom, line{say: `\b(?:hjemme|i hjemmet)\b#gap\b(?:fra|senest|inden|efter) #clock|\bhjemme\b[^;]*?\b(?:når|og tage imod|og modtage)\b[^;]*?#clock`, mode: firm}},
	{OpensAt, line{say: `\b(?:\w*børnehave\w*|vuggestue\w*|dagpleje\w*|sfo\w*|fritidshjem\w*|\w*institution\w*|dagtilbud\w*)\b#gap\b(?:åbner|åbent fra|har åbent fra)\b#gap#clock|\båbner#skip#clock`, mode: firm}},
	{FirstRide, line{say: `\bførste (?:bus|tog|færge|afgang)\b#gap#clock|\bingen (?:bus|busser|tog) før\b#gap#clock`, mode: firm}},
	{LastRide, line{say: `\bsidste (?:bus|tog|færge|afgang)\b#gap#clock|\bingen (?:bus|busser|tog) efter\b#gap#clock`, mode: firm}},
	{ClosesAt, line{say: `\b(?:\w*børnehave\w*|vuggestue\w*|dagpleje\w*|sfo\w*|fritidsordning\w*|fritidshjem\w*|\w*institution\w*|skole\w*|dagtilbud\w*|dagcent\w*)\b#gap\b(?:lukker|lukket fra|åbent til|har åbent til|hentes|afhentes)\b#gap#clock`, mode: firm}},
	{ClosesAt, line{say: `\b(?:hentes|afhentes|hente|henter|hentet|afhente)\b#gap\b(?:senest|inden|før|kl\.?)\s*#clock|\b(?:hentes|afhentes|hente|henter|afhente)\b#skip#clock|\blukker#skip#clock`, mode: firm}},
	{MeetAt, line{say: `\b(?:mød(?:e|er|t|es)|mødetid\w*|mødetidspunkt\w*|til stede|på plads|stille[rs]?|starter?|begynder?|påbegynder?|klar|ankomme\w*|fremmøde|melde\w* sig(?: personligt)?|morgenmøde\w*)\b#skip#clock|\bmødetid\w*#skip(?P<clock>\d{1,2}[.:]\d{2})`, mode: stated}},
	{GoesOn, line{say: `#clock ?(?P<core>(?:-|–|til|og) ?(?:kl\.? ?)?#to)`, mode: stated}}, // the first clock may be when to meet
}

var loadClaims = []claimLine{
	{MaxHoursWeek, line{say: `\b` + most + ` (?:fylde|vare|udgøre|tage) #n (?:` + hourish + ` ?` + perWeek + `|ugentlige timer)`, mode: firm}},
	{MaxHoursWeek, line{say: `\b` + most + ` (?:\d+ ?(?:-|–|til) ?)?#n (?:` + hourish + ` ?` + perWeek + `|ugentlige timer)`, mode: firm}},
	{MaxHoursWeek, line{say: `\b(?:arbejdsevne\w*|funktionsniveau\w*|skånehensyn\w*|kan (?:aktuelt |højst |maksimalt )?(?:klare|arbejde|magte)|vurderes (?:aktuelt )?(?:at )?kunne (?:klare|arbejde|magte))\b#gap#n (?:` + hourish + ` ?` + perWeek + `|ugentlige timer)`, mode: firm}},
	{MaxHoursWeek, line{say: `#n (?:` + hourish + ` ?` + perWeek + `|ugentlige timer)#gap\b(?:er (?:det )?(?:maksimal\w*|højeste)|må ikke overskrides)`, mode: firm}},
	{MaxHoursDay, line{say: `\b` + most + ` #n ` + hourish + ` ?` + perDay, mode: firm}},
	{HoursDay, line{say: `\b(?:arbejdsdage?|skoledage?|praktikdage?|dage|vagter|mødedage?)\b#skip\b(?:på|af|à|á) (?:ca\.? )?#n timer?\b|#n timer? (?:daglig\w*|om dagen|pr\.? dag|hver dag|/ ?dag)`, mode: stated}},
	{HoursWeek, line{say: `\b\d+ ?(?:-|–|til) ?#n (?:` + hourish + ` ?` + perWeek + `|ugentlige timer)`, mode: stated}},
	{HoursWeek, line{say: `#n (?:` + hourish + ` ?` + perWeek + `|ugentlige timer)|\b(?:til|på|i) #n timer\b`, mode: stated}},
	{HoursWeek, line{key: "full", say: `\b(?:fuld tid|fuldtid\w*|heltid\w*)\b`, mode: stated}},
	{MaxDaysWeek, line{say: `\b(?:maks\w*|max|højst|ikke over|ikke mere end)\.? #n (?:dage?|aftaler?|gange?)(?: ude af huset| uden for hjemmet| ude| i alt)? ?` + perWeek, mode: firm}},
	{DaysWeek, line{say: `#n (?:hele |fulde )?(?:arbejds|møde|skole|praktik)?dage ` + perWeek, mode: stated}},
	{DaysWeek, line{key: "5", say: `\b(?:mandag (?:til|-|–) fredag|mandag-fredag|alle hverdage|hver hverdag|alle ugens (?:hver)?dage)\b`, mode: stated}},
}

var useClaims = []claimLine{
	{TreatedFirst, line{say: `\b(?:forudsætning\w*|betingelse\w*|krav|vilkår)\b[^;]*?\b(?:i \w*\s?behandling|modtager behandling|tager sin medicin|følger behandling\w*)|\bbehandling\w*#gap\ber en (?:forudsætning|betingelse)`, mode: stated}},
	{NoNeedToStop, line{say: `\bbehandling\w*#gap\ber ikke (?:en |et )?(?:betingelse|forudsætning|krav)`, mode: firm}},
	{NoNeedToStop, line{say: `\b(?:uden (?:krav|betingelse\w*|forudsætning\w*)|ingen krav|ikke (?:et )?(?:krav|betingelse|betinget)|forudsætter ikke|kræver ikke)\b#gap\b(?:afholdenhed|ædruelighed|stoffri\w*|ophør\w*|behandling|clean|abstinens|misbrugs\w*)`, mode: firm}},
	{NoNeedToStop, line{say: stopping + `#gap` + advised, mode: firm}},
	{NoNeedToStop, line{say: `\b(?:frarådes?|fraråder|ikke anbefales|advares? mod|undgå\w*) (?:et |krav om )?` + stopping, mode: firm}},
	{Stops, line{say: `\b(?:stoff?ri\w*|hashfri\w*|rusfri\w*|clean|abstinen[ts]\w*|alkoholfri\w*|tørlagt|ædru(?:elighed)?|afholdenhed|afholdende|totalafhold\w*|nultolerance)\b`, mode: stated}},
	{Stops, line{say: `\b(?:ophør\w*|stoppe\w*|stop|holde op)\b#skip\b(?:med|af|for) (?:at (?:ryge hash|tage stoffer|drikke)|hash\w*|stoffer|rusmid\w*|misbrug\w*|kokain|cannabis|alkohol\w*|forbrug\w*|indtag\w*)`, mode: stated}},
	{Stops, line{say: `\b(?:alkohol\w*|rusmidler|hash|stoffer)\b#skip\b(?:frarådes|undgås|er forbudt|ikke tilladt|tåles ikke)|\b(?:frarådes|fraråder|undgå\w*) (?:\w+ )?(?:alkohol|rusmidler|hash|stoffer)\b|\b(?:ingen|intet) (?:alkohol|rusmidler|hash|stoffer)\b|\bmå ikke (?:drikke|indtage) alkohol\b`, mode: firm}},
	{Stops, line{say: `\bingen (?:brug|indtag\w*|forbrug)\b#gap\b(?:stoffer|alkohol|rusmidler|hash|euforiserende)`, mode: firm}},
	{Stops, line{say: `\b(?:fri (?:af|for) (?:alle |ethvert |al )?(?:stoffer|misbrug|hash|rusmidler|alkohol)|uden (?:brug af |indtag af )?(?:alkohol|rusmidler|stoffer))\b`, mode: stated}},
	{UsesLess, line{say: useHalf, mode: stated}},
	{UsesLess, line{say: `\b(?:reducer\w*|reduktion\w*|nedtrap\w*|nedsætte\w*|mindske\w*|nedbringe\w*|begrænse\w*|skære\w* ned|drikke mindre|drikker mindre|ryge mindre|ryger mindre|trappe\w* ned|moderat\w*|kontrolleret|holder? sig til)\b#gap\b(?:forbrug\w*|indtag\w*|hash\w*|alkohol\w*|stoffer|rusmid\w*|genstand\w*|øl)\b`, mode: stated}},
	{UsesLess, line{say: `\b(?:skadesreduc\w*|skadesreduktion\w*|substitution\w*|nedtrapning)\b|\b(?:forbrug|indtag)\w*#gap\b(?:reducer\w*|nedtrap\w*|nedbringe\w*|halver\w*)|\b(?:maks\w*|max|højst|op til|ned på|ned til|nede på) #n (?:genstand\w*|joints?|øl|pibe\w*)\b`, mode: stated}},
}

var wayClaims = []claimLine{
	{MaxHelpers, line{say: `\b` + atMost + ` #n (?:\w+ )?(?:hjælpere|medarbejdere|plejere|faste personer|ansigter|bostøtter|vikarer)\b`, mode: firm}},
	{Helpers, line{say: `#n forskellige (?:\w+ )?(?:hjælpere|medarbejdere|plejere|vikarer|personer|ansigter)|#n (?:\w+ )?(?:hjælpere|medarbejdere|plejere|vikarer)\b#gap\b(?:på skift|skiftes|i huset|i hjemmet|på en måned|skiftende|i teamet|deltager|kommer|rotation)|\b(?:skiftende|skiftes mellem)\b#gap#n (?:\w+ )?(?:hjælpere|medarbejdere|plejere)`, mode: stated}},
	{BringAt, line{say: `\b(?:følger|følge|følges|bringer|bringe|bringes|afleverer|aflevere|afleveres|ledsager|kører)\b[^;]*?#clock`, mode: stated}},
	{NoWorkBefore, line{say: noMore + ` (?:arbejdstimer|arbejde|timer|fremmøde|praktik)(?:, [^,]*,)? (?:før|inden) #before`, mode: firm}},
	{NoWorkBefore, line{say: noMore + `#gap\b(?:arbejde|arbejder|arbejdes|erhvervsarbejde|praktik|raskmelding|genoptage\w*|belastning|aktivering|beskæftigelse)\b#gap\b(?:før|inden) #before`, mode: firm}},
	{NoWorkBefore, line{say: `\b(?:fuld(?:t)? sygemeldt|uarbejdsdygtig|sygemeldt|fuldt fritaget)\b#gap\b(?:til og med|til|indtil|frem til) #until`, mode: firm}},
	{WorkFrom, line{say: `\b(?:genoptage\w*|genoptagelse|raskmeld\w*|opstart\w*|starte?r?|påbegynde\w*|begynder)\b#gap\b(?:arbejde\w*|job|praktik\w*|timer|beskæftigelse|nytteindsats\w*|virksomhedspraktik\w*|\w+timer|timer/uge|t/uge)?#gap\b(?:fra|pr\.?|den|d\.|inden(?: den| d\.)?|senest(?: den| d\.)?) ?#from`, mode: stated}},
	{NoRide, line{say: `\b(?:selv (?:for|sørge\w* for|stå\w* for) (?:transport|befordring)|sørger selv for (?:transport|befordring)|egen transport|kørsel (?:er )?ikke bevilget|ikke bevilget kørsel|afslag på (?:kørsel|befordring|handicapkørsel)|kørsel ydes ikke|befordring ydes ikke|ingen kørsel)\b`, mode: firm}},
	{AtHomeOnly, line{say: `\b(?:kan ikke|ude af stand til at|magter ikke at) (?:forlade|komme ud af|gå uden for) (?:hjemmet|boligen|lejligheden|sit hjem)|\b(?:kun|udelukkende|alene) (?:i hjemmet|hjemmebesøg|i eget hjem)|\b(?:fritaget for|ingen krav om) (?:personligt |fysisk )?fremmøde`, mode: firm}},
	{FromAfar, line{say: `\b(?:helst|ønsker|foretrækker|kun|gerne|behov for)\b#gap\b(?:video\w*|telefon\w*|online|virtuel\w*|digitalt)|\b(?:video|telefon)(?:møde\w*|samtale\w*)?\b#gap\b(?:foretrækkes|ønskes)`, mode: firm}},
	{InPersonOnly, line{say: inPerson, mode: stated}},
	{Travels, line{say: `\b(?:transport\w*|rejsetid|køretur|kørsel|vej|afstand|bus\w*|tog\w*|bil\w*|cykel\w*|cykler|gang)\b#skip#n min\w*`, mode: firm}},
	{Travels, line{say: `#n ?min\w*\.?#skip\b(?:transport\w*|kørsel|køretur|med (?:\w+ )?(?:bus\w*|tog\w*|metro\w*|færge\w*)|i (?:bil|bus|tog)|på cykel|cykel\w*|gang\b|til fods|hver vej)`, mode: firm}},
	{Travels, line{say: `#n ?min\w*\.?#skip\b(?:undervejs|herfra|væk|fra (?:hjemmet|bopælen|byen|station\w*))|\b(?:bus|bussen|tog|toget|turen|rejsen|køreturen)\b#skip#n ?min\w*`, mode: firm}},
	{Travels, line{key: "45", say: `\b(?:bus\w*|tog\w*|tur\w*|rejse\w*|transport\w*|kørsel|vej)\b#skip\btre kvarter\b|\btre kvarter\b#skip\b(?:bus|tog|bil|transport\w*|vej|undervejs)`, mode: firm}},
	{Travels, line{key: "90", say: `\bhalvanden times?\b#skip\b(?:bus\w*|tog\w*|bil|transport\w*|kørsel|vej|undervejs)|\b(?:tur\w*|transport\w*|rejse\w*)\b#skip\bhalvanden time\b`, mode: firm}},
	{Travels, line{key: "30", say: `\b(?:en )?halv times?\b#skip\b(?:bus\w*|tog\w*|bil|transport\w*|kørsel|vej|undervejs)|\b(?:tur\w*|transport\w*|rejse\w*|bus\w*|tog\w*)\b#skip\ben halv time\b`, mode: firm}},
	{Travels, line{key: "hours", say: `\b(?:transport\w*|rejsetid|kørsel|vej)\b#skip#n time\w*|#n time\w*#skip\b(?:transport\w*|kørsel|med (?:\w+ )?(?:bus\w*|tog\w*)|i (?:bil|bus|tog)|hver vej)`, mode: firm}},
	{MeetAt, line{say: `\b(?:mandag|tirsdag|onsdag|torsdag|fredag|hverdage?|dagligt|hver dag|hver morgen)\b#skip#clock`, mode: stated}},
}
