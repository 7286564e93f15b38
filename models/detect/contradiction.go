package detect

import (
	"slices"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/models/restate"
	"enplan/models/topic"
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
		liftAgainst, clockAgainst, hoursAgainst, groupAgainst, homeAgainst, useAgainst, strainAgainst, helpersAgainst,
		bringAgainst, workAgainst, carerAgainst, startAgainst, stayAgainst, wordAgainst,
	} {
		all = append(all, rule(s)...)
	}
	var found []Finding
	for _, o := range oneByLimit(all) {
		found = append(found, o.finding())
	}
	return found
}

// oneByLimit makes one of what goes against one text: "ingen aktivitet før kl. 10
// og højst 4 timer" is one thing to talk about.
func oneByLimit(all []opposed) []opposed {
	var kept []opposed
	for _, o := range all {
		i := slices.IndexFunc(kept, func(k opposed) bool {
			x, y := k.limits[0], o.limits[0]
			return x.ref == y.ref && label(x.plan) == label(y.plan) && sharesPlan(k.against, o.against)
		})
		if i < 0 {
			kept = append(kept, o)
			continue
		}
		for _, p := range o.against {
			if !stands(kept[i].against, p) {
				kept[i].against = append(kept[i].against, p)
			}
		}
	}
	return kept
}

func sharesPlan(x, y []*passage) bool {
	return slices.ContainsFunc(x, func(p *passage) bool {
		return slices.ContainsFunc(y, func(q *passage) bool { return label(p.plan) == label(q.plan) })
	})
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
				known := slices.ContainsFunc(all, func(l limit) bool { return label(l.plan) == label(p.plan) })
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
		if label(p.plan) != label(l.plan) && slices.Contains(parts, p.part) && s.holdsFor(l, p) {
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

// clockAgainst compares "nothing before ten" with what may not be missed before
// ten, away from home.
func clockAgainst(s *sight) []opposed {
	var all []opposed
	limits := append(s.limitsOf(restate.NotBefore), s.limitsOf(restate.NotAfter)...)
	for _, l := range limits {
		o := opposed{about: "clock", limits: []*passage{l.passage}, args: map[string]string{"limit": shown(l.Clock), "side": string(l.Of)}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if !b.Mandatory && !meet(l.passage.All(topic.Help), s.said(b.Title).Of(topic.Help)) || b.Where.Home || label(b.Plan) == label(l.plan) || !slices.Contains(b.Guests, "") || b.AllDay {
				continue
			}
			zone := s.AsOf.Location()
			at := b.Start.In(zone).Format("15:04")
			if l.Of == restate.NotAfter {
				at = b.End.In(zone).Format("15:04")
			}
			if !breaks(l, at) || !s.meetsWhile(l, b.Slots) {
				continue
			}
			o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
			o.args["asked"] = shown(at)
		}
		for _, p := range s.others(l, ofCondition, ofMeasure) {
			if c, ok := p.claim(restate.MeetAt); ok && breaks(l, c.Clock) {
				o.against = append(o.against, p)
				o.args["asked"] = shown(c.Clock)
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

func breaks(l limit, clock string) bool {
	if clock == "" || l.Clock == "" {
		return false
	}
	if l.Of == restate.NotAfter {
		return clock > l.Clock
	}
	return clock < l.Clock
}

func (s *sight) meetsWhile(l limit, slots []models.Slot) bool {
	return slices.ContainsFunc(slots, func(slot models.Slot) bool {
		day := models.DateOf(slot.Start.In(s.AsOf.Location()))
		return (l.Until.IsZero() || !day.After(l.Until)) && !day.Before(l.From)
	})
}

// appointmentText is the passage of an appointment, made when it has no words.
func (s *sight) appointmentText(plan *models.SectorPlan, id string) *passage {
	for _, p := range s.passages {
		if p.part == ofAppointment && p.ref == id && label(p.plan) == label(plan) {
			return p
		}
	}
	return &passage{part: ofAppointment, plan: plan, ref: id}
}

// hoursAgainst compares the most hours somebody can bear with the hours of work,
// practice or schooling that another plan wants.
func hoursAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxHoursWeek) {
		o := opposed{about: "hours", limits: []*passage{l.passage}, args: map[string]string{"limit": plainNumber(l.Value)}}
		total := 0.0
		var together []*passage
		for _, p := range s.others(l, ofMeasure, ofGoal, ofCondition) {
			c, ok := p.claim(restate.HoursWeek)
			if !ok || !isOccupation(p) {
				continue
			}
			if c.Value > l.Value {
				o.against = append(o.against, p)
				o.args["asked"] = plainNumber(c.Value)
			}
			if p.part == ofMeasure {
				total += c.Value
				together = append(together, p)
			}
		}
		if len(o.against) == 0 && total > l.Value {
			o.against, o.args["asked"] = together, plainNumber(total)
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	for _, l := range s.limitsOf(restate.MaxHoursDay) {
		o := opposed{about: "hours_day", limits: []*passage{l.passage}, args: map[string]string{"limit": plainNumber(l.Value)}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			long := b.End.Sub(b.Start).Hours() > l.Value
			if long && b.Mandatory && label(b.Plan) != label(l.plan) && slices.Contains(b.Guests, "") && s.meetsWhile(l, b.Slots) {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
				o.args["asked"] = plainNumber(b.End.Sub(b.Start).Hours())
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

func isOccupation(p *passage) bool {
	return p.Says(topic.Life, "work") || p.Says(topic.Life, "education") || p.Has("danskuddannelse*", "sprogskole*", "raskmeld*", "fremmøde*", "undervisning*", "deltid", "fuldtid")
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
			if label(m.Measure.Plan) == label(l.plan) || !s.holdsFor(l, m.passage) || m.child != "" {
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
			if p.part == ofPlan && label(p.plan) == label(m.Measure.Plan) {
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

// homeAgainst compares "cannot leave the home" with what must be attended
// elsewhere.
func homeAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.AtHomeOnly) {
		o := opposed{about: "home", limits: []*passage{l.passage}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if b.Mandatory && !b.Where.Home && !b.Where.Online && label(b.Plan) != label(l.plan) && slices.Contains(b.Guests, "") {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
			}
		}
		for _, p := range s.others(l, ofCondition) {
			if _, ok := p.claim(restate.InPersonOnly); ok {
				o.against = append(o.against, p)
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// useAgainst compares stopping altogether with using less, of the same thing.
func useAgainst(s *sight) []opposed {
	stops := append(s.uses(restate.Stops), s.uses(restate.TreatedFirst)...)
	less := append(s.uses(restate.UsesLess), s.uses(restate.NoNeedToStop)...)
	var all []opposed
	for _, x := range stops {
		o := opposed{about: "use", limits: []*passage{x}}
		for _, y := range less {
			if label(x.plan) != label(y.plan) && sameSubstance(x, y) {
				o.against = append(o.against, y)
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// uses are the goals that say it, or the conditions, or the plan's text: the
// first of them that any plan has speaks for that plan.
func (s *sight) uses(of restate.Measure) []*passage {
	var all []*passage
	for _, wanted := range []part{ofGoal, ofCondition, ofMeasure, ofPlan} {
		for _, p := range s.passages {
			_, ok := p.claim(of)
			known := slices.ContainsFunc(all, func(q *passage) bool { return label(q.plan) == label(p.plan) })
			rule := p.Has("upåvirket", "påvirket", "mød*") && of == restate.Stops // to come sober is no demand to stop
			if p.part == wanted && ok && !known && !rule {
				all = append(all, p)
			}
		}
	}
	return all
}

func sameSubstance(x, y *passage) bool {
	alcohol := func(p *passage) bool {
		return p.Has("alkohol*", "drik*", "genstand*", "ædru*", "øl", "antabus*", "tørlagt")
	}
	drugs := func(p *passage) bool {
		return p.Has("hash*", "stof*", "rusmid*", "cannabis", "kokain*", "heroin*", "metadon*", "substitution*", "clean")
	}
	return !(alcohol(x) && !drugs(x) && drugs(y) && !alcohol(y)) && !(drugs(x) && !alcohol(x) && alcohol(y) && !drugs(y))
}

// strainAgainst compares what somebody must be spared with what another plan
// holds: noise, screens, standing, driving …
func strainAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan {
			continue
		}
		for _, m := range l.Mentions {
			if m.Set != topic.Strain || !m.Denied {
				continue
			}
			o := opposed{about: "strain", limits: []*passage{l}, args: map[string]string{"strain": m.Topic}}
			for _, p := range s.others(limit{passage: l, Claim: restate.Claim{Until: untilIn(l)}}, ofMeasure, ofCondition, ofAppointment) {
				if p.Says(topic.Strain, m.Topic) && !stands(o.against, p) {
					o.against = append(o.against, p)
				}
			}
			known := slices.ContainsFunc(all, func(k opposed) bool {
				return k.args["strain"] == m.Topic && label(k.limits[0].plan) == label(l.plan)
			})
			if len(o.against) > 0 && !known {
				all = append(all, o)
			}
		}
	}
	return all
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
	return slices.ContainsFunc(list, func(q *passage) bool { return q.ref == p.ref && label(q.plan) == label(p.plan) })
}

// shown is "8.30" of "08:30".
func shown(clock string) string {
	return strings.Replace(strings.TrimPrefix(clock, "0"), ":", ".", 1)
}

func plainNumber(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1)
}

func asNumber(s string) float64 {
	n, _ := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return n
}
