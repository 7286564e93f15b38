package detect

import (
	"slices"

	"enplan/models/topic"
)

// taught are the sorts of help that are lessons: who has had them once need not
// have them again, so that it does not matter whether they go on at one time.
var taught = map[string]bool{"pain": true, "coping": true, "smoking": true}

// illnesses are those that people are taught to live with, told apart by the
// words for them.
var illnesses = [][]string{
	{"diabetes*", "*-diabetes", "sukkersyge*", "blodsukker*"},
	{"kol", "kol-*", "lungesygdom*", "lungeskole*", "astma*"},
	{"hjertesygdom*", "hjertesvigt*", "hjerteskole*", "hjertepatient*", "hjerteflimmer*"},
	{"kræft*", "efter kræft"},
	{"epilepsi*"}, {"sklerose*", "scleros*"}, {"parkinson*"}, {"demens*", "alzheimer*"},
	{"gigt", "leddegigt*", "gigtskole*", "artrose*", "slidgigt*"},
	{"knogleskørhed*", "osteoporose*"}, {"adhd*"}, {"autisme*"}, {"migræne*"}, {"apopleksi*", "blodprop i hjernen"}, {"stofskifte*"},
}

const afterLessons = 180 // days after which lessons may well be given again

// taughtTwice are the lessons that two measures give one after the other.
func (s *sight) taughtTwice(x, y measure) []string {
	if y.Measure.From.Before(x.Measure.From) {
		x, y = y, x
	}
	over := func(m measure) bool { return !m.Measure.To.IsZero() && m.Measure.To.Before(s.Today) }
	if over(x) || over(y) || x.Measure.To.IsZero() || x.Measure.To.DaysUntil(y.Measure.From) > afterLessons || !isLessons(x) || !isLessons(y) {
		return nil
	}
	same := slices.DeleteFunc(x.Text.Of(topic.Help), func(help string) bool { return !taught[help] || !slices.Contains(y.Text.Of(topic.Help), help) })
	return append(same, sameIllness(x, y)...)
}

// sameIllness is told when both measures teach about one illness.
func sameIllness(x, y measure) []string {
	if isLessons(x) && isLessons(y) && slices.ContainsFunc(illnesses, func(words []string) bool { return x.Has(words...) && y.Has(words...) }) {
		return []string{"illness"}
	}
	return nil
}

// isLessons reports whether a measure teaches something, and does not go on from
// where other lessons ended.
func isLessons(m measure) bool {
	return m.Has("undervis*", "*undervisning", "*skole", "*skolen", "kursus*", "*kursus", "*kurset", "lektion*", "mødegange", "tackle", "patientuddannelse*", "temagange") &&
		!m.Has("opfølgende", "opfølgningskursus*", "opfølgningshold*", "genopfrisk*", "brush-up*", "videregående", "del 2", "modul 2", "trin 2", "hold 2", "niveau 2", "forlængelse*", "for pårørende", "til pårørende")
}
