package restate

// sickness: what to do when the citizen cannot come.
var sickness = []line{
	{"condition.cancel_hours_before", `\b(?:afbud|aflys\w*|afmeld\w*|framelding)\b#gap\b(?:senest|mindst|minimum) #n timer (?:før|inden|i forvejen)`, firm, nil},
	{"condition.cancel_hours_before", `\b(?:senest|mindst|minimum) #n timer (?:før|inden)\b#gap\b(?:afbud|aflys\w*|afmeld\w*)`, firm, nil},
	{"condition.cancel_the_day_before", `\b(?:afbud|aflys\w*|afmeld\w*|framelding)\b#gap\b(?:senest )?(?:dagen før|dagen i forvejen|en dag før)|\bsenest dagen før\b#gap\b(?:afbud|aflys\w*|afmeld\w*)`, firm, nil},
	{"condition.report_sick_first_day", sickWords + `#gap\b(?:første|1\.) (?:sygedag|fraværsdag|dag)\w*|\b(?:første|1\.) (?:sygedag|fraværsdag|dag)\w*#gap` + sickWords + `|` + sickWords + `#gap\bsamme dag\b`, firm, nil},
	{"condition.report_sick_phone", `\b(?:ved|i tilfælde af) (?:sygdom|fravær|forfald|afbud)\b#gap\b(?:telefon\w*|ring\w*|tlf\.?)|\b(?:sygdom|fravær|afbud|sygemelding)\b#gap\b(?:meldes|meddeles|sker|gives|skal ske) telefonisk`, firm, nil},
	{"condition.report_sick", `\b(?:(?:sygdom|fravær|forfald|sygemelding)\b#gap\b(?:meldes|meddeles|oplyses|giver? besked|gives besked|kontakte\w*|underrette\w*)|melde (?:afbud|sig syg|fravær)|afbud (?:skal )?(?:meldes|gives|meddeles))\b`, firm, nil},
	{"condition.doctor_note", `\b(?:fravær\w*|sygdom\w*|sygefravær\w*|udeblivelse\w*)\b#gap\b(?:dokumenter\w*|lægeerklæring\w*|lægeattest\w*|mulighedserklæring\w*|friattest\w*)(?:#gap\b(?:lægeattest|lægeerklæring|attest|friattest|mulighedserklæring)\b)?`, stated, nil},
	{"condition.answer_phone", `\b(?:kunne træffes|kan træffes|tage telefonen|besvare opkald|kontaktes telefonisk|svare på opkald|træffes på telefon\w*)\b`, duty, nil},
}

// presence: that the citizen must come, how often and in what way.
var presence = []line{
	{"condition.voluntary", `\b(?:frivillig\w*|efter eget ønske|er et tilbud, ikke)\b`, stated, func(f *Facts, _ float64) { f.Voluntary = true }},
	{"condition.attend_of", `\b(?:mindst|minimum|som minimum) #n (?:ud )?af (?:de )?#of (?:gange|mødegange|dage|lektioner|samtaler)`, duty, attend},
	{"condition.attend_share", `\b(?:mindst|minimum|på|over) #n ?(?:%|pct\.?|procent) (?:fremmøde|deltagelse|tilstedeværelse)`, duty, attend},
	{"condition.attend_share", `\b(?:fremmøde|deltagelse|tilstedeværelse)\w*#gap\b(?:mindst|minimum|over|på) #n ?(?:%|pct\.?|procent)`, duty, attend},
	{"condition.attend_all", `\b(?:deltage\w*|mød\w*|fremmøde|deltagelse)\b#gap\b(?:alle|samtlige|hver) (?:\d+ )?(?:aftalte |planlagte )?(?:gang\w*|mødegang\w*|moduler|møder|samtaler|lektioner|kursusgange|dage)\b`, duty, attendAll},
	{"condition.attend_all", `\b(?:fuldt fremmøde|100 ?(?:%|pct\.?|procent) fremmøde|fuld deltagelse|intet fravær)`, firm, attendAll},
	{"condition.in_person_mostly", `\b(?:som (?:udgangspunkt|hovedregel)|hovedregel\w*|normalt|primært)\b#gap\b` + inPerson + `|` + inPerson + `#gap\b(?:er (?:som )?(?:hovedregel\w*|udgangspunkt\w*))`, stated, person},
	{"condition.in_person", inPerson, stated, person},
	{"condition.by_video", `\b(?:kan|afholdes|foregår|gennemføres|mulighed for|tilbydes)\b#gap\b(?:video\w*|teams|virtuelt|online|digitalt)\b`, stated, remote},
	{"condition.by_phone", `\b(?:samtale\w*|opfølgning\w*|møde\w*|kontakt)\b#gap\b(?:pr\. telefon|telefonisk|over telefon\w*|via telefon)\b`, stated, remote},
	{"condition.must_attend", `\b(?:(?:pligt\w*|forpligte\w*) til (?:fremmøde|at (?:deltage|møde\w*|medvirke|stille))(?: op| frem| i)?|mødepligt\w*|fremmødepligt\w*|deltagelsespligt\w*|obligatorisk\w*|(?:fremmøde|deltagelse) er (?:et krav|en betingelse|en forudsætning|påkrævet)|pligtig\w* til at (?:deltage|møde))\b`, duty, attend},
	{"condition.must_attend", `\b(?:skal|forventes at|forpligtet til at|pålægges at|forudsættes#gap|indkaldes til at|bør|kræves#gap)\s*(?:aktivt |fortsat |fast |møde op og )?(?:deltage\w*|møde op|møde frem|stille|fremmøde|møde (?:stabilt|fast|til)|følge (?:undervisningen|forløbet|holdet))\b`, duty, attend},
	{"condition.must_attend", `\b(?:deltagelse|fremmøde)\b#gap\b(?:forventes|kræves|forudsættes)\b|\b(?:det forudsættes|det er (?:et krav|en betingelse|en forudsætning|et vilkår))\b[^;]*?(?P<core>\bdeltager? i\b)`, duty, attend},
	{"condition.start_school", `\b(?:påbegynde\w*|starte\w*|begynde\w*|opstart\w*)\b#gap\b(?:fgu|uddannelse\w*|eud|gymnasi\w*|hf|skole\w*|praktik\w*|10\. klasse|studie\w*|grundforløb\w*|stu)#gap\b(?:pr\.?|fra|senest|den|d\.) ?#from`, duty, nil},
	{"condition.apply_school", `\b(?:søge\w* (?:ind|optagelse)|ansøge\w*)\b#gap\b(?:uddannelse\w*|fgu|eud|hf|gymnasi\w*|skole\w*|stu)\b`, duty, nil},
	{"condition.danish_class", `\b(?:danskuddannelse\w*|danskundervisning\w*|sprogskole\w*|sprogundervisning\w*|dansk på sprogcent\w*)\b`, duty, nil},
	{"condition.hours_between", asksFor + `(?P<core>#n\s?(?:-|–|til) ?#of (?:timer|t)\b#gap(?:ugentlig\w*|om ugen|/ ?uge|pr\.? uge))`, duty, func(f *Facts, n float64) { f.MinHoursPerWeek = n }},
	{"condition.hours_at_most", asksFor + `(?P<core>\b(?:maks\w*|max|højst|op til|ikke over|ikke mere end|under)\b\.?(?: arbejde| deltage| være der)? #n ` + weekly + `)`, firm, func(f *Facts, n float64) { f.MaxHoursPerWeek = n }},
	{"condition.hours_at_least", asksFor + `(?P<core>\b(?:mindst|minimum|min\.?) #n ` + weekly + `)`, duty, func(f *Facts, n float64) { f.MinHoursPerWeek = n }},
	{"condition.hours_week", asksFor + `(?P<core>#n ` + weekly + `)`, duty, func(f *Facts, n float64) { f.HoursPerWeek = n }},
	{"condition.full_work_by", `\b(?:fuld raskmelding|fuldt raskmeldt|fuld tid)\b#gap\b(?:senest|inden|pr\.?|fra) #by`, stated, nil},
	{"condition.back_to_work_slowly", `\b(?:genoptag\w*|optrap\w*)\b#gap\b(?:gradvist|delvist|trinvist|langsomt)\b|\b(?:gradvis|trinvis) (?:optrapning|tilbagevenden|genoptagelse)`, stated, nil},
}

const (
	asksFor  = `\b(?:skal|må|fremmøde\w*|praktik\w*|arbejde|arbejder|deltage\w*|møde\w*|timetal\w*|krav\w*|undervisning\w*|tilbud\w*|skånehensyn\w*)\b#gap`
	inPerson = `\b(?:personligt? (?:fremmøde|samtale\w*|møde)|fysisk\w* (?:fremmøde|møde\w*|tilstede\w*|samtale\w*)|mød\w* personligt|fremmøde (?:på|i) jobcent\w*|ved fremmøde|fremmøde er (?:som )?hovedregel)\b`
	weekly   = `?(?:(?:ugentlige|ugtl\.?) (?:timer|t\b)|(?:timer?|t)\.?\s?(?:ugentlig\w*|ugtl\.?|om ugen|i ugen|/ ?uge\w*|pr\.? uge))`
)

func attend(f *Facts, _ float64)    { f.AttendDuty = true }
func attendAll(f *Facts, _ float64) { f.AttendDuty, f.AttendAll = true, true }
func person(f *Facts, _ float64)    { f.InPerson = true }
func remote(f *Facts, _ float64)    { f.Remote = true }
