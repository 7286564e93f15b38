package detect

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/topic"
)

// sight is the one plan read once for all detectors: what is booked when, and
// what every text of it says.
type sight struct {
	oneplan.Plan
	memory
	bookings []booking // the year ahead, by start
	passages []*passage
	unread   []*passage // while the plan is looked through
	own      []*passage // what the citizen says: goals, text, needs
	measures []measure
	byLabel  map[string]*models.SectorPlan
	arrived  []arrival // papers that notes say have come
	found    []Finding // by the detectors that ran before
}

// measure is a measure of the one plan with its text.
type measure struct {
	*oneplan.Measure
	*passage
	child string // household member that it is for alone, "" for the citizen
}

// look reads the plan. Its parts are put in an order of their own, for of two
// texts that say the same the first is often the one that is told.
func look(p oneplan.Plan) *sight {
	s := &sight{Plan: p, memory: newMemory(), byLabel: map[string]*models.SectorPlan{}}
	s.Bookings = slices.SortedFunc(slices.Values(p.Bookings), func(x, y oneplan.Booking) int {
		return cmp.Or(strings.Compare(label(x.Plan), label(y.Plan)), strings.Compare(x.ID, y.ID), x.Start.Compare(y.Start))
	})
	s.Plan.Consents = slices.SortedFunc(slices.Values(p.Consents), func(x, y models.Consent) int {
		return cmp.Or(strings.Compare(x.ID, y.ID), strings.Compare(x.Source, y.Source), strings.Compare(x.Scope, y.Scope))
	})
	if p.House != nil {
		s.byLabel[label(p.House)] = p.House
	}
	for i := range s.Plans {
		s.readPlan(&s.Plans[i])
	}
	s.readOwn()
	for _, m := range s.measuresByName() {
		s.readMeasure(m)
	}
	s.readAll()
	s.bookings = s.bookingsOf(s.Plan)
	return s
}

func (s *sight) measuresByName() []*oneplan.Measure {
	var all []*oneplan.Measure
	for i := range s.Areas {
		for j := range s.Areas[i].Measures {
			all = append(all, &s.Areas[i].Measures[j])
		}
	}
	slices.SortFunc(all, func(x, y *oneplan.Measure) int {
		return strings.Compare(label(x.Plan)+"/"+x.Measure.ID, label(y.Plan)+"/"+y.Measure.ID)
	})
	return all
}

func (s *sight) readPlan(plan *models.SectorPlan) {
	s.byLabel[label(plan)] = plan
	var all []*passage
	add := func(part part, ref, text string) *passage {
		read := s.read(part, plan, ref, text)
		if read != nil {
			all = append(all, read)
		}
		return read
	}
	add(ofPlan, plan.ID, plan.Title)
	add(ofPlan, plan.ID, plan.Text)
	for _, g := range plan.Goals {
		if read := add(ofGoal, g.ID, sentence(g.Text)+g.Indicator); read != nil {
			read.to = g.Deadline
		}
	}
	for _, c := range plan.Conditions {
		add(ofCondition, c.ID, c.Text)
	}
	for _, d := range plan.Demands {
		add(ofDemand, d.ID, sentence(d.What)+d.Why)
	}
	for _, n := range plan.Notes {
		add(ofNote, plan.ID, n)
	}
	for _, a := range plan.Appointments {
		add(ofAppointment, a.ID, sentence(a.Title)+sentence(a.Note)+a.With)
	}
	slices.SortStableFunc(all, func(x, y *passage) int {
		if x.part == ofPlan && y.part == ofPlan { // its title stands before its text
			return 0
		}
		return cmp.Or(cmp.Compare(x.part, y.part), byText(x, y))
	})
	s.passages = append(s.passages, all...)
}

func (s *sight) readOwn() {
	add := func(part part, ref, text string) {
		if read := s.read(part, nil, ref, text); read != nil {
			s.own = append(s.own, read)
		}
	}
	for _, g := range s.Citizen.Voice.Goals {
		add(ofOwnGoal, g.ID, g.Text)
	}
	add(ofOwnText, "", s.Citizen.Voice.Text)
	for _, n := range slices.Sorted(slices.Values(s.Citizen.Needs)) {
		add(ofNeed, "", n)
	}
	for _, p := range s.Citizen.Household {
		add(ofHousehold, p.ID, p.Note)
	}
}

func (s *sight) readMeasure(m *oneplan.Measure) {
	read := s.read(ofMeasure, m.Plan, m.Measure.ID, sentence(m.Name)+sentence(m.Text)+sentence(m.Amount)+m.Provider)
	if read == nil {
		read = &passage{part: ofMeasure, plan: m.Plan, ref: m.Measure.ID}
	}
	read.from, read.to = m.From, m.To
	s.passages = append(s.passages, read)
	s.measures = append(s.measures, measure{m, read, s.childOf(m)})
}

// childOf is the household member a measure is for alone. A measure in a
// child's plan is the family's unless its words say whose it is.
func (s *sight) childOf(m *oneplan.Measure) string {
	for _, person := range s.Citizen.Household {
		name := person.FirstName()
		if name == "" {
			continue
		}
		for _, words := range []string{"til " + name, "for " + name, "med " + name, name + "s "} {
			if strings.Contains(m.Name+" "+m.Text+" ", words) {
				return person.ID
			}
		}
	}
	person, known := s.Citizen.PersonByID(m.Plan.Subject)
	family := func() bool {
		return s.said(m.Name+". "+m.Text).Has("forældre*", "mor", "far", "familie*", "hjemmet", "hjem", "hjemme", "netværk*", "mors", "fars")
	}
	if known && !family() {
		return person.ID
	}
	return ""
}

func (s *sight) read(part part, plan *models.SectorPlan, ref, text string) *passage {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	p := &passage{part: part, plan: plan, ref: ref, raw: text, low: strings.ToLower(text)}
	s.unread = append(s.unread, p)
	return p
}

// readers is how many read at once: while one citizen's plan is looked at in a
// transaction, others wait for it.
const readers = 2

// readAll reads what every passage says, several at once: what a text says depends
// on nothing but itself. What was heard is then kept in the order of the passages.
func (s *sight) readAll() {
	var next atomic.Int64
	var all sync.WaitGroup
	for range readers {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(s.unread)); i = next.Add(1) - 1 {
				p := s.unread[i]
				p.Text, p.claims = topic.Read(p.raw), restate.Claims(p.raw, s.Today)
			}
		})
	}
	all.Wait()
	for _, p := range s.unread {
		said := p.Text
		s.hear(p.raw, &said)
	}
	s.unread = nil
}

// overlapping reports whether some day from today lies in both spans; zero days
// are open.
func overlapping(today, from, to, from2, to2 models.Date) bool {
	first, last := today, models.Date{}
	for _, d := range []models.Date{from, from2} {
		if d.After(first) {
			first = d
		}
	}
	for _, d := range []models.Date{to, to2} {
		if !d.IsZero() && (last.IsZero() || d.Before(last)) {
			last = d
		}
	}
	return last.IsZero() || !last.Before(first)
}

// isChilds reports whether a plan is about a member of the household.
func (s *sight) isChilds(plan *models.SectorPlan) bool {
	return plan != nil && aboutChild(s.Plan, plan)
}

// age is how old somebody is today, -1 when no day of birth is told.
func (s *sight) age(born models.Date) int { return ageOn(born, s.Today) }

func ageOn(born, day models.Date) int {
	if born.IsZero() {
		return -1
	}
	years := day.Year - born.Year
	if born.AddYears(years).After(day) {
		years--
	}
	return years
}
