package detect

import (
	"slices"

	"enplan/models"
	"enplan/models/restate"
	"enplan/models/topic"
)

// helpersAgainst compares how many people may come to the home with how many do.
func helpersAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxHelpers) {
		o := opposed{about: "helpers", limits: []*passage{l.passage}, args: map[string]string{"limit": plainNumber(l.Value)}}
		for _, p := range s.others(l, ofMeasure, ofCondition, ofPlan) {
			if c, ok := p.claim(restate.Helpers); ok && c.Value > l.Value && !stands(o.against, p) {
				o.against = append(o.against, p)
				o.args["asked"] = plainNumber(c.Value)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

func keepOpposed(all []opposed, o opposed) []opposed {
	if len(o.against) == 0 {
		return all
	}
	return append(all, o)
}

// bringAgainst compares "bring the child by 7.50", "be at home until 8", "be at
// home from 14" and "stay in from 22 to 6" with what must be attended elsewhere at
// that very time.
func bringAgainst(s *sight) []opposed {
	var all []opposed
	for _, p := range s.passages {
		if p.part != ofCondition {
			continue
		}
		c, ok := p.claim(restate.StayBetween, restate.BringAt, restate.HomeUntil, restate.HomeFrom)
		if !ok || c.Clock == "" || s.isOfKin(c) {
			continue
		}
		o := opposed{about: "bring", limits: []*passage{p}, args: map[string]string{"limit": shown(c.Clock)}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if isSame(b.Plan, p.plan) || !slices.Contains(b.Guests, "") || b.Where.Home || !b.Mandatory {
				continue
			}
			if slices.ContainsFunc(b.Slots, func(slot models.Slot) bool { return s.coversClock(slot, c) }) {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
				o.args["asked"] = clockOf(b.Start.In(s.AsOf.Location()))
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// coversClock reports whether a time goes on at the clock of the claim, on a day
// on which the claim holds.
func (s *sight) coversClock(slot models.Slot, c restate.Claim) bool {
	start, end := slot.Start.In(s.AsOf.Location()), slot.End.In(s.AsOf.Location())
	if !c.Until.IsZero() && models.DateOf(start).After(c.Until) {
		return false
	}
	at := clockOn(start, c.Clock)
	if c.Of == restate.StayBetween {
		until := clockOn(start, c.ClockEnd)
		if until.After(at) {
			return start.Before(until) && end.After(at)
		}
		return start.Before(until) || end.After(at) // over night
	}
	begins := start.Before(at) || c.Of == restate.HomeFrom && start.Equal(at)
	return !weekend(start) && begins && end.After(at)
}

// startAgainst finds two departments that set different clocks for one thing: a
// child's day at school, a place of work.
func startAgainst(s *sight) []opposed {
	var all []opposed
	for i, x := range s.passages {
		c, ok := x.claim(restate.MeetAt)
		if x.part != ofCondition || !ok {
			continue
		}
		o := opposed{about: "start", limits: []*passage{x}, args: map[string]string{"limit": shown(c.Clock)}}
		for _, y := range s.passages[i+1:] {
			d, ok := y.claim(restate.MeetAt)
			if y.part == ofCondition && ok && !isSame(x.plan, y.plan) && c.Clock != d.Clock && s.sameThing(x, y) {
				o.against = append(o.against, y)
				o.args["asked"] = shown(d.Clock)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// sameThing reports whether two texts are about one child, or one school or
// place of work.
func (s *sight) sameThing(x, y *passage) bool {
	a, named := s.personIn(x.raw)
	b, also := s.personIn(y.raw)
	if named || also {
		return named && also && a.ID == b.ID
	}
	return x.Says(topic.Life, "school_child") && y.Says(topic.Life, "school_child") ||
		x.Has("praktik*") && y.Has("praktik*")
}

// workAgainst compares "no work before 12 January" with work that begins sooner.
func workAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.NoWorkBefore) {
		if l.Until.Before(s.Today) {
			continue
		}
		o := opposed{about: "work", limits: []*passage{l.passage}, args: map[string]string{"until_date": l.Until.String()}}
		for _, p := range s.others(limit{passage: l.passage}, ofMeasure, ofCondition, ofGoal, ofPlan) {
			from := models.Date{}
			if c, ok := p.claim(restate.WorkFrom); ok {
				from = c.From
			}
			if p.part == ofMeasure && (p.Says(topic.Help, "work_test") || p.Has("raskmelding*", "gradvis tilbagevenden")) {
				from = p.from
			}
			if p.part == ofGoal && from.IsZero() && p.Has("raskmelding*", "raskmeldt", "genoptage*") {
				from = p.to
			}
			if !from.IsZero() && !from.After(l.Until) && !stands(o.against, p) {
				o.against = append(o.against, p)
				o.args["asked_date"] = from.String()
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// chores are the sorts of help of which two departments can each believe that the
// other gives it.
var chores = map[string][]string{
	"medicine":  {"medicin*"},
	"transport": {"kørsel*", "transport*", "befordring*"},
	"cleaning":  {"rengøring*"},
	"care":      {"personlig pleje", "bad", "personlig hygiejne"},
	"meals":     {"madlavning*", "mad", "måltider"},
	"wound":     {"sårpleje*", "sår*"},
}

// carerAgainst finds a chore that one department says it does not do and another
// says is done by the first or by a nurse.
func carerAgainst(s *sight) []opposed {
	var all []opposed
	for _, name := range []string{"medicine", "transport", "cleaning", "care", "meals", "wound"} {
		words := chores[name]
		for _, no := range s.passages {
			if no.part != ofCondition && no.part != ofMeasure || !s.refusesChore(no, words) {
				continue
			}
			o := opposed{about: "chore", limits: []*passage{no}, args: map[string]string{"chore": name}}
			for _, yes := range s.passages {
				if yes.part == ofCondition && !isSame(yes.plan, no.plan) && s.doesChore(yes, words) {
					o.against = append(o.against, yes)
				}
			}
			all = keepOpposed(all, o)
		}
	}
	return all
}

func (s *sight) refusesChore(p *passage, words []string) bool {
	return slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		return said.Has(words...) && said.Has("yder ikke", "ydes ikke", "varetager ikke", "varetages ikke", "hjælper ikke", "ikke hjælp", "indgår ikke", "udfører ikke", "giver ikke", "er ikke omfattet", "ikke omfattet")
	})
}

func (s *sight) doesChore(p *passage, words []string) bool {
	return slices.ContainsFunc(p.Sentences, func(one string) bool {
		said := s.said(one)
		return said.Has(words...) && said.Has("af plejen", "af hjemmeplejen", "af hjemmesygeplejen", "af hjemmesygeplejersken", "af personalet", "af bostøtten", "af kommunen",
			"varetages af", "doseres", "gives af", "udføres af", "ydes af", "sørger for", "varetager", "giver", "står for") && !said.Has("ikke")
	})
}

// stayAgainst finds a stay that ends before the home that is to follow begins.
func stayAgainst(s *sight) []opposed {
	var all []opposed
	for _, m := range s.measures {
		if m.to.IsZero() || m.to.Before(s.Today) {
			continue
		}
		stay := s.words(m.Measure.Name).Has("ophold*", "herberg*", "boform*", "forsorgshjem*", "krisecenter*", "døgnophold", "botilbud*", "midlertidig bolig")
		told := slices.ContainsFunc(all, func(o opposed) bool { return isSame(o.limits[0].plan, m.plan) })
		if told || !stay {
			continue
		}
		o := opposed{about: "stay", limits: []*passage{m.passage}, args: map[string]string{"until_date": m.to.String()}}
		for _, p := range s.passages {
			if p.part != ofGoal && p.part != ofMeasure || p == m.passage || !p.Has("egen bolig", "ny bolig", "indflytning*", "flytter i", "flytter ind", "lejemål*", "overtag*") {
				continue
			}
			begins := p.to
			if p.part == ofMeasure {
				begins = p.from
			}
			if begins.After(m.to.AddDays(3)) {
				o.against = append(o.against, p)
				o.args["asked_date"] = begins.String()
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// homeAgainst compares "cannot leave the home" with what must be attended
// elsewhere.
func homeAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.AtHomeOnly) {
		o := opposed{about: "home", limits: []*passage{l.passage}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if b.Mandatory && !b.Where.Home && !b.Where.Online && !isSame(b.Plan, l.plan) && slices.Contains(b.Guests, "") {
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
