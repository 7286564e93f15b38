package models_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

// chooser gives a number below n.
type chooser func(n int) int

func one[T any](choose chooser, all ...T) T { return all[choose(len(all))] }

// machine does the same things in models and in the replay, and compares.
type machine struct {
	choose    chooser
	decide    decider
	now       time.Time
	events    []models.ConsentEvent
	laws      []models.Statute
	emergency map[string]*models.Emergency
	said      map[string]models.Protection // of the address, by source
	replay    replay
	made      int
	met       map[string]int // answers by their kind
}

var (
	offices = []models.Department{
		{ID: "jobcenter", Field: models.FieldJob}, {ID: "familieafdelingen", Field: models.FieldFamily},
		{ID: "psykiatrien", Field: models.FieldTreatment}, {ID: "ydelser", Field: models.FieldMoney},
	}
	froms = []string{"psykiatrien", "ydelser", "jobcenter", models.Citizens}
)

func newMachine(choose chooser, decide decider) *machine {
	m := &machine{choose: choose, decide: decide, now: theTime, emergency: map[string]*models.Emergency{}, said: map[string]models.Protection{}, met: map[string]int{}}
	m.replay = replay{laws: map[string]sharing{}, emergency: map[string]time.Time{}, fields: map[string]string{}, delivered: map[string][]string{}, born: eighteenYearsAgo.AddYears(18).At(0, 0, copenhagen()).AddDate(0, 0, 40)}
	for _, o := range offices {
		m.replay.fields[o.ID] = string(o.Field)
	}
	return m
}

// step does one thing, and says how models and the replay differ after it.
func (m *machine) step() string {
	switch m.choose(17) {
	case 0, 1, 2, 3:
		m.tick()
	case 4:
		m.law()
	case 5:
		who := one(m.choose, "jobcenter", "familieafdelingen")
		until := m.now.Add(one(m.choose, time.Nanosecond, time.Hour, 24*time.Hour))
		m.emergency[who], m.replay.emergency[who] = &models.Emergency{ID: who, Until: until}, until
	case 6:
		m.deliver()
	default:
		if said := m.say(); said != "" {
			return said
		}
	}
	return m.compare()
}

// tick lets time pass: a little, much, or to where something ends.
func (m *machine) tick() {
	var next []time.Time
	for _, s := range m.replay.said {
		next = append(next, s.ends)
	}
	for _, until := range m.replay.emergency {
		next = append(next, until)
	}
	next = append(next, m.replay.born)
	to := m.now.Add(one(m.choose, 0, time.Nanosecond, time.Second, 24*time.Hour))
	if m.choose(2) == 0 {
		to = next[m.choose(len(next))].Add(one(m.choose, -time.Nanosecond, 0, time.Nanosecond))
	}
	if to.After(m.now) && to.Before(m.now.AddDate(0, 2, 0)) {
		m.now = to
	}
}

// deliver has a source say something of the address, or nothing any more.
func (m *machine) deliver() {
	source, says := one(m.choose, "cpr", "sensum"), one(m.choose, "", "none", "none", "protected")
	m.said[source] = models.Protection(says)
	m.replay.delivered[source] = append(m.replay.delivered[source], says)
}

// law begins or ends one.
func (m *machine) law() {
	today := models.DateOf(m.now.In(copenhagen()))
	if n := len(m.laws); n > 0 && m.choose(2) == 0 {
		law := &m.laws[m.choose(n)]
		law.ValidUntil = today.AddDays(m.choose(3))
		kept := m.replay.laws[law.ID]
		kept.last = law.ValidUntil.At(0, 0, copenhagen())
		m.replay.laws[law.ID] = kept
		return
	}
	if len(m.laws) == 3 {
		return
	}
	law := models.Statute{
		ID: fmt.Sprint("s", len(m.laws)), From: one(m.choose, models.FieldMoney, models.FieldTreatment), To: models.FieldJob,
		Category: []models.Category{models.CategoryPapers, models.CategoryLimits, models.CategoryMeasures}[len(m.laws)],
		Purpose:  one(m.choose, models.PurposeCase, models.PurposeSpare), ValidFrom: today.AddDays(m.choose(3) - 1),
	}
	m.laws = append(m.laws, law)
	m.replay.laws[law.ID] = sharing{from: string(law.From), to: string(law.To), topic: string(law.Category), what: string(law.Purpose), first: law.ValidFrom.At(0, 0, copenhagen())}
}

func (m *machine) terms() models.Terms {
	t := models.Terms{
		From: one(m.choose, froms...), To: one(m.choose, "jobcenter", "familieafdelingen"), Category: models.CategoryGoals, Item: one(m.choose, "", "", "t1", "t2"),
		Purpose: one(m.choose, models.PurposeCase, models.PurposeSpare), ForWhat: "at hjælpe dig", Without: models.NothingLost,
	}
	if t.From != models.Citizens {
		t.Category = one(m.choose, models.CategoryLimits, models.CategoryPapers)
	}
	return t
}

// say has something said about a consent, and compares whether it may be.
func (m *machine) say() string {
	records := models.ConsentRecords(m.events)
	verb := one(m.choose, "ask", "give", "give", "answer", "answer", "decline", "narrow", "narrow", "pause", "resume", "withdraw")
	e := models.ConsentEvent{
		Seq: int64(len(m.events) + 1), Terms: m.terms(), Until: m.now.Add(one(m.choose, 0, time.Nanosecond, time.Hour, 48*time.Hour, 1000*time.Hour)),
		At: m.now, Capacity: models.AsSelf, Form: models.ByLogin,
	}
	giver := "self"
	switch m.choose(6) {
	case 0:
		e.Capacity, giver = models.AsParent, "parent"
	case 1:
		e.Capacity, e.Guards, giver = models.AsGuardian, models.GuardsPerson, "guardian of the person"
	case 2:
		e.Form = models.ByWord
	}
	var err error
	var c models.ConsentRecord
	switch {
	case verb == "ask" || verb == "give":
		if m.made++; m.made > 12 {
			return ""
		}
		c.ID = fmt.Sprint("c", m.made)
	case len(records) == 0:
		return ""
	default:
		c = records[m.choose(len(records))]
		if e.Terms = c.Terms; m.choose(2) == 0 {
			e.Terms.Item = one(m.choose, "", "t1", "t2")
		}
		if verb == "narrow" && m.choose(2) == 0 {
			e.Until = c.Until
		}
	}
	switch e.Consent = c.ID; verb {
	case "ask":
		e.What, err = models.ConsentAsked, e.Terms.CheckAsk(offices)
	case "give":
		e.What, err = models.ConsentGiven, errors.Join(e.Terms.Check(offices), models.CheckUntil(e.Until, m.now, m.now.AddDate(1, 0, 0)))
	case "answer":
		verb, e.What, err = "give", models.ConsentGiven, errors.Join(c.CheckGive(e.Terms), models.CheckUntil(e.Until, m.now, m.now.AddDate(1, 0, 0)))
	case "decline":
		e.What, err = models.ConsentDeclined, c.CheckDecline()
	case "narrow":
		e.What, err = models.ConsentNarrowed, c.CheckNarrow(e.Terms, e.Until, m.now)
	default:
		e.What = map[string]models.ConsentDeed{"pause": models.ConsentPaused, "resume": models.ConsentResumed, "withdraw": models.ConsentWithdrawn}[verb]
		err = c.CheckChange(e.What, m.now)
	}
	t := e.Terms
	words := utterance{e.Consent, verb, t.From, t.To, string(t.Category), t.Item, string(t.Purpose), e.Until, m.now, giver, string(e.Form)}
	own := t.From == t.To // which no consent is about
	if may := m.replay.allows(words) && !own; may != (err == nil) {
		return fmt.Sprintf("%+v: models say %v, the replay %v", words, err, may)
	}
	if err == nil {
		m.events, m.replay.said = append(m.events, e), append(m.replay.said, words)
	}
	return ""
}

// compare asks both about things that may have been touched.
func (m *machine) compare() string {
	records := models.ConsentRecords(m.events)
	for _, to := range offices[:2] {
		g := models.Grounds{
			Now: m.now, Zone: copenhagen(), Born: models.DateOf(m.replay.born.In(copenhagen())).AddYears(-18), To: to, Consents: records,
			Statutes: m.laws, Emergency: m.emergency[to.ID],
			Protection: models.Strictest(slices.Collect(maps.Values(m.said))...),
		}
		for range 3 {
			t := m.terms()
			if len(records) > 0 && m.choose(3) > 0 {
				t = records[m.choose(len(records))].Terms
			}
			q := question{to.ID, t.From, string(t.Category), one(m.choose, "t1", "t2", "t3"), string(t.Purpose), m.choose(12) == 0, m.choose(3) == 0, m.now}
			if m.choose(8) == 0 {
				q.what = "emergency"
			}
			look := models.Look{
				Of: q.from, Field: models.Field(m.replay.fields[q.from]), Category: models.Category(q.topic), Item: q.item, For: models.Purpose(q.what), Barred: q.barred, Place: q.where,
			}
			got, want := m.decide(look, g).String(), m.replay.answer(q)
			if got != want {
				return fmt.Sprintf("%+v: got %q, want %q", q, got, want)
			}
			kind, _, _ := strings.Cut(want, ":")
			m.met[kind]++
		}
	}
	return ""
}

// Each story is of so many steps, and is begun anew so many times in each check.
const (
	storySteps  = 50
	storiesEach = 40
)

func TestTheGateAnswersAsAReplayOfAllThatWasSaid(t *testing.T) {
	steps, met := 0, map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		numbers := rapid.IntRange(0, 1<<12)
		for range storiesEach {
			m := newMachine(func(n int) int { return numbers.Draw(rt, "n") % n }, models.Decide)
			m.met = met
			for range storySteps {
				steps++
				if different := m.step(); different != "" {
					rt.Fatalf("after %+v:\n%s", m.replay.said, different)
				}
			}
		}
	})
	if t.Logf("%d steps, answered %v", steps, met); !testing.Short() && steps < 200_000 {
		t.Errorf("only %d steps", steps)
	}
	for _, kind := range []string{"", "own", "consent", "statute", "emergency"} {
		if met[kind] < steps/100 {
			t.Errorf("%q is hardly ever the answer: %v", kind, met)
		}
	}
}

func TestTheReplayFindsEveryPlantedFault(t *testing.T) {
	for name, decide := range mutants {
		found, steps, random := false, 0, rand.New(rand.NewPCG(5, 25)) //nolint:gosec // the same each time
		for steps < 200_000 && !found {
			m := newMachine(random.IntN, decide)
			for range storySteps {
				if steps++; m.step() != "" {
					found = true
					break
				}
			}
		}
		if !found {
			t.Errorf("nothing differs in %d steps when %s", steps, name)
		}
	}
}
