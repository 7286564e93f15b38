package restate

import "strings"

// Amount says how much help there is. It is false when the amount is not one
// of the forms the tables know.
func Amount(text string) (Statement, bool) {
	st, ok := first(amountRules, text)
	if !ok {
		return st, false
	}
	if hours, ok := number(strings.Replace(st.Args["hours"], ",", ".", 1)); ok {
		n, _ := number(st.Args["n"])
		st.Facts.HoursPerWeek = n * hours
	}
	return st, true
}

var amountRules = compile(amounts)

const (
	times     = `\b#n ?(?:x|×|\*|gange?)(?: om ugen)?(?: á| à| a| af)? ?`
	hourWord  = `(?:timer?|t)\b\.?`
	eachWeek  = `(?:\s?/\s?uge\w*| ugentlig\w*| om ugen| i ugen| pr\.? uge| hver uge| ugtl\.?| per uge|/u\b)`
	eachMonth = `(?:\s?/\s?(?:måned|md)\w*\.?| månedlig\w*| om måneden| pr\.? (?:måned|md)\w*\.?| hver måned| per måned)`
	eachDay   = `(?:\s?/\s?dag| dagligt| om dagen| pr\.? dag| daglig)`
)

var amounts = []line{
	{"amount.times_week", times + `#hours ` + hourWord + eachWeek, firm, nil},
	{"amount.times_week_minutes", times + `#of min\w*\.?` + eachWeek, firm, nil},
	{"amount.times_week_minutes", times + `ugentlig\w*#gap#of min\w*`, firm, nil},
	{"amount.times_week", times + `ugentlig\w*(?:,)? ?(?:á|a)? ?#hours ` + hourWord, firm, nil},
	{"amount.hours_week_between", `#n ?(?:-|–|til) ?#of ` + hourWord + eachWeek, firm, minWeek},
	{"amount.hours_week_up_to", `\b(?:op til|maks\w*|max|højst)\.? #n ` + hourWord + eachWeek, firm, func(f *Facts, n float64) { f.MaxHoursPerWeek = n }},
	{"amount.hours_week", `#n ?` + hourWord + eachWeek, firm, hoursWeek},
	{"amount.hours_week", `#n ugentlige timer`, firm, hoursWeek},
	{"amount.minutes_week", `#n min\w*\.?` + eachWeek, firm, nil},
	{"amount.hours_month", `#n ?` + hourWord + eachMonth, firm, nil},
	{"amount.hours_day", `#n ?` + hourWord + eachDay, firm, nil},
	{"amount.minutes_day", `#n min\w*\.?` + eachDay, firm, nil},
	{"amount.once_week", `\b(?:1|en|én|et|ét) ?(?:x|gang)` + eachWeek + `|^ugentlig\w*$|^hver uge$`, firm, nil},
	{"amount.times_in_week", `#n ?(?:x|×|gange)` + eachWeek, firm, nil},
	{"amount.once_month", `\b(?:1|en|én|et|ét) ?(?:x|gang)` + eachMonth + `|^månedlig\w*$|^hver måned$`, firm, nil},
	{"amount.times_in_month", `#n ?(?:x|×|gange)` + eachMonth, firm, nil},
	{"amount.times_in_day", `#n ?(?:x|×|gange|besøg)` + eachDay, firm, nil},
	{"amount.every_other_week", `\b(?:hver (?:anden|2\.) uge|hver 14\. dag|hveranden uge|14\. dag|ulige uger|lige uger)`, firm, nil},
	{"amount.every_n_weeks", `\bhver #n\.? uge\b`, firm, nil},
	{"amount.daily", `\b(?:dagligt|daglig|hver dag|alle dage)\b`, firm, nil},
	{"amount.weekdays", `\b(?:alle |på )?hverdage\b`, firm, nil},
	{"amount.day_and_night", `\b(?:hele døgnet|døgn\w*|24/7|24 timer i døgnet)\b`, firm, nil},
	{"amount.full_time", `\b(?:fuld tid|fuldtid\w*|heltid\w*)\b`, firm, func(f *Facts, _ float64) { f.HoursPerWeek = 37 }},
	{"amount.days_week", `#n (?:hele )?dage` + eachWeek, firm, nil},
	{"amount.nights_week", `#n (?:nætter|døgn|overnatninger)` + eachWeek, firm, nil},
	{"amount.weekend_every_other", `\bhver anden weekend\b`, firm, nil},
	{"amount.meetings_total", `#n (?:gange|mødegange|samtaler|kursusgange|lektioner|møder|sessioner)(?: i alt)?$`, firm, nil},
	{"amount.as_you_wish", `\b(?:efter (?:eget )?(?:ønske|aftale med dig)|frit|når (?:du|borger) ønsker det)\b`, firm, func(f *Facts, _ float64) { f.Voluntary = true }},
	{"amount.as_needed", `\b(?:efter behov|ved behov|behovsbestemt|løbende|fleksibelt)\b`, firm, nil},
	{"amount.as_agreed", `\b(?:efter (?:nærmere )?aftale|aftales (?:løbende|nærmere)|efter konkret aftale)\b`, firm, nil},
}

func hoursWeek(f *Facts, n float64) { f.HoursPerWeek = n }
func minWeek(f *Facts, n float64)   { f.MinHoursPerWeek = n }
