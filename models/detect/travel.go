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
		s.afterBringing(found, p)
		s.betweenRides(found, p)
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

// way is how many minutes one needs from the one appointment to the other.
func (s *sight) way(from, to booking) int { return between(s.spot(from), s.spot(to)) }

// spot is a place, with the minutes that are stated from home.
type spot struct {
	where   restate.PlaceParts
	home    bool
	minutes int
}

func (s *sight) spot(b booking) spot { return spot{b.Where, b.home, s.minutesTo(b)} }

// between is how many minutes one needs from the one place to the other, as far as
// somebody has said; 0 when nobody has. What is stated is the way from home.
func between(from, to spot) int {
	switch {
	case from.home:
		return to.minutes
	case to.home:
		return from.minutes
	case samePlace(from.where, to.where):
		return 0
	}
	return max(from.minutes, to.minutes)
}

func samePlace(a, b restate.PlaceParts) bool {
	return a.Name != "" && strings.EqualFold(a.Name, b.Name)
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
			if isSame(m.plan, b.Plan) {
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
