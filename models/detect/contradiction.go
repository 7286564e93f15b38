package detect

import (
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/restate"
)

// opposed is a limit and what goes against it, all of other departments.
type opposed struct {
	about   string
	limits  []*passage
	against []*passage
	args    map[string]string
}

// contradictoryRequirement finds what one department demands against a limit
// that another has set: kilos, clocks, hours, people in a room, how to come,
// what a body must be spared, and stopping against using less.
func contradictoryRequirement(s *sight) []Finding {
	var all []opposed
	for _, rule := range []func(*sight) []opposed{
		liftAgainst, clockAgainst, hoursAgainst, groupAgainst, homeAgainst, useAgainst, helpersAgainst,
		bringAgainst, workAgainst, carerAgainst, outsideAgainst, startAgainst, dailyAgainst, stayAgainst, spanAgainst, fluidAgainst,
		banAgainst, newAgainst, aloneAgainst, kinAgainst, twoPlacesAgainst, dayAgainst, daysAgainst, slotAgainst, elsewhereAgainst, monthAgainst, needAgainst, wordAgainst,
	} {
		all = append(all, rule(s)...)
	}
	var found []Finding
	for _, o := range toldOnce(all) {
		found = append(found, o.finding())
	}
	return found
}

func (o opposed) finding() Finding {
	f := Finding{Kind: ContradictoryRequirement, Severity: High, Acts: Municipality, Args: map[string]string{"about": o.about}}
	var facts []string
	for _, p := range append(slices.Clone(o.limits), o.against...) {
		f.Refs = append(f.Refs, p.ref)
		f = f.touching(p.plan)
		facts = append(facts, p.raw)
	}
	for name, value := range o.args {
		f.Args[name] = value
	}
	return f.named(append(facts, o.about)...)
}

// limit is a claim and the text it stands in.
type limit struct {
	restate.Claim
	*passage
}

// limitsOf are the claims of a sort in what departments wrote, but not in notes.
// A condition says it best; of two of one plan that say the same the condition
// is kept.
func (s *sight) limitsOf(of restate.Measure) []limit {
	var all []limit
	for _, wanted := range [][]part{{ofCondition}, {ofMeasure, ofGoal}, {ofPlan}} {
		for _, p := range s.passages {
			if !slices.Contains(wanted, p.part) {
				continue
			}
			for _, c := range p.claims {
				known := slices.ContainsFunc(all, func(l limit) bool { return isSame(l.plan, p.plan) })
				if c.Of == of && !c.Condition && !known {
					all = append(all, limit{c, p})
				}
			}
		}
	}
	return all
}

// holdsFor reports whether the limit holds at some day that the text tells of.
func (s *sight) holdsFor(l limit, p *passage) bool {
	return overlapping(s.Today, l.From, l.Until, p.from, p.to)
}

// others are texts of other departments that may demand something of the same
// person.
func (s *sight) others(l limit, parts ...part) []*passage {
	var all []*passage
	for _, p := range s.passages {
		if !isSame(p.plan, l.plan) && slices.Contains(parts, p.part) && s.holdsFor(l, p) {
			all = append(all, p)
		}
	}
	return all
}

const heavy = 10 // kilos: "no heavy lifting" goes against this and more

func liftAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxLift) {
		var against []*passage
		most := 0.0
		for _, p := range s.others(l, ofMeasure, ofCondition, ofPlan) {
			c, ok := p.claim(restate.Lifts)
			tooHeavy := c.Value > l.Value && l.Value > 0 || l.Value == 0 && c.Value >= heavy || c.Value == 0
			if ok && tooHeavy && !stands(against, p) {
				against, most = append(against, p), max(most, c.Value)
			}
		}
		if len(against) > 0 {
			all = append(all, opposed{"lift", []*passage{l.passage}, against, kilos(l.Value, most)})
		}
	}
	return all
}

func kilos(limit, asked float64) map[string]string {
	args := map[string]string{}
	if limit > 0 {
		args["limit"] = plainNumber(limit)
	}
	if asked > 0 {
		args["asked"] = plainNumber(asked)
	}
	return args
}

const bigGroup = 8 // people: "no big groups" goes against this and more

// groupAgainst compares how many people somebody can be among with the groups
// of other departments.
func groupAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxGroup) {
		o := opposed{about: "group", limits: []*passage{l.passage}, args: map[string]string{}}
		if l.Value > 1 {
			o.args["limit"] = plainNumber(l.Value)
		}
		for _, m := range s.measures {
			if isSame(m.Measure.Plan, l.plan) || !s.holdsFor(l, m.passage) || m.child != "" {
				continue
			}
			size, grouped := s.groupSize(m)
			most := l.Value
			if most == 0 {
				most = bigGroup - 1
			}
			if grouped && (size > most || size == 0 && l.Value == 1) {
				o.against = append(o.against, m.passage)
				if size > 0 {
					o.args["asked"] = plainNumber(max(size, asNumber(o.args["asked"])))
				}
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// groupSize is how many are in the group of a measure: as it says itself, or as
// its plan says when the plan has no other measure.
func (s *sight) groupSize(m measure) (size float64, grouped bool) {
	texts := []*passage{m.passage}
	if len(m.Measure.Plan.Measures) == 1 {
		for _, p := range s.passages {
			if p.part == ofPlan && isSame(p.plan, m.Measure.Plan) {
				texts = append(texts, p)
			}
		}
	}
	for _, p := range texts {
		for _, c := range p.claims {
			if c.Of == restate.GroupOf && !c.Condition {
				size, grouped = max(size, c.Value), true
			}
		}
	}
	return size, grouped
}

// untilIn is the last day that any claim of the text names.
func untilIn(p *passage) models.Date {
	var last models.Date
	for _, c := range p.claims {
		if c.Until.After(last) {
			last = c.Until
		}
	}
	return last
}

func stands(list []*passage, p *passage) bool {
	return slices.ContainsFunc(list, func(q *passage) bool { return q.ref == p.ref && isSame(q.plan, p.plan) })
}

func plainNumber(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1)
}

func asNumber(s string) float64 {
	n, _ := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return n
}
