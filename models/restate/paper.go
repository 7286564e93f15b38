package restate

import (
	"regexp"
	"slices"
	"strings"
)

// Paper is one paper a department asks for. Two demands for papers of the same
// Family can as a rule be met with the same paper; a person says whether.
type Paper struct {
	Key      string   // canonical, text under "paper.<key>"
	Family   string   // the key the family is named after
	By       string   // who writes it: psychiatrist, gp, hospital, bank, …; "" when not known
	Combined []string // keys of the other papers asked for in the same text
}

// OtherPaper is the key of a paper that stands in a list with papers we know
// and that no rule recognises: the reader must see that the list is longer.
const OtherPaper = "andet"

var (
	paperLines = slices.Concat(healthPapers, moneyPapers, lifePapers)
	paperRules = func() table {
		lines := make([]line, len(paperLines))
		for i, l := range paperLines {
			lines[i] = line{key: l.key, say: l.say}
		}
		return compile(lines)
	}()
)

// Papers reads a demand for documentation as canonical papers, each once and
// in the order asked for. It is nil when no paper in it is recognised.
func Papers(what string) []Paper {
	var out []Paper
	var before string
	unknown := false
	for _, item := range paperItems(tidy(what)) {
		found, ok := readPaper(item, before)
		switch {
		case ok && !holds(out, found.Key):
			out = append(out, found)
		case !ok && !isRemark(item, before):
			unknown = true
		}
		if ok || before == "" {
			before = item
		}
	}
	if len(out) == 0 {
		return nil
	}
	if unknown {
		out = append(out, Paper{Key: OtherPaper, Family: OtherPaper})
	}
	return combine(out)
}

// readPaper recognises one item of a list, alone or as the continuation of the
// item before: "oplysninger fra læge om diagnose | og medicin".
func readPaper(item, before string) (Paper, bool) {
	for _, text := range []string{item, stem(before) + " " + item} {
		if len(text) > maxSentence {
			continue
		}
		for _, i := range paperRules.sieve.Through(text) {
			if paperRules.rules[i].want.Regexp.MatchString(text) {
				return paperLines[i].paper(), true
			}
		}
	}
	return Paper{}, false
}

func (l paperLine) paper() Paper {
	p := Paper{Key: l.key, Family: l.family, By: l.by}
	if p.Family == "" {
		p.Family = l.key
	}
	return p
}

var lastLink = pattern(`^(.*\b(?:fra|om|for|af|vedr\.?|vedrørende|på))\b[^,]*$`)

// stem is an item up to and with its last preposition, "" without one.
func stem(item string) string {
	if p := lastLink.FindStringSubmatch(item); p != nil {
		return p[1]
	}
	return ""
}

var (
	itemBreaks  = pattern(`[,;\n/]|\s\+\s|\bog\b|\bsamt\b|\beller\b`)
	leFraction  = pattern(`l(?:ae|æ)\.?\s?\d{3}`)
	remarks     = pattern(`^(?:mv|m\.v|osv|o\.l|lign\w*|mm|m\.m|tak|bedes\b.*|kopi|evt\.?.*|både .*|skal\b.*|senest\b.*|inden\b.*|gerne\b.*|.*\b(?:indsendes|fremsendes|medbringes|vedlægges|afleveres|uploades)|\d+.*|ikke ældre end.*|seneste\b.*|begge\b.*|dig|ægtefælle|samlever|partner|børn|underskrevet\b.*|dateret\b.*|original\w*|digitalt|eventuel\w*)\.?$`)
	pairOfWords = regexp.MustCompile(`(\w+)- og (\w)`) // "børne- og ungdomspsykiatrien" is one place
	slashInId   = regexp.MustCompile(`(\d)/(\d)`)
)

// paperItems cuts a demand where a list is cut. What stands in brackets after
// a paper belongs to it.
func paperItems(text string) []string {
	var out []string
	for _, s := range sentences(text) {
		folded := slashInId.ReplaceAllString(fold(s), "$1-$2")
		folded = pairOfWords.ReplaceAllString(folded, "${1}_og_$2")
		for _, item := range itemBreaks.Split(folded, -1) {
			if item = strings.Trim(item, " .:-–•*"); item != "" {
				out = append(out, item)
			}
		}
	}
	return out
}

// isRemark reports whether an unread item says something about the paper
// before it and asks for no paper of its own.
func isRemark(item, before string) bool {
	if before != "" && stem(before) != "" && len(strings.Fields(item)) <= 2 {
		return true
	}
	return remarks.MatchString(item) || before == "" && leFraction.MatchString(item)
}

func holds(papers []Paper, key string) bool {
	for _, p := range papers {
		if p.Key == key {
			return true
		}
	}
	return false
}

func combine(papers []Paper) []Paper {
	for i := range papers {
		for j := range papers {
			if i != j {
				papers[i].Combined = append(papers[i].Combined, papers[j].Key)
			}
		}
	}
	return papers
}
