package detect

import (
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/topic"
)

// overlappingMeasure finds help of two departments that does the same for the
// same person at the same time, told in different words: the same service of the
// shared vocabulary, the same section of the law, or words for the same help.
// Measures that hang together are one finding.
func overlappingMeasure(s *sight) []Finding {
	group := make([]int, len(s.measures)) // the smallest index it hangs together with
	shared := map[int][]string{}
	for i := range s.measures {
		group[i] = i
	}
	for i, x := range s.measures {
		for j := i + 1; j < len(s.measures); j++ {
			if same := s.sameHelp(x, s.measures[j]); len(same) > 0 {
				join(group, i, j)
				shared[i] = append(shared[i], same...)
			}
		}
	}
	var found []Finding
	for root := range s.measures {
		var members []measure
		var help []string
		for i, m := range s.measures {
			if group[i] == root {
				members = append(members, m)
				help = append(help, shared[i]...)
			}
		}
		if len(members) > 1 {
			found = append(found, doubled(members, help))
		}
	}
	return found
}

func join(group []int, i, j int) {
	low, high := min(group[i], group[j]), max(group[i], group[j])
	for k := range group {
		if group[k] == high {
			group[k] = low
		}
	}
}

// sameHelp are the sorts of help that two measures of two departments share.
func (s *sight) sameHelp(x, y measure) []string {
	if isSame(x.Measure.Plan, y.Measure.Plan) || x.child != y.child {
		return nil
	}
	if !overlapping(s.Today, x.Measure.From, x.Measure.To, y.Measure.From, y.Measure.To) {
		return s.taughtTwice(x, y)
	}
	if x.Measure.Provision.Key != "" && x.Measure.Provision.Key == y.Measure.Provision.Key && !broad[x.Measure.Provision.Key] {
		return []string{"same_section"}
	}
	for _, c := range x.Measure.Codes {
		if slices.ContainsFunc(y.Measure.Codes, func(d models.Code) bool { return d.Value == c.Value }) {
			return []string{"same_service"}
		}
	}
	if prescribes(x.Text) != prescribes(y.Text) {
		return nil // one says what is to be done, the other does it
	}
	var same []string
	for _, help := range x.Text.Of(topic.Help) {
		if !onlyMeetings[help] && slices.Contains(y.Text.Of(topic.Help), help) && !(chore[help] && worksThere(x) != worksThere(y)) {
			same = append(same, help)
		}
	}
	return append(same, sameIllness(x, y)...)
}

// chore are the sorts of help whose words are also those of a trade: who is to
// clean buses gets no help with cleaning by it.
var chore = map[string]bool{"cleaning": true, "meals": true, "personal_care": true}

// worksThere reports whether a measure is work that the citizen does.
func worksThere(m measure) bool {
	return m.Says(topic.Help, "work_test") || m.Has("praktik*", "*praktik", "løntilskud*", "nytteindsats*", "nyttejob*", "fleksjob*", "skånejob*", "småjob*", "fritidsjob*", "lønnede timer", "ordinære timer",
		"tilbagevenden til arbejde*", "tilbage til arbejde*", "tilbage på arbejde", "delvis raskmeld*", "delvist raskmeld*", "arbejdsfastholdelse*", "voksenlærling*", "elevplads*")
}

// broad are sections under which quite different help is given.
var broad = map[string]bool{"SUL-119": true, "LAB-57": true, "LAB-91": true, "SEL-112": true, "SUL-138": true}

// onlyMeetings are words for how departments meet, no help.
var onlyMeetings = map[string]bool{"case_meeting": true}

func doubled(members []measure, help []string) Finding {
	slices.Sort(help)
	help = slices.Compact(help)
	f := Finding{Kind: OverlappingMeasure, Severity: Medium, Acts: Municipality, Args: map[string]string{
		"help": strings.Join(help, ","), "count": strconv.Itoa(len(members)),
	}}
	var facts []string
	for _, m := range members {
		f.Refs = append(f.Refs, m.ref)
		f = f.touching(m.Measure.Plan)
		facts = append(facts, label(m.Measure.Plan)+"/"+m.ref+" "+m.Measure.From.String()+" "+m.Measure.To.String()+" "+m.raw)
	}
	if len(members) > 2 {
		f.Severity = High
	}
	return f.named(facts...)
}

func prescribes(t topic.Text) bool {
	return t.Has("ordination*", "ordinerer") && !t.Has("efter ordination*", "jf. ordination*")
}
