package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/restate"
)

// grownKin are words for a grown-up of the family whose hours are not the
// citizen's.
var grownKin = []string{"ægtefælle*", "hustru*", "konen", "manden", "samlever*", "kæreste*", "partner*", "datter", "datteren", "søn", "sønnen", "søster", "søsteren", "bror", "broren", "svigerdatter*", "svigersøn*", "pårørende*"}

// isOfKin reports whether the hours of a claim are somebody else's of the family.
func (s *sight) isOfKin(c restate.Claim) bool {
	return begins(*s.words(c.Sentence), grownKin...)
}

// kinAgainst compares the hours at which somebody of the family sleeps or works
// with what that one must do then: "ægtefælle sover kl. 8.30-13.30" and "kl. 9.30
// sammen med ægtefælle".
func kinAgainst(s *sight) []opposed {
	var all []opposed
	zone := s.AsOf.Location()
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan {
			continue
		}
		c, ok := l.claim(restate.StayBetween, restate.GoesOn)
		if !ok || c.Clock == "" || c.ClockEnd == "" || !s.isOfKin(c) || !l.Has("sover", "sove", "søvn", "arbejde*", "arbejder", "vagt", "nattevagt*", "dagvagt*", "kan ikke", "ikke hjemme", "fraværende", "hviler", "hvile") {
			continue
		}
		o := opposed{about: "kin", limits: []*passage{l}, args: map[string]string{"limit": shown(c.Clock)}}
		busy := hours{c.Clock, c.ClockEnd}
		for _, p := range s.others(limit{passage: l, Claim: c}, ofCondition, ofMeasure) {
			if at, ok := s.withKin(l, p); ok && busy.meets(at) {
				o.against = append(o.against, p)
				o.args["asked"] = shown(at.from)
			}
		}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			at := hours{b.Start.In(zone).Format("15:04"), b.End.In(zone).Format("15:04")}
			if !b.AllDay && !isSame(b.Plan, l.plan) && busy.meets(at) && slices.ContainsFunc(b.Guests, func(id string) bool { return s.isMeant(l, id) }) {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
				o.args["asked"] = shown(at.from)
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

// withKin is the clock at which a text counts on the relative that the other one
// names.
func (s *sight) withKin(l, p *passage) (hours, bool) {
	same := slices.ContainsFunc(grownKin, func(word string) bool { return l.Has(word) && p.Has(word) })
	if !same || p.Has("uden ægtefælle*", "ikke ægtefælle*", "uden pårørende*") {
		return hours{}, false
	}
	c, ok := p.claim(restate.GoesOn, restate.MeetAt, restate.BringAt)
	if !ok || c.Clock == "" {
		return hours{}, false
	}
	if c.ClockEnd == "" {
		c.ClockEnd = c.Clock + "+"
	}
	return hours{c.Clock, c.ClockEnd}, true
}

// isMeant reports whether a member of the household is the relative of the text.
func (s *sight) isMeant(l *passage, id string) bool {
	person, ok := s.Citizen.PersonByID(id)
	return ok && id != s.Citizen.ID && s.age(person.Born) >= adult && person.Relation != "" && (l.Has(strings.ToLower(person.Relation)+"*") || namesWord(l.raw, person.FirstName()))
}

// elsewhereAgainst finds the day of every week on which the children are with the
// other parent, and an appointment at which one of them is expected with the
// citizen then. Both may stand in one plan.
func elsewhereAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan || !l.Has("er hos far*", "er hos mor*", "hos far hver", "hos mor hver", "samvær* hver", "hos deres far", "hos deres mor", "hos faren", "hos moren") {
			continue
		}
		days := s.daysAway(l)
		if len(days) == 0 {
			continue
		}
		o := opposed{about: "elsewhere", limits: []*passage{l}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if b.AllDay || !slices.Contains(b.Guests, "") || !slices.ContainsFunc(b.Guests, s.isYoung) || slices.ContainsFunc(b.Guests, s.isParent) {
				continue
			}
			if slices.ContainsFunc(b.Slots, func(slot models.Slot) bool {
				at := slot.Start.In(s.AsOf.Location())
				return slices.Contains(days, int(at.Weekday())) && at.Hour() >= afterSchool
			}) {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
			}
		}
		all = keepOpposed(all, o)
	}
	return all
}

const afterSchool = 14 // the hour from which a child that is with a parent is there

// daysAway are the days of every week that a text names after "hver", as
// [time.Weekday] counts them.
func (s *sight) daysAway(l *passage) []int {
	var days []int
	for _, one := range l.Sentences {
		said := s.words(one)
		if !said.Has("hos far*", "hos mor*", "samvær*", "hos deres", "hos faren", "hos moren") || said.Has(supposing...) || said.Has("ikke") {
			continue
		}
		for i, w := range said.Words {
			day := slices.IndexFunc(weekdays, func(name string) bool { return strings.HasPrefix(w.Low, name[:len(name)-1]) })
			if day >= 0 && i > 0 && (said.Words[i-1].Low == "hver" || said.Words[i-1].Low == "alle" || len(days) > 0 && said.Words[i-1].Low == "og") {
				days = append(days, (day+1)%7)
			}
		}
	}
	return days
}

func (s *sight) isYoung(id string) bool {
	person, ok := s.Citizen.PersonByID(id)
	return ok && id != s.Citizen.ID && s.age(person.Born) < adult
}

func (s *sight) isParent(id string) bool {
	person, ok := s.Citizen.PersonByID(id)
	return ok && id != s.Citizen.ID && s.age(person.Born) >= adult
}
