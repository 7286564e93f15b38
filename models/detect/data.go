package detect

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
)

// said is one thing that a text states of a person: "knæ" is "højre".
type said struct {
	value string
	at    *passage
}

// wrongData finds what two departments state differently, or against what the
// plan itself knows: ages, days of birth, who lives there, how many children,
// left and right, when an operation was.
func wrongData(s *sight) []Finding {
	stated := map[string][]said{}
	for _, p := range s.passages {
		if p.part == ofDemand || p.part == ofAppointment {
			continue
		}
		for about, value := range s.statements(p) {
			stated[about] = append(stated[about], said{value, p})
		}
	}
	var found []Finding
	for _, about := range slices.Sorted(maps.Keys(stated)) {
		if f, ok := s.disagree(about, stated[about]); ok {
			found = append(found, f)
		}
	}
	return append(append(append(found, s.turnedRound()...), s.oldAddress()...), s.noEmployer()...)
}

// disagree makes a finding of values that differ among departments, or of one
// that differs from what is known.
func (s *sight) disagree(about string, all []said) (Finding, bool) {
	known := s.known(about)
	byPlan := map[string]string{}
	differ := false
	for _, one := range all {
		name := label(one.at.plan)
		if before, twice := byPlan[name]; twice && before != one.value {
			return Finding{}, false // one plan says both: it speaks of two things
		}
		byPlan[name] = one.value
		differ = differ || one.value != all[0].value || len(known) > 0 && !slices.Contains(known, one.value)
	}
	if !differ {
		return Finding{}, false
	}
	kind, _, _ := strings.Cut(about, ":")
	f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Args: map[string]string{"about": kind}}
	var facts, values []string
	for _, one := range all {
		if len(known) > 0 && slices.Contains(known, one.value) {
			continue
		}
		f.Refs = append(f.Refs, one.at.plan.ID)
		f = f.touching(one.at.plan)
		facts = append(facts, one.value+" "+label(one.at.plan))
		if !slices.Contains(values, one.value) {
			values = append(values, one.value)
		}
	}
	slices.Sort(values)
	f.Args["values"] = strings.Join(append(values, known...), "|")
	return f.named(append(facts, about)...), true
}

// known is what the plan itself knows about it, nil when nothing.
func (s *sight) known(about string) []string {
	kind, who, _ := strings.Cut(about, ":")
	switch kind {
	case "born":
		if born := s.bornOf(who); !born.IsZero() {
			return []string{born.String()}
		}
	case "language":
		if l := strings.ToLower(s.Citizen.Language); l != "" && l != "da" {
			return []string{l}
		}
	case "together":
		for _, p := range s.Citizen.Household {
			if partnerWords.MatchString(strings.ToLower(p.Relation)) {
				return []string{"yes"}
			}
		}
	case "children":
		n := 0
		for _, p := range s.Citizen.Household {
			if a := s.age(p.Born); a >= 0 && a < adult {
				n++
			}
		}
		if n > 0 {
			return []string{strconv.Itoa(n)}
		}
	}
	return nil
}

func (s *sight) bornOf(who string) models.Date {
	if who == "" {
		return s.Citizen.Born
	}
	person, _ := s.Citizen.PersonByID(who)
	return person.Born
}

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
	if !s.isChilds(p.plan) || p.Has("mor", "far", "forælder*") {
		single := p.Has("enlig", "aleneboende", "bor alene", "ugift", "fraskilt", "eneforsørger")
		couple := p.Has("gift", "gift med", "samlevende", "samboende", "bor sammen med sin", "bor med sin mand", "bor med sin kone", "bor med ægtefælle*", "bor sammen med ægtefælle*")
		if single != couple && !p.Has("ikke gift", "tidligere gift") {
			out["together:"] = map[bool]string{true: "no", false: "yes"}[single]
		}
	}
	drives, drivesNot := p.Has("har kørekort", "kørekort og bil", "bil og kørekort", "kørekort til bil"), p.Has("afleveret kørekort*", "afleveret sit kørekort*", "afleveret kørekortet", "kørekortet er inddraget", "kørekort inddraget", "uden kørekort", "intet kørekort", "ikke kørekort", "mistet kørekort*", "afleverede kørekort*", "kørekort afleveret", "kørekortet afleveret", "kørekortet er afleveret")
	if drives != drivesNot {
		out["licence:"] = map[bool]string{true: "yes", false: "no"}[drives]
	}
	none, some := p.Has("ingen kendte allergier", "ingen allergi*", "ingen kendt allergi*"), p.Has("cave", "allergisk over", "allergi over for", "anafylaksi*", "penicillinallergi*")
	if none != some {
		out["allergy:"] = map[bool]string{true: "none", false: "some"}[none]
	}
	joint, alone := p.Has("fælles forældremyndighed", "delt forældremyndighed"), p.Has("forældremyndigheden alene", "forældremyndighed alene", "eneforældremyndighed*", "alene forældremyndighed")
	if joint != alone {
		out["custody:"] = map[bool]string{true: "joint", false: "alone"}[joint]
	}
	if p.Has("uden børn", "ingen børn", "barnløs*", "har ikke børn") && !p.Has("hjemmeboende") {
		out["children:"] = "0"
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
	if m := spoken.FindStringSubmatch(p.low); m != nil && p.part == ofPlan {
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
	address = regexp.MustCompile(`[A-ZÆØÅ][\pL.]*(?:vej|gade|allé|stræde|plads|parken|vænget|torv|have|toften|bakken) \d+`)
)

// oldAddress finds an address still in use that another plan says the citizen has
// left.
func (s *sight) oldAddress() []Finding {
	var found []Finding
	for _, left := range s.passages {
		for _, one := range left.Sentences {
			if !s.said(one).Has("udsat", "fraflyttet", "flyttet fra", "opsagt", "udsættelse*", "tidligere adresse", "fraflytning*") {
				continue
			}
			all := address.FindAllString(one, -1)
			slices.Sort(all)
			for _, where := range slices.Compact(all) {
				for _, p := range s.passages {
					if label(p.plan) == label(left.plan) || !strings.Contains(p.raw, where) || p.Has("udsat", "fraflyttet", "opsagt", "tidligere") {
						continue
					}
					f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Refs: []string{p.ref, left.plan.ID}, Args: map[string]string{"about": "address", "values": ""}}
					found = append(found, f.touching(p.plan, left.plan).named(where, p.raw, one))
				}
			}
		}
	}
	return found
}

// noEmployer finds a meeting with the employer of somebody who works for
// themselves.
func (s *sight) noEmployer() []Finding {
	for _, own := range s.passages {
		if !own.Has("selvstændigt erhvervsdrivende", "selvstændig erhvervsdrivende", "egen virksomhed", "enkeltmandsvirksomhed*") {
			continue
		}
		for _, p := range s.passages {
			if p.part == ofAppointment && p.Has("arbejdsgiver*") {
				f := Finding{Kind: WrongData, Severity: Medium, Acts: Municipality, Refs: []string{p.ref, own.plan.ID}, Args: map[string]string{"about": "employer", "values": ""}}
				return []Finding{f.touching(p.plan, own.plan).named(p.raw, own.raw)}
			}
		}
	}
	return nil
}

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

// turnedRound finds measures that end before they begin.
func (s *sight) turnedRound() []Finding {
	var found []Finding
	for _, m := range s.measures {
		if !m.Measure.To.IsZero() && !m.Measure.From.IsZero() && m.Measure.To.Before(m.Measure.From) {
			f := Finding{Kind: WrongData, Severity: Low, Acts: Municipality, Refs: []string{m.ref}, Args: map[string]string{"about": "period",
				"first_date": m.Measure.From.String(), "last_date": m.Measure.To.String(), "values": ""}}
			found = append(found, f.touching(m.Measure.Plan).named(label(m.Measure.Plan), m.Measure.From.String(), m.Measure.To.String()))
		}
	}
	return found
}
