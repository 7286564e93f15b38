package restate

import (
	"sort"
	"strings"

	"enplan/models"
)

// conditionRules in the order they are tried: what is narrow before what is
// wide, for the first rule to recognise some words keeps them.
var conditionRules = compile(hoursOfDay, protections, sickness, papersDue, treatment, jobSearch, housing,
	contacts, presence, everyday, terms)

// otherKeys are the demands that can be said of a person by name.
var otherKeys = map[string]bool{
	"condition.meet_at_other": true, "condition.meet_by_other": true, "condition.home_until_other": true,
	"condition.must_attend_other": true, "condition.attend_all_other": true, "condition.drug_free_by_other": true,
	"condition.drug_free_other": true, "condition.be_in_treatment_other": true, "condition.start_school_other": true,
	"condition.take_medicine_other": true, "condition.urine_test_other": true, "condition.back_by_other": true,
}

// Condition says a condition idea by idea, consequences included. Sentences
// (and limits inside a sentence) that no rule recognises come as AsWritten.
// Days without a year are read as the ones nearest to day.
func Condition(text string, day models.Date) []Statement {
	var out []Statement
	for _, one := range sentences(text) {
		s := newSentence(one, day)
		found := s.consequences()
		s.threatens = len(found) > 0
		found = append(found, s.statements(conditionRules)...)
		sort.SliceStable(found, func(i, j int) bool { return found[i].from < found[j].from })
		if onlyTerms(found) {
			found = nil
		}
		for _, f := range found {
			out = append(out, f.Statement)
		}
		if len(found) == 0 || s.saysMore() {
			out = append(out, Statement{Key: AsWritten, Args: map[string]string{"text": s.text}})
		}
	}
	return out
}

// onlyTerms reports whether the days of a demand were read and the demand was
// not: then nothing has been understood.
func onlyTerms(found []placed) bool {
	for _, f := range found {
		if !termKeys[f.Key] {
			return false
		}
	}
	return true
}

var termKeys = keySet(terms)

// placed is a statement and where in the sentence it began.
type placed struct {
	Statement
	from int
}

// statements tries every rule once; a key is said once per sentence.
func (s *sentence) statements(rules table) []placed {
	var out []placed
	said := map[string]bool{}
	for r := range rules.in(s.folded) {
		if said[r.key] {
			continue
		}
		if st, took, ok := r.apply(s); ok {
			said[r.key] = true
			out = append(out, placed{st, took.from})
		}
	}
	return out
}

var (
	limits = pattern(`\d|\b(?:medmindre|undtagen|dog|bortset|kun|hvis|såfremt|forudsat|indtil|inden|senest|før|efter|primo|medio|ultimo|ikke|ingen|straks|samme dag|skal|må)\b`)
	frames = pattern(`\(\d+(?: år)?\)|\bdet (?:er (?:et krav|en betingelse|en forudsætning|et vilkår)|forudsættes)\b`)
	spices = pattern(`\b(?:borger\w*|mor|far|den|det|de|der|at|og|samt|i|på|til|for|fra|af|om|ved|med|som|en|et|er|har|vil|være|skal|sygemeldte|unge|forælder|forældre\w*|pt|skole\w*|dag\w*|alle|hver\w*|sin|sit|sine|egen|eget|alene|individuelt|også|altid|derfor|fortsat|herunder|idet|kl|hverdage|mandag|tirsdag|onsdag|torsdag|fredag|jf|vedrørende|aktiviteter|aktivitet|aftalte|aftaler|forløbet|tilbuddet|opfølgning|samtaler?|uden|grund|rimelig|gyldig)\b|[^a-z0-9]+`)
)

// saysMore reports whether the words no rule took still hold a limit, a demand
// or more than a few words of content.
func (s *sentence) saysMore() bool {
	left := modalWords.ReplaceAllString(s.rest(), " ")
	content := strings.Fields(spices.ReplaceAllString(s.rest(), " "))
	return limits.MatchString(strings.TrimSpace(left)) || len(content) > 5
}

// rest is the folded sentence without the words that rules took and without
// the frames that say nothing of their own.
func (s *sentence) rest() string {
	rest := []byte(s.folded)
	for _, t := range s.taken {
		for i := t.from; i < t.to; i++ {
			rest[i] = ' '
		}
	}
	return frames.ReplaceAllString(string(rest), " ")
}
