package detect

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
	"enplan/models/topic"
)

var (
	dayForm    = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2}|[ ]?[a-zæøå]+)\.?[ .]?((?:19|20)\d\d)`)
	lastDay    = sieve.Compile(`(?i)\b(?:senest|inden|frist\pL*:?|før)(?: d\.| den)? (\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)`)
	bornWords  = sieve.Compile(`(?i)(?:\bf\.|født|fødselsdato|fødselsdag)[^\d]{0,12}(\d{1,2})[.\-/ ]+(\d{1,2}|[a-zæøå]+)[.\-/ ]+((?:19|20)\d\d)`)
	ageBracket = sieve.Compile(`([A-ZÆØÅ][\pL-]+) \((\d{1,2})(?: år)?\)|([A-ZÆØÅ][\pL-]+),? (?:på |er )?(\d{1,2}) år`)
	childCount = sieve.Compile(`(?i)(?:^|[^\pL\d])(\d|et|ét|to|tre|fire|fem|seks) (?:hjemmeboende |mindre |mindreårige |små |fælles |egne )?(?:børn|barn)\b|(?i)\b(?:mor|far|forsørger) til (\d|to|tre|fire|fem|seks)\b`)
	sidePart   = sieve.Compile(`(?i)\b(højre|venstre)(?:sidig\pL*)?[ -]?(knæ|hofte|hånd|arm|ben|skulder|side|fod|ankel|øje|øre|underben|overarm|håndled|lunge)?`)
	eventDay   = sieve.Compile(`(?i)\b(?:prøve)?(opereret|operation|udskrevet|indlagt|sygemeldt|apopleksi|blodprop|termin|forventet fødsel|løsladt|løsladelse|udskrivelse|udskrivning)\pL*\b(?:[^.\d]|\bd\.|\bca\.){0,40}?(\d{1,2})\. ?(\d{1,2}|[a-zæøå]{3,9})\.? ?((?:19|20)\d\d)`)
	diabetes   = sieve.Compile(`(?i)\btype[- ]?(1|2)[- ]?diabetes|diabetes(?: mellitus)?,? type[- ]?(1|2)`)
)

// statements are what a text states that can be compared, by what it is about.
func (s *sight) statements(p *passage) map[string]string {
	out := map[string]string{}
	s.ages(p, out)
	if m := p.find(bornWords); m != nil {
		if day, ok := dayFrom(m[1], m[2], m[3]); ok {
			who := ""
			if person, named := s.personIn(p.raw); named {
				who = person.ID
			}
			if person, ok := s.Citizen.PersonByID(p.plan.Subject); ok {
				who = person.ID
			}
			out["born:"+who] = day.String()
		}
	}
	maps.Copy(out, s.states(p))
	s.numbers(p, out)
	if m := p.find(childCount); m != nil && p.part == ofPlan {
		out["children:"] = numeral(m[1] + m[2])
	}
	for _, m := range p.findAll(sidePart) {
		part := strings.ToLower(m[2])
		if part == "" {
			part = "side"
		}
		out["side:"+part] = strings.ToLower(m[1])
	}
	for _, m := range p.findAll(eventDay) {
		if day, ok := dayFrom(m[2], m[3], m[4]); ok {
			out["day:"+sameWord.Replace(strings.ToLower(m[1]))] = day.String()
		}
	}
	if m := p.findLow(spoken); m != nil && p.part == ofPlan {
		code, own := languages[m[1]+m[2]+m[3]], strings.ToLower(s.Citizen.Language)
		speaksOwn := slices.ContainsFunc(p.Words, func(w topic.Word) bool { return own != "" && languages[w.Low] == own })
		if code != "" && !(m[3] != "" && speaksOwn) { // who speaks two languages has one of them first
			out["language:"] = code
		}
	}
	if m := p.find(diabetes); m != nil && !s.isOfOther(p, m[0]) {
		out["diabetes:"] = m[1] + m[2]
	}
	return out
}

// ages compares the age a text gives with the day of birth. It was right on the
// day the plan was made or is right today, or it is wrong.
func (s *sight) ages(p *passage, out map[string]string) {
	for _, m := range p.findAll(ageBracket) {
		name, years := m[1]+m[3], m[2]+m[4]
		born, who := models.Date{}, ""
		if strings.EqualFold(name, s.Citizen.FirstName()) {
			born = s.Citizen.Born
		} else if person, ok := s.personIn(name); ok {
			born, who = person.Born, person.ID
		}
		s.wrongAge(p, born, who, years, out)
	}
}

var (
	spoken    = sieve.Compile(`(?:sprog|modersmål)(?:et)?(?: er)?:? ?(\pL+)|(\pL+)(?:-?talende| som modersmål)|taler (\pL+)`)
	languages = map[string]string{
		"arabisk": "ar", "tigrinya": "ti", "ukrainsk": "uk", "somalisk": "so", "somali": "so", "farsi": "fa", "persisk": "fa",
		"dari": "prs", "tyrkisk": "tr", "kurdisk": "ku", "polsk": "pl", "rumænsk": "ro", "urdu": "ur", "vietnamesisk": "vi", "engelsk": "en",
		"russisk": "ru", "tysk": "de", "pashto": "ps", "thai": "th", "spansk": "es", "fransk": "fr", "bosnisk": "bs", "kurmanji": "ku", "sorani": "ckb",
	}
	address = sieve.Compile(`[A-ZÆØÅ][\pL.]*(?:vej|gade|allé|stræde|plads|parken|vænget|torv|have|toften|bakken|boulevarden|gården|marken|lunden|engen|stien|højen|vangen) \d+`)
)

func dayFrom(day, month, year string) (models.Date, bool) {
	d, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = 1 + slices.IndexFunc(months, func(name string) bool { return strings.HasPrefix(strings.ToLower(month), name) })
	}
	parsed, err := models.ParseDate(models.Date{Year: y, Month: toMonth(m), Day: d}.String())
	return parsed, err == nil && !parsed.IsZero()
}

var months = []string{"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}

func numeral(word string) string {
	for i, w := range [][]string{{"et", "ét", "1"}, {"to", "2"}, {"tre", "3"}, {"fire", "4"}, {"fem", "5"}, {"seks", "6"}} {
		if slices.Contains(w, strings.ToLower(word)) {
			return strconv.Itoa(i + 1)
		}
	}
	return word
}
