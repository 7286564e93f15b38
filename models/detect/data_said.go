package detect

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
)

var (
	dayForm    = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2}|[ ]?[a-zæøå]+)\.?[ .]?((?:19|20)\d\d)`)
	lastDay    = sieve.Compile(`(?i)\b(?:senest|inden|frist\pL*:?|før)(?: d\.| den)? (\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)`)
	bornWords  = sieve.Compile(`(?i)(?:\bf\.|født|fødselsdato|fødselsdag)[^\d]{0,12}(\d{1,2})[.\-/ ]+(\d{1,2}|[a-zæøå]+)[.\-/ ]+((?:19|20)\d\d)`)
	ageBracket = sieve.Compile(`([A-ZÆØÅ][\pL-]+) \((\d{1,2})(?: år)?\)|([A-ZÆØÅ][\pL-]+),? (?:på |er )?(\d{1,2}) år`)
	childCount = sieve.Compile(`(?i)\b(\d|et|ét|to|tre|fire|fem|seks) (?:hjemmeboende |mindre |mindreårige |små |fælles |egne )?(?:børn|barn)\b|(?i)\b(?:mor|far) til (\d|to|tre|fire|fem|seks)\b`)
	sidePart   = sieve.Compile(`(?i)\b(højre|venstre)(?:sidig\pL*)?[ -]?(knæ|hofte|hånd|arm|ben|skulder|side|fod|ankel|øje|øre|underben|overarm|håndled|lunge)?`)
	eventDay   = sieve.Compile(`(?i)\b(?:prøve)?(opereret|operation|udskrevet|indlagt|sygemeldt|apopleksi|blodprop|termin|forventet fødsel|løsladt)\pL*\b(?:[^.\d]|\bd\.|\bca\.){0,40}?(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)`)
	diabetes   = sieve.Compile(`(?i)\btype[- ]?(1|2)[- ]?diabetes|diabetes(?: mellitus)?,? type[- ]?(1|2)`)
)

// telling is something a text may say one way or the other.
type telling struct {
	about      string
	values     [2]string // for the one and for the other
	grown      bool      // only of the citizen, when grown up
	stems      []string  // one of them stands in every text that says either
	one, other []string
	but        []string // words that make it unsure
}

var tellings = []telling{
	{
		about: "together:", values: [2]string{"no", "yes"}, grown: true,
		stems: []string{"alene", "gift", "enlig", "skilt", "forsørger", "enke", "død", "samlev", "samboende", "sammen", "bor med", "voksne", "ægtefæl"},
		one:   []string{"enlig", "aleneboende", "bor alene", "ugift", "fraskilt", "eneforsørger", "enke", "enkemand", "lever alene", "ægtefælles død", "ægtefællens død", "mandens død", "konens død"},
		other: []string{"gift", "gift med", "samlevende", "samboende", "bor sammen med sin", "bor med sin mand", "bor med sin kone", "bor med ægtefælle*", "bor sammen med ægtefælle*", "med en samlever",
			"bor med samlever*", "bor sammen med samlever*", "registreret med to voksne", "ægtefælles løn*", "ægtefælles formue*", "ægtefælles indkomst*", "ægtefællens formue*", "ægtefællens indkomst*"},
		but: []string{"ikke gift", "tidligere gift"},
	},
	{
		about: "company:", values: [2]string{"no", "yes"}, grown: true,
		stems: []string{"alene", "eneste", "sammen", "hos sin"},
		one:   []string{"bor alene", "lever alene", "aleneboende", "eneste person på adressen"},
		other: []string{"bor sammen med", "bor i huset sammen med", "bor hos sin", "bor hos sine"},
		but:   []string{"alene med"},
	},
	{
		about: "licence:", values: [2]string{"yes", "no"},
		stems: []string{"bil", "kørekort"},
		one:   []string{"har bil", "egen bil", "kører bil", "har kørekort", "kørekort og bil", "bil og kørekort", "kørekort til bil"},
		other: []string{"bilen blev solgt", "bilen er solgt", "solgt bilen", "solgt sin bil", "ingen bil", "har ikke bil", "uden bil", "ikke længere bil", "afleveret kørekort*", "afleveret sit kørekort*",
			"kørekortet er inddraget", "kørekort inddraget", "uden kørekort", "intet kørekort", "ikke kørekort", "mistet kørekort*", "afleverede kørekort*", "kørekort afleveret",
			"kørekortet afleveret", "kørekortet er afleveret"},
	},
	{
		about: "term:", values: [2]string{"yes", "early"},
		stems: []string{"født", "præmatur", "fuldbår"},
		one:   []string{"født til termin", "født til tiden", "fuldbåren*"},
		other: []string{"født i uge 2*", "født i uge 30", "født i uge 31", "født i uge 32", "født i uge 33", "født for tidligt", "præmatur*", "for tidligt født*"},
	},
	{
		about: "allergy:", values: [2]string{"none", "some"},
		stems: []string{"allerg", "cave", "anafyl"},
		one:   []string{"ingen kendte allergier", "ingen allergi*", "ingen kendt allergi*"},
		other: []string{"cave", "allergisk over", "allergi over for", "anafylaksi*", "penicillinallergi*"},
	},
	{
		about: "custody:", values: [2]string{"joint", "alone"},
		stems: []string{"forældremyndighed"},
		one:   []string{"fælles forældremyndighed", "delt forældremyndighed", "begge forældre har del i forældremyndighed*", "begge forældre har forældremyndighed*"},
		other: []string{"forældremyndigheden alene", "forældremyndighed alene", "eneforældremyndighed*", "alene forældremyndighed"},
	},
	{
		about: "children:", values: [2]string{"0", ""},
		stems: []string{"børn", "barnløs", "forsørgelsespligt"},
		one:   []string{"uden børn", "uden forsørgelsespligt", "ingen hjemmeboende børn", "ingen børn", "barnløs*", "har ikke børn"},
		but:   []string{"hjemmeboende barn", "har hjemmeboende", "med hjemmeboende"},
	},
}

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
	for _, t := range tellings {
		adult := !s.isChilds(p.plan) || t.about == "together:" && p.Has("mor", "far", "forælder*")
		if t.grown && !adult || !slices.ContainsFunc(t.stems, func(stem string) bool { return strings.Contains(p.low, stem) }) {
			continue
		}
		if one, other := p.Has(t.one...), p.Has(t.other...); one != other && !p.Has(t.but...) {
			out[t.about] = t.values[map[bool]int{true: 0, false: 1}[one]]
		}
	}
	if out["together:"] == "yes" {
		delete(out, "company:") // said already, and more closely
	}
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
			out["day:"+strings.Replace(strings.ToLower(m[1]), "forventet fødsel", "termin", 1)] = day.String()
		}
	}
	if m := p.findLow(spoken); m != nil && p.part == ofPlan {
		if code := languages[m[1]+m[2]+m[3]]; code != "" {
			out["language:"] = code
		}
	}
	if m := p.find(diabetes); m != nil {
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
		n, _ := strconv.Atoi(years)
		if born.IsZero() {
			continue
		}
		if n < min(ageOn(born, p.plan.Created), s.age(born)) && !p.plan.Created.IsZero() || n > s.age(born) {
			out["born:"+who] = "age " + years
		}
	}
}

var (
	spoken    = sieve.Compile(`(?:sprog|modersmål)(?:et)?(?: er)?:? ?(\pL+)|(\pL+)(?:-?talende| som modersmål)|taler (\pL+)`)
	languages = map[string]string{
		"arabisk": "ar", "tigrinya": "ti", "ukrainsk": "uk", "somalisk": "so", "somali": "so", "farsi": "fa", "persisk": "fa",
		"dari": "prs", "tyrkisk": "tr", "kurdisk": "ku", "polsk": "pl", "rumænsk": "ro", "urdu": "ur", "vietnamesisk": "vi", "engelsk": "en",
		"russisk": "ru", "tysk": "de", "pashto": "ps", "thai": "th", "spansk": "es", "fransk": "fr", "bosnisk": "bs", "kurmanji": "ku", "sorani": "ckb",
	}
	address = sieve.Compile(`[A-ZÆØÅ][\pL.]*(?:vej|gade|allé|stræde|plads|parken|vænget|torv|have|toften|bakken) \d+`)
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
