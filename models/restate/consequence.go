package restate

import (
	"sort"
	"strings"
)

// Consequences finds the sanctions and refusals a text says may follow or will
// follow, wherever they stand in it. It says them as hard as the text does.
func Consequences(text string) []Statement {
	var out []Statement
	for _, one := range sentences(text) {
		found := newSentence(one, noDay).consequences()
		sort.SliceStable(found, func(i, j int) bool { return found[i].from < found[j].from })
		for _, f := range found {
			out = append(out, f.Statement)
		}
	}
	return out
}

func (s *sentence) consequences() []placed {
	if len(s.folded) > maxSentence || noPenalty.MatchString(s.folded) {
		return nil
	}
	maybe := maybeWords.MatchString(s.folded)
	why, whyAt := s.cause()
	var out []placed
	said := s.statements(consequenceRules)
	for _, c := range said {
		if maybe && maybeKeys[c.Key] {
			c.Key += MaybeSuffix
		}
		out = append(out, c)
	}
	money := s.money()
	if len(said)+len(money) > 0 {
		for _, at := range conditionals.FindAllStringIndex(s.folded, -1) {
			s.take(at)
		}
	}
	if wantsCause(said) && len(money) == 0 && why != causeNone {
		s.take(whyAt)
		out = append(out, placed{Statement{Key: "consequence.if" + map[cause]string{causeAway: "_away", causeLate: "_papers", causeRules: "_rules"}[why]}, len(s.text)})
	}
	return append(out, money...)
}

// MaybeSuffix ends the key of a consequence the text calls possible. Without
// it the text says that it will happen.
const MaybeSuffix = "_maybe"

// causeSaid are the consequences whose key holds the cause already.
var causeSaid = map[string]bool{
	"consequence.late_is_absence": true, "consequence.absence_registered": true,
	"consequence.refused_without_papers": true, "consequence.decided_without_papers": true,
}

// maybeKeys are the consequences that may be possible or certain.
var maybeKeys = func() map[string]bool {
	keys := keySet(sanctions)
	for _, always := range []string{"late_is_absence", "absence_registered", "decided_without_papers", "parent_order", "written_warning"} {
		delete(keys, "consequence."+always)
	}
	return keys
}()

// conditionals lead to the cause of a consequence and are said with it.
var conditionals = pattern(`\b(?:hvis|såfremt|udebliver)\b`)

func wantsCause(said []placed) bool {
	for _, c := range said {
		if !causeSaid[c.Key] {
			return true
		}
	}
	return false
}

// Money that is lost: how surely, how much, and because of what.
var (
	lossWords  = pattern(`\b(?:miste\w*|mister|bortfald\w*|fortabe\w*|tab af|stop\w*|standse\w*|standsning|ophør\w*|inddrag\w*|frakend\w*|tilbagehold\w*|udbetales ikke)\b`)
	cutWords   = pattern(`\b(?:sanktion\w*|træk i|trækkes (?:der )?i|trukket i|fradrag i|nedsæt\w*|nedsat|reducer\w*|reduktion|punktsanktion\w*)\b`)
	hitWords   = pattern(`\b(?:konsekvens\w*|betydning) for\b`)
	maybeWords = pattern(`\b(?:kan|risik\w*|vil kunne|eventuel\w*|overvejes|mulig\w*)\b`)
	awayWords  = pattern(`\b(?:udebliv\w*|udeblev\w*|udeblivelse\w*|fravær\w*|manglende (?:fremmøde|deltagelse)|(?:ikke\b[^,;]*?(?:møder?|mødt|deltag\w*|fremmød\w*))|(?:møder?|deltager|fremmøder)\b[^,;]*?\bikke|for sent fremmøde|uden afbud|passivitet)\b`)
	lateWords  = pattern(`\b(?:manglende (?:dokumentation|indsendelse|aflevering|oplysninger|bilag|svar)|(?:dokumentation\w*|papirer\w*|oplysninger\w*|bilag|attest\w*|skema\w*|oplysningsskema\w*)\b[^,;]*?\b(?:ikke|for sent|mangler)|ikke\b[^,;]*?(?:indsend\w*|fremsend\w*|aflever\w*|modtag\w*|dokumenter\w*|besvare\w*))\b`)
	breaches   = pattern(`\b(?:manglende (?:betaling|medvirken|samarbejde|overholdelse|efterlevelse|jobsøgning|rådighed|cv)|(?:ikke\b[^,;]*?(?:medvirk\w*|overhold\w*|følg\w*|samarbejd\w*|efterlev\w*|søg\w*|registrer\w*|oplys\w*))|(?:medvirk\w*|overhold\w*|følges|samarbejder)\b[^,;]*?\bikke|afslag på (?:tilbud|arbejde)|afvis\w* (?:tilbud|arbejde)|undlad\w*|overtræd\w*|brud på|misligholde\w*)\b`)
	noPenalty  = pattern(`\b(?:kan|må|vil|bliver|får|medfører|får ingen|ikke få|har)\s+(?:ikke|ingen|aldrig)\b[^,;]*?(?:medfør\w*|konsekvens\w*|sanktion\w*|betydning|miste\w*|bortfald\w*|nedsæt\w*|standse\w*|træk\w*)|\b(?:uden|ingen) (?:konsekvens\w*|sanktion\w*)|\b(?:ophører|bortfalder|standses|stopper|stoppes|nedsættes|mister|mistes|trækkes|inddrages|ophæves|afbrydes|afsluttes) (?:dog |derfor )?ikke\b|\bikke (?:medføre|få konsekvens\w*|sanktioner\w*|miste\w*)|\b(?:sanktion\w*|konsekvens\w*)\b[^,;]*?\b(?:ophævet|frafaldet|ikke aktuel\w*|annulleret|bortfalder)`)
)

// money is the loss of a benefit in s, if s says one. Without a benefit or the
// word sanction there is nothing to say, and a past loss is none.
func (s *sentence) money() []placed {
	cut := cutWords.FindStringIndex(s.folded)
	loss := lossWords.FindStringIndex(s.folded)
	hit := hitWords.FindStringIndex(s.folded)
	benefit, where := benefitIn(s.folded)
	if pastSanction.MatchString(s.folded) {
		return nil
	}
	var key string
	var at []int
	switch {
	case loss != nil && benefit != "" && s.free(loss[0], loss[1]):
		key, at = "stops", loss
	case cut != nil && s.free(cut[0], cut[1]) && (benefit != "" || sanctionWord.MatchString(s.folded)):
		key, at = "cut", cut
	case hit != nil && benefit != "":
		key, at = "hits", hit
	default:
		return nil
	}
	if where != nil && (!s.free(where[0], where[1]) || !s.near(at, where)) {
		return nil
	}
	if benefit == "" {
		benefit = "ydelse"
	}
	cause, causeAt := s.cause()
	if cause == causeNone && key == "cut" && !maybeWords.MatchString(s.folded) && !effectWords.MatchString(s.folded) {
		return nil
	}
	st := Statement{Key: "consequence." + certainty(s.folded, key) + string(cause), Args: map[string]string{"benefit": benefit}}
	s.take(at, where, causeAt, maybeWords.FindStringIndex(s.folded), effectWords.FindStringIndex(s.folded))
	return []placed{{st, at[0]}}
}

var (
	sanctionWord = pattern(`\b(?:sanktion\w*|punktsanktion\w*)\b`)
	effectWords  = pattern(`\b(?:medfør\w*|betyde\w*|resulter\w*|føre\w* til|udløse\w*|give\w*|ellers)\b`)
	pastSanction = pattern(`\b(?:er|blev|har fået|blevet|har været) (?:tidligere )?(?:sanktioneret|trukket|standset|nedsat|stoppet)\b`)
)

// near reports whether two places stand so close in one clause that they speak
// of the same thing.
func (s *sentence) near(a, b []int) bool {
	if a[0] > b[0] {
		a, b = b, a
	}
	if a[1] >= b[0] {
		return true
	}
	between := s.folded[a[1]:b[0]]
	return len(between) <= maxBetween && !strings.ContainsAny(between, ",;:") && !strings.Contains(between, " og ")
}

const maxBetween = 32

// cause is the end of a key: why the money is lost.
type cause string

const (
	causeAway  cause = ""
	causeLate  cause = "_papers"
	causeRules cause = "_rules"
	causeNone  cause = "_plain"
)

func (s *sentence) cause() (cause, []int) {
	if at := lateWords.FindStringIndex(s.folded); at != nil {
		return causeLate, at
	}
	if at := awayWords.FindStringIndex(s.folded); at != nil {
		return causeAway, at
	}
	if at := breaches.FindStringIndex(s.folded); at != nil {
		return causeRules, at
	}
	return causeNone, nil
}

func certainty(folded, key string) string {
	if !maybeWords.MatchString(folded) {
		return key
	}
	return map[string]string{"stops": "may_lose", "cut": "may_cut", "hits": "may_hit"}[key]
}

func (s *sentence) take(places ...[]int) {
	for _, p := range places {
		if p != nil {
			s.taken = append(s.taken, span{p[0], p[1]})
		}
	}
}
