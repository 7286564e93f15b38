package restate

import "strings"

// GoalWords says a department's goal in plain words where that can be done
// without changing what the goal asks. It is false otherwise: a person writes
// it then. Args["who"] is set, and the key ends in _other, when the goal is
// about somebody the text names.
func GoalWords(text string) (Statement, bool) {
	s := newSentence(strings.TrimSpace(tidy(text)), noDay)
	if len(s.folded) > maxSentence || goalDenies.MatchString(s.folded) {
		return Statement{}, false
	}
	for r := range goalRules.in(s.folded) {
		st, _, ok := r.apply(s)
		if !ok {
			continue
		}
		if anyDigit.MatchString(s.rest()) { // a number nobody read would be lost
			return Statement{}, false
		}
		if who := goalSubject(s.text); who != "" {
			if !goalOthers[st.Key] {
				return Statement{}, false
			}
			st.Key += OtherSuffix
			st.Args["who"] = who
			st.Facts.About = who
		}
		return st, true
	}
	return Statement{}, false
}

var (
	anyDigit   = pattern(`\d`)
	goalRules  = compile(goals)
	goalDenies = pattern(`\b(?:medmindre|såfremt|eller alternativt|ikke aktuelt|udgår)\b`)
	goalStart  = pattern(`^(?:målet er,? )?at ([^\s,]+)(?: \(\d+\))? `)
)

// goalSubject is the person by name a goal is about: "At Noah møder …",
// "At Emils skolefravær …". It is "" for the reader.
func goalSubject(text string) string {
	at := goalStart.FindStringSubmatchIndex(fold(text))
	if at == nil {
		return ""
	}
	word := text[at[2]:at[3]]
	if !isName(word) {
		return ""
	}
	if strings.HasPrefix(goalAbsence.FindString(fold(text[at[3]:])), " ") {
		return nominative(word)
	}
	return word
}

var goalAbsence = pattern(`^ (?:skole)?fravær`)

// nominative takes the genitive off a name: "Emils" is Emil, "Jonas'" Jonas.
func nominative(name string) string {
	if strings.HasSuffix(name, "'") || strings.HasSuffix(name, "’") || namesInS[fold(name)] {
		return strings.TrimRight(name, "'’")
	}
	return strings.TrimSuffix(name, "s")
}

// namesInS end in s themselves and are often written so in the genitive too.
var namesInS = wordSet(`jonas lukas lucas mads jens hans lars niels anders thomas tobias marcus markus magnus andreas
	mathias elias iris agnes johannes rasmus nicklas klaus claus abbas idris ines mikas silas linus frans`)

// goalOthers are the goals that can be said of a person by name.
var goalOthers = map[string]bool{
	"goal.school_days": true, "goal.absence_below": true, "goal.keep_home": true, "goal.study_or_job": true,
	"goal.drug_free": true, "goal.school_daily": true, "goal.feel_better": true, "goal.spare_time": true,
}

var goals = []line{
	{"goal.school_days", `\b(?:mød\w*|kommer|deltage\w*|går|er)\b#gap\b(?:skole\w*|undervisning\w*|institution\w*)\b#gap#n (?:ud )?af (?:ugens )?#of (?:skole)?dage`, firm, nil},
	{"goal.absence_below", `\b(?:skole)?fravær\w*#gap\b(?:under|til|maks\w*|højst)\b#gap#n ?(?:%|pct\.?|procent)`, firm, nil},
	{"goal.school_daily", `\b(?:mød\w*|kommer|går)\b#gap\bskole\w*\b#gap\b(?:hver dag|dagligt|alle dage|stabilt|til tiden)`, firm, nil},
	{"goal.full_return", `\bfuld\w* raskmeld\w*#gap#n (?:timer|t\b)`, firm, hoursWeek},
	{"goal.part_return", `\b(?:delvis\w*|partiel\w*) raskmeld\w*#gap#n (?:timer|t\b)`, firm, hoursWeek},
	{"goal.full_return_any", `\bfuld\w* raskmeld\w*|\bgenoptage\w*#gap\barbejde\w*#gap\bfuld`, firm, nil},
	{"goal.hours", `#n ` + weekly, firm, hoursWeek},
	{"goal.drug_free", `^(?:at \S+ (?:er|bliver|opnår at være) )?(?:helt )?(?:stof+ri\w*|hashfri|rusfri|clean)\b|\b(?:ophør\w*|stopper|holder op) med (?:hash\w*|stoffer|rusmidler|misbrug\w*|kokain|at ryge hash)`, firm, abstain},
	{"goal.alcohol_free", `\b(?:alkoholfri|ædru|ophør\w* med alkohol|stopper med at drikke|holder op med at drikke)\b`, firm, abstain},
	{"goal.use_half", useHalf, firm, reduce},
	{"goal.use_less", `\b(?:reducer\w*|nedtrap\w*|nedsætte\w*|mindske\w*|nedbringe\w*)\b#gap\b(?:forbrug\w*|indtag\w*|hash\w*|alkohol\w*|stoffer|rusmid\w*)`, firm, reduce},
	{"goal.no_smoking", `\b(?:rygestop|ophør med rygning|holder op med at ryge|røgfri)\b`, firm, nil},
	{"goal.rent_on_time", `\bbetale\w*\b#gap\bhusleje\w*`, firm, nil},
	{"goal.sleep_rhythm", `\b(?:døgnrytme\w*|søvnrytme\w*|søvnmønster\w*)`, firm, nil},
	{"goal.post_and_money", `\b(?:overblik|styr|håndter\w*|varetage\w*)\b#gap\bpost\b#gap\b(?:økonomi|regninger)|\b(?:overblik|styr|håndter\w*)\b#gap\bøkonomi#gap\bpost\b`, firm, nil},
	{"goal.post", `\b(?:åbne\w*|håndter\w*|læse\w*|overblik over|styr på)\b#gap\b(?:post\w*|e-boks|digital post)`, firm, nil},
	{"goal.money_sight", `\b(?:overblik|styr|kontrol)\b#gap\b(?:økonomi\w*|regninger|udgifter)|\b(?:håndter\w*|varetage\w*|administrer\w*)\b#gap\b(?:egen |sin )?økonomi\b`, firm, nil},
	{"goal.debt_down", `\b(?:gældfri|afdrage\w*|nedbringe\w*|afvikle\w*|betale\w*)\b#gap\bgæld\w*|\bgældfri\b`, firm, nil},
	{"goal.keep_home", `\b(?:fastholde\w*|beholde\w*|bevare\w*|blive boende i)\b#gap\b(?:bolig\w*|lejlighed\w*|lejemål\w*)`, firm, nil},
	{"goal.get_home", `\b(?:opnå\w*|få\w*|finde\w*|flytte\w*|etablere\w*|anskaffe\w*|tilbydes)\b#gap\b(?:egen|selvstændig|permanent|stabil|ny|blivende)\b ?#gap(?:bolig\w*|lejlighed\w*)`, firm, nil},
	{"goal.stay_home", `\b(?:bo\w*|forblive\w*|blive\w*)\b#gap\b(?:længst muligt|så længe som muligt|så længe)\b#gap\b(?:eget hjem|egen bolig|hjemme\w*|hjem)|\b(?:bo\w*|forblive\w*|blive\w*)\b#gap\b(?:eget hjem|egen bolig|hjemmet)\b#gap\b(?:længst muligt|så længe)`, firm, nil},
	{"goal.school_yard", `\bopholde sig i skolegården\b|\bvære i skolegården\b`, firm, nil},
	{"goal.start_fgu", `\b(?:start\w*|påbegynde\w*|optage\w*|begynde\w*)\b#gap\bfgu\b`, firm, nil},
	{"goal.finish_school", `\b(?:gennemføre\w*|afslutte\w*|færdiggøre\w*|bestå\w*)\b#gap\b(?:uddannelse\w*|grundforløb\w*|fgu|9\. klasse|10\. klasse|hf|eud|folkeskole\w*)`, firm, nil},
	{"goal.danish_test", `\b(?:bestå\w*|gennemføre\w*|tage\w*)\b#gap\b(?:prøve i dansk|pd) ?#n\b`, firm, nil},
	{"goal.danish_module", `\b(?:bestå\w*|gennemføre\w*)\b#gap\bmodul #n\b`, firm, nil},
	{"goal.speak_danish", `\b(?:lære\w*|forbedre\w*|styrke\w*|opnå\w*|udvikle\w*)\b#gap\b(?:dansk\w*)\b`, firm, nil},
	{"goal.study_or_job", `\b(?:uddannelse|skole) eller (?:job|arbejde|beskæftigelse)\b|\b(?:job|arbejde|beskæftigelse) eller (?:uddannelse|skole)\b`, firm, nil},
	{"goal.start_school", `\b(?:start\w*|påbegynde\w*|optage\w*|begynde\w*)\b#gap\b(?:uddannelse\w*|gymnasi\w*|eud|hf|10\. klasse|stu|grundforløb\w*)`, firm, nil},
	{"goal.job", `^jobmål:? #job`, firm, nil},
	{"goal.own_income", `\bselvforsørge\w*`, firm, nil},
	{"goal.get_job", `\b(?:opnå\w*|få\w*|finde\w*|komme\w* i|ansættes i|i)\b#gap\b(?:ordinær\w*|job\b|beskæftigelse|arbejde|fleksjob)\b`, firm, nil},
	{"goal.sit_and_walk", `\bsidde og gå i #n minutter\b`, firm, nil},
	{"goal.walk", `\bgå\b#gap#n (?:meter|m)\b`, firm, nil},
	{"goal.walk_minutes", `\bgå\b#gap#n min\w*`, firm, nil},
	{"goal.less_pain", `\b(?:smerte\w*)\b#gap\b(?:reducer\w*|mindske\w*|lindre\w*|aftage\w*|nedbringe\w*)|\b(?:færre|mindre|reducer\w*|mindske\w*|lindre\w*)\b#gap\bsmerte\w*`, firm, nil},
	{"goal.no_falls", `\b(?:forebygge\w*|undgå\w*|reducer\w*|mindske\w*|færre)\b#gap\bfald\b|\bfaldforebyg\w*`, firm, nil},
	{"goal.keep_moving", `\b(?:vedligeholde\w*|fastholde\w*|bevare\w*|opretholde\w*)\b#gap\b(?:gangfunktion\w*|fysisk\w* (?:funktion\w*|form)|mobilitet\w*|bevægelighed\w*|gangdistance\w*)`, firm, nil},
	{"goal.anxiety_cope", `\b(?:mestr\w*|håndter\w*|mindske\w*|reducer\w*|dæmpe\w*)\b#gap\bangst\w*`, firm, nil},
	{"goal.stress_cope", `\b(?:mestr\w*|håndter\w*|mindske\w*|reducer\w*)\b#gap\bstress\w*`, firm, nil},
	{"goal.friends", `\b(?:netværk\w*|venner|venskab\w*|sociale relationer|socialt samvær)\b`, firm, nil},
	{"goal.less_lonely", `\b(?:ensomhed\w*|isolation\w*)\b`, firm, nil},
	{"goal.spare_time", `\bfritidsaktivitet\w*|\bfritidsinteresse\w*|\bgår til (?:en )?fritid\w*`, firm, nil},
	{"goal.medicine", `\b(?:tage\w*|indtage\w*|håndter\w*)\b#gap\bmedicin\w*`, firm, nil},
	{"goal.hygiene", `\b(?:personlig hygiejne|hygiejne)\b`, firm, nil},
	{"goal.eat", `\b(?:regelmæssige måltider|spise\w*|ernæring\w*|kost\w*)\b`, firm, nil},
	{"goal.home_tidy", `\b(?:rengøring\w*|holde\w* hjemmet|orden i (?:hjemmet|boligen)|oprydning)\b`, firm, nil},
	{"goal.daily_structure", `\bstruktur\b#gap\bhverdag\w*|\bhverdagsstruktur\w*`, firm, nil},
	{"goal.ride_alone", `\b(?:offentlig transport|tage bussen|køre med bus|transportere sig selv)\b`, firm, nil},
	{"goal.feel_better", `\b(?:øget|bedre|styrket) trivsel\b|\btrives\b`, firm, nil},
}
