package detect

import (
	"cmp"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/restate"
	"enplan/models/sieve"
	"enplan/models/topic"
)

// part is what kind of text a passage is.
type part int

const (
	ofPlan part = iota
	ofGoal
	ofMeasure
	ofCondition
	ofDemand
	ofNote
	ofAppointment
	ofOwnGoal
	ofOwnText
	ofNeed
	ofHousehold
)

// passage is one text and where it stands. The plan is nil for what the citizen
// says.
type passage struct {
	topic.Text
	part   part
	plan   *models.SectorPlan
	ref    string // id of what the text belongs to; the plan's own id for its text and notes
	raw    string
	low    string           // raw in small letters
	sifted []*sieve.Pattern // stating patterns that may match, nil before it is asked
	from   models.Date      // when what the text tells of goes on, zero when not said
	to     models.Date
	claims []restate.Claim
	stated map[string]string // what the table of states finds, nil before it is asked
}

// byText orders what a finding names: by what it belongs to, then by its words.
func byText(x, y *passage) int {
	return cmp.Or(strings.Compare(x.ref, y.ref), strings.Compare(x.raw, y.raw))
}

// sentence ends a text, so that what follows does not run into it.
func sentence(text string) string {
	if text = strings.TrimSpace(text); text == "" || strings.HasSuffix(text, ".") {
		return text + " "
	}
	return text + ". "
}

// mentions are the topics of a set that the text talks of, each once in a
// sentence: a text without stops is one sentence, and may be a long one.
func (p *passage) mentions(set topic.Set) []topic.Mention {
	var all []topic.Mention
	seen := map[topic.Mention]bool{}
	for _, m := range p.Mentions {
		same := topic.Mention{Topic: m.Topic, Sentence: m.Sentence, Denied: m.Denied}
		if m.Set == set && !seen[same] {
			seen[same] = true
			all = append(all, m)
		}
	}
	return all
}

// claim finds the first claim of one of the sorts.
func (p *passage) claim(of ...restate.Measure) (restate.Claim, bool) {
	for _, c := range p.claims {
		if slices.Contains(of, c.Of) && !c.Condition {
			return c, true
		}
	}
	return restate.Claim{}, false
}
