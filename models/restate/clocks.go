package restate

// hoursOfDay: when to be where. A time that protects the citizen stands before
// a time that binds, for the words are nearly the same.
var hoursOfDay = []line{
	{"condition.not_before", `\b(?:ingen|ikke|undgå|aldrig|uden)\b[^;]*?(?:krav|møde\w*|aftale\w*|fremmøde\w*|samtale\w*|aktivitet\w*|opgave\w*|besøg\w*|undervisning\w*|start\w*|indkald\w*|booke\w*|lægge\w*|læg|planlæg\w*)#gap\b(?:før|tidligere end|forud for|inden) #clock`, firm, notBefore},
	{"condition.not_before", `(?:møde[rt]?\b|møderne\b|aftale\w*|fremmøde|samtale\w*|aktivitet\w*|besøg\w*|undervisning)#gap\b(?:tidligst|først|helst efter|kun efter|altid efter|lægges efter|ligge efter|placeres efter|fra tidligst)\s*(?:fra |efter |ligge )?#clock`, stated, notBefore},
	{"condition.not_before", `\b(?:møder|møderne|aftaler|samtaler|aktiviteter)\b#skip\btidligst\b#skip#clock`, stated, notBefore},
	{"condition.not_before", `\btidligst(?: møde\w*| fremmøde| aftaler)? #clock`, stated, notBefore},
	{"condition.not_after", `\b(?:ingen|ikke)\b[^;]*?(?:krav|møder|aftaler|fremmøde|samtaler|aktiviteter|besøg|vagter|arbejde)#gap\b(?:efter|senere end) #clock`, firm, func(f *Facts, _ float64) { f.NotAfter, f.Clock = f.Clock, "" }},
	{"condition.home_between", `\b(?:hjemme|i hjemmet|på bopælen)\b#gap\b(?:mellem|fra) #clock\s*(?:og|til|-|–)\s*#to`, duty, func(f *Facts, _ float64) { f.HomeFrom, f.HomeUntil, f.Clock, f.ClockEnd = f.Clock, f.ClockEnd, "", "" }},
	{"condition.home_until", `\b(?:hjemme|i hjemmet|på bopælen)\b#gap\b(?:til|indtil|frem til) #clock`, duty, func(f *Facts, _ float64) { f.HomeUntil, f.Clock = f.Clock, "" }},
	{"condition.home_from", `\b(?:hjemme|i hjemmet)\b#gap\b(?:fra|senest|efter|når\b#gap) #clock`, duty, func(f *Facts, _ float64) { f.HomeFrom, f.Clock = f.Clock, "" }},
	{"condition.home_in_the_morning", `\b(?:hjemme|i hjemmet)\b#gap\bom morgenen(?:, indtil [^,;.]* (?:sendt afsted|er i skole|taget i skole|gået))?`, duty, nil},
	{"condition.home_after_school", `\b(?:hjemme|i hjemmet)\b#gap,? ?\b(?:efter skole\w*|når [^,;]* kommer hjem(?: fra skole)?)`, duty, nil},
	{"condition.back_until_morning", `\b(?:inde|tilbage|på (?:herberget|stedet|boformen|centret|botilbuddet))\b#gap\b(?:fra|mellem) #clock\s*(?:til|og|-|–)\s*#to`, duty, func(f *Facts, _ float64) { f.BackBy, f.Clock = f.Clock, "" }},
	{"condition.back_by", `\b(?:indetid\w*|tilbage (?:på|i|hos)|hjemme på|inde(?: på)?\b|(?:døren?|hoveddøren|yderdøren|herberget|boformen) (?:låses|lukkes|lukker))#gap #clock`, duty, func(f *Facts, _ float64) { f.BackBy, f.Clock = f.Clock, "" }},
	{"condition.visitors_until", `\b(?:besøg|besøgende|gæster)\b#gap\b(?:til|senest|frem til|forlade#gap) #clock`, stated, nil},
	{"condition.report_sick_by_phone", sickWords + `#gap\b(?:telefon\w*|ring\w*|opkald|tlf\.?)#gap\b(?:senest|inden|før) #clock`, firm, sickBy},
	{"condition.report_sick_by_phone", `\b(?:telefonisk|ringe|ringer|ring)\b#gap(?:\b(?:senest|inden|før) #clock)#gap` + sickWords, firm, sickBy},
	{"condition.report_sick_by_phone", `\b(?:senest|inden|før) #clock\b[^;]*?\bring\w*\b[^;]*?` + sickWords, firm, sickBy},
	{"condition.report_sick_by_phone", `\bring\w*\b#gap\b(?:senest|inden|før) #clock\b[^;]*?` + sickWords, firm, sickBy},
	{"condition.report_sick_by", sickWords + `#gap\b(?:senest|inden|før) #clock`, firm, sickBy},
	{"condition.report_sick_by", `\b(?:senest|inden|før) #clock,?#gap` + sickWords, firm, sickBy},
	{"condition.meet_between", `\b(?:mød\w*|fremmøde|mødetid\w*|arbejdstid\w*|til stede|deltage\w*|praktik\w*|undervisning\w*|møder)\b#gap(?:mellem |fra )?#clock\s*(?:og|til|-|–)\s*#to\b`, duty, nil},
	{"condition.meet_by", `\b(?:mød(?:e|er|t|es)|fremmødt|fremmøde|mødetid\w*|til stede|på plads|stille)\b#skip\b(?:senest|inden|ikke senere end) #clock`, duty, nil},
	{"condition.meet_at", `\b(?:mød(?:e|er|t|es)|fremmødt|fremmøde|mødetid\w*|mødetidspunkt\w*|til stede|på plads|stille[rs]?|starter?|begynder?|påbegynder?|klar|ankomme\w*)\b#skip#clock`, duty, nil},
}

const sickWords = `\b(?:sygdom\w*|syg|sygemeld\w*|sygefravær\w*|afbud|fravær\w*|forfald|forhindre[rt]|barns? (?:første )?sygedag)\b`

func notBefore(f *Facts, _ float64) { f.NotBefore, f.Clock = f.Clock, "" }

func sickBy(f *Facts, _ float64) { f.SickBy, f.Clock = f.Clock, "" }
