package detect

import (
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/sieve"
)

// Patterns of numbers, names and days that a text gives of somebody.
var (
	ageSaid   = sieve.Compile(`(?i)\b(?:borger(?:en)?|pt\.?|patienten|ansøger|sygemeldte|kvinde|mand|ydelsesmodtager|han|hun),? (?:er )?(?:en )?(?:på )?(\d{2})(?: år\b|-årig)|\b(\d{2})-årig\pL* (?:kvinde|mand|borger|far|mor|enlig|pige|dreng|pt)`)
	yearBorn  = sieve.Compile(`(?i)(?:\bf\.|\bfødt|\bårgang)(?: i)? ((?:19|20)\d\d)\b`)
	implant   = sieve.Compile(`(?i)\b(THA|TKA|(?:hofte|knæ|skulder|ankel|håndled)\pL+)\b[^.]{0,12}?(højre|venstre|hø\.|ve\.)|(højre|venstre|hø\.|ve\.|hø|ve)\.?[ -]*(?:sidig )?(THA|TKA)\b`)
	rent      = sieve.Compile(`(?i)\bhusleje\pL*[^\d.]{0,25}?(?:kr\.? ?(\d[\d.]*\d)|(\d[\d.]*) ?kr)`)
	schoolAge = sieve.Compile(`(?i)(?:går|begyndt|startet|elev|eleven|trives|nu) i (\d{1,2})\. ?(?:klasse|[a-e]\b)`)
	citizenOf = sieve.Compile(`(?i)\b(\pL+sk) statsborger|statsborger(?:skab)?:? (?:er )?(\pL+sk)\b`)
	phoneSaid = sieve.Compile(`(?i)(?:\btlf|telefon|mobil|nummer|træffes|ringe til mig|ringet|ringes|opkald)\pL*[.:]*(?: på| er| til| nr\.?| og)* ?(\d\d ?\d\d ?\d\d ?\d\d)\b`)
	livesAt   = sieve.Compile(`(?i:\badr\.?:?|adresse[nr]?:?|bopæl:?|\bbor (?:nu )?(?:på|i)|boet (?:på|i)|flyttet til|brev\pL* (?:\pL+ ){0,2}(?:sendt|sendes|skrives|sendte) til|(?:skriver|sender breve?) til)[ :]*(?:er |på )?([A-ZÆØÅ][\pL.]*(?:vej|gade|allé|alle|stræde|plads|parken|vænget|torv|have|toften|bakken|boulevard|boulevarden|gården|marken|lunden|engen|skoven|haven|stien|højen|vangen|draget|ager|kær|dal|bjerg|mose|krogen|svinget|løkken|banken|kajen|diget|brinken) \d+)|(?i:\badr\.?:|adresse:|bopæl:|bosiddende(?: på)?) ?([A-ZÆØÅ][\pL.]+ \d+)`)
	livesIn   = sieve.Compile(`\b(?:[Bb]or|[Bb]oet|[Bb]opæl|bosat|[Aa]dresse) i ([A-ZÆØÅ][\pL]+)(?: [Kk]ommune)?\b(?:[^ ]| [^\d])`)
)

// sameWord is the one name of an event that is written in several ways.
var sameWord = strings.NewReplacer("forventet fødsel", "termin", "løsladelse", "løsladt", "udskrivelse", "udskrevet", "udskrivning", "udskrevet", "indlæggelse", "indlagt")

// numbers are what a text gives of somebody in figures.
func (s *sight) numbers(p *passage, out map[string]string) {
	if p.part == ofGoal || p.part == ofCondition {
		return
	}
	who := s.subjectOf(p.plan)
	if m := p.find(ageSaid); m != nil && !s.isOfOther(p, m[0]) && p.plan != nil {
		s.wrongAge(p, s.bornOf(who), who, m[1]+m[2], out)
	}
	if m := p.find(yearBorn); m != nil && !s.isOfOther(p, m[0]) && out["born:"+who] == "" {
		if born := s.bornOf(who); !born.IsZero() && strconv.Itoa(born.Year) != m[1] && !s.namesAnyone(p) {
			out["born:"+who] = m[1]
		}
	}
	for _, m := range p.findAll(implant) {
		named := strings.ToLower(m[1] + m[4])
		for _, part := range bodyParts {
			if strings.HasPrefix(named, part[0]) {
				out["side:"+part[1]] = sideNames.Replace(strings.ToLower(m[2] + m[3]))
				delete(out, "side:side")
			}
		}
	}
	if m := p.find(rent); m != nil {
		out["rent:"] = strings.ReplaceAll(m[1]+m[2], ".", "")
	}
	if m := p.find(schoolAge); m != nil {
		if child, ok := s.pupil(p, who); ok && !s.said(m[0]).Has("ven*") {
			out["grade:"+child] = m[1]
		}
	}
	if m := p.find(citizenOf); m != nil && !s.isOfOther(p, m[0]) {
		out["nationality:"+who] = strings.ToLower(m[1] + m[2])
	}
	if m := p.find(phoneSaid); m != nil && who == "" && !s.isOfficial(p, m[0], m[1]) {
		out["number:"] = strings.ReplaceAll(m[1], " ", "")
	}
	if m := p.find(livesAt); m != nil && who == "" && !s.isOfOther(p, m[0]) && !p.Has("flytter", "fraflytte*", "tidligere", "co", "udsat", "opsagt", "møde", "mødet") {
		out["address:"] = strings.ToLower(m[1] + m[2])
		if low := strings.ToLower(m[0]); out["home:"] == "" && (strings.HasPrefix(low, "adr") || strings.HasPrefix(low, "bopæl") || strings.HasPrefix(low, "bor ")) {
			out["home:"] = "yes"
		}
	}
	if m := p.find(livesIn); m != nil && who == "" && !s.isOfOther(p, m[0]) && !p.Has("tidligere", "flytter", "hvis") {
		out["town:"] = strings.ToLower(m[1])
	}
}

// bodyParts are how the words for an operation or a break begin, and what part of
// the body it is.
var bodyParts = [][2]string{{"tha", "hofte"}, {"hofte", "hofte"}, {"tka", "knæ"}, {"knæ", "knæ"}, {"skulder", "skulder"}, {"ankel", "ankel"}, {"håndled", "hånd"}}

var sideNames = strings.NewReplacer("hø.", "højre", "ve.", "venstre", "hø", "højre", "ve", "venstre", "højre", "højre", "venstre", "venstre")

// wrongAge keeps an age that was right neither on the day the plan was made nor
// today.
func (s *sight) wrongAge(p *passage, born models.Date, who, years string, out map[string]string) {
	n, _ := strconv.Atoi(years)
	if born.IsZero() {
		return
	}
	if n < min(ageOn(born, p.plan.Created), s.age(born)) && !p.plan.Created.IsZero() || n > s.age(born) {
		out["born:"+who] = "age " + years
	}
}

// pupil is the child a school year is of: the one the plan is about, the one
// named, or the only one there is.
func (s *sight) pupil(p *passage, who string) (string, bool) {
	if who != "" {
		return who, true
	}
	var young []string
	for _, person := range s.young() {
		if namesWord(p.raw, person.FirstName()) {
			return person.ID, true
		}
		young = append(young, person.ID)
	}
	if len(young) == 1 {
		return young[0], true
	}
	return "", false
}

// isOfficial reports whether a telephone number is somebody else's than the
// citizen's.
func (s *sight) isOfficial(p *passage, found, number string) bool {
	if s.isOfOther(p, found) || p.Has("jobcent*", "kommunen*", "vagt*", "hovednummer*", "afdeling*", "sagsbehandler*", "kontaktperson*", "mentor*", "lægen*", "reception*", "afbud*",
		"ring til", "kontakt", "henvendelse*", "pårørende*", "søster*", "bror*", "datter*", "søn*", "mor", "far", "arbejdsgiver*", "ring på", "åbningstid*", "kan kontaktes") {
		return true
	}
	same := func(other string) bool {
		return strings.ReplaceAll(other, " ", "") == strings.ReplaceAll(number, " ", "")
	}
	return slices.ContainsFunc(s.Plans, func(plan models.SectorPlan) bool { return same(plan.Owner.Phone) }) ||
		slices.ContainsFunc(s.Citizen.Household, func(person models.Person) bool { return same(person.Phone) })
}

// namesAnyone reports whether the text names somebody of the household or a
// relative at all.
func (s *sight) namesAnyone(p *passage) bool {
	for i := range p.Words {
		if relatives[p.Words[i].Low] || s.namesMember(p, i) {
			return true
		}
	}
	return false
}
