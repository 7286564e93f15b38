package detect

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// tight is an appointment that cannot be reached, or after which one cannot be
// where one must, and why.
type tight struct {
	later   booking
	causes  map[string]booking // other appointments by label
	texts   map[string]*passage
	minutes int
	gap     int
	day     time.Time
	how     string
}

// travelInfeasible finds appointments that leave too little time for the way:
// between two appointments, after a time at which one must be at home, and
// before a child must be fetched. Only minutes that somebody has stated count.
func travelInfeasible(s *sight) []Finding {
	found := map[string]*tight{}
	s.betweenAppointments(found)
	for _, p := range append(slices.Clone(s.passages), s.own...) {
		s.beforeAndAfterHome(found, p)
		s.beforeClosing(found, p)
		s.withoutRide(found, p)
		s.beforeOpening(found, p)
	}
	var all []Finding
	for _, key := range slices.Sorted(maps.Keys(found)) {
		all = append(all, found[key].finding(s))
	}
	return all
}

func (s *sight) betweenAppointments(found map[string]*tight) {
	last := map[string]booking{} // by guest: the one that ended last
	for _, b := range s.bookings {
		for _, guest := range b.Guests {
			before, ok := last[guest]
			if ok && before.label != b.label && !before.end.After(b.start) {
				gap := int(b.start.Sub(before.end).Minutes())
				if need := s.way(before, b); need > gap && sameDay(before.end, b.start, s.AsOf.Location()) {
					note(found, b, "between", need, gap).causes[before.label] = before
				}
			}
			if !ok || b.end.After(before.end) {
				last[guest] = b
			}
		}
	}
}

// way is how many minutes one needs from the one place to the other, as far as
// somebody has said; 0 when nobody has. What is stated is the way from home.
func (s *sight) way(from, to booking) int {
	a, b := s.minutesTo(from), s.minutesTo(to)
	switch {
	case from.home:
		return b
	case to.home:
		return a
	case from.Where.Name != "" && strings.EqualFold(from.Where.Name, to.Where.Name):
		return 0
	}
	return max(a, b)
}

func atHome(b *oneplan.Booking) bool {
	return b.Where.Home || b.Where.Online || strings.Contains(strings.ToLower(b.Place), "telefon")
}

// minutesTo is the way from home that is stated with the appointment or with
// the only measure it can belong to.
func (s *sight) minutesTo(b booking) int {
	return kept(s.ways, b.Booking, func() int { return s.readWay(b) })
}

func (s *sight) readWay(b booking) int {
	if b.Where.TravelMinutes > 0 || b.home {
		return b.Where.TravelMinutes
	}
	for _, c := range restate.Claims(b.Place, s.Today) {
		if c.Of == restate.Travels && c.Value < 24*60 {
			return int(c.Value)
		}
	}
	texts := slices.Clone(s.appointmentTexts(b.Plan, b.ID))
	if len(b.Plan.Measures) == 1 {
		for _, m := range s.measures {
			if label(m.plan) == label(b.Plan) {
				texts = append(texts, m.passage)
			}
		}
	}
	for _, p := range texts {
		if c, ok := p.claim(restate.Travels); ok && c.Value < 24*60 {
			return int(c.Value)
		}
	}
	return 0
}

// beforeAndAfterHome compares "be at home until 8.15" with appointments
// elsewhere that morning, and "be at home from 15" with those of the afternoon.
func (s *sight) beforeAndAfterHome(found map[string]*tight, p *passage) {
	until, hasUntil := p.claim(restate.HomeUntil)
	from, hasFrom := p.claim(restate.HomeFrom)
	if p.part != ofCondition && p.part != ofPlan || !hasUntil && !hasFrom {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.home || weekend(b.start) || label(b.Plan) == label(p.plan) {
			continue
		}
		minutes := s.minutesTo(b)
		if hasUntil {
			home := clockOn(b.start, until.Clock)
			gap := int(b.start.Sub(home).Minutes())
			if !b.start.Before(home) && gap < minutes {
				note(found, b, "home", minutes, gap).texts[p.ref] = p
			}
		}
		if hasFrom {
			home := clockOn(b.end, from.Clock)
			gap := int(home.Sub(b.end).Minutes())
			if !b.end.After(home) && gap < minutes {
				note(found, b, "home", minutes, gap).texts[p.ref] = p
			}
		}
	}
}

// beforeClosing finds appointments that go on while somebody must be fetched.
// Another grown-up at home may be the one who fetches: then nothing is said.
func (s *sight) beforeClosing(found map[string]*tight, p *passage) {
	closes, ok := p.claim(restate.ClosesAt)
	if !ok || s.adultAtHome() {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.Where.Online || weekend(b.start) || s.mindsChildren(b) {
			continue
		}
		if p.part == ofHousehold && slices.Contains(b.Guests, p.ref) {
			continue
		}
		shut := clockOn(b.start, closes.Clock)
		gap := int(shut.Sub(b.end).Minutes())
		if !b.end.After(shut) && gap >= s.minutesTo(b) || b.start.Sub(shut) > 30*time.Minute {
			continue
		}
		t := note(found, b, "closing", s.minutesTo(b), gap)
		if p.plan != nil {
			t.texts[p.ref] = p
		}
	}
}

// withoutRide finds ways that somebody who cannot travel alone must make without
// help: "sørger selv for transport", and no car or not fit to go out alone.
func (s *sight) withoutRide(found map[string]*tight, p *passage) {
	if _, ok := p.claim(restate.NoRide); !ok || p.part != ofCondition && p.part != ofPlan && p.part != ofMeasure {
		return
	}
	var stuck *passage
	for _, q := range append(slices.Clone(s.passages), s.own...) {
		if q.Has("må ikke færdes alene", "ikke færdes alene", "kan ikke færdes", "må ikke køre", "kan ikke køre", "kan ikke tage bus*", "ingen bil", "har ikke bil", "ikke længere bil",
			"solgt bilen", "bilen er solgt", "kørestol*", "kan ikke selv komme", "kan ikke bruge offentlig") {
			stuck = q
			break
		}
	}
	if stuck == nil {
		return
	}
	for _, b := range s.bookings {
		if label(b.Plan) == label(p.plan) && !b.home && slices.Contains(b.Guests, "") {
			note(found, b, "ride", s.minutesTo(b), 0).texts[p.ref] = p
		}
	}
}

// beforeOpening finds appointments that begin before a child can be left and the
// way be made.
func (s *sight) beforeOpening(found map[string]*tight, p *passage) {
	opens, ok := p.claim(restate.OpensAt)
	if !ok || s.adultAtHome() {
		return
	}
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.home || weekend(b.start) || s.mindsChildren(b) || p.part == ofHousehold && slices.Contains(b.Guests, p.ref) {
			continue
		}
		gap := int(b.start.Sub(clockOn(b.start, opens.Clock)).Minutes())
		if gap < s.minutesTo(b) && gap > -3*60 {
			t := note(found, b, "opening", s.minutesTo(b), gap)
			if p.plan != nil {
				t.texts[p.ref] = p
			}
		}
	}
}

func (s *sight) adultAtHome() bool {
	return slices.ContainsFunc(s.Citizen.Household, func(p models.Person) bool {
		return s.age(p.Born) >= 18 || p.Born.IsZero() && partnerWords.MatchString(strings.ToLower(p.Relation))
	})
}

// mindsChildren reports whether the appointment offers to mind the children.
func (s *sight) mindsChildren(b booking) bool {
	note := strings.ToLower(b.Note)
	return strings.Contains(note, "pasning") && !strings.Contains(note, "ikke") && !strings.Contains(note, "ingen")
}

func note(found map[string]*tight, b booking, how string, minutes, gap int) *tight {
	t := found[b.label]
	if t == nil {
		t = &tight{later: b, causes: map[string]booking{}, texts: map[string]*passage{}, minutes: minutes, gap: gap, day: b.start, how: how}
		found[b.label] = t
	}
	return t
}

func (t *tight) finding(s *sight) Finding {
	zone := s.AsOf.Location()
	f := Finding{Kind: TravelInfeasible, Severity: High, Acts: Municipality, Refs: []string{t.later.ID}, Args: map[string]string{
		"how": t.how, "minutes": strconv.Itoa(t.minutes), "gap": strconv.Itoa(t.gap),
		"first_date": t.day.In(zone).Format(time.DateOnly), "from": clockOf(t.later.start.In(zone)), "to": clockOf(t.later.end.In(zone)),
	}}
	f = f.touching(t.later.Plan)
	facts := []string{t.later.fact(), strconv.Itoa(t.minutes)}
	for _, name := range slices.Sorted(maps.Keys(t.causes)) {
		cause := t.causes[name]
		f.Refs = append(f.Refs, cause.ID)
		f = f.touching(cause.Plan)
		facts = append(facts, cause.fact())
		f.Args["before"] = clockOf(cause.end.In(zone))
	}
	for _, ref := range slices.Sorted(maps.Keys(t.texts)) {
		p := t.texts[ref]
		f.Refs = append(f.Refs, ref)
		f = f.touching(p.plan)
		facts = append(facts, p.raw)
	}
	return f.named(facts...)
}

// clockOn is the wall clock "08:15" on the day of t.
func clockOn(t time.Time, clock string) time.Time {
	hour, minute, _ := strings.Cut(clock, ":")
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	y, month, d := t.Date()
	return time.Date(y, month, d, h, m, 0, 0, t.Location())
}

func sameDay(a, b time.Time, zone *time.Location) bool {
	return models.DateOf(a.In(zone)) == models.DateOf(b.In(zone))
}

func weekend(t time.Time) bool {
	return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
}
