package restate

import (
	"math"
	"regexp"
	"strings"
)

// PlaceParts is a place as a text writes it, taken apart. Nothing is looked
// up: Name, Room and Address are the caseworker's own letters.
type PlaceParts struct {
	Name          string
	Room          string
	Address       string
	TravelMinutes int
	TravelBy      string // bus, train, metro, ferry, car, taxi, bike, foot, public; "" when not said
	Home          bool   // in the citizen's own home
	Online        bool
	Phone         bool
}

var (
	brackets    = regexp.MustCompile(`\(([^()]*)\)`)
	travelTime  = pattern(`(?:ca\.? )?#n\s?(min\w*\.?|timers?|time|t\.?)\b\.?(?:\s?(?:og )?#of\s?min\w*\.?)?`)
	travelHint  = pattern(`\b(?:med|rejse\w*|transport\w*|kørsel|køre\w*|gå\w*|cykel\w*|bus|tog|metro|min|time|timer)\b`)
	addressLike = pattern(`(?:\b[\p{L}.' -]*(?:vej|vejen|gade|gaden|alle|allé|plads|pladsen|torv|torvet|stræde|boulevard|stien|sti|vænge|parken|park|kaj|bro|gyde|have|haven|vang|bakke|toften|tofte|kajen|havn|havnen|ager|agervej|lunden|lund|engen)\s+\d+\s?[a-z]?\b|\b\d{4}\s+\p{L}+|^[\p{L} .']+ \d+\s?[a-z]?(?:,|$))`)
	roomLike    = pattern(`\b(?:lokale|sal|mødelokale|mødesal|rum|værelse|etage|opgang|blok|stuen|kælder\w*|st\.|indgang|afdeling|afsnit|bygning|\d+\. sal|\d+\. th|\d+\. tv|kantinen|reception\w*)\b`)
	onlineWords = pattern(`\b(?:video\w*|teams|zoom|skype|online|virtuel\w*|digitalt(?: møde)?|webinar|meet|facetime|onlinemøde)\b`)
	phoneWords  = pattern(`\b(?:telefon\w*|tlf|opkald|ringer (?:til )?dig|bliver ringet op|ringes op)\b`)
	homeWords   = pattern(`\b(?:hjemme hos|hjemme\b|^hjemmet\b|(?:i|på) (?:borgers?|eget|egen|eget|dit|hendes|hans|familiens)? ?(?:hjem|hjemmet|bopæl|bopælen|bolig|boligen|adresse)\b|borgers (?:hjem|bolig|bopæl)|hjemmebesøg|hos (?:borger|dig|familien)\b|eget hjem|egen bolig|bopælen|privat adresse)`)
	notHome     = pattern(`\b(?:plejehjem\w*|hjemme(?:side|pleje|værn|hjælp)\w*|forsorgshjem\w*|børnehjem\w*|ungdomshjem\w*)`)
)

// Place takes a place apart.
func Place(text string) PlaceParts {
	text = strings.Join(strings.Fields(tidy(text)), " ")
	var p PlaceParts
	if len(text) > maxSentence {
		return PlaceParts{Name: text}
	}
	p.readTravel(text)
	bare := brackets.ReplaceAllStringFunc(text, func(in string) string {
		if isTravel(fold(in)) {
			return ""
		}
		return in
	})
	folded := fold(text)
	p.Online = onlineWords.MatchString(folded)
	p.Phone = phoneWords.MatchString(folded) && !p.Online
	p.Home = homeWords.MatchString(folded) && !notHome.MatchString(folded) && !p.Online && !p.Phone
	p.readParts(bare)
	return p
}

func (p *PlaceParts) readParts(text string) {
	var names, rooms, address []string
	for i, part := range strings.Split(text, ",") {
		part = strings.Trim(part, " .;-–")
		folded := fold(part)
		switch {
		case part == "" || isTravel(folded):
		case i > 0 && roomLike.MatchString(folded) && !strings.HasSuffix(folded, "vej"):
			rooms = append(rooms, part)
		case addressLike.MatchString(folded) && !roomLike.MatchString(folded) && (i > 0 || !p.Home):
			address = append(address, part)
		case i > 0 && len(address) > 0:
			address = append(address, part)
		default:
			names = append(names, part)
		}
	}
	p.Name, p.Room, p.Address = strings.Join(names, ", "), strings.Join(rooms, ", "), strings.Join(address, ", ")
}

// isTravel reports whether a piece of a place tells how long the way is.
func isTravel(folded string) bool {
	return travelTime.MatchString(folded) && travelHint.MatchString(folded) && !addressLike.MatchString(folded)
}

func (p *PlaceParts) readTravel(text string) {
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return r == '(' || r == ')' || r == ',' }) {
		folded := strings.TrimSpace(fold(piece))
		if !isTravel(folded) {
			continue
		}
		at := travelTime.FindStringSubmatch(folded)
		n, _ := number(at[1])
		minutes := n
		if !strings.HasPrefix(at[2], "min") {
			minutes = n * 60
			if more, ok := number(at[3]); ok {
				minutes += more
			}
		}
		if minutes > 0 && minutes < 24*60 {
			p.TravelMinutes = int(math.Round(minutes))
		}
		p.TravelBy = vehicle(folded)
	}
}

func vehicle(folded string) string {
	for _, v := range vehicles.rules {
		if v.want.MatchString(folded) {
			return v.key
		}
	}
	return ""
}

var vehicles = compile([]line{
	{key: "bus", say: `\b\w*bus(?:sen)?\b`},
	{key: "train", say: `\b\w*tog(?:et)?\b|\bs-tog\b|\bletbane\w*`},
	{key: "metro", say: `\bmetro\w*`},
	{key: "ferry", say: `\bfærge\w*`},
	{key: "taxi", say: `\b(?:taxa|taxi|flextrafik|flextur|handicapkørsel)\b`},
	{key: "car", say: `\bbil(?:en)?\b|\bkørsel\b|\bi bil\b`},
	{key: "bike", say: `\b(?:cykel|cyklen|på cykel|cykling)\b`},
	{key: "foot", say: `\b(?:gang|til fods|gåtur|gåafstand|gå)\b`},
	{key: "public", say: `\b(?:offentlig\w* transport|kollektiv\w*)\b`},
})
