package restate

// protections: limits that look after the citizen.
var protections = []line{
	{"condition.until_sleep_is_stable", `\b(?:før|indtil|til|så længe)\b(?: at)? (?:borgers |hendes |hans |din )?(?:døgnrytme\w*|søvn\w*)#gap\b(?:ikke er |er )?(?:stabil\w*|bedre|på plads|reguleret|normaliseret)`, firm, nil},
	{"condition.no_new_demands", `\b(?:ikke\b#gap(?:udsættes|stilles|pålægges|mødes)|ingen|undgå|uden)\b#gap\b(?:nye|yderligere|flere|øgede|ekstra|ydre)\b#gap\bkrav\b`, firm, func(f *Facts, _ float64) { f.NoNewDemands = true }},
	{"condition.no_lift", lift + `#gap#kg#gap\b(?:til og med|t\.?o\.?m\.?|indtil|frem til|til) #until`, firm, maxLift},
	{"condition.no_lift_before", lift + `#gap#kg#gap\b(?:før|inden) #before`, firm, maxLift},
	{"condition.no_lift", `\b(?:maks\w*|max|højst)\.? #kg løft\w*#gap\b(?:til og med|indtil|frem til|til) #until`, firm, maxLift},
	{"condition.max_lift", `\b(?:maks\w*|max|højst)\.? #kg løft\w*`, firm, maxLift},
	{"condition.max_lift", lift + `#gap#kg`, firm, maxLift},
	{"condition.max_lift", `\bløft\w*#gap\b(?:maks\w*|max|højst)\b#gap#kg`, firm, maxLift},
	{"condition.no_heavy_lift", `\b(?:ingen|ikke|undgå|frarådes|kan ikke tåle)\b#gap\b(?:tunge løft|tungt løftearbejde|løfte tungt|tungt arbejde)\b|\btunge løft (?:frarådes|undgås|skal undgås)`, firm, nil},
	{"condition.lifts", `\bløft\w*#gap\b(?:op til|på op til|på) #kg`, stated, func(f *Facts, n float64) { f.LiftKg = n }},
	{"condition.no_bending", `\bforoverbøj\w*(?: arbejde\w*| stilling\w*)?`, firm, nil},
	{"condition.no_long_standing", `\b(?:ikke|undgå|ingen|begræns\w*)\b#gap\b(?:stå(?:ende)?|gående|gang|stå længe)\b(?: arbejde| og gående arbejde)?`, firm, nil},
	{"condition.change_position", `\b(?:vekslende arbejdsstilling\w*|skifte\w* arbejdsstilling\w*|mulighed for at (?:sidde|skifte stilling|veksle))\b`, stated, nil},
	{"condition.breaks", `\b(?:hyppige pauser|ekstra pauser|behov for pauser|pauser? (?:hver|efter behov)\w*|mulighed for (?:at holde )?pauser?|hvilepauser?)\b`, stated, nil},
	{"condition.no_night_work", `\b(?:ingen|ikke|undgå|fritag\w*(?: for)?)\b#gap\b(?:nattevagt\w*|natarbejde|aften- og nattevagter|aftenvagt\w*|skiftehold\w*|skiftende arbejdstider)\b`, firm, nil},
	{"condition.no_driving", `\b(?:kørselsforbud|ikke (?:må )?(?:føre|køre) (?:bil|motorkøretøj|knallert)|må ikke (?:føre|køre)\b#gap(?:bil|motorkøretøj|cykel|køretøj))\b`, firm, nil},
	{"condition.max_group_before", groupLimit + `#gap\b(?:før|inden) #before`, firm, maxGroup},
	{"condition.max_group_until", groupLimit + `#gap\b(?:til og med|indtil|frem til|til) #until`, firm, maxGroup},
	{"condition.max_group", groupLimit, firm, maxGroup},
	{"condition.max_group", `\b(?:maks\w*|max|højst|op til)\.? #n (?:personer|deltagere|andre|mennesker|borgere)\b`, firm, maxGroup},
	{"condition.max_group", `\b(?:små|mindre)? ?(?:grupper|hold|gruppe)\b#gap\b(?:maks\w*|max|højst|op til)\.? #n\b(?: personer| deltagere)?`, firm, maxGroup},
	{"condition.no_big_groups", `\b(?:større|store) (?:grupper|forsamlinger|hold)\b#gap\b(?:frarådes|undgås|ikke)|\b(?:ingen|undgå|ikke)\b#gap\b(?:store|større) (?:grupper|forsamlinger|hold)\b`, firm, nil},
	{"condition.no_groups", `\b(?:ingen|ikke|undgå|frarådes)\b#gap\b(?:grupper|gruppeforløb|holdundervisning|gruppetilbud|holdtilbud|holdforløb)\b`, firm, alone},
	{"condition.only_alone", `\b(?:(?:alene|kun|udelukkende) (?:individuel\w*|én til én|en til en)|arbejdes (?:alene |kun )?individuelt|individuelle samtaler alene)\b`, stated, alone},
	{"condition.group_up_to", `\b\d+ ?(?:-|–|til) ?#n (?:deltagere|familier|kursister|personer)\b`, stated, func(f *Facts, n float64) { f.Group = int(n) }},
	{"condition.group", `\b#n (?:deltagere|familier|kursister)\b`, stated, func(f *Facts, n float64) { f.Group = int(n) }},
	{"condition.quiet_place", `\b(?:rolige? omgivelser|skærmet? (?:plads|omgivelser|miljø)|afskærm\w*|stimulusfattig\w*|uden (?:megen )?støj|lydskærm\w*|undgå støj|ingen støj|støjfri\w*)\b`, firm, nil},
	{"condition.no_strangers", `\b(?:få|faste|kendte) (?:voksne|personer|kontaktpersoner|medarbejdere)\b`, stated, nil},
	{"condition.advised_by_psychiatrist", advice + `#gap\bpsykiat\w*`, firm, nil},
	{"condition.advised_by_doctor", advice + `#gap\b(?:egen læge|læge\w*|praktiserende læge|overlæge\w*)`, firm, nil},
	{"condition.advised_by_therapist", advice + `#gap\b(?:fysioterapeut\w*|ergoterapeut\w*)`, firm, nil},
	{"condition.advised_by_psychologist", advice + `#gap\bpsykolog\w*`, firm, nil},
}

const (
	lift       = `\b(?:ingen|ikke|undgå|uden|maks\w*|max|højst|begræns\w*|løfterestriktion\w*)\b#gap\bløft\w*`
	groupLimit = `\b(?:ingen|ikke|undgå|max|maks\w*|højst)\b#gap\b(?:grupper|hold|gruppeforløb|forsamlinger|deltagelse i grupper|fællesarrangementer|gruppe\w*)#gap\b(?:over|med mere end|større end|på mere end|på over|med over|med flere end|flere end|på flere end) #n(?: personer| deltagere| mennesker| andre)?`
	advice     = `\b(?:anbefal\w*|rådgivning|råd|efter aftale|vurdering|ordination) (?:fra|af|med)`
)

func maxLift(f *Facts, n float64)  { f.MaxLiftKg = n }
func maxGroup(f *Facts, n float64) { f.MaxGroup = int(n) }
func alone(f *Facts, _ float64)    { f.Alone = true }
